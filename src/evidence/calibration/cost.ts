/** What a calibration costs: runs, and time from what the runs of each row take. */
import type { Pattern } from "../pattern.ts";
import { runsPerSeed } from "./simulate.ts";
import { CONFIRMING, FINAL_SEEDS, FINALISTS, PROPOSALS_PER_SET } from "./stages.ts";
import { seedFactorOf } from "./targets.ts";

/**
 * CPU seconds of one seed of all configurations of a row, measured on 29 November 2026 on one core of a cloud server (a run of five years
 * of the base community took 2.1 s there).
 */
const secondsPerSeed: Readonly<Record<string, number>> = {
  ...{
    "1": 2.1,
    "2": 0.6,
    "5": 0.5,
    "7": 0.3,
    "8": 0.2,
    "10": 0.5,
    "14": 0.2,
    "15": 1.1,
    "16": 1,
    "18": 0.2,
    "22": 0.3,
    "24": 0.4,
    "29": 0.6,
  },
};
/** Of a run of a row that is not in the table. */
const SECONDS_PER_RUN = 0.2;

export interface Cost {
  readonly runs: number;
  readonly cpuSeconds: number;
}

export interface CalibrationCost {
  /** All waves, if none is left out. */
  readonly waves: Cost;
  /** One batch of proposals, and how many batches are tried at most. */
  readonly batch: Cost;
  readonly mostBatches: number;
  /** What confirming one proposal adds. */
  readonly confirmation: Cost;
  /** The defaults, the finalists, reference and registry. */
  readonly reference: Cost;
  /** Runs asked for at most, those included that are there already. */
  readonly mostRuns: number;
}

/** Costs of the stages; emulators come on top, some minutes for each wave of the whole calibration. */
export function calibrationCost(plan: {
  readonly patterns: readonly Pattern[];
  readonly points: number;
  readonly waves: number;
  readonly seeds: number;
  readonly sets: number;
}): CalibrationCost {
  const { patterns, points, waves, seeds, sets } = plan;
  const runs = runsPerSeed(patterns);
  const seconds = patterns.reduce((sum, { row, configurations }) => {
    return sum + seedFactorOf(row) * (secondsPerSeed[row] ?? SECONDS_PER_RUN * Object.keys(configurations).length);
  }, 0);
  const cost = (seedsInAll: number): Cost => ({ runs: seedsInAll * runs, cpuSeconds: seedsInAll * seconds });
  const proposals = PROPOSALS_PER_SET * sets;
  // The defaults are measured like a confirmation; reference and registry come after the finalists.
  const always = CONFIRMING * seeds + FINAL_SEEDS * (FINALISTS + 2);
  const wavePoints = points * waves;
  return {
    waves: cost(wavePoints * seeds),
    batch: cost(points * seeds),
    mostBatches: Math.ceil(proposals / points),
    confirmation: cost((CONFIRMING - 1) * seeds),
    reference: cost(always),
    // Points of the waves are proposals too, and each may be confirmed.
    mostRuns: runs * (wavePoints * seeds + (wavePoints + proposals) * (1 + CONFIRMING) * seeds + always),
  };
}
