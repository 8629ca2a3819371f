import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { assumptionsFindings } from "../../../src/methods/assumptions/findings.ts";
import type { AssumptionsResult } from "../../../src/methods/assumptions/result.ts";
import { assumptionsTables } from "../../../src/methods/assumptions/tables.ts";
import { formatAssumptions } from "../../../src/methods/assumptions/text.ts";
import { en } from "../../../src/words/en.ts";
import { tellAll } from "../../../src/words/finding.ts";
import { assumptionsResult, manyNames, plainNames } from "../../gallery/studyResults.ts";

const told = (result: AssumptionsResult): AssumptionsResult => ({ ...result, sentences: tellAll(assumptionsFindings(result), en) });
const plain = { color: false, width: 100 };
const text = (result: AssumptionsResult) => formatAssumptions(told(result), plain).replace(/\n\s+/g, " ");

describe("the text of the study of assumptions", () => {
  it("says who comes first, with the runner-up and its interval, and where that does not stand", () => {
    const words = text(assumptionsResult(plainNames, 20));
    expect(words).toContain(
      "With the scenario's own values Information platform comes first in true incidents, ahead of Party-led guidance and brokerage: −42.0 incidents (−56.0 to −28.0), 20 replications.",
    );
    expect(words).toContain(
      "Information platform stays first at both ends of 1 of the 6 examined; another arm overtakes it at an end of group.factor-1 and group.factor-5",
    );
    expect(words).toContain("group.factor-5 at 0.9 (assumption, 0.1 to 0.9, scenario 0.4)");
    expect(words).toContain("Party-led guidance and brokerage is ahead of Information platform, no longer behind it");
  });

  it("tells five, and counts the others", () => {
    const result = assumptionsResult(manyNames, 20);
    const words = text(result);
    const all = new Set(result.changed.map(({ factor }) => factor)).size;
    expect(all).toBeGreaterThan(5);
    expect(words).toContain(`${all - 5} further parameters in assumptions.csv.`);
    expect(told(result).sentences.filter((sentence) => sentence.startsWith("group.factor"))).toHaveLength(5);
  });

  it("claims nothing from one replication, and says when nothing was found", () => {
    expect(text(assumptionsResult(plainNames, 1))).toContain("no arm can be shown to come first in true incidents");
    const calm = { ...assumptionsResult(plainNames, 20), changed: [] };
    expect(text(calm)).toContain("No parameter examined takes a conclusion away.");
  });

  it("is the same with colours as without, and no wider than the page", () => {
    const result = told(assumptionsResult(manyNames, 20));
    expect(stripVTControlCharacters(formatAssumptions(result, { color: true, width: 100 }))).toBe(formatAssumptions(result, plain));
    for (const line of formatAssumptions(result, plain).split("\n")) expect(line.length, line).toBeLessThanOrEqual(100);
  });

  it("has tables whose rows fit their columns", () => {
    for (const n of [1, 20]) {
      for (const { name, columns, rows } of assumptionsTables(assumptionsResult(plainNames, n))) {
        for (const row of rows) expect(row, name).toHaveLength(columns.length);
      }
    }
  });
});
