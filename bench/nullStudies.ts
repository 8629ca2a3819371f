/**
 * Studies in which nothing is so: how often does a study say anything? Synthetic chance goes through the analyses of every command that
 * claims anything, at the sizes they have by default, and every claim is counted.
 *
 * Chance is normal; exponential; shared (a large part common to all runs of a replication, as keyed draws make it); or skewed (that, and
 * in all but the baseline an exponential part, so that differences themselves are exponential about a true zero).
 * Run by `npm run nulls`; writes docs/null-studies.md.
 */

import { nodeFiles } from "../src/host/nodeFiles.ts";
import { log } from "../src/kernel/maths.ts";
import { KeyedRandom, nameKey, type Stream, seedKey } from "../src/kernel/random.ts";
import { attributePackage } from "../src/methods/attribute/attributePackage.ts";
import { attributionDesign, defaultReplications } from "../src/methods/attribute/plan.ts";
import { compareArms } from "../src/methods/compare/compareArms.ts";
import { analyseDesign } from "../src/methods/design/analyseDesign.ts";
import { designOf } from "../src/methods/design/designs.ts";
import type { DesignPlan } from "../src/methods/design/studyPlan.ts";
import { diagnosePlace } from "../src/methods/diagnose/diagnosePlace.ts";
import { diagnosisOptions } from "../src/methods/diagnose/options.ts";
import { type DiagnosePlan, diagnosisPoints } from "../src/methods/diagnose/plan.ts";
import { type Factor, findFactors } from "../src/methods/factors/factor.ts";
import { findOutcome, mainOutcomes } from "../src/methods/outcome.ts";
import { rankArms } from "../src/methods/rank/rankArms.ts";
import type { Outcome } from "../src/methods/result.ts";
import { runArms } from "../src/methods/run/runArms.ts";
import { analyseSensitivity } from "../src/methods/sensitivity/analyseSensitivity.ts";
import { SENSITIVITY_DEFAULTS } from "../src/methods/sensitivity/plan.ts";
import type { ResidentTable } from "../src/model/residentTable.ts";
import type { ModelSpecification } from "../src/model/specification.ts";
import { type OutcomeKey, type RunRequest, type RunState, upTo, type Workbench } from "../src/runs/request.ts";
import { residentGroups } from "../src/runs/residentGroups.ts";
import { loadScenario } from "../src/scenario/load.ts";
import type { ResolvedArm, ResolvedScenario } from "../src/scenario/types.ts";
import { isClear, passesFloor } from "../src/statistics/estimate.ts";
import { estimateShare } from "../src/statistics/proportion.ts";
import type { Finding } from "../src/words/finding.ts";

export const noises = ["normal", "exponential", "shared", "skewed"] as const;
export type Noise = (typeof noises)[number];

/** A kind of study with the size it has by default, and what its runs have to hold: `says` counts what one study claims. */
export interface NullStudy {
  readonly command: string;
  readonly size: string;
  readonly outcomes: readonly Outcome[];
  readonly residents: boolean;
  says(workbench: Workbench): Promise<number>;
}

/** From the project's own folder, as npm and tests run it. */
const SCENARIO = "scenarios/minimal.yaml";
const RESIDENTS = 48;
const GRIDS = 6;
const AGES = 5;
/** Part of the values that is common to a replication, in standard deviations of what is not. */
const COMMON = 3;

/** The one chance of all null studies. */
const random = new KeyedRandom(seedKey("null studies"), 0);
const streams: Readonly<Record<Noise, Stream>> = {
  normal: random.stream("normal"),
  exponential: random.stream("exponential"),
  shared: random.stream("shared"),
  skewed: random.stream("skewed"),
};

/** Chance of one number: `place` of the run, `what` is measured. */
function chance(noise: Noise, study: number, place: { readonly point: number; readonly replication: number }, what: number): number {
  const stream = streams[noise];
  const key = (place.point ^ Math.imul(place.replication, 0x9e3779b1)) | 0;
  if (noise === "normal") return stream.normal(study, key, what);
  if (noise === "exponential") return -log(stream.uniform(study, key, what));
  const common = COMMON * stream.normal(study, Math.imul(place.replication, 0x85ebca6b), what);
  if (noise === "shared") return common + stream.normal(study, key, what);
  return common + (place.point === BASELINE ? 0 : -log(stream.uniform(study, key, what)) - 1);
}

const BASELINE = nameKey("baseline");

/** A workbench whose runs are chance and nothing else. */
function nullWorkbench(noise: Noise, study: number, outcomes: readonly Outcome[], residents: boolean): Workbench {
  const summaryKeys: OutcomeKey[] = outcomes.map(({ indicator, group, unit }) => ({ indicator, group, unit }));
  const state = ({ point, replication }: RunRequest): RunState => {
    const place = { point: nameKey(point), replication };
    return {
      status: "done",
      record: {
        summaryKeys,
        summary: Float64Array.from(outcomes, (_, o) => chance(noise, study, place, o)),
        ...{ seriesKeys: [], days: [], series: new Float64Array(0), tables: {}, warnings: [] },
        groups: residents ? residentGroups(residentsOf(noise, study, place)) : null,
        residents: null,
      },
    };
  };
  return {
    async complete(requests, deliver) {
      for (const request of requests) deliver(request, state(request));
    },
  };
}

const people = Array.from({ length: RESIDENTS }, (_, i) => i);
const ageBand = Uint8Array.from(people, (i) => i % AGES);
const grid = Uint16Array.from(people, (i) => i % GRIDS);
const trustAtStart = Float32Array.from(people, (i) => ((i * 7) % RESIDENTS) / RESIDENTS);

/** Residents whose answers share a part by run and have one of their own. */
function residentsOf(noise: Noise, study: number, place: { readonly point: number; readonly replication: number }): ResidentTable {
  const outcome = (k: number) => {
    const all = chance(noise, study, place, 100 + k);
    return Float32Array.from(people, (i) => all + chance(noise, study, place, 1000 * (k + 1) + i));
  };
  return {
    ...{ count: RESIDENTS, ageBand, grid, trustAtStart },
    ageBands: Array.from({ length: AGES }, (_, i) => `band-${i}`),
    grids: Array.from({ length: GRIDS }, (_, i) => `grid-${i}`),
    outcomes: { satisfaction: outcome(0), confidence: outcome(1) },
  };
}

let scenario: ResolvedScenario | null = null;

export function minimal(): ResolvedScenario {
  if (scenario === null) {
    const loaded = loadScenario(SCENARIO, nodeFiles(SCENARIO));
    if (!("scenario" in loaded)) throw new Error(JSON.stringify(loaded.problems, null, 1));
    scenario = loaded.scenario;
  }
  return scenario;
}

function withArms(count: number): ResolvedScenario {
  const [baseline] = minimal().arms;
  const arm = (i: number): ResolvedArm => ({ ...baseline, id: i === 0 ? "baseline" : `arm-${i}`, label: `Arm ${i}` });
  return { ...minimal(), arms: Array.from({ length: count + 1 }, (_, i) => arm(i)) };
}

function outcomeNamed(id: string): Outcome {
  const found = findOutcome(id);
  if ("problem" in found) throw new Error(found.problem);
  return found;
}

function compareNull(arms: number): NullStudy {
  const replications = 30;
  const outcomes = mainOutcomes();
  const primary = outcomeNamed("true-incidents");
  const plan = {
    ...{ scenario: withArms(arms), primary, outcomes, threshold: null, parameterUncertainty: null, resamples: 0 },
    rule: { kind: "fixed", replications } as const,
  };
  return {
    command: "compare",
    size: `${arms} ${arms === 1 ? "arm" : "arms"}, ${outcomes.length} outcomes, groups of residents, ${replications} pairs`,
    ...{ outcomes, residents: true },
    async says(workbench) {
      const { result } = await compareArms(workbench, plan);
      const claims = [...result.effects, ...result.armPairs, ...result.groups].filter(
        ({ verdict }) => verdict !== "unclear" && verdict !== "same",
      );
      return claims.length;
    },
  };
}

function attributeNull(k: number): NullStudy {
  const design = attributionDesign(k, null, "1");
  const outcomes = mainOutcomes().slice(0, 4);
  const specification = minimal().arms[0].specification;
  const specifications = new Map<number, ModelSpecification>(design.masks.map((mask) => [mask, specification]));
  const replications = defaultReplications(k);
  const plan = {
    ...{ scenario: minimal(), arm: { id: "package", label: "Package" }, design, specifications, outcomes, replications },
    measures: Array.from({ length: k }, (_, i) => ({ id: `m${i}`, label: `Measure ${i}` })),
  };
  return {
    command: "attribute",
    size: `${k} measures, ${outcomes.length} outcomes, ${replications} replications`,
    ...{ outcomes, residents: false },
    async says(workbench) {
      const { result } = await attributePackage(workbench, plan);
      const told = result.outcomes.flatMap(({ total, values, interactions }) => [total, ...values, ...interactions]);
      return told.filter(isClear).length;
    },
  };
}

function factorsOf(count: number): readonly Factor[] {
  const found = findFactors(minimal().arms[0], ["trust.*", "detection.*", "handling.*", "hazards.*", "participation.*"]);
  if ("problems" in found) throw new Error(found.problems.join("; "));
  return found.factors.slice(0, count);
}

function sensitivityNull(method: "morris" | "sobol", count: number): NullStudy {
  const factors = factorsOf(count);
  const outcome = outcomeNamed("true-incidents");
  const { trajectories, points, replications } = SENSITIVITY_DEFAULTS;
  const plan = {
    ...SENSITIVITY_DEFAULTS,
    ...{ scenario: minimal(), warnings: [], arm: minimal().arms[0], against: null, method, factors, within: "plausible" as const, outcome },
    ...{ secondOrder: false, resamples: 100 },
  };
  const design = method === "morris" ? `${trajectories} trajectories` : `${points} base points`;
  return {
    command: `sensitivity --method ${method}`,
    size: `${factors.length} parameters, ${design}, ${replications} replications`,
    ...{ outcomes: [outcome], residents: false },
    async says(workbench) {
      const { result } = await analyseSensitivity(workbench, plan);
      const moves = [
        ...result.morris.filter(({ muStar, floor }) => passesFloor(muStar, floor)),
        ...result.sobol.filter(({ total, floor }) => passesFloor(total, floor)),
      ];
      return moves.length + result.tornado.filter(({ low, high }) => isClear(low) || isClear(high)).length;
    },
  };
}

function rankNull(arms: number): NullStudy {
  const outcome = outcomeNamed("true-incidents");
  const plan = { scenario: withArms(arms - 1), outcome, method: "kn" as const, indifference: 1, robustness: null, resamples: 100 };
  return {
    command: "rank",
    size: `${arms} arms, indifference of a standard deviation, 20 fresh replications`,
    ...{ outcomes: [outcome], residents: false },
    async says(workbench) {
      const { result } = await rankArms(workbench, plan);
      return isClear(result.fresh.difference) ? 1 : 0;
    },
  };
}

function runNull(arms: number): NullStudy {
  const [replications, outcomes] = [30, mainOutcomes()];
  return {
    command: "run",
    size: `${arms} arms, ${outcomes.length} outcomes, ${replications} replications`,
    ...{ outcomes, residents: false },
    async says(workbench) {
      const { result } = await runArms(workbench, { scenario: withArms(arms), replications: upTo(replications), resamples: 0 });
      return result.effects.filter(({ verdict }) => verdict !== "unclear" && verdict !== "same").length;
    },
  };
}

function diagnoseNull(count: number): NullStudy {
  const [replications, outcomes] = [Number(diagnosisOptions.replications.default), mainOutcomes()];
  const problems = Array.from({ length: count }, (_, i) => ({
    ...{ id: `p${i}`, label: `Problem ${i}`, row: null },
    settings: [{ path: `p${i}`, value: 1, reference: 0, unit: "share", stated: false }],
  }));
  const { specification } = minimal().arms[0];
  const plan: DiagnosePlan = {
    ...{ scenario: minimal(), problems, outcomeProblems: [], primary: outcomeNamed("true-incidents"), outcomes, replications, orders: [] },
    specifications: new Map(diagnosisPoints(problems, []).map(({ id }) => [id, specification])),
  };
  return {
    command: "diagnose",
    size: `${count} problems, ${outcomes.length} outcomes, ${replications} replications`,
    ...{ outcomes, residents: false },
    async says(workbench) {
      const { result } = await diagnosePlace(workbench, plan);
      return result.findings.filter(isDiagnosed).length;
    },
  };
}

/** Whether a diagnosis says that something changes an outcome. */
function isDiagnosed(finding: Finding): boolean {
  if (finding.kind === "all-problems") return finding.clear;
  if (finding.kind === "worst-problems") return finding.groups.length > 0;
  return ["hidden-problems", "helpful-problems", "further-outcome"].includes(finding.kind);
}

/** Fewer hide the long tail of skewed differences (`src/statistics/meanTest.ts`). */
const REPLICATIONS_OF_DESIGNS = 20;

function designNull(
  method: DesignPlan["method"],
  size: { readonly factors?: number; readonly points?: number; readonly arms?: number },
): NullStudy {
  const { factors = 0, points = 0, arms = 1 } = size;
  const outcome = outcomeNamed("true-incidents");
  const planned = factorsOf(factors).map((factor) => ({ factor, levels: null, steps: null }));
  const design =
    method === "arms"
      ? { points: [{ id: "arm", label: "", values: [] }], notes: [] }
      : designOf({ method, factors: planned, points, seed: "1", resolution: 4, rows: [], names: null });
  if ("problem" in design) throw new Error(design.problem);
  const scenario = withArms(arms - 1);
  const plan: DesignPlan = {
    ...{ title: "Nothing", purpose: "", scenario, method, arms: scenario.arms, factors: planned, outcomes: [outcome], hash: "" },
    ...{ replications: REPLICATIONS_OF_DESIGNS, ...design },
  };
  const sizes = [
    ...(factors === 0 ? [] : [`${factors} factors`]),
    ...(points === 0 ? [] : [`${points} points`]),
    ...(arms === 1 ? [] : [`${arms} arms`]),
  ];
  return {
    command: "study",
    size: `${method}, ${sizes.join(", ")}, ${REPLICATIONS_OF_DESIGNS} replications`,
    ...{ outcomes: [outcome], residents: false },
    async says(workbench) {
      const { result } = await analyseDesign(workbench, plan);
      return result.findings.filter(isFoundByDesign).length;
    },
  };
}

/** Whether a design says that something changes the outcome. */
function isFoundByDesign(finding: Finding): boolean {
  if (finding.kind === "design-arm") return finding.clear;
  if (finding.kind === "factor-effect") return finding.effects.some(({ clear }) => clear);
  if (finding.kind === "trend") return finding.trend?.clear === true;
  return finding.kind === "contrast" && finding.over !== null && finding.over.higher + finding.over.lower > 0;
}

/** All kinds, each at the sizes that people use. */
export function nullStudies(): readonly NullStudy[] {
  return [
    ...[4, 10].map(runNull),
    ...[1, 4, 8].map(compareNull),
    ...[4, 9].map(diagnoseNull),
    ...[4, 6, 8].map(attributeNull),
    ...[10, 60].map((count) => sensitivityNull("morris", count)),
    ...[5, 10].map((count) => sensitivityNull("sobol", count)),
    ...[3, 8].map(rankNull),
    designNull("arms", { arms: 6 }),
    designNull("one-at-a-time", { factors: 6 }),
    designNull("full-factorial", { factors: 3, arms: 2 }),
    designNull("latin-hypercube", { factors: 6, points: 32 }),
  ];
}

export interface NullRate {
  readonly command: string;
  readonly size: string;
  readonly noise: Noise | "model";
  readonly studies: number;
  /** Studies that claimed anything. */
  readonly wrong: number;
}

/** Makes `studies` studies of a kind and counts those that claim anything. */
export async function nullRate(kind: NullStudy, noise: Noise, studies: number): Promise<NullRate> {
  const { command, size, outcomes, residents } = kind;
  let wrong = 0;
  for (let study = 1; study <= studies; study++) if ((await kind.says(nullWorkbench(noise, study, outcomes, residents))) > 0) wrong++;
  return { command, size, noise, studies, wrong };
}

/** The rate in per cent with its 95 % interval. */
export function rateWords({ wrong, studies }: NullRate): string {
  const { share, interval } = estimateShare(wrong, studies);
  const percent = (value: number) => (100 * value).toFixed(1);
  return `${percent(share!)} (${percent(interval!.low)} to ${percent(interval!.high)})`;
}
