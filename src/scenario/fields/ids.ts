/** Ids that people give: of arms, organisations, points and other entries. */

/** What usual readers of tables (pandas, R) take for a missing value, a truth value or a number, in any case. */
const readOtherwise: readonly string[] = ["na", "nan", "null", "none", "nil", "inf", "infinity", "true", "false"];

/** kebab-case ids, as keys of maps and in references; none that a reader of tables takes for no name. */
export const idPattern = `^(?!(?:${readOtherwise.join("|")})$)[a-z][a-z0-9]*(-[a-z0-9]+)*$`;

/** Whether a name in a table would be read as something else. */
export function isReadOtherwise(name: string): boolean {
  return readOtherwise.includes(name.trim().toLowerCase());
}

/** What an id has to be, said to one that is none. */
export function expectedId(id: string): string {
  return isReadOtherwise(id)
    ? "an id that no reader of tables takes for a missing value, a truth value or a number"
    : "an id in lower case with hyphens";
}
