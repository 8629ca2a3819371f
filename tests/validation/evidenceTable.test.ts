import { describe, expect, it } from "vitest";
import { compareEvidence } from "../../src/validation/evidence/evidenceTable.ts";

const head = "row,pattern,level,variant,criterion,unit,target,n,value,low,high,sign_share,met,verdict\r\n";
const line = (row: string, value: string, met: string, verdict: string) =>
  `${row},"p, ${row}",T,plain,drop,%,5 to 20,30,${value},9,11,,${met},${verdict}\r\n`;

describe("two tables of patterns", () => {
  it("are the same when every row is", () => {
    const table = head + line("1", "10", "yes", "met");
    expect(compareEvidence(table, table)).toEqual({ same: true, lost: [], won: [], moved: [] });
  });

  it("differ in what is lost, won, moved, new and gone", () => {
    const before =
      head + line("1", "10", "yes", "met") + line("2", "4", "no", "missed") + line("3", "10", "yes", "met") + line("4", "10", "yes", "met");
    const now =
      head +
      line("1", "3", "no", "missed") +
      line("2", "10", "yes", "met") +
      line("3", "11", "yes", "met") +
      line("5", "1", "no", "missed");
    const { same, lost, won, moved } = compareEvidence(before, now);
    expect([same, lost, won]).toEqual([false, ["1 p, 1", "4 p, 4"], ["2 p, 2"]]);
    expect(moved).toEqual([
      "1 p, 1, plain, drop: 10 [9, 11] met, pattern met before, 3 [9, 11] missed, pattern missed now",
      "2 p, 2, plain, drop: 4 [9, 11] missed, pattern missed before, 10 [9, 11] met, pattern met now",
      "3 p, 3, plain, drop: 10 [9, 11] met, pattern met before, 11 [9, 11] met, pattern met now",
      "4 p, 4, plain, drop: gone",
      "5 p, 5, plain, drop: new",
    ]);
  });

  it("may be compared in some patterns alone, and a known miss may stay one", () => {
    const before = head + line("1", "10", "yes", "met") + line("2", "4", "no", "missed");
    expect(compareEvidence(before, head + line("2", "4", "no", "missed"), ["p, 2"])).toMatchObject({ same: true, lost: [] });
  });
});
