/** A progress bar on stderr where that is a terminal; nothing in a pipe. */
import type { StudyProgress } from "../index.ts";
import type { Terminal } from "./command.ts";

export interface Progress {
  update(progress: StudyProgress): void;
  drawing(): void;
  stop(): void;
}

export async function progressBar(terminal: Terminal, quiet: boolean): Promise<Progress> {
  if (quiet || !terminal.errIsTerminal) return { update() {}, drawing() {}, stop() {} };
  const { default: progress } = await import("cli-progress");
  const bar = new progress.SingleBar({
    format: "{what} {bar} {value}/{total} runs, {eta_formatted} to go",
    stream: terminal.errorStream,
    clearOnComplete: true,
    hideCursor: true,
    etaBuffer: 30,
  });
  let started = false;
  return {
    update({ done, total, failed }) {
      const what = failed === 0 ? "Simulating" : `Simulating (${failed} failed)`;
      if (started) bar.update(done, { what });
      else bar.start(total, done, { what });
      started = true;
    },
    drawing() {
      bar.update({ what: "Drawing charts" });
    },
    stop() {
      if (started) bar.stop();
    },
  };
}
