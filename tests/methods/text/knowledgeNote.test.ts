import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { generatedTables } from "../../../src/documents/catalogueDocs.ts";
import { catalogues } from "../../../src/documents/catalogues.ts";
import { knowledgeNote } from "../../../src/methods/text/knowledgeNote.ts";
import { readScreening, type Screening } from "../../../src/methods/text/screening.ts";

const at = (path: string, muStar: number) => ({ path, muStar, low: muStar, high: muStar, chance: 0 });
const screening: Screening = {
  ...{ community: "scenarios/base/community.yaml", date: "2026-01-01", residents: 800, days: 365, trajectories: 10, replications: 2 },
  outcomes: [
    {
      outcome: "true-incidents",
      unit: "incidents",
      parameters: [at("parameters.trust.lossRatio", 9), at("categories.dispute.baseRate", 8), at("parameters.trust.gainRate", 7)],
    },
  ],
};

describe("The note on how well the model is known", () => {
  it("counts the parameters of the model by what stands behind them; choices and what measures have of their own are left out", () => {
    const [, all, assumed, signed, judged, figures] =
      /^Of the (\d+) model parameters behind this result, (\d+) are assumptions: for (\d+) evidence fixes the sign or form \(grade D\), for (\d+) there is only judgement \(grade E\)\. The other (\d+) rest on figures \(grades A to C\)\.$/.exec(
        knowledgeNote([], null),
      )!;
    expect(Number(signed) + Number(judged)).toBe(Number(assumed));
    expect(Number(assumed) + Number(figures)).toBe(Number(all));
    const rows = generatedTables.grades().split("\n").slice(2);
    const ofModel = Object.fromEntries(
      rows.map((row) => row.split(" | ")).map(([grade, , count]) => [grade.replace("| ", ""), Number(count)]),
    );
    expect(ofModel["D"] + ofModel["E"]).toBe(Number(assumed));
    expect(ofModel["A"] + ofModel["B"] + ofModel["C"]).toBe(Number(figures));
  });

  it("adds those that move the outcome most where there is a screening that has it, and nothing where there is none", () => {
    expect(knowledgeNote(["cost", "true-incidents"], screening)).toMatch(
      / Of the 3 that move true incidents most in a screening of the base community, 2 are assumptions\.$/,
    );
    expect(knowledgeNote(["cost"], screening)).toBe(knowledgeNote([], null));
  });

  it("reads a screening when its file is there", () => {
    const folder = mkdtempSync(join(tmpdir(), "cosafe-screening-"));
    const file = join(folder, "screening.json");
    try {
      expect(readScreening(file)).toBeNull();
      writeFileSync(file, JSON.stringify(screening));
      expect(readScreening(file)).toEqual(screening);
      writeFileSync(file, "{}");
      expect(() => readScreening(file)).toThrow(/expected outcomes with their parameters/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("A parameter in the catalogue", () => {
  const parameter = (id: string) => catalogues.parameters().find((entry) => entry.id === id)!;

  it("is described with its grade, its source, its plausible range and what that rests on, and its limits", () => {
    expect(parameter("trust.lossRatio").details).toEqual([
      ["default", "7 score"],
      ["grade", "B, measured elsewhere, or for a like quantity"],
      ["source", "Skogan 2006: bad encounters weigh 4–14 times good ones [V]"],
      ["plausible range", "4 to 14: Skogan 2006 [V]"],
      ["limits", "1 to 30"],
    ]);
    expect(parameter("trust.lossRatio").data).toMatchObject({ grade: "B", plausible: { low: 4, high: 14 }, min: 1, max: 30 });
    expect(Object.fromEntries(parameter("forum.inclusiveness").details)).toMatchObject({
      grade: "—, a choice, not a fact: a policy's own design, or the unit in which others are counted",
    });
  });

  it("says the same, shorter, under its measure", () => {
    const forum = catalogues.interventions().find(({ id }) => id === "forum")!;
    const [, text] = forum.details.find(([label]) => label === "forum.runCost")!;
    expect(text).toBe(
      "Operation: yearly sum per resident. default 1.5 yuan/resident/year; grade E; source assumption: order of magnitude; no price series found; plausible range 0.75 to 3: half to double, nobody has measured it; limits 0 to 100000",
    );
  });

  it("stands in every generated table with its grade and range", () => {
    for (const name of ["parameters", "category-fields", "intervention-parameters"]) {
      const rows = generatedTables[name]()
        .split("\n")
        .filter((line) => line.startsWith("| `"));
      expect(rows.length).toBeGreaterThan(20);
      for (const row of rows) expect(row, name).toMatch(/ \| [A-E—] \| .* \| -?[\d.e-]+ to -?[\d.e-]+: .* \| -?[\d.]+ to -?[\d.]+ \|$/);
    }
  });
});
