/** What is asked before a scenario is begun, and how an answer is read: for the terminal and for options alike. */
import { nearest } from "../scenario/text/suggest.ts";
import { LEAST_RESIDENTS, MOST_RESIDENTS } from "./draft.ts";
import { placeProblems } from "./placeProblems.ts";

/** What an answer is worth, or what is wrong with it: `expected …, received …; remedy`. */
export type Answer<Value> = { readonly value: Value } | { readonly wrong: string };

/** What a scenario can begin with: the base, and the cases that come with cosafe. */
export const draftStarts: readonly { readonly id: string; readonly label: string }[] = [
  { id: "community", label: "no case: a middling urban community" },
  { id: "caotang-road", label: "a street on thin public money, departments that do not coordinate" },
  { id: "tongxiang", label: "police lead, liability is unclear, stewards are many" },
  { id: "beijing-c", label: "a certified community in which all goes through two hubs" },
  { id: "shanghai-smart", label: "government builds cameras and gates alone" },
  { id: "taiyuan", label: "needs that nobody asks for, floods and failures" },
];

/** A name for people, of at most 80 characters. */
function readPlaceName(text: string): Answer<string> {
  const name = text.trim();
  if (name === "") return wrong("a name", "nothing");
  if (/\p{C}|[\u2028\u2029]/u.test(name)) return wrong("a name on one line without control characters", JSON.stringify(printable(name)));
  return [...name].length > 80 ? wrong("a name of at most 80 characters", `one of ${[...name].length}`) : { value: name };
}

/** Residents, as a whole number. */
function readResidents(text: string): Answer<number> {
  return wholeNumber(text, LEAST_RESIDENTS, MOST_RESIDENTS);
}

/** Communities, each of some residents. */
function readCommunities(text: string, residents: number): Answer<number> {
  return wholeNumber(text, 1, Math.min(200, Math.floor(residents / LEAST_RESIDENTS)));
}

/** The id of a start, or its number in the list. */
function readStartId(text: string): Answer<string> {
  const ids = draftStarts.map(({ id }) => id);
  return chosen(text.trim(), ids);
}

/** Ids of problems or their numbers in the list, separated by commas; `none` for none. In the order of the list, each once. */
function readProblemIds(text: string): Answer<readonly string[]> {
  const words = text.split(/[,，、;；\s]+/).filter((word) => word !== "");
  const ids = placeProblems.map(({ id }) => id);
  if (words.length === 0) return wrong("problems, or none", "nothing");
  if (words.length === 1 && words[0].toLowerCase() === "none") return { value: [] };
  const found = new Set<string>();
  for (const word of words) {
    const read = chosen(word, ids);
    if ("wrong" in read) return read;
    found.add(read.value);
  }
  return { value: ids.filter((id) => found.has(id)) };
}

/** The name of a new file: ends in .yaml or .yml, so that other commands take it for what it is. */
function readFileName(text: string): Answer<string> {
  const name = text.trim();
  if (name === "") return wrong("a file name", "nothing");
  if (/\p{Cc}/u.test(name)) return wrong("a file name without control characters", JSON.stringify(printable(name)));
  if (/[^\\/]\.ya?ml$/i.test(name)) return { value: name };
  const isFolder = /(^|[\\/])(\.{0,2}|\.ya?ml)$/i.test(name);
  return wrong("a file name that ends in .yaml", JSON.stringify(name), isFolder ? undefined : `write ${name}.yaml`);
}

/** A file name for a place: its Latin letters and digits, or `my-place` where it has none. */
export function fileNameFor(place: string): string {
  const plain = place.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return `${
    plain
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 60)
      .replace(/-+$/, "") || "my-place"
  }.yaml`;
}

/** How each answer is read. */
export const readers = {
  place: readPlaceName,
  residents: readResidents,
  communities: readCommunities,
  start: readStartId,
  problems: readProblemIds,
  file: readFileName,
};

/** A number as people type it is refused with the number that is meant: separators, full-width digits, 1.2万. */
function wholeNumber(text: string, least: number, most: number): Answer<number> {
  const typed = text.trim();
  const expected = `a whole number from ${least} to ${most}`;
  if (/^(0|[1-9]\d*)$/.test(typed)) {
    const value = Number(typed);
    return value >= least && value <= most ? { value } : wrong(expected, typed.slice(0, 30));
  }
  const meant = Number(/^(\d+(?:\.\d+)?)(万|k)?$/i.exec(separated(typed))?.[1] ?? Number.NaN) * factor(typed);
  const fits = Number.isInteger(meant) && meant >= least && meant <= most;
  return wrong(expected, typed === "" ? "nothing" : JSON.stringify(printable(typed)), fits ? `write ${meant}` : undefined);
}

function separated(typed: string): string {
  return typed
    .normalize("NFKC")
    .replace(/(?<=\d)[,_' ](?=\d{3}(\D|$))/g, "")
    .replace(/(?<=\d)\s+(?=[万k])/i, "");
}

function factor(typed: string): number {
  if (typed.endsWith("万")) return 10_000;
  return /k$/i.test(typed.normalize("NFKC")) ? 1000 : 1;
}

/** One of `ids`, by id or by its number in the list. */
function chosen(word: string, ids: readonly string[]): Answer<string> {
  const number = word.normalize("NFKC");
  const id = ids.includes(word) ? word : /^[1-9]\d?$/.test(number) ? ids[Number(number) - 1] : undefined;
  if (id !== undefined) return { value: id };
  const guess = nearest(word, ids);
  const expected = `one of ${ids.join(", ")}, or a number from 1 to ${ids.length}`;
  return wrong(expected, word === "" ? "nothing" : JSON.stringify(printable(word)), guess === null ? undefined : `did you mean ${guess}?`);
}

/** At most 40 characters, those that move or hide text left out. */
function printable(text: string): string {
  const shown = text.replace(/\p{C}/gu, "�");
  return [...shown].length > 40 ? `${[...shown].slice(0, 40).join("")}…` : shown;
}

function wrong(expected: string, received: string, remedy?: string): { readonly wrong: string } {
  return { wrong: `expected ${expected}, received ${received}${remedy === undefined ? "" : `; ${remedy}`}` };
}
