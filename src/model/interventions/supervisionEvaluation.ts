/**
 * Supervision and evaluation: targets, checks and consequences for organisations. Each of the three is a separate setting.
 */

import { costPerResident, costsPerResident, intervention } from "../intervention.ts";
import { endState } from "../parameter.ts";
import { lower, raise } from "../policy.ts";

/** Parameters that say in which form audits are done, and the settings they move. */
const forms = [
  ["ledger", "auditLedger"],
  ["sampling", "auditSampling"],
  ["callBack", "auditCallBack"],
  ["digital", "auditDigital"],
] as const;

export const supervisionEvaluation = intervention({
  id: "supervision-evaluation",
  title: "Supervision and evaluation",
  summary: "Evaluation with targets, audits along ties of supervision and consequences.",
  failureMode:
    "Targets without checks: cases closed on paper, reported above true, satisfaction falls; records for inspectors eat staff time where ledgers are what is read.",
  source: "Cases caotang-road, shanghai-smart; Duflo, Hanna & Ryan [V]",
  answers: ["satisfaction", "returns"],
  parameters: {
    pressure: endState(0.65, "Weight of targets."),
    audit: endState(0.45, "Share of the work of whom they supervise that supervisors are to audit."),
    consequence: endState(0.65, "What follows from a bad finding."),
    ledger: endState(0.25, "Weight of ledgers among audits."),
    sampling: endState(0.25, "Weight of revisited cases among audits."),
    callBack: endState(0.25, "Weight of reporters who are asked among audits."),
    digital: endState(0.25, "Weight of traces on the platform among audits."),
    hotline: endState(0.5, "Share of closed cases from the hotline that it calls back."),
    ...costsPerResident({ planning: 1, build: 2, run: 5 }),
  },
  phases: { planning: 60, construction: 90 },
  cost: costPerResident,
  apply: ({ policy }, state, values) => {
    raise(policy, "evaluationPressure", values.pressure, state.level);
    raise(policy, "auditIntensity", values.audit, state.level);
    raise(policy, "consequence", values.consequence, state.level);
    raise(policy, "hotlineCallBack", values.hotline, state.level);
    for (const [form, setting] of forms) {
      raise(policy, setting, values[form], state.level);
      lower(policy, setting, values[form], state.level);
    }
  },
});
