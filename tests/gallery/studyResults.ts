/** Made-up results of studies for the gallery: deterministic, shaped like real ones, with no model behind them. */

import { changedConclusions } from "../../src/methods/assumptions/changed.ts";
import type { AssumptionsResult, AssumptionVerdict } from "../../src/methods/assumptions/result.ts";
import type { AttributionResult } from "../../src/methods/attribute/result.ts";
import type { ArmEffect, CompareResult, GroupEffect, PairedValues, ParameterUncertainty } from "../../src/methods/compare/result.ts";
import type { DesignResult } from "../../src/methods/design/result.ts";
import type { DiagnoseResult } from "../../src/methods/diagnose/result.ts";
import type { FactorInfo } from "../../src/methods/factors/factor.ts";
import type { RankResult } from "../../src/methods/rank/result.ts";
import type { Outcome, StudyHeader } from "../../src/methods/result.ts";
import type { RunResult } from "../../src/methods/run/result.ts";
import { sensitivityFindings } from "../../src/methods/sensitivity/findings.ts";
import type { SensitivityNumbers } from "../../src/methods/sensitivity/numbers.ts";
import type { SensitivityPlan } from "../../src/methods/sensitivity/plan.ts";
import type { SensitivityResult } from "../../src/methods/sensitivity/result.ts";
import { type Estimate, isClear, type ShareEstimate } from "../../src/statistics/estimate.ts";
import type { Interval } from "../../src/statistics/mean.ts";
import { pairedDifference } from "../../src/statistics/meanDifference.ts";
import { estimateShare } from "../../src/statistics/proportion.ts";
import { ratioOfMeans } from "../../src/statistics/ratio.ts";
import type { SensitivityFinding } from "../../src/words/findings/sensitivity.ts";
import { generator } from "./syntheticTables.ts";

export interface Names {
  readonly title: string;
  /** Baseline first. */
  readonly arms: readonly string[];
  readonly factors: readonly string[];
  readonly measures: readonly string[];
}

export const plainNames: Names = {
  title: "Caotang Road subdistrict (synthetic gallery data)",
  arms: ["As diagnosed", "Information platform", "Party-led guidance and brokerage", "Three-year plan"],
  factors: [
    "Report delay",
    "Trust gained by a fast answer",
    "Hazard arrivals",
    "Staff hours",
    "Share of residents who patrol",
    "Memory of incidents",
  ],
  measures: ["Clear roles", "Information platform", "Incentives and publicity", "Supervision and evaluation"],
};

export const longNames: Names = {
  title: `草堂路 <b>"&' ${"long ".repeat(60)}`,
  arms: [
    "As diagnosed <i>now</i>",
    `<script>alert("&'")</script>`,
    "草堂路社区居民委员会与物业服务企业协同治理信息平台及网格化管理综合改革试点方案第二阶段",
    "A very long label of an arm that no chart has the room for and that goes on well beyond the edge of the page",
  ],
  factors: [
    `<script>alert("&'")</script>`,
    "居民对社区警务工作的信任随处置速度变化的敏感程度",
    "Probability that a resident who saw a hazard reports it to the organisation that they trust the most",
    "Hazard arrivals",
  ],
  measures: [
    `<script>alert("&'")</script>`,
    "信息平台与数据共享机制建设以及跨部门联席会议制度",
    "Incentives, publicity campaigns and the yearly award for the safest stairwell of the whole subdistrict",
  ],
};

/** Eleven arms, 26 factors and eight measures. */
export const manyNames: Names = {
  title: plainNames.title,
  arms: [
    "As diagnosed",
    ...Array.from({ length: 9 }, (_, i) => `Policy mix ${i + 1}: ${["roles", "platform", "patrols"][i % 3]}`),
    "All measures",
  ],
  factors: Array.from({ length: 26 }, (_, i) => `${["Trust", "Hazard", "Report", "Survey"][i % 4]} parameter ${i + 1}`),
  measures: Array.from({ length: 8 }, (_, i) => `Measure ${i + 1}: ${["roles", "platform", "patrols", "evaluation"][i % 4]}`),
};

type Shape = readonly [
  id: string,
  label: string,
  unit: string,
  direction: Outcome["direction"],
  level: number,
  effect: number,
  noise: number,
];

const shapes: readonly Shape[] = [
  ["true-incidents", "True incidents", "incidents", "lower", 96, -0.2, 0.06],
  ["sense-of-security", "Sense of security", "score 1–5", "higher", 3.3, 0.08, 0.02],
  ["harm", "Harm", "points", "lower", 210, -0.1, 0.2],
  ["days-to-resolve-median", "Median days to resolve", "days", "lower", 9.5, -0.35, 0.1],
  ["active-share", "Active residents", "share", "higher", 0.11, 0.6, 0.08],
  ["confidence/kind:police", "Confidence in the police", "score 1–5", "higher", 3.4, -0.03, 0.02],
  ["network-density", "Network density", "share", "none", 0.3, 0.2, 0.05],
  ["cost", "Cost", "yuan", "lower", 118000, 0.5, 0.02],
];

const outcomes: readonly Outcome[] = shapes.map(([id, label, unit, direction]) => {
  const [indicator, group] = id.split("/");
  return { id, indicator: indicator!, group: group ?? "all", label, unit, direction };
});

export const days = Array.from({ length: 25 }, (_, i) => i * 30);

export function header<S extends StudyHeader["study"]>(study: S, names: Names, runs: number, lost = 0) {
  return {
    study,
    scenario: { id: "synthetic", title: names.title, seed: "gallery", horizonDays: 720 },
    runs: { requested: runs, used: runs - lost },
    warnings: lost > 0 ? ["A run failed.", "Another warning."] : [],
    findings: [],
    sentences: [],
  };
}

/** Sum of three uniforms about 0, standard deviation 0.5. */
function noise(random: () => number): number {
  return random() + random() + random() - 1.5;
}

export function estimateOf(values: readonly number[]): Estimate {
  if (values.length < 2) return { value: values[0] ?? 0, interval: null };
  const { mean, interval } = pairedDifference(values);
  return { value: mean, interval };
}

function around(value: number, half: number, has = true): Estimate {
  return { value, interval: has ? { low: value - half, high: value + half } : null };
}

function shareOf(count: number, n: number): ShareEstimate {
  const { share, interval } = estimateShare(count, n);
  return { count, n, share: share!, low: interval!.low, high: interval!.high };
}

function stretch(interval: Interval | null, factor: number): Interval | null {
  if (interval === null) return null;
  const middle = (interval.low + interval.high) / 2;
  const half = ((interval.high - interval.low) / 2) * factor;
  return { low: middle - half, high: middle + half };
}

const armId = (i: number) => (i === 0 ? "baseline" : `arm-${i}`);
const strengthOf = (i: number, arms: number) => (i === arms - 1 ? 1 : i === 1 ? 0.02 : i / arms);

export interface CompareSpec {
  readonly names: Names;
  readonly n: number;
  readonly grids?: number;
  readonly sets?: number;
  readonly target?: boolean;
}

export function compareResult({ names, n, grids = 8, sets = 0, target = false }: CompareSpec): CompareResult {
  const arms = names.arms.map((label, i) => ({ id: armId(i), label }));
  const pairs = outcomes.flatMap((outcome, o) => arms.slice(1).map((arm, a) => pairedValues(arm.id, outcome.id, o, a + 1, arms.length, n)));
  const effects = pairs.map((each) => effectOf(each, arms.length - 1));
  const primary = pairs.filter((each) => each.outcome === outcomes[0]!.id);
  return {
    ...header("compare", names, n * arms.length, n > 20 ? 3 : 0),
    arms,
    primary: outcomes[0]!.id,
    outcomes,
    threshold: target ? 5 : null,
    effects,
    armPairs: [],
    pairs,
    drift: [],
    paid: [],
    funding: arms.slice(2).map(({ id }, i) => lackedBy(id, n, i)),
    trajectories:
      primary.length === 0 ? [] : [0, 1].flatMap((o) => arms.slice(1).map((arm, a) => trajectoryOf(arm.id, o, a + 1, arms.length, n))),
    precision: n < 3 ? [] : primary.map(precisionOf),
    stopping: {
      rule: target ? "look-ahead" : "fixed",
      reason: target
        ? "Stopped because the half-width asked for was reached for every arm."
        : `Stopped because all ${n} replications asked for were made.`,
      targets: target ? Object.fromEntries(arms.slice(1).map((arm, i) => [arm.id, 1.2 + 0.4 * i])) : null,
      reached: target,
    },
    groups: arms.slice(1).flatMap((arm, a) => groupEffects(arm.id, strengthOf(a + 1, arms.length), grids, n)),
    costPlane: primary.map((each, a) => planeOf(each, pairs.find((cost) => cost.outcome === "cost" && cost.arm === each.arm)!, a)),
    parameterUncertainty:
      sets === 0
        ? null
        : uncertainty(
            arms.slice(1).map((arm) => arm.id),
            sets,
          ),
  };
}

/** A run of the same arms: no outcome is primary, so that nothing is told for all arms at once. */
export function runResult(spec: CompareSpec): RunResult {
  const { arms, outcomes, effects, pairs: all, costPlane, paid, funding, runs, ...rest } = compareResult(spec);
  const { scenario, warnings, findings, sentences } = rest;
  const own = effects.map((effect) => ({ ...effect, simultaneous: null, practical: null }));
  const levels = effects.map(({ arm, outcome, n, armMean: mean }) => ({ arm, outcome, n, mean, sd: null }));
  const pairs = all.filter(({ values }) => values.length > 0 && values.length < 20);
  const header = { study: "run" as const, scenario, runs, warnings, findings, sentences };
  return { ...header, replications: spec.n, arms, outcomes, levels, effects: own, pairs, costPlane, paid, funding, failures: [] };
}

function pairedValues(arm: string, outcome: string, o: number, a: number, arms: number, n: number): PairedValues {
  const [, , , , level, effect, spread] = shapes[o]!;
  const replications = Array.from({ length: n }, (_, r) => r);
  const values = replications.map((r) => {
    const shared = generator(100 + r + 1000 * o);
    const base = level * (1 + spread * noise(shared));
    const own = generator(7 + r + 1000 * o + 100_000 * a);
    return [base, base + level * (effect * strengthOf(a, arms) + 0.3 * spread * noise(own))] as const;
  });
  return { arm, outcome, replications, baseline: values.map(([base]) => base), values: values.map(([, value]) => value) };
}

function effectOf(pairs: PairedValues, family: number): ArmEffect {
  const outcome = outcomes.find((each) => each.id === pairs.outcome)!;
  const differences = pairs.values.map((value, i) => value - pairs.baseline[i]!);
  const n = differences.length;
  const { value, interval } = estimateOf(differences);
  const primary = outcome.id === outcomes[0]!.id;
  const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / Math.max(1, n);
  const sign = outcome.direction === "higher" ? 1 : -1;
  const clear = interval !== null && (interval.low > 0 || interval.high < 0);
  const relative = /^(share|score)/.test(outcome.unit) || n === 0 ? null : around(value / mean(pairs.baseline), 0.01, n > 1);
  return {
    arm: pairs.arm,
    outcome: outcome.id,
    n,
    dropped: n > 20 && pairs.arm === "arm-1" && primary ? 3 : 0,
    baselineMean: mean(pairs.baseline),
    armMean: mean(pairs.values),
    difference: value,
    interval,
    method: pairs.arm === "arm-1" && outcome.id === "harm" ? "welch" : "paired",
    methodNote: "",
    bootstrap: interval,
    sd: n > 1 ? 1 : null,
    correlation: n > 1 ? 0.8 : null,
    varianceReductionFactor: n > 1 ? 5 : null,
    replicationsSaved: n > 1 ? 4 * n : null,
    betterShare: outcome.direction === "none" || n === 0 ? null : shareOf(differences.filter((each) => each * sign > 0).length, n),
    standardised: null,
    relative,
    p: null,
    adjustedP: null,
    simultaneous: primary ? stretch(interval, 1 + 0.05 * family) : null,
    verdict: !clear ? "unclear" : outcome.direction === "none" ? "different" : value * sign > 0 ? "better" : "worse",
    practical: primary && n > 1 ? practicalOf(value * sign) : null,
  };
}

/** Beside a threshold of 6. */
function practicalOf(good: number) {
  return Math.abs(good) < 6 ? "equivalent" : good > 0 ? "better-by-more" : "worse-by-more";
}

function trajectoryOf(arm: string, o: number, a: number, arms: number, n: number) {
  const [id, , , , level, effect, spread] = shapes[o]!;
  const scale = level / (o === 0 ? 24 : 1);
  const runs = Array.from({ length: n }, (_, r) => {
    const random = generator(11 + r + 977 * a + 31 * o);
    return days.map((_, t) => scale * (effect * strengthOf(a, arms) * Math.min(1, t / 10) + spread * 0.6 * noise(random)));
  });
  const column = (t: number) => estimateOf(runs.map((run) => run[t]!));
  const mean = days.map((_, t) => column(t).value);
  const end = (t: number, key: keyof Interval) => mean[t]! + 1.5 * ((column(t).interval?.[key] ?? mean[t]!) - mean[t]!);
  const band = n < 20 ? null : { low: days.map((_, t) => end(t, "low")), high: days.map((_, t) => end(t, "high")) };
  return { arm, outcome: id, days: n === 0 ? [] : days, mean, band, n, runs: runs.slice(0, 20) };
}

function precisionOf(pairs: PairedValues) {
  const differences = pairs.values.map((value, i) => value - pairs.baseline[i]!);
  const n = differences.map((_, i) => i + 1).slice(2);
  const prefix = n.map((k) => estimateOf(differences.slice(0, k)));
  return {
    arm: pairs.arm,
    n,
    mean: prefix.map((each) => each.value),
    halfWidth: prefix.map((each) => (each.interval!.high - each.interval!.low) / 2),
  };
}

/** An arm that lacked 12,000 yuan, the next 24,000, … of 60,000 due, in as many months. */
function lackedBy(arm: string, n: number, i: number): CompareResult["funding"][number] {
  const lacked = {
    due: { value: 60_000 * (i + 1), interval: null },
    lacked: around(12_000 * (i + 1), 1500, n > 1),
    months: around(4 * (i + 1), 0.5, n > 1),
    ...{ shortRuns: n, firstMonth: 2, lastMonth: 5 + 4 * i },
  };
  return { arm, n, ...lacked, interventions: [{ intervention: "patrols", ...lacked }] };
}

function planeOf(benefits: PairedValues, costs: PairedValues, a: number): CompareResult["costPlane"][number] {
  const benefit = benefits.values.map((value, i) => benefits.baseline[i]! - value);
  const cost = costs.values.map((value, i) => value - costs.baseline[i]!);
  const n = benefit.length;
  const [{ value: meanCost, interval: costInterval }, { value: meanBenefit, interval: benefitInterval }] = [cost, benefit].map(estimateOf);
  const ellipse = n < 20 ? null : { a: 900, b: 0.7, angle: 0.0003 };
  const place = n < 20 || a === 1 ? "unclear" : a % 3 === 0 ? "off" : "on";
  return {
    ...{ arm: benefits.arm, n, cost, benefit, meanCost, meanBenefit, costInterval, benefitInterval },
    costPerUnit: benefitInterval === null || benefitInterval.low <= 0 ? null : costPerUnit(cost, benefit),
    ...{ ellipse, efficient: place === "on" || (place === "unclear" && a % 2 === 1), place },
  };
}

function costPerUnit(cost: readonly number[], benefit: readonly number[]): Estimate | null {
  const found = ratioOfMeans(cost, benefit);
  return found === null ? null : { value: found.ratio, interval: found.interval };
}

function groupEffects(arm: string, strength: number, grids: number, n: number): GroupEffect[] {
  const fifths = ["lowest", "second", "middle", "fourth", "highest"];
  const groups = [
    ...["0–17", "18–34", "35–54", "55–69", "70+"].map((age) => ["age", age, `Aged ${age}`] as const),
    ...fifths.map((word, i) => ["trust", String(i + 1), `Fifth with the ${word} trust at the start`] as const),
    ...Array.from({ length: grids }, (_, i) => ["grid", `old-town-${i + 1}`, `Grid old-town-${i + 1}`] as const),
  ];
  return groups.map(([dimension, group, label], i) => {
    const random = generator(500 + i + arm.length * 13);
    const value = 0.25 * strength + 0.12 * noise(random) - (dimension === "grid" && i % 9 === 0 ? 0.2 : 0);
    const half = 0.04 + 0.05 * random();
    const worse = Math.min(0.6, Math.max(0.01, 0.2 - value * 0.5));
    const better = Math.min(0.9 - worse, 0.25 + strength * 0.3);
    const clear = n > 1 && Math.abs(value) > half;
    return {
      arm,
      outcome: "sense-of-security",
      dimension,
      group,
      label,
      n,
      residents: 200 + Math.floor(900 * random()),
      difference: value,
      interval: n > 1 ? around(value, half).interval : null,
      shares: { better: around(better, 0.03, n > 1), same: around(1 - better - worse, 0.03, n > 1), worse: around(worse, 0.02, n > 1) },
      verdict: !clear ? "unclear" : value > 0 ? "better" : "worse",
      matters: clear && Math.abs(value) > 0.1,
    };
  });
}

function uncertainty(arms: readonly string[], sets: number): ParameterUncertainty {
  const effects = Array.from({ length: sets }, (_, s) => {
    const random = generator(40 + s);
    const common = noise(random);
    return arms.map((_, a) => -20 * strengthOf(a + 1, arms.length + 1) * (1 + 0.6 * common) + 4 * noise(random));
  });
  const ranks = effects.map((set) => set.map((value) => set.filter((other) => other < value).length));
  return {
    outcome: "true-incidents",
    sets: sets + 1,
    used: sets,
    replicationsPerSet: 2,
    within: 0.5,
    calibrated: null,
    parameters: [
      { path: "a.b", low: 0, high: 1, assumption: true, calibrated: false },
      { path: "a.c", low: 0, high: 1, assumption: false, calibrated: false },
    ],
    arms: arms.map((arm, a) => {
      const values = effects.map((set) => set[a]!).sort((x, y) => x - y);
      return {
        arm,
        mean: estimateOf(values),
        spread: sets < 20 ? null : { low: values[Math.floor(sets * 0.05)]!, high: values[Math.floor(sets * 0.95)]! },
        sameSign: shareOf(values.filter((value) => value < 0).length, sets),
        rankShares: arms.map((_, rank) => ranks.filter((set) => set[a] === rank).length / sets),
        best: shareOf(ranks.filter((set) => set[a] === 0).length, sets),
      };
    }),
    sameRanking: shareOf(Math.floor(sets * 0.4), sets),
    meanKendall: around(0.7, 0.05),
    effects,
  };
}

export function factorsOf(names: Names): FactorInfo[] {
  const units = ["days", "share", "1", "hours", "share", "months"];
  return names.factors.map((label, i) => ({
    path: `parameters.group.factor-${i + 1}`,
    label,
    unit: units[i % units.length]!,
    low: i % 6 === 0 ? 1 : 0.1,
    high: i % 6 === 0 ? 14 : 0.9,
    standard: i % 6 === 0 ? 4 : 0.4,
    assumption: i % 2 === 0,
  }));
}

export function sensitivityResult(
  names: Names,
  method: "morris" | "sobol",
  options: { bare?: boolean; pairs?: boolean } = {},
): SensitivityResult {
  const factors = factorsOf(names);
  const has = options.bare !== true;
  const random = generator(21);
  const sizes = factors.map((_, i) => 12 / (i + 1) + random());
  const base = {
    ...header("sensitivity", names, 1200, 4),
    method,
    arm: "baseline",
    outcome: outcomes[0]!,
    factors,
    within: 0.5,
    designHash: "0".repeat(64),
  };
  const sobolAt = (n: number) =>
    factors.map((factor, i) => {
      const wobble = (2 * random() - 1) * (1.6 / Math.sqrt(n));
      const total = 0.5 / (i + 1) + wobble;
      const about = (value: number) => around(value, 2 / Math.sqrt(n), has);
      return { factor: factor.path, first: about(total * 0.7 - 0.01), total: about(total), floor: has ? 0.02 : null };
    });
  const stages = [32, 64, 128, 256, 512].map((n) => ({ n, rows: sobolAt(n) }));
  const made = {
    ...base,
    replicationsPerPoint: 2,
    morris:
      method === "sobol"
        ? []
        : factors.map((factor, i) => ({
            factor: factor.path,
            mu: around(sizes[i]! * (i % 3 === 0 ? -0.9 : i % 3 === 1 ? 0.9 : 0.05), 0.8, has),
            muStar: around(sizes[i]!, 0.6 + 0.05 * sizes[i]!, has),
            sigma: around(0.5 * sizes[i]! + (i % 4), 0.5, has),
            floor: has ? 0.8 : null,
          })),
    sobol: method === "morris" ? [] : stages.at(-1)!.rows,
    secondOrder:
      method === "morris" || options.pairs !== true
        ? []
        : factors.flatMap((b, j) =>
            factors
              .slice(0, j)
              .map((a, i) => ({ first: a.path, second: b.path, ...around(0.12 / (1 + i + j) - (i === 1 ? 0.03 : 0), 0.025, has) })),
          ),
    convergence: method === "morris" ? [] : stages,
    noiseShare: has ? { value: 0.23, interval: { low: 0.18, high: 0.29 } } : null,
    tornado: factors.map((factor, i) => ({
      factor: factor.path,
      low: around(-sizes[i]! * (i % 2 ? 0.9 : -0.5), 1, has),
      high: around(sizes[i]! * (i % 2 ? 0.7 : -1), 1.2, has),
    })),
    droppedBlocks: has ? 2 : 0,
  };
  return { ...made, findings: analysisFindings(made) };
}

/** As the analysis has them. */
function analysisFindings(made: Omit<SensitivityResult, "findings">): SensitivityFinding[] {
  const { outcome, method, factors, tornado, noiseShare, morris, sobol, secondOrder, convergence } = made;
  const plan = { outcome, method, factors, arm: made.arm, against: null, replications: noiseShare === null ? 1 : 2, secondOrder: true };
  const numbers = {
    morris: method === "morris" ? { rows: morris } : null,
    sobol: method === "sobol" ? { rows: sobol, secondOrder, convergence, sumOfFirst: around(0.7, 0.1) } : null,
    ...{ noiseShare, tornado, blocks: { made: 20, used: 20 - made.droppedBlocks } },
  };
  return sensitivityFindings(plan as unknown as SensitivityPlan, numbers as unknown as SensitivityNumbers);
}

export function attributionResult(names: Names, n: number, method: "exact" | "orders" = "exact"): AttributionResult {
  const measures = names.measures.map((label, i) => ({ id: `measure-${i + 1}`, label }));
  const has = n > 1;
  const attributed = [0, 1, 4].map((o) => {
    const [, , , , level, effect] = shapes[o]!;
    const whole = level * effect;
    const weights = measures.map((_, i) => (i === 1 ? -0.12 : 1 / (i + 1)));
    const sum = weights.reduce((total, weight) => total + weight, 0);
    const values = measures.map(({ id }, i) => ({ measure: id, ...around((whole * weights[i]!) / sum, Math.abs(whole) * 0.06, has) }));
    return {
      outcome: outcomes[o]!,
      n,
      baselineMean: level,
      total: around(whole, Math.abs(whole) * 0.12, has),
      values,
      interactions:
        method === "orders"
          ? []
          : measures.flatMap((b, j) =>
              measures.slice(0, j).map((a, i) => ({
                first: a.id,
                second: b.id,
                ...around(whole * 0.1 * (((i * 7 + j * 5) % 5) / 2 - 1), Math.abs(whole) * 0.05, has),
              })),
            ),
      alone: values.map((value, i) => ({ ...value, ...around(value.value * (1.2 + 0.1 * i), Math.abs(whole) * 0.08, has) })),
      last: values.map((value) => ({ ...value, ...around(value.value * 0.7, Math.abs(whole) * 0.07, has) })),
    };
  });
  const mechanismNames = [
    ["arrivals", "Fewer arrivals"],
    ["detection", "Earlier detection"],
    ["routing", "Faster routing"],
    ["handling", "Faster handling"],
    ["escalation", "Less escalation"],
  ] as const;
  const rows = [{ id: "package", label: names.arms.at(-1)! }, ...measures];
  return {
    ...header("attribute", names, n * 2 ** measures.length),
    arm: { id: "package", label: names.arms.at(-1)! },
    measures,
    method,
    orders: method === "orders" ? 200 : 0,
    replications: n,
    outcomes: n === 0 ? [] : attributed,
    mechanisms:
      n === 0
        ? []
        : rows.map((arm, r) => {
            const parts = mechanismNames.map(([mechanism, label], m) => ({
              mechanism,
              label,
              ...around((-20 / (r + 1)) * [0.1, 0.35, 0.05, 0.4, m === 4 && r === 1 ? -0.2 : 0.1][m]!, 1.1, has),
            }));
            const total = parts.reduce((sum, part) => sum + part.value, 0);
            return { arm, n, total: around(total, 2, has), parts };
          }),
  };
}

export function diagnosisResult(names: Names, n: number): DiagnoseResult {
  const problems = names.measures.map((label, i) => ({ id: `problem-${i + 1}`, label, row: i === 0 ? null : `P${i}`, settings: [] }));
  const has = n > 1;
  const verdicts = ["costs", "costs-here", "costs-alone", "none", "helps", "mixed"] as const;
  const outcomeRows = [0, 1].map((o) => {
    const [, , , , level, effect] = shapes[o]!;
    const whole = -level * effect;
    return {
      outcome: outcomes[o]!,
      n,
      baseline: around(level, Math.abs(level) * 0.02, has),
      withoutAll: around(level - whole, Math.abs(level) * 0.02, has),
      total: around(whole, Math.abs(whole) * 0.12, has),
      placebo: around(whole * 0.01, Math.abs(whole) * 0.05, has),
      problems: problems.map(({ id }, i) => {
        const verdict = has ? verdicts[i % verdicts.length]! : "none";
        const size = verdict === "none" ? 0.02 : verdict === "helps" ? -0.3 : 0.6 / (i + 1);
        return {
          problem: id,
          alone: around(whole * (verdict === "costs-alone" ? 0.02 : size), Math.abs(whole) * 0.08, has),
          last: around(whole * size * 1.4, Math.abs(whole) * 0.1, has),
          shapley: null,
          verdict,
          rank: ["none", "helps", "costs-alone"].includes(verdict) ? null : i + 1,
        };
      }),
    };
  });
  return {
    ...header("diagnose", names, n * (2 * problems.length + 3)),
    primary: outcomes[0]!.id,
    replications: n,
    orders: 0,
    level: 0.99,
    placeboPaths: ["handling.baseEffort"],
    problems,
    outcomes: n === 0 ? [] : outcomeRows,
    outcomeProblems: [],
  };
}

/** Verdicts of the low and the high end, parameter by parameter. */
const endVerdicts: readonly (readonly [AssumptionVerdict, AssumptionVerdict])[] = [
  ["holds", "reversed"],
  ["lost", "holds"],
  ["holds", "holds"],
  ["holds", "unclear"],
];

/** The first arm's difference at an end, as a share of that in the scenario. */
const endSizes: Readonly<Record<AssumptionVerdict, number>> = {
  holds: 0.9,
  reversed: -1.1,
  lost: 0.1,
  unclear: 0.45,
  decided: 1,
  open: 0.2,
};

export function assumptionsResult(names: Names, n: number): AssumptionsResult {
  const arms = names.arms.map((label, i) => ({ id: armId(i), label }));
  const factors = factorsOf(names);
  const has = n > 1;
  const whole = -42;
  const single = arms.length < 3;
  const effects = arms.slice(1).map(({ id }, a) => ({ arm: id, ...around(single ? whole : 3 * whole - a * whole, 9, has) }));
  const lead = single ? null : { first: armId(1), runnerUp: armId(2), difference: around(whole, 14, has), clear: has };
  const verdictOf = (k: number, e: number): AssumptionVerdict => (has ? endVerdicts[k % endVerdicts.length]![e]! : "open");
  const ends = factors.flatMap(({ path, low, high }, k) =>
    (["low", "high"] as const).map((at, e) => {
      const verdict = verdictOf(k, e);
      const difference = around(whole * endSizes[verdict] * (1 + 0.04 * k), 15 + k, has);
      const rival = armId(k % 2 === 0 ? 2 : Math.min(3, arms.length - 1));
      const own = single ? verdict : ("holds" as const);
      return {
        ...{ factor: path, at, value: at === "low" ? low : high, n },
        lead,
        held: single ? null : { first: armId(1), runnerUp: rival, difference, verdict },
        effects: effects.map((effect) => ({ ...effect, ...(single ? difference : {}), verdict: own })),
      };
    }),
  );
  const standard = { n, lead, effects };
  return {
    ...header("assumptions", names, n * arms.length * (ends.length + 1)),
    ...{
      arms,
      outcome: outcomes[0]!,
      within: "plausible" as const,
      factors,
      screening: null,
      replications: n,
      level: 0.999,
      standard,
      ends,
    },
    changed: changedConclusions(standard, ends, arms[0]!.id),
  };
}

export function rankResult(names: Names, options: { n: number; sets?: number; method?: "kn" | "ocba" }): RankResult {
  const { n, sets = 0, method = "kn" } = options;
  const random = generator(5);
  const outcome = outcomes[1]!;
  const count = names.arms.length;
  const arms = names.arms.map((label, i) => {
    const mean = 3.9 - 0.09 * i - 0.02 * random();
    const half = 0.04 + 0.01 * i;
    const weights = names.arms.map((_, rank) => Math.max(0, 1 - Math.abs(rank - i) * 0.55));
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return {
      arm: armId(i),
      label,
      n: i < 2 ? n : Math.max(1, n - 4 * i),
      mean,
      interval: n > 1 ? { low: mean - half, high: mean + half } : null,
      eliminatedAt: i < 2 ? null : Math.max(1, n - 4 * i),
      rankShares: weights.map((weight) => weight / sum),
      difference: i === 0 ? { value: 0, interval: null } : around(mean - 3.9, 0.05, n > 1),
    };
  });
  const values = Array.from({ length: sets }, () => {
    const common = noise(random);
    return names.arms.map((_, i) => 3.8 - 0.05 * i + 0.2 * common * (1 + 0.2 * (count - i)) + 0.05 * noise(random));
  });
  const column = (i: number) => values.map((set) => set[i]!).sort((a, b) => a - b);
  return {
    ...header("rank", names, n * count + 20),
    outcome,
    method,
    indifference: 0.02,
    guarantee: method === "kn" ? 0.95 : null,
    selected: armId(0),
    reason: "Stopped because one arm was left after 40 replications.",
    arms,
    fresh: {
      replications: n > 1 ? Array.from({ length: 20 }, (_, i) => 1000 + i) : [],
      mean: around(3.87, 0.05),
      difference: around(0.08, 0.03),
      against: armId(1),
    },
    robustness:
      sets === 0
        ? null
        : {
            sets: sets + 1,
            used: sets,
            within: 0.5,
            calibrated: null,
            threshold: 3.6,
            tail: 0.1,
            rows: arms.map(({ arm, label }, i) => ({
              arm,
              label,
              expected: estimateOf(column(i)),
              cvar: column(i)[1]!,
              worst: column(i)[0]!,
              maxRegret: Math.max(...values.map((set) => Math.max(...set) - set[i]!)),
              satisficing: shareOf(column(i).filter((value) => value >= 3.6).length, sets),
            })),
            values,
          },
  };
}

/** As an analysis would with a single estimate. */
function judged<One extends Estimate>(estimate: One): One & { readonly clear: boolean } {
  return { ...estimate, clear: isClear(estimate) };
}

export type DesignKind = "line" | "grid" | "one-at-a-time" | "factorial" | "hypercube" | "arms";

export function designResult(names: Names, kind: DesignKind, n: number): DesignResult {
  const all = factorsOf(names);
  const factors = kind === "line" ? all.slice(0, 1) : kind === "grid" ? all.slice(0, 2) : kind === "arms" ? [] : all;
  const shown = kind === "line" || kind === "grid" ? outcomes.slice(0, 2) : outcomes.slice(0, 4);
  const points = designPoints(names, kind, factors);
  const two = kind === "one-at-a-time";
  return {
    ...header("design", names, points.length * n, n > 1 ? 2 : 0),
    method: kind === "hypercube" ? "latin-hypercube" : kind,
    arms: kind === "arms" ? names.arms.map((label, i) => ({ id: armId(i), label })) : [{ id: "baseline", label: "Baseline" }],
    designHash: "0".repeat(64),
    factors,
    outcomes: shown,
    points: points.map(({ label, values }, i) => ({
      point: `point-${i + 1}`,
      arm: kind === "arms" ? armId(i) : "baseline",
      label,
      values,
      estimates: n === 0 ? [] : shown.map((outcome, o) => ({ outcome: outcome.id, n, ...pointEstimate(o, i, values, n) })),
      differences:
        n === 0 || kind !== "grid" ? [] : shown.map((outcome, o) => judged({ outcome: outcome.id, n, ...pointDifference(o, values, n) })),
    })),
    effects:
      two || kind === "factorial"
        ? shown.flatMap((outcome, o) =>
            factors.flatMap((factor, i) => {
              const size = (shapes[o]![4] * shapes[o]![5] * (i % 2 ? 1 : -1)) / (i + 1);
              const half = Math.abs(shapes[o]![4] * shapes[o]![5]) * 0.07;
              const of = (at: "low" | "high" | "both", value: number) =>
                judged({ factor: factor.path, outcome: outcome.id, at, ...around(value, half, n > 1) });
              return two ? [of("low", -0.6 * size), of("high", size)] : [of("both", size)];
            }),
          )
        : [],
    trends: [],
  };
}

/** The same design under a second arm, whose estimates are a tenth lower. */
export function twoArms(result: DesignResult): DesignResult {
  const second = result.points.map((point) => ({
    ...point,
    arm: "arm-1",
    label: `${point.label}; Platform`,
    estimates: point.estimates.map((estimate) => ({
      ...estimate,
      value: 0.9 * estimate.value,
      interval: estimate.interval && { low: 0.9 * estimate.interval.low, high: 0.9 * estimate.interval.high },
    })),
  }));
  const arms = [...result.arms, { id: "arm-1", label: "Platform" }];
  return { ...result, arms, points: result.points.flatMap((point, i) => [{ ...point, label: `${point.label}; Baseline` }, second[i]!]) };
}

function pointEstimate(o: number, i: number, values: readonly number[], n: number): Estimate {
  const [, , , , level, effect, spread] = shapes[o]!;
  const random = generator(60 + i + 17 * o);
  const slope = values.reduce((sum, value, j) => sum + value / (j + 1), 0) / 20;
  return around(level * (1 + effect * slope + 0.2 * spread * noise(random)), level * spread * 0.2, n > 1);
}

/** From the scenario's own values, 4 and 0.4: as far as the values are from these, and where one is low the other matters less. */
function pointDifference(o: number, values: readonly number[], n: number): Estimate {
  const [, , , , level, effect, spread] = shapes[o]!;
  const [a, b] = [(values[0]! - 4) / 13, (values[1]! - 0.4) / 0.8];
  return around(level * effect * (a + 0.3 * b + a * b), level * spread * 0.2, n > 1);
}

function designPoints(names: Names, kind: DesignKind, factors: readonly FactorInfo[]) {
  if (kind === "arms") return names.arms.map((label) => ({ label, values: [] as number[] }));
  if (kind === "line") return [1, 2, 4, 7, 10, 14].map((value) => ({ label: `${names.factors[0]} ${value}`, values: [value] }));
  if (kind === "grid") {
    return [1, 4, 9, 14].flatMap((a) =>
      [0.1, 0.3, 0.5, 0.9].map((b) => ({ label: `${names.factors[0]} ${a}, ${names.factors[1]} ${b}`, values: [a, b] })),
    );
  }
  const size = kind === "hypercube" ? 200 : kind === "factorial" ? 16 : 2 * factors.length + 1;
  return Array.from({ length: size }, (_, i) => {
    const random = generator(900 + i);
    return { label: i === 0 ? "As in the scenario" : `Point ${i + 1}`, values: factors.map(() => random()) };
  });
}
