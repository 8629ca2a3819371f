/** The study results that the gallery draws. */
import type { CompareResult } from "../../src/methods/compare/result.ts";
import type { StudyAnalysis } from "../../src/methods/results.ts";
import {
  assumptionsResult,
  attributionResult,
  compareResult,
  designResult,
  diagnosisResult,
  longNames,
  manyNames,
  plainNames,
  rankResult,
  runResult,
  sensitivityResult,
  twoArms,
} from "./studyResults.ts";

const oneArm = { ...plainNames, arms: plainNames.arms.slice(0, 1), measures: [], factors: plainNames.factors.slice(0, 2) };

const oneMeasure = { ...plainNames, arms: plainNames.arms.slice(0, 2) };

/** By gallery, then by study. */
export const studyGallery: Readonly<Record<string, Readonly<Record<string, () => StudyAnalysis>>>> = {
  normal: {
    compare: () => compareResult({ names: plainNames, n: 30, grids: 12, sets: 40, target: true }),
    run: () => runResult({ names: plainNames, n: 30 }),
    assumptions: () => assumptionsResult(plainNames, 20),
    morris: () => sensitivityResult(plainNames, "morris"),
    sobol: () => sensitivityResult(plainNames, "sobol", { pairs: true }),
    attribute: () => attributionResult(plainNames, 30),
    diagnose: () => diagnosisResult(plainNames, 20),
    rank: () => rankResult(plainNames, { n: 40, sets: 40 }),
    line: () => designResult(plainNames, "line", 10),
    grid: () => designResult(plainNames, "grid", 10),
    "line-of-two-arms": () => twoArms(designResult(plainNames, "line", 10)),
    factorial: () => designResult(plainNames, "factorial", 10),
  },
  few: {
    compare: () => compareResult({ names: plainNames, n: 8, grids: 4, sets: 12 }),
    assumptions: () => assumptionsResult(oneMeasure, 8),
    design: () => designResult(plainNames, "one-at-a-time", 5),
    hypercube: () => designResult(plainNames, "hypercube", 3),
  },
  "one-replication": {
    compare: () => compareResult({ names: plainNames, n: 1, grids: 3 }),
    run: () => runResult({ names: plainNames, n: 1 }),
    assumptions: () => assumptionsResult(plainNames, 1),
    morris: () => sensitivityResult(plainNames, "morris", { bare: true }),
    sobol: () => sensitivityResult(plainNames, "sobol", { bare: true, pairs: true }),
    attribute: () => attributionResult(plainNames, 1, "orders"),
    diagnose: () => diagnosisResult(plainNames, 1),
    rank: () => rankResult(plainNames, { n: 1, method: "ocba" }),
    design: () => designResult(plainNames, "line", 1),
  },
  many: {
    compare: () => onlyGroupsOf(compareResult({ names: manyNames, n: 40, grids: 40, sets: 40, target: true }), "arm-3"),
    assumptions: () => assumptionsResult(manyNames, 20),
    morris: () => sensitivityResult(manyNames, "morris"),
    sobol: () => sensitivityResult(manyNames, "sobol", { pairs: true }),
    attribute: () => attributionResult(manyNames, 30),
    diagnose: () => diagnosisResult(manyNames, 20),
    rank: () => rankResult(manyNames, { n: 80, sets: 60, method: "ocba" }),
    design: () => designResult(manyNames, "one-at-a-time", 10),
  },
  long: {
    compare: () => compareResult({ names: longNames, n: 12, grids: 2, sets: 25 }),
    assumptions: () => assumptionsResult(longNames, 20),
    morris: () => sensitivityResult(longNames, "morris"),
    sobol: () => sensitivityResult(longNames, "sobol", { pairs: true }),
    attribute: () => attributionResult(longNames, 10),
    diagnose: () => diagnosisResult(longNames, 20),
    rank: () => rankResult(longNames, { n: 20, sets: 30 }),
    arms: () => designResult(longNames, "arms", 10),
  },
  empty: {
    compare: () => compareResult({ names: oneArm, n: 0, grids: 0 }),
    assumptions: () => ({ ...assumptionsResult(plainNames, 20), ends: [], changed: [] }),
    morris: () => ({ ...sensitivityResult(oneArm, "morris"), morris: [], tornado: [] }),
    sobol: () => ({ ...sensitivityResult(oneArm, "sobol"), sobol: [], convergence: [], tornado: [] }),
    attribute: () => attributionResult(oneArm, 0),
    diagnose: () => diagnosisResult(plainNames, 0),
    rank: () => ({ ...rankResult(oneArm, { n: 1 }), arms: [] }),
    design: () => designResult(oneArm, "line", 0),
  },
};

/** Leaves the groups of one arm, as one picture of many rows tells enough. */
function onlyGroupsOf(result: CompareResult, arm: string): CompareResult {
  return { ...result, groups: result.groups.filter((group) => group.arm === arm) };
}
