/** `cosafe diagnose`: what each diagnosed problem of a place costs, before anything is bought. */
import { methods } from "../../methods/catalogue.ts";
import { command } from "../command.ts";
import { runMethod } from "../runMethod.ts";
import { studyOptions, studyRules } from "../studyOptions.ts";

export const diagnose = command({
  options: { ...methods.diagnose.options, ...studyOptions },
  rules: studyRules(methods.diagnose.rules),
  examples: [
    ["diagnose scenarios/caotang-road.yaml", "which problem does the most harm over three years"],
    ["diagnose scenarios/beijing-c.yaml --shapley --orders 8", "also each problem's Shapley value"],
    ["diagnose scenarios/taiyuan.yaml --problems channels,culture --outcomes satisfaction", "two problems, judged by satisfaction"],
    ["diagnose scenarios/beijing-c.yaml --days 120 --replications 3 --outcomes satisfaction", "a quick look"],
  ],
  run: (asked, terminal) => runMethod(asked, terminal, methods.diagnose),
});
