/** Studies of nothing, made through the analyses themselves: a part of `npm run nulls`, whose table stands in docs/null-studies.md. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { bankWorkbench } from "../../bench/nullBank.ts";
import { noises, nullRate, nullStudies } from "../../bench/nullStudies.ts";
import type { ModelSpecification } from "../../src/model/specification.ts";
import type { RunState } from "../../src/runs/request.ts";

/** Few of each kind: enough to see an error three times too large. */
const STUDIES = 60;

describe("studies of nothing", () => {
  const small = nullStudies().filter(({ size }) =>
    /^(4 arms|4 measures|4 problems|10 parameters, 10|5 parameters|3 arms|arms|one|full|latin)/.test(size),
  );

  it("are tried for every command that claims anything", () => {
    expect([...new Set(small.map(({ command }) => command))]).toEqual([
      "run",
      "compare",
      "diagnose",
      "attribute",
      "sensitivity --method morris",
      "sensitivity --method sobol",
      "rank",
      "study",
    ]);
  });

  it.each(small.map((study) => [`${study.command}, ${study.size}`, study] as const))("hardly say anything: %s", async (_, study) => {
    let wrong = 0;
    for (const noise of noises) wrong += (await nullRate(study, noise, STUDIES)).wrong;
    const n = STUDIES * noises.length;
    expect(wrong / n).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / n));
  });

  it("deal runs of the model without any twice, the same to who asks again, others to another study", async () => {
    const bank = Array.from(
      { length: 6 },
      (_, i): RunState => ({ status: "failed", failure: { step: i, process: null, agent: null, message: "" } }),
    );
    const dealt = async (study: number, asked: readonly number[]) => {
      const got: (number | null)[] = [];
      const requests = asked.map((replication) => ({ point: "any", replication, specification: {} as ModelSpecification }));
      await bankWorkbench(bank, study).complete(
        requests,
        (_, state) => void got.push(state.status === "failed" ? state.failure.step : null),
      );
      return got;
    };
    const all = await dealt(1, [1, 2, 3, 4, 5, 6]);
    expect([...all].sort()).toEqual([0, 1, 2, 3, 4, 5]);
    expect(await dealt(1, [1, 2, 1])).toEqual([all[0], all[1], all[0]]);
    expect(await dealt(2, [1, 2, 3, 4, 5, 6])).not.toEqual(all);
    await expect(dealt(1, [1, 2, 3, 4, 5, 6, 7])).rejects.toThrow("expected at most 6 runs");
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
