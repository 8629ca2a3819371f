/** A progress bar on stderr where that is a terminal; nothing in a pipe. */
import type { Terminal } from "../command.ts";

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
    format: (_, { value, total }, state) =>
      progressLine({ ...(state as BarState), done: value, total, width: terminal.errorWidth, seconds: secondsSince(began) }),
    stream: terminal.errorStream,
    clearOnComplete: true,
    hideCursor: true,
  });
  let began = 0;
  let before = 0;
  let note = "";
  let isDrawing = false;
  return {
    update({ done, total, failed }) {
      // Tables and charts read the runs again, which are all made.
      if (isDrawing) return;
      const what = failed === 0 ? "Simulating" : `Simulating (${failed} failed)`;
      if (began === 0) {
        began = performance.now();
        before = done;
        bar.start(total ?? done, done, { what, before, note });
      } else if (done < before) {
        // Another list of runs, of which none is made yet.
        began = performance.now();
        before = done;
      }
      bar.setTotal(Math.max(total ?? done, done));
      bar.update(done, { what, before, note });
    },
    note(text) {
      note = text;
      if (began !== 0) bar.update({ note });
    },
    drawing() {
      isDrawing = true;
      if (began !== 0) bar.update({ what: "Writing tables and charts", note: "" });
    },
    stop() {
      if (began !== 0) bar.stop();
      began = 0;
      isDrawing = false;
    },
  };
}

/** What the line of progress tells, besides where the runs are. */
interface BarState {
  readonly what: string;
  /** Runs that were there when the clock began. */
  readonly before: number;
  readonly note: string;
}

function secondsSince(began: number): number {
  return began === 0 ? 0 : (performance.now() - began) / 1000;
}

/** Columns of the bar, at most and at least. */
const WIDEST_BAR = 40;
const NARROWEST_BAR = 10;

/**
 * One line of at most `width - 1` columns: what is done, a bar, runs, runs per second, time to go, and a note; what does not fit is left
 * out from the end. Before a run is done nobody knows how long the others take.
 */
export function progressLine(state: BarState & { done: number; total: number; seconds: number; width: number }): string {
  const { what, done, total, before, seconds, note, width } = state;
  const made = done - before;
  const rate = made > 0 && seconds >= 1 ? made / seconds : null;
  const left = total - done;
  const facts = [
    `${done}/${total} runs`,
    ...(rate === null || left === 0 ? [] : [`${duration(left / rate)} to go`, `${rate.toFixed(1)} runs/s`]),
    ...(note === "" ? [] : [note]),
  ];
  const room = (shown: readonly string[]) => width - 1 - `${what}  ${shown.join(", ")}`.length;
  while (facts.length > 1 && room(facts) < NARROWEST_BAR) facts.pop();
  const bar = Math.min(WIDEST_BAR, room(facts));
  const full = total === 0 ? 0 : Math.round((bar * done) / total);
  const drawn = bar < NARROWEST_BAR ? "" : `${"=".repeat(full)}${"-".repeat(bar - full)} `;
  return `${what} ${drawn}${facts.join(", ")}`.slice(0, width - 1);
}

/** `45s`, `3m 20s`, `2h 5m`. */
function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole}s`;
  if (whole < 3600) return `${Math.floor(whole / 60)}m ${whole % 60}s`;
  return `${Math.floor(whole / 3600)}h ${Math.floor((whole % 3600) / 60)}m`;
}
