/** Plain text in columns. */

/** Two columns, the second wrapped to `width`; the first is as wide as its widest cell, up to 44. */
export function columns(rows: readonly (readonly [string, string] | readonly string[])[], width: number): string {
  const first = Math.min(44, Math.max(0, ...rows.map(([label]) => label.length)));
  return rows
    .flatMap(([label, text]) => {
      const lines = wrap(text, Math.max(30, width - first - 2));
      if (label.length > first) return [label, ...lines.map((line) => `${" ".repeat(first + 2)}${line}`)];
      return lines.map((line, index) => `${(index === 0 ? label : "").padEnd(first)}  ${line}`);
    })
    .map((line) => line.trimEnd())
    .join("\n");
}

/** Breaks text at spaces into lines of at most `width`; longer words stay whole. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines;
}
