/** The tables of a comparison: effects, groups of residents, precision, differences over time, effects by parameter set. */

import type { Estimate } from "../../statistics/estimate.ts";
import type { Interval } from "../../statistics/mean.ts";
import type { MoneyLacked } from "../funding.ts";
import type { MeanShare } from "../paidShares.ts";
import type { AnalysisTable } from "../result.ts";
import { type Cell, type Column, limitColumns, numberColumn, textColumn } from "../tableColumns.ts";
import type { ArmEffect, ArmPair, CompareResult, CostPlane, Drift, GroupEffect } from "./result.ts";

/** A column with what it holds in a row of type T. */
interface Field<T> extends Column {
  readonly of: (row: T) => Cell;
}

function text<T>(name: string, definition: string, of: (row: T) => string | null): Field<T> {
  return { ...textColumn(name, definition), of };
}

function number<T>(name: string, unit: string, definition: string, of: (row: T) => number | null): Field<T> {
  return { ...numberColumn(name, unit, definition), of };
}

function table<T>(name: string, definition: string, fields: readonly Field<T>[], rows: readonly T[]): AnalysisTable {
  const columns = fields.map(({ of: _, ...column }) => column);
  return { name, definition, columns, rows: rows.map((row) => fields.map(({ of }) => of(row))) };
}

/** Low and high columns of an interval. */
function limits<T>(prefix: string, unit: string, what: string, of: (row: T) => Interval | null): Field<T>[] {
  const [low, high] = limitColumns(`${prefix}_`, unit, what);
  return [
    { ...low, of: (row) => of(row)?.low ?? null },
    { ...high, of: (row) => of(row)?.high ?? null },
  ];
}

/** All tables of a comparison, in a fixed order; those without rows are left out. */
export function compareTables(result: CompareResult): AnalysisTable[] {
  return [
    effectsTable(result),
    armPairsTable(result),
    groupsTable(result),
    precisionTable(result),
    trajectoriesTable(result),
    driftTable(result),
    paidTable(result),
    shortfallsTable(result),
    costTable(result.costPlane),
    setsTable(result),
  ].filter(({ rows }) => rows.length > 0);
}

const ofOutcome = "unit of the outcome";

/** One row per arm: what it costs and brings in the primary outcome. */
export function costTable(planes: readonly CostPlane[]): AnalysisTable {
  const fields: Field<CostPlane>[] = [
    text("arm", "Arm", ({ arm }) => arm),
    number("n", "pairs", "Complete pairs of replications", ({ n }) => n),
    number("extra_cost", "yuan", "Mean cost beyond the baseline's", ({ meanCost }) => meanCost),
    ...limits<CostPlane>("extra_cost", "yuan", "its 95 % interval", ({ costInterval }) => costInterval),
    number("benefit", ofOutcome, "Mean change of the outcome in its good direction", ({ meanBenefit }) => meanBenefit),
    ...limits<CostPlane>("benefit", ofOutcome, "its 95 % interval", ({ benefitInterval }) => benefitInterval),
    number(
      "cost_per_unit",
      "yuan per unit of benefit",
      "Extra cost over benefit, a ratio of means; empty unless the benefit's 95 % interval lies above 0",
      ({ costPerUnit }) => costPerUnit?.value ?? null,
    ),
    ...limits<CostPlane>(
      "cost_per_unit",
      "yuan per unit of benefit",
      "its 95 % interval (Fieller)",
      (e) => e.costPerUnit?.interval ?? null,
    ),
    text("efficient", "yes where no other arm, and no mixture of two, is better on both by the means", ({ efficient }) =>
      efficient ? "yes" : "no",
    ),
    text("place", "on or off that frontier where every resample of 20 or more replications says so, else unclear", ({ place }) => place),
  ];
  return table("cost-effectiveness", "What each arm costs and brings, beside the baseline.", fields, planes);
}

/** One row per arm and outcome; of `run`, no outcome is primary. */
export function effectsTable({
  effects,
  primary,
  varied: others,
}: Pick<CompareResult, "effects" | "varied"> & { readonly primary: string | null }): AnalysisTable {
  const varied = ({ arm, outcome }: ArmEffect) => others?.effects.find((one) => one.arm === arm && one.outcome === outcome);
  const fields: Field<ArmEffect>[] = [
    text("arm", "Arm", ({ arm }) => arm),
    text("outcome", "Outcome", ({ outcome }) => outcome),
    text("role", "primary, or exploratory", ({ outcome }) => (outcome === primary ? "primary" : "exploratory")),
    number("n", "pairs", "Complete pairs of replications", ({ n }) => n),
    number("dropped", "pairs", "Pairs left out because a run failed or had nothing to measure", ({ dropped }) => dropped),
    number("baseline_mean", ofOutcome, "Mean of the baseline over the pairs", ({ baselineMean }) => baselineMean),
    number("arm_mean", ofOutcome, "Mean of the arm over the pairs", ({ armMean }) => armMean),
    number("difference", ofOutcome, "Mean paired difference, arm minus baseline", ({ difference }) => difference),
    ...limits<ArmEffect>(
      "interval",
      ofOutcome,
      "the 95 % interval of the difference, for this comparison alone; none where all pairs differ alike",
      ({ interval }) => interval,
    ),
    text("method", "paired, or welch where pairing brings nothing", ({ method }) => method),
    text("method_note", "Why the method is not plain pairing", ({ methodNote }) => methodNote),
    ...limits<ArmEffect>(
      "bootstrap",
      ofOutcome,
      "the 95 % BCa bootstrap interval, expanded for few replications",
      ({ bootstrap }) => bootstrap,
    ),
    ...limits<ArmEffect>(
      "simultaneous",
      ofOutcome,
      "the 95 % interval that holds for all arms at once, beside all else that the study says (Bonferroni)",
      ({ simultaneous }) => simultaneous,
    ),
    number("sd", ofOutcome, "Standard deviation of the paired differences", ({ sd }) => sd),
    number("correlation", "", "Pearson's correlation of arm and baseline over replications", ({ correlation }) => correlation),
    number("variance_reduction_factor", "", "Replications with independent seeds per paired replication", (e) => e.varianceReductionFactor),
    number("replications_saved", "runs of each arm", "Further replications that independent seeds would need", (e) => e.replicationsSaved),
    number("better_count", "pairs", "Pairs in which the arm is strictly better", ({ betterShare }) => betterShare?.count ?? null),
    number("better_share", "share", "Share of pairs in which the arm is strictly better", ({ betterShare }) => betterShare?.share ?? null),
    ...limits<ArmEffect>("better_share", "share", "its 95 % Wilson interval", ({ betterShare }) => betterShare),
    number(
      "standardised",
      "standard deviations",
      "Difference over the outcome's own standard deviation",
      ({ standardised }) => standardised,
    ),
    number("relative", "share", "Difference as a share of the baseline's mean", ({ relative }) => relative?.value ?? null),
    ...limits<ArmEffect>("relative", "share", "its 95 % interval (Fieller)", ({ relative }) => relative?.interval ?? null),
    number("p", "probability", "Two-sided p-value of no difference", ({ p }) => p),
    number(
      "adjusted_p",
      "probability",
      "p-value adjusted for all that the study says (Holm, weighted), to be held against 0.05",
      ({ adjustedP }) => adjustedP,
    ),
    text("verdict", "better, worse or different only when interval and adjusted p-value agree", ({ verdict }) => verdict),
    text("practical", "Against the practical threshold, where one is declared", ({ practical }) => practical),
    number("varied_n", "pairs", "Pairs with assumptions varied", (e) => varied(e)?.n ?? null),
    number("varied_difference", ofOutcome, "Mean paired difference with assumptions varied", (e) => varied(e)?.difference ?? null),
    ...limits<ArmEffect>(
      "varied_interval",
      ofOutcome,
      "the 95 % interval of the effect with assumptions varied, for this comparison alone",
      (e) => varied(e)?.interval ?? null,
    ),
    ...limits<ArmEffect>(
      "varied_simultaneous",
      ofOutcome,
      "that interval for all arms at once (Bonferroni)",
      (e) => varied(e)?.simultaneous ?? null,
    ),
    number("varied_below", "pairs", "Sets of assumptions in which the difference is below 0", (e) => varied(e)?.below ?? null),
    number("varied_above", "pairs", "Sets of assumptions in which the difference is above 0", (e) => varied(e)?.above ?? null),
    number("varied_spread", ofOutcome, "Standard deviation of the effect over the sets of assumptions", (e) => varied(e)?.spread ?? null),
  ];
  return table("effects", "Effect of every arm on every outcome against the baseline, by paired replications.", fields, effects);
}

export function armPairsTable({ armPairs }: Pick<CompareResult, "armPairs">): AnalysisTable {
  const fields: Field<ArmPair>[] = [
    text("first", "Arm that the other is held against", ({ first }) => first),
    text("second", "The other arm", ({ second }) => second),
    text("outcome", "Outcome", ({ outcome }) => outcome),
    number("n", "pairs", "Complete pairs of replications", ({ n }) => n),
    number("difference", ofOutcome, "Mean paired difference, second minus first", ({ difference }) => difference),
    ...limits<ArmPair>("interval", ofOutcome, "the 95 % interval of the difference, for this pair alone", ({ interval }) => interval),
    number("p", "probability", "Two-sided p-value of no difference", ({ p }) => p),
    number("adjusted_p", "probability", "p-value adjusted for all that the study says, to be held against 0.05", (e) => e.adjustedP),
    text("verdict", "What the second arm is beside the first", ({ verdict }) => verdict),
  ];
  return table("arm-pairs", "Arms other than the baseline against each other.", fields, armPairs);
}

function groupsTable({ groups }: CompareResult): AnalysisTable {
  const share = (name: "better" | "same" | "worse", words: string): Field<GroupEffect>[] => [
    number(
      `${name}_share`,
      "share",
      `Share of residents ${words} the same resident in the baseline, by a tenth of the standard deviation between residents`,
      (row) => row.shares?.[name].value ?? null,
    ),
    ...limits<GroupEffect>(`${name}_share`, "share", "its 95 % interval over replications", (row) => row.shares?.[name].interval ?? null),
  ];
  const fields: Field<GroupEffect>[] = [
    text("arm", "Arm", ({ arm }) => arm),
    text("outcome", "Outcome of residents at the end of the run", ({ outcome }) => outcome),
    text("dimension", "age, grid, or trust (fifth by confidence at the start)", ({ dimension }) => dimension),
    text("group", "Age band, grid, or fifth (1 the least trust)", ({ group }) => group),
    number("n", "pairs", "Pairs of replications", ({ n }) => n),
    number("residents", "people", "Residents of the group, mean over replications", ({ residents }) => residents),
    number("difference", ofOutcome, "Mean difference of the group's residents, mean over replications", ({ difference }) => difference),
    ...limits<GroupEffect>("interval", ofOutcome, "the 95 % interval of the difference over replications", ({ interval }) => interval),
    ...share("better", "better off than"),
    ...share("same", "neither better nor worse off than"),
    ...share("worse", "worse off than"),
    text(
      "verdict",
      "better or worse only when the interval excludes zero and the p-value survives among all that the study says",
      (row) => row.verdict,
    ),
    text("matters", "yes where that is at least a tenth of the standard deviation between residents", ({ matters }) =>
      matters ? "yes" : "no",
    ),
  ];
  return table(
    "groups",
    "Who gains and who loses: groups of residents, each resident against the same one in the baseline.",
    fields,
    groups,
  );
}

interface Point {
  readonly arm: string;
  readonly n: number;
  readonly mean: number;
  readonly halfWidth: number;
}

function precisionTable({ precision }: CompareResult): AnalysisTable {
  const points = precision.flatMap(({ arm, n, mean, halfWidth }): Point[] =>
    n.map((each, i) => ({ arm, n: each, mean: mean[i], halfWidth: halfWidth[i] })),
  );
  const fields: Field<Point>[] = [
    text("arm", "Arm", ({ arm }) => arm),
    number("n", "pairs", "Pairs of replications so far", ({ n }) => n),
    number("mean", ofOutcome, "Mean paired difference of the primary outcome", ({ mean }) => mean),
    number("half_width", ofOutcome, "Half-width of its 95 % interval for all arms at once", ({ halfWidth }) => halfWidth),
  ];
  return table("precision", "How precise the effect on the primary outcome was after each replication.", fields, points);
}

interface Moment extends Estimate {
  readonly arm: string;
  readonly outcome: string;
  readonly day: number;
  readonly n: number;
}

function trajectoriesTable({ trajectories }: CompareResult): AnalysisTable {
  const moments = trajectories.flatMap(({ arm, outcome, days, mean, band, n }): Moment[] =>
    days.map((day, t) => ({
      arm,
      outcome,
      day,
      n,
      value: mean[t],
      interval: band === null ? null : { low: band.low[t], high: band.high[t] },
    })),
  );
  const fields: Field<Moment>[] = [
    text("arm", "Arm", ({ arm }) => arm),
    text("outcome", "Outcome", ({ outcome }) => outcome),
    number("day", "days", "Days since the start; a flow is that of the period that ends here", ({ day }) => day),
    number("n", "pairs", "Pairs of replications", ({ n }) => n),
    number("difference", ofOutcome, "Mean paired difference", ({ value }) => value),
    ...limits<Moment>(
      "band",
      ofOutcome,
      "the 95 % band that holds for the whole series at once; none below 20 pairs",
      ({ interval }) => interval,
    ),
  ];
  return table("difference-trajectories", "Differences from the baseline over time.", fields, moments);
}

function driftTable({ drift }: CompareResult): AnalysisTable {
  const fields: Field<Drift>[] = [
    text("outcome", "Outcome", ({ outcome }) => outcome),
    number("n", "replications", "Replications of the baseline", ({ n }) => n),
    number("drift", "share per year", "Change of the baseline in a year, as a share of its mean level", ({ value }) => value),
    ...limits<Drift>("interval", "share per year", "the 95 % t interval of the drift", ({ interval }) => interval),
  ];
  return table("drift", "How the baseline moves by itself.", fields, drift);
}

interface PaidYear {
  readonly arm: string;
  readonly intervention: string;
  readonly year: number | null;
  readonly share: MeanShare;
}

export function paidTable({ paid }: Pick<CompareResult, "paid">): AnalysisTable {
  const rows = paid.flatMap(({ arm, intervention, share, years }): PaidYear[] => [
    { arm, intervention, year: null, share },
    ...years.flatMap((part, year) => (part === null ? [] : [{ arm, intervention, year: year + 1, share: part }])),
  ]);
  const fields: Field<PaidYear>[] = [
    text("arm", "Arm", ({ arm }) => arm),
    text("intervention", "Intervention as the scenario names it", ({ intervention }) => intervention),
    number("year", "year", "Year from day 0; empty for the whole run", ({ year }) => year),
    number("share", "share", "What the safety fund paid of what was due, mean over runs", ({ share }) => share.value),
    ...limits<PaidYear>("share", "share", "its 95 % t interval over runs", ({ share }) => share.interval),
  ];
  return table("paid", "What interventions got of what they were due.", fields, rows);
}

interface Shortfall extends MoneyLacked {
  readonly arm: string;
  readonly n: number;
  readonly intervention: string | null;
}

/** One row per arm for which anything was due, and one for each of its interventions. */
export function shortfallsTable({ funding }: Pick<CompareResult, "funding">): AnalysisTable {
  const rows = funding.flatMap(({ interventions, ...whole }): Shortfall[] => [
    { ...whole, intervention: null },
    ...interventions.map((each) => ({ arm: whole.arm, n: whole.n, ...each })),
  ]);
  const fields: Field<Shortfall>[] = [
    text("arm", "Arm", ({ arm }) => arm),
    text("intervention", "Intervention as the scenario names it; empty for all of the arm", ({ intervention }) => intervention),
    number("n", "runs", "Finished runs", ({ n }) => n),
    number("due", "yuan", "What was due from the safety fund, mean over runs", ({ due }) => due.value),
    number("lacked", "yuan", "What of it was not paid, mean over runs", ({ lacked }) => lacked.value),
    ...limits<Shortfall>("lacked", "yuan", "its 95 % interval over runs; none where all runs lack alike", ({ lacked }) => lacked.interval),
    number("months", "months", "Months of 30 days in which anything was lacking, mean over runs", ({ months }) => months.value),
    ...limits<Shortfall>(
      "months",
      "months",
      "its 95 % interval over runs; none where all runs lack alike",
      ({ months }) => months.interval,
    ),
    number("short_runs", "runs", "Runs in which anything was lacking", ({ shortRuns }) => shortRuns),
    number("first_month", "month", "First month, from 1, in which any run lacked; empty where none did", ({ firstMonth }) => firstMonth),
    number("last_month", "month", "Last month in which any run lacked; empty where none did", ({ lastMonth }) => lastMonth),
  ];
  return table("shortfalls", "What the safety fund could not pay of what was due for measures.", fields, rows);
}

interface SetEffect {
  readonly set: number;
  readonly arm: string;
  readonly effect: number;
}

function setsTable({ parameterUncertainty }: CompareResult): AnalysisTable {
  const rows = (parameterUncertainty?.effects ?? []).flatMap((effects, s): SetEffect[] =>
    effects.map((effect, a) => ({ set: s + 1, arm: parameterUncertainty!.arms[a].arm, effect })),
  );
  const fields: Field<SetEffect>[] = [
    number("set", "", "Parameter set, numbered over those that could be used", ({ set }) => set),
    text("arm", "Arm", ({ arm }) => arm),
    number("effect", ofOutcome, "Mean paired difference of the primary outcome under the set", ({ effect }) => effect),
  ];
  return table("parameter-sets", "Effect of every arm under every parameter set.", fields, rows);
}
