/** Runs the rows with the machinery of studies: placebos, all rows with few seeds, what these did not decide with many. */
import type { ModelSpecification } from "../../model/specification.ts";
import { type OutcomeKey, type RequestList, type RunRequest, type RunState, sized, type Workbench } from "../../runs/request.ts";
import { nudge } from "../placebo.ts";
import { type AliveResult, judgeRow, judgeTogether, placeboBound } from "./judge.ts";
import { type AliveRow, aliveRows, standingSpecification } from "./rows.ts";
import type { StandingId } from "./standing.ts";

/** Seeds of the first look and of the second, which includes the first. */
export const SEEDS = { first: 10, second: 120 } as const;

/** Seeds of what a change of no meaning moves. */
const PLACEBO_SEEDS = 40;

/** Looks that were taken while the expectations were written began at 0; the table is made of replications that none of them saw. */
export const FIRST_REPLICATION = 300;

export interface AlivePlan {
  readonly rows: readonly AliveRow[];
  readonly seeds: { readonly first: number; readonly second: number };
  readonly firstReplication: number;
}

/** Summaries of one point under all seeds: values by outcome name, null for a failed run. */
type Summary = ReadonlyMap<string, number> | null;

interface Point {
  readonly name: string;
  readonly specification: () => ModelSpecification;
}

/** Runs that a plan needs at least (the first look) and at most (a second look at every row). */
export function runsOf({ rows, seeds }: AlivePlan): { readonly least: number; readonly most: number } {
  const placebos = 2 * standingsOf(rows).length * Math.min(PLACEBO_SEEDS, seeds.second);
  return { least: placebos + 2 * rows.length * seeds.first, most: placebos + 2 * rows.length * seeds.second };
}

/** Results in the order of the rows. `onLook` hears how many rows a look takes. */
export async function runAlive(workbench: Workbench, plan: AlivePlan, onLook: (look: 1 | 2, rows: number) => void = () => undefined) {
  const { rows, seeds } = plan;
  const bounds = await placebos(workbench, plan);
  onLook(1, rows.length);
  const first = await look(workbench, plan, rows, seeds.first, bounds);
  const open = first.filter(({ verdict }) => !isDecided(verdict)).map(({ row }) => row);
  if (seeds.second <= seeds.first || open.length === 0) return first;
  onLook(2, open.length);
  const second = judgeTogether(await look(workbench, plan, open, seeds.second, bounds), aliveRows.length);
  const again = new Map(second.map((result) => [result.row, result]));
  return first.map((result) => again.get(result.row) ?? result);
}

function isDecided(verdict: AliveResult["verdict"]): boolean {
  return verdict === "as stated" || verdict === "the other way";
}

type Bounds = ReadonlyMap<StandingId, (outcome: string) => number>;

/** What a change of no meaning moves, by standing configuration and outcome. */
async function placebos(workbench: Workbench, plan: AlivePlan): Promise<Bounds> {
  const bounds = new Map<StandingId, (outcome: string) => number>();
  const ids = standingsOf(plan.rows);
  const points = ids.flatMap((id): Point[] => [
    { name: `${id}/as-it-is`, specification: () => standingSpecification(id) },
    { name: `${id}/placebo`, specification: () => nudge(standingSpecification(id)) },
  ]);
  await inPairs(workbench, points, plan, Math.min(PLACEBO_SEEDS, plan.seeds.second), (pair, plain, nudged) => {
    bounds.set(ids[pair], (outcome) => placeboBound(valuesOf(plain, outcome), valuesOf(nudged, outcome)));
  });
  return bounds;
}

async function look(
  workbench: Workbench,
  plan: AlivePlan,
  rows: readonly AliveRow[],
  seeds: number,
  bounds: Bounds,
): Promise<AliveResult[]> {
  const results: AliveResult[] = [];
  const points = rows.flatMap((row): Point[] => [
    { name: `${row.setting}/low`, specification: () => row.at(0) },
    { name: `${row.setting}/high`, specification: () => row.at(1) },
  ]);
  await inPairs(workbench, points, plan, seeds, (pair, low, high) => {
    const row = rows[pair];
    const result = judgeRow({
      ...{ row, placebo: bounds.get(row.standing)!(row.outcome), rows: aliveRows.length },
      ...{ low: valuesOf(low, row.outcome), high: valuesOf(high, row.outcome), touched: touchedBy(low, high) },
      failedRuns: [...low, ...high].filter((summary) => summary === null).length,
    });
    results.push(result);
  });
  return results;
}

/** Completes points two by two and hands over each pair's summaries when both are there; memory does not grow with the number of points. */
async function inPairs(
  workbench: Workbench,
  points: readonly Point[],
  { firstReplication }: AlivePlan,
  seeds: number,
  deliver: (pair: number, first: readonly Summary[], second: readonly Summary[]) => void,
): Promise<void> {
  let summaries: Summary[] = [];
  let pair = 0;
  await workbench.complete(requestsOf(points, firstReplication, seeds), (_, state) => {
    summaries.push(summaryOf(state));
    if (summaries.length < 2 * seeds) return;
    deliver(pair++, summaries.slice(0, seeds), summaries.slice(seeds));
    summaries = [];
  });
}

function requestsOf(points: readonly Point[], firstReplication: number, seeds: number): RequestList {
  return sized(points.length * seeds, function* (): Iterable<RunRequest> {
    for (const { name, specification } of points) {
      const made = specification();
      for (let seed = 0; seed < seeds; seed++) yield { point: name, replication: firstReplication + seed, specification: made };
    }
  });
}

function summaryOf(state: RunState): Summary {
  if (state.status === "failed") return null;
  const { summaryKeys, summary } = state.record;
  return new Map(summaryKeys.map((key, index) => [outcomeName(key), summary[index]]));
}

/** `true-incidents`, `confidence|kind:police`. */
export function outcomeName({ indicator, group }: Pick<OutcomeKey, "indicator" | "group">): string {
  return group === "all" ? indicator : `${indicator}|${group}`;
}

/** Throws RangeError for an outcome that no run has, which would else look dead. */
function valuesOf(summaries: readonly Summary[], outcome: string): number[] {
  if (summaries.some((summary) => summary !== null) && !summaries.some((summary) => summary?.has(outcome))) {
    throw new RangeError(`outcome ${outcome}: expected one of the summary`);
  }
  return summaries.map((summary) => summary?.get(outcome) ?? Number.NaN);
}

/** How many outcomes differ in any seed, to the last bit. */
function touchedBy(low: readonly Summary[], high: readonly Summary[]): number {
  const touched = new Set<string>();
  low.forEach((summary, seed) => {
    for (const [name, value] of summary ?? []) {
      const other = high[seed]?.get(name);
      if (other !== undefined && !Object.is(other, value)) touched.add(name);
    }
  });
  return touched.size;
}

function standingsOf(rows: readonly AliveRow[]): readonly StandingId[] {
  return [...new Set(rows.map(({ standing }) => standing))];
}
