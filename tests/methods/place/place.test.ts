import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { nodeFiles } from "../../../src/host/nodeFiles.ts";
import { baselineOf } from "../../../src/methods/place/baselineOf.ts";
import { runLevels, settingLevels } from "../../../src/methods/place/levels.ts";
import { collapseOf, placeReport, placeValues, runFigures, settingFigures, type ValueOf } from "../../../src/methods/place/placeReport.ts";
import { collapseLine, placeLines } from "../../../src/methods/place/placeText.ts";
import { runModel } from "../../../src/model/run.ts";
import type { ModelSpecification } from "../../../src/model/specification.ts";
import { loadScenario } from "../../../src/scenario/load.ts";

const scenario = load("scenarios/minimal.yaml");
const base: ModelSpecification = { ...scenario.arms[0].specification, horizonDays: 730 };
const of = (id: string, figures: ReturnType<typeof settingFigures>) => figures.find((figure) => figure.id === id)!;
const runOf =
  (values: Readonly<Record<string, number>>): ValueOf =>
  (indicator, group = "all") =>
    values[`${indicator}/${group}`] ?? null;

function load(path: string) {
  const loaded = loadScenario(path, nodeFiles(path), {});
  if ("problems" in loaded) throw new Error(`${path}: expected a valid scenario`);
  return loaded.scenario;
}

describe("levels of a place that could exist", () => {
  it("have a range and a source each, and ids of their own", () => {
    const all = [...settingLevels, ...runLevels];
    for (const { id, low, high, source } of all) {
      expect(low, id).toBeLessThan(high);
      expect(source.trim(), id).not.toBe("");
    }
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  it("are computed from the settings: staff per residents, posts per households, fees over wages", () => {
    const figures = settingFigures(base);
    expect(of("committee-staff", figures).value).toBeCloseTo((15 / 8000) * 1000, 12);
    expect(of("officers", figures)).toMatchObject({ value: (6.5 * 1000) / 8000, place: "inside" });
    expect(of("guards", figures)).toMatchObject({ value: (34 * 1000) / 3000, place: "inside" });
    const { propertyFee, feeWillingness } = base.parameters.resources;
    expect(of("fees-over-wages", figures).value).toBeCloseTo(
      (3000 * propertyFee * feeWillingness) / (28 * base.parameters.wages.propertyWorker),
      12,
    );
  });

  it("say nothing of what a place does not have", () => {
    const none = { ...base, organisations: base.organisations.filter(({ role }) => role !== "property-company") };
    expect(of("property-fee", settingFigures(none))).toMatchObject({ value: null, place: null });
    expect(placeLines(settingFigures(none)).join("\n")).not.toContain("Property fee");
  });

  it("are means over the runs, per resident and year", () => {
    const run = (cases: number) =>
      runOf({ "cases/all": cases, "cost/all": 16_000_000, "utilisation.mean/organisation:police-station": 1.2 });
    const figures = runFigures(base, [run(4000), run(6000)]);
    expect(of("cases", figures)).toMatchObject({ value: (5000 / 8 / 2) as number, place: "inside" });
    expect(of("yearly-cost", figures)).toMatchObject({ value: 1000, place: "inside" });
    expect(of("police-load", figures)).toMatchObject({ value: 1.2, place: "above" });
    expect(of("safe-share", figures).value).toBeNull();
  });

  it("keep of a run what they read, and no more is needed", () => {
    const read = runOf({ "cases/all": 5000, "utilisation.mean/organisation:police-station": 0.9, "harm/all": 3 });
    const kept = placeValues(base, read);
    expect(placeReport(base, [kept])).toEqual(placeReport(base, [read]));
    expect(kept("harm")).toBeNull();
  });

  it("mark what is outside, in words", () => {
    const organisations = base.organisations.map((one) => (one.role === "police-station" ? { ...one, staff: 20 } : one));
    const lines = placeLines(settingFigures({ ...base, organisations }));
    expect(lines[0]).toBe("A place that could exist? 1 of 6 outside what places in print have (marked !)");
    expect(lines.find((line) => line.includes("Police of all kinds"))).toMatch(
      /^ {2}! Police of all kinds +2.5 per 1,000 residents; above 0.55 to 1.9$/,
    );
  });

  it("tell the load of the busiest organisation that leads, not of those that only help", () => {
    const values = { "organisation:property-company": 2.4, "organisation:police-station": 0.6, "organisation:security-company": 5 };
    const read = runOf(Object.fromEntries(Object.entries(values).map(([group, value]) => [`utilisation.mean/${group}`, value])));
    expect(of("heaviest-load", runFigures(base, [placeValues(base, read)]))).toMatchObject({ value: 2.4, place: "above" });
  });

  it("come from the rows of the baseline alone", () => {
    const row = (arm: string, value: number) => ({ arm, replication: 1, indicator: "cases", group: "all", value, unit: "cases" });
    const report = baselineOf(scenario, [row("baseline", 5000), row("clarity", 1)]);
    expect(report?.figures.find(({ id }) => id === "cases")?.value).toBeCloseTo((5000 * 1000) / 8000 / (scenario.horizonDays / 365), 9);
    expect(baselineOf(scenario, [row("clarity", 1)])).toBeNull();
  });
});

describe("a baseline that collapses", () => {
  const queue = (end: number, usual: number, load: number) =>
    runOf({ "backlog/all": end, "backlog.mean/all": usual, "cases/all": 5000, "utilisation.mean/all": load });

  it("is one whose queue is long and still grows", () => {
    const [sentence] = collapseOf(base, [queue(1500, 750, 0.9)]);
    expect(sentence).toBe("its queue ends at 1500 cases, 219 days of work, and still grows");
  });

  it("is not one with a long queue that stands, or a short one that grows", () => {
    expect(collapseOf(base, [queue(1500, 1400, 0.9)])).toEqual([]);
    expect(collapseOf(base, [queue(60, 30, 0.9)])).toEqual([]);
  });

  it("is one that is asked for half as many hours again as it has, for a year", () => {
    expect(collapseOf(base, [queue(20, 20, 2)])).toEqual(["its organisations are asked for 2.0 times the hours they have, all the time"]);
    expect(collapseOf({ ...base, horizonDays: 90 }, [queue(20, 20, 2)])).toEqual([]);
  });

  it("is said in the first line", () => {
    expect(collapseLine({ collapse: [] })).toBeNull();
    expect(collapseLine({ collapse: ["its queue grows"] })).toMatch(/^The baseline collapses: its queue grows\./);
  });
});

describe("the shipped scenarios", () => {
  for (const file of readdirSync("scenarios").filter((name) => name.endsWith(".yaml"))) {
    it(`${file} has the staff, posts and fees of places in print, and organisations that can do their work`, () => {
      const specification = { ...load(`scenarios/${file}`).arms[0].specification, horizonDays: 365 };
      const runs = [1, 2].map((replication) => {
        const { summary, summaryKeys } = runModel(specification, replication, { recordEvery: 30, recordHazards: false });
        return runOf(Object.fromEntries(summaryKeys.map(({ indicator, group }, k) => [`${indicator}/${group}`, summary[k]])));
      });
      const { figures, collapse } = placeReport(specification, runs);
      const known = [...settingLevels.map(({ id }) => id), "police-load", "heaviest-load", "yearly-cost"];
      expect(figures.filter(({ id, place }) => known.includes(id) && place !== "inside")).toEqual([]);
      expect(collapse).toEqual([]);
    });
  }
});
