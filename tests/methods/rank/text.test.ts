import { describe, expect, it } from "vitest";
import type { Factor } from "../../../src/methods/factors/factor.ts";
import { rankArms } from "../../../src/methods/rank/rankArms.ts";
import type { RankResult } from "../../../src/methods/rank/result.ts";
import { formatRank } from "../../../src/methods/rank/text.ts";
import { memoryWorkbench } from "../../runs/memory.ts";
import { modelOf, normalArms, planOf } from "./cases.ts";

const factor: Factor = {
  path: "parameters.trust.weight",
  label: "weight",
  unit: "share",
  low: 0,
  high: 1,
  standard: 0.5,
  assumption: true,
  integer: false,
  kind: "parameter",
};

async function ranking(changes: Parameters<typeof planOf>[1] = {}): Promise<RankResult> {
  const worth = normalArms([2, 2.9, 3], [0.1, 0.1, 0.1], 1, 1);
  const model = modelOf((arm, replication, s) => {
    if (arm === 1 && replication === 2) throw new Error("the office burnt down");
    return worth(arm, replication, s);
  });
  return (await rankArms(memoryWorkbench(model), planOf(3, { indifference: 0.05, resamples: 200, ...changes }))).result;
}

describe("a ranking in the terminal", () => {
  it("begins with what was selected, tells the fresh estimate before the contest's, and counts failed runs", async () => {
    const result = await ranking();
    const text = formatRank(result, { color: false, width: 200 });
    const at = (part: string) => {
      expect(text).toContain(part);
      return text.indexOf(part);
    };
    expect(text.split("\n")[1]).toBe(`90 days · 3 arms · ${result.runs.requested} runs requested, ${result.runs.used} used · seed 1`);
    expect(result.runs.requested - result.runs.used).toBe(3);
    expect(at("Selected for safety: Arm 2")).toBeLessThan(at("fresh replications, which the selection never saw"));
    expect(at("which the selection never saw")).toBeLessThan(at("Safety (score 1–5; higher is better; in the contest)"));
    expect(at("1 replication of the contest left out")).toBeGreaterThan(0);
    expect(at("favour whoever came first by luck")).toBeGreaterThan(0);
    expect(text).not.toMatch(/NaN|undefined|null|\[object/);
  });

  it("has one row per arm, the selected one first, with its mean, its difference and when it was dropped", async () => {
    const result = await ranking();
    const lines = formatRank(result, { color: false, width: 120 }).split("\n");
    const start = lines.findIndex((line) => line.startsWith("Safety (score 1–5; higher is better; in the contest)")) + 2;
    const [first, second, third] = lines.slice(start, start + 3);
    expect(first).toMatch(/^▶ Arm 2 +\d+ +[\d.]+ +[\d.]+ to [\d.]+ +(over )?\d+ %$/);
    expect(second).toMatch(/^ {2}Arm 1 +\d+ +[\d.]+ +[\d.]+ to [\d.]+ +−0\.\d+ +−[\d.]+ to −[\d.]+ +\d+ +\d+ %$/);
    expect(third).toMatch(/^ {2}Baseline .* −[\d.]+ +−[\d.]+ to −[\d.]+ +21 +0 %$/);
  });

  it("adds the table over parameter sets, with the threshold in words", async () => {
    const result = await ranking({ robustness: { sets: 20, factors: [[factor], [factor], [factor]], within: 0.5, threshold: 2.5 } });
    // Replication 2 fails, but a set makes replication 1 only.
    const text = formatRank(result, { color: false, width: 120 });
    expect(text).toContain("Safety (score 1–5; higher is better; over 20 parameter sets)");
    expect(text).toMatch(/Arm 2 .* \d+ of 20$/m);
    expect(text.replace(/\n */g, " ")).toContain("sets in which the arm is at 2.5 or better");
    expect(text.replace(/\n */g, " ")).toContain(
      "up to 50 % of the scenario's value to either side, inside the registry's limits, which are of validity, not of plausibility",
    );
  });

  it("says that calibrated parameters are drawn as whole sets", async () => {
    const result = await ranking({ robustness: { sets: 20, factors: [[factor], [factor], [factor]], within: 0.5, threshold: 2.5 } });
    const told = (calibrated: { parameters: number; sets: number } | null) =>
      formatRank(
        { ...result, robustness: { ...result.robustness!, within: "plausible", calibrated } },
        { color: false, width: 120 },
      ).replace(/\n */g, " ");
    expect(told({ parameters: 21, sets: 23 })).toContain(
      "The 21 calibrated ones (a factor or shift of several counts once) are drawn together: each set takes over one of the 23 sets",
    );
    expect(told(null)).not.toContain("calibrated");
  });

  it("tells every name in full, on two lines where it is long", async () => {
    const result = await ranking();
    const label = "Clear responsibility of all stakeholders for whatever happens in the buildings that they manage together";
    const named = { ...result, arms: result.arms.map((row) => (row.arm === "arm-1" ? { ...row, label } : row)) };
    const text = formatRank(named, { color: false, width: 120 });
    for (const word of label.split(" ")) expect(text).toContain(word);
    for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(120);
    expect(text).not.toContain("…");
  });

  it("keeps to 120 columns and to the terminal's for sentences, and colours only when asked", async () => {
    const result = await ranking({ robustness: { sets: 20, factors: [[factor], [factor], [factor]], within: 0.5, threshold: 2.5 } });
    for (const line of formatRank(result, { color: false, width: 300 }).split("\n")) expect(line.length).toBeLessThanOrEqual(120);
    const narrow = formatRank(result, { color: false, width: 60 }).split("\n");
    for (const line of narrow.slice(0, 8)) expect(line.length).toBeLessThanOrEqual(60);
    for (const line of narrow) expect(line).not.toMatch(/^%/);
    const ansi = String.fromCharCode(27);
    expect(formatRank(result, { color: false, width: 120 })).not.toContain(ansi);
    expect(formatRank(result, { color: true, width: 120 })).toContain(ansi);
  });
});
