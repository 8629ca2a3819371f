/**
 * Supervision and evaluation: targets, checks and consequences for organisations. Each of the three is a separate setting.
 */

import { costPerResident, costsPerResident, intervention } from "../intervention.ts";
import { endState } from "../parameter.ts";
import { raise } from "../policy.ts";

export const supervisionEvaluation = intervention({
  id: "supervision-evaluation",
  title: "Supervision and evaluation",
  summary: "Evaluation with targets, audits and consequences.",
  failureMode:
    "Targets without checks: cases closed on paper, reported above true, satisfaction falls; records for inspectors eat staff time.",
  source: "Cases caotang-road, shanghai-smart; Duflo, Hanna & Ryan [V]",
  parameters: {
    pressure: endState(0.65, "Weight of targets."),
    audit: endState(0.45, "Probability that a closure or duty is checked."),
    consequence: endState(0.65, "What follows from a bad finding."),
    ...costsPerResident({ planning: 1, build: 2, run: 5 }),
  },
  phases: { planning: 60, construction: 90 },
  cost: costPerResident,
  apply: ({ policy }, state, values) => {
    raise(policy, "evaluationPressure", values.pressure, state.level);
    raise(policy, "auditRate", values.audit, state.level);
    raise(policy, "consequence", values.consequence, state.level);
  },
});
