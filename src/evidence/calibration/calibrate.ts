/**
 * Calibration: history matching in waves, then rejection sampling with real runs, then what the sets say.
 *
 * Everything is asked for in batches that are complete before the next is drawn, all chance is keyed, and every number follows from runs
 * in canonical order: workers, interruptions and the order in which runs finish change nothing.
 */
import { KeyedRandom, seedKey } from "../../kernel/random.ts";
import { calibrationSchema } from "../../methods/factors/calibratedSets.ts";
import { placeOf } from "../../methods/factors/placeInRange.ts";
import type { Workbench } from "../../runs/request.ts";
import type { Pattern } from "../pattern.ts";
import { findSets } from "./acceptedSets.ts";
import type { FreeParameter } from "./freeParameters.ts";
import { type Matching, matchHistory, seedVariances, simulatedImplausibility } from "./historyMatching.ts";
import { CUT_OFF } from "./implausibility.ts";
import { finite, type Judge, judgeOf, rounded } from "./judge.ts";
import { coverageOf, identified, quantilesOf, rankCorrelations, totalIndices } from "./posterior.ts";
import { hiddenSet, observedAt } from "./recovery.ts";
import type { CalibrationResult, PosteriorResult, RecoveryResult, SearchEnd, SetResult, TargetResult, WaveResult } from "./result.ts";
import {
  asItStands,
  type CalibrationProblem,
  firstSeedOf,
  MOST_SEEDS,
  type PointPlan,
  runsPerSeed,
  SEEDS_PER_POINT,
  type SimulatedPoint,
  simulator,
} from "./simulate.ts";
import { CONFIRMING, FINAL_SEEDS, FINALISTS, IDLE_BATCHES, LEAST_POINTS, PROPOSALS_PER_SET } from "./stages.ts";
import { leftOut, TOLERANCE_SIGMAS, targetsOf } from "./targets.ts";

export interface CalibrationPlan {
  readonly patterns: readonly Pattern[];
  readonly parameters: readonly FreeParameter[];
  /** Points of each wave. */
  readonly points: number;
  readonly waves: number;
  /** Seeds of a point; a set is confirmed on twice as many. */
  readonly seeds: number;
  /** Sets wanted. */
  readonly sets: number;
  /** Default `calibration`. */
  readonly seed?: string;
  /** Test of the procedure: the hidden set with this number gives the observations. Default none. */
  readonly recover?: number;
  readonly tell?: (text: string) => void;
  /** Given every point as it is simulated, in order. */
  readonly keep?: (points: readonly SimulatedPoint[]) => void;
}

/** Numbers of the points whose seeds a hidden set, and the last look at the reference, take; no calibration has so many. */
const HIDDEN_POINT = 1_000_000;
const REFERENCE_POINT = HIDDEN_POINT + 1;
/** A parameter moves a target from this total index on. */
const INFLUENCE = 0.1;
const SHOWN_CORRELATIONS = 15;
/** Targets named where sets are too few. */
const MOST_NAMED = 5;

/** What is wrong with a plan, as sentences. */
export function calibrationProblems({ patterns, parameters, points, seeds }: CalibrationPlan): string[] {
  const problems: string[] = [];
  if (patterns.length === 0)
    problems.push("patterns: expected at least one quantitative pattern (level T) with a tolerance, received none");
  if (parameters.length === 0) problems.push("patterns: expected one whose mechanism rests on a free parameter, received none");
  if (points < LEAST_POINTS) problems.push(`points: expected at least ${LEAST_POINTS} for an emulator, received ${points}`);
  if (seeds < 2) problems.push(`seeds: expected at least 2, since chance is estimated from them, received ${seeds}`);
  if (CONFIRMING * seeds > MOST_SEEDS) problems.push(`seeds: expected at most ${MOST_SEEDS / CONFIRMING}, received ${seeds}`);
  return problems;
}

/** Free parameters on which a pattern of these rests. */
export function parametersFor(patterns: readonly Pattern[], parameters: readonly FreeParameter[]): readonly FreeParameter[] {
  const rows = new Set(patterns.map(({ row }) => row));
  return parameters.filter((parameter) => parameter.rows.some((row) => rows.has(row)));
}

/** Runs the whole calibration. */
export async function calibrate(workbench: Workbench, plan: CalibrationPlan): Promise<CalibrationResult> {
  const { patterns, parameters, points, waves, seeds, sets, seed = "calibration", tell } = plan;
  const random = new KeyedRandom(seedKey(seed), 0);
  const truth = plan.recover === undefined ? null : hiddenSet(parameters, plan.recover, random);
  const problem = await problemOf(workbench, plan, truth);
  const counted = countingSimulator(workbench, problem, plan.keep);
  const { simulate } = counted;
  const confirmingSeeds = CONFIRMING * seeds;

  tell?.("the defaults");
  const standard = parameters.map((parameter) => parameter.standard);
  const [defaults] = await simulate([{ name: "defaults", values: standard, firstSeed: firstSeedOf(0), seeds: confirmingSeeds }]);
  const wavesPlan = { waves, points, seeds, random, tell };
  const first = await matchHistory(problem, simulate, wavesPlan);

  tell?.("sets");
  const mostProposals = PROPOSALS_PER_SET * sets;
  // Chance as the waves have shown it: whether a set is accepted must not depend on what is proposed later.
  const waved = first.waves.flatMap((wave) => wave.points);
  const chance = seedVariances(waved, problem.targets);
  const judge = judgeOf(problem, first.matched, chance);
  const search = { wanted: sets, mostProposals, mostIdle: IDLE_BATCHES, confirmingSeeds, judge };
  const { matching, found, ...proposals } = await findSets(problem, simulate, first, { ...search, ...wavesPlan });
  const simulated = matching.waves.flatMap((wave) => wave.points);
  const results: SetResult[] = found.map((point) => ({ name: point.name, ...judge.result(point) }));

  tell?.("the reference set");
  const pool = found.length > 0 ? found : simulated;
  const finalists = nearest(pool, judge.distance).slice(0, FINALISTS);
  const measured = await simulate(finalists.map(finalLook));
  const inside = Math.max(...measured.map(judge.inside));
  const [best] = nearest(
    measured.filter((point) => judge.inside(point) === inside),
    judge.distance,
  );
  const chosen = finalists[measured.indexOf(best)];
  const last = { name: "reference", values: chosen.values, firstSeed: firstSeedOf(REFERENCE_POINT), seeds: FINAL_SEEDS };
  const present = { ...last, name: "registry", values: asItStands(parameters) };
  const [again, registry] = await simulate([last, present]);

  const targetResults = targetResultsOf(problem, matching, chance, seeds, random);
  const warnings = warningsOf(matching, found.length, sets, proposals, counted.runs());
  return {
    schema: calibrationSchema,
    settings: {
      ...{ seed, rows: patterns.map(({ row }) => row), points, waves, seeds, confirmingSeeds, sets, mostProposals },
      ...{ cutOff: CUT_OFF, toleranceSigmas: TOLERANCE_SIGMAS },
    },
    parameters,
    targets: targetResults,
    leftOut,
    waves: matching.waves.map((wave) => waveResultOf(problem, wave, chance)),
    sets: results,
    defaults: judge.result(defaults),
    reference: {
      set: found.length > 0 ? found.indexOf(chosen) : null,
      name: chosen.name,
      ...judge.result(chosen),
      again: judge.result(again),
    },
    registry: judge.measured(registry),
    posterior: posteriorOf(parameters, found, targetResults),
    correlations: rankCorrelations(found.map(({ values }) => values))
      .slice(0, SHOWN_CORRELATIONS)
      .map(({ first, second, rho, p }) => ({
        first: parameters[first].id,
        second: parameters[second].id,
        rho: rounded(rho),
        p: rounded(p),
      })),
    recovery: truth === null ? null : recoveryOf(truth, plan.recover!, matching, parameters, found),
    proposals: { ...proposals, accepted: found.length },
    runs: counted.runs(),
    warnings,
  };
}

/** A finalist on seeds that neither found nor confirmed it. */
function finalLook({ name, values, firstSeed }: PointPlan): PointPlan {
  return { name: `finalist/${name}`, values, firstSeed: firstSeed + SEEDS_PER_POINT / 2, seeds: FINAL_SEEDS };
}

/** The real targets, or those that a hidden set gives, on seeds of its own. */
async function problemOf(workbench: Workbench, { patterns, parameters }: CalibrationPlan, truth: readonly number[] | null) {
  const problem: CalibrationProblem = { parameters, patterns, targets: targetsOf(patterns) };
  if (truth === null) return problem;
  const hidden = { name: "hidden", values: truth, firstSeed: firstSeedOf(HIDDEN_POINT), seeds: MOST_SEEDS };
  const [point] = await simulator(workbench, problem)([hidden]);
  return { ...problem, targets: observedAt(problem.targets, point) };
}

function recoveryOf(
  truth: readonly number[],
  number: number,
  { space }: Matching,
  parameters: readonly FreeParameter[],
  sets: readonly SimulatedPoint[],
): RecoveryResult {
  const place = parameters.map((parameter, j) => placeOf(parameter, truth[j]));
  const inside = parameters.map((_, j) => {
    const quantiles = quantilesOf(sets.map(({ values }) => values[j]));
    return quantiles === null ? null : truth[j] >= quantiles[0] && truth[j] <= quantiles[4];
  });
  return { number, truth, inSpace: space.within(place, CUT_OFF), inside };
}

/** The simulator, counting runs asked for and runs that failed. */
function countingSimulator(workbench: Workbench, problem: CalibrationProblem, keep: CalibrationPlan["keep"]) {
  const simulate = simulator(workbench, problem);
  const each = runsPerSeed(problem.patterns);
  let requested = 0;
  let failed = 0;
  return {
    async simulate(points: readonly PointPlan[]) {
      const done = await simulate(points);
      keep?.(done);
      for (const { seeds, failedRuns } of done) {
        requested += seeds * each;
        failed += failedRuns;
      }
      return done;
    },
    runs: () => ({ requested, used: requested - failed }),
  };
}

function targetResultsOf(
  { targets, parameters }: CalibrationProblem,
  { waves, matched }: Matching,
  chance: readonly number[],
  seeds: number,
  random: KeyedRandom,
): TargetResult[] {
  const stream = random.stream("calibration/influence");
  return targets.map(({ id, row, pattern, label, unit, low, high, observed, beyond, halfWidth, discrepancy, seedFactor }, t) => {
    const judged = waves[0].judged[t];
    const influence = judged === null ? null : totalIndices(judged.emulator, parameters.length, stream).map(rounded);
    const use = matched[t] ? "matched" : judged === null ? "not measured" : "out of reach";
    const errors = { discrepancy: rounded(Math.sqrt(discrepancy)), chance: rounded(Math.sqrt(chance[t] / (seeds * seedFactor))) };
    return { id, row, pattern, label, unit, low, high, observed, beyond, halfWidth: rounded(halfWidth), ...errors, use, influence };
  });
}

function waveResultOf({ targets }: CalibrationProblem, wave: Matching["waves"][number], chance: readonly number[]): WaveResult {
  const simulated = wave.points.map((point) => simulatedImplausibility(point, targets, chance));
  return {
    wave: wave.wave,
    points: wave.points.length,
    spaceLeft: rounded(wave.left.share),
    level: rounded(wave.left.level),
    targets: targets.map(({ id }, t) => {
      const known = simulated.map((one) => one[t]).filter((value) => Number.isFinite(value));
      const quantiles = quantilesOf(known);
      const check = wave.judged[t]?.emulator.check;
      return {
        id,
        ruledOut: finite(wave.ruledOut[t]),
        implausibility:
          quantiles === null ? null : { low: rounded(quantiles[0]), median: rounded(quantiles[2]), high: rounded(quantiles[4]) },
        emulator:
          check === undefined
            ? null
            : { ...check, explained: rounded(check.explained), beyond3: rounded(check.beyond3), widened: rounded(check.widened) },
      };
    }),
  };
}

function posteriorOf(
  parameters: readonly FreeParameter[],
  sets: readonly SimulatedPoint[],
  targets: readonly TargetResult[],
): PosteriorResult[] {
  return parameters.map((parameter, j) => {
    const values = sets.map((set) => set.values[j]);
    const coverage = coverageOf(values.map((value) => placeOf(parameter, value)));
    const constrainedBy = targets
      .filter(({ use, influence }) => use === "matched" && influence !== null && influence[j] >= INFLUENCE)
      .sort((a, b) => b.influence![j] - a.influence![j])
      .map(({ id }) => id);
    const quantiles = quantilesOf(values)?.map(rounded) ?? null;
    return {
      id: parameter.id,
      quantiles,
      coverage: coverage === null ? null : rounded(coverage),
      identified: identified(coverage),
      constrainedBy,
    };
  });
}

function warningsOf(
  { waves }: Matching,
  found: number,
  wanted: number,
  search: SearchEnd,
  { requested, used }: { readonly requested: number; readonly used: number },
): string[] {
  const last = waves.at(-1)!;
  const warnings: string[] = [];
  if (used < requested) warnings.push(`${requested - used} of ${requested} runs failed; points were judged by the others`);
  if (last.left.level > CUT_OFF) {
    warnings.push(`the emulators know of no point below the cut-off; the nearest have an implausibility of ${rounded(last.left.level)}`);
  }
  if (found < wanted) warnings.push(shortfall(found, wanted, search));
  return warnings;
}

/** In order of distance, ties as they were; what could not be measured comes last. */
function nearest(points: readonly SimulatedPoint[], distance: Judge["distance"]): SimulatedPoint[] {
  const measured = points.map((point) => ({ point, far: distance(point) }));
  return measured.sort((a, b) => (a.far === b.far ? 0 : a.far - b.far)).map(({ point }) => point);
}

const ends: Readonly<Record<SearchEnd["end"], string>> = {
  enough: "as many as were wanted",
  most: "as many proposals as are allowed were tried",
  idle: `${IDLE_BATCHES} batches of proposals in a row gave none`,
  "nothing left": "there was nothing left to draw",
};

/** Why fewer sets than wanted were found, and which targets stand in the way. */
function shortfall(found: number, wanted: number, { tried, end, stoppedBy }: SearchEnd): string {
  const most = [...stoppedBy].sort((a, b) => b.alone - a.alone || b.missed - a.missed).slice(0, MOST_NAMED);
  const which = most.filter(({ missed }) => missed > 0).map(({ id, missed, alone }) => `${id} (missed by ${missed}, alone by ${alone})`);
  const why = which.length === 0 ? "" : `; of ${tried} proposals, what stood in the way most: ${which.join(", ")}`;
  const none = found === 0 ? "; every parameter keeps its whole range" : "";
  return `${found} of ${wanted} sets were found: ${ends[end]}${why}${none}`;
}
