/** Text, charts and document of patterns, on results made up for the purpose. */
import { describe, expect, it } from "vitest";
import { indicatorMeasure } from "../../src/evidence/measure.ts";
import { type Criterion, type Pattern, pattern, type Target } from "../../src/evidence/pattern.ts";
import { judge, type PatternResult, type SeedReadings } from "../../src/evidence/verdict.ts";
import { canonicalJson } from "../../src/host/canonicalJson.ts";
import { chartName, renderEvidence } from "../../src/validation/evidence/evidenceCharts.ts";
import { type EvidenceResult, evidenceResult, summaryLine } from "../../src/validation/evidence/evidenceResult.ts";
import { evidenceTable } from "../../src/validation/evidence/evidenceTable.ts";
import { formatEvidence } from "../../src/validation/evidence/evidenceText.ts";
import { validationMarkdown } from "../../src/validation/evidence/validationDoc.ts";
import { overlaps } from "../gallery/overlaps.ts";

const SEEDS = 12;
const style = { color: false, width: 120 };

const targets: readonly Target[] = [
  { kind: "within", low: 9, high: 21 },
  { kind: "within", low: -1000, high: 12 },
  { kind: "positive" },
  { kind: "negative" },
  { kind: "null" },
  { kind: "not positive" },
];

function aPattern(id: string, row: string, changes: Partial<Pattern> = {}): Pattern {
  const criterion = (target: Target, i: number): Criterion => ({
    ...{
      id: `criterion-${i}`,
      label: `Number ${i}${i === 1 ? ", with a label that goes on for longer than one would like it to in a panel" : ""}`,
      unit: "%",
      target,
    },
    value: (of) => of("here", `x${i}`),
  });
  return pattern({
    ...{ id, row, level: "T", title: `Pattern ${row}`, experiment: "Here.", measured: "Numbers.", mechanism: "One." },
    evidence: [{ text: "Seen <b>once</b> & again", source: "Somebody", mark: "V" }],
    configurations: { here: { what: "here", days: 10, patch: { set: { "trust.gainRate": 0.1 }, events: {}, place: { b: 1, a: 2 } } } },
    measure: indicatorMeasure("numbers", () => ({})),
    criteria: targets.map(criterion),
    knockOut: { what: "the mechanism is off", patch: {}, loses: ["criterion-0"] },
    ...changes,
  });
}

/** Readings about `centre`, the same whenever. */
function readings(centre: number): SeedReadings {
  return Array.from({ length: SEEDS }, (_, seed) =>
    Object.fromEntries(targets.map((_, i) => [`x${i}`, centre + (((seed * 7 + i * 3) % 11) - 5) / 3 + (i === 3 ? -20 : 0)])),
  );
}

function judged(of: Pattern, plain: number, without: number): PatternResult {
  return judge(of, { here: readings(plain) }, of.knockOut === null ? null : { here: readings(without) }, SEEDS);
}

const lone = targets.slice(0, 1).map((target) => ({ id: "only", label: "Only", unit: "cases", target, value: () => Number.NaN }));
const curve = {
  title: "Over time",
  x: "months",
  y: "cases",
  lines: ["with", "without"].map((label, k) => ({
    label,
    points: [1, 2, 3, 4].map((x) => ({ x, value: (of: (name: string, reading: string) => number) => of("here", "x0") * (1 + k / x) })),
  })),
};
const results = [
  judged(aPattern("met", "1", { criteria: aPattern("", "").criteria.slice(0, 1), curve }), 15, 3),
  judged(aPattern("missed", "2"), 15, 16),
  judged(aPattern("nothing", "B1", { criteria: lone, knockOut: null }), 1, 1),
];
const result: EvidenceResult = evidenceResult(
  results,
  { seeds: SEEDS, requested: 60, failed: 0 },
  { missed: { why: "It is so.", tried: "This." }, met: { why: "It was missed once.", tried: "That." } },
);

describe("the results of patterns", () => {
  it("are counted by level, and warn where seeds are few", () => {
    expect(summaryLine(result)).toBe("1 of 3 patterns met (T 1 of 3)");
    expect(result.warnings).toEqual(["fewer than 30 seeds: not the documented result"]);
  });

  it("hold no number that is not finite, and six digits at most", () => {
    const text = JSON.stringify(result);
    expect(JSON.parse(text)).toEqual(result);
    expect(text).not.toMatch(/\d\.\d{8,}/);
  });

  it("are a tidy table of criteria with and without the mechanism", () => {
    const { columns, rows } = evidenceTable(result);
    expect(rows.map((row) => row.length)).toEqual(rows.map(() => columns.length));
    expect(rows.filter((row) => row[1] === "missed").map((row) => row[3])).toEqual([
      ...targets.map(() => "plain"),
      ...targets.map(() => "knock-out"),
    ]);
    expect(rows.at(-1)).toEqual(["B1", "nothing", "T", "plain", "only", "cases", "9 to 21", 0, null, null, null, null, "no", "missed"]);
  });

  it("are told with the misses first, their reasons, and the summary last", () => {
    const text = formatEvidence(result, style);
    expect(text.indexOf("2 Pattern 2")).toBeLessThan(text.indexOf("1 Pattern 1"));
    for (const part of ["Why: It is so.", "Tried: This.", "Somebody [V]", "not testable: too few values", ": lost", "Knock-out: none"])
      expect(text).toContain(part);
    expect(text).not.toContain("It was missed once.");
    expect(text.trimEnd().split("\n").slice(-2)).toEqual([
      "1 of 3 patterns met (T 1 of 3)",
      "Warning: fewer than 30 seeds: not the documented result",
    ]);
  });

  it("are a document with the misses before the patterns", () => {
    const text = validationMarkdown(result);
    const at = ["## Summary", "## What is missed", "It is so.", "## Every pattern", "### 1 Pattern 1", "### 2 Pattern 2"].map((part) =>
      text.indexOf(part),
    );
    expect(at.every((place, i) => place > (at[i - 1] ?? -1))).toBe(true);
    expect(text).toContain("](#2-pattern-2)");
    // As read from the folder, whose JSON is sorted.
    expect(validationMarkdown(JSON.parse(canonicalJson(result)))).toBe(text);
  });
});

describe("the chart of a pattern", async () => {
  const charts = await renderEvidence(result);

  it("has the name of its row and pattern", () => {
    expect(charts.map(({ name }) => name)).toEqual(result.patterns.map(chartName));
    expect(charts[2]!.name).toBe("b1-nothing");
  });

  it.each(charts)("holds no text upon another, nor beyond the edge: $name", ({ svg }) => {
    expect(overlaps(svg)).toEqual([]);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  it("shows every seed with and without the mechanism, the tolerance, and the curve", () => {
    const [met, , nothing] = charts.map(({ svg }) => svg);
    expect(met!.match(/<circle/g)!.length).toBeGreaterThanOrEqual(2 * SEEDS);
    expect(met).toContain("Over time");
    expect(met).toContain("tolerance: the whole interval must lie in it");
    expect(nothing).toContain("nothing to measure");
    expect(nothing).not.toContain("without the mechanism");
  });

  it("is drawn the same again", async () => expect(await renderEvidence(result)).toEqual(charts));
});
