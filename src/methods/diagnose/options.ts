/** Options of a diagnosis. */
import { flag, names, type Rules, type ValuesOf, whole } from "../options.ts";
import { outcomesOption, primaryOption } from "../sharedOptions.ts";

export const diagnosisOptions = {
  problems: names({ summary: "Only these problems; the others stay as they are", usual: "all that settings stand for" }),
  primary: primaryOption("Primary outcome, by which problems are ranked"),
  outcomes: outcomesOption("Outcomes reported beside it, as exploratory"),
  replications: whole({ least: 2, summary: "Replications of each variant", default: 20 }),
  shapley: flag({ summary: "Also Shapley values, from sampled orders of removing problems" }),
  orders: whole({ least: 4, summary: "With --shapley: number of sampled orders; an even number", default: 24 }),
};

export type DiagnosisOptions = ValuesOf<typeof diagnosisOptions>;

export const diagnosisRules: Rules<typeof diagnosisOptions> = { only: [["orders", "shapley"]] };
