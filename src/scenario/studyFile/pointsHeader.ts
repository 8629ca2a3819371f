/** The header of a table of points: each name a setting that a study may vary, or `point`. */
import { quote, refuse } from "../text/problems.ts";
import { nearest } from "../text/suggest.ts";
import type { Problem, ResolvedArm } from "../types.ts";
import type { Cell } from "./csvCells.ts";
import { findVariable } from "./factors.ts";
import type { Variable } from "./variable.ts";

/** What stands below a name: values of a setting, names of points, or nothing, the name having been refused. */
export type Column = Variable | "point" | null;

/** The columns that a header names; what is wrong with a name is added to `problems`. */
export function readHeader(header: readonly Cell[], arms: readonly ResolvedArm[], problems: Problem[]): readonly Column[] {
  const seen = new Set<string>();
  const columns = header.map((cell): Column => {
    const column = readName(cell, arms, problems);
    const path = column === null ? null : column === "point" ? column : column.path;
    if (path !== null && seen.has(path))
      refuse(problems, { at: cell.at, path: "", what: "header", expected: "each factor once", received: quote(cell.text.trim()) });
    if (path !== null) seen.add(path);
    return column;
  });
  if (columns.every((column) => column === "point")) {
    refuse(problems, { at: header[0].at, path: "", what: "header", expected: "at least one factor", received: "point alone" });
  }
  return columns;
}

function readName({ text, at }: Cell, arms: readonly ResolvedArm[], problems: Problem[]): Column {
  const name = text.trim();
  if (name === "point") return name;
  const fail = (expected: string, received: string, remedy: string) => {
    refuse(problems, { at, path: "", what: "column", expected, received, remedy });
    return null;
  };
  if (name === "") return fail("the name of a factor above its values", "nothing", "name it, or take its values away");
  if (/[,;\t]/.test(name)) return fail("one name in a cell", quote(name), "take the quotes around the whole row away, in every row");
  if (!name.includes(".") && nearest(name, ["point"]) !== null)
    return fail("point, or the path of a setting", quote(name), 'did you mean "point"?');
  return findVariable(name, at, "", "column", arms, problems);
}
