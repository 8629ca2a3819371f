/**
 * How a CSV text separates its cells: by commas, semicolons (spreadsheets where the comma is the decimal sign) or tabs. Its header says so
 * without doubt, since names of settings have none of the three in them; numbers are not looked at.
 */
import { locationAt } from "../text/decode.ts";
import { quote, refuse } from "../text/problems.ts";
import type { Problem } from "../types.ts";

export type Separator = "," | ";" | "\t";

const words: Readonly<Record<Separator, string>> = { ",": "commas", ";": "semicolons", "\t": "tabs" };
const separators = Object.keys(words) as Separator[];

/** What other programs and input methods put where a separator should be, with what to write. */
const strangers: Readonly<Record<string, string>> = { "，": ",", "；": ";", "、": ",", "|": "," };

export interface CsvForm {
  readonly separator: Separator;
  /** Where the table begins: after a line `sep=;`, with which a spreadsheet is told of its separator. */
  readonly start: number;
}

/** The form of a text, or null after reporting why it has none. */
export function csvForm(text: string, file: string, problems: Problem[]): CsvForm | null {
  const start = /^sep=.\r?\n/i.exec(text)?.[0].length ?? 0;
  const first = /^.*\S.*$/m.exec(text.slice(start));
  const header = (first?.[0] ?? "").replace(/"(?:[^"]|"")*"/g, (cell) => " ".repeat(cell.length));
  const at = (index: number) => locationAt(text, start + (first?.index ?? 0) + index, file);
  const found = separators.filter((one) => header.includes(one));
  if (found.length > 1) {
    const second = Math.max(...found.map((one) => header.indexOf(one)));
    const received = found.map((one) => words[one]).join(" and ");
    refuse(problems, { at: at(second), path: "", what: "header", expected: "one separator between its names", received });
    return null;
  }
  const stranger = [...header].find((character) => Object.hasOwn(strangers, character));
  if (stranger !== undefined) {
    const expected = "names separated by commas, semicolons or tabs";
    const remedy = `write "${strangers[stranger]}" in its place, in every row`;
    refuse(problems, { at: at(header.indexOf(stranger)), path: "", what: "header", expected, received: quote(stranger), remedy });
    return null;
  }
  return { separator: found[0] ?? ",", start };
}
