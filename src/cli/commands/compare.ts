/** `cosafe compare`: every arm against the baseline under common random numbers, with one plain sentence per arm. */

import { assumptionsOptions, assumptionsRules } from "../../methods/assumptions/options.ts";
import { methods } from "../../methods/catalogue.ts";
import { compareOptions, compareRules } from "../../methods/compare/options.ts";
import type { CompareResult } from "../../methods/compare/result.ts";
import { flag } from "../../methods/options.ts";
import type { TextStyle } from "../../methods/text/textPage.ts";
import { command } from "../command.ts";
import { runMethod } from "../runMethod.ts";
import { studyOptions, studyRules } from "../studyOptions.ts";

const { screening, screeningReplications, most } = assumptionsOptions;

const options = {
  ...compareOptions,
  long: flag({ summary: "Print one table per exploratory outcome, with pairs" }),
  assumptions: flag({
    summary: "Instead of effects: find which parameter or starting value, at the end of its range, would change the conclusions",
  }),
  ...{ screening, screeningReplications, most },
  ...studyOptions,
};
type Name = keyof typeof options;

/** Options of a comparison that the study of assumptions has no use for. */
const others = Object.keys(compareOptions).filter((name): name is Name => !Object.hasOwn(assumptionsOptions, name));

export const compare = command({
  options,
  rules: studyRules<typeof options>({
    apart: [...(compareRules.apart ?? []), ...others.map((name) => ["assumptions", name] as const)],
    only: [
      ...(compareRules.only ?? []).filter(([name]) => name !== "parameters" && name !== "within"),
      ...(assumptionsRules.only ?? []),
      ...(["parameters", "within"] as const).map((name) => [name, ["parameterUncertainty", "assumptions"]] as const),
      ...(["screening", "screeningReplications", "most"] as const).map((name) => [name, "assumptions"] as const),
    ],
  }),
  examples: [
    ["compare scenarios/caotang-road.yaml", "all arms, 30 replications each"],
    ["compare scenarios/minimal.yaml --days 365 --until-half-width 5%", "until the intervals are within 5 % of the baseline's incidents"],
    [
      "compare scenarios/minimal.yaml --days 365 --replications 10 --parameter-uncertainty 10 --parameters trust.*",
      "ten replications, and ten sets of the trust parameters",
    ],
    ["compare scenarios/beijing-c.yaml --assumptions", "which assumption would change the answer (takes hours)"],
    [
      "compare scenarios/minimal.yaml --days 270 --assumptions --screening none --parameters institutions.responsibilityClarity --replications 3",
      "the same for one starting value, in seconds",
    ],
    [
      "compare scenarios/minimal.yaml --days 270 --replications 5 --funded --set resources.publicBudget=2",
      "a place with next to no money, and the same arm with enough",
    ],
    ["compare scenarios/minimal.yaml --days 270 --replications 5", "a quick look, in seconds"],
  ],
  run: (asked, terminal) => {
    if (asked.values.assumptions) return runMethod(asked, terminal, methods.assumptions);
    const load = async () => {
      const { prepare, format } = await methods.compare.load();
      return { prepare, format: (result: CompareResult, style: TextStyle) => format(result, { ...style, long: asked.values.long }) };
    };
    return runMethod(asked, terminal, { options: compareOptions, load });
  },
});
