/** `cosafe verify`: is a results folder as it was written, and does the model still give its runs? */
import { flag, text, whole } from "../../options.ts";
import { command, InputError } from "../command.ts";
import { partsOption } from "../ownParts.ts";

export const verify = command({
  options: {
    rerun: whole({ least: 1, summary: "Re-run N of the runs and compare the bytes", usual: "none" }),
    run: text({ value: "ADDRESS", summary: "Re-run this run, e.g. one that failed: the start of its address in runs.csv" }),
    seed: text({ value: "S", summary: "Seed that selects the runs", usual: "the manifest's hash" }),
    jobs: whole({ least: 1, summary: "Worker threads", usual: "all cores" }),
    ...partsOption,
    json: flag({ summary: "Print as JSON" }),
  },
  examples: [
    ["verify output/minimal-compare", "checks files and runs against the manifest; exit code 1 if anything differs"],
    ["verify output/minimal-compare --rerun 5", "and re-runs five of the runs"],
  ],
  async run({ positionals: [folder], values: { rerun = 0, run, seed, jobs, json } }, terminal) {
    const api = await import("../../index.ts");
    const opened: { close(): Promise<void> }[] = [];
    const executor = async (study: string) => {
      const made = ["evidence", "ablations"].includes(study)
        ? await api.evidenceExecutor(Math.min(rerun + 1, jobs ?? api.availableCores()))
        : await api.defaultExecutor(rerun + 1, jobs);
      opened.push(made);
      return made;
    };
    try {
      const options = { rerun, run, seed, executor, signal: terminal.interruption() };
      const report = await api.verifyFolder(folder, options);
      terminal.out(json ? `${JSON.stringify(report, null, 2)}\n` : api.formatVerification(report));
      return report.intact ? 0 : 1;
    } catch (error) {
      if (error instanceof api.DamagedManifest) {
        terminal.err(`cosafe: ${error.message}\n`);
        return 1;
      }
      if (error instanceof api.FolderError || error instanceof api.StoreError) throw new InputError(error.message);
      throw error;
    } finally {
      for (const each of opened) await each.close();
    }
  },
});
