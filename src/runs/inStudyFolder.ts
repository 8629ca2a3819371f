/** Work in the folder of a study, whatever it is: opened with the options of everybody who makes runs there, and closed however it ends. */

import type { RunProgress } from "./complete.ts";
import type { Executor } from "./executor.ts";
import type { StoreHost } from "./sessions.ts";
import { openStudyFolder, type StudyFolder, type StudyFolderOptions } from "./studyFolder.ts";

/** Where and how runs are made. */
export interface FolderWork extends Pick<StudyFolderOptions, "retryFailed" | "onCrash"> {
  readonly folder: string;
  /** The command that makes the study, as typed. */
  readonly command: string;
  /** Take the place of another study; default no. */
  readonly force?: boolean;
  readonly host: StoreHost;
  /** Where runs are made; closed by whoever made it. */
  readonly executor: Executor;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: RunProgress) => void;
}

/** Rejects with `StoreError` where the folder may not be used, and as `work` does; runs that are done stay, and the same goes on there. */
export async function inStudyFolder<Made>(
  { folder: path, force = false, command, host, executor, signal, onProgress, retryFailed, onCrash }: FolderWork,
  about: Pick<StudyFolderOptions, "identity" | "record" | "engine" | "whereSet">,
  work: (folder: StudyFolder) => Promise<Made>,
): Promise<Made> {
  const crash = onCrash === undefined ? {} : { onCrash };
  const folder = await openStudyFolder(path, {
    ...about,
    ...{ force, command, host, executor, signal, onProgress, retryFailed },
    ...crash,
  });
  try {
    return await work(folder);
  } finally {
    await folder.close();
  }
}
