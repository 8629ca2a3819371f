import { describe, expect, test } from "vitest";
import { type Given, problemsOf, studyOf } from "./files.ts";

const text = `study: Try
purpose: To try.
scenario: ../minimal.yaml
arms: [clarity]
design: { method: csv, file: points.csv }
`;

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
    ["no name of a column", "trust.gainRate,\n0.1,1\n", "points.csv:1:16: column: expected the name of a factor, received nothing"],
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
    ["semicolons", "trust.gainRate;trust.lossRatio\n0.1;2\n", "points.csv:1:1"],
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
