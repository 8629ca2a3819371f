/**
 * 22 · Being monitored does little without a consequence.
 *
 * Evidence: teachers in rural India who were photographed at the start and end of every day, with pay tied to the days proved, were absent
 * on 21 % of days instead of 42 %; nearly all of it came through the pay. Experiment: staff that shirk 42 % of their time are checked
 * every day, once with pay and post at stake, once with nothing at stake, against staff whom nobody checks. Measure: shirking, one minus
 * the mean effort of staff, in the second half of a run of twenty months.
 */
import { indicatorMeasure } from "../measure.ts";
import { pattern } from "../pattern.ts";

/** Checks of every duty by the trace it leaves, as photographs do, by themselves: no targets to be met. */
const checked = (consequence: number) => ({
  interventions: {
    "supervision-evaluation": { parameters: { pressure: 0, audit: 1, consequence, ledger: 0, sampling: 0, callBack: 0, digital: 1 } },
  },
});
/** As in the schools before the cameras: 42 % absent, no checks with consequences, no targets. */
const unchecked = {
  set: {
    "handling.baseEffort": 0.58,
    "institutions.auditIntensity": 0,
    "institutions.consequence": 0,
    "institutions.evaluationPressure": 0,
    "institutions.platformCoverage": 1,
    // Ties of supervision at full strength: all work is within reach.
    "network.firstStrength": 1,
  },
};
const common = { scale: 0.1, days: 600 };

export const monitoringConsequence = pattern({
  id: "monitoring-consequence",
  row: "22",
  level: "T",
  title: "Monitoring works through its consequence",
  evidence: [
    {
      text: "57 of 113 schools in rural India, drawn at random: absence of teachers 21 % instead of 42 % with daily photographs and pay tied to the days proved; almost all of it through the pay",
      source: "Duflo, Hanna & Ryan",
      mark: "V",
    },
    {
      text: "Monitoring by the community, without a consequence, did not lower absence",
      source: "Duflo 2004, as reported there",
      mark: "V",
    },
  ],
  experiment:
    "The schools' starting point in one community: staff shirk 42 % of their time, nobody checks, nothing follows, no targets. All work leaves a trace, as photographs do, and ties, those of supervision among them, begin at full strength. Then supervisors look at all traces, once with pay and post at stake (consequence 1), once with nothing at stake (consequence 0). Teachers in India stand for staff of Chinese street offices, police stations, firms and committees; that is an assumption.",
  measured: "Shirking is one minus the staff's mean effort, days 300 to 600; the cut is relative to the community without checks.",
  mechanism:
    "Effort answers to checks × consequence (evaluation.effortStake); being watched alone has a small stake; property firms answer to penalties besides (contracts.penalty). Form and size, half of what was shirked, are taken from this evidence: the row holds the model to its source, it does not test it.",
  changed:
    "Missed at first (1 of 2: shirking cut by 99.5 %): consequence added to effort. It now ends a share of shirking, `evaluation.effortStake`, 0.5 after this source.",
  configurations: {
    none: { what: "nobody checks", ...common, patch: unchecked },
    with: { what: "daily checks, pay and post at stake", ...common, patch: { ...unchecked, ...checked(1) } },
    without: { what: "daily checks, nothing at stake", ...common, patch: { ...unchecked, ...checked(0) } },
  },
  measure: indicatorMeasure("effort", (run) => ({ shirking: 1 - run.during("effort", 300, 600) })),
  criteria: [
    {
      id: "cut-with",
      label: "Shirking cut with consequences",
      unit: "%",
      value: (of) => [of("none", "shirking") - of("with", "shirking"), of("none", "shirking")],
      scale: 100,
      target: { kind: "within", low: 35, high: 65 },
    },
    {
      id: "without-of-with",
      label: "Cut without consequences, of that with them",
      unit: "%",
      value: (of) => [of("none", "shirking") - of("without", "shirking"), of("none", "shirking") - of("with", "shirking")],
      scale: 100,
      target: { kind: "within", low: -100, high: 20 },
    },
  ],
  knockOut: {
    what: "nothing is at stake in a check, for staff or for firms: effort answers to being watched alone",
    patch: { set: { "evaluation.effortStake": 0, "contracts.penalty": 0 } },
    loses: ["cut-with", "without-of-with"],
  },
});
