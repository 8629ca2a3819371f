/** Ablations: that every part has its row, that habits hold what they say, and verdicts worked out by hand. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { armIds, armsOf, withParameters } from "../../src/evidence/ablations/arms.ts";
import { type HabitualSpecification, withHabits } from "../../src/evidence/ablations/habits.ts";
import { outcomeIds, preventableOf } from "../../src/evidence/ablations/measure.ts";
import { type Ablation, ablations, PLACEBO } from "../../src/evidence/ablations/rows.ts";
import { type AblationPlan, ablationRequests, rowsFor, runAblations } from "../../src/evidence/ablations/runAblations.ts";
import { caseStudies } from "../../src/evidence/cases.ts";
import { evidenceModel } from "../../src/evidence/evidenceModel.ts";
import type { Experiment } from "../../src/model/experiment.ts";
import { ruleIds } from "../../src/model/experiment.ts";
import { organisationKinds, rolesByKind } from "../../src/model/kindLists.ts";
import { parameterGroups } from "../../src/model/parameters/catalogue.ts";
import { type RunOutput, runModel } from "../../src/model/run.ts";
import type { ModelSpecification } from "../../src/model/specification.ts";
import { withCase, withSummary } from "../../src/validation/ablations/ablationsDoc.ts";
import { ablationsResult, ablationsTable } from "../../src/validation/ablations/ablationsResult.ts";
import { differenceText } from "../../src/validation/ablations/ablationsText.ts";
import { memoryWorkbench } from "../runs/memory.ts";

const arms = armsOf("beijing-c");
/** What every row makes of the baseline. */
const changed = (row: Ablation) => row.changes.map((change) => change(arms.baseline, arms.baseline));

describe("rows of the ablations", () => {
  it("have ids of their own, and a placebo first that stands in every arm", () => {
    expect(new Set(ablations.map(({ id }) => id)).size).toBe(ablations.length);
    expect(ablations[0].id).toBe(PLACEBO);
    expect(ablations[0].arms).toEqual(armIds);
  });

  it("hold every rule, and every kind of organisation", () => {
    const habits = ablations.flatMap(changed).flatMap((specification) => specification.habits ?? []);
    const held = new Set(habits.flatMap(({ rules }) => rules ?? []));
    expect(ruleIds.filter((rule) => !held.has(rule))).toEqual([]);
    const byRole = habits.filter(({ rules }) => rules === undefined).map(({ roles }) => roles);
    for (const kind of organisationKinds) expect(byRole).toContainEqual(rolesByKind[kind]);
    expect(byRole).toContainEqual(["resident"]);
  });

  it("change something of the specification, and every parameter within its limits", () => {
    for (const row of ablations) {
      for (const specification of changed(row)) expect(specification, row.id).not.toEqual(arms.baseline);
    }
    for (const specification of [...ablations.flatMap(changed), ...Object.values(arms)]) {
      for (const { group, specifications } of parameterGroups) {
        const values = specification.parameters[group as keyof typeof specification.parameters] as Readonly<Record<string, number>>;
        expect(Object.keys(values).sort()).toEqual(Object.keys(specifications).sort());
        for (const [name, { min, max }] of Object.entries(specifications)) {
          expect(values[name], `${group}.${name}`).toBeGreaterThanOrEqual(min);
          expect(values[name], `${group}.${name}`).toBeLessThanOrEqual(max);
        }
      }
    }
  });

  it("nudge three parameters by less than a twentieth of a per cent", () => {
    const [nudged] = changed(ablations[0]);
    const moved = parameterGroups.flatMap(({ group, specifications }) =>
      Object.keys(specifications).flatMap((name) => {
        const at = ({ parameters }: ModelSpecification) => (parameters as unknown as Record<string, Record<string, number>>)[group][name];
        return at(nudged) === at(arms.baseline) ? [] : [Math.abs(at(nudged) / at(arms.baseline) - 1)];
      }),
    );
    expect(moved).toHaveLength(3);
    for (const share of moved) expect(share).toBeLessThan(0.0005);
  });

  it("that are about one case stand only there", () => {
    expect(rowsFor("taiyuan", ablations).some(({ id }) => id.startsWith("platform-"))).toBe(false);
    expect(rowsFor("shanghai-smart", ablations).filter(({ id }) => id.startsWith("platform-"))).toHaveLength(10);
  });

  it("know fuller settings: everything revisited with full consequence, and committees with half their people", () => {
    const { supervised, "short-handed": short, baseline } = arms;
    expect(supervised.parameters.institutions).toMatchObject({ auditIntensity: 1, auditSampling: 1, auditLedger: 0, consequence: 1 });
    for (const [k, { role, staff }] of baseline.organisations.entries())
      expect(short.organisations[k].staff).toBe(role === "residents-committee" ? staff / 2 : staff);
  });
});

describe("habits", () => {
  const small = { ...arms.baseline, horizonDays: 120 };
  const options = { recordEvery: 30, recordHazards: false };

  it("of one organisation's role, taken from the very run, change nothing to the last bit", () => {
    const model = withHabits(runModel);
    const habits = { reference: small, rules: ["hours-cases", "hours-brokerage"] as const, roles: ["residents-committee"] as const };
    const free = runModel(small, 3, options);
    const held = model({ ...small, habits } as HabitualSpecification, 3, options);
    expect([...held.summary]).toEqual([...free.summary]);
  });

  it("are means of the reference by role and month, handed to the model as an experiment beside what there is", () => {
    const seen: Experiment[] = [];
    const model = withHabits((specification, replication, given) => {
      seen.push(specification.experiment!);
      return runModel({ ...specification, horizonDays: 1 }, replication, given);
    });
    const habits = { reference: small, rules: ["cooperation"] as const, roles: ["police-station"] as const };
    model({ ...small, experiment: { forum: "none" }, habits } as HabitualSpecification, 2, options);
    const { choices } = runModel(small, 2, { ...options, recordChoices: true });
    expect(seen).toEqual([{ forum: "none", held: { cooperation: { "police-station": choices!.cooperation["police-station"] } } }]);
  });

  it("leave runs without any as they are", () => {
    const seen: ModelSpecification[] = [];
    withHabits((specification, replication, given) => {
      seen.push(specification);
      return runModel({ ...specification, horizonDays: 1 }, replication, given);
    })(small, 0, options);
    expect(seen[0]).toBe(small);
  });
});

/** A run of nothing but these readings. */
function output(readings: Readonly<Record<string, number>>): RunOutput {
  const names = Object.keys(readings);
  return {
    summaryKeys: names.map((indicator) => ({ indicator, group: "all", unit: "" })),
    summary: Float64Array.from(names, (name) => readings[name]),
    ...{ seriesKeys: [], days: [], series: new Float64Array(0), residents: null, hazards: null, warnings: [], network: [] },
  } as unknown as RunOutput;
}

describe("what ablations show", () => {
  const row = (id: string, direction: Ablation["direction"], level: number, more: Partial<Ablation> = {}): Ablation => ({
    ...{ id, what: id, arms: ["baseline", "package"], outcome: "true-incidents", direction },
    changes: [(specification) => withParameters(specification, { institutions: { readiness: level } })],
    ...more,
  });
  /** True incidents are 100, 101, … by replication, plus 1,000 times readiness; the package doubles what readiness does. */
  const model = (specification: ModelSpecification, replication: number): RunOutput => {
    const { readiness } = specification.parameters.institutions;
    const isPackage = specification.interventions.length > arms.baseline.interventions.length;
    const noise = 0.01 * ((replication * 7) % 5);
    const incidents = 100 + replication + 1000 * readiness * (isPackage ? 2 : 1) + readiness * noise;
    const categories = Object.fromEntries(
      specification.categories.map(({ id }) => [
        preventableOf(id),
        specification.experiment?.cut === undefined ? 10 : id === "dispute" ? 15 : 11,
      ]),
    );
    return output({ ...Object.fromEntries(outcomeIds.map((id) => [id, incidents])), ...categories });
  };
  const of = (rows: readonly Ablation[], cuts = false): AblationPlan => ({ scenario: "beijing-c", rows, cuts, replications: 6 });
  const start = arms.baseline.parameters.institutions.readiness;
  const placebo = row(PLACEBO, "rises", start + 0.001, { arms: ["baseline", "package"] });

  it("are mean differences by arm, the package's effect, and a verdict by direction and placebo", async () => {
    const rows = [placebo, row("up", "rises", start + 0.1), row("wrong", "falls", start + 0.1), row("little", "rises", start + 0.004)];
    const { rows: found, failed } = await runAblations(memoryWorkbench(model), of(rows));
    expect(failed).toBe(0);
    const get = (id: string, arm: string) => found.find((one) => one.id === id && one.arm === arm)!;
    expect(get("up", "baseline").differences["true-incidents"].mean).toBeCloseTo(100, 1);
    expect(get("up", "package").differences["true-incidents"].mean).toBeCloseTo(200, 1);
    expect(get("up", "baseline").packageEffect).toBeNull();
    expect(get("up", "package").packageEffect!.mean).toBeCloseTo(100, 1);
    expect(found.map(({ id, arm, verdict }) => [id, arm, verdict])).toEqual([
      [PLACEBO, "baseline", "placebo"],
      [PLACEBO, "package", "placebo"],
      ["up", "baseline", "as stated"],
      ["up", "package", "as stated"],
      ["wrong", "baseline", "the other way"],
      ["wrong", "package", "the other way"],
      // Four times the placebo, and its interval leaves out 0: not enough.
      ["little", "baseline", "at placebo"],
      ["little", "package", "at placebo"],
    ]);
  });

  it("count deals by their mean, and are held against what the row says", async () => {
    const at = (level: number) => (specification: ModelSpecification) =>
      withParameters(specification, { institutions: { readiness: level } });
    const dealt = row("dealt", "rises", 0, { arms: ["baseline"], changes: [at(0.2), at(0.4)], against: at(0.1) });
    const { rows: found } = await runAblations(memoryWorkbench(model), of([placebo, dealt]));
    expect(found.at(-1)!.differences["true-incidents"].mean).toBeCloseTo(200, 1);
  });

  it("say whose cases suffer when an organisation's ties are cut", async () => {
    const { cuts } = await runAblations(memoryWorkbench(model), of([placebo], true));
    const leads = arms.baseline.organisations.filter(({ lead }) => lead.length > 0);
    expect(cuts.map(({ organisation }) => organisation)).toEqual(["", ...leads.map(({ id }) => id)]);
    expect(cuts[0]).toMatchObject({ suffer: "cannot be told", own: { mean: 0, half: 0 } });
    for (const [k, { lead }] of leads.entries()) {
      const rise = (ids: readonly string[]) => ids.reduce((sum, id) => sum + (id === "dispute" ? 50 : 10), 0) / ids.length;
      const others = arms.baseline.categories.map(({ id }) => id).filter((id) => !lead.includes(id));
      expect(cuts[k + 1].own.mean).toBeCloseTo(rise(lead), 9);
      expect(cuts[k + 1].others.mean).toBeCloseTo(rise(others), 9);
    }
  });

  it("go on without runs that failed, and count them", async () => {
    const failing = (specification: ModelSpecification, replication: number) => {
      if (replication === 2 && specification.parameters.institutions.readiness > start + 0.05) throw new Error("no");
      return model(specification, replication);
    };
    const { rows: found, failed } = await runAblations(memoryWorkbench(failing), of([placebo, row("up", "rises", start + 0.1)]));
    expect(failed).toBe(2);
    expect(found.find(({ id }) => id === "up")!.differences["true-incidents"]).toMatchObject({ n: 5 });
  });

  it("are asked for replication by replication, so that reference runs are remembered", () => {
    const plan = of([placebo, row("up", "rises", 0.5)]);
    const replications = [...ablationRequests(plan)].map(({ replication }) => replication);
    expect(replications).toEqual([...replications].sort((a, b) => a - b));
    expect(ablationRequests(plan).size).toBe(replications.length);
  });

  it("run in the evidence's own model", () => {
    const [request] = ablationRequests({ ...of(ablations.filter(({ id }) => id === PLACEBO || id === "rule-effort")), replications: 1 });
    const short = { ...request.specification, horizonDays: 30 };
    const { summaryKeys } = evidenceModel()(short, 0, { recordEvery: 30, recordHazards: false });
    const names = summaryKeys.map(({ indicator }) => indicator);
    for (const id of [...outcomeIds, preventableOf("dispute")]) expect(names).toContain(id);
  });

  it("stand in the document, case by case, and all cases on top", async () => {
    const plan = of([placebo, row("up", "rises", start + 0.1)]);
    const found = await runAblations(memoryWorkbench(model), plan);
    const about = { study: caseStudies.find(({ id }) => id === "beijing-c")!, pairs: 6, requested: 24, engine: "f".repeat(64) };
    const result = ablationsResult(found, about);
    const document = readFileSync("docs/ablations.md", "utf8");
    const made = withCase(document, result, "2026-11-29");
    expect(made).toContain("2026-11-29; 6 pairs of 730 days, 24 runs; engine ffffffffffff.");
    expect(made).toMatch(/\| up \| package \| \+ \| .*\*\*\+20\d\.\d+ ± .*\| as stated \|/);
    const { columns, rows } = ablationsTable(result);
    expect(new Set(rows.map((line) => line.length))).toEqual(new Set([columns.length]));
    expect(() => withCase("", result, "")).toThrow("docs/ablations.md: expected <!-- ablations:beijing-c -->");
  });
});

describe("a difference in the tables", () => {
  it("has digits by its interval, is the same where no pair differs, and has no interval of no width", () => {
    expect(differenceText({ n: 30, mean: -1.2345, half: 0.456 })).toBe("−1.234 ± 0.456");
    expect(differenceText({ n: 30, mean: 0, half: 0 })).toBe("same");
    expect(differenceText({ n: 30, mean: -2, half: 0 })).toBe("−2 in all");
    expect(differenceText({ n: 1, mean: 3, half: 0 })).toBe("no value");
  });
});

describe("docs/ablations.md", () => {
  it("has a table for every case, and the summary that its tables give", () => {
    const document = readFileSync("docs/ablations.md", "utf8");
    const tables = new Map<string, string>();
    for (const { id } of caseStudies) {
      const file = `docs/ablations/${id}.csv`;
      expect(existsSync(file), file).toBe(true);
      tables.set(id, readFileSync(file, "utf8"));
      expect(document).toContain(`<!-- ablations:${id} -->`);
    }
    expect(withSummary(document, tables)).toBe(document);
  });
});
