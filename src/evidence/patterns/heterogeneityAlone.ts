/**
 * 4 · Lasting differences between houses alone do not make the time course of repeats.
 *
 * Evidence: intervals between burglaries of the same house in Long Beach cannot come from lasting differences of risk alone. Experiment:
 * the neighbourhood of pattern 2 with and without self-excitation, with equal numbers of crimes. Measure: the distribution of intervals
 * (Kolmogorov–Smirnov), and whether the risk of a repeat falls with time.
 */
import { defaultCategories } from "../../model/parameters/categories.ts";
import { type Criterion, pattern, type Readings } from "../pattern.ts";
import { houses, repeatMeasure, riskDifference } from "./repeatVictimisation.ts";

const WEEKS = 52;
/** Critical value of the two-sample Kolmogorov–Smirnov statistic at 5 %, times √((n + m)/(n m)). */
const CRITICAL = 1.358;
/** Shipped property crime; its own arrivals are raised so that as many happen without those it triggers. */
const { baseRate, branchingRatio } = defaultCategories.find(({ id }) => id === "property-crime")!.values as Readonly<
  Record<string, number>
>;
const unexcited = { branchingRatio: 0, baseRate: baseRate / (1 - branchingRatio) };
const property = (fields: Readonly<Record<string, number>>) => ({
  ...houses.patch,
  categories: { ...houses.patch.categories, "property-crime": fields },
});

/** Two-sample statistic from cumulative counts: the largest gap between the two shares. */
export function kolmogorovSmirnov(first: readonly number[], n: number, second: readonly number[], m: number): number {
  return first.reduce((largest, count, i) => Math.max(largest, Math.abs(count / n - second[i] / m)), 0);
}

function excessOverChance(of: Readings, first: string, second: string): number {
  const counts = (configuration: string) => Array.from({ length: WEEKS }, (_, k) => of(configuration, `intervals-week-${k + 1}`));
  const [n, m] = [of(first, "intervals"), of(second, "intervals")];
  return kolmogorovSmirnov(counts(first), n, counts(second), m) - CRITICAL * Math.sqrt((n + m) / (n * m));
}

const flat = (configuration: string, what: string): Criterion => ({
  id: `flat-${configuration}`,
  label: `First month's risk of a repeat less the sixth's, ${what}`,
  unit: "ratio",
  value: riskDifference(configuration, 1, 6),
  target: { kind: "null" },
});

export const heterogeneityAlone = pattern({
  id: "heterogeneity-alone",
  row: "4",
  level: "N",
  title: "Lasting differences between houses alone do not make the time course of repeats",
  evidence: [
    {
      text: "Long Beach (USA): lasting differences of risk alone cannot explain the intervals between burglaries of the same house; a boost by each event, which fades, can",
      source: "Short, D'Orsogna, Brantingham & Tita 2009, Journal of Quantitative Criminology",
      mark: "V",
    },
  ],
  experiment:
    "The 2,000 houses of pattern 2 for one year: as shipped; without self-excitation and with as many more crimes of its own as were triggered; and the same with houses differing more (concentration 2). A first version used 1,000 houses, whose intervals were too few to judge in each seed.",
  measured:
    "Intervals between property crimes that follow each other at the same house, in weeks: the Kolmogorov–Smirnov distance between the runs with and without self-excitation, less its critical value at 5 %, seed by seed. " +
    "Without self-excitation the risk of a repeat, over what independent events would give, must be as high in the sixth month as in the first: raised, but not fading.",
  mechanism: "Self-excitation (`branchingRatio`, `excitationDays`) of property crime.",
  configurations: {
    excited: { what: "as shipped", ...houses },
    unexcited: { what: "no self-excitation, as many crimes", ...houses, patch: property(unexcited) },
    stronger: { what: "no self-excitation, houses differ more", ...houses, patch: property({ ...unexcited, concentration: 2 }) },
  },
  measure: repeatMeasure,
  criteria: [
    {
      id: "intervals-differ",
      label: "Distance of the interval distributions, less the critical value at 5 %",
      unit: "share",
      value: (of) => excessOverChance(of, "excited", "unexcited"),
      target: { kind: "positive" },
    },
    {
      id: "decays-with",
      label: "First month's risk of a repeat less the sixth's, with self-excitation",
      unit: "ratio",
      value: riskDifference("excited", 1, 6),
      target: { kind: "positive" },
    },
    flat("unexcited", "without it"),
    flat("stronger", "without it, houses differing more"),
  ],
  knockOut: {
    what: "self-excitation is off in the shipped neighbourhood too, with as many crimes",
    byConfiguration: true,
    patch: { excited: { categories: { "property-crime": unexcited } } },
    loses: ["intervals-differ", "decays-with"],
  },
});
