/** The alive table as CSV, and what has moved against a checked-in one. */
import type { AliveResult } from "../../evidence/alive/judge.ts";

const columns = ["setting", "standing", "levels", "outcome", "stated", "effect", "low", "high", "placebo", "seeds", "touched", "verdict"];

/** A line per row, in the order of the registry; numbers to four figures. */
export function aliveCsv(results: readonly AliveResult[]): string {
  const lines = results.map(({ row, effect, interval, placebo, seeds, touched, verdict }) =>
    [
      row.setting,
      row.standing,
      row.levels,
      row.outcome,
      row.direction > 0 ? "up" : "down",
      ...[effect, interval?.low ?? Number.NaN, interval?.high ?? Number.NaN, placebo].map(figures),
      seeds,
      touched,
      verdict,
    ]
      .map((cell) => quoted(String(cell)))
      .join(","),
  );
  return `${[columns.join(","), ...lines].join("\n")}\n`;
}

/** Rows of a table that differ from the documented one, in words; of a part of the rows only these are compared. */
export function aliveChanges(documented: string, table: string): string[] {
  const before = bySetting(documented);
  return [...bySetting(table)].flatMap(([setting, line]) => {
    const old = before.get(setting);
    if (old === line) return [];
    return [old === undefined ? `${setting}: not in the documented table` : `${setting}: ${old} there, ${line} now`];
  });
}

function bySetting(csv: string): ReadonlyMap<string, string> {
  const lines = csv
    .split("\n")
    .slice(1)
    .filter((line) => line !== "");
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(",")), line.slice(line.indexOf(",") + 1)]));
}

function figures(value: number): string {
  return Number.isNaN(value) ? "" : String(Number(value.toPrecision(4)));
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
