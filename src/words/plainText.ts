/** Plain text for a terminal: how many columns it takes, where it breaks, and two columns of it. Needs no package, as help loads it. */

/** Characters that take two columns: East Asian wide and full-width ones, and pictures. */
const WIDE =
  "\\u1100-\\u115f\\u2e80-\\u303e\\u3041-\\ua4cf\\ua960-\\ua97f\\uac00-\\ud7a3\\uf900-\\ufaff\\ufe30-\\ufe6f\\uff01-\\uff60\\uffe0-\\uffe6" +
  "\\u{1f300}-\\u{1f64f}\\u{1f900}-\\u{1f9ff}\\u{20000}-\\u{3fffd}";
/** Of these, the ones that never begin a line. */
const CLOSING = "、-〉》」』】〕〗！）：；？，．％";
/** Colours and other styles of a terminal. */
const styles = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, "g");
const wide = new RegExp(`[${WIDE}]`, "gu");
/** What a word breaks into: wide characters each with the closing marks behind it, and what lies between them. */
const pieces = new RegExp(`[${WIDE}][${CLOSING}]*|[^${WIDE}]+`, "gu");

/** Columns that a text takes on a terminal, by its longest line; colours and combining marks take none. */
export function textColumns(text: string): number {
  return Math.max(...text.replace(styles, "").split("\n").map(lineColumns));
}

function lineColumns(line: string): number {
  return [...line.replace(/\p{Mn}/gu, "")].length + (line.match(wide)?.length ?? 0);
}

/** Columns of the longest part that cannot be broken. */
export function longestPart(text: string): number {
  return Math.max(...text.split(/[ \n]/).flatMap((word) => partsOf(word).map(textColumns)));
}

/**
 * Breaks text into lines of at most `width` columns, at spaces, but not before a per cent sign, and between wide characters; a longer word
 * stands alone. Line breaks of the text stay.
 */
export function wrapText(text: string, width: number): string[] {
  return text.split("\n").flatMap((line) => wrapLine(line, width));
}

function wrapLine(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/ +(?! |%)/)) {
    for (const [i, part] of partsOf(word).entries()) {
      const gap = i === 0 && line !== "" ? " " : "";
      if (line !== "" && textColumns(line) + gap.length + textColumns(part) > width) {
        lines.push(line);
        line = part;
      } else line += gap + part;
    }
  }
  return [...lines, line];
}

function partsOf(word: string): readonly string[] {
  return word.match(pieces) ?? [word];
}

/** Two columns, the second wrapped to `width`; the first is as wide as its widest cell, up to 44. */
export function textInColumns(rows: readonly (readonly [string, string] | readonly string[])[], width: number): string {
  const first = Math.min(44, Math.max(0, ...rows.map(([label]) => textColumns(label))));
  return rows
    .flatMap(([label, text]) => {
      const lines = wrapText(text, Math.max(30, width - first - 2));
      const taken = textColumns(label);
      if (taken > first) return [label, ...lines.map((line) => `${" ".repeat(first + 2)}${line}`)];
      return lines.map((line, index) => (index === 0 ? `${label}${" ".repeat(first - taken)}  ${line}` : `${" ".repeat(first)}  ${line}`));
    })
    .map((line) => line.trimEnd())
    .join("\n");
}
