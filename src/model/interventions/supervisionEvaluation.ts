/**
 * Supervision and evaluation: targets, checks and consequences for organisations. Each of the three is a separate setting.
 */

import { intervention } from "../intervention.ts";
import { assumption } from "../parameter.ts";
import { raise } from "../policy.ts";

export const supervisionEvaluation = intervention({
  id: "supervision-evaluation",
  title: "Supervision and evaluation",
  summary: "Evaluation with targets, audits and consequences.",
  failureMode:
    "Targets without checks: cases closed on paper, reported above true, satisfaction falls; records for inspectors eat staff time.",
  source: "Cases caotang-road, shanghai-smart; Duflo, Hanna & Ryan [V]",
  parameters: {
    pressure: {
      default: 0.65,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Weight of targets.",
      source: assumption("desired end state; a scenario sets it"),
    },
    audit: {
      default: 0.45,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "Probability that a closure or duty is checked.",
      source: assumption("desired end state; a scenario sets it"),
    },
    consequence: {
      default: 0.65,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "What follows from a bad finding.",
      source: assumption("desired end state; a scenario sets it"),
    },
    planningCost: {
      default: 1,
      unit: "yuan/resident",
      min: 0,
      max: 100000,
      meaning: "Planning: one-off sum per resident.",
      source: assumption("order of magnitude; no price series found"),
    },
    buildCost: {
      default: 2,
      unit: "yuan/resident",
      min: 0,
      max: 100000,
      meaning: "Construction: one-off sum per resident.",
      source: assumption("order of magnitude; no price series found"),
    },
    runCost: {
      default: 5,
      unit: "yuan/resident/year",
      min: 0,
      max: 100000,
      meaning: "Operation: yearly sum per resident.",
      source: assumption("order of magnitude; no price series found"),
    },
  },
  phases: { planning: 60, construction: 90 },
  cost: (world, values) => ({
    planning: values.planningCost * world.place.residentCount,
    construction: values.buildCost * world.place.residentCount,
    operation: values.runCost * world.place.residentCount,
  }),
  apply: ({ policy }, lever, values) => {
    raise(policy, "evaluationPressure", values.pressure, lever.level);
    raise(policy, "auditRate", values.audit, lever.level);
    raise(policy, "consequence", values.consequence, lever.level);
  },
});
