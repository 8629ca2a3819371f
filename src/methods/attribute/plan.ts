/**
 * What an attribution is asked to do, and which sub-packages it needs.
 *
 * Up to eight measures: all 2^k sub-packages. Beyond: those that sampled orders of introducing the measures pass through, each measure
 * alone and the package without each. More orders or replications only add runs to those that are there.
 */
import { KeyedRandom, seedKey } from "../../kernel/random.ts";
import type { ModelSpecification } from "../../model/specification.ts";
import { levelWithin } from "../../statistics/oneError.ts";
import { EXACT_MEASURES } from "../../statistics/shapley.ts";
import { sampleOrders, subPackagesOf } from "../../statistics/shapleySampling.ts";
import { countWords } from "../../words/words.ts";
import type { NamedArm, Outcome, StudyHeader } from "../result.ts";
import type { MeasureInfo } from "./result.ts";

/** Most measures for which all sub-packages are run unless orders are asked for. */
export const EXACT_BY_DEFAULT = 8;
/** Most measures at all: a sub-package is a mask of 30 bits. */
export const MOST_MEASURES = 30;
export const DEFAULT_ORDERS = 24;

/** How the error of an attribution is shared out: effects of the package, values of measures, interactions, mechanisms. */
export const ERROR_SHARES = { totals: 0.4, values: 0.3, interactions: 0.2, mechanisms: 0.1 } as const;
/** Part of each that the first outcome has; the others share the rest. */
const FIRST_OUTCOME = 0.75;

/** Level of each of `count` intervals of a kind in the outcome at `place`, so that all intervals of the study hold together at 95 %. */
export function levelFor(kind: keyof typeof ERROR_SHARES, count: number, place = 0, outcomes = 1): number {
  const part = outcomes === 1 ? 1 : place === 0 ? FIRST_OUTCOME : (1 - FIRST_OUTCOME) / (outcomes - 1);
  return levelWithin(0.95, ERROR_SHARES[kind] * part, Math.max(1, count));
}

/** Replications that a study of k measures makes unless told otherwise: fewer for many sub-packages, and the result says so. */
export function defaultReplications(measures: number): number {
  return measures <= 5 ? 20 : 10;
}

/** Orders and sub-packages (masks, ascending). */
export interface AttributionDesign {
  readonly method: "exact" | "orders";
  readonly orders: readonly (readonly number[])[];
  readonly masks: readonly number[];
}

/** What is wrong with the size of an attribution, as sentences; `orders` null for the default. */
export function designProblems(measures: number, orders: number | null, replications: number): string[] {
  const problems: string[] = [];
  if (!(measures >= 1 && measures <= MOST_MEASURES)) {
    problems.push(`measures of the package: expected 1 to ${MOST_MEASURES}, received ${measures}`);
  }
  if (orders !== null && !(Number.isSafeInteger(orders) && orders >= 4 && orders % 2 === 0)) {
    problems.push(`orders: expected an even number of at least 4 (orders come with their reverse), received ${orders}`);
  }
  if (!(Number.isSafeInteger(replications) && replications >= 1)) {
    problems.push(`replications: expected a whole number of at least 1, received ${replications}`);
  }
  return problems;
}

/** The design for k measures; `orders` null: exact up to eight measures, else the default number. Throws RangeError on bad sizes. */
export function attributionDesign(measures: number, orders: number | null, seed: string): AttributionDesign {
  const problems = designProblems(measures, orders, 1);
  if (problems.length > 0) throw new RangeError(problems.join("\n"));
  const full = maskOfAll(measures);
  if (orders === null && measures <= Math.min(EXACT_BY_DEFAULT, EXACT_MEASURES)) {
    return { method: "exact", orders: [], masks: Array.from({ length: 2 ** measures }, (_, mask) => mask) };
  }
  const stream = new KeyedRandom(seedKey(seed), 0).stream("study/attribute/orders");
  const sampled = sampleOrders(measures, (orders ?? DEFAULT_ORDERS) / 2, stream);
  const single = Array.from({ length: measures }, (_, i) => 1 << i);
  const masks = new Set([...subPackagesOf(sampled), ...single, ...single.map((bit) => full & ~bit)]);
  return { method: "orders", orders: sampled, masks: [...masks].sort((a, b) => a - b) };
}

export function maskOfAll(measures: number): number {
  return 2 ** measures - 1;
}

export interface AttributionPlan {
  readonly scenario: StudyHeader["scenario"];
  /** The package. */
  readonly arm: NamedArm;
  /** Bit i of a mask is measure i. */
  readonly measures: readonly MeasureInfo[];
  readonly design: AttributionDesign;
  /** Specification of every sub-package of the design; mask 0 is the baseline. */
  readonly specifications: ReadonlyMap<number, ModelSpecification>;
  readonly outcomes: readonly Outcome[];
  readonly replications: number;
  /** Told how far the work is, in words. */
  readonly tell?: (text: string) => void;
}

/** Name of a sub-package as a point of the study. */
export function pointOf({ arm, measures }: Pick<AttributionPlan, "arm" | "measures">, mask: number): string {
  if (mask === 0) return "baseline";
  if (mask === maskOfAll(measures.length)) return arm.id;
  return measures
    .filter((_, i) => (mask & (1 << i)) !== 0)
    .map(({ id }) => id)
    .join("+");
}

/** What the runs are made for, before they start. */
export function attributionAnnouncement({ measures, design, replications }: Omit<AttributionPlan, "specifications">): string {
  const runs = design.masks.length * replications;
  const which =
    design.method === "exact"
      ? `all ${design.masks.length} sub-packages of ${countWords(measures.length, "measure")}`
      : `${design.masks.length} sub-packages on ${design.orders.length} orders of ${measures.length} measures`;
  return `${countWords(runs, "run")}: ${which}, ${replications} replications each`;
}
