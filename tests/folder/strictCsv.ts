/** A strict reader of RFC 4180: throws on anything but CRLF ends, equal numbers of fields and proper quoting. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let i = 0;
  while (i < text.length) {
    let field = "";
    if (text[i] === '"') {
      i++;
      for (; text[i] !== '"' || text[i + 1] === '"'; i += text[i] === '"' ? 2 : 1) {
        if (i >= text.length) throw new Error("quoted field without an end");
        field += text[i];
      }
      i++;
    } else {
      for (; i < text.length && text[i] !== "," && text[i] !== "\r"; i++) {
        if (text[i] === '"' || text[i] === "\n") throw new Error(`bare ${JSON.stringify(text[i])} at ${i}`);
        field += text[i];
      }
    }
    row.push(field);
    if (text[i] === ",") {
      i++;
      if (i === text.length) throw new Error("file ends within a row");
      if (text[i] === "\r") row.push("");
    }
    if (text[i] === "\r") {
      if (text[i + 1] !== "\n") throw new Error(`CR without LF at ${i}`);
      rows.push(row);
      row = [];
      i += 2;
    } else if (i >= text.length) throw new Error("last row without an end");
  }
  for (const each of rows)
    if (each.length !== rows[0].length) throw new Error(`${each.length} fields, expected ${rows[0].length}: ${each.join(",")}`);
  return rows;
}
