/**
 * Do two sets of results folders hold the same numbers? For changes of design that must not move any: results are made before and after
 * by the same commands, each into a folder below one of two roots, and every table that both have is compared, cell by cell, in order.
 * Columns that only one side has are named once and passed over; so are tables. Run by `npm run same-tables -- BEFORE AFTER`.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { csvRecords } from "../src/folder/csvRows.ts";

/** Tables and columns that have been renamed: before → after. */
const renamed: Readonly<Record<string, string>> = { "outcomes.csv": "summary.csv" };
/** What follows from the code or from names of columns, not from numbers. */
const passedOver = new Set(["address", "record", "specification", "replay"]);
const shown = 5;
/** Relative; from a millionth on. */
const ROUNDING = 1e-9;

/** Differences of two tables, in words; empty where all cells of the columns in common are equal. */
function differencesOf(before: string, after: string): { readonly found: string[]; readonly cells: number } {
  const found: string[] = [];
  let cells = 0;
  const [left, right] = [csvRecords(before), csvRecords(after)].map((rows) => filled(rows));
  for (let row = 1; ; row++) {
    const [a, b] = [left.next(), right.next()];
    if (a.done && b.done) return { found, cells };
    if (a.done || b.done) return { found: [...found, `rows end at ${row - 1} on one side`], cells };
    for (const [name, value] of a.value) {
      const other = b.value.get(name);
      if (other === undefined || passedOver.has(name)) continue;
      cells++;
      if (!isSame(value, other)) found.push(`row ${row}, ${name}: ${value} before, ${other} after`);
    }
  }
}

/** Numbers but for the rounding of a sum in another order. */
function isSame(a: string, b: string): boolean {
  if (a === b) return true;
  const [x, y] = [Number(a), Number(b)];
  return a !== "" && b !== "" && Math.abs(x - y) <= ROUNDING * Math.max(Math.abs(x), Math.abs(y), 1e-6);
}

/** Rows whose value is not empty: a table may write what nothing was measured for, or leave it out. */
function* filled(rows: Iterable<ReadonlyMap<string, string>>): Generator<ReadonlyMap<string, string>> {
  for (const row of rows) if (row.get("value") !== "") yield row;
}

const [before, after] = process.argv.slice(2);
if (before === undefined || after === undefined) throw new Error("expected two folders: npm run same-tables -- BEFORE AFTER");
let wrong = 0;
for (const study of readdirSync(before).sort()) {
  if (!existsSync(join(before, study, "manifest.json"))) continue;
  const tables = readdirSync(join(before, study)).filter((name) => name.endsWith(".csv") && name !== "codebook.csv");
  const told = tables.map((name) => {
    const [a, b] = [join(before, study, name), join(after, study, renamed[name] ?? name)];
    if (!existsSync(b)) return `${name} is gone`;
    const { found, cells } = differencesOf(a, b);
    wrong += found.length;
    return found.length === 0 ? `${name} ${cells}` : `${name}: ${found.length} differ (${found.slice(0, shown).join("; ")})`;
  });
  console.log(`${study}: ${told.join(", ")}`);
}
console.log(wrong === 0 ? "all cells are equal" : `${wrong} cells differ`);
process.exitCode = wrong === 0 ? 0 : 1;
