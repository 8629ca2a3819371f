/** `cosafe diagnose`: what each diagnosed problem of a place costs, before anything is bought. */
import { diagnosisOptions, diagnosisRules } from "../../plans.ts";
import { command } from "../command.ts";
import { runMethod, studyOptions, studyRules } from "../studyCommand.ts";

export const diagnose = command({
  options: { ...diagnosisOptions, ...studyOptions },
  rules: studyRules(diagnosisRules),
  examples: [
    ["diagnose scenarios/caotang-road.yaml", "which problem does the most harm over three years"],
    ["diagnose scenarios/beijing-c.yaml --shapley --orders 8", "also each problem's Shapley value"],
    ["diagnose scenarios/taiyuan.yaml --problems channels,culture --outcomes satisfaction", "two problems, judged by satisfaction"],
    ["diagnose scenarios/beijing-c.yaml --days 120 --replications 3 --outcomes satisfaction", "a quick look"],
  ],
  run: (asked, terminal) =>
    runMethod(asked, terminal, {
      options: diagnosisOptions,
      prepare: ({ prepareDiagnosis }, source, given) => prepareDiagnosis(source, given),
      format: ({ formatDiagnosis }, result, style) => formatDiagnosis(result, style),
    }),
});
