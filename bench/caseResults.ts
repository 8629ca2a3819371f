/**
 * `npm run results`: studies of the five cases, and their tables in docs/results.md between its markers.
 *
 * Says first what it does and about how long that takes; finished runs are kept, and the same command continues. Parts, none longer than an
 * hour on two cores: `-- --case taiyuan,tongxiang`, `--only compare,attribute,assumptions,screening`. `--only-tables` runs nothing, `--check`
 * compares the tables with the documented ones instead of writing them. A part
 * whose study is not there is left as it is; each says which engine made it.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { answer, type CaseResults, implausible, overturn, singleAssumptions, summaryTable } from "../src/documents/results/answers.ts";
import { attributionTables, effectsTable, screeningTable } from "../src/documents/results/tables.ts";
import type { AssumptionsResult, AttributionResult, CompareResult, SensitivityResult } from "../src/index.ts";

const DOCUMENT = "docs/results.md";
const titles = {
  "caotang-road": "Caotang Road",
  tongxiang: "Tongxiang",
  "beijing-c": "Beijing C",
  taiyuan: "Taiyuan",
  "shanghai-smart": "Shanghai smart community",
} as const;
type CaseId = keyof typeof titles;
const cases = Object.keys(titles) as CaseId[];
const SCREENED: CaseId = "taiyuan";

/** Studies of a case, with the minutes that one takes on two cores, measured, the longest of the five. */
const studies = {
  compare: { minutes: 10, words: [] },
  attribute: { minutes: 30, words: ["--arm", "package"] },
  assumptions: { minutes: 45, words: ["--assumptions", "--arms", "package", "--most", "8", "--replications", "10"] },
  screening: { minutes: 12, words: ["--parameters", "trust.*,hazards.*", "--outcome", "true-incidents"] },
} as const;
type Study = keyof typeof studies;
/** A folder for each state of the code that made one. */
const engines = new Map<string, string>();
const commandOf = { compare: "compare", attribute: "attribute", assumptions: "compare", screening: "sensitivity" } as const;
const folderOf = { compare: "compare", attribute: "attribute", assumptions: "assumptions", screening: "sensitivity" } as const;

const { values: asked } = parseArgs({
  options: {
    case: { type: "string" },
    only: { type: "string" },
    "only-tables": { type: "boolean", default: false },
    check: { type: "boolean", default: false },
  },
});

function main(): void {
  const [chosen, wanted] = [named("case", asked.case, cases), named("only", asked.only, Object.keys(studies) as Study[])];
  const todo = asked["only-tables"]
    ? []
    : wanted.flatMap((study) => chosen.filter((id) => study !== "screening" || id === SCREENED).map((id) => ({ id, study })));
  const minutes = todo.reduce((sum, { study }) => sum + studies[study].minutes, 0);
  if (todo.length > 0) console.log(`${todo.length} studies, at most ${minutes} minutes on two cores; finished runs are kept`);
  for (const { id, study } of todo) make(id, study);
  const before = readFileSync(DOCUMENT, "utf8");
  const after = Object.entries(blocks()).reduce((text, [name, block]) => fill(text, name, block), before);
  if (asked.check) {
    console.log(after === before ? `as documented in ${DOCUMENT}` : `${DOCUMENT}: not as documented`);
    process.exitCode = after === before ? 0 : 1;
  } else writeFileSync(DOCUMENT, after);
}

function named<Name extends string>(option: string, text: string | undefined, known: readonly Name[]): readonly Name[] {
  if (text === undefined) return known;
  const names = text.split(",");
  const unknown = names.filter((name) => !known.some((one) => one === name));
  if (unknown.length > 0) throw new Error(`--${option}: expected ${known.join(", ")}, received ${unknown.join(", ")}`);
  return known.filter((name) => names.includes(name));
}

function make(id: CaseId, study: Study): void {
  const words = [commandOf[study], `scenarios/${id}.yaml`, ...studies[study].words, "--force"];
  console.log(`npx cosafe ${words.join(" ")}`);
  const { status } = spawnSync(process.execPath, ["dist/cli/main.js", ...words], { stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) process.exit(status ?? 1);
}

/** Texts between markers, of the studies that are there. */
function blocks(): Record<string, string> {
  const made: Record<string, string> = {};
  const all: CaseResults[] = [];
  for (const id of cases) {
    const [comparison, attribution, assumptions] = [
      resultOf<CompareResult>(id, "compare"),
      resultOf<AttributionResult>(id, "attribute"),
      resultOf<AssumptionsResult>(id, "assumptions"),
    ];
    if (attribution !== null) made[`attribution-${id}`] = stamped(attributionTables(attribution));
    if (assumptions !== null) made[`assumptions-${id}`] = stamped(singleAssumptions(assumptions));
    if (comparison === null) continue;
    all.push({ title: titles[id], comparison });
    made[`answer-${id}`] = stamped(answer(comparison));
    made[`effects-${id}`] = effectsTable(comparison);
    made[`overturn-${id}`] = overturn(comparison);
    made[`implausible-${id}`] = implausible(comparison);
  }
  if (all.length === cases.length) made["summary"] = summaryTable(all);
  const screening = resultOf<SensitivityResult>(SCREENED, "screening");
  if (screening !== null) made["screening"] = stamped(screeningTable(screening));
  return made;
}

/** With the state of the code that made it, since parts may be made at different times. */
function stamped(block: string): string {
  return `${block}\n\nEngine \`${[...engines.keys()][0].slice(0, 12)}\`.`;
}

/** Puts a block between its markers. */
function fill(text: string, name: string, block: string): string {
  const [start, end] = [`<!-- results:${name} -->`, `<!-- /results:${name} -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${DOCUMENT}: expected ${start} … ${end}`);
  return `${text.slice(0, from + start.length)}\n\n${block}\n\n${text.slice(to)}`;
}

/** Results of a study; null where it was not made. Throws where studies are of more than one state of the code. */
function resultOf<Result>(id: CaseId, study: Study): Result | null {
  const folder = `output/${id}-${folderOf[study]}`;
  if (!existsSync(`${folder}/results.json`)) return null;
  const { engine } = JSON.parse(readFileSync(`${folder}/manifest.json`, "utf8")) as { engine: string };
  engines.set(engine, folder);
  if (engines.size > 1) throw new Error(`expected studies of one state of the code, received ${[...engines.values()].join(" and ")}`);
  return JSON.parse(readFileSync(`${folder}/results.json`, "utf8")) as Result;
}

main();
