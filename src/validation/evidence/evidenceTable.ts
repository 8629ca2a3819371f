/** The table of all patterns, one row per criterion and variant; and what has moved between two of them. */
import type { AnalysisTable } from "../../methods/result.ts";
import { numberColumn as number, textColumn as text } from "../../methods/tableColumns.ts";
import type { Estimate, EvidenceResult, PatternShown, Shown } from "./evidenceResult.ts";
import { targetText } from "./evidenceWords.ts";

/** `evidence.csv`. */
export function evidenceTable({ patterns }: EvidenceResult): AnalysisTable {
  return {
    name: "evidence",
    definition:
      "One row per criterion of a pattern, as declared (plain) and without its mechanism (knock-out); and numbers noted beside them (noted).",
    columns: [
      text("row", "Number of the pattern."),
      text("pattern", "Id of the pattern."),
      text("level", "T: a value within a tolerance; S: a sign; N: a null or negative result that must be reachable."),
      text("variant", "`plain`, `knock-out`, or `noted` for a number of which nothing is required."),
      text("criterion", "Id of the criterion."),
      text("unit", "Unit of the value."),
      text("target", "What the value must show; empty for noted ones."),
      number("n", "seeds", "Seeds with a value."),
      number("value", "see unit", "Mean over seeds, or ratio of sums; empty where there was nothing to measure."),
      number("low", "see unit", "Lower end of the 95 % interval."),
      number("high", "see unit", "Upper end of the 95 % interval."),
      number("sign_share", "share", "Share of seeds with the wanted sign; empty for other targets."),
      text("met", "`yes` or `no`: the criterion; empty for noted ones."),
      text("verdict", "`met` or `missed`: the pattern."),
    ],
    rows: patterns.flatMap(patternRows),
  };
}

function patternRows({ row, id, level, verdict, criteria, noted }: PatternShown): (string | number | null)[][] {
  const line = (
    variant: string,
    criterion: string,
    unit: string,
    target: string,
    { n, value, low, high }: Estimate,
    shown: Shown | null,
  ) => [
    ...[row, id, level, variant, criterion, unit, target],
    ...[n, value, low, high, shown?.signShare ?? null],
    ...[shown === null ? "" : shown.met ? "yes" : "no", verdict],
  ];
  return [
    ...criteria.map((one) => line("plain", one.id, one.unit, targetText(one.target), one.plain, one.plain)),
    ...criteria.flatMap((one) =>
      one.knockOut === null ? [] : [line("knock-out", one.id, one.unit, targetText(one.target), one.knockOut, one.knockOut)],
    ),
    ...noted.map((one) => line("noted", one.id, one.unit, "", one.plain, null)),
  ];
}

/** What has moved from one `evidence.csv` to another. */
export interface EvidenceChanges {
  /** Byte for byte the same, but for patterns that were not asked about. */
  readonly same: boolean;
  /** Patterns met before and missed now, as `row id`. */
  readonly lost: readonly string[];
  /** Patterns missed before and met now. */
  readonly won: readonly string[];
  /** Rows that are different, new or gone, in words. */
  readonly moved: readonly string[];
}

/** Compares two tables as text; with `only`, the patterns of these ids. */
export function compareEvidence(before: string, now: string, only?: readonly string[]): EvidenceChanges {
  const [old, fresh] = [before, now].map((table) => rowsByName(table, only));
  const names = [...new Set([...old.keys(), ...fresh.keys()])];
  const moved = names.flatMap((name) => {
    const [was, is] = [old.get(name), fresh.get(name)];
    if (was === undefined) return [`${name}: new`];
    if (is === undefined) return [`${name}: gone`];
    return was.line === is.line ? [] : [`${name}: ${was.shown} before, ${is.shown} now`];
  });
  const verdicts = (rows: ReadonlyMap<string, Row>) => new Map([...rows.values()].map(({ pattern, verdict }) => [pattern, verdict]));
  const [past, present] = [verdicts(old), verdicts(fresh)];
  const turned = (from: string, to: string) =>
    [...past].filter(([id, verdict]) => verdict === from && present.get(id) === to).map(([id]) => id);
  const gone = [...past].filter(([id, verdict]) => verdict === "met" && !present.has(id)).map(([id]) => id);
  return { same: moved.length === 0, lost: [...turned("met", "missed"), ...gone], won: turned("missed", "met"), moved };
}

interface Row {
  readonly pattern: string;
  readonly verdict: string;
  readonly line: string;
  readonly shown: string;
}

function rowsByName(table: string, only: readonly string[] | undefined): ReadonlyMap<string, Row> {
  const lines = table.split("\r\n").filter((line) => line !== "");
  const rows = lines.slice(1).map((line) => {
    const [row = "", id = "", , variant = "", criterion = "", , , , value, low, high, , met, verdict = ""] = cells(line);
    const shown = `${value} [${low}, ${high}]${met === "" ? "" : met === "yes" ? " met" : " missed"}, pattern ${verdict}`;
    return { id, name: `${row} ${id}, ${variant}, ${criterion}`, pattern: `${row} ${id}`, verdict, line, shown };
  });
  return new Map(rows.filter(({ id }) => only?.includes(id) ?? true).map(({ name, ...row }) => [name, row]));
}

/** Cells of a line; quoted ones may hold commas. */
function cells(line: string): string[] {
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell]) => cell.replace(/^"|"$/g, "").replaceAll('""', '"'));
}
