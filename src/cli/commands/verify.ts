/** `cosafe verify`: is a results folder as it was written, and does the model still give its runs? */
import { type Command, InputError, wholeNumber } from "../command.ts";
import { partsOption } from "../ownParts.ts";

export const verify: Command = {
  options: {
    rerun: { type: "text", value: "N", summary: "Make N of the runs again and compare their bytes", default: "none" },
    run: { type: "text", value: "ADDRESS", summary: "Make this run again, e.g. one that failed: the beginning of its address in runs.csv" },
    seed: { type: "text", value: "S", summary: "Choice of the runs", default: "the manifest's hash" },
    jobs: { type: "text", value: "N", summary: "Worker threads", default: "all cores" },
    ...partsOption,
    json: { type: "flag", summary: "Print as JSON" },
  },
  examples: [
    ["verify output/minimal-compare", "files and runs against the manifest; exit code 1 when something differs"],
    ["verify output/minimal-compare --rerun 5", "and five runs made again"],
  ],
  async run(input, terminal) {
    const { availableCores, defaultExecutor, evidenceExecutor, FolderError, formatVerification, StoreError, verifyFolder } = await import(
      "../../index.ts"
    );
    const rerun = wholeNumber("rerun", input.text("rerun"), 1) ?? 0;
    const jobs = wholeNumber("jobs", input.text("jobs"), 1);
    const opened: { close(): Promise<void> }[] = [];
    const executor = async (study: string) => {
      const made = ["evidence", "ablations"].includes(study)
        ? await evidenceExecutor(Math.min(rerun + 1, jobs ?? availableCores()))
        : await defaultExecutor(rerun + 1, jobs);
      opened.push(made);
      return made;
    };
    try {
      const options = { rerun, run: input.text("run"), seed: input.text("seed"), executor, signal: terminal.interruption() };
      const report = await verifyFolder(input.positionals[0], options);
      terminal.out(input.flag("json") ? `${JSON.stringify(report, null, 2)}\n` : formatVerification(report));
      return report.intact ? 0 : 1;
    } catch (error) {
      if (error instanceof FolderError || error instanceof StoreError) throw new InputError(error.message);
      throw error;
    } finally {
      for (const each of opened) await each.close();
    }
  },
};
