/** What `cosafe verify` does. */
import { DamagedManifest, FolderError } from "../../folder/manifestFile.ts";
import { verifyFolder } from "../../folder/verify.ts";
import { formatVerification } from "../../folder/verifyText.ts";
import { StoreError } from "../../host/folderFiles.ts";
import { availableCores } from "../../host/hostFacts.ts";
import { defaultExecutor } from "../../runs/executor.ts";
import { type ExitCode, InputError, type Terminal } from "../command.ts";

interface Asked {
  readonly rerun?: number;
  readonly run?: string;
  readonly seed?: string;
  readonly jobs?: number;
  readonly json: boolean;
}

export async function runVerify(folder: string, { rerun = 0, run, seed, jobs, json }: Asked, terminal: Terminal): Promise<ExitCode> {
  const opened: { close(): Promise<void> }[] = [];
  const executor = async (study: string) => {
    const made = ["evidence", "ablations"].includes(study)
      ? await (await import("../../evidence/executor.ts")).evidenceExecutor(Math.min(rerun + 1, jobs ?? availableCores()))
      : await defaultExecutor(rerun + 1, jobs);
    opened.push(made);
    return made;
  };
  try {
    const options = { rerun, run, seed, executor, signal: terminal.interruption() };
    const report = await verifyFolder(folder, options);
    terminal.out(json ? `${JSON.stringify(report, null, 2)}\n` : formatVerification(report));
    return report.intact ? 0 : 1;
  } catch (error) {
    if (error instanceof DamagedManifest) {
      terminal.err(`cosafe: ${error.message}\n`);
      return 1;
    }
    if (error instanceof FolderError || error instanceof StoreError) throw new InputError(error.message);
    throw error;
  } finally {
    for (const each of opened) await each.close();
  }
}
