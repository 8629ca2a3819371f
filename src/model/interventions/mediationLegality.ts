/**
 * Mediation and legality: skilled mediators for disputes, rules that people can rely on.
 */

import { costPerResident, costsPerResident, intervention } from "../intervention.ts";
import { rolesWith } from "../kindLists.ts";
import { assumption, choice, endState } from "../parameter.ts";
import { halfToDouble } from "../plausible.ts";
import { add, raise } from "../policy.ts";
import { REFERENCE_RESIDENTS } from "../units.ts";

const MEDIATE = rolesWith("mediate");

export const mediationLegality = intervention({
  id: "mediation-legality",
  title: "Mediation and legality",
  summary: "Skilled mediation of disputes and a rising level of legality.",
  failureMode: "Slow, and it costs skilled staff: cases of other kinds wait longer while mediators are trained.",
  source: "Case taiyuan; Fengqiao-type practice [V]",
  answers: ["satisfaction", "returns"],
  parameters: {
    mediationHours: {
      default: 5,
      unit: "hours",
      min: 0,
      max: 200,
      meaning: "Added hours of skilled mediation per 8,000 residents and day.",
      source: choice("desired end state; a scenario sets it"),
      plausible: halfToDouble(),
    },
    legality: endState(0.75, "Level of rules and legality when settled."),
    settlingDays: {
      default: 365,
      unit: "days",
      min: 1,
      max: 10000,
      meaning: "Days of operation until rules have half settled.",
      source: assumption("rules change slowly"),
      plausible: halfToDouble(),
    },
    staffDrain: {
      default: 0.8,
      unit: "hours",
      min: 0,
      max: 50,
      meaning: "Committee hours per day and 8,000 residents that mediation takes.",
      source: assumption("skilled staff are taken from the committee"),
      plausible: halfToDouble(),
    },
    ...costsPerResident({ planning: 1, build: 2, run: 6 }),
  },
  phases: { planning: 60, construction: 90 },
  cost: costPerResident,
  apply: (world, state, values) => {
    const { policy } = world;
    add(policy, "mediationHours", values.mediationHours, state.level);
    raise(policy, "legality", values.legality, (state.level * state.operationDays) / (state.operationDays + values.settlingDays));
    // Exceptionally acts on agents: mediators come out of the committees' day.
    const drain = (values.staffDrain * state.level * world.place.residentCount) / REFERENCE_RESIDENTS;
    const committees = world.organisations.filter((organisation) => MEDIATE.has(organisation.role) && organisation.staff > 0);
    for (const committee of committees) {
      committee.owed += drain / committees.length;
      committee.asked += drain / committees.length;
    }
  },
});
