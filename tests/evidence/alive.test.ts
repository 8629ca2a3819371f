import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { judgeRow, judgeTogether, placeboBound, rowLevel } from "../../src/evidence/alive/judge.ts";
import { type AliveRow, aliveRows, exemptRows, standingSpecification } from "../../src/evidence/alive/rows.ts";
import { outcomeName, runAlive, runsOf } from "../../src/evidence/alive/runAlive.ts";
import { categorySettings, interventionSettings, parameterSettings } from "../../src/evidence/alive/settings.ts";
import { type StandingId, standingIds } from "../../src/evidence/alive/standing.ts";
import { nudge } from "../../src/evidence/placebo.ts";
import { hashJson } from "../../src/host/canonicalJson.ts";
import { runModel } from "../../src/model/run.ts";
import { engineIdentity } from "../../src/runs/engine.ts";
import type { RunRequest, Workbench } from "../../src/runs/request.ts";
import { modelCatalogues } from "../../src/scenario/format/modelCatalogues.ts";
import { scenarioJsonSchema } from "../../src/scenario/schema.ts";
import { aliveChanges, aliveCsv } from "../../src/validation/alive/aliveTable.ts";
import { aliveMarkdown } from "../../src/validation/alive/aliveText.ts";

const options = { recordEvery: 365, recordHazards: false } as const;
/** Rows tried in every test run, of all. */
const SAMPLE = 24;
/** Some settings matter only where something rare happens, as a firm that fails. */
const REPLICATIONS = [0, 1, 2, 3, 4, 5, 6, 7];
const TABLE = "docs/alive/alive.csv";

describe("expectations", () => {
  const named = [...aliveRows, ...exemptRows].map(({ setting }) => setting);

  it("name every setting of the registries once, and nothing else", () => {
    const registered = [...parameterSettings, ...categorySettings, ...interventionSettings].map(({ name }) => name);
    const structures = /^(place|organisation|tie|event|schedule)\.|^category\.(label|like)$/;
    expect(registered.filter((name) => !named.includes(name))).toEqual([]);
    expect(named.filter((name) => !registered.includes(name) && !structures.test(name))).toEqual([]);
    expect(named.filter((name, index) => named.indexOf(name) !== index)).toEqual([]);
  });

  it("name everything that a scenario can say of places, organisations, ties, emergencies and times", () => {
    const sections = scenarioJsonSchema(modelCatalogues).$defs as Record<string, Schema>;
    const wanted = [
      ...leaves("organisation", item(sections.organisations)),
      ...leaves("event", item(sections.events)),
      ...leaves("place", item(sections.place.properties!.communities)),
      ...leaves("tie", item(sections.ties)),
      ...leaves("schedule", item(sections.interventions)),
    ];
    expect(wanted.length).toBeGreaterThan(30);
    expect([...new Set(wanted)].filter((name) => !named.includes(name))).toEqual([]);
  });

  it("give reasons for what is not tried", () => {
    for (const { exempt } of exemptRows) expect(exempt.length).toBeGreaterThan(10);
  });

  it("are about outcomes that their standing configuration has, and levels that differ", { timeout: 120_000 }, () => {
    const outcomes = new Map<StandingId, ReadonlySet<string>>();
    for (const id of standingIds) {
      const { summaryKeys } = runModel({ ...standingSpecification(id), horizonDays: 30 }, 0, options);
      outcomes.set(id, new Set(summaryKeys.map(outcomeName)));
    }
    expect(aliveRows.filter(({ standing, outcome }) => !outcomes.get(standing)!.has(outcome)).map(({ setting }) => setting)).toEqual([]);
    const same = aliveRows.filter((row) => hashJson(row.at(0)) === hashJson(row.at(1)));
    expect(same.map(({ setting }) => setting)).toEqual([]);
  });
});

describe("a keyed sample of rows", () => {
  // The sample changes with the model's code, and is the same for the same code.
  const key = ({ setting }: AliveRow) => hashJson({ setting, engine: engineIdentity() });
  const untouched = existsSync(TABLE) ? untouchedIn(readFileSync(TABLE, "utf8")) : new Set<string>();
  const sample = aliveRows
    .filter(({ setting }) => !untouched.has(setting))
    .map((row) => ({ row, key: key(row) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .slice(0, SAMPLE)
    .map(({ row }) => row);

  it.each(sample.map((row) => [row.setting, row] as const))("%s moves something", (_, row) => {
    const differs = REPLICATIONS.some((replication) => {
      const [low, high] = ([0, 1] as const).map((end) => runModel(row.at(end), replication, options).summary);
      return low.some((value, index) => !Object.is(value, high[index]));
    });
    expect(differs).toBe(true);
  });
});

describe("judging a row", () => {
  const row = aliveRows[0];
  const judged = (low: readonly number[], high: readonly number[], placebo = 0) =>
    judgeRow({ row: { ...row, direction: 1 }, low, high, placebo, touched: 3, failedRuns: 0, rows: 800 });
  const zeros = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  const noise = [0.1, -0.1, 0.05, -0.05, 0.02, -0.02, 0.08, -0.08, 0.03, -0.03];

  it("calls a large effect by its direction, and chance not shown", () => {
    expect(
      judged(
        noise,
        noise.map((value, seed) => value + 5 + 0.1 * (seed % 3)),
      ).verdict,
    ).toBe("as stated");
    expect(
      judged(
        noise,
        noise.map((value, seed) => value - 5 - 0.1 * (seed % 3)),
      ).verdict,
    ).toBe("the other way");
    expect(judged(zeros, noise).verdict).toBe("not shown");
    expect(judged(zeros, zeros).verdict).toBe("not shown");
  });

  it("calls dead what changes nothing at all", () => {
    const nothing = judgeRow({ row, low: noise, high: noise, placebo: 0, touched: 0, failedRuns: 0, rows: 800 });
    expect(nothing.verdict).toBe("dead");
    expect(judgeTogether([nothing], 800)[0].verdict).toBe("dead");
  });

  it("judges what the first look left open together: one small effect among many that are found, not among many that are none", () => {
    const small = judged(
      zeros,
      noise.map((value) => value + 0.06),
    );
    expect(small.verdict).toBe("not shown");
    expect(judgeTogether([small], 800)[0].verdict).toBe("as stated");
    const none = Array.from({ length: 799 }, () => judged(zeros, noise));
    expect(judgeTogether([small, ...none], 800).map(({ verdict }) => verdict)).toEqual(new Array(800).fill("not shown"));
  });

  it("does not count an effect that a change of no meaning has as well", () => {
    const high = noise.map((value) => value + 1);
    expect(judged(zeros, high).verdict).toBe("as stated");
    expect(judged(zeros, high, 2).verdict).toBe("not shown");
  });

  it("does not judge an outcome that hardly ever has a value", () => {
    const { verdict, seeds, interval } = judged([Number.NaN, ...Array(9).fill(Number.NaN)], zeros);
    expect([verdict, seeds, interval]).toEqual(["not shown", 0, null]);
  });

  it("shares one error of five per cent among two looks at every row", () => {
    expect(rowLevel(800)).toBeCloseTo(1 - 0.05 / 1600, 12);
    const wide = judged(zeros, noise).interval!;
    const narrow = judgeRow({ row, low: zeros, high: noise, placebo: 0, touched: 0, failedRuns: 0, rows: 1 }).interval!;
    expect(wide.high).toBeGreaterThan(narrow.high);
  });

  it("takes the farther end of what the placebo moves", () => {
    expect(placeboBound(zeros, zeros)).toBe(0);
    const bound = placeboBound(
      zeros,
      noise.map((value) => value - 1),
    );
    expect(bound).toBeGreaterThan(1);
    expect(bound).toBeLessThan(1.2);
  });
});

describe("running rows", () => {
  const [strong, dead] = aliveRows.filter(({ standing }) => standing === "plain");
  const plan = { rows: [strong, dead], seeds: { first: 5, second: 8 }, firstReplication: 40 };

  /** A workbench whose outcomes are those of the row that is strong, higher at its higher level; anything else stays. */
  function toy() {
    const asked: string[] = [];
    const workbench: Workbench = {
      async complete(requests, deliver) {
        for (const request of requests as Iterable<RunRequest>) {
          asked.push(`${request.point} ${request.replication}`);
          const lift = request.point === `${strong.setting}/high` ? strong.direction * (10 + (request.replication % 2)) : 0;
          const values = [strong.outcome, dead.outcome].map((outcome) => {
            const [indicator, group = "all"] = outcome.split("|");
            return { key: { indicator, group, unit: "" }, value: outcome === strong.outcome ? lift : 0 };
          });
          const summary = Float64Array.from(values, ({ value }) => value);
          const record = { summaryKeys: values.map(({ key }) => key), summary, seriesKeys: [], days: [] };
          const rest = { series: new Float64Array(0), residents: null, warnings: [] };
          deliver(request, { status: "done", record: { ...record, ...rest } } as unknown as Parameters<typeof deliver>[1]);
        }
      },
    };
    return { workbench, asked };
  }

  it("looks a second time only at what the first look left open", async () => {
    const { workbench, asked } = toy();
    const looks: (readonly [number, number])[] = [];
    const results = await runAlive(workbench, plan, (look, rows) => looks.push([look, rows]));
    expect(looks).toEqual([
      [1, 2],
      [2, 1],
    ]);
    expect(results.map(({ row, verdict, seeds }) => [row.setting, verdict, seeds])).toEqual([
      [strong.setting, "as stated", 5],
      [dead.setting, "dead", 8],
    ]);
    expect(asked.filter((name) => name.startsWith(`${strong.setting}/high`))).toHaveLength(5);
    expect(asked.filter((name) => name.startsWith("plain/placebo"))).toHaveLength(8);
    expect(asked.length).toBeGreaterThanOrEqual(runsOf(plan).least);
    expect(asked.length).toBeLessThanOrEqual(runsOf(plan).most + 2 * 2 * 5);
  });

  it("writes a table whose dead rows come first, and tells what has moved against it", async () => {
    const results = await runAlive(toy().workbench, plan);
    const document = aliveMarkdown({ results, exempt: exemptRows, date: "2026-01-01", engine: "abcdef" });
    expect(document.indexOf(`\`${dead.setting}\``)).toBeLessThan(document.indexOf(`\`${strong.setting}\``));
    expect(document).toContain("2026-01-01 with engine `abcdef`");
    const table = aliveCsv(results);
    expect(aliveChanges(table, table)).toEqual([]);
    expect(aliveChanges(table.replace(",dead\n", ",as stated\n"), table)).toHaveLength(1);
  });

  it("has a placebo that changes three parameters by next to nothing", () => {
    const plain = standingSpecification("plain");
    const nudged = nudge(plain);
    expect(nudged.parameters.routing.hopDays / plain.parameters.routing.hopDays).toBeCloseTo(1.0002, 8);
    expect(hashJson({ ...nudged, parameters: plain.parameters })).toBe(hashJson(plain));
  });
});

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
}

/** The schema of one entry of a section: of a list its items, of a map its further members. */
function item(section: Schema): Schema {
  const inner = section.items ?? (typeof section.additionalProperties === "object" ? section.additionalProperties : undefined);
  if (inner !== undefined) return inner;
  const found = (section.anyOf ?? []).map(item).find(({ properties, anyOf }) => properties !== undefined || anyOf !== undefined);
  return found ?? {};
}

/** Names of what an entry says; `phases` are named one by one. */
function leaves(root: string, schema: Schema): string[] {
  const variants = schema.anyOf ?? [schema];
  return variants.flatMap(({ properties = {} }) =>
    Object.entries(properties).flatMap(([name, inner]) => {
      const phases = inner.properties ?? inner.anyOf?.find(({ properties: own }) => own !== undefined)?.properties;
      return name === "phases" ? Object.keys(phases!).map((phase) => `${root}.phases.${phase}`) : [`${root}.${name}`];
    }),
  );
}

function untouchedIn(csv: string): ReadonlySet<string> {
  const lines = csv.split("\n").slice(1);
  return new Set(lines.filter((line) => /,0,dead$/.test(line)).map((line) => line.slice(0, line.indexOf(","))));
}
