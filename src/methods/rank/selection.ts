/**
 * Selection of the best arm on a workbench: the sequential procedure KN, or a budget shared out by OCBA.
 *
 * KN decides exactly as if it were fed replication by replication. Runs are asked for in blocks, so that workers stay busy: the first
 * stage at once, then whole replications of about sixteen runs together. The size of a block depends on how many arms are still in and
 * on nothing else, so the runs made are the same for any number of workers. What a block holds beyond the point where KN stops, or of an
 * arm that is dropped inside it, is never looked at.
 *
 * A replication in which an arm still in the contest failed is left out for all arms and counted.
 * Sources: see statistics/selection.ts and statistics/budgetAllocation.ts.
 */
import { mean, sampleStandardDeviation } from "simple-statistics";
import { nextReplications } from "../../statistics/budgetAllocation.ts";
import { feedKn, type KnState, startKn } from "../../statistics/selection.ts";
import { block, type Contest, refuseArmsWithoutValues } from "./contest.ts";

/** Fewest complete replications of every arm on which anything is selected. */
export const FEWEST_REPLICATIONS = 10;

/** About as many runs are asked for together once the first stage is over. */
const BLOCK_RUNS = 16;

export interface SelectionOptions {
  readonly better: "higher" | "lower";
  /** Smallest difference that matters, in the outcome's unit. */
  readonly indifference: number;
  /** Replications of every arm before the first decision. */
  readonly firstStage: number;
  /** Told how far the contest is, in words. */
  readonly tell?: (text: string) => void;
}

export interface Selection {
  /** Place of the selected arm. */
  readonly selected: number;
  readonly reason: "one-survivor" | "cannot-be-separated" | "maximum-reached" | "budget-spent";
  /** Places of the arms that were in to the end. */
  readonly survivors: readonly number[];
  /** Replication after which an arm was dropped; null for one that was in to the end. */
  readonly eliminatedAt: readonly (number | null)[];
  /** Replications 1 to this were looked at, by arm. */
  readonly read: readonly number[];
  /** Replications left out because a run in them has no value; ascending. */
  readonly dropped: readonly number[];
}

/** Replications that count for an arm, ascending. */
export function usedReplications({ read, dropped }: Pick<Selection, "read" | "dropped">, arm: number): number[] {
  const out = new Set(dropped);
  return Array.from({ length: read[arm] }, (_, i) => i + 1).filter((replication) => !out.has(replication));
}

/**
 * KN, up to replication `maximum`. Rejects with RangeError on options out of range, with Error when an arm has no values or the first
 * stage cannot be completed.
 */
export async function selectByKn(
  contest: Contest,
  options: SelectionOptions & { readonly alpha: number; readonly maximum: number },
): Promise<Selection> {
  const { maximum, firstStage } = options;
  let state = startKn({ ...options, systemCount: contest.arms.length });
  const rows: number[] = [];
  const dropped: number[] = [];
  const read = contest.arms.map(() => 0);
  let last = 0;
  while (state.stoppedBecause === null && last < maximum) {
    const until = Math.min(maximum, last + blockLength(state));
    options.tell?.(`contest: ${state.survivors.length} of ${contest.arms.length} arms left`);
    await contest.ask(block(state.survivors, last + 1, until));
    while (state.stoppedBecause === null && last < until) {
      last++;
      for (const arm of state.survivors) read[arm] = last;
      const row = rowOf(contest, state, last);
      if (state.survivors.some((arm) => row[arm] === null)) dropped.push(last);
      else {
        rows.push(last);
        state = feedKn(state, row);
      }
    }
    if (rows.length === 0) refuseArmsWithoutValues(contest, last);
  }
  if (rows.length < firstStage) throw new Error(tooFew(firstStage, rows.length, last));
  return {
    selected: state.selected ?? bestOf(state.survivors, state.means, options.better),
    reason: state.stoppedBecause ?? "maximum-reached",
    survivors: state.survivors,
    eliminatedAt: state.eliminatedAt.map((at) => (at === null ? null : rows[at - 1])),
    read,
    dropped,
  };
}

/** Replications to ask for next. */
function blockLength({ replications, survivors, options }: KnState): number {
  if (replications < options.firstStage) return options.firstStage - replications;
  return Math.max(1, Math.floor(BLOCK_RUNS / survivors.length));
}

function rowOf(contest: Contest, { survivors }: KnState, replication: number): (number | null)[] {
  return contest.arms.map((_, arm) => (survivors.includes(arm) ? contest.value(arm, replication) : null));
}

function tooFew(expected: number, received: number, of: number): string {
  return `selection: expected at least ${expected} replications in which every arm has a value, received ${received} of ${of}; see why runs failed`;
}

function bestOf(places: readonly number[], scores: readonly number[], better: "higher" | "lower"): number {
  const sign = better === "higher" ? 1 : -1;
  return places.reduce((best, place) => (sign * (scores[place] - scores[best]) > 0 ? place : best), places[0]);
}

/**
 * OCBA: `firstStage` replications of every arm, then `increment` runs at a time where they tell most, until `budget` runs are made.
 * Arms are judged by their mean differences from the arm with the most replications, over the replications they share, so that an arm
 * gains nothing from an easy replication that another never met; with shared chance the procedure is a heuristic without guarantee.
 * Rejects with RangeError on a budget below the first stage, with Error when too few replications are complete.
 */
export async function selectByOcba(
  contest: Contest,
  options: SelectionOptions & { readonly budget: number; readonly increment: number },
): Promise<Selection> {
  const { firstStage, budget, increment } = options;
  const places = contest.arms.map((_, arm) => arm);
  let made = places.map(() => firstStage);
  let spent = places.length * firstStage;
  if (!(budget >= spent)) throw new RangeError(`budget: expected at least ${spent} runs, which the first stage takes, received ${budget}`);
  options.tell?.(`contest: budget of ${budget} runs`);
  await contest.ask(block(places, 1, firstStage));
  refuseArmsWithoutValues(contest, firstStage);
  let standing = standings(contest, made, firstStage);
  while (spent < budget) {
    const more = Math.min(increment, budget - spent);
    const shares = nextReplications({ ...options, means: standing.scores, sds: standing.sds }, made, more);
    await contest.ask(places.flatMap((arm) => block([arm], made[arm] + 1, made[arm] + shares[arm])));
    made = made.map((count, arm) => count + shares[arm]);
    spent += more;
    standing = standings(contest, made, firstStage);
  }
  return {
    selected: bestOf(places, standing.scores, options.better),
    reason: "budget-spent",
    survivors: places,
    eliminatedAt: places.map(() => null),
    read: made,
    dropped: standing.dropped,
  };
}

/** Mean difference of each arm from the arm with the most replications, and the spread of each arm's values. */
function standings(contest: Contest, read: readonly number[], firstStage: number) {
  const longest = Math.max(...read);
  const dropped = Array.from({ length: longest }, (_, i) => i + 1).filter((replication) =>
    read.some((until, arm) => replication <= until && contest.value(arm, replication) === null),
  );
  const reference = read.indexOf(longest);
  const used = read.map((_, arm) => usedReplications({ read, dropped }, arm));
  const fewest = Math.min(...used.map((list) => list.length));
  if (fewest < FEWEST_REPLICATIONS) throw new Error(tooFew(FEWEST_REPLICATIONS, fewest, firstStage));
  const scores = used.map((list, arm) => mean(list.map((r) => contest.value(arm, r)! - contest.value(reference, r)!)));
  const sds = used.map((list, arm) => sampleStandardDeviation(list.map((r) => contest.value(arm, r)!)));
  return { scores, sds, dropped };
}
