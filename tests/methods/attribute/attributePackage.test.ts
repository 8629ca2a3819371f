import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attributePackage } from "../../../src/methods/attribute/attributePackage.ts";
import {
  type AttributionPlan,
  attributionAnnouncement,
  attributionDesign,
  defaultReplications,
  designProblems,
  pointOf,
} from "../../../src/methods/attribute/plan.ts";
import type { AttributionResult } from "../../../src/methods/attribute/result.ts";
import type { Outcome } from "../../../src/methods/result.ts";
import { type RunOutput, runModel } from "../../../src/model/run.ts";
import type { ModelSpecification } from "../../../src/model/specification.ts";
import type { Model } from "../../../src/runs/executeTask.ts";
import type { RunRequest, RunState, Workbench } from "../../../src/runs/request.ts";
import { studentQuantile } from "../../../src/statistics/distributions.ts";
import { communityOf, useOf } from "../../model/worlds.ts";
import { memoryWorkbench } from "../../runs/memory.ts";

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const incidents: Outcome = {
  id: "true-incidents",
  indicator: "true-incidents",
  group: "all",
  label: "True incidents",
  unit: "incidents",
  direction: "lower",
};
const security: Outcome = {
  ...incidents,
  id: "sense-of-security",
  indicator: "sense-of-security",
  label: "Sense of security",
  unit: "score 1–5",
  direction: "higher",
};

/** Outcome of a sub-package in a replication. */
type Game = (mask: number, replication: number) => number;

/** A model whose true incidents are a known game of the measures that its specification has. */
function modelOf(game: Game, other: Game = () => 3): Model {
  return (specification, replication): RunOutput => ({
    seriesKeys: [],
    days: [],
    series: new Float64Array(0),
    summaryKeys: [
      { indicator: "true-incidents", group: "all", unit: "incidents" },
      { indicator: "sense-of-security", group: "all", unit: "score 1–5" },
    ],
    summary: Float64Array.of(game(maskOf(specification), replication), other(maskOf(specification), replication)),
    network: [],
    ledger: [],
    hazards: null,
    residents: null,
    timeline: [],
    warnings: replication === 2 ? ["nobody came"] : [],
    profile: {},
  });
}

const maskOf = ({ interventions }: ModelSpecification) => interventions.reduce((mask, { id }) => mask | (1 << Number(id.slice(1))), 0);

function specificationOf(mask: number, k: number): ModelSpecification {
  const on = Array.from({ length: k }, (_, i) => i).filter((i) => (mask & (1 << i)) !== 0);
  return { interventions: on.map((i) => ({ id: `m${i}` })) } as unknown as ModelSpecification;
}

function planOf(k: number, changes: Partial<AttributionPlan> & { readonly sampled?: number } = {}): AttributionPlan {
  const design = attributionDesign(k, changes.sampled ?? null, "1");
  return {
    scenario: { id: "case", title: "Case", seed: "1", horizonDays: 365 },
    arm: { id: "package", label: "Package" },
    measures: Array.from({ length: k }, (_, i) => ({ id: `m${i}`, label: `Measure ${i}` })),
    design,
    specifications: new Map(design.masks.map((mask) => [mask, specificationOf(mask, k)])),
    outcomes: [incidents],
    replications: 6,
    ...changes,
  };
}

const attribute = async (plan: AttributionPlan, game: Game, other?: Game): Promise<AttributionResult> =>
  (await attributePackage(memoryWorkbench(modelOf(game, other)), plan)).result;

/** Chance of a replication, the same for all sub-packages. */
const luck = (replication: number) => [7, -3, 12, 0, 5, -9][replication - 1] ?? 0;
const has = (mask: number, i: number) => ((mask >>> i) & 1) === 1;
const values = ({ outcomes }: AttributionResult) => outcomes[0].values.map(({ value }) => value);

describe("the attribution of a package", () => {
  it("shares a known game as Shapley did, and paired chance leaves no width", async () => {
    // Gloves: 0 and 1 are left, 2 is right; a pair averts 60 incidents.
    const gloves: Game = (mask, r) => 500 + luck(r) - (has(mask, 2) && (mask & 3) !== 0 ? 60 : 0);
    const result = await attribute(planOf(3), gloves);
    expect(values(result)).toEqual([-10, -10, -40]);
    const [told] = result.outcomes;
    expect(told.values[2]).toMatchObject({ interval: null, alike: { n: 6, clear: false } });
    expect(told.total.value).toBe(-60);
    expect(told.baselineMean).toBeCloseTo(500 + sum([7, -3, 12, 0, 5, -9]) / 6, 9);
    expect(told.alone.map(({ value }) => value)).toEqual([0, 0, 0]);
    expect(told.last.map(({ value }) => value)).toEqual([0, 0, -60]);
    expect(result).toMatchObject({ method: "exact", orders: 0, replications: 6, runs: { requested: 48, used: 48 }, mechanisms: [] });
  });

  it("is efficient to the last bit, symmetric, and gives nothing to a measure that does nothing", async () => {
    const games = fc.tuple(
      fc.integer({ min: 2, max: 4 }),
      fc.array(fc.double({ min: -500, max: 500, noNaN: true }), { minLength: 48, maxLength: 48 }),
    );
    await fc.assert(
      fc.asyncProperty(games, async ([k, table]) => {
        // Measure k − 1 is idle; 0 and 1 do the same.
        const alike = (mask: number) => table[(mask & ~(1 << (k - 1)) & ~3) | (Number(has(mask, 0)) + Number(k > 2 && has(mask, 1)))];
        const result = await attribute(planOf(k), (mask, r) => alike(mask) * (1 + r / 7));
        const told = values(result);
        expect(sum(told)).toBe(result.outcomes[0].total.value);
        expect(sum(told.toReversed())).toBe(result.outcomes[0].total.value);
        expect(Math.abs(told[k - 1])).toBeLessThan(1e-9);
        if (k > 2) expect(told[0]).toBeCloseTo(told[1], 9);
      }),
      { seed: 1, numRuns: 30 },
    );
  });

  it("has the t interval of its replications", async () => {
    const result = await attribute(planOf(1, { replications: 3 }), (mask, r) => (mask === 1 ? [10, 20, 30][r - 1] : 0));
    expect(values(result)).toEqual([20]);
    const reach = (share: number) => (studentQuantile(1 - (0.05 * share) / 2, 2) * 10) / Math.sqrt(3);
    expect(result.outcomes[0].values[0].interval!.low).toBeCloseTo(20 - reach(0.3), 9);
    expect(result.outcomes[0].values[0].interval!.high).toBeCloseTo(20 + reach(0.3), 9);
    expect(result.outcomes[0].total.interval!.high).toBeCloseTo(20 + reach(0.4), 9);
    expect(result.outcomes[0].alone[0].interval!.high).toBeCloseTo(20 + reach(1), 9);
    expect(result.sentences[0]).toContain("cannot be told from zero");
    expect(result.sentences.join(" ")).not.toMatch(/better|worse|carries/);
  });

  it("finds who reinforces whom and who overlaps, in the good direction of each outcome", async () => {
    const overlap: Game = (mask, r) =>
      900 + luck(r) - 40 * Number(has(mask, 0)) - 30 * Number(has(mask, 1)) + 25 * Number((mask & 3) === 3);
    const synergy: Game = (mask) => 3 + 0.5 * Number((mask & 5) === 5);
    const result = await attribute(planOf(3, { outcomes: [incidents, security], replications: 20 }), overlap, synergy);
    const pair = (o: number, first: string, second: string) =>
      result.outcomes[o].interactions.find((one) => one.first === first && one.second === second)!.value;
    expect(pair(0, "m0", "m1")).toBeCloseTo(25, 9);
    expect(pair(0, "m0", "m2")).toBeCloseTo(0, 9);
    expect(pair(1, "m0", "m2")).toBeCloseTo(0.5, 9);
    const said = result.sentences.join("\n");
    expect(said).toContain("«Package» changes true incidents by −45.0 incidents");
    expect(said).toContain("Measure 0 and Measure 1 overlap");
    expect(said).toContain("Measure 0 and Measure 2 reinforce each other");
    expect(said).toMatch(/Measure 0 carries 61 %.*Measure 1 39 %/);
  });

  it("takes what rounding leaves of no interaction for none", async () => {
    const additive: Game = (mask, r) =>
      1e7 + luck(r) / 3 + sum([0.1, 0.7, 1 / 3].map((part, i) => (has(mask, i) ? part * (1 + luck(r) / 31) : 0)));
    const result = await attribute(planOf(3), additive);
    for (const { value, interval } of result.outcomes[0].interactions) expect([value, interval]).toEqual([0, null]);
    expect(result.sentences.join("\n")).toContain("no two measures are known to reinforce or hinder each other");
  });

  it("tells what works against the package, and warns of few replications", async () => {
    const result = await attribute(
      planOf(2, { replications: 9 }),
      (mask, r) => 100 + luck(r) - 30 * Number(has(mask, 0)) + 10 * Number(has(mask, 1)),
    );
    expect(result.sentences.join("\n")).toMatch(/Measure 0 carries 150 %.*Against it works Measure 1 \(\+10/);
    expect(result.warnings).toContain("nobody came (in 4 of 36 runs)");
    expect(result.warnings.join("\n")).toContain("intervals rest on 9 replications");
    const one = await attribute(planOf(2, { replications: 1 }), (mask) => 100 - mask);
    expect(one.outcomes[0].total.interval).toBeNull();
    expect(one.sentences[0]).toContain("one replication");
  });

  it("drops a replication in which any sub-package failed or had nothing to measure, and counts it", async () => {
    const game: Game = (mask, r) => {
      if (mask === 2 && r === 3) throw new Error("broken");
      return mask === 1 && r === 5 ? Number.NaN : 50 * r - 10 * mask * r;
    };
    const result = await attribute(planOf(2, { outcomes: [incidents, security] }), game);
    expect(result.outcomes.map(({ n }) => n)).toEqual([4, 5]);
    expect(result.outcomes[0].total.value).toBeCloseTo((-30 * (1 + 2 + 4 + 6)) / 4, 9);
    expect(result.runs).toEqual({ requested: 24, used: 20 });
    await expect(attribute(planOf(2), () => Number.NaN)).rejects.toThrow(/every sub-package has a value/);
    const missing = await attribute(
      planOf(2, { outcomes: [incidents, security] }),
      (mask) => mask,
      () => Number.NaN,
    );
    expect(missing.outcomes).toHaveLength(1);
    expect(missing.warnings.join("\n")).toContain("outcome sense-of-security: no replication");
  });
});

describe("the attribution of a large package", () => {
  const k = 10;
  const game: Game = (mask, r) => {
    const own = sum(Array.from({ length: k }, (_, i) => (has(mask, i) ? -(i + 1) * (1 + luck(r) / 50) : 0)));
    return 800 + luck(r) + own + (has(mask, 0) && has(mask, 9) ? 8 : 0);
  };

  it("samples orders: values add up to the last bit and intervals hold the true ones, which an additive part has exactly", async () => {
    const plan = planOf(k);
    expect(plan.design.method).toBe("orders");
    const result = await attribute(plan, game);
    const [told] = result.outcomes;
    expect(sum(values(result))).toBe(told.total.value);
    expect(told.total.value).toBeCloseTo(-(55 * (1 + sum([7, -3, 12, 0, 5, -9]) / 6 / 50)) + 8, 9);
    const factor = 1 + sum([7, -3, 12, 0, 5, -9]) / 6 / 50;
    for (const i of [1, 4, 8]) expect(values(result)[i]).toBeCloseTo(-(i + 1) * factor, 9);
    for (const i of [0, 9]) {
      expect(told.values[i].interval!.low).toBeLessThan(-(i + 1) + 4);
      expect(told.values[i].interval!.high).toBeGreaterThan(-(i + 1) + 4);
    }
    expect(told.alone[9].value).toBeCloseTo(-10 * factor, 9);
    expect(told.last[9].value).toBeCloseTo(-10 * factor + 8, 9);
    expect(told.interactions).toEqual([]);
    expect(result.sentences.at(-1)).toContain("24 of the orders");
  });

  it("agrees with the exact values where both can be had", async () => {
    const small: Game = (mask, r) => game(mask & 31, r);
    const exact = await attribute(planOf(5), small);
    const sampled = await attribute(planOf(5, { sampled: 40 }), small);
    for (const [i, value] of values(exact).entries()) expect(values(sampled)[i]).toBeCloseTo(value, 8);
  });

  it("asks for far fewer runs than all sub-packages, and more orders only add to them", () => {
    const few = attributionDesign(k, 12, "1");
    const more = attributionDesign(k, 24, "1");
    expect(more.orders.slice(0, 12)).toEqual(few.orders);
    expect(few.masks.every((mask) => more.masks.includes(mask))).toBe(true);
    expect(more.masks.length).toBeLessThan(300);
    expect(more.masks).toContain(0);
    expect(more.masks).toContain(1023);
    expect(attributionDesign(k, 24, "2").orders).not.toEqual(more.orders);
  });
});

describe("the plan of an attribution", () => {
  it("says how many runs it is, and takes fewer replications for more measures", () => {
    expect(attributionAnnouncement(planOf(3))).toBe("48 runs: all 8 sub-packages of 3 measures, 6 replications each");
    expect(attributionAnnouncement(planOf(10))).toMatch(/^[\d,]+ runs: \d+ sub-packages on 24 orders of 10 measures, 6 replications each$/);
    expect([1, 4, 6, 8, 12].map(defaultReplications)).toEqual([20, 20, 10, 10, 10]);
  });

  it("names sub-packages by their measures, the empty one baseline and the full one after the package", () => {
    expect([0, 1, 5, 7].map((mask) => pointOf(planOf(3), mask))).toEqual(["baseline", "m0", "m0+m2", "package"]);
  });

  it("is refused with every reason when its sizes make no sense", () => {
    expect(designProblems(0, 5, 0)).toEqual([
      "measures of the package: expected 1 to 30, received 0",
      "orders: expected an even number of at least 4 (orders come with their reverse), received 5",
      "replications: expected a whole number of at least 1, received 0",
    ]);
    expect(() => attributionDesign(31, null, "1")).toThrow(/1 to 30/);
  });

  it("asks for the same runs again in the same order, sub-package by sub-package", async () => {
    const asked: string[] = [];
    const model = memoryWorkbench(modelOf((mask) => mask));
    const spy: Workbench = {
      complete: (requests: Iterable<RunRequest>, deliver: (request: RunRequest, state: RunState) => void) =>
        model.complete(requests, (request, state) => {
          asked.push(`${request.point} ${request.replication}`);
          deliver(request, state);
        }),
    };
    const { requests, tables } = await attributePackage(spy, planOf(2, { replications: 2 }));
    expect(asked).toEqual(["baseline 1", "baseline 2", "m0 1", "m0 2", "m1 1", "m1 2", "package 1", "package 2"]);
    expect([...requests()].map(({ point, replication }) => `${point} ${replication}`)).toEqual(asked);
    expect(tables.map(({ name }) => name)).toEqual(["attribution-totals", "attribution", "attribution-interactions"]);
    for (const { columns, rows } of tables) {
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) {
        expect(row).toHaveLength(columns.length);
        row.forEach((cell, i) => {
          const fits = columns[i].type === "text" ? typeof cell === "string" : cell === null || Number.isFinite(cell);
          expect(fits, `${columns[i].name}: ${cell}`).toBe(true);
        });
      }
    }
  });
});

describe("mechanisms", () => {
  it("add up to the change in true incidents of the package and of each measure alone, to the last bit", async () => {
    const base = communityOf(400, 150);
    const uses = [useOf("responsibility-clarification"), useOf("purchased-services")].map((use) => ({
      ...use,
      planningDays: 0,
      constructionDays: 5,
    }));
    const design = attributionDesign(2, null, "1");
    const specifications = new Map(design.masks.map((mask) => [mask, { ...base, interventions: uses.filter((_, i) => has(mask, i)) }]));
    const { result, tables } = await attributePackage(
      memoryWorkbench(runModel, { recordEvery: 150, residents: "none" }),
      planOf(2, { design, specifications, replications: 3 }),
    );
    expect(result.mechanisms.map(({ arm }) => arm.id)).toEqual(["package", "m0", "m1"]);
    for (const { parts, total, n } of result.mechanisms) {
      expect(n).toBe(3);
      expect(sum(parts.map(({ value }) => value))).toBe(total.value);
      expect(parts.map(({ mechanism }) => mechanism)).toEqual(["arrivals", "detection", "routing", "handling", "escalation"]);
      expect(parts.every(({ interval, alike }) => interval !== null || alike !== undefined)).toBe(true);
    }
    expect(result.mechanisms[0].total.value).toBeCloseTo(result.outcomes[0].total.value, 9);
    expect(result.mechanisms.slice(1).map(({ total }) => total.value)).toEqual(
      result.outcomes[0].alone.map(({ value }) => expect.closeTo(value, 9)),
    );
    expect(tables.at(-1)).toMatchObject({ name: "attribution-mechanisms" });
    expect(tables.at(-1)!.rows).toHaveLength(18);
  });
});
