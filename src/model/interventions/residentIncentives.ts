/**
 * Resident incentives: points and small rewards, public recognition, publicity of good deeds.
 */

import { intervention } from "../intervention.ts";
import { assumption } from "../parameter.ts";
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
    recognition: {
      default: 0.6,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Public recognition of contributors.",
      source: assumption("desired end state; a scenario sets it"),
    },
    publicity: {
      default: 0.6,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Share of residents who hear of good deeds.",
      source: assumption("desired end state; a scenario sets it"),
    },
    planningCost: {
      default: 0.5,
      unit: "yuan/resident",
      min: 0,
      max: 100000,
      meaning: "Planning: one-off sum per resident.",
      source: assumption("order of magnitude; no price series found"),
    },
    buildCost: {
      default: 1,
      unit: "yuan/resident",
      min: 0,
      max: 100000,
      meaning: "Construction: one-off sum per resident.",
      source: assumption("order of magnitude; no price series found"),
    },
    runCost: {
      default: 1.5,
      unit: "yuan/resident/year",
      min: 0,
      max: 100000,
      meaning: "Operation: yearly sum per resident.",
      source: assumption("order of magnitude; no price series found"),
    },
  },
  phases: { planning: 30, construction: 30 },
  cost: (world, values) => ({
    planning: values.planningCost * world.place.residentCount,
    construction: values.buildCost * world.place.residentCount,
    operation: values.runCost * world.place.residentCount,
  }),
  apply: ({ policy }, lever, values) => {
    add(policy, "rewardYuan", values.reward, lever.level);
    raise(policy, "recognition", values.recognition, lever.level);
    raise(policy, "publicity", values.publicity, lever.level);
  },
});
