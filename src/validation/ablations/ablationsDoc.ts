/** docs/ablations.md: a table of all cases and one per case, between markers; what stands around them is written by hand. */

import { markdownTable } from "../../documents/catalogueDocs.ts";
import { armTitles } from "../../evidence/ablations/arms.ts";
import { outcomeIds } from "../../evidence/ablations/measure.ts";
import { ablations, PLACEBO } from "../../evidence/ablations/rows.ts";
import { caseStudies } from "../../evidence/cases.ts";
import { csvRows } from "../../folder/csvRows.ts";
import type { AblationsResult } from "./ablationsResult.ts";
import { cutName, differenceText, statedSign } from "./ablationsText.ts";

/** Name of the block of all cases. */
const SUMMARY = "summary";

/** The document with the block of one case made of its result. Throws a RangeError where its markers are not there. */
export function withCase(document: string, result: AblationsResult, date: string): string {
  const made = `${date}; ${result.pairs} pairs of ${result.days} days, ${result.runs.used} runs; engine ${result.engine.slice(0, 12)}.`;
  return withBlock(document, result.scenario.id, [made, rowsTable(result), cutsTable(result)].join("\n\n"));
}

/** The document with the block of all cases, of the tables (`ablations.csv`) that there are, by case. */
export function withSummary(document: string, tables: ReadonlyMap<string, string>): string {
  return withBlock(document, SUMMARY, summaryTable(tables));
}

function rowsTable({ rows }: AblationsResult): string {
  return markdownTable(
    ["what is taken away, held or moved", "arm", "stated", ...outcomeIds, "package's effect", "verdict"],
    rows.map(({ what, arm, outcome, direction, differences, packageEffect, verdict }) => {
      const mark = (id: string) => (id === outcome && verdict !== "placebo" ? "**" : "");
      return [
        ...[what, arm, verdict === "placebo" ? "" : statedSign(direction)],
        ...outcomeIds.map((id) => `${mark(id)}${differenceText(differences[id])}${mark(id)}`),
        packageEffect === null ? "" : differenceText(packageEffect),
        verdict === "placebo" ? "—" : verdict,
      ];
    }),
  );
}

function cutsTable({ cuts }: AblationsResult): string {
  return markdownTable(
    ["ties cut of", "own cases, %", "others, %", "own − others", "suffer more"],
    cuts.map((cut) => [cutName(cut), differenceText(cut.own), differenceText(cut.others), differenceText(cut.difference), cut.suffer]),
  );
}

/** Verdicts by row, arm and case. A case without a table has an empty column. */
function summaryTable(tables: ReadonlyMap<string, string>): string {
  const verdicts = new Map([...tables].map(([id, table]) => [id, verdictsOf(table)]));
  const lines = ablations
    .filter(({ id }) => id !== PLACEBO)
    .flatMap(({ id, what, arms, outcome, direction }) =>
      arms.map((arm) => [
        ...[what, arm, `${outcome} ${statedSign(direction)}`],
        ...caseStudies.map((study) => verdicts.get(study.id)?.get(`${id} ${arm}`) ?? ""),
      ]),
    );
  const arms = Object.entries(armTitles).map(([id, title]) => `*${id}*: ${title}`);
  return [
    markdownTable(["what is taken away, held or moved", "arm", "stated", ...caseStudies.map(({ title }) => title)], lines),
    `Arms: ${arms.join("; ")}.`,
  ].join("\n\n");
}

/** Column of `ablations.csv` with the verdict; part and arm are the first two. */
const VERDICT = 8;

function verdictsOf(table: string): ReadonlyMap<string, string> {
  const rows = [...csvRows([table])].slice(1);
  return new Map(rows.flatMap((row) => (row[VERDICT] ? [[`${row[0]} ${row[1]}`, row[VERDICT]]] : [])));
}

function withBlock(document: string, name: string, block: string): string {
  const [start, end] = [`<!-- ablations:${name} -->`, `<!-- /ablations:${name} -->`];
  const [from, to] = [document.indexOf(start), document.indexOf(end)];
  if (from < 0 || to < from) throw new RangeError(`docs/ablations.md: expected ${start} … ${end}`);
  return `${document.slice(0, from + start.length)}\n\n${block}\n\n${document.slice(to)}`;
}
