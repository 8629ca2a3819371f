/** `cosafe study`: the design of a study file, over any settings of a scenario, with paired differences and main effects. */
import { designOptions } from "../../methods/design/options.ts";
import { command } from "../command.ts";
import { runMethod } from "../runMethod.ts";
import { studyOptions, studyRules } from "../studyOptions.ts";

export const study = command({
  options: { ...designOptions, ...studyOptions },
  rules: studyRules<typeof designOptions>({}),
  examples: [
    ["study scenarios/studies/trust-and-response.yaml", "results in output/trust-and-response"],
    ["study scenarios/studies/staffing.yaml --days 90 --replications 3 --out output/try-study", "a quick look, in seconds"],
  ],
  run: (asked, terminal) =>
    runMethod(asked, terminal, {
      ...{ options: designOptions, reads: "study" },
      load: async () => ({
        prepare: (await import("../../methods/prepareStudyFile.ts")).prepareStudyFile,
        format: (await import("../../methods/formatStudy.ts")).formatStudy,
      }),
    }),
});
