/** `cosafe verify`: is a results folder as it was written, and does the model still give its runs? */
import { flag, text, whole } from "../../methods/options.ts";
import { command } from "../command.ts";
import { partsOption } from "../ownParts.ts";

const options = {
  rerun: whole({ least: 1, summary: "Make N of the runs again and compare their bytes", usual: "none" }),
  run: text({ value: "ADDRESS", summary: "Make this run again, e.g. one that failed: the beginning of its address in runs.csv" }),
  seed: text({ value: "S", summary: "Choice of the runs", usual: "the manifest's hash" }),
  jobs: whole({ least: 1, summary: "Worker threads", usual: "all cores" }),
  ...partsOption,
  json: flag({ summary: "Print as JSON" }),
};

export const verify = command({
  options,
  examples: [
    ["verify output/minimal-compare", "files and runs against the manifest; exit code 1 when something differs"],
    ["verify output/minimal-compare --rerun 5", "and five runs made again"],
  ],
  run: async ({ positionals: [folder], values }, terminal) => (await import("../work/verify.ts")).runVerify(folder, values, terminal),
});
