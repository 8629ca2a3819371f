/**
 * Resident incentives: points and small rewards, public recognition, publicity of good deeds.
 */

import { costPerResident, costsPerResident, intervention } from "../intervention.ts";
import { assumption, endState } from "../parameter.ts";
import { add, raise } from "../policy.ts";

export const residentIncentives = intervention({
  id: "resident-incentives",
  title: "Resident incentives",
  summary: "Rewards, recognition and publicity for residents who contribute.",
  failureMode: "A small reward crowds out inner motivation; after withdrawal participation falls below the start.",
  source: "Cases caotang-road, tongxiang; Faillo et al. 2010 [V] on showing good contributors",
  parameters: {
    reward: {
      default: 6,
      unit: "yuan",
      min: 0,
      max: 500,
      meaning: "Reward per occasion of taking part.",
      source: assumption("points worth a bus ride or two"),
    },
    recognition: endState(0.6, "Public recognition of contributors."),
    publicity: endState(0.6, "Share of residents who hear of good deeds."),
    ...costsPerResident({ planning: 0.5, build: 1, run: 1.5 }),
  },
  phases: { planning: 30, construction: 30 },
  cost: costPerResident,
  apply: ({ policy }, lever, values) => {
    add(policy, "rewardYuan", values.reward, lever.level);
    raise(policy, "recognition", values.recognition, lever.level);
    raise(policy, "publicity", values.publicity, lever.level);
  },
});
