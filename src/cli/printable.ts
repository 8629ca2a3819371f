/**
 * The last gate before a terminal: whatever a file, a folder or the command line has put into a text, it steers no terminal, hides or
 * reorders nothing, and a message stays one that can be read.
 */

/** Would steer a terminal, hide or reorder text; line ends and tabs are kept. */
const unseen = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
/** Bold, dim and colours, as tables have them, or what is unseen. */
const colourOrUnseen = new RegExp(`\u001b\\[\\d{1,2}m|${unseen.source}`, "gu");

/** A word without a space that is longer is cut; a path of a disk seldom is. */
const LONGEST_WORD = 240;
/** Characters of such a word that are shown. */
const SHOWN = 120;
/** A longer line is cut. */
const LONGEST_LINE = 4000;

/** An answer: control, reordering and invisible characters as `\u001b`, which JSON reads as the same; with `color`, colours stay. */
export function answerText(text: string, color: boolean): string {
  return text.replace(color ? colourOrUnseen : unseen, (found) => (found.length > 2 ? found : asEscapes(found)));
}

/** A message: as an answer without colours, and very long words and lines cut. */
export function messageText(text: string): string {
  return text.split("\n").map(messageLine).join("\n");
}

function messageLine(line: string): string {
  const words = line.replace(new RegExp(`\\S{${LONGEST_WORD + 1},}`, "gu"), (word) => cut(word, SHOWN));
  return answerText(cut(words, LONGEST_LINE), false);
}

/** The beginning of a text that is longer, and how long it was. */
function cut(text: string, length: number): string {
  if (text.length <= Math.max(length, LONGEST_WORD)) return text;
  return `${[...text.slice(0, length)].join("").replace(/[\uD800-\uDBFF]$/, "")}… (${text.length} characters)`;
}

/** One character as one or two escapes of four hexadecimal digits. */
function asEscapes(character: string): string {
  return Array.from({ length: character.length }, (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, "0")}`).join("");
}
