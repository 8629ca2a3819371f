/**
 * Facilitative leadership: someone who empowers weak voices, keeps the process going and lets go of deciding alone; party-led brokerage may carry it. Facilitation and dominance are two settings.
 */

import { costPerResident, costsPerResident, intervention } from "../intervention.ts";
import { choice, endState } from "../parameter.ts";
import { between } from "../plausible.ts";
import { lower, raise } from "../policy.ts";

export const facilitativeLeadership = intervention({
  id: "facilitative-leadership",
  title: "Facilitative leadership",
  summary: "Leadership that convenes and empowers instead of deciding alone; may rest on one broker.",
  failureMode: "Dependence on one broker: when the broker is rotated, the gain goes with the person.",
  source: "Cases caotang-road, taiyuan, shanghai-smart; SFIC (Ansell & Gash 2008 [V])",
  answers: ["queue", "closure"],
  parameters: {
    facilitation: endState(0.8, "Facilitative leadership reached."),
    dominance: endState(0.3, "Remaining government dominance."),
    brokerage: {
      default: 0.4,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "How much of it rests on one person, such as a party secretary, who brokers.",
      source: choice("who carries it is part of the design"),
      plausible: between(0, 1, "any level may be chosen"),
    },
    rotationDay: {
      default: 0,
      unit: "days",
      min: 0,
      max: 100000,
      meaning: "Day of operation on which the broker is moved on; 0 never.",
      source: choice("a scenario sets it"),
      plausible: between(0, 730, "never, or some day of the first two years"),
    },
    ...costsPerResident({ planning: 0.5, build: 1, run: 2 }),
  },
  phases: { planning: 30, construction: 120 },
  cost: costPerResident,
  apply: ({ policy }, state, values) => {
    const gone = values.rotationDay > 0 && state.operationDays > values.rotationDay;
    // What rests on one person leaves with that person; institutions keep the rest.
    const left = gone ? state.level * (1 - values.brokerage) : state.level;
    raise(policy, "facilitation", values.facilitation, left);
    lower(policy, "governmentDominance", values.dominance, left);
    raise(policy, "brokerage", values.brokerage, left);
  },
});
