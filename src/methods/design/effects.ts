/**
 * Main effects of designs, each replication by itself, so that common chance falls out and the interval is that of paired differences.
 *
 * Factorial and grid designs: mean over the points at a factor's highest value less the mean over those at its lowest, the others balanced.
 * One at a time: the point at the factor's lowest or highest value less the base point; low to high where the scenario lies between.
 */
import type { PlannedFactor } from "./designs.ts";
import { levelsOf } from "./designs.ts";
import { type DesignRow, differenceOf, differencesOf, type RowValues, type Tested } from "./rows.ts";
import type { DesignPlan } from "./studyPlan.ts";

export interface MainEffect extends Tested {
  readonly arm: string;
  readonly factor: string;
  readonly outcome: string;
  readonly at: "low" | "high" | "both";
}

export interface EffectGatherer {
  /** Takes a row; base rows (point 0) too. */
  add(row: DesignRow, values: RowValues): void;
  /** All effects: by arm, outcome and factor. */
  effects(): MainEffect[];
}

const crossed = ["grid", "full-factorial", "fractional-factorial"];

/** Gathers the effects that the plan's method has; none for arms and sampled designs. */
export function effectGatherer(plan: DesignPlan): EffectGatherer {
  if (crossed.includes(plan.method)) return crossedEffects(plan);
  if (plan.method === "one-at-a-time") return singleEffects(plan);
  return { add: () => {}, effects: () => [] };
}

/** Sums at the two ends of a factor, by replication; null once a run is missing, which would unbalance the contrast. */
interface Contrast {
  readonly factor: PlannedFactor;
  readonly low: number;
  readonly high: number;
  readonly sums: { low: (number | null)[]; high: (number | null)[] };
  readonly counts: { low: number; high: number };
}

function crossedEffects(plan: DesignPlan): EffectGatherer {
  const cells = plan.arms.map(() => plan.outcomes.map(() => plan.factors.flatMap((factor) => contrastOf(factor, plan.replications))));
  return {
    add({ pointIndex, armIndex, point }, values) {
      if (pointIndex === 0) return;
      cells[armIndex].forEach((contrasts, o) => {
        for (const contrast of contrasts) addToContrast(contrast, point.values[plan.factors.indexOf(contrast.factor)], values[o]);
      });
    },
    effects: () => each(plan, cells, (contrasts) => contrasts.flatMap((contrast) => contrastEffect(contrast))),
  };
}

function contrastOf(factor: PlannedFactor, replications: number): Contrast[] {
  const levels = levelsOf(factor);
  const [low, high] = [Math.min(...levels), Math.max(...levels)];
  const zeros = () => new Array<number | null>(replications).fill(0);
  return low === high ? [] : [{ factor, low, high, sums: { low: zeros(), high: zeros() }, counts: { low: 0, high: 0 } }];
}

function addToContrast({ low, high, sums, counts }: Contrast, value: number, values: readonly (number | null)[]): void {
  const end = value === low ? "low" : value === high ? "high" : null;
  if (end === null) return;
  counts[end]++;
  sums[end] = sums[end].map((sum, r) => (sum === null || values[r] === null ? null : sum + values[r]));
}

function contrastEffect({ factor, sums, counts }: Contrast) {
  const means = (end: "low" | "high") => sums[end].map((sum) => (sum === null ? null : sum / counts[end]));
  const effect = differenceOf(differencesOf(means("high"), means("low")));
  return effect === null ? [] : [{ ...effect, factor: factor.factor.path, at: "both" as const }];
}

/** Differences from the base at the lowest and the highest value of a factor. */
interface Ends {
  low: { readonly value: number; readonly differences: (number | null)[] } | null;
  high: { readonly value: number; readonly differences: (number | null)[] } | null;
}

function singleEffects(plan: DesignPlan): EffectGatherer {
  const bases: RowValues[] = [];
  const standards = plan.points[0].values;
  const cells = plan.arms.map(() => plan.outcomes.map(() => plan.factors.map((): Ends => ({ low: null, high: null }))));
  return {
    add({ pointIndex, armIndex, point }, values) {
      if (pointIndex === 0) bases[armIndex] = values;
      else {
        const j = point.values.findIndex((value, i) => value !== standards[i]);
        cells[armIndex].forEach((ends, o) => {
          takeEnd(ends[j], point.values[j], standards[j], differencesOf(values[o], bases[armIndex][o]));
        });
      }
    },
    effects: () => each(plan, cells, (ends) => ends.flatMap((one, j) => endEffects(one, plan.factors[j].factor.path))),
  };
}

function takeEnd(ends: Ends, value: number, standard: number, differences: (number | null)[]): void {
  if (value < standard) {
    if (ends.low === null || value < ends.low.value) ends.low = { value, differences };
  } else if (ends.high === null || value > ends.high.value) ends.high = { value, differences };
}

function endEffects({ low, high }: Ends, factor: string) {
  const of = (at: MainEffect["at"], differences: (number | null)[] | undefined) => {
    const effect = differences === undefined ? null : differenceOf(differences);
    return effect === null ? [] : [{ ...effect, factor, at }];
  };
  const both = low === null || high === null ? undefined : differencesOf(high.differences, low.differences);
  return [...of("low", low?.differences), ...of("high", high?.differences), ...of("both", both)];
}

function each<Cell>(
  plan: DesignPlan,
  cells: readonly (readonly Cell[])[],
  of: (cell: Cell) => readonly Omit<MainEffect, "arm" | "outcome">[],
) {
  return plan.arms.flatMap(({ id }, a) =>
    plan.outcomes.flatMap((outcome, o) => of(cells[a][o]).map((effect) => ({ ...effect, arm: id, outcome: outcome.id }))),
  );
}
