/**
 * 29 · Where figures are targets and nobody checks, they run ahead of the truth.
 *
 * Evidence: the resolution rate of a city's hotline rose from 53 to 97 % in under six years of rankings; how much of it is real nobody has
 * measured. Experiment: one community under strong targets, with audits from hardly any to nearly all that supervisors have hours for, and the same without targets.
 * Measure: the share of cases closed in time on paper minus the share solved in time in truth.
 */
import { indicatorMeasure } from "../measure.ts";
import { pattern } from "../pattern.ts";

const FROM = 360;
const DAYS = 720;
const audits = [0.08, 0.3, 0.6, 0.9] as const;
const nameOf = (audit: number) => `audit-${Math.round(audit * 100)}`;

/** Targets that decide standing, with the intervention's own consequence of a bad finding; `audit` of 0.08 of the hours supervisors could give is what there was before. */
const targets = (audit: number) => ({
  interventions: { "supervision-evaluation": { parameters: { pressure: 0.8, audit } } },
});
const common = { scale: 0.25, days: DAYS };

export const hotlineFigures = pattern({
  id: "hotline-figures",
  row: "29",
  level: "T",
  title: "Reported resolution runs ahead of true resolution under targets without audits",
  evidence: [
    {
      text: "Beijing's 12345 hotline, January 2019 to September 2024: resolution 53.1 → 96.5 %, satisfaction 64.6 → 96.9 %",
      source: "press",
      mark: "P",
    },
    {
      text: "The only official table of both figures has 28 points between satisfied and solved on the same tickets (pattern 32)",
      source: "monthly report of Gao'an's hotline, October 2023",
      mark: "V",
    },
    {
      text: "That part of such a rise is managed closure is an inference; no measured size was found",
      source: "Campbell, Goodhart; form of gaming",
      mark: "M",
    },
  ],
  experiment:
    "One community, targets at 0.8 of full weight. Supervisors give 8 % of the audit hours they could (as before the targets), 30, 60 and 90 %; and the same community without targets (weight 0). The size of the gap is a band that a sceptic would grant, not a measurement.",
  measured:
    "Share of ended cases reported as closed within the deadline minus the share truly solved within it, in points, mean of the 30-day periods of the second year.",
  mechanism:
    "Cases still open on their last day in time are closed on paper with a share h · (pressure − found · deterrence) (evaluation.gamingGain, gamingDeterrence); audits along ties of supervision send what they find back to work.",
  changed:
    "Missed at first (5 of 7): cases were closed on paper once overdue, when it no longer helps a figure that counts closures in time. They now are on their last day in time. The calibration, which aims at the gap and at what targets add to it, took `evaluation.gamingGain` from 0.6 to 0.36 and `gamingDeterrence` from 2.2 to 3.6 (the sets leave 0.32 to 0.81 of the one and nearly all of the other).",
  configurations: {
    untargeted: { what: "no targets, hardly any audits", ...common, patch: { set: { "institutions.evaluationPressure": 0 } } },
    ...Object.fromEntries(
      audits.map((audit) => [
        nameOf(audit),
        { what: `strong targets, ${Math.round(audit * 100)} % of audit hours`, ...common, patch: targets(audit) },
      ]),
    ),
  },
  measure: indicatorMeasure("closure-gap", (run) => ({
    gap: run.during("closure-gap", FROM, DAYS),
    reported: 100 * run.during("reported-closure-share", FROM, DAYS),
    truth: 100 * run.during("true-closure-share", FROM, DAYS),
    paper: run.during("closure-gap|cause:paper", FROM, DAYS),
    recorded: 100 * run.during("recorded-share", FROM, DAYS),
  })),
  criteria: [
    {
      id: "gap",
      label: "Reported minus true resolution under targets, hardly audited",
      unit: "points",
      value: (of) => of(nameOf(audits[0]), "gap"),
      target: { kind: "within", low: 5, high: 40 },
    },
    {
      id: "targets-open-it",
      label: "Gap under targets minus gap without",
      unit: "points",
      value: (of) => of(nameOf(audits[0]), "gap") - of("untargeted", "gap"),
      target: { kind: "within", low: 5, high: 40 },
    },
    ...audits.slice(1).map((audit, i) => ({
      id: `falls-to-${nameOf(audit)}`,
      label: `Change of the gap from ${Math.round(audits[i] * 100)} to ${Math.round(audit * 100)} % of audit hours`,
      unit: "points",
      value: (of: (configuration: string, reading: string) => number) => of(nameOf(audit), "gap") - of(nameOf(audits[i]), "gap"),
      target: { kind: "negative" } as const,
    })),
    {
      id: "figures-flatter",
      label: "Reported resolution, 8 instead of 90 % of audit hours",
      unit: "points",
      value: (of) => of(nameOf(audits[0]), "reported") - of(nameOf(audits[3]), "reported"),
      target: { kind: "positive" },
    },
    {
      id: "truth-suffers",
      label: "True resolution, 8 instead of 90 % of audit hours",
      unit: "points",
      value: (of) => of(nameOf(audits[0]), "truth") - of(nameOf(audits[3]), "truth"),
      target: { kind: "negative" },
    },
  ],
  noted: [
    { id: "gap-untargeted", label: "gap without targets", unit: "points", value: (of) => of("untargeted", "gap") },
    { id: "paper", label: "of the gap under targets, closed on paper", unit: "points", value: (of) => of(nameOf(audits[0]), "paper") },
    {
      id: "recorded-targets",
      label: "taken down under targets, hardly audited, less without targets",
      unit: "points",
      value: (of) => of(nameOf(audits[0]), "recorded") - of("untargeted", "recorded"),
    },
    {
      id: "recorded-audits",
      label: "taken down under targets, 90 instead of 8 % of audit hours",
      unit: "points",
      value: (of) => of(nameOf(audits[3]), "recorded") - of(nameOf(audits[0]), "recorded"),
    },
  ],
  knockOut: {
    what: "nobody closes cases on paper to meet a target",
    patch: { set: { "evaluation.gamingGain": 0 } },
    loses: ["targets-open-it", "figures-flatter"],
  },
  curve: {
    title: "Resolution by hours of audits",
    x: "Share of possible audit hours, %",
    y: "Resolution within the deadline, %",
    lines: (["reported", "truth"] as const).map((line) => ({
      label: line,
      points: audits.map((audit) => ({ x: 100 * audit, value: (of) => of(nameOf(audit), line) })),
    })),
  },
});
