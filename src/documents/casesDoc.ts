/**
 * docs/cases.md: every problem, cause and measure of the five case studies with its mechanism, setting or arm, and indicator.
 *
 * Made from docs/cases/mapping.yaml, given as text. tests/docs/cases.test.ts checks the mapping against catalogues and scenarios.
 */
import { parse } from "yaml";
import type { DiagnosedProblem } from "../scenario/types.ts";
import { measuredBlock, measuredMarkers } from "./casesBlocks.ts";
import { markdownTable } from "./catalogueDocs.ts";

export const rowKinds = ["problem", "cause", "intervention", "context", "baseline", "outcome", "aim", "gap"] as const;

/** One row of a case study's table of problems, causes and measures. */
export interface CaseRow {
  /** Code used in comments of the scenario, unique within the case. */
  readonly row: string;
  readonly item: string;
  readonly kind: (typeof rowKinds)[number];
  /** Ids of `CasesMapping.mechanisms`. */
  readonly mechanisms: readonly string[];
  /** Id under `problems:` of the case's file, where the settings of a problem are named; empty otherwise. */
  readonly problem: string;
  /** Settings of the case's file; "institutions.openness" stands for "parameters.institutions.openness". */
  readonly sets: readonly string[];
  readonly arms: readonly string[];
  /** Intervention ids, or `intervention.parameter`. */
  readonly interventions: readonly string[];
  /** Indicator ids, a group behind a blank; `network:` before a measure of network.csv. */
  readonly indicators: readonly string[];
  /** Why nothing stands for the item; empty otherwise. */
  readonly none: string;
}

export interface CaseMapping {
  /** Name of the scenario file without ending. */
  readonly id: string;
  readonly title: string;
  readonly diagnosed: string;
  readonly scenario: string;
  readonly unknown: string;
  readonly rows: readonly CaseRow[];
}

export interface CasesMapping {
  readonly mechanisms: readonly { readonly id: string; readonly title: string; readonly processes: readonly string[] }[];
  readonly cases: readonly CaseMapping[];
}

/** The diagnosed problems of a case's file. */
export type ProblemsOf = (caseId: string) => readonly DiagnosedProblem[];

/** The whole of docs/cases.md; what `npm run cases` measured is kept from `document`. Throws a RangeError that names every flaw of the mapping. */
export function casesMarkdown(mappingText: string, problemsOf: ProblemsOf, document: string): string {
  const { mechanisms, cases } = parseCases(mappingText);
  const rows = cases.reduce((sum, each) => sum + each.rows.length, 0);
  return `${[
    "# The five cases",
    "<!-- Generated from docs/cases/mapping.yaml by `npm run docs`, between the markers by `npm run cases`; edit that file. -->",
    `Each case study became a scenario. The tables list all ${rows} of their problems, causes, measures and aims. They say through which mechanism of the ` +
      "model each acts, what represents it in the scenario (a problem with its settings, a setting of the baseline, or an arm and its interventions), and which indicators show it. " +
      "The codes are those in the comments of the scenario files. The marks there say how certain a figure is: [V] verified in its source, " +
      "[V2] verified second-hand, [P] from the press, [C] computed from such figures, [M] from memory. The studies are known only by their abstracts; levels are ordered by the diagnosis, not measured. " +
      "Below each table are the cost of each problem and the effect of each measure in the model, with intervals, made by `npm run cases` (`-- --case taiyuan` makes one).",
    "## Mechanisms",
    markdownTable(
      ["", "mechanism", "processes of the schedule"],
      mechanisms.map(({ id, title, processes }) => [id, title, processes.map(code).join(", ")]),
    ),
    ...cases.flatMap((each) => caseParts(each, problemsOf(each.id), document)),
  ].join("\n\n")}\n`;
}

/** The mapping as data, checked for shape; what its ids mean is for the caller to look up. */
export function parseCases(mappingText: string): CasesMapping {
  const problems: string[] = [];
  const root = asMap(parse(mappingText), "mapping", problems);
  expectKeys(root, ["mechanisms", "cases"], "mapping", problems);
  const mechanisms = Object.entries(asMap(root.mechanisms, "mechanisms", problems)).map(([id, value]) => {
    const entry = asMap(value, `mechanisms.${id}`, problems);
    expectKeys(entry, ["title", "processes"], `mechanisms.${id}`, problems);
    return {
      id,
      title: asText(entry.title, `mechanisms.${id}.title`, problems),
      processes: asList(entry.processes, `mechanisms.${id}.processes`, problems),
    };
  });
  const cases = Object.entries(asMap(root.cases, "cases", problems)).map(([id, value]) => readCase(id, value, problems));
  if (problems.length > 0) throw new RangeError(problems.join("\n"));
  return { mechanisms, cases };
}

function readCase(id: string, value: unknown, problems: string[]): CaseMapping {
  const at = `cases.${id}`;
  const entry = asMap(value, at, problems);
  expectKeys(entry, ["title", "diagnosed", "scenario", "unknown", "rows"], at, problems);
  const rows = Array.isArray(entry.rows) ? entry.rows : [];
  if (rows.length === 0) problems.push(`${at}.rows: expected a list of rows`);
  return {
    id,
    title: asText(entry.title, `${at}.title`, problems),
    diagnosed: asText(entry.diagnosed, `${at}.diagnosed`, problems),
    scenario: asText(entry.scenario, `${at}.scenario`, problems),
    unknown: asText(entry.unknown, `${at}.unknown`, problems),
    rows: rows.map((row, index) => readRow(row, `${at}.rows.${index}`, problems)),
  };
}

function readRow(value: unknown, at: string, problems: string[]): CaseRow {
  const entry = asMap(value, at, problems);
  expectKeys(entry, ["row", "item", "kind", "mechanisms", "problem", "sets", "arms", "interventions", "indicators", "none"], at, problems);
  const kind = rowKinds.find((known) => known === entry.kind);
  if (kind === undefined) problems.push(`${at}.kind: expected one of ${rowKinds.join(", ")}, received ${String(entry.kind)}`);
  const list = (key: string) => asList(entry[key] ?? [], `${at}.${key}`, problems);
  const [sets, arms] = [list("sets"), list("arms")];
  const none = entry.none === undefined ? "" : asText(entry.none, `${at}.none`, problems);
  const problem = entry.problem === undefined ? "" : asText(entry.problem, `${at}.problem`, problems);
  const stands = (problem === "" ? 0 : 1) + sets.length + arms.length;
  if ((none === "") === (stands === 0))
    problems.push(`${at}: expected either something that stands for it (problem, sets, arms) or none with its reason`);
  if (problem !== "" && sets.length > 0) problems.push(`${at}: expected problem or sets, received both; the scenario names the settings`);
  return {
    row: asText(entry.row, `${at}.row`, problems),
    item: asText(entry.item, `${at}.item`, problems),
    kind: kind ?? "gap",
    mechanisms: list("mechanisms"),
    problem,
    sets,
    arms,
    interventions: list("interventions"),
    indicators: list("indicators"),
    none,
  };
}

function caseParts(each: CaseMapping, problems: readonly DiagnosedProblem[], document: string): string[] {
  const { id, title, diagnosed, scenario, unknown, rows } = each;
  const [start, end] = measuredMarkers(id);
  const measured = measuredBlock(document, id);
  return [
    `## ${title}`,
    `Scenario [\`${id}\`](../scenarios/${id}.yaml), ${rows.length} rows.`,
    `**Diagnosed.** ${diagnosed}`,
    `**In the scenario.** ${scenario}`,
    `**What it cannot tell.** ${unknown}`,
    markdownTable(
      ["row", "item", "kind", "mechanism", "represented by", "indicators"],
      rows.map((row) => [
        row.row,
        row.item,
        row.kind,
        row.mechanisms.join(", "),
        standIn(row, problems),
        row.indicators.map(code).join(", "),
      ]),
    ),
    start,
    ...(measured === "" ? [] : [measured]),
    end,
  ];
}

function standIn({ problem, sets, arms, interventions, none }: CaseRow, problems: readonly DiagnosedProblem[]): string {
  if (none !== "") return `none: ${none}`;
  const parts = problem === "" ? [] : [problemText(problem, problems)];
  if (sets.length > 0) parts.push(sets.map(code).join(", "));
  if (arms.length > 0)
    parts.push(
      `${arms.length === 1 ? "arm" : "arms"} ${arms.map(bold).join(", ")}${interventions.length > 0 ? `: ${interventions.map(code).join(", ")}` : ""}`,
    );
  return parts.join("; ");
}

/** What stands for a problem, from the scenario. Throws a RangeError for an id that it does not have. */
function problemText(id: string, problems: readonly DiagnosedProblem[]): string {
  const found = problems.find((problem) => problem.id === id);
  if (found === undefined) throw new RangeError(`problem ${id}: expected an id under problems: of the scenario`);
  const { settings, outcome } = found;
  if (outcome !== null) return `problem ${bold(id)}: no setting; it shows in ${code(outcome)}`;
  return `problem ${bold(id)}: ${settings.map(({ path }) => code(path)).join(", ")}`;
}

function asMap(value: unknown, at: string, problems: string[]): Readonly<Record<string, unknown>> {
  if (value !== null && typeof value === "object" && !Array.isArray(value)) return value as Record<string, unknown>;
  problems.push(`${at}: expected a map, received ${value === undefined ? "nothing" : JSON.stringify(value)}`);
  return {};
}

function asText(value: unknown, at: string, problems: string[]): string {
  if (typeof value === "string" && value.trim() !== "") return value.trim();
  problems.push(`${at}: expected text, received ${value === undefined ? "nothing" : JSON.stringify(value)}`);
  return "";
}

function asList(value: unknown, at: string, problems: string[]): readonly string[] {
  if (Array.isArray(value) && value.every((entry) => typeof entry === "string")) return value;
  problems.push(`${at}: expected a list of words, received ${value === undefined ? "nothing" : JSON.stringify(value)}`);
  return [];
}

function expectKeys(entry: Readonly<Record<string, unknown>>, known: readonly string[], at: string, problems: string[]): void {
  for (const key of Object.keys(entry))
    if (!known.includes(key)) problems.push(`${at}.${key}: expected one of ${known.join(", ")}, received ${key}`);
}

function code(text: string): string {
  return `\`${text}\``;
}

function bold(text: string): string {
  return `**${text}**`;
}
