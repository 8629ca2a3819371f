/** Calibrated sets as studies use them: numbers of the registry move, what a scenario says itself stays. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { freeParameters } from "../../../src/evidence/calibration/freeParameters.ts";
import { specificationOf } from "../../../src/evidence/configurations.ts";
import {
  calibratedSets,
  calibratedUse,
  calibrationSchema,
  drawCalibrated,
  underSet,
  valuesByPath,
  withNumbers,
} from "../../../src/methods/factors/calibratedSets.ts";
import { temporaryFolder } from "../../runs/studyModel.ts";

const parameters = freeParameters();
const standard = parameters.map((parameter) => parameter.standard);
const indexOf = (id: string) => parameters.findIndex((parameter) => parameter.id === id);
const moved = (changes: Readonly<Record<string, number>>) => standard.map((value, i) => changes[parameters[i].id] ?? value);
const standardOf = (path: string) => parameters.flatMap(({ paths }) => paths).find((one) => one.path === path)!.standard;
const base = specificationOf({ what: "a community", days: 1 });
const numberIn = ({ parameters: groups, categories }: typeof base, path: string) => {
  const [root, group, name] = path.split(".");
  if (root === "categories") return categories.find(({ id }) => id === group)!.values[name];
  return (groups as unknown as Record<string, Record<string, number>>)[group][name];
};
const branching = (specification: typeof base, id: string) =>
  specification.categories.find((category) => category.id === id)!.values.branchingRatio;

describe("a calibrated set", () => {
  it("of the defaults changes nothing", () => {
    const kept = parameters.filter(({ paths }) => paths.every(({ path, standard: before }) => numberIn(base, path) === before));
    expect(kept.length).toBeGreaterThan(5);
    expect(
      underSet(
        base,
        kept,
        kept.map((parameter) => parameter.standard),
      ),
    ).toEqual(base);
  });

  it("of the values before calibration brings back what has been taken over since", () => {
    const back = underSet(base, parameters, standard);
    const paths = parameters.flatMap((parameter) => parameter.paths);
    expect(paths.some(({ path, standard: before }) => numberIn(base, path) !== before)).toBe(true);
    for (const { path, standard: before } of paths) expect([path, numberIn(back, path)]).toEqual([path, before]);
  });

  it("moves one number, or all that go together by a factor or a shift, inside their limits", () => {
    const under = underSet(base, parameters, moved({ "trust.efficacyRate": 0.08, "hazards-branching": 2, "report-intercept": -0.5 }));
    expect(under.parameters.trust.efficacyRate).toBe(0.08);
    expect(branching(under, "property-crime")).toBe(2 * branching(base, "property-crime"));
    expect(branching(under, "fire-facility")).toBe(0);
    const by = (path: string) => valuesByPath(parameters, moved({ "report-intercept": -0.5, "technology-prevention": 50 })).get(path);
    expect(by("categories.dispute.reportIntercept")).toBeCloseTo(standardOf("categories.dispute.reportIntercept") - 0.5, 12);
    expect(by("categories.property-crime.cameraPrevention")).toBe(1);
  });

  it("moves a category that is like a default one with it, but for what the scenario says of its own", () => {
    const categories = { burglary: { label: "Burglary", like: "property-crime", branchingRatio: 0.11 } };
    const mandate = { "police-station": { mandate: { lead: ["property-crime", "public-order", "burglary"] } } };
    const own = specificationOf({ what: "one kind apart", days: 1, patch: { categories, organisations: mandate } });
    const under = underSet(own, parameters, moved({ "hazards-branching": 2, "report-intercept": -0.5 }));
    const burglary = (specification: typeof base) => specification.categories.find(({ id }) => id === "burglary")!.values;
    expect(branching(under, "property-crime")).toBe(2 * branching(own, "property-crime"));
    expect(burglary(under).branchingRatio).toBe(0.11);
    expect(burglary(own).reportIntercept).toBe(standardOf("categories.property-crime.reportIntercept"));
    expect(burglary(under).reportIntercept).toBeCloseTo(standardOf("categories.property-crime.reportIntercept") - 0.5, 12);
    expect(burglary(under).cameraPrevention).toBe(standardOf("categories.property-crime.cameraPrevention"));
  });

  it("leaves alone what a scenario says itself", () => {
    const own = specificationOf({ what: "its own", days: 1, patch: { set: { "trust.efficacyRate": 0.03 } } });
    const under = underSet(own, parameters, moved({ "trust.efficacyRate": 0.08, "detection.severityWeight": 4 }));
    expect(under.parameters.trust.efficacyRate).toBe(0.03);
    expect(under.parameters.detection.severityWeight).toBe(4);
  });

  it("is drawn whole and evenly, and has no say where a scenario has its own", () => {
    const sets = [moved({ "trust.efficacyRate": 0.03 }), moved({ "trust.efficacyRate": 0.08 })];
    const draws = [0.1, 0.4, 0.6, 0.9].map((u) => drawCalibrated({ parameters, sets, hash: "" }, u));
    expect(draws.map(({ set }) => set)).toEqual([0, 0, 1, 1]);
    const own = specificationOf({ what: "its own", days: 1, patch: { set: { "trust.efficacyRate": 0.03 } } });
    const [numbers] = draws[2].movedIn([base]);
    expect(numbers.get("parameters.trust.efficacyRate")).toBe(0.08);
    expect(draws[2].movedIn([own])[0].has("parameters.trust.efficacyRate")).toBe(false);
    expect(numbers.has("parameters.trust.lossRatio")).toBe(false);
    expect(withNumbers(base, numbers).parameters.trust.efficacyRate).toBe(0.08);
  });

  it("leaves a number alone in all arms where one of them has its own, so that arms stand under the same set", () => {
    const sets = [moved({ "trust.efficacyRate": 0.03, "detection.severityWeight": 4 }), moved({ "trust.efficacyRate": 0.08 })];
    const own = specificationOf({ what: "its own", days: 1, patch: { set: { "trust.efficacyRate": 0.03 } } });
    const calibrated = { parameters, sets, hash: "" };
    for (const arm of drawCalibrated(calibrated, 0.1).movedIn([base, own])) {
      expect(arm.has("parameters.trust.efficacyRate")).toBe(false);
      expect(arm.get("parameters.detection.severityWeight")).toBe(4);
    }
    const use = calibratedUse([base, own], calibrated)!;
    expect([use.parameters.length, use.sets]).toEqual([parameters.length - 1, 2]);
    expect(use.ranges.get("parameters.detection.severityWeight")).toEqual({ low: 3, high: 4 });
    expect(use.ranges.has("parameters.trust.efficacyRate")).toBe(false);
    expect(calibratedUse([base], calibrated)!.ranges.get("parameters.trust.efficacyRate")).toEqual({ low: 0.03, high: 0.08 });
    expect(calibratedUse([base], null)).toBeNull();
  });

  it("has as many values as parameters", () => {
    expect(() => underSet(base, parameters, standard.slice(1))).toThrow("expected");
  });

  it("is read from a file; no file and no sets are none, another version is refused", () => {
    const file = join(temporaryFolder(), "calibration.json");
    expect(calibratedSets(file)).toBeNull();
    const write = (content: unknown) => writeFileSync(file, JSON.stringify(content));
    write({ schema: calibrationSchema, parameters, sets: [] });
    expect(calibratedSets(file)).toBeNull();
    write({ schema: calibrationSchema, parameters, sets: [{ values: standard }] });
    expect(calibratedSets(file)!.sets).toEqual([standard]);
    expect(calibratedSets(file)!.parameters[indexOf("trust.efficacyRate")].paths[0].path).toBe("parameters.trust.efficacyRate");
    write({ schema: "cosafe-calibration/0", parameters, sets: [] });
    expect(() => calibratedSets(file)).toThrow("cosafe-calibration/1");
  });
});
