import { describe, expect, test } from "vitest";
import { type Given, printed, problemsOf, studyOf } from "./files.ts";

const text = `study: Try
purpose: To try.
scenario: ../minimal.yaml
arms: [clarity]
design: { method: csv, file: points.csv }
`;

function utf16(table: string, order: "little" | "big"): Uint8Array {
  const bytes = Buffer.from(`\uFEFF${table}`, "utf16le");
  return new Uint8Array(order === "little" ? bytes : bytes.swap16());
}

const latin = (table: string) => new Uint8Array(Buffer.from(table, "latin1"));

/** A text with 说明 in GBK. */
const gbk = (before: string, after: string) => new Uint8Array([...Buffer.from(before), 0xcb, 0xb5, 0xc3, 0xf7, ...Buffer.from(after)]);

/** What the beginning of a zip archive and the names in it look like. */
const zipOf = (...names: readonly string[]) => new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, ...Buffer.from(names.join("\u0000"))]);

const tableOf = (table: Given["table"]) => studyOf({ text, table }).table!;
const problems = (table: Given["table"]) => problemsOf({ text, table });

describe("an external table of points", () => {
  test("has factors in its header and a point in every row, in the settings' units", () => {
    const table =
      "trust.gainRate,organisations.police-station.staff,interventions.responsibility-clarification.start\n0.1,12,90\n20%,8.5,3 months\n";
    expect(tableOf(table)).toEqual({
      file: "scenarios/studies/points.csv",
      paths: ["parameters.trust.gainRate", "organisations.police-station.staff", "interventions.responsibility-clarification.start"],
      rows: [
        [0.1, 12, 90],
        [0.2, 8.5, 90],
      ],
      names: null,
    });
  });

  test("may come from a spreadsheet: quotes, byte order mark, carriage returns, empty lines, no last line end", () => {
    const table = '\uFEFF"point","trust.gainRate"\r\n"thin",0.1\r\n\r\nb-2, 0.2 ';
    expect(tableOf(table)).toMatchObject({ rows: [[0.1], [0.2]], names: ["thin", "b-2"] });
  });

  const plain = "point,trust.gainRate,trust.lossRatio\na,0.1,2\nb,0.2,3\n";
  test.each([
    ["semicolons", plain.replaceAll(",", ";")],
    ["tabs", plain.replaceAll(",", "\t")],
    ["a line that names the separator", `sep=;\r\n${plain.replaceAll(",", ";")}`],
    ["empty lines above", `\n \n${plain}`],
    ["UTF-16 with its mark", utf16(plain, "little")],
    ["UTF-16 of the other order, tabs", utf16(plain.replaceAll(",", "\t"), "big")],
  ])("is read the same with %s", (_what, table) => {
    expect(tableOf(table)).toEqual(tableOf(plain));
  });

  test("keeps commas in a cell apart from a separator that is none", () => {
    expect(problems('point;trust.gainRate\n"a;b";0.1\n').join("")).toContain(
      'name of a point: expected letters, digits, dots and hyphens, at most 60, received "a;b"',
    );
  });

  test.each([
    ["rows of separators at the end", "point,trust.gainRate\na,0.1\nb,0.2\n,\n , \n", "4:1", "2 empty rows"],
    ["an empty column at the end", "point,trust.gainRate,\na,0.1,\nb,0.2,\n", "1:22", "1 empty column"],
    ["an empty column in the middle", "point,,trust.gainRate\na,,0.1\nb,,0.2\n", "1:7", "1 empty column"],
    ["both, with cells beyond the header", "point;trust.gainRate\na;0.1;;\n;;;\nb;0.2\n", "3:1", "1 empty row and 2 empty columns"],
    ["empty rows above", ",,\npoint,trust.gainRate,\na,0.1,\nb,0.2,\n", "1:1", "1 empty row and 1 empty column"],
  ])("passes over what a spreadsheet leaves empty, and says so: %s", (_what, table, place, received) => {
    const { table: read, warnings } = studyOf({ text, table });
    expect(read).toMatchObject({ rows: [[0.1], [0.2]], names: ["a", "b"] });
    expect(printed(warnings)).toContain(
      `points.csv:${place}: warning: table of points: expected something in every row and column, received ${received}; passed over`,
    );
  });

  test("says nothing of emptiness where there is none", () => {
    expect(printed(studyOf({ text, table: plain }).warnings).join("")).not.toContain("empty");
  });

  test.each([
    ["an Excel workbook", zipOf("[Content_Types].xml", "xl/workbook.xml"), "an Excel workbook (.xlsx)"],
    [
      "an OpenDocument spreadsheet",
      zipOf("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
      "an OpenDocument spreadsheet (.ods)",
    ],
    ["an old workbook", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), "an old Office file (.xls or .doc)"],
    ["a large workbook", zipOf("xl/workbook.xml", "x".repeat(1_200_000)), "an Excel workbook (.xlsx)"],
    ["anything else", new Uint8Array([1, 2, 3, 4]), "a binary file"],
  ])("is named when it is %s", (_what, table, received) => {
    expect(problems(table)[0]).toContain(
      `file: expected a CSV text in UTF-8 of at most 1 MB, received ${received}; save the table as CSV (in a spreadsheet: CSV UTF-8) and name that file`,
    );
  });

  test.each([
    ["GBK", gbk("point,trust.gainRate,", "\n"), "points.csv:1:23", "bytes that are not UTF-8, but would be Chinese in GBK"],
    ["Latin 1", latin("point,trust.gainRate,Qualit\u00e9\n"), "points.csv:1:28", "bytes that are not UTF-8;"],
    ["Latin 1 amid letters", latin("point,trust.gainRate,R\u00e9el\n"), "points.csv:1:23", "bytes that are not UTF-8;"],
    ["UTF-16 without its mark", utf16(plain, "little").subarray(2), "points.csv:1:1", "UTF-16 without a byte order mark"],
  ])("is refused by the name of its encoding: %s", (_what, table, place, received) => {
    expect(problems(table)[0]).toContain(`${place}: file: expected a CSV text in UTF-8 of at most 1 MB, received ${received}`);
    expect(problems(table)[0]).toContain("; save it as UTF-8 (in a spreadsheet: CSV UTF-8)");
  });

  test("keeps duplicates and signs", () => {
    expect(tableOf("categories.dispute.trend\n-0.5\n-0.5\n+.25\n").rows).toEqual([[-0.5], [-0.5], [0.25]]);
  });

  const cases: readonly (readonly [string, string, string])[] = [
    ["a formula", "trust.gainRate\n0.1\n=1+1\n", 'points.csv:3:1: parameter trust.gainRate: expected a share from 0 to 1, received "=1+1"'],
    ["a link in a formula", 'trust.gainRate\n"=HYPERLINK(""x"")"\n', "points.csv:2:1: parameter trust.gainRate"],
    [
      "a formula as a name",
      "point,trust.gainRate\n@cmd,0.1\n",
      'points.csv:2:1: name of a point: expected letters, digits, dots and hyphens, at most 60, received "@cmd"',
    ],
    ["a formula in the header", "=trust.gainRate\n0.1\n", "points.csv:1:1: path: expected a path under"],
    [
      "a name twice",
      "point,trust.gainRate\na,0.1\na,0.2\n",
      'points.csv:3:1: name of a point: expected each name once, received "a"; it is taken by an earlier row',
    ],
    ["the name of the base", "point,trust.gainRate\nbase,0.1\n", "points.csv:2:1: name of a point: expected each name once"],
    ["out of range", "trust.gainRate\n0.1\n1.5\n", "points.csv:3:1: parameter trust.gainRate: expected a share from 0 to 1, received 1.5"],
    ["an empty cell", "trust.gainRate,trust.lossRatio\n0.1,\n", "points.csv:2:5: parameter trust.lossRatio"],
    ["not a number", "trust.gainRate\nNaN\n", "points.csv:2:1"],
    ["hexadecimal", "trust.gainRate\n0x1\n", "points.csv:2:1"],
    ["too few cells", "trust.gainRate,trust.lossRatio\n0.1\n", "points.csv:2:1: row: expected 2 cells as in the header, received 1 cell"],
    ["too many cells", "trust.gainRate\n0.1,2\n", "points.csv:2:1: row: expected 1 cell as in the header, received 2 cells"],
    [
      "an unknown factor",
      "trust.gainRte\n0.1\n",
      'points.csv:1:1: column trust.gainRte: expected the path of a setting of arm clarity, received "trust.gainRte"; did you mean "trust.gainRate"?',
    ],
    ["a factor twice", "trust.gainRate,parameters.trust.gainRate\n0.1,0.1\n", "points.csv:1:16: header: expected each factor once"],
    [
      "no name of a column",
      "trust.gainRate,\n0.1,1\n",
      "points.csv:1:16: column: expected the name of a factor above its values, received nothing; name it, or take its values away",
    ],
    [
      "names that differ in case alone",
      "point,trust.gainRate\na,0.1\nA,0.2\n",
      'points.csv:3:1: name of a point: expected names that differ in more than capitals, received "A"; an earlier row is called "a"',
    ],
    [
      "a name that pandas and R take for a missing value",
      "point,trust.gainRate\nNA,0.1\nNone,0.2\n",
      'points.csv:2:1: name of a point: expected a name that no reader of tables takes for a missing value, a truth value or a number, received "NA"',
    ],
    ["the name of the base in capitals", "point,trust.gainRate\nBase,0.1\n", "points.csv:2:1: name of a point: expected each name once"],
    [
      "Point",
      "Point,trust.gainRate\na,0.1\n",
      'points.csv:1:1: column: expected point, or the path of a setting, received "Point"; did you mean "point"?',
    ],
    ["points", "points,trust.gainRate\na,0.1\n", 'received "points"; did you mean "point"?'],
    ["a factor in other capitals", "trust.gainrate\n0.1\n", 'received "trust.gainrate"; did you mean "trust.gainRate"?'],
    [
      "decimal commas, once for the whole table",
      "point;trust.gainRate\na;0,1\nb;0,25\nc;0.3\n",
      'points.csv:2:3: table of points: expected numbers with a decimal point, received "0,1", and 1 more with a comma; write 0.1',
    ],
    [
      "decimal commas in quotes",
      'point,trust.gainRate\na,"0,1"\n',
      "points.csv:2:3: table of points: expected numbers with a decimal point",
    ],
    [
      "a comma that may be either",
      "trust.lossRatio;trust.gainRate\n2,000;0.1\n",
      'points.csv:2:1: table of points: expected numbers with a decimal point, received "2,000"; write 2',
    ],
    [
      "decimal commas between commas",
      "point,trust.gainRate\na,0,1\n",
      "received 3 cells; write numbers with a decimal point and without commas",
    ],
    ["two separators", "point;trust.gainRate,trust.lossRatio\n", "points.csv:1:21: header: expected one separator between its names"],
    [
      "full-width commas",
      "point，trust.gainRate\na，0.1\n",
      'points.csv:1:6: header: expected names separated by commas, semicolons or tabs, received "，"; write "," in its place, in every row',
    ],
    [
      "rows in quotes",
      '"point,trust.gainRate"\n"a,0.1"\n',
      'points.csv:1:1: column: expected one name in a cell, received "point,trust.gainRate"; take the quotes around the whole row away',
    ],
    ["names alone", "point\na\n", "points.csv:1:1: header: expected at least one factor, received point alone"],
    ["no rows", "trust.gainRate\n", "points.csv:1:1: table of points: expected at least one row of values below the header, received none"],
    ["nothing", "", "points.csv:1:1: table of points: expected a header of factor names"],
    [
      "a part of a day",
      "interventions.responsibility-clarification.start\n1.5\n",
      "expected a whole number from 0 to 365000 days, received 1.5",
    ],
    ["an open quote", 'trust.gainRate\n"0.1\n', "points.csv:2:1: cell: expected quotes around a whole cell, on one line"],
    ["text after a quote", 'trust.gainRate\n"0.1"2\n', "points.csv:2:1: cell"],
  ];
  for (const [title, table, wanted] of cases) {
    test(`refuses ${title} with line and column`, () => {
      expect(problems(table).join("\n")).toContain(wanted);
    });
  }

  test("tells all bad cells at once", () => {
    const found = problems("trust.gainRate,trust.lossRatio\n7,2\n0.1,x\n0.1\n");
    expect(found.map((line) => line.split(":").slice(1, 3).join(":"))).toEqual(["2:1", "3:5", "4:1"]);
  });

  test("is limited: bytes, columns, and it must be there, within the folder", () => {
    expect(problems(`trust.gainRate\n${"0.1\n".repeat(300_000)}`)[0]).toContain("at most 1 MB");
    expect(problems(`${"a,".repeat(600)}b\n1\n`)[0]).toContain("expected at most 500 columns, received 601");
    expect(problems(`trust.gainRate\n${"1\n".repeat(100_001)}`)[0]).toContain("expected at most 100000 rows, received 100001");
    expect(problemsOf({ text })[0]).toContain(
      'try.yaml:5:30: setting design.file: expected a CSV file of at most 1 MB, received "points.csv", which does not exist',
    );
    expect(problemsOf({ text: text.replace("points.csv", "../../secrets.csv") })[0]).toContain("inside the folder tree");
    expect(problems(new Uint8Array([0x80, 0x81, 0x0a]))[0]).toContain("expected a CSV text in UTF-8");
  });
});
