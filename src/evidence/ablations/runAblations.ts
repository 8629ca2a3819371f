/** Ablations of one case run with the machinery of studies, and what they show. */
import type { ModelSpecification } from "../../model/specification.ts";
import { type RequestList, type RunRequest, type RunState, sized, type Workbench } from "../../runs/request.ts";
import { pairedDifference } from "../../statistics/meanDifference.ts";
import type { MeasuredSpecification } from "../measure.ts";
import { type ArmId, armsOf } from "./arms.ts";
import type { HabitualSpecification } from "./habits.ts";
import { ablationMeasure, type OutcomeId, outcomeIds, preventableOf } from "./measure.ts";
import { type Ablation, type Change, type Direction, PLACEBO } from "./rows.ts";

/** Ablations of a case that are run. */
export interface AblationPlan {
  /** Scenario file, without ending. */
  readonly scenario: string;
  /** The placebo among them. */
  readonly rows: readonly Ablation[];
  /** Whether ties of single organisations are cut, too. */
  readonly cuts: boolean;
  readonly replications: number;
}

/** Mean of paired differences with the half-width of its 95 % interval. */
export interface Difference {
  readonly n: number;
  readonly mean: number;
  readonly half: number;
}

export type AblationVerdict = "placebo" | "as stated" | "the other way" | "at placebo";

/** A row in one of its arms: changed run less the arm as it is. */
export interface AblationRow {
  readonly id: string;
  readonly what: string;
  readonly arm: ArmId;
  readonly outcome: OutcomeId;
  readonly direction: Direction;
  readonly differences: Readonly<Record<OutcomeId, Difference>>;
  /** By how much the package's effect (package less baseline) on the named outcome differs under the change; null but in the package. */
  readonly packageEffect: Difference | null;
  readonly verdict: AblationVerdict;
}

/** One organisation's ties cut: rise of preventable incidents, per cent, among cases that it leads and among others. */
export interface CutRow {
  /** Empty for the placebo. */
  readonly organisation: string;
  readonly role: string;
  readonly own: Difference;
  readonly others: Difference;
  readonly difference: Difference;
  readonly suffer: "own" | "others" | "cannot be told";
}

export interface CaseAblations {
  readonly rows: readonly AblationRow[];
  readonly cuts: readonly CutRow[];
  /** Runs that failed. */
  readonly failed: number;
}

/** How many times its placebo a difference must be. */
export const BEYOND_PLACEBO = 5;
const PER_CENT = 100;

type Readings = Readonly<Record<string, number>>;

interface Point {
  readonly name: string;
  readonly specification: MeasuredSpecification;
}

/** Rows of a case: those of all cases and its own. */
export function rowsFor(scenario: string, rows: readonly Ablation[]): readonly Ablation[] {
  return rows.filter(({ only }) => (only ?? scenario) === scenario);
}

/** Runs the ablations of a case and judges them. */
export async function runAblations(workbench: Workbench, plan: AblationPlan): Promise<CaseAblations> {
  const readings = new Map<string, (Readings | null)[]>();
  let failed = 0;
  await workbench.complete(ablationRequests(plan), ({ point }, state) => {
    if (state.status === "failed") failed++;
    const list = readings.get(point) ?? [];
    list.push(readingsOf(state));
    readings.set(point, list);
  });
  const look = (name: string) => readings.get(name)!;
  return { rows: judged(plan, look), cuts: plan.cuts ? cutRows(plan, look) : [], failed };
}

/** All runs, replication by replication: rows of one replication ask for the same reference run (habits.ts). */
export function ablationRequests(plan: AblationPlan): RequestList {
  const points = pointsOf(plan);
  return sized(points.length * plan.replications, function* (): Iterable<RunRequest> {
    for (let replication = 0; replication < plan.replications; replication++) {
      for (const { name, specification } of points) yield { point: name, replication, specification };
    }
  });
}

const asItIs = (arm: ArmId) => `${arm}/as it is`;
const changed = (id: string, arm: ArmId, deal: number) => `${arm}/${id}${deal === 0 ? "" : `, deal ${deal + 1}`}`;
const reference = (id: string, arm: ArmId) => `${arm}/${id}, held against`;
const cutOf = (organisation: string) => `baseline/ties cut of ${organisation}`;

function pointsOf({ scenario, rows, cuts }: AblationPlan): readonly Point[] {
  const arms = armsOf(scenario);
  const made = (name: string, specification: HabitualSpecification): Point => {
    return { name, specification: { ...specification, measure: ablationMeasure.id } };
  };
  const changedBy = (name: string, change: Change, arm: ArmId) => made(name, change(arms[arm], arms.baseline));
  // The package's effect needs the baseline, whatever rows there are.
  const used = new Set<ArmId>(["baseline", ...rows.flatMap((row) => row.arms)]);
  return [
    ...[...used].map((arm) => made(asItIs(arm), arms[arm])),
    ...rows.flatMap(({ id, changes, against, arms: own }) =>
      own.flatMap((arm) => [
        ...(against === undefined ? [] : [changedBy(reference(id, arm), against, arm)]),
        ...changes.map((change, deal) => changedBy(changed(id, arm, deal), change, arm)),
      ]),
    ),
    ...(cuts ? leadersOf(arms.baseline).map(({ id }) => made(cutOf(id), { ...arms.baseline, experiment: { cut: id } })) : []),
  ];
}

type Look = (name: string) => readonly (Readings | null)[];

function judged({ rows }: AblationPlan, look: Look): AblationRow[] {
  const differencesOf = (row: Ablation, arm: ArmId, outcome: OutcomeId) => differences(row, arm, outcome, look);
  const placebo = rows.find(({ id }) => id === PLACEBO)!;
  return rows.flatMap((row) =>
    row.arms.map((arm): AblationRow => {
      const { id, what, outcome, direction } = row;
      const own = Object.fromEntries(outcomeIds.map((each) => [each, difference(differencesOf(row, arm, each))]));
      const named = own[outcome];
      const size = Math.abs(difference(differencesOf(placebo, arm, outcome)).mean);
      const inBoth = arm === "package" && row.arms.includes("baseline");
      return {
        ...{ id, what, arm, outcome, direction, differences: own as Record<OutcomeId, Difference> },
        packageEffect: inBoth ? difference(less(differencesOf(row, "package", outcome), differencesOf(row, "baseline", outcome))) : null,
        verdict: id === PLACEBO ? "placebo" : verdictOf(named, size, direction),
      };
    }),
  );
}

/** Differences by replication; NaN where a run failed or there was nothing to measure. Deals count by their mean. */
function differences({ id, changes, against }: Ablation, arm: ArmId, outcome: OutcomeId, look: Look): number[] {
  const before = look(against === undefined ? asItIs(arm) : reference(id, arm));
  const deals = changes.map((_, deal) => look(changed(id, arm, deal)));
  return before.map((was, k) => {
    const after = deals.reduce((sum, deal) => sum + (deal[k]?.[outcome] ?? Number.NaN), 0) / deals.length;
    return after - (was?.[outcome] ?? Number.NaN);
  });
}

function less(from: readonly number[], what: readonly number[]): number[] {
  return from.map((value, k) => value - what[k]);
}

/** Of the replications with a value; without two of them nothing is known. */
function difference(values: readonly number[]): Difference {
  const known = values.filter((value) => !Number.isNaN(value));
  if (known.length < 2) return { n: known.length, mean: Number.NaN, half: Number.POSITIVE_INFINITY };
  const { mean, interval } = pairedDifference(known);
  return { n: known.length, mean, half: (interval.high - interval.low) / 2 };
}

function verdictOf({ mean, half }: Difference, placebo: number, direction: Direction): AblationVerdict {
  const beyond = Math.abs(mean) > half && Math.abs(mean) > BEYOND_PLACEBO * placebo;
  if (!beyond) return "at placebo";
  return mean > 0 === (direction === "rises") ? "as stated" : "the other way";
}

/** Organisations that lead a category, in the scenario's order. */
function leadersOf({ organisations }: ModelSpecification) {
  return organisations.filter(({ lead }) => lead.length > 0);
}

/** Who only leads its own cases harms those first; who brings others together harms theirs. The placebo stands beside the first one's cases. */
function cutRows({ scenario }: AblationPlan, look: Look): CutRow[] {
  const { baseline } = armsOf(scenario);
  const categories = baseline.categories.map(({ id }) => id);
  const leaders = leadersOf(baseline);
  const row = (organisation: string, role: string, lead: readonly string[], point: string): CutRow => {
    const rises = (own: boolean) =>
      look(point).map((after, k) =>
        rise(
          look(asItIs("baseline"))[k],
          after,
          categories.filter((category) => lead.includes(category) === own),
        ),
      );
    const [own, others] = [rises(true), rises(false)];
    const both = difference(less(own, others));
    const suffer = Math.abs(both.mean) > both.half ? (both.mean > 0 ? "own" : "others") : "cannot be told";
    return { organisation, role, own: difference(own), others: difference(others), difference: both, suffer };
  };
  return [
    row("", "", leaders[0].lead, changed(PLACEBO, "baseline", 0)),
    ...leaders.map(({ id, role, lead }) => row(id, role, lead, cutOf(id))),
  ];
}

/** Rise of preventable incidents of some categories, per cent. */
function rise(before: Readings | null, after: Readings | null, categories: readonly string[]): number {
  const sum = (readings: Readings | null) =>
    categories.reduce((total, category) => total + (readings?.[preventableOf(category)] ?? Number.NaN), 0);
  return PER_CENT * (sum(after) / sum(before) - 1);
}

function readingsOf(state: RunState): Readings | null {
  if (state.status === "failed") return null;
  const { summaryKeys, summary } = state.record;
  return Object.fromEntries(summaryKeys.map(({ indicator }, at) => [indicator, summary[at]]));
}
