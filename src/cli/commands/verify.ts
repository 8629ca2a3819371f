/** `cosafe verify`: is a results folder as it was written, and does the model still give its runs? */
import { flag, text, whole } from "../../methods/options.ts";
import { command } from "../command.ts";
import { partsOption } from "../ownParts.ts";

const options = {
  rerun: whole({ least: 1, summary: "Re-run N of the runs and compare the bytes", usual: "none" }),
  run: text({ value: "ADDRESS", summary: "Re-run this run, e.g. one that failed: the start of its address in runs.csv" }),
  seed: text({ value: "S", summary: "Seed that selects the runs", usual: "the manifest's hash" }),
  jobs: whole({ least: 1, summary: "Worker threads", usual: "all cores" }),
  ...partsOption,
  json: flag({ summary: "Print as JSON" }),
};

export const verify = command({
  options,
  examples: [
    ["verify output/minimal-compare", "checks files and runs against the manifest; exit code 1 if anything differs"],
    ["verify output/minimal-compare --rerun 5", "and re-runs five of the runs"],
  ],
  run: async ({ positionals: [folder], values }, terminal) => (await import("../actions/verify.ts")).runVerify(folder, values, terminal),
});
