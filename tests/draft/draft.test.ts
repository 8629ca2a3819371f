/** Scenarios that are begun: every case, problem and size gives a file that reads without a word, within what is in print, and that runs. */
import { describe, expect, it } from "vitest";
import { type DraftPlan, startOf, usualCommunities } from "../../src/draft/draft.ts";
import { TOGETHER } from "../../src/draft/draftArms.ts";
import { type Answer, draftStarts, fileNameFor, readers } from "../../src/draft/draftQuestions.ts";
import { draftText } from "../../src/draft/draftText.ts";
import { placeProblems } from "../../src/draft/placeProblems.ts";
import { nodeFiles } from "../../src/host/nodeFiles.ts";
import { shippedFiles } from "../../src/host/shippedFiles.ts";
import { settingFigures } from "../../src/methods/place/placeReport.ts";
import { runModel } from "../../src/model/run.ts";
import { formatProblem, formatProblems, loadDiagnosis, loadScenario } from "../../src/scenario/load.ts";
import type { FileSource } from "../../src/scenario/types.ts";

const FILE = "begun.yaml";
const ids = placeProblems.map(({ id }) => id);
const starts = draftStarts.map(({ id }) => id);
/** From a hamlet to a large street, with one that does not divide evenly. */
const sizes = [120, 4321, 9701, 12_000, 80_003];

function memory(text: string): FileSource {
  const shipped = nodeFiles(FILE);
  return { ...shipped, read: (path) => (path === FILE ? { bytes: new TextEncoder().encode(text) } : shipped.read(path)) };
}

function plan(start: string, problems: readonly string[], residents: number): DraftPlan {
  return { place: "River Street", residents, communities: usualCommunities(residents), start, problems };
}

function begun(chosen: DraftPlan, days?: number) {
  const text = draftText(chosen, FILE);
  const result = loadScenario(FILE, memory(text), { days });
  if ("problems" in result) throw new Error(`${formatProblems(result.problems)}\n\n${text}`);
  return result.scenario;
}

/** Figures outside what is in print that other settings of the file could bring inside. */
function avoidable(chosen: DraftPlan): string[] {
  const { specification } = begun(chosen).arms[0];
  expect(specification.communities.reduce((sum, one) => sum + one.residents, 0)).toBe(chosen.residents);
  const isHamlet = chosen.residents < 3940;
  const outside = settingFigures(specification).filter(({ id, place }) => place !== "inside" && !(isHamlet && id === "committee-size"));
  return outside.map(
    ({ id, value, place }) => `${chosen.start}, ${chosen.problems.join("+")}, ${chosen.residents}: ${id} ${value} ${place}`,
  );
}

describe("a scenario that is begun", () => {
  it.each(starts)(
    "reads without a word, within what is in print, with %s and each problem, none and all, at sizes from a hamlet to a large street",
    (start) => {
      const alone = ids.map((id, i) => plan(start, [id], sizes[i % sizes.length]));
      const rest = sizes.flatMap((residents) => [
        plan(start, ids, residents),
        ...(start === "community" ? [] : [plan(start, [], residents)]),
      ]);
      for (const chosen of [...alone, ...rest]) {
        expect(begun(chosen).warnings.map(formatProblem)).toEqual([]);
        expect(avoidable(chosen)).toEqual([]);
      }
    },
  );

  it.each(starts)("has an arm for each problem, one for all, and those of %s, and each runs for 30 days", (start) => {
    const { arms } = begun(plan(start, ids, 240), 30);
    const own = [...placeProblems.map(({ answer }) => answer.id), TOGETHER];
    expect(arms.map(({ id }) => id)).toEqual([...startOf(start).armIds, ...own]);
    for (const { id, specification } of arms.filter((arm) => arm.id === "baseline" || own.includes(arm.id))) {
      expect([id, runModel(specification, 0, { recordEvery: 30, recordHazards: false }).summary.length > 0]).toEqual([id, true]);
    }
    const programmes = arms.filter(({ id }) => own.includes(id)).map(({ specification }) => JSON.stringify(specification.interventions));
    expect(new Set(programmes).size).toBe(own.length);
  });

  it.each(starts)("can be diagnosed with %s: every problem has a setting that is otherwise without it", (start) => {
    const result = loadDiagnosis(FILE, memory(draftText(plan(start, ids, 30_001), FILE)), {});
    if ("problems" in result) throw new Error(formatProblems(result.problems));
    const own = result.diagnosis.problems.filter(({ id }) => ids.includes(id));
    expect(own.map(({ id }) => id)).toEqual(ids);
    expect(own.filter(({ settings }) => settings.every(({ value, reference }) => value === reference))).toEqual([]);
  });

  it("keeps the rates of what it begins with: staff, budgets, buildings and grids in proportion to residents", () => {
    const place = (residents: number) => begun(plan("caotang-road", ["few-police"], residents)).arms[0].specification;
    const staff = (residents: number, id: string) =>
      place(residents)
        .organisations.filter((one) => one.id.startsWith(id))
        .reduce((sum, one) => sum + one.staff, 0);
    expect(place(8000).organisations.find(({ id }) => id === "residents-committee")).toMatchObject({ staff: 14.5, budget: 1_000_000 });
    expect(place(8000).communities).toMatchObject([{ residents: 8000, households: 3000, buildings: 60, grids: 8 }]);
    expect(staff(80_000, "residents-committee")).toBeCloseTo(145, 5);
    expect(staff(80_000, "police-station")).toBeCloseTo(44, 5);
    expect(staff(80_000, "housing-fire")).toBeCloseTo(120, 5);
  });

  it("takes a problem no lighter than the case has it", () => {
    const clarity = (start: string) =>
      begun(plan(start, ["unclear-responsibility"], 12_000)).arms[0].specification.parameters.institutions.responsibilityClarity;
    expect([clarity("community"), clarity("tongxiang")]).toEqual([0.5, 0.4]);
  });

  it("says of every number that it writes where it comes from", () => {
    for (const start of starts) {
      const lines = draftText(plan(start, ids, 12_000), FILE).split("\n");
      const numbers = lines.filter((line) => /^ {4}[\w-]+: [\d.]/.test(line) && !line.includes("#"));
      expect([start, numbers]).toEqual([start, []]);
    }
  });
});

describe("what a scenario can begin with", () => {
  it("is the base, or any scenario that comes with cosafe and has problems of its own", () => {
    const shipped = [...shippedFiles().keys()].map((name) => name.slice("cosafe:".length));
    const cases = shipped.filter((id) => startOf(id).problems.length > 0);
    expect([...starts].sort()).toEqual(["community", ...cases].sort());
  });

  it("shares no name with what it adds", () => {
    const added = [...ids, ...placeProblems.map(({ answer }) => answer.id), TOGETHER];
    const taken = starts.flatMap((start) => [...startOf(start).armIds, ...startOf(start).problems.map(({ id }) => id)]);
    expect(added.filter((id) => taken.includes(id))).toEqual([]);
    expect(new Set(added).size).toBe(2 * ids.length + 1);
    const paths = placeProblems.flatMap(({ levels }) => levels.map(({ path }) => path));
    expect(new Set(paths).size).toBe(paths.length);
  });
});

describe("an answer", () => {
  const said = (answer: Answer<unknown>) => ("wrong" in answer ? answer.wrong : answer.value);

  it.each([
    [readers.residents("12000"), 12_000],
    [readers.residents(" 12000 "), 12_000],
    [readers.residents("12,000"), 'expected a whole number from 100 to 1000000, received "12,000"; write 12000'],
    [readers.residents("12 000"), 'expected a whole number from 100 to 1000000, received "12 000"; write 12000'],
    [readers.residents("１２０００"), 'expected a whole number from 100 to 1000000, received "１２０００"; write 12000'],
    [readers.residents("1.2万"), 'expected a whole number from 100 to 1000000, received "1.2万"; write 12000'],
    [readers.residents("12k"), 'expected a whole number from 100 to 1000000, received "12k"; write 12000'],
    [readers.residents("1,2"), 'expected a whole number from 100 to 1000000, received "1,2"'],
    [readers.residents("99"), "expected a whole number from 100 to 1000000, received 99"],
    [readers.residents("1e4"), 'expected a whole number from 100 to 1000000, received "1e4"'],
    [readers.residents("-500"), 'expected a whole number from 100 to 1000000, received "-500"'],
    [readers.residents(""), "expected a whole number from 100 to 1000000, received nothing"],
    [readers.communities("3", 250), "expected a whole number from 1 to 2, received 3"],
    [readers.start("6"), "taiyuan"],
    [readers.start("taiyan"), `expected one of ${starts.join(", ")}, or a number from 1 to 6, received "taiyan"; did you mean taiyuan?`],
    [readers.problems("3，1、 few-police"), ["weak-committee", "few-police", "thin-budget"]],
    [readers.problems("none"), []],
    [readers.problems("0"), `expected one of ${ids.join(", ")}, or a number from 1 to ${ids.length}, received "0"`],
    [readers.place("  河边街道 "), "河边街道"],
    [readers.place("a\u202Eb"), 'expected a name on one line without control characters, received "a�b"'],
    [readers.file("mine"), 'expected a file name that ends in .yaml, received "mine"; write mine.yaml'],
    [readers.file("folder/"), 'expected a file name that ends in .yaml, received "folder/"'],
    [readers.file(".yaml"), 'expected a file name that ends in .yaml, received ".yaml"'],
  ])("is read, or refused with the reason and what is meant (%#)", (answer, expected) => {
    expect(said(answer)).toEqual(expected);
  });

  it("is a remedy that is itself accepted", () => {
    for (const text of ["12,000", "１２０００", "1.2万", "12 000", "12k"]) {
      const [, remedy] = /write (.*)$/.exec(String(said(readers.residents(text))))!;
      expect(said(readers.residents(remedy))).toBe(12_000);
    }
  });

  it.each([
    ["River Street", "river-street.yaml"],
    ["Köln-Süd (3)", "koln-sud-3.yaml"],
    ["河边街道", "my-place.yaml"],
  ])("names the file after the place: %s", (place, file) => {
    expect(fileNameFor(place)).toBe(file);
    expect(said(readers.file(file))).toBe(file);
  });
});
