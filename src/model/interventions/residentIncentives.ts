/**
 * Resident incentives: points and small rewards, public recognition, publicity of good deeds.
 */

import { costPerResident, costsPerResident, intervention } from "../intervention.ts";
import { choice, endState } from "../parameter.ts";
import { halfToDouble } from "../plausible.ts";
import { add, raise } from "../policy.ts";
import { FORM_COUNT } from "../residents.ts";
import type { World } from "../state.ts";
import { DAYS_PER_WEEK, DAYS_PER_YEAR } from "../time.ts";

/** Occasions of taking part per year at last week's activity, all forms. */
function occasionsPerYear(world: World): number {
  const { place, record } = world;
  let perWeek = 0;
  for (let community = 0; community < place.communityCount; community++) {
    const residents = place.communityResident[community + 1] - place.communityResident[community];
    for (let form = 0; form < FORM_COUNT; form++) perWeek += record.active[community * FORM_COUNT + form] * residents;
  }
  return perWeek * (DAYS_PER_YEAR / DAYS_PER_WEEK);
}

export const residentIncentives = intervention({
  id: "resident-incentives",
  title: "Resident incentives",
  summary: "Rewards, recognition and publicity for residents who contribute.",
  failureMode: "A small reward crowds out inner motivation; after withdrawal participation falls below the start.",
  source: "Cases caotang-road, tongxiang; Faillo et al. 2010 [V] on showing good contributors",
  answers: ["security"],
  parameters: {
    reward: {
      default: 6,
      unit: "yuan",
      min: 0,
      max: 500,
      meaning: "Reward per occasion of taking part.",
      source: choice("points worth a bus ride or two"),
      plausible: halfToDouble(),
    },
    recognition: endState(0.6, "Public recognition of contributors."),
    publicity: endState(0.6, "Share of residents who hear of good deeds."),
    ...costsPerResident({ planning: 0.5, build: 1, run: 1.5 }),
  },
  phases: { planning: 30, construction: 30 },
  // Rewards are paid out of the running costs: as many as residents took part last week.
  cost(world, values) {
    const running = costPerResident(world, values);
    return { ...running, operation: running.operation + values.reward * occasionsPerYear(world) };
  },
  apply: ({ policy }, state, values) => {
    // Rewards are paid, and costed, in operation only.
    if (state.phase === "operation") add(policy, "rewardYuan", values.reward, state.level);
    raise(policy, "recognition", values.recognition, state.level);
    raise(policy, "publicity", values.publicity, state.level);
  },
});
