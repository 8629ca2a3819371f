/**
 * 17 · What an office reports before and after is not what its plan has done.
 *
 * Evidence: releases on smart security report falls of 37 to 74 %, controlled studies of like measures 13 to 26 %. Experiment: each of the
 * five cases with its whole package and without it, under the same chance; and a community whose offices are only set targets, by which less
 * is taken down. Measure: the fall of crime on the books between the quarter before the plan and the same quarter three years later, against the
 * fall of true crime that was made in that quarter.
 */
import { caseConfigurations, caseMeasure, caseStudies, drop, named, pairedDrop, rawDrop } from "../cases.ts";
import { pattern, type Readings } from "../pattern.ts";

/** Booked incidents of a quarter per true one, in per cent. */
function bookedShare(when: "before" | "after") {
  return (of: (configuration: string, reading: string) => number, name: string): readonly [number, number] => [
    of(name, `recorded-crime-${when}`),
    of(name, `true-crime-${when}`),
  ];
}

/** Targets at nine tenths of full weight from day 0, no audits, and nothing that follows from a finding. */
const targets = {
  set: { "institutions.auditIntensity": 0 },
  interventions: {
    "supervision-evaluation": {
      start: "0 days",
      phases: { planning: "0 days", construction: "0 days" },
      parameters: { pressure: 0.9, audit: 0, consequence: 0, hotline: 0, planningCost: 0, buildCost: 0, runCost: 0 },
    },
  },
};
const without = {
  set: { "recording.pressureWeight": 0 },
  categories: { "property-crime": { trend: 0 }, "public-order": { trend: 0 } },
};
const YEARS_DAYS = 1095;
const TARGETS = "targets";
const NONE = "no-targets";
/** Fall of crime on the books, before/after, where offices are set targets; and of true crime against the same community without them. */
const reported = (of: Readings) => drop(of(TARGETS, "recorded-crime-before"), of(TARGETS, "recorded-crime-after"));
const made = (of: Readings, ledger: "true" | "recorded") => drop(of(NONE, `${ledger}-crime-after`), of(TARGETS, `${ledger}-crime-after`));

export const beforeAfter = pattern({
  id: "before-after",
  row: "17",
  level: "T",
  title: "Raw before/after drops overstate what was achieved",
  evidence: [
    {
      text: "Shanghai, January to August 2019 against the year before, while 3,400 estates were upgraded: alarms −26 %, criminal cases −37 %, theft −54 %",
      source: "press release, 2019",
      mark: "P",
    },
    { text: "Quanzhou, 34 smart estates, 2021: preventable crime −74 %", source: "press release", mark: "P" },
    {
      text: "England and Wales 2014: 19 % of reported crimes not recorded, in the best force 1 %, in the worst 40 %",
      source: "HMIC 2014; shares computed",
      mark: "V",
    },
    {
      text: "Neighbourhood watch in controlled studies, most of them American and British: −16 to −26 %",
      source: "Bennett et al.",
      mark: "V",
    },
  ],
  experiment:
    "The five case scenarios, each with its whole package and, under the same chance, without it. Property crime falls by 10 % and public-order offences by 4 % a year in all of them, whatever is done; " +
    "what is noticed, reported and taken down changes with the package. Beside them the middling community (8,000 residents) whose offices are set targets at nine tenths of full weight on day 0, without audits and without anything else, and the same without targets.",
  measured:
    "Raw: the fall, in per cent, of property crime and public-order offences on the books of any office from the last quarter (90 days) before the plan to the same quarter three years later. " +
    "An offence is on the books from the day a case of it is opened. Counterfactual: the fall of true offences, known to an office or not, in that last quarter against the same quarter without the package (without targets). Required: raw − 2 × counterfactual of 0 to 100 percentage points, in each case and for targets alone; and that targets alone make fewer crimes stand on the books.",
  mechanism:
    "The exogenous decline of acquisitive crime (categories.*.trend), counted by whoever compares two dates and by nobody who compares two runs; reporting (participation.*, trust.*) and detection, which the package moves; and what is not taken down where targets bind (recording.*).",
  configurations: {
    ...caseConfigurations(() => ["baseline", "package"]),
    [NONE]: { what: "no targets, no audits", days: YEARS_DAYS, patch: { set: targets.set } },
    [TARGETS]: { what: "targets alone, no audits", days: YEARS_DAYS, patch: targets },
  },
  measure: caseMeasure,
  criteria: [
    ...caseStudies.map((study) => ({
      id: `twice-${study.id}`,
      label: `${study.title}: raw drop minus twice the paired one`,
      unit: "percentage points",
      value: (of: Readings) => rawDrop(of, study, "crime") - 2 * pairedDrop(of, study, "crime"),
      target: { kind: "within", low: 0, high: 100 } as const,
    })),
    {
      id: "twice-targets",
      label: "Targets alone: raw drop minus twice the paired one",
      unit: "percentage points",
      value: (of) => reported(of) - 2 * made(of, "true"),
      target: { kind: "within", low: 0, high: 100 },
    },
    {
      id: "books-targets",
      label: "Targets alone: paired drop of crime on the books",
      unit: "%",
      value: (of) => made(of, "recorded"),
      target: { kind: "positive" },
    },
  ],
  noted: caseStudies.flatMap((study) => [
    { id: `raw-${study.id}`, label: `${study.title}: drop as reported, crime`, unit: "%", value: (of) => rawDrop(of, study, "crime") },
    {
      id: `raw-true-${study.id}`,
      label: `${study.title}: drop of true crime, before/after`,
      unit: "%",
      value: (of) => rawDrop(of, study, "crime", "true"),
    },
    {
      id: `paired-${study.id}`,
      label: `${study.title}: paired drop of true crime`,
      unit: "%",
      value: (of) => pairedDrop(of, study, "crime"),
    },
    {
      id: `paired-booked-${study.id}`,
      label: `${study.title}: paired drop of crime on the books`,
      unit: "%",
      value: (of) => pairedDrop(of, study, "crime", "recorded"),
    },
    {
      id: `raw-all-${study.id}`,
      label: `${study.title}: drop as reported, all incidents`,
      unit: "%",
      value: (of) => rawDrop(of, study, "all"),
    },
    {
      id: `paired-all-${study.id}`,
      label: `${study.title}: paired drop of all true incidents`,
      unit: "%",
      value: (of) => pairedDrop(of, study, "all"),
    },
    ...(["before", "after"] as const).map((when) => ({
      id: `booked-${when}-${study.id}`,
      label: `${study.title}: crime on the books per true crime, ${when}`,
      unit: "%",
      scale: 100,
      value: (of: (configuration: string, reading: string) => number) => bookedShare(when)(of, named(study, "package")),
    })),
  ]),
  knockOut: {
    what: "where offices are set targets, these do not move what is taken down, and the exogenous decline is taken out; the five cases, in which nothing is shown that could be lost, are not run again",
    patch: { [NONE]: without, [TARGETS]: without },
    byConfiguration: true,
    loses: ["twice-targets", "books-targets"],
  },
});
