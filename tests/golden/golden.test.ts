/**
 * Golden runs: reviewed numbers of every shipped scenario. They change only on purpose: `npm run golden` rewrites them, and the changelog
 * says under Results which numbers moved and why.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { indicators } from "../../src/model/indicators/catalogue.ts";
import { type RunOutput, runModel } from "../../src/model/run.ts";
import type { ModelSpecification } from "../../src/model/specification.ts";
import { loadScenario } from "../../src/scenario/load.ts";

const folder = path.resolve(import.meta.dirname, "../../scenarios");
const goldenFile = path.join(import.meta.dirname, "golden.json");
const DAYS = 400;
const MOST_RESIDENTS = 20000;

interface Golden {
  /** sha256 over all series values: any bit that moves shows here. */
  readonly series: string;
  /** The main indicators, to see what moved. */
  readonly main: Readonly<Record<string, number>>;
}

const files = {
  read: (name: string) => (existsSync(name) ? { bytes: readFileSync(name) } : { failure: "missing" as const }),
  resolve: (from: string, relative: string) => path.join(path.dirname(from), relative),
};

function goldenOf(specification: ModelSpecification): Golden {
  const output = runModel({ ...specification, horizonDays: DAYS }, 0, { recordEvery: 30, recordHazards: false });
  return { series: createHash("sha256").update(new Uint8Array(output.series.buffer)).digest("hex"), main: mainNumbers(output) };
}

function mainNumbers(output: RunOutput): Record<string, number> {
  const main = indicators.filter((indicator) => indicator.main).map((indicator) => indicator.id);
  const entries = output.summaryKeys.map(({ indicator, group }, i) => [indicator, group, output.summary[i]] as const);
  return Object.fromEntries(entries.filter(([id, group]) => group === "all" && main.includes(id)).map(([id, , value]) => [id, value]));
}

/** Baseline and the last arm (the package, where there is one) of every shipped scenario of moderate size. */
function shippedArms(): { name: string; specification: ModelSpecification }[] {
  const scenarios = readdirSync(folder).filter((file) => file.endsWith(".yaml"));
  return scenarios.sort().flatMap((file) => {
    const result = loadScenario(path.join(folder, file), files);
    if (!("scenario" in result)) throw new Error(`${file}: ${JSON.stringify(result.problems[0])}`);
    const { arms } = result.scenario;
    const residents = arms[0].specification.communities.reduce((sum, community) => sum + community.residents, 0);
    if (residents > MOST_RESIDENTS) return [];
    return [arms[0], arms[arms.length - 1]].map((arm) => ({ name: `${result.scenario.id} / ${arm.id}`, specification: arm.specification }));
  });
}

const arms = shippedArms();

if (process.env.COSAFE_UPDATE) {
  const fresh = Object.fromEntries(arms.map(({ name, specification }) => [name, goldenOf(specification)]));
  writeFileSync(goldenFile, `${JSON.stringify(fresh, null, 2)}\n`);
}

describe("golden runs", () => {
  const golden = JSON.parse(readFileSync(goldenFile, "utf8")) as Record<string, Golden>;

  it("cover every shipped scenario and nothing else", () => {
    expect(Object.keys(golden).sort()).toEqual(arms.map(({ name }) => name).sort());
  });

  it.each(arms)("$name gives the reviewed numbers to the last bit", ({ name, specification }) => {
    expect(goldenOf(specification)).toEqual(golden[name]);
  });
});
