import { describe, expect, it } from "vitest";
import { diagnosePlace } from "../../../src/methods/diagnose/diagnosePlace.ts";
import {
  type DiagnosePlan,
  diagnosisAnnouncement,
  diagnosisOrders,
  diagnosisPoints,
  diagnosisProblems,
  placeboPaths,
} from "../../../src/methods/diagnose/plan.ts";
import type { DiagnoseResult } from "../../../src/methods/diagnose/result.ts";
import type { Outcome } from "../../../src/methods/result.ts";
import type { RunOutput } from "../../../src/model/run.ts";
import type { ModelSpecification } from "../../../src/model/specification.ts";
import type { Model } from "../../../src/runs/executeTask.ts";
import { memoryWorkbench } from "../../runs/memory.ts";

const incidents: Outcome = {
  id: "true-incidents",
  indicator: "true-incidents",
  group: "all",
  label: "True incidents",
  unit: "incidents",
  direction: "lower",
};
const security: Outcome = { ...incidents, id: "safety", indicator: "safety", label: "Safety", unit: "score 1–5", direction: "higher" };
const sfic: Outcome = { ...incidents, id: "sfic", indicator: "sfic", label: "SFIC", unit: "score", direction: "higher" };

const setting = (path: string) => ({ path, value: 1, reference: 0, unit: "share", stated: false });
/** `lead` and `rule` share the setting c; `idle` does nothing. */
const problems = [
  { id: "lead", label: "Nobody leads", row: "P1", settings: [setting("a"), setting("c")] },
  { id: "rule", label: "No rule", row: "P2", settings: [setting("c"), setting("d")] },
  { id: "idle", label: "Idle", row: null, settings: [setting("e")] },
];

/** What the made-up model is told of a place: settings that are away, and whether it is the placebo's. */
interface PlaceFacts {
  readonly away: ReadonlySet<string>;
  readonly nudged: boolean;
}

/** A regular to and fro of chance: a different one for every place and replication, mean near zero. */
function chance({ away, nudged }: PlaceFacts, replication: number): number {
  const place = [...away].join("").length + (nudged ? 7 : 0);
  return ((replication * 7 + place * 3) % 5) - 2;
}

const factsOf = (specification: ModelSpecification): PlaceFacts => specification as unknown as PlaceFacts;

/** True incidents: 10 by a, 20 by c, 6 by d if c is away as well (hidden behind it), none by e. */
function modelled(facts: PlaceFacts, replication: number): number {
  const there = (path: string) => !facts.away.has(path);
  const hidden = there("d") && !there("c") ? 6 : 0;
  return 100 + 3 * replication + (there("a") ? 10 : 0) + (there("c") ? 20 : 0) + hidden;
}

const model =
  (noise: number): Model =>
  (specification, replication): RunOutput => {
    const facts = factsOf(specification);
    const value = modelled(facts, replication) + noise * chance(facts, replication);
    return {
      seriesKeys: [],
      days: [],
      series: new Float64Array(0),
      summaryKeys: [
        { indicator: "true-incidents", group: "all", unit: "incidents" },
        { indicator: "safety", group: "all", unit: "score 1–5" },
        { indicator: "sfic", group: "all", unit: "score" },
      ],
      summary: Float64Array.of(value, 5 - value / 100, 0.2 + facts.away.size / 10),
      network: [],
      ledger: [],
      hazards: null,
      residents: null,
      timeline: [],
      warnings: replication === 2 ? ["nobody came"] : [],
      profile: {},
    };
  };

/** A place with nobody in it, of which no level can be told. */
const nowhere = {
  horizonDays: 90,
  communities: [],
  organisations: [],
  parameters: { resources: { propertyFee: 0, feeWillingness: 0 }, wages: { propertyWorker: 0 } },
};

function planOf(changes: Partial<DiagnosePlan> = {}): DiagnosePlan {
  const orders = changes.orders ?? [];
  const points = diagnosisPoints(changes.problems ?? problems, orders);
  const specifications = new Map(
    points.map(({ id, removed, nudged }) => [
      id,
      { ...nowhere, away: new Set(removed), nudged: nudged.length > 0 } satisfies PlaceFacts as unknown as ModelSpecification,
    ]),
  );
  return {
    scenario: { id: "made-up", title: "Made up", seed: "1", horizonDays: 90 },
    problems,
    outcomeProblems: [{ id: "weak", label: "Weak governance", row: "P3", outcome: sfic }],
    specifications,
    primary: incidents,
    outcomes: [security, incidents],
    replications: 20,
    orders,
    ...changes,
  };
}

const diagnosed = async (noise: number, changes: Partial<DiagnosePlan> = {}): Promise<DiagnoseResult> =>
  (await diagnosePlace(memoryWorkbench(model(noise)), planOf(changes))).result;

describe("the places of a diagnosis", () => {
  it("are the baseline, without and with only each problem, without all, and a placebo", () => {
    expect(diagnosisPoints(problems, [])).toEqual([
      { id: "baseline", removed: [], nudged: [] },
      { id: "without:lead", removed: ["a", "c"], nudged: [] },
      { id: "without:rule", removed: ["c", "d"], nudged: [] },
      { id: "without:idle", removed: ["e"], nudged: [] },
      { id: "only:lead", removed: ["d", "e"], nudged: [] },
      { id: "only:rule", removed: ["a", "e"], nudged: [] },
      { id: "only:idle", removed: ["a", "c", "d"], nudged: [] },
      { id: "without-all", removed: ["a", "c", "d", "e"], nudged: [] },
      { id: "placebo", removed: [], nudged: placeboPaths },
    ]);
  });

  it("take further places for sampled orders, each once", () => {
    const ids = diagnosisPoints(problems, diagnosisOrders(3, 12, "1")).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain("without:lead+rule");
    expect(diagnosisOrders(3, null, "1")).toEqual([]);
    expect(diagnosisOrders(1, 12, "1")).toEqual([]);
  });

  it("are counted before they are run", () => {
    expect(diagnosisAnnouncement(planOf())).toBe("180 runs: 9 places for 3 problems, 20 replications each");
  });

  it("are refused where there are none, or too many, or one replication", () => {
    expect(diagnosisProblems(3, 24, 20)).toEqual([]);
    expect(diagnosisProblems(0, 5, 1)).toHaveLength(3);
    expect(diagnosisProblems(31, null, 20)).toHaveLength(1);
  });
});

describe("what a problem costs", () => {
  it("is exact where nothing but the problem differs, alone and by itself", async () => {
    const [primary] = (await diagnosed(0)).outcomes;
    expect(primary.outcome.id).toBe("true-incidents");
    expect(primary.total.value).toBe(30);
    const told = primary.problems.map(({ problem, alone, last }) => [problem, alone.value, last.value]);
    // Alone, rule frees 20 (c) and d goes with it; only rule: 20. Alone, lead frees 30 and d comes out of hiding: 24.
    expect(told).toEqual([
      ["lead", 24, 30],
      ["rule", 20, 20],
      ["idle", 0, 0],
    ]);
  });

  it("is ranked, and nothing is found where a setting does nothing", async () => {
    const [primary, second] = (await diagnosed(1)).outcomes;
    expect(primary.problems.map(({ problem, rank, verdict }) => [problem, rank, verdict])).toEqual([
      ["lead", 1, "costs"],
      ["rule", 2, "costs"],
      ["idle", null, "none"],
    ]);
    expect(second.outcome.id).toBe("safety");
    expect(second.problems.map(({ alone, verdict }) => [alone.value < 0, verdict])).toEqual([
      [true, "costs"],
      [true, "costs"],
      [expect.any(Boolean), "none"],
    ]);
  });

  it("has intervals that hold for both comparisons of all problems at once", async () => {
    const { level, outcomes } = await diagnosed(1);
    expect(level).toBeCloseTo(1 - 0.05 / 6, 12);
    const [{ alone }] = outcomes[0].problems;
    expect(alone.interval!.low).toBeLessThan(alone.value);
    expect(alone.interval!.high).toBeGreaterThan(alone.value);
  });

  it("adds up to all problems together as Shapley values of the places' game", async () => {
    const result = await diagnosed(0, { orders: diagnosisOrders(3, 40, "1") });
    const values = result.outcomes[0].problems.map(({ shapley }) => shapley!.value);
    expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(30, 9);
    expect(values[2]).toBeCloseTo(0, 9);
    // lead first: 24, then rule 6; rule first: 20, then lead 10.
    expect(values[0]).toBeCloseTo(17, 9);
  });
});

describe("a diagnosis", () => {
  it("carries a placebo that shows what chance alone moves", async () => {
    const [primary] = (await diagnosed(3)).outcomes;
    expect(primary.placebo.interval).not.toBeNull();
    expect(Math.abs(primary.placebo.value)).toBeLessThan(3);
    expect((await diagnosed(0)).outcomes[0].placebo).toMatchObject({ value: 0, interval: null });
  });

  it("lists problems that are outcomes with their value, with and without the others", async () => {
    const { outcomeProblems } = await diagnosed(0);
    expect(outcomeProblems).toHaveLength(1);
    expect(outcomeProblems[0]).toMatchObject({ id: "weak", row: "P3", n: 20 });
    expect(outcomeProblems[0].baseline.value).toBeCloseTo(0.2, 12);
    expect(outcomeProblems[0].withoutAll.value).toBeCloseTo(0.6, 12);
  });

  it("says in sentences what hurts most, what costs nothing, and what the placebo moves", async () => {
    const text = (await diagnosed(1)).sentences.join("\n");
    expect(text).toMatch(
      /What hurts most in true incidents is «Nobody leads» \(P1\): \+2\d.* incidents as things stand, \+\d.* by itself\./,
    );
    expect(text).toMatch(/No cost in true incidents was found for 1 problem: «Idle»\. A change of no meaning moves true incidents by/);
    expect(text).toMatch(/«Weak governance» \(P3\) is an outcome, not a setting/);
  });

  it("counts warnings of runs, and says that few replications are few", async () => {
    const { warnings, runs } = await diagnosed(1, { replications: 3 });
    expect(runs).toEqual({ requested: 27, used: 27 });
    expect(warnings).toEqual([
      "nobody came (in 9 of 27 runs)",
      "intervals rest on 3 replications and are wide and rough; more add to those there are",
    ]);
  });

  it("drops replications in which a place failed, and tells nothing where none is left", async () => {
    const failing: Model = (specification, replication, options) => {
      if (factsOf(specification).nudged && replication % 2 === 0) throw new Error("no chance");
      return model(1)(specification, replication, options);
    };
    const { result } = await diagnosePlace(memoryWorkbench(failing), planOf());
    expect(result.runs).toEqual({ requested: 180, used: 90 });
    expect(result.outcomes[0].n).toBe(10);
    const never: Model = () => {
      throw new Error("no chance");
    };
    await expect(diagnosePlace(memoryWorkbench(never), planOf())).rejects.toThrow(/received none/);
  });

  it("has tables of costs, places, settings and outcomes, a row for each", async () => {
    const { tables } = await diagnosePlace(memoryWorkbench(model(1)), planOf());
    expect(tables.map(({ name, rows }) => [name, rows.length])).toEqual([
      ["diagnosis", 6],
      ["diagnosis-places", 2],
      ["diagnosis-settings", 5],
      ["diagnosis-outcomes", 1],
    ]);
    for (const { columns, rows } of tables) for (const row of rows) expect(row).toHaveLength(columns.length);
  });
});
