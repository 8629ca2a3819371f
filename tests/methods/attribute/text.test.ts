import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import type { AttributedOutcome, AttributionResult, MechanismShare } from "../../../src/methods/attribute/result.ts";
import { formatAttribution } from "../../../src/methods/attribute/text.ts";
import type { Estimate } from "../../../src/statistics/estimate.ts";

const around = (value: number, halfWidth: number): Estimate => ({ value, interval: { low: value - halfWidth, high: value + halfWidth } });
const alone = (measure: string, value: number, halfWidth = 6) => ({ measure, ...around(value, halfWidth) });
const measures = [
  { id: "rules", label: "Responsible subjects defined in writing for every category of hazard" },
  { id: "forum", label: "Forum" },
  { id: "platform", label: "Platform" },
];
const incidents: AttributedOutcome = {
  outcome: {
    id: "true-incidents",
    indicator: "true-incidents",
    group: "all",
    label: "True incidents",
    unit: "incidents",
    direction: "lower",
  },
  n: 20,
  baselineMean: 6372.4,
  total: around(-120, 20),
  values: [alone("rules", -90), alone("forum", -40), alone("platform", 10, 30)],
  interactions: [
    { first: "rules", second: "forum", ...around(15, 5) },
    { first: "rules", second: "platform", ...around(-25, 5) },
    { first: "forum", second: "platform", ...around(2, 5) },
  ],
  alone: [alone("rules", -95), alone("forum", -50), alone("platform", 20)],
  last: [alone("rules", -85), alone("forum", -30), alone("platform", 0)],
};
const part = (mechanism: MechanismShare["mechanism"], label: string, value: number, halfWidth: number): MechanismShare => ({
  mechanism,
  label,
  ...around(value, halfWidth),
});
const parts = [
  part("arrivals", "Number of hazards", -20, 5),
  part("routing", "Time on the way", -100, 15),
  part("handling", "Time in hand", 0, 9),
];
const result: AttributionResult = {
  study: "attribute",
  scenario: { id: "case", title: "A case", seed: "7", horizonDays: 1095 },
  runs: { requested: 160, used: 152 },
  warnings: ["one", "two", "three", "four", "five"],
  findings: [],
  sentences: ["«All three» changes true incidents by −120 incidents (95 % interval −140 to −100, 20 replications), for the better."],
  arm: { id: "package", label: "All three" },
  measures,
  method: "exact",
  orders: 0,
  replications: 20,
  outcomes: [incidents],
  mechanisms: [
    { arm: { id: "package", label: "All three" }, n: 20, total: around(-120, 20), parts },
    { arm: { id: "forum", label: "Forum" }, n: 20, total: around(-50, 6), parts },
    { arm: { id: "platform", label: "Platform" }, n: 20, total: around(20, 30), parts: [parts[2]] },
  ],
};
const text = (changes: Partial<AttributionResult> = {}, width = 110) =>
  formatAttribution({ ...result, ...changes }, { color: false, width });
/** The text on one line. */
const flat = (from = text()) => from.replaceAll(/\s+/g, " ");
const lineWith = (words: string, from = text()) => from.split("\n").find((line) => line.includes(words)) ?? "";

describe("the text of an attribution", () => {
  it("has one line per measure with value, interval and share, its effect alone and as the last one, and the package as their sum", () => {
    expect(text()).toContain("1,095 days · 3 measures × 20 replications · 160 runs requested, 152 used · seed 7");
    expect(lineWith("Forum ")).toMatch(/^Forum\s+−40\s+−46 to −34\s+33 %\s+−50 \(−56 to −44\)\s+−30 \(−36 to −24\)$/);
    expect(lineWith("All three ")).toMatch(/^All three\s+−120\s+−140 to −100\s+100 %$/);
    expect(lineWith("fewer is better")).toContain("baseline 6,372 on average of 20 replications");
  });

  it("gives no share where the package's effect cannot be told from zero", () => {
    const unclear = text({ outcomes: [{ ...incidents, total: around(-120, 130) }], mechanisms: [], sentences: [] });
    expect(unclear).not.toContain("%\n");
    expect(lineWith("Forum ", unclear)).not.toContain("33 %");
  });

  it("lists the interactions that can be told from zero, the strongest first, and says what they mean", () => {
    const strongest = flat().indexOf("× Platform: −25 (−30 to −20), reinforce each other");
    const next = flat().indexOf("× Forum: +15 (+10 to +20), overlap");
    expect(strongest).toBeGreaterThan(0);
    expect(next).toBeGreaterThan(strongest);
    expect(text()).not.toContain("Forum × Platform");
  });

  it("has the mechanisms of the package with intervals, and of each measure alone those that can be told from zero", () => {
    expect(lineWith("Time on the way  ")).toMatch(/^Time on the way\s+−100\s+−115 to −85$/);
    expect(flat()).toContain("Forum: −50 (−56 to −44); by time on the way −100 (−115 to −85), number of hazards −20 (−25 to −15)");
    expect(flat()).toContain("Platform: +20 (−10 to +50); no part can be told from zero");
    expect(text({ mechanisms: [] })).not.toContain("How true incidents changed");
  });

  it("breaks at the width of the terminal and cuts neither names nor numbers", () => {
    for (const width of [100, 120, 140]) {
      for (const line of text({}, width).split("\n")) expect(line.length, line).toBeLessThanOrEqual(width);
    }
    const words = flat(text({}, 100));
    for (const word of measures[0].label.split(" ")) expect(words).toContain(word);
    expect(stripVTControlCharacters(text())).toBe(text());
    expect(stripVTControlCharacters(formatAttribution(result, { color: true, width: 110 }))).toBe(text());
  });

  it("tells the sentences, how to read the columns, and at most three warnings in full", () => {
    expect(flat()).toContain(result.sentences[0]);
    expect(text()).toContain("Warning: three");
    expect(text()).not.toContain("Warning: four");
    expect(text()).toContain("… and 2 further warnings, in results.json");
    expect(flat()).toContain("their intervals are each for itself, all others hold together.");
    const orders = text({ method: "orders", orders: 24, outcomes: [{ ...incidents, interactions: [] }] });
    expect(orders.replaceAll("\n", " ")).toContain("over sampled orders");
    expect(orders).not.toContain("×:");
  });
});
