import { describe, expect, it } from "vitest";
import { draftGroups, type GroupSamples, newGroupSamples, pairGroups } from "../../../src/methods/compare/groups.ts";
import { concludeAll } from "../../../src/methods/compare/verdicts.ts";
import type { ResidentTable } from "../../../src/model/residentTable.ts";
import type { RunRecord } from "../../../src/runs/request.ts";
import { fifthCodes, residentGroups } from "../../../src/runs/residentGroups.ts";
import { streamOf } from "../../statistics/testModels.ts";
import { compareModel, modelOf, planOf } from "./cases.ts";

/** Ten residents: the old in grid g2; trust rises from first to last. */
function residents(security: readonly number[]): ResidentTable {
  return {
    count: 10,
    ageBands: ["0–17", "18–69", "70+"],
    grids: ["g1", "g2"],
    ageBand: Uint8Array.of(0, 1, 1, 1, 1, 1, 2, 2, 2, 2),
    grid: Uint16Array.of(0, 0, 0, 0, 0, 0, 1, 1, 1, 1),
    trustAtStart: Float32Array.from({ length: 10 }, (_, i) => i / 10),
    outcomes: { "sense-of-security": Float32Array.from(security) },
  };
}

/** A run that keeps groups, and everybody unless told otherwise. */
function pairResidents(samples: GroupSamples, arm: number, baseline: ResidentTable, after: ResidentTable, everybody = true): void {
  const [a, b] = [baseline, after].map((table) => ({ groups: residentGroups(table), residents: everybody ? table : null }) as RunRecord);
  pairGroups(samples, arm, a, b);
}

const before = [Number.NaN, 3, 3, 3, 3, 3, 4, 4, 4, 4];
const after = [Number.NaN, 4, 4, 4, 3, 3, 3, 4, 3, 5];

const groupEffects = (samples: GroupSamples, level: number) =>
  concludeAll({ effects: [], groups: draftGroups(samples, level) }, { primary: "true-incidents", threshold: null, level }).groups;

function find(effects: ReturnType<typeof groupEffects>, dimension: string, group: string) {
  return effects.find((effect) => effect.dimension === dimension && effect.group === group);
}

describe("groups of residents", () => {
  it("compare every resident with the same resident of the baseline run", () => {
    const samples = newGroupSamples(["baseline", "one"]);
    pairResidents(samples, 1, residents(before), residents(after));
    const effects = groupEffects(samples, 0.95);
    expect(find(effects, "age", "18–69")).toMatchObject({
      arm: "one",
      n: 1,
      residents: 5,
      difference: expect.closeTo(0.6),
      interval: null,
    });
    expect(find(effects, "age", "18–69")).toMatchObject({ shares: { better: { value: 0.6 }, same: { value: 0.4 }, worse: { value: 0 } } });
    expect(find(effects, "grid", "g2")).toMatchObject({ residents: 4, difference: -0.25 });
    expect(find(effects, "grid", "g2")).toMatchObject({
      shares: { better: { value: 0.25 }, same: { value: 0.25 }, worse: { value: 0.5 } },
    });
    expect(find(effects, "trust", "2")).toMatchObject({
      residents: 2,
      difference: 1,
      label: "Fifth with the second least trust at the start",
    });
    expect(effects.every(({ verdict }) => verdict === "unclear")).toBe(true);
  });

  it("leave out residents who have no answer, and groups of nobody else", () => {
    const samples = newGroupSamples(["baseline", "one"]);
    pairResidents(samples, 1, residents(before), residents(after));
    const effects = groupEffects(samples, 0.95);
    expect(find(effects, "age", "0–17")).toBeUndefined();
    expect(find(effects, "grid", "g1")).toMatchObject({ residents: 5 });
  });

  it("count a difference of rounding size as none", () => {
    const samples = newGroupSamples(["baseline", "one"]);
    const shifted = before.map((value) => value + 5e-7);
    pairResidents(samples, 1, residents(before), residents(shifted));
    expect(find(groupEffects(samples, 0.95), "age", "70+")).toMatchObject({ shares: { same: { value: 1 }, better: { value: 0 } } });
  });

  it("matter from a tenth of what residents differ by, and not for being clear alone", () => {
    const shifted = (by: number) => {
      const samples = newGroupSamples(["baseline", "one"]);
      for (let pair = 0; pair < 20; pair++) {
        const noise = 1e-4 * streamOf("groups").normal(pair, 0);
        pairResidents(samples, 1, residents(before), residents(before.map((value) => value + by + noise)));
      }
      return find(groupEffects(samples, 0.95), "age", "70+")!;
    };
    // Residents differ by a standard deviation of 0.497.
    expect(shifted(-0.048)).toMatchObject({ verdict: "worse", matters: false });
    expect(shifted(-0.052)).toMatchObject({ verdict: "worse", matters: true });
    expect(shifted(0.052)).toMatchObject({ verdict: "better", matters: true });
    expect(shifted(0)).toMatchObject({ verdict: "unclear", matters: false });
  });

  it("have in their shares only residents whose difference matters: a thousandth less for all is nobody's loss", () => {
    const sharesAt = (by: number) => {
      const samples = newGroupSamples(["baseline", "one"]);
      pairResidents(samples, 1, residents(before), residents(before.map((value) => value + by)));
      const { better, same, worse } = find(groupEffects(samples, 0.95), "age", "70+")!.shares!;
      return [better.value, same.value, worse.value];
    };
    // A tenth of the standard deviation of 0.497 between residents.
    expect(sharesAt(-0.001)).toEqual([0, 1, 0]);
    expect(sharesAt(-0.048)).toEqual([0, 1, 0]);
    expect(sharesAt(-0.052)).toEqual([0, 0, 1]);
    expect(sharesAt(0.052)).toEqual([1, 0, 0]);
  });

  it("have the same differences, and no shares, where not everybody is kept", () => {
    const samples = [true, false].map((everybody) => {
      const made = newGroupSamples(["baseline", "one"]);
      pairResidents(made, 1, residents(before), residents(after), everybody);
      return groupEffects(made, 0.95);
    });
    expect(samples[1].map(({ difference }) => difference)).toEqual(samples[0].map(({ difference }) => difference));
    expect(samples[1].every(({ shares }) => shares === null)).toBe(true);
  });

  it("refuse runs of different residents", () => {
    const other = { ...residents(before), count: 9 };
    expect(() => pairResidents(newGroupSamples(["baseline", "one"]), 1, residents(before), other)).toThrow(
      /expected 10 as in the baseline/,
    );
  });

  it("by trust are fifths of the run; equal trust is never split", () => {
    expect([...fifthCodes(Float32Array.of(0.5, 0.1, 0.9, 0.3, 0.7))]).toEqual([2, 0, 4, 1, 3]);
    expect([...fifthCodes(Float32Array.of(0.2, 0.2, 0.2, 0.2, 0.8))]).toEqual([3, 3, 3, 3, 4]);
  });
});

const noise = streamOf("groups");
/** Arm 1 makes the young feel safer and the old less safe, to a varying degree; arm 2 does nothing. */
const divided = modelOf((arm, replication) => {
  const lift = arm === 1 ? 1 + 0.2 * noise.normal(replication, 1) : 0;
  const security = before.map((value, i) => value + (i < 6 ? lift : -lift));
  return { summary: { "true-incidents": 100 - 5 * arm + noise.normal(replication, 2 + arm) }, residents: residents(security) };
});

describe("who gains and who loses", () => {
  it("is told for every group with intervals over replications", async () => {
    const { result, tables } = await compareModel(divided, planOf(3));
    const old = result.groups.find(({ arm, group }) => arm === "one" && group === "70+")!;
    expect(old.verdict).toBe("worse");
    expect(old.interval!.high).toBeLessThan(0);
    expect(old.interval!.low).toBeLessThan(old.difference);
    expect(old.shares!.worse).toMatchObject({ value: 1, interval: null });
    expect(result.groups.find(({ arm, group }) => arm === "one" && group === "18–69")!.verdict).toBe("better");
    expect(result.groups.filter(({ arm }) => arm === "two").every(({ verdict }) => verdict === "same")).toBe(true);
    expect(tables.find(({ name }) => name === "groups")!.rows.length).toBe(result.groups.length);
  });

  it("names the losers of an arm that is better on the whole, and none of an idle one", async () => {
    const { result } = await compareModel(divided, planOf(3));
    expect(result.sentences[0]).toMatch(/^Of the arms /);
    expect(result.sentences[1]).toContain("better in 10 of 10 pairs");
    expect(result.sentences[1]).toMatch(/Residents who are worse off on average: in sense of security .*residents aged 70\+/);
    expect(result.sentences[2]).toContain("No resident is worse off.");
  });

  it("is not told when runs keep no residents, and a warning says so", async () => {
    const { result } = await compareModel(
      modelOf((arm, replication) => ({ summary: { "true-incidents": replication - arm } })),
      planOf(2),
    );
    expect(result.groups).toEqual([]);
    expect(result.warnings).toContain("who gains and who loses cannot be told: the runs kept no residents in any pair");
  });

  it("leaves out a replication of which either run failed", async () => {
    const failing = modelOf((arm, replication) => {
      if (arm === 1 && replication === 3) throw new Error("out of order");
      return { summary: { "true-incidents": replication - arm }, residents: residents(arm === 1 ? after : before) };
    });
    const { result } = await compareModel(failing, planOf(3));
    expect(new Set(result.groups.filter(({ arm }) => arm === "one").map(({ n }) => n))).toEqual(new Set([9]));
    expect(new Set(result.groups.filter(({ arm }) => arm === "two").map(({ n }) => n))).toEqual(new Set([10]));
  });
});
