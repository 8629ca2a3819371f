/**
 * `npm run cases`: what each problem of the five cases costs and what each measure does, into docs/cases.md between its markers.
 *
 * Per case `cosafe diagnose` and `cosafe compare` in a study folder each (output/cases/…), which continue where they stopped; a study that
 * other code made is made again. Says first how many runs that is and about how long. `-- --case taiyuan,tongxiang` makes some;
 * `--replications N` (20), `--days N` (the case's horizon) and `--jobs N`; `--only-tables` runs nothing.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { withMeasuredBlock } from "../src/documents/casesBlocks.ts";
import { type CaseMapping, parseCases } from "../src/documents/casesDoc.ts";
import { measuredMarkdown } from "../src/documents/casesMeasured.ts";
import { availableCores } from "../src/host/hostFacts.ts";
import { nodeFiles } from "../src/host/nodeFiles.ts";
import type { CompareResult } from "../src/methods/compare/result.ts";
import { diagnosisPoints } from "../src/methods/diagnose/plan.ts";
import type { DiagnoseResult } from "../src/methods/diagnose/result.ts";
import { runModel } from "../src/model/run.ts";
import { loadScenario } from "../src/scenario/load.ts";
import { formatProblems } from "../src/scenario/text/problems.ts";
import type { ResolvedScenario } from "../src/scenario/types.ts";

const DOCUMENT = "docs/cases.md";
const MAPPING = "docs/cases/mapping.yaml";
/** Beside the case's primary outcome. */
const shown = ["days-to-resolve-median", "sense-of-security"];
const studies = ["diagnose", "compare"] as const;

const { values: options } = parseArgs({
  options: {
    case: { type: "string" },
    replications: { type: "string", default: "20" },
    days: { type: "string" },
    jobs: { type: "string", default: String(availableCores()) },
    "only-tables": { type: "boolean", default: false },
  },
});
const replications = wholeNumber("replications", options.replications, 2);
const jobs = wholeNumber("jobs", options.jobs, 1);
const days = options.days === undefined ? null : wholeNumber("days", options.days, 1);

function main(): void {
  const cases = chosen(parseCases(readFileSync(MAPPING, "utf8")).cases);
  const scenarios = new Map(cases.map(({ id }) => [id, load(id)]));
  if (!options["only-tables"]) {
    for (const [id, scenario] of scenarios) console.log(cost(id, scenario));
    console.log("Runs that a study folder has are not made again.");
  }
  for (const each of cases) {
    if (!options["only-tables"]) for (const study of studies) make(each.id, study);
    const [diagnosis, comparison] = [resultOf<DiagnoseResult>(each.id, "diagnose"), resultOf<CompareResult>(each.id, "compare")];
    const { engine } = manifestOf(each.id, "diagnose");
    if (engine !== manifestOf(each.id, "compare").engine)
      throw new Error(`${each.id}: expected both studies of one engine; make them again`);
    const block = measuredMarkdown({ rows: each.rows, diagnosis, comparison, date: new Date().toISOString().slice(0, 10), engine });
    writeFileSync(DOCUMENT, withMeasuredBlock(readFileSync(DOCUMENT, "utf8"), each.id, block));
    console.log(`${each.id}: written to ${DOCUMENT}`);
  }
}

function chosen(cases: readonly CaseMapping[]): readonly CaseMapping[] {
  if (options.case === undefined) return cases;
  const names = options.case.split(",");
  for (const name of names) {
    if (cases.some(({ id }) => id === name)) continue;
    throw new Error(`--case: expected ${cases.map(({ id }) => id).join(", ")}, received ${JSON.stringify(name)}`);
  }
  return cases.filter(({ id }) => names.includes(id));
}

function load(id: string): ResolvedScenario {
  const path = `scenarios/${id}.yaml`;
  const loaded = loadScenario(path, nodeFiles(path), days === null ? {} : { days });
  if ("problems" in loaded) throw new Error(formatProblems(loaded.problems));
  return loaded.scenario;
}

/** How many runs the two studies of a case are, and about how long, by one run of the baseline. */
function cost(id: string, { arms, problems }: ResolvedScenario): string {
  const places = diagnosisPoints(
    problems.filter(({ outcome }) => outcome === null),
    [],
  ).length;
  const runs = (places + arms.length) * replications;
  const start = performance.now();
  runModel(arms[0].specification, 1, { recordEvery: 30, recordHazards: false });
  const minutes = ((performance.now() - start) * runs) / jobs / 60_000;
  const size = `${runs} runs: ${places} places and ${arms.length} arms, ${replications} replications each`;
  return `${id}: ${size}; about ${minutes < 1.5 ? "a minute" : `${Math.round(minutes)} minutes`} on ${jobs} threads`;
}

function make(id: string, study: (typeof studies)[number]): void {
  const words = [
    ...[study, `scenarios/${id}.yaml`, "--replications", String(replications), "--outcomes", shown.join(",")],
    ...["--out", folderOf(id, study), "--jobs", String(jobs), "--no-charts", "--force", "--quiet"],
    ...(days === null ? [] : ["--days", String(days)]),
    ...(study === "compare" ? ["--fixed-assumptions"] : []),
  ];
  console.log(`npx cosafe ${words.join(" ")}`);
  const { status } = spawnSync(process.execPath, ["dist/cli/main.js", ...words], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

function folderOf(id: string, study: string): string {
  return join("output", "cases", `${id}-${study}`);
}

function resultOf<Result>(id: string, study: string): Result {
  return read(join(folderOf(id, study), "results.json")) as Result;
}

function manifestOf(id: string, study: string): { readonly engine: string } {
  return read(join(folderOf(id, study), "manifest.json")) as { engine: string };
}

function read(file: string): unknown {
  if (!existsSync(file)) throw new Error(`${file}: expected the results of a study; npm run cases makes them`);
  return JSON.parse(readFileSync(file, "utf8"));
}

function wholeNumber(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least)
    throw new Error(`--${name}: expected a whole number of at least ${least}, received ${text}`);
  return value;
}

main();
