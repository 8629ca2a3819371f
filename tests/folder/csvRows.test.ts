import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvRecords, csvRows, textLines } from "../../src/folder/csvRows.ts";
import { csvText } from "../../src/tables/csv.ts";

describe("reading CSV row by row", () => {
  it("gives back what was written, however the text is cut into blocks", () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom("", ",", '"', '""', "\n", "\r\n", "a\r\nb", "第", "x,y"));
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 });
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 7 }), (rows, size) => {
        const text = rows.map((row) => `${row.map(csvText).join(",")}\r\n`).join("");
        const blocks = text.match(new RegExp(`[\\s\\S]{1,${size}}`, "g")) ?? [];
        const neutral = rows.map((row) => row.map((each) => (/^[=+\-@\t\r]/.test(each) ? `'${each}` : each)));
        expect([...csvRows(blocks)]).toEqual(neutral);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it("refuses a quoted cell without an end", () => {
    expect(() => [...csvRows(['a,"b\r\nc'])]).toThrow("expected the end of a quoted cell");
  });

  it("reads records and lines of a file across blocks, wide characters included", () => {
    const folder = mkdtempSync(join(tmpdir(), "cosafe-csv-"));
    try {
      const path = join(folder, "x.csv");
      const long = "隔".repeat(100_000);
      writeFileSync(path, `a,__proto__\r\n1,${long}\r\n2\r\n`);
      const records = [...csvRecords(path)];
      expect(records.map((record) => record.get("a"))).toEqual(["1", "2"]);
      expect(records[0].get("__proto__")).toBe(long);
      expect(records[1].get("__proto__")).toBeUndefined();
      writeFileSync(path, `${long}\n\nlast`);
      expect([...textLines(path)]).toEqual([long, "", "last"]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
