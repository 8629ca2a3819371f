/**
 * B2 · The recommended package beats its best affordable single measure.
 *
 * Evidence: the five case studies recommend their measures together; none of them measured the parts. Experiment: every arm of the five
 * cases. Measure: true incidents over three years, sense of security at their end, what was paid of what was due; synergy is the package less the sum of its parts.
 */
import { type CaseStudy, caseConfigurations, caseMeasure, caseStudies, named } from "../cases.ts";
import { type Criterion, type Noted, pattern, type Readings } from "../pattern.ts";

/** An arm's reading under one seed, less that of the baseline. */
function effect(of: Readings, study: CaseStudy, arm: string, reading: string): number {
  return of(named(study, arm), reading) - of(named(study, "baseline"), reading);
}

/** Share of what is due for measures from which on the place can afford them: below it a run warns. */
const AFFORDED = 0.95;

/** Single measures that the place's money pays under this seed; a measure that costs nothing is one. */
function affordable(of: Readings, study: CaseStudy): readonly string[] {
  return study.singles.filter((arm) => !(of(named(study, arm), "paid-share") < AFFORDED));
}

/** The affordable single measure that does best under this very seed: harder to beat than the one that does best on average. */
function best(of: Readings, study: CaseStudy, reading: string, sign: 1 | -1): string | null {
  const value = (arm: string) => sign * of(named(study, arm), reading);
  return affordable(of, study).reduce<string | null>((found, arm) => (found === null || value(arm) > value(found) ? arm : found), null);
}

function criteriaOf(study: CaseStudy): Criterion[] {
  /** Where nothing is affordable, the package has the baseline to beat. */
  const beyond = (of: Readings, reading: string, sign: 1 | -1) =>
    effect(of, study, "package", reading) - effect(of, study, best(of, study, reading, sign) ?? "baseline", reading);
  return [
    {
      id: `incidents-${study.id}`,
      label: `${study.title}: true incidents, package less best affordable single measure`,
      unit: "incidents",
      value: (of) => beyond(of, "true-incidents", -1),
      target: { kind: "negative" },
    },
    {
      id: `security-${study.id}`,
      label: `${study.title}: sense of security, package less best affordable single measure`,
      unit: "points",
      value: (of) => beyond(of, "sense-of-security", 1),
      target: { kind: "positive" },
    },
  ];
}

function synergies(study: CaseStudy): Noted[] {
  const synergy = (of: Readings, reading: string) =>
    effect(of, study, "package", reading) - study.singles.reduce((sum, arm) => sum + effect(of, study, arm, reading), 0);
  return [
    {
      id: `package-incidents-${study.id}`,
      label: `${study.title}: true incidents, package less baseline`,
      unit: "incidents",
      value: (of) => effect(of, study, "package", "true-incidents"),
    },
    {
      id: `synergy-incidents-${study.id}`,
      label: `${study.title}: true incidents, package less sum of parts`,
      unit: "incidents",
      value: (of) => synergy(of, "true-incidents"),
    },
    {
      id: `package-security-${study.id}`,
      label: `${study.title}: sense of security, package less baseline`,
      unit: "points",
      value: (of) => effect(of, study, "package", "sense-of-security"),
    },
    {
      id: `synergy-security-${study.id}`,
      label: `${study.title}: sense of security, package less sum of parts`,
      unit: "points",
      value: (of) => synergy(of, "sense-of-security"),
    },
    {
      id: `affordable-${study.id}`,
      label: `${study.title}: affordable single measures, of ${study.singles.length}`,
      unit: "measures",
      value: (of) => affordable(of, study).length,
    },
    {
      id: `package-paid-${study.id}`,
      label: `${study.title}: paid of what was due for the package`,
      unit: "%",
      value: (of) => 100 * of(named(study, "package"), "paid-share"),
    },
    {
      id: `package-cost-${study.id}`,
      label: `${study.title}: spent with the package more than without`,
      unit: "thousand yuan",
      value: (of) => effect(of, study, "package", "cost") / 1000,
    },
  ];
}

export const packageSynergy = pattern({
  id: "package-synergy",
  row: "B2",
  level: "S",
  title: "Packages beat their best affordable single measure",
  evidence: [
    {
      text: "Each of the five case studies recommends its measures together, and none reports what a single one did",
      source: "abstracts of the five case studies",
      mark: "V",
    },
  ],
  experiment:
    "The five case scenarios with every arm: the baseline as diagnosed, each recommended measure alone on the plan's date, and all together. " +
    "Until version 0.3.0 the package also had to cost more, which is arithmetic and went; and the single measures were not limited by money. " +
    "An earlier run missed the row in Shanghai (53 incidents more than participation alone): mobilising residents paid 6 yuan an occasion there, the measure's default, and pay drove out three of four volunteers (11 instead of 47 % took part). The study speaks of mobilising, not of paying, so the scenario now pays nothing; a package that pays would still miss.",
  measured:
    "True incidents over three years, and sense of security (1 to 5) at their end. A single measure is affordable where the place's money paid at least 95 % of what was due for it. The best of them is chosen again under every seed, which favours the single measures. Synergy: effect of the package less the sum of the effects of its measures.",
  mechanism:
    "No single one: measures act at different points (arrival, detection, routing, handling, trust), compete for the same hours and money, and substitute for each other. There is no mechanism to knock out, since the package is the sum of them.",
  configurations: caseConfigurations(({ singles }) => ["baseline", ...singles, "package"]),
  measure: caseMeasure,
  criteria: caseStudies.flatMap(criteriaOf),
  noted: caseStudies.flatMap(synergies),
  knockOut: null,
});
