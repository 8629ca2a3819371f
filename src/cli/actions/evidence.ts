/** What `cosafe evidence` does with patterns. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { patterns } from "../../evidence/catalogue.ts";
import { evidenceExecutor } from "../../evidence/executor.ts";
import type { Pattern } from "../../evidence/pattern.ts";
import { samplePatterns } from "../../evidence/sample.ts";
import { nearest } from "../../scenario/text/suggest.ts";
import { DOCUMENTED_SEEDS } from "../../validation/evidence/evidenceResult.ts";
import { compareEvidence, type EvidenceChanges } from "../../validation/evidence/evidenceTable.ts";
import { formatEvidence } from "../../validation/evidence/evidenceText.ts";
import { type EvidenceRun, runEvidenceIntoFolder } from "../../validation/evidence/runEvidence.ts";
import { validationMarkdown } from "../../validation/evidence/validationDoc.ts";
import { type ExitCode, InputError, type Terminal } from "../command.ts";
import type { EvidenceValues } from "../evidenceOptions.ts";
import { workInFolder } from "./studyWork.ts";

const DOCUMENT = join("docs", "validation.md");
const DOCUMENTED_TABLE = join("docs", "validation", "evidence.csv");
const TABLE = "evidence.csv";

export async function runEvidence(values: EvidenceValues, terminal: Terminal): Promise<ExitCode> {
  if (values.check && values.seeds !== undefined) throw new InputError("--check and --seeds: expected one of them, received both");
  const chosen = chosenPatterns(values);
  const isWhole = chosen.length === patterns.length;
  if (values.list) return listPatterns(chosen, values, terminal);
  const seeds = values.seeds ?? DOCUMENTED_SEEDS;
  const documented = values.check ? readDocumented() : "";
  const folder = values.out ?? join("output", ["evidence", ...(isWhole ? [] : chosen.map(fileWord))].join("-"));
  const run = await runPatterns(chosen, seeds, { folder, values, terminal });
  const table = readFileSync(join(folder, TABLE), "utf8");
  const only = isWhole ? undefined : chosen.map(({ id }) => id);
  const changes = values.check ? compareEvidence(documented, table, only) : null;
  if (values.json) {
    const result = { ...run.result, folder, charts: run.charts, ...(changes === null ? {} : { changes }) };
    terminal.out(`${JSON.stringify(result, null, 2)}\n`);
  } else if (!values.quiet) {
    terminal.out(`${formatEvidence(run.result, terminal).trimEnd()}\n\n${whereText(folder, run.charts)}`);
  }
  if (values.document) writeDocument(validationMarkdown(run.result), table);
  if (changes !== null && !values.json) terminal.out(changesText(changes));
  return exitCode(run, changes, folder, terminal);
}

/** All patterns, those asked for, or a keyed sample. */
function chosenPatterns({ only, sample, key }: EvidenceValues): readonly Pattern[] {
  if (only !== undefined) return choose(only);
  return sample === undefined ? patterns : samplePatterns(patterns, sample, key);
}

/** The patterns of these numbers or ids, in the catalogue's order. Throws `InputError` that names all that are unknown. */
function choose(names: readonly string[]): readonly Pattern[] {
  const answers = ({ row, id }: Pattern, name: string) => [row, id].some((each) => each.toLowerCase() === name.toLowerCase());
  const unknown = names.filter((name) => !patterns.some((pattern) => answers(pattern, name)));
  if (unknown.length > 0) {
    const known = patterns.map(({ row, id }) => `${row} (${id})`).join(", ");
    const problems = unknown.map((name) => {
      const guess = nearest(
        name,
        patterns.flatMap(({ row, id }) => [row, id]),
      );
      return `--only: expected numbers or ids of patterns, received ${JSON.stringify(name)}${guess === null ? "" : `; did you mean ${guess}?`}`;
    });
    throw new InputError([...problems, `patterns: ${known}`].join("\ncosafe: "));
  }
  return patterns.filter((pattern) => names.some((name) => answers(pattern, name)));
}

function listPatterns(chosen: readonly Pattern[], values: EvidenceValues, terminal: Terminal): ExitCode {
  const entries = chosen.map(({ row, level, id, title }) => ({ row, level, id, title }));
  const width = Math.max(...entries.map(({ id }) => id.length));
  const lines = entries.map(({ row, level, id, title }) => `${row.padEnd(4)}${level}  ${id.padEnd(width)}  ${title}`);
  terminal.out(values.json ? `${JSON.stringify(entries, null, 2)}\n` : `${lines.join("\n")}\n`);
  return 0;
}

interface Surroundings {
  readonly folder: string;
  readonly values: EvidenceValues;
  readonly terminal: Terminal;
}

async function runPatterns(chosen: readonly Pattern[], seeds: number, { folder, values, terminal }: Surroundings): Promise<EvidenceRun> {
  if (!values.quiet && seeds < DOCUMENTED_SEEDS) {
    terminal.err(`warning: fewer than ${DOCUMENTED_SEEDS} seeds: not the documented result\n`);
  }
  return workInFolder(values, terminal, folder, evidenceExecutor, (options) => runEvidenceIntoFolder({ patterns: chosen, seeds }, options));
}

function readDocumented(): string {
  if (!existsSync(DOCUMENTED_TABLE))
    throw new InputError(`--check: expected ${DOCUMENTED_TABLE} in this folder, received nothing of that name`);
  return readFileSync(DOCUMENTED_TABLE, "utf8");
}

function writeDocument(document: string, table: string): void {
  mkdirSync(join("docs", "validation"), { recursive: true });
  writeFileSync(DOCUMENT, document);
  writeFileSync(DOCUMENTED_TABLE, table);
}

function changesText({ same, lost, won, moved }: EvidenceChanges): string {
  if (same) return `As documented: every row of ${DOCUMENTED_TABLE} is the same.\n`;
  return [
    `Not as documented in ${DOCUMENTED_TABLE}:`,
    ...lost.map((pattern) => `  lost: ${pattern}, which was met`),
    ...won.map((pattern) => `  won: ${pattern}, which was missed`),
    ...moved.map((row) => `  ${row}`),
    lost.length > 0 ? "A pattern that was met is lost." : "No pattern that was met is lost; npm run evidence writes the table again.",
    "",
  ].join("\n");
}

/** Verdicts are no failures; failed runs, and a table that is not the documented one, are. */
function exitCode({ result }: EvidenceRun, changes: EvidenceChanges | null, folder: string, terminal: Terminal): ExitCode {
  const failed = result.runs.requested - result.runs.used;
  if (failed > 0) terminal.err(`cosafe: ${result.runs.requested} runs requested, ${failed} failed, see runs.csv in ${folder}\n`);
  return failed > 0 || changes?.same === false ? 1 : 0;
}

function whereText(folder: string, charts: readonly string[]): string {
  const drawn = charts.length === 0 ? "" : `Charts: ${folder}/charts (${charts.length} ${charts.length === 1 ? "picture" : "pictures"})\n`;
  return `${drawn}Tables: ${folder}, ${TABLE} first; columns explained in codebook.csv\n`;
}

function fileWord({ row }: Pattern): string {
  return row.toLowerCase().replace(/[^a-z0-9]+/g, "");
}
