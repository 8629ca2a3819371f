/** `cosafe evidence --ablations`: what each part of the model is worth, case by case, each in a results folder of its own. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ablations } from "../../evidence/ablations/rows.ts";
import { ablationRequests } from "../../evidence/ablations/runAblations.ts";
import { type CaseStudy, caseStudies } from "../../evidence/cases.ts";
import { evidenceExecutor } from "../../evidence/executor.ts";
import { availableCores } from "../../host/hostFacts.ts";
import { runModel } from "../../model/run.ts";
import { nearest } from "../../scenario/text/suggest.ts";
import { withCase, withSummary } from "../../validation/ablations/ablationsDoc.ts";
import { type AblationsResult, DOCUMENTED_PAIRS } from "../../validation/ablations/ablationsResult.ts";
import { formatAblations } from "../../validation/ablations/ablationsText.ts";
import { ablationPlan, runAblationsIntoFolder } from "../../validation/ablations/runAblations.ts";
import { countWords } from "../../words/words.ts";
import type { ExitCode, Terminal } from "../command.ts";
import type { EvidenceValues } from "../evidenceOptions.ts";
import { refuse, workInFolder } from "./studyWork.ts";

const DOCUMENT = join("docs", "ablations.md");
const TABLES = join("docs", "ablations");
const FILE = "ablations.csv";

export async function runAblations(values: EvidenceValues, terminal: Terminal): Promise<ExitCode> {
  const rows = rowsIn(values);
  if (values.list) return list(rows, values, terminal);
  const cases = casesIn(values);
  const pairs = values.seeds ?? DOCUMENTED_PAIRS;
  if (values.check) refuse(cases.flatMap(({ id }) => missing(join(TABLES, `${id}.csv`), "check")));
  if (values.document) refuse(missing(DOCUMENT, "document"));
  const base = values.out ?? join("output", ["ablations", ...(values.only === undefined ? [] : rows.map(({ id }) => id))].join("-"));
  const plans = cases.map((study) => ({ study, plan: ablationPlan(study, rows, ablations, pairs) }));
  if (!values.quiet) terminal.err(announcement(plans, values));
  const results: AblationsResult[] = [];
  let code: ExitCode = 0;
  for (const each of plans) {
    const folder = join(base, each.study.id);
    const result = await workInFolder(values, terminal, folder, evidenceExecutor, (options) => runAblationsIntoFolder(each, options));
    results.push(result);
    const table = readFileSync(join(folder, FILE), "utf8");
    if (!values.quiet && !values.json) {
      terminal.out(`${formatAblations(result, terminal).trimEnd()}\n\nTables: ${folder}, ${FILE} first\n\n`);
    }
    if (values.document) write(result, table);
    if (result.runs.used < result.runs.requested || (values.check && !isAsDocumented(each.study, table, terminal))) code = 1;
  }
  if (values.json) terminal.out(`${JSON.stringify(results, null, 2)}\n`);
  return code;
}

function rowsIn({ only: names }: EvidenceValues) {
  if (names === undefined) return ablations;
  const ids = ablations.map(({ id }) => id);
  const unknown = names.filter((name) => !ids.includes(name));
  refuse(unknown.map((name) => unknownText("only", "ids of ablations", name, nearest(name, ids), ids)));
  return ablations.filter(({ id }) => names.includes(id));
}

function casesIn({ case: names }: EvidenceValues): readonly CaseStudy[] {
  if (names === undefined) return caseStudies;
  const ids = caseStudies.map(({ id }) => id);
  refuse(names.filter((name) => !ids.includes(name)).map((name) => unknownText("case", "cases", name, nearest(name, ids), ids)));
  return caseStudies.filter(({ id }) => names.includes(id));
}

function unknownText(option: string, what: string, name: string, guess: string | null, known: readonly string[]): string {
  const hint = guess === null ? `; there are ${known.join(", ")}` : `; did you mean ${guess}?`;
  return `--${option}: expected ${what}, received ${JSON.stringify(name)}${hint}`;
}

function missing(file: string, option: string): string[] {
  return existsSync(file) ? [] : [`--${option}: expected ${file} in this folder, received nothing of that name`];
}

function list(rows: typeof ablations, values: EvidenceValues, terminal: Terminal): ExitCode {
  const entries = rows.map(({ id, what, arms, outcome, direction }) => ({ id, what, arms, outcome, direction }));
  const width = Math.max(...entries.map(({ id }) => id.length));
  const lines = entries.map(({ id, what, arms, outcome, direction }) => {
    return `${id.padEnd(width)}  ${what} (${arms.join(", ")}): ${outcome} ${direction}`;
  });
  terminal.out(values.json ? `${JSON.stringify(entries, null, 2)}\n` : `${lines.join("\n")}\n`);
  return 0;
}

/** How many runs, and about how long, by one run of each case. */
function announcement(plans: readonly { study: CaseStudy; plan: ReturnType<typeof ablationPlan> }[], values: EvidenceValues): string {
  const jobs = values.jobs ?? availableCores();
  return plans
    .map(({ study, plan }) => {
      const requests = ablationRequests(plan);
      const [{ specification }] = requests;
      const start = performance.now();
      runModel(specification, 0, { recordEvery: 30, recordHazards: false });
      const minutes = ((performance.now() - start) * requests.size!) / jobs / 60_000;
      const time = minutes < 1.5 ? "a minute" : `${Math.round(minutes)} minutes`;
      return `${study.id}: ${countWords(requests.size!, "run")}, about ${time} on ${countWords(jobs, "thread")}; runs that its folder has are not made again\n`;
    })
    .join("");
}

function write(result: AblationsResult, table: string): void {
  const document = withCase(readFileSync(DOCUMENT, "utf8"), result, new Date().toISOString().slice(0, 10));
  mkdirSync(TABLES, { recursive: true });
  writeFileSync(join(TABLES, `${result.scenario.id}.csv`), table);
  const files = caseStudies.map(({ id }) => [id, join(TABLES, `${id}.csv`)] as const).filter(([, file]) => existsSync(file));
  writeFileSync(DOCUMENT, withSummary(document, new Map(files.map(([id, file]) => [id, readFileSync(file, "utf8")]))));
}

/** Says which rows have moved. */
function isAsDocumented({ id }: CaseStudy, table: string, terminal: Terminal): boolean {
  const file = join(TABLES, `${id}.csv`);
  const documented = new Set(readFileSync(file, "utf8").split("\r\n"));
  const moved = table.split("\r\n").filter((line) => !documented.has(line));
  terminal.out(
    moved.length === 0
      ? `As documented: every row of ${file} is the same.\n`
      : `Not as documented in ${file}:\n${moved.map((line) => `  ${line}\n`).join("")}`,
  );
  return moved.length === 0;
}
