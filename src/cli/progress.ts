/** A progress bar on stderr where that is a terminal; nothing in a pipe. */
import type { Terminal } from "./command.ts";

/** Runs so far; `total` is null where nobody knows yet how many there will be. */
export interface RunsDone {
  readonly done: number;
  readonly total: number | null;
  readonly failed: number;
}

export interface Progress {
  update(progress: RunsDone): void;
  /** How far the study is in its own terms, e.g. its precision. */
  note(text: string): void;
  drawing(): void;
  stop(): void;
}

export async function progressBar(terminal: Terminal, quiet: boolean): Promise<Progress> {
  if (quiet || !terminal.errIsTerminal) return { update() {}, note() {}, drawing() {}, stop() {} };
  const { default: progress } = await import("cli-progress");
  const bar = new progress.SingleBar({
    format: "{what} {bar} {value}/{total} runs, {rate}, {eta_formatted} to go{note}",
    stream: terminal.errorStream,
    clearOnComplete: true,
    hideCursor: true,
    etaBuffer: 30,
  });
  let began = 0;
  let before = 0;
  let note = "";
  return {
    update({ done, total, failed }) {
      const what = failed === 0 ? "Simulating" : `Simulating (${failed} failed)`;
      if (began === 0) {
        began = performance.now();
        before = done;
        bar.start(total ?? done, done, { what, rate: "…", note });
      }
      if (total !== null && total !== bar.getTotal()) bar.setTotal(total);
      const seconds = (performance.now() - began) / 1000;
      const rate = seconds < 1 ? "…" : `${((done - before) / seconds).toFixed(1)} runs/s`;
      bar.update(done, { what, rate, note });
    },
    note(text) {
      note = text === "" ? "" : `; ${text}`;
      if (began !== 0) bar.update({ note });
    },
    drawing() {
      if (began !== 0) bar.update({ what: "Drawing charts" });
    },
    stop() {
      if (began !== 0) bar.stop();
      began = 0;
    },
  };
}
