/** Parameter sets: places in ranges, and calibrated values drawn whole. */
import { describe, expect, it } from "vitest";
import { nodeFiles } from "../../../src/host/nodeFiles.ts";
import { KeyedRandom, seedKey } from "../../../src/kernel/random.ts";
import type { CalibratedSets } from "../../../src/methods/factors/calibratedSets.ts";
import { parameterSets, uncertainFactors } from "../../../src/methods/factors/parameterSets.ts";
import { loadScenario } from "../../../src/scenario/load.ts";

const file = "scenarios/minimal.yaml";
const loaded = loadScenario(file, nodeFiles(file));
if ("problems" in loaded) throw new Error("the shipped scenario has problems");
const { arms } = loaded.scenario;
const found = uncertainFactors(arms, ["trust.gainRate", "hazards.guardHalfDose", "trust.socialRate"], "plausible");
if ("problems" in found) throw new Error(found.problems.join("\n"));
const { factors } = found;
const stream = () => new KeyedRandom(seedKey("sets"), 0).stream("test");
const of = (name: "gainRate" | "socialRate", group: "trust" = "trust") => arms[0].specification.parameters[group][name];

const single = (id: string, path: string, standard: number) =>
  ({
    id,
    label: id,
    unit: "share",
    how: "value",
    scale: "linear",
    standard,
    low: 0,
    high: 1,
    paths: [{ path, standard, min: 0, max: 1 }],
  }) as const;
const calibrated: CalibratedSets = {
  parameters: [single("a", "parameters.trust.gainRate", of("gainRate")), single("b", "parameters.trust.socialRate", of("socialRate"))],
  sets: [
    [0.11, 0.21],
    [0.12, 0.22],
  ],
  hash: "toy",
};

describe("parameter sets", () => {
  it("draw calibrated values together, the same in every arm, and each set about as often", () => {
    const pairs = [...parameterSets(arms, factors, 10, stream(), calibrated)].map(({ specifications }) =>
      specifications.map(({ parameters }) => [parameters.trust.gainRate, parameters.trust.socialRate]),
    );
    for (const inArms of pairs) for (const pair of inArms) expect(pair).toEqual(inArms[0]);
    const first = pairs.filter(([pair]) => pair[0] === 0.11 && pair[1] === 0.21).length;
    const second = pairs.filter(([pair]) => pair[0] === 0.12 && pair[1] === 0.22).length;
    expect([first, second]).toEqual([5, 5]);
  });

  it("tell the calibrated values, and leave the draws of all other factors as they are without calibration", () => {
    const column = factors[0].findIndex(({ path }) => path === "parameters.hazards.guardHalfDose");
    const gain = factors[0].findIndex(({ path }) => path === "parameters.trust.gainRate");
    const values = (sets: CalibratedSets | null) => [...parameterSets(arms, factors, 8, stream(), sets)].map((set) => set.values);
    expect(values(calibrated).map((row) => row[column])).toEqual(values(null).map((row) => row[column]));
    expect(new Set(values(calibrated).map((row) => row[gain]))).toEqual(new Set([0.11, 0.12]));
    expect(new Set(values(null).map((row) => row[gain])).size).toBe(8);
  });

  it("move the present defaults, also where the calibration started from others", () => {
    const since: CalibratedSets = { ...calibrated, parameters: [single("a", "parameters.trust.gainRate", 0.9), calibrated.parameters[1]] };
    for (const { specifications } of parameterSets(arms, [[], ...arms.slice(1).map(() => [])], 4, stream(), since))
      expect([0.11, 0.12]).toContain(specifications[0].parameters.trust.gainRate);
  });

  it("keep what a scenario says of its own", () => {
    const ownGain = arms.map(({ specification, ...arm }) => {
      const { parameters } = specification;
      return { ...arm, specification: { ...specification, parameters: { ...parameters, trust: { ...parameters.trust, gainRate: 0.9 } } } };
    });
    const own = [...parameterSets(ownGain, [[], ...arms.slice(1).map(() => [])], 4, stream(), calibrated)];
    for (const { specifications } of own) {
      expect(specifications[0].parameters.trust.gainRate).toBe(0.9);
      expect([0.21, 0.22]).toContain(specifications[0].parameters.trust.socialRate);
    }
  });
});
