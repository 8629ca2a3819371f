/**
 * How a change in true incidents came about: an exact additive decomposition by mechanism.
 *
 * In every run, over categories c (index left out below) and stages of risk, with rates r of incidents per hazard-day of the stage:
 *   incidents = Σ_c (on arrival + N · (t₀ r₀ + f g (d₁ r₁ + a (d₂ r₂ + u d₃ r₃))))
 * N latent hazards at risk; t₀ days undetected per hazard; f share of hazards found; g cases per hazard found; d₁ days on the way per case;
 * a share of cases that reach the organisation in charge; d₂ days in hand per such case; u share of them that end with the matter
 * unsolved; d₃ days after such an end. Every factor is a ratio of counts of the run, so the sum is its incidents exactly. Between two runs
 * of one replication the factors change in five groups: arrivals (N, on arrival), detection (t₀, f), routing (d₁, a), handling (g, d₂, u,
 * d₃), escalation (all r). Each gets its Shapley value over the 2⁵ mixtures of the two runs, so no order is preferred and the parts add up
 * to the change. Sources: P. Das Gupta (1993), Standardization and Decomposition of Rates, US Census Bureau P23-186; A. F. Shorrocks
 * (2013), Journal of Economic Inequality 11, 99–126.
 *
 * A ratio over nothing (a stage without a case or a day) is not known in that run; the other run's is taken, and 0 where neither has one.
 * What the parts cannot tell apart: frail hazards become incidents first, so a longer stay lowers r (time and escalation trade);
 * hazards that drop out of sight shorten t₀; and whatever breeds or deters hazards (self-excitation, guardians) counts as arrivals,
 * whatever set it off.
 */
import { riskPassages, riskStages } from "../../model/hazardStore.ts";
import type { RunRecord } from "../../runs/request.ts";
import { type Estimate, meanEstimate } from "../../statistics/estimate.ts";
import { reconciled, shapleyValues } from "../../statistics/shapley.ts";
import type { MechanismShare } from "./result.ts";

export const mechanisms = ["arrivals", "detection", "routing", "handling", "escalation"] as const;

export const mechanismLabels: Readonly<Record<(typeof mechanisms)[number], string>> = {
  arrivals: "Arrival of hazards",
  detection: "Detection",
  routing: "Routing",
  handling: "Handling",
  escalation: "Escalation per day",
};

const [ARRIVALS, DETECTION, ROUTING, HANDLING, ESCALATION] = mechanisms.map((_, m) => m);

/** Counts of one category in one run. `days` and `incidents` by stage of risk, `passages` in the order of `riskPassages`. */
export interface CategoryRisk {
  readonly atRisk: number;
  readonly onArrival: number;
  readonly passages: readonly number[];
  readonly days: readonly number[];
  readonly incidents: readonly number[];
}

/** Counts of a run by category id. */
export type RunRisk = ReadonlyMap<string, CategoryRisk>;

const PREFIX = "category:";

/** The indicators that the counts come from: at risk, on arrival, passages, hazard-days by stage, incidents by stage. */
const indicators: readonly string[] = [
  "hazards-at-risk",
  "incidents-on-arrival",
  ...riskPassages.map((passage) => `hazards-passed-${passage}`),
  ...riskStages.map((stage) => `hazard-days-${stage}`),
  ...riskStages.map((stage) => `incidents-${stage}`),
];

/** The counts that a run's summary carries; null when it has none of them. */
export function riskOf({ summaryKeys, summary }: Pick<RunRecord, "summaryKeys" | "summary">): RunRisk | null {
  const counts = new Map<string, number[]>();
  summaryKeys.forEach(({ indicator, group }, k) => {
    const field = group.startsWith(PREFIX) ? indicators.indexOf(indicator) : -1;
    if (field < 0) return;
    const id = group.slice(PREFIX.length);
    const row = counts.get(id) ?? indicators.map(() => 0);
    row[field] = summary[k];
    counts.set(id, row);
  });
  if (counts.size === 0) return null;
  return new Map([...counts].map(([id, row]) => [id, categoryRisk(row)]));
}

function categoryRisk([atRisk, onArrival, ...rest]: readonly number[]): CategoryRisk {
  const days = riskPassages.length;
  const incidents = days + riskStages.length;
  return { atRisk, onArrival, passages: rest.slice(0, days), days: rest.slice(days, incidents), incidents: rest.slice(incidents) };
}

/** Incidents that the counts stand for. */
export function incidentsOf(run: RunRisk): number {
  let total = 0;
  for (const { onArrival, incidents } of run.values()) total += onArrival + incidents.reduce((sum, count) => sum + count, 0);
  return total;
}

/** Parts of the change from one run to another, in the order of `mechanisms`; they add up to it but for rounding in the last digits. */
export function decompose(from: RunRisk, to: RunRisk): number[] {
  const mixtures = new Float64Array(1 << mechanisms.length);
  for (const id of new Set([...from.keys(), ...to.keys()])) addMixtures(mixtures, from.get(id) ?? none, to.get(id) ?? none);
  mixtures[0] = incidentsOf(from);
  mixtures[mixtures.length - 1] = incidentsOf(to);
  return shapleyValues(mechanisms.length, mixtures);
}

const none = categoryRisk(indicators.map(() => 0));

/** Adds one category's incidents in every mixture: bit m of a mixture takes mechanism m from the second run. */
function addMixtures(mixtures: Float64Array, from: CategoryRisk, to: CategoryRisk): void {
  const ratio = (count: (risk: CategoryRisk) => number, base: (risk: CategoryRisk) => number) =>
    ratios(count(from), base(from), count(to), base(to));
  const [undetected, perCase, perCaseInCharge, perUnsolved] = riskStages.map((_, s) =>
    ratio(
      ({ days }) => days[s],
      ({ atRisk, passages }) => (s === 0 ? atRisk : passages[s]),
    ),
  );
  const [found, again, inCharge, unsolved] = riskPassages.map((_, p) =>
    ratio(
      ({ passages }) => passages[p],
      ({ atRisk, passages }) => (p === 0 ? atRisk : passages[p - 1]),
    ),
  );
  const rates = riskStages.map((_, s) =>
    ratio(
      ({ incidents }) => incidents[s],
      ({ days }) => days[s],
    ),
  );
  for (let mixture = 0; mixture < mixtures.length; mixture++) {
    const side = (mechanism: number) => (mixture >>> mechanism) & 1;
    const [detection, routing, handling] = [side(DETECTION), side(ROUTING), side(HANDLING)];
    const [r0, r1, r2, r3] = rates.map((rate) => rate[side(ESCALATION)]);
    const afterwards = unsolved[handling] * perUnsolved[handling] * r3;
    const inHand = inCharge[routing] * (perCaseInCharge[handling] * r2 + afterwards);
    const known = found[detection] * again[handling] * (perCase[routing] * r1 + inHand);
    const hazards = side(ARRIVALS) === 0 ? from : to;
    mixtures[mixture] += hazards.onArrival + hazards.atRisk * (undetected[detection] * r0 + known);
  }
}

/** A ratio in both runs; where one has nothing to divide by, the other's. */
function ratios(fromCount: number, fromBase: number, toCount: number, toBase: number): readonly [number, number] {
  const first = fromBase > 0 ? fromCount / fromBase : null;
  const second = toBase > 0 ? toCount / toBase : null;
  return [first ?? second ?? 0, second ?? first ?? 0];
}

export interface Decomposition {
  readonly n: number;
  readonly total: Estimate;
  /** In the order of `mechanisms`; they add up to the total to the last bit. */
  readonly parts: readonly MechanismShare[];
}

/** Mean decomposition over pairs of runs of one replication, with intervals over replications. Throws RangeError without a pair. */
export function decomposePairs(pairs: readonly (readonly [RunRisk, RunRisk])[], level = 0.95): Decomposition {
  if (pairs.length === 0) throw new RangeError("decomposition: expected at least one pair of runs, received none");
  const parts = pairs.map(([from, to]) => decompose(from, to));
  const total = meanEstimate(
    pairs.map(([from, to]) => incidentsOf(to) - incidentsOf(from)),
    level,
  );
  const shares = mechanisms.map(
    (mechanism, m): MechanismShare => ({
      mechanism,
      label: mechanismLabels[mechanism],
      ...meanEstimate(
        parts.map((part) => part[m]),
        level,
      ),
    }),
  );
  const exact = reconciled<{ readonly value: number }>(total, [shares]);
  return {
    n: pairs.length,
    total: { ...total, value: exact.total.value },
    parts: shares.map((share, m) => ({ ...share, value: exact.groups[0][m].value })),
  };
}
