import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CategoryRisk,
  decompose,
  decomposePairs,
  incidentsOf,
  mechanisms,
  type RunRisk,
  riskOf,
} from "../../../src/methods/attribute/decomposition.ts";
import { runModel } from "../../../src/model/run.ts";
import { communityOf, summaryOf, useOf } from "../../model/worlds.ts";

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const run = (risk: Partial<CategoryRisk>): RunRisk =>
  new Map([
    ["dispute", { atRisk: 100, onArrival: 40, passages: [60, 80, 76, 20], days: [2000, 100, 300, 60], incidents: [20, 2, 6, 1], ...risk }],
  ]);
const base = run({});
/** Parts by mechanism, rounded to nine decimals. */
const partsOf = (from: RunRisk, to: RunRisk) =>
  Object.fromEntries(decompose(from, to).map((part, m) => [mechanisms[m], Math.round(part * 1e9) / 1e9 + 0]));
const nothing = { arrivals: 0, detection: 0, routing: 0, handling: 0, escalation: 0 };

describe("a change in true incidents", () => {
  it("is all arrivals when half as many hazards come and fare the same", () => {
    const half = run({ atRisk: 50, onArrival: 20, passages: [30, 40, 38, 10], days: [1000, 50, 150, 30], incidents: [10, 1, 3, 0.5] });
    expect(partsOf(base, half)).toEqual({ ...nothing, arrivals: -34.5 });
  });

  it("is all detection when only the time until detection is shorter", () => {
    expect(partsOf(base, run({ days: [500, 100, 300, 60], incidents: [5, 2, 6, 1] }))).toEqual({ ...nothing, detection: -15 });
  });

  it("is all detection when more hazards are found and then fare as those found before: days in later stages are its own doing", () => {
    const more = run({ passages: [90, 120, 114, 30], days: [2000, 150, 450, 90], incidents: [20, 3, 9, 1.5] });
    expect(partsOf(base, more)).toEqual({ ...nothing, detection: 4.5 });
    const sooner = run({ passages: [90, 120, 114, 30], days: [1000, 150, 450, 90], incidents: [10, 3, 9, 1.5] });
    expect(partsOf(base, sooner)).toEqual({ ...nothing, detection: -5.5 });
  });

  it("is all routing when fewer cases get through, and all handling when matters come back more often", () => {
    const lost = run({ passages: [60, 80, 38, 10], days: [2000, 100, 150, 30], incidents: [20, 2, 3, 0.5] });
    expect(partsOf(base, lost)).toEqual({ ...nothing, routing: -3.5 });
    const again = run({ passages: [60, 160, 152, 40], days: [2000, 200, 600, 120], incidents: [20, 4, 12, 2] });
    expect(partsOf(base, again)).toEqual({ ...nothing, handling: 9 });
  });

  it("is all routing, or all handling, when only the time in these stages changes", () => {
    expect(partsOf(base, run({ days: [2000, 25, 300, 60], incidents: [20, 0.5, 6, 1] }))).toEqual({ ...nothing, routing: -1.5 });
    const longer = run({ days: [2000, 100, 600, 30], incidents: [20, 2, 12, 0.5] });
    expect(partsOf(base, longer)).toEqual({ ...nothing, handling: 5.5 });
  });

  it("is all escalation when hazards stay as long and become incidents less often", () => {
    expect(partsOf(base, run({ incidents: [10, 1, 3, 0] }))).toEqual({ ...nothing, escalation: -15 });
  });

  it("is shared in halves by two mechanisms that act through each other, as by Das Gupta's two factors", () => {
    // N 100 → 50 and undetected days per hazard 20 → 10 at 0.01 a day: 20 → 5 incidents, the rest unchanged per hazard.
    const one = run({ onArrival: 0, passages: [0, 0, 0, 0], days: [2000, 0, 0, 0], incidents: [20, 0, 0, 0] });
    const other = run({ atRisk: 50, onArrival: 0, passages: [0, 0, 0, 0], days: [500, 0, 0, 0], incidents: [5, 0, 0, 0] });
    expect(partsOf(one, other)).toEqual({ ...nothing, arrivals: -7.5, detection: -7.5 });
  });

  it("takes the other run's rate for a stage that one run never had, so that its time carries the whole change", () => {
    const never = run({ days: [2000, 100, 300, 0], incidents: [20, 2, 6, 0] });
    expect(partsOf(never, base)).toEqual({ ...nothing, handling: 1 });
    expect(partsOf(base, never)).toEqual({ ...nothing, handling: -1 });
  });

  it("counts a category that only one run has as arrivals", () => {
    const more: RunRisk = new Map([
      ...base,
      ["fire", { atRisk: 10, onArrival: 3, passages: [0, 0, 0, 0], days: [50, 0, 0, 0], incidents: [2, 0, 0, 0] }],
    ]);
    expect(partsOf(base, more)).toEqual({ ...nothing, arrivals: 5 });
    expect(partsOf(more, base)).toEqual({ ...nothing, arrivals: -5 });
  });
});

const stage = fc.integer({ min: 0, max: 3000 }).chain((days) => fc.tuple(fc.constant(days), fc.integer({ min: 0, max: days })));
/** Hazards come into a stage only through those before it; incidents and days only where hazards were. */
const category = fc
  .tuple(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 5, maxLength: 5 }), fc.tuple(stage, stage, stage, stage), fc.nat(400))
  .map(([entries, stages, onArrival]): CategoryRisk => {
    const [atRisk, ...passages] = entries.map((entry, i) => (entries.slice(0, i).includes(0) ? 0 : entry));
    const entered = [atRisk, ...passages.slice(1)].map((entry) => entry > 0);
    return {
      atRisk,
      onArrival,
      passages,
      days: stages.map(([days], s) => (entered[s] ? days : 0)),
      incidents: stages.map(([, incidents], s) => (entered[s] ? incidents : 0)),
    };
  });
const anyRun = fc
  .array(fc.tuple(fc.constantFrom("dispute", "fire", "theft", "help"), category), { maxLength: 4 })
  .map((entries): RunRisk => new Map(entries));

describe("the parts", () => {
  it("add up to the change in every pair of runs, whatever is zero, and turn round with the comparison", () => {
    fc.assert(
      fc.property(anyRun, anyRun, (from, to) => {
        const parts = decompose(from, to);
        const change = incidentsOf(to) - incidentsOf(from);
        expect(Math.abs(sum(parts) - change)).toBeLessThanOrEqual(1e-9 * (1 + incidentsOf(to) + incidentsOf(from)));
        const back = decompose(to, from);
        for (const [m, part] of parts.entries()) expect(back[m]).toBeCloseTo(-part, 6);
        expect(decompose(from, from).every((part) => Math.abs(part) < 1e-9)).toBe(true);
      }),
      { seed: 1 },
    );
  });

  it("add up to the last bit as means over replications", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyRun, anyRun), { minLength: 1, maxLength: 6 }), (pairs) => {
        const { n, total, parts } = decomposePairs(pairs);
        expect(n).toBe(pairs.length);
        expect(sum(parts.map(({ value }) => value))).toBe(total.value);
        expect(sum(parts.map(({ value }) => value).toReversed())).toBe(total.value);
        expect(total.value).toBeCloseTo(sum(pairs.map(([from, to]) => incidentsOf(to) - incidentsOf(from))) / n, 8);
        expect(parts.every(({ interval, alike }) => (interval === null && alike === undefined) === (n === 1))).toBe(true);
      }),
      { seed: 1 },
    );
  });

  it("have the t interval of their replications", () => {
    const halves = [0.5, 0.25, 0.75].map((share): [RunRisk, RunRisk] => [
      run({ onArrival: 0, incidents: [20, 0, 0, 0] }),
      run({ onArrival: 0, incidents: [20 * share, 0, 0, 0] }),
    ]);
    const escalation = decomposePairs(halves).parts[4];
    expect(escalation.value).toBeCloseTo(-10, 12);
    expect(escalation.interval!.low).toBeCloseTo(-10 - (4.302652729749 * 5) / Math.sqrt(3), 9);
    expect(escalation.interval!.high).toBeCloseTo(-10 + (4.302652729749 * 5) / Math.sqrt(3), 9);
    expect(() => decomposePairs([])).toThrow(/at least one pair/);
  });
});

describe("the counts of a run", () => {
  it("are read from its summary, stand for its true incidents, and explain the change that an intervention makes", () => {
    const options = { recordEvery: 200, recordHazards: false };
    const specification = communityOf(800, 200);
    const intervention = {
      ...specification,
      interventions: [useOf("responsibility-clarification", { planningDays: 0, constructionDays: 10 })],
    };
    const outputs = [runModel(specification, 1, options), runModel(intervention, 1, options)];
    const [from, to] = outputs.map((output) => riskOf(output)!);
    for (const [i, risk] of [from, to].entries()) expect(incidentsOf(risk)).toBe(summaryOf(outputs[i], "true-incidents"));
    expect([...from.keys()]).toEqual(specification.categories.map(({ id }) => id));
    const parts = decompose(from, to);
    expect(sum(parts)).toBeCloseTo(incidentsOf(to) - incidentsOf(from), 9);
    expect(parts.some((part) => Math.abs(part) > 0.1)).toBe(true);
  });

  it("are missing where a model has none", () => {
    const key = { indicator: "true-incidents", group: "category:dispute", unit: "incidents" };
    expect(riskOf({ summaryKeys: [key], summary: Float64Array.of(3) })).toBeNull();
  });
});
