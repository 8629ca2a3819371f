/** What measures lack in a place whose fund is worked out by hand, and what enough money does. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatProblems, loadScenario, nodeFiles, runModel } from "../../src/index.ts";
import { compareArms } from "../../src/methods/compare/compareArms.ts";
import { withTwins } from "../../src/methods/compare/fundedTwins.ts";
import { PlanError } from "../../src/methods/compare/plan.ts";
import { addFunding, armsFunding } from "../../src/methods/funding.ts";
import { prepareRun } from "../../src/methods/run/prepare.ts";
import { runArms } from "../../src/methods/run/runArms.ts";
import { formatRun } from "../../src/methods/run/text.ts";
import { moneyTable } from "../../src/methods/text/moneyTable.ts";
import { pageOf } from "../../src/methods/text/textPage.ts";
import { tableOfRows } from "../../src/runs/columns.ts";
import { type FundedWorld, watchFunding } from "../../src/runs/fundingWatch.ts";
import { upTo } from "../../src/runs/request.ts";
import type { ResolvedScenario } from "../../src/scenario/types.ts";
import { memoryWorkbench } from "../runs/memory.ts";
import { INCIDENTS } from "./compare/cases.ts";

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "cosafe-money-"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/**
 * A place of 1,000 residents. A year has 365 days and a month 30, so that 12.1667 yuan per resident and year are 1,000 a month, and running
 * costs of 18.25 are 1,500. Nothing is carried over from the warm-up, and the street buys nothing.
 */
function scenario(arms: string, days = 90): ResolvedScenario {
  const folder = join(root, `${Math.abs(hash(arms))}`);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "thin.yaml");
  writeFileSync(
    file,
    `extends: cosafe:community
title: A thin fund
horizon: ${days} days
seed: 1
replications: 3
place:
  communities:
    community: { residents: 1000, households: 400, buildings: 10, grids: 2 }
parameters:
  resources: { publicBudget: ${(1000 * 365) / 30 / 1000} yuan/resident/year, otherFunds: 0 yuan/resident/year }
  programme: { carryOver: 0, pressingDays: 365 days }
arms:
${arms}`,
  );
  const loaded = loadScenario(file, nodeFiles(file), {});
  if ("problems" in loaded) throw new Error(formatProblems(loaded.problems));
  return loaded.scenario;
}

function hash(text: string): number {
  return [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 7);
}

/** An intervention that only costs: so many yuan a month from the first day. */
const costing = (perMonth: number) =>
  `safety-culture: { start: day 0, phases: { planning: 0 days, construction: 0 days }, strength: 1, parameters: { planningCost: 0, buildCost: 0, runCost: ${
    (perMonth * 365) / 30 / 1000
  } } }`;
const arm = (id: string, ...interventions: string[]) =>
  `  ${id}:\n    label: ${id}\n    interventions:\n${interventions.map((each) => `      ${each}\n`).join("")}`;

const page = pageOf({ color: false, width: 80 });

const bench = () => memoryWorkbench(runModel, { tables: ["funding"], residents: "groups" });

describe("a fund of 1,000 yuan a month", () => {
  it("that meets an intervention of 1,500 lacks 500 in each month from the first, and so say result, table and text", async () => {
    const thin = scenario(arm("culture", costing(1500)));
    const { result, tables } = await runArms(bench(), { scenario: thin, replications: [1, 2] });
    const [funding, ...more] = result.funding;
    expect(more).toEqual([]);
    expect(funding).toMatchObject({ arm: "culture", n: 2, shortRuns: 2, firstMonth: 1, lastMonth: 3 });
    expect(funding.months).toEqual({ value: 3, interval: null, alike: { n: 2, clear: false } });
    expect(funding.due.value).toBeCloseTo(4500, 6);
    expect(funding.lacked.value).toBeCloseTo(1500, 6);
    expect(funding.interventions.map(({ intervention, lacked }) => [intervention, Math.round(lacked.value)])).toEqual([
      ["safety-culture", 1500],
    ]);
    const table = tables.find(({ name }) => name === "shortfalls")!;
    expect(table.rows.map((row) => row.slice(0, 2))).toEqual([
      ["culture", null],
      ["culture", "safety-culture"],
    ]);
    expect(moneyTable(result.funding, new Map([["culture", "Culture"]]), page).split("\n")).toEqual([
      "Money: measures could not be paid in full in 1 of 1 arm with measures that",
      "  cost; what was not paid was built late or ran below strength.",
      "         lacked, thousand yuan  of due  months short  from to",
      "Culture                    1.5     4.5             3      1–3",
    ]);
  });

  it("is told without an interval that looks like a point, and with the names of interventions whole, however narrow", () => {
    const interval = { low: 9.6, high: 10.4 };
    const lack = {
      ...{ due: { value: 9000, interval }, lacked: { value: 5000, interval: { low: 4000, high: 6000 } }, months: { value: 10, interval } },
      ...{ shortRuns: 2, firstMonth: 1, lastMonth: 11 },
    };
    const interventions = ["responsibility-clarification", "forum"].map((intervention) => ({ intervention, ...lack }));
    const text = moneyTable([{ arm: "a", n: 2, ...lack, interventions }], new Map(), pageOf({ color: false, width: 60 }));
    expect(text).toContain("10.0 [9.6 to 10.4]");
    expect(text).toContain("  responsibility-clarification,");
    expect(text).not.toContain("…");
  });

  it("that meets one of 1,000, or of 900, lacks nothing", async () => {
    const thin = scenario([arm("even", costing(1000)), arm("below", costing(900))].join(""));
    const { result } = await runArms(bench(), { scenario: thin, replications: [1] });
    expect(result.funding.map(({ arm: id, shortRuns, lacked, firstMonth }) => [id, shortRuns, lacked.value, firstMonth])).toEqual([
      ["even", 0, 0, null],
      ["below", 0, 0, null],
    ]);
    expect(moneyTable(result.funding, new Map(), page)).toBe("Money: all measures were paid in full.");
  });
});

describe("enough money", () => {
  it("is the first sum of the ladder that pays: 500 a month of 1,000 residents are 6.08 yuan a year, so 10", async () => {
    const thin = scenario([arm("paid", costing(900)), arm("short", costing(1500))].join(""));
    const { scenario: twinned, funded } = await withTwins(bench(), thin);
    expect(funded).toEqual({
      ...{ otherFunds: 10, added: 10, addedYuanPerYear: 10_000, replications: 3, control: "baseline-funded" },
      twins: [{ arm: "short", twin: "short-funded" }],
    });
    expect(twinned.arms.map(({ id, label }) => [id, label])).toEqual([
      ["baseline", thin.arms[0].label],
      ["baseline-funded", `${thin.arms[0].label} with as much money`],
      ["paid", "paid"],
      ["short", "short"],
      ["short-funded", "short with enough money"],
    ]);
  });

  it("is the patch that a scenario can write", async () => {
    const short = arm("short", costing(1500));
    const { scenario: twinned } = await withTwins(bench(), scenario(short));
    const patched = scenario(`${short}  by-hand: { label: by hand, use: [short], set: { resources.otherFunds: 10 yuan/resident/year } }\n`);
    const of = (from: ResolvedScenario, id: string) => from.arms.find((each) => each.id === id)!;
    expect(of(twinned, "short-funded").specification).toEqual(of(patched, "by-hand").specification);
    const set = (id: string, from: ResolvedScenario) => of(from, id).settings.find(({ path }) => path.endsWith("resources.otherFunds"))!;
    expect(set("short-funded", twinned)).toMatchObject({ value: 10, path: set("by-hand", patched).path });
    expect(set("short-funded", twinned).setBy).not.toBe(null);
  });

  it("makes no twin where nothing is lacking, and refuses the name of an arm that is there", async () => {
    const paid = scenario(arm("paid", costing(900)));
    expect(await withTwins(bench(), paid)).toEqual({ scenario: paid, funded: null });
    const taken = scenario([arm("short", costing(1500)), arm("short-funded", costing(10))].join(""));
    await expect(withTwins(bench(), taken)).rejects.toThrow(PlanError);
    await expect(withTwins(bench(), taken)).rejects.toThrow("arm short-funded: expected no arm of this name");
  });

  it("changes no bit of an arm that never lacked any", async () => {
    const thin = scenario([arm("paid", costing(900)), arm("short", costing(1500))].join(""));
    const seen = new Map<string, Float64Array>();
    const [, , paid] = (await withTwins(bench(), thin)).scenario.arms;
    const richer = { ...paid.specification, parameters: structuredClone(paid.specification.parameters) };
    Object.assign(richer.parameters.resources, { otherFunds: 400 });
    const both = [paid.specification, richer].flatMap((specification, i) =>
      upTo(3).map((replication) => ({ point: `${i}`, replication, specification })),
    );
    await bench().complete(both, ({ point, replication }, state) => {
      if (state.status === "failed") throw new Error(state.failure.message);
      seen.set(`${point} ${replication}`, state.record.summary);
    });
    for (const replication of upTo(3)) expect(seen.get(`1 ${replication}`)).toEqual(seen.get(`0 ${replication}`));
  });

  it("changes no bit either where the street buys for its queues, once neither these nor measures lack any", async () => {
    const file = "scenarios/minimal.yaml";
    const values = [100, 400].map((funds) => {
      const loaded = loadScenario(file, nodeFiles(file), { days: 180, set: [`resources.otherFunds=${funds}`] });
      if ("problems" in loaded) throw new Error(formatProblems(loaded.problems));
      const { summary, summaryKeys } = runModel(loaded.scenario.arms[1].specification, 1, { recordEvery: 30, recordHazards: false });
      const of = (indicator: string) => summary[summaryKeys.findIndex((key) => key.indicator === indicator)];
      expect(of("programme-purchases")).toBeGreaterThan(0);
      expect(of("funding-gap")).toBe(0);
      return summary;
    });
    expect(values[1]).toEqual(values[0]);
  });

  it("is told with its interval or not at all", async () => {
    const thin = scenario([arm("paid", costing(900)), arm("short", costing(1500))].join(""));
    const { result } = await compareArms(bench(), {
      ...{ scenario: thin, primary: INCIDENTS, outcomes: [INCIDENTS], rule: { kind: "fixed", replications: 3 } },
      ...{ threshold: null, parameterUncertainty: null, funded: true },
    });
    expect(result.arms).toHaveLength(5);
    // The street buys nothing here, so money alone does nothing.
    expect(result.effects.find(({ arm: id }) => id === "baseline-funded")!.verdict).toBe("same");
    const text = result.sentences.join("\n");
    expect(text).toContain("Enough money is assumed, not found: 10 yuan per resident and year from others (resources.otherFunds)");
    expect(text).toContain("No twin, since no money was lacking: paid.");
    const own = result.armPairs.find(({ first, second }) => first === "short" && second === "short-funded")!;
    expect(text.includes("With enough money short would do")).toBe(own.verdict === "better" || own.verdict === "worse");
  });
});

describe("a run with --funded", () => {
  const thin = () => scenario([arm("paid", costing(900)), arm("short", costing(1500))].join(""));
  const ran = async (from: ResolvedScenario, changes: { funded?: boolean; replications?: number[] } = {}) =>
    runArms(bench(), { scenario: from, replications: upTo(3), funded: true, ...changes });

  it("has the same arm with enough beside each that lacks money, in levels, effects and tables, and says what that is", async () => {
    const { result, tables, requests } = await ran(thin());
    const ids = ["baseline", "baseline-funded", "paid", "short", "short-funded"];
    expect(result.arms.map(({ id }) => id)).toEqual(ids);
    expect(result.funded).toMatchObject({ otherFunds: 10, control: "baseline-funded", twins: [{ arm: "short", twin: "short-funded" }] });
    expect([...new Set([...requests()].map(({ point }) => point))]).toEqual(ids);
    expect(result.levels.filter(({ arm: id, n }) => id === "short-funded" && n === 3)).not.toEqual([]);
    const pairs = [
      ["short", "short-funded"],
      ["baseline-funded", "short-funded"],
    ];
    expect(result.armPairs!.map(({ first, second, outcome }) => [first, second, outcome])).toEqual(
      pairs.map((pair) => [...pair, "true-incidents"]),
    );
    expect(tables.find(({ name }) => name === "arm-pairs")!.rows.map((row) => row.slice(0, 2))).toEqual(pairs);
    expect(result.sentences[0]).toContain("Enough money is assumed, not found: 10 yuan per resident and year");
    expect(result.sentences).toContain("No twin, since no money was lacking: paid.");
    const text = formatRun(result, { color: false, width: 100 });
    expect(text).toContain("short with enough money");
    expect(text).toContain("in 1 of 2 arms with measures that");
  });

  it("is the arm of the same patch by hand, and leaves the arms as they are", async () => {
    const short = arm("short", costing(1500));
    const by = `${short}  by-hand: { label: by hand, use: [short], set: { resources.otherFunds: 10 yuan/resident/year } }\n`;
    const [twinned, patched] = [(await ran(scenario(short))).result, (await ran(scenario(by), { funded: false })).result];
    const means = (of: typeof twinned, id: string) => of.levels.filter((level) => level.arm === id).map(({ mean }) => mean);
    expect(means(twinned, "short-funded")).toEqual(means(patched, "by-hand"));
    expect(means(twinned, "short")).toEqual(means(patched, "short"));
  });

  it("has no twin where nothing is lacking, nor unless asked for", async () => {
    const paid = scenario(arm("paid", costing(900)));
    const { result } = await ran(paid);
    expect(result.funded).toBe(null);
    expect(result.arms.map(({ id }) => id)).toEqual(["baseline", "paid"]);
    expect(result.sentences[0]).toBe("Enough money: no arm lacked money in the first replications, so none has a twin.");
    const plain = (await ran(thin(), { funded: false })).result;
    expect(plain.arms).toHaveLength(3);
    expect("funded" in plain || "armPairs" in plain).toBe(false);
  });

  it("needs the baseline, beside which money is judged, and is a study of its own", () => {
    const file = "scenarios/minimal.yaml";
    expect(() => prepareRun({ file }, { arms: ["clarity"], funded: true })).toThrow(/funded.*baseline/s);
    const settings = (funded: boolean) => {
      const prepared = prepareRun({ file }, { funded });
      return "study" in prepared ? prepared.study.settings : null;
    };
    expect(settings(true)).toEqual({ ...(settings(false) as object), funded: true });
  });
});

describe("the look at a run", () => {
  const world = (day: number, due: number, paid: number): FundedWorld => ({
    day,
    interventions: [{ specification: { id: "forum" }, due, paid }],
  });

  it("cuts sums since the start into months of 30 days, and leaves out months in which nothing was due", () => {
    const watch = watchFunding();
    for (let day = 0; day < 95; day++) watch.afterDay(world(day, day < 60 ? day + 1 : 60, day < 60 ? (day + 1) / 2 : 30));
    expect(watch.rows()).toEqual([
      { month: 0, intervention: "forum", due: 30, paid: 15 },
      { month: 1, intervention: "forum", due: 30, paid: 15 },
    ]);
    expect(watch.rows()).toHaveLength(2);
  });

  it("takes less than a fen for rounding, and counts a month once for all that lacked in it", () => {
    const runs = new Map();
    const rows = [
      { month: 0, intervention: "a", due: 10, paid: 4 },
      { month: 0, intervention: "b", due: 10, paid: 9 },
      { month: 1, intervention: "a", due: 10, paid: 9.995 },
      { month: 4, intervention: "b", due: 10, paid: 9.98 },
    ];
    const table = tableOfRows(rows, { numbers: ["month", "due", "paid"], words: ["intervention"] });
    addFunding(runs, "x", { tables: { funding: table } });
    addFunding(runs, "y", { tables: {} });
    const [{ lacked, months, firstMonth, lastMonth, interventions }, ...more] = armsFunding(runs);
    expect(more).toEqual([]);
    expect([lacked.value, months.value, firstMonth, lastMonth]).toEqual([expect.closeTo(7.02, 9), 2, 1, 5]);
    expect(interventions.map((each) => [each.intervention, each.months.value])).toEqual([
      ["a", 1],
      ["b", 2],
    ]);
  });

  it("gives means over runs an interval that does not go below nothing", () => {
    const runs = new Map();
    const of = (paid: number) =>
      tableOfRows([{ month: 0, intervention: "a", due: 10, paid }], { numbers: ["month", "due", "paid"], words: ["intervention"] });
    for (const paid of [10, 10, 4]) addFunding(runs, "x", { tables: { funding: of(paid) } });
    const [{ lacked, n, shortRuns }] = armsFunding(runs);
    // Mean 2, sd 3.464; 4.303 × 2 = 8.6 to either side.
    expect(lacked).toEqual({ value: 2, interval: { low: 0, high: expect.closeTo(10.605, 2) } });
    expect([n, shortRuns]).toEqual([3, 1]);
  });
});
