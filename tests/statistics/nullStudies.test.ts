/** Studies of nothing, made through the analyses themselves: a part of `npm run nulls`, whose table stands in docs/null-studies.md. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { noises, nullRate, nullStudies } from "../../bench/nullStudies.ts";

/** Few of each kind: enough to see an error three times too large. */
const STUDIES = 60;

describe("studies of nothing", () => {
  const small = nullStudies().filter(({ size }) => /^(4 arms|4 measures|10 parameters, 10|5 parameters|3 arms)/.test(size));

  it("are tried for every command that claims anything", () => {
    expect(small.map(({ command }) => command)).toEqual([
      "compare",
      "attribute",
      "sensitivity --method morris",
      "sensitivity --method sobol",
      "rank",
    ]);
  });

  it.each(small.map((study) => [study.command, study] as const))("hardly say anything: %s", async (_, study) => {
    let wrong = 0;
    for (const noise of noises) wrong += (await nullRate(study, noise, STUDIES)).wrong;
    const n = STUDIES * noises.length;
    expect(wrong / n).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / n));
  });

  it("have a table of all kinds whose every rate is at most 5 %", () => {
    const text = readFileSync("docs/null-studies.md", "utf8");
    if (text.includes("<!-- pending since ")) return;
    for (const { command, size } of nullStudies()) {
      const row = text.split("\n").find((line) => line.startsWith(`| \`${command}\` | ${size} |`));
      expect(row, `${command}, ${size}`).toBeDefined();
      const rates = row!.split("|").slice(3, 3 + noises.length);
      for (const rate of rates) {
        const [, share, high] = /^ ([\d.]+) \([\d.]+ to ([\d.]+)\) $/.exec(rate)!;
        expect(Number(share)).toBeLessThanOrEqual(5);
        expect(Number(high)).toBeLessThanOrEqual(6);
      }
    }
  });
});
