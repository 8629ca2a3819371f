import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { progressBar, progressLine } from "../../src/cli/actions/progress.ts";
import type { Terminal } from "../../src/cli/command.ts";

const state = { what: "Simulating", before: 0, note: "assumptions varied: 6 of 30", done: 12, total: 60, seconds: 8, width: 100 };

describe("the line of progress", () => {
  it("tells runs, time to go, pace and a note beside a bar", () => {
    expect(progressLine({ ...state, width: 120 })).toBe(
      `Simulating ${"=".repeat(8)}${"-".repeat(32)} 12/60 runs, 32s to go, 1.5 runs/s, assumptions varied: 6 of 30`,
    );
  });

  it.each([20, 40, 60, 80, 120])("fits into %i columns at any moment, and loses the least important first", (width) => {
    for (const what of ["Simulating", "Simulating (1200 failed)", "Writing tables and charts"]) {
      for (const [done, total] of [
        [0, 12],
        [7, 12],
        [99_999, 100_000],
        [12, 12],
      ]) {
        for (const seconds of [0, 1, 100_000]) {
          const line = progressLine({ ...state, what, done, total, seconds, width });
          expect(line.length).toBeLessThan(width);
          expect(line).not.toMatch(/NaN|NF|Infinity|-\d/);
          if (width >= 60) expect(line).toContain(`${done}/${total} runs`);
        }
      }
    }
  });

  it("says no time to go before a run is done, nor after the last; runs that were there before tell nothing of the pace", () => {
    expect(progressLine({ ...state, done: 0 })).not.toContain("to go");
    expect(progressLine({ ...state, done: 60 })).not.toContain("to go");
    expect(progressLine({ ...state, before: 12 })).not.toContain("to go");
    expect(progressLine({ ...state, before: 4 })).toContain("48s to go, 1.0 runs/s");
    expect(progressLine({ ...state, total: 10_000, done: 100, seconds: 100 })).toContain("2h 45m to go");
  });
});

describe("the bar of a study", () => {
  it("writes tables and charts once all runs are made, and does not simulate again while they are read for that", async () => {
    const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 100 });
    const bar = await progressBar({ errIsTerminal: true, errorStream: stream, errorWidth: 100 } as unknown as Terminal, false);
    bar.update({ done: 6, total: 6, failed: 0 });
    bar.drawing();
    stream.read();
    for (const done of [1, 3, 6]) bar.update({ done, total: 6, failed: 0 });
    bar.note("still writing");
    bar.stop();
    const shown = String(stream.read());
    expect(shown).toContain("Writing tables and charts");
    expect(shown).not.toContain("Simulating");
  });
});
