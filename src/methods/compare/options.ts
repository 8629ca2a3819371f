/** Options of a comparison. */
import { flag, number, own, type Rules, text, type ValuesOf, whole } from "../options.ts";
import { armsOption, fundedOption, outcomesOption, parametersOption, primaryOption, withinOption } from "../sharedOptions.ts";
import type { HalfWidth } from "./plan.ts";

/** Fewest replications unless the user says otherwise. */
export const USUAL_REPLICATIONS = 30;
/** Most replications of a rule by precision, unless the user says otherwise or its first stage has more. */
export const USUAL_MAXIMUM = 200;
/** Replications of the pilot of a pre-registered comparison. */
export const PILOT = 20;

export const compareOptions = {
  arms: armsOption("Only these arms; the baseline is always among them"),
  baseline: text({ value: "ARM", summary: "Arm that the others are compared with", default: "baseline" }),
  primary: primaryOption("Primary outcome: indicator, or indicator/group"),
  outcomes: outcomesOption("Further outcomes, reported as exploratory"),
  threshold: number({ above: 0, summary: "Smallest change of the primary outcome that matters in practice, in its unit" }),
  replications: whole({
    least: 1,
    summary: "Replications of each arm",
    usual: `the scenario's, at least ${USUAL_REPLICATIONS}; with --assumptions 20`,
  }),
  untilHalfWidth: own<HalfWidth, undefined>(
    {
      value: "W",
      summary:
        "Replicate until the primary outcome's interval is no wider than ±W: 5% of the baseline's mean, or a number in the outcome's unit",
      absent: undefined,
      expected: "5% (of the baseline's mean) or a number above 0 in the outcome's unit",
    },
    readHalfWidth,
  ),
  minReplications: whole({
    least: 10,
    summary: "With --until-half-width: start judging precision at this many; 20 costs more and covers better",
    default: 20,
  }),
  maxReplications: whole({ least: 1, summary: "With --until-half-width: maximum number", usual: String(USUAL_MAXIMUM) }),
  preRegistered: flag({
    summary: `With --until-half-width: Stein's two-stage procedure, which fixes the number after a pilot of ${PILOT}, instead of sequential looks`,
  }),
  parameterUncertainty: whole({ least: 2, summary: "Also run every arm under N parameter sets: does the ranking hold?" }),
  parameters: parametersOption("With --parameter-uncertainty or --assumptions: parameters to vary, e.g. trust.*,hazards.*"),
  within: withinOption,
  replicationsPerSet: whole({ least: 1, summary: "With --parameter-uncertainty: replications of each arm in a set", default: 2 }),
  fixedAssumptions: flag({
    summary: "Keep assumptions at their defaults: no second interval, fewer runs",
  }),
  funded: fundedOption(),
  individuals: flag({
    summary:
      "Also keep every resident's outcomes, to count who gains and loses in each group; a run then takes about twenty times the space",
  }),
};

export type CompareOptions = ValuesOf<typeof compareOptions>;

export const compareRules: Rules<typeof compareOptions> = {
  apart: [
    ["replications", "untilHalfWidth"],
    ["replications", "minReplications"],
    ["replications", "maxReplications"],
    ["minReplications", "preRegistered"],
    ["replications", "preRegistered"],
    ["funded", "parameterUncertainty"],
  ],
  only: [
    ["minReplications", "untilHalfWidth"],
    ["maxReplications", "untilHalfWidth"],
    ["preRegistered", "untilHalfWidth"],
    ["replicationsPerSet", "parameterUncertainty"],
    ["parameters", "parameterUncertainty"],
    ["within", "parameterUncertainty"],
  ],
};

/** A number above 0, or a percentage. */
function readHalfWidth(typed: string): HalfWidth | undefined {
  const [, digits, percent] = /^(\d+\.?\d*|\.\d+)\s*(%?)$/.exec(typed.trim()) ?? [];
  const value = Number(digits);
  if (!(value > 0)) return undefined;
  return percent === "%" ? { kind: "share", share: value / 100 } : { kind: "absolute", value };
}
