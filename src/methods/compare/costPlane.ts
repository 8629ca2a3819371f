/**
 * The cost-effectiveness plane: extra cost against extra benefit, the confidence ellipse of their means, the efficient frontier.
 *
 * Benefit is the change of the primary outcome in its good direction. The ellipse is Hotelling's region for the two means of n normal
 * pairs: T² = 2 (n−1)/(n−2) · F(2, n−2), whose quantile is (n−1) ((1−level)^(−2/(n−2)) − 1); it tends to chi-square's 5.99 for many.
 * Efficient are the options, doing nothing among them, that no other option and no mixture of two options beats on both (no simple and
 * no extended dominance), by the means.
 * Sources: H. Hotelling (1931), Annals of Mathematical Statistics 2, 360–378; K. Johannesson and M. C. Weinstein (1993), Journal of
 * Health Economics 12, 459–467.
 */
import { pow } from "../../kernel/maths.ts";
import { KeyedRandom, seedKey } from "../../kernel/random.ts";
import type { Estimate } from "../../statistics/estimate.ts";
import { estimateDifference, type Interval } from "../../statistics/mean.ts";
import { meanTest } from "../../statistics/meanTest.ts";
import { ratioOfMeans } from "../../statistics/ratio.ts";
import { DEFAULT_RESAMPLES, resample } from "../../statistics/resampling.ts";
import type { Outcome } from "../result.ts";
import type { CostPlane } from "./result.ts";
import { FEWEST_FOR_BAND } from "./trajectories.ts";

/** Values per replication, null where a run has none; arm and baseline in the same order. */
export interface CostInput {
  readonly arm: string;
  readonly baselineCost: readonly (number | null)[];
  readonly cost: readonly (number | null)[];
  readonly baseline: readonly (number | null)[];
  readonly values: readonly (number | null)[];
}

export interface CostOptions {
  readonly level: number;
  /** Seed of the resampling that shows an arm's place beside the frontier. */
  readonly seed: string;
  /** Default 2000; 0 for none: then no place is shown. */
  readonly resamples?: number;
}

/** One entry per arm with a complete pair; none where the primary outcome is the cost or has no good direction. */
export function costPlanes(inputs: readonly CostInput[], primary: Outcome, options: CostOptions): CostPlane[] {
  if (primary.indicator === "cost" || primary.direction === "none") return [];
  const drafts = inputs.flatMap((input) => {
    const { rows, ...draft } = planeOf(input, primary.direction === "higher" ? 1 : -1, options.level);
    return draft.n === 0 ? [] : [{ draft, rows }];
  });
  const efficient = frontier([NOTHING, ...drafts.map(({ draft }) => draft)]);
  const places = placesOf(drafts, options);
  return drafts.map(({ draft }, i) => ({ ...draft, efficient: efficient[i + 1], place: places[i] }));
}

/** Doing nothing: what all arms are held against. */
const NOTHING = { meanCost: 0, meanBenefit: 0 };

interface Draft {
  readonly draft: Omit<CostPlane, "efficient" | "place">;
  /** Rows of the complete pairs, in their order. */
  readonly rows: readonly number[];
}

/**
 * On or off the frontier where every resample of the replications that all arms have says the same; unclear elsewhere, and below the number
 * of pairs from which an ellipse is drawn.
 */
function placesOf(drafts: readonly Draft[], { seed, resamples = DEFAULT_RESAMPLES }: CostOptions): CostPlane["place"][] {
  const common = (drafts[0]?.rows ?? []).filter((row) => drafts.every(({ rows }) => rows.includes(row)));
  const n = common.length;
  if (n < FEWEST_FOR_BAND || resamples === 0) return drafts.map(() => "unclear");
  const points = drafts.map(({ draft, rows }) => {
    const at = common.map((row) => rows.indexOf(row));
    return { cost: at.map((i) => draft.cost[i]), benefit: at.map((i) => draft.benefit[i]) };
  });
  const stream = new KeyedRandom(seedKey(seed), 0).stream("compare/frontier");
  const chosen = new Uint32Array(n);
  const counts = new Array<number>(drafts.length).fill(0);
  for (let index = 0; index < resamples; index++) {
    resample(chosen, stream, index);
    const means = points.map(({ cost, benefit }) => ({ meanCost: meanOver(cost, chosen), meanBenefit: meanOver(benefit, chosen) }));
    frontier([NOTHING, ...means])
      .slice(1)
      .forEach((isOn, arm) => {
        if (isOn) counts[arm]++;
      });
  }
  return counts.map((count) => (count === resamples ? "on" : count === 0 ? "off" : "unclear"));
}

function meanOver(values: readonly number[], rows: Uint32Array): number {
  let sum = 0;
  for (const row of rows) sum += values[row];
  return sum / rows.length;
}

function planeOf(
  { arm, baselineCost, cost, baseline, values }: CostInput,
  good: number,
  level: number,
): Draft["draft"] & Pick<Draft, "rows"> {
  const points = baseline.flatMap((base, row) => {
    const [value, spent, before] = [values[row], cost[row], baselineCost[row]];
    if (base === null || value === null || spent === null || before === null) return [];
    return [{ row, cost: spent - before, benefit: good * (value - base) }];
  });
  const costs = points.map((point) => point.cost);
  const benefits = points.map((point) => point.benefit);
  return {
    rows: points.map(({ row }) => row),
    ...{ arm, n: points.length, cost: costs, benefit: benefits, meanCost: mean(costs), meanBenefit: mean(benefits) },
    costInterval: intervalOf(costs, level),
    benefitInterval: intervalOf(benefits, level),
    costPerUnit: costPerUnit(costs, benefits, level),
    ellipse: points.length < FEWEST_FOR_BAND ? null : ellipseOf(costs, benefits, level),
  };
}

function intervalOf(values: readonly number[], level: number): Interval | null {
  return values.length === 0 ? null : meanTest(values, level).interval;
}

/** A ratio to nothing means nothing. */
function costPerUnit(costs: readonly number[], benefits: readonly number[], level: number): Estimate | null {
  const benefit = estimateDifference(benefits, level);
  if (benefit?.interval == null || benefit.interval.low <= 0) return null;
  const { ratio, interval } = ratioOfMeans(costs, benefits, level)!;
  return { value: ratio, interval };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Axes of the covariance matrix of the two means, stretched to the level. */
function ellipseOf(x: readonly number[], y: readonly number[], level: number): CostPlane["ellipse"] {
  const n = x.length;
  const covariance = (a: readonly number[], b: readonly number[]): number => {
    const [ma, mb] = [mean(a), mean(b)];
    return a.reduce((sum, value, i) => sum + (value - ma) * (b[i] - mb), 0) / (n - 1) / n;
  };
  const [sxx, syy, sxy] = [covariance(x, x), covariance(y, y), covariance(x, y)];
  const middle = (sxx + syy) / 2;
  const spread = Math.sqrt(((sxx - syy) / 2) * ((sxx - syy) / 2) + sxy * sxy);
  const t2 = (n - 1) * (pow(1 - level, -2 / (n - 2)) - 1);
  // The larger axis points along (λ₁ − s_yy, s_xy), or along an axis of the plane where those vanish.
  const first = middle + spread;
  const second = first > 0 ? Math.max(0, sxx * syy - sxy * sxy) / first : 0;
  const angle = sxy === 0 ? (sxx >= syy ? 0 : Math.PI / 2) : arctangent(sxy / (first - syy));
  return { a: Math.sqrt(t2 * Math.max(0, first)), b: Math.sqrt(t2 * second), angle };
}

/** Arc tangent to about 1e-16 by halving the angle and a series; the kernel has none, and an engine's own may differ in its last bits. */
export function arctangent(x: number): number {
  let t = x;
  for (let i = 0; i < 3; i++) t = t / (1 + Math.sqrt(1 + t * t));
  const square = t * t;
  let term = t;
  let sum = t;
  for (let k = 3; k < 60; k += 2) {
    term *= -square;
    sum += term / k;
  }
  return 8 * sum;
}

interface Option {
  readonly meanCost: number;
  readonly meanBenefit: number;
}

/** For each option whether it lies on the upper left hull of benefit over cost, from the cheapest to the most beneficial. */
export function frontier(options: readonly Option[]): boolean[] {
  const order = options
    .map((_, i) => i)
    .sort((a, b) => options[a].meanCost - options[b].meanCost || options[b].meanBenefit - options[a].meanBenefit || a - b);
  const hull: number[] = [];
  for (const i of order) {
    const top = hull.at(-1);
    if (top !== undefined && options[i].meanBenefit <= options[top].meanBenefit) continue;
    while (hull.length > 1 && slope(options, hull.at(-2)!, i) > slope(options, hull.at(-2)!, hull.at(-1)!)) hull.pop();
    hull.push(i);
  }
  const on = (option: Option) => hull.some((h) => options[h].meanCost === option.meanCost && options[h].meanBenefit === option.meanBenefit);
  return options.map(on);
}

function slope(options: readonly Option[], from: number, to: number): number {
  return (options[to].meanBenefit - options[from].meanBenefit) / (options[to].meanCost - options[from].meanCost);
}
