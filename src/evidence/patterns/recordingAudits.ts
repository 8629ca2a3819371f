/**
 * 35 · Where targets bind and nobody audits, a fifth of what is reported is not taken down; audits bring nearly all of it onto the books.
 *
 * Evidence: an inspection of all police forces of England and Wales. Experiment: a community under half of full targets, without audits,
 * with audits of half of the work, and of all of it, asked for with full consequence. Measure: what is put to the police and taken down.
 */
import { indicatorMeasure } from "../measure.ts";
import { pattern, type Readings } from "../pattern.ts";

const FROM = 360;
const DAYS = 720;
/** Half of full targets, for which the parameters of recording were chosen; no audits before, and no platform whose traces would do their work. */
const set = { "institutions.evaluationPressure": 0.5, "institutions.auditIntensity": 0, "institutions.platformCoverage": 0 };
const audited = (audit: number) => ({
  set,
  interventions: { "supervision-evaluation": { parameters: { pressure: 0.5, audit, consequence: 1, hotline: 0 } } },
});
const recorded = (name: string) => (of: Readings) => of(name, "police");

export const recordingAudits = pattern({
  id: "recording-audits",
  row: "35",
  level: "T",
  title: "Audits bring onto the books what targets keep off them",
  evidence: [
    {
      text: "England and Wales 2014, more than 8,000 reports in all 43 forces: 19 % of reported crimes not recorded; the best force recorded 328 of 332, the worst 67 of 112",
      source: "HMIC 2014; shares computed",
      mark: "V",
    },
    { text: "After the inspection later rates were over 90 %", source: "later inspections", mark: "M" },
    {
      text: "96,000 officers were disciplined for faults of enforcement from 2018 to August 2021, nearly 80 % of it for cases not opened or shelved",
      source: "China; Li 2022, quoted",
      mark: "V2",
    },
  ],
  experiment:
    "The middling community (8,000 residents) for two years under half of full targets: without audits; with audits of half of the work and of all of it asked for, in four forms alike, with full consequence of a finding. " +
    "That 19 % are not taken down without audits is put in (recording.discretion), and so is that audits of half of the work bring nearly all onto the books (recording.auditWeight). " +
    "What is not put in is whether supervisors get that far: audits take their hours and go along ties.",
  measured:
    "Share of matters put to the police, by residents or by what presence found, that they took down; mean of the months of the second year.",
  mechanism:
    "Discretion grows with targets and load and falls with what audits find times its consequence (recording.*); audits along ties of supervision, by the hours that supervisors have (evaluation.*Hours, attention).",
  configurations: {
    none: { what: "no audits", days: DAYS, patch: { set } },
    half: { what: "audits of half of the work asked for", days: DAYS, patch: audited(0.5) },
    all: { what: "audits of all work asked for", days: DAYS, patch: audited(1) },
  },
  measure: indicatorMeasure("recorded-under-audits", (run) => ({
    police: 100 * run.during("recorded-share|kind:police", FROM, DAYS),
    audited: 100 * run.during("audit-rate|organisation:police-station", FROM, DAYS),
  })),
  criteria: [
    {
      id: "none",
      label: "Taken down by the police without audits",
      unit: "%",
      value: recorded("none"),
      target: { kind: "within", low: 60, high: 96 },
    },
    {
      id: "rise",
      label: "Rise by audits of all work",
      unit: "points",
      value: (of) => recorded("all")(of) - recorded("none")(of),
      target: { kind: "positive" },
    },
    {
      id: "all",
      label: "Taken down by the police where audits of all work are asked for",
      unit: "%",
      value: recorded("all"),
      target: { kind: "within", low: 96, high: 100 },
    },
  ],
  noted: [
    { id: "half", label: "taken down by the police, audits of half of the work asked for", unit: "%", value: recorded("half") },
    { id: "audited-half", label: "of their work audited, half asked for", unit: "%", value: (of) => of("half", "audited") },
    { id: "audited-all", label: "of their work audited, all asked for", unit: "%", value: (of) => of("all", "audited") },
  ],
  knockOut: {
    what: "what audits find does not move what is taken down",
    patch: { set: { "recording.auditWeight": 0 } },
    loses: ["rise"],
  },
});
