/**
 * What measures lacked: what the safety fund could not pay of what was due, in yuan and in months, by arm and intervention. Means over runs
 * with their intervals, so that a package that is not paid for is seen.
 */

import { type ColumnTable, cell } from "../runs/columns.ts";
import type { RunRecord } from "../runs/request.ts";
import { type Estimate, meanEstimate } from "../statistics/estimate.ts";

/** Less than this in a month, in yuan, is rounding: a fen. */
const FEN = 0.01;

/** What one intervention was due and paid in one month of a run, counted from 0. */
interface Due {
  readonly month: number;
  readonly intervention: string;
  readonly due: number;
  readonly paid: number;
}

/** The finished runs of each arm, by what was due in them; nothing where no run records it. */
export type FundedRuns = Map<string, (readonly Due[])[]>;

/** Takes in a finished run of an arm. */
export function addFunding(runs: FundedRuns, arm: string, { tables: { funding } }: Pick<RunRecord, "tables">): void {
  if (funding === undefined) return;
  if (!runs.has(arm)) runs.set(arm, []);
  runs.get(arm)!.push(duesOf(funding));
}

function duesOf(table: ColumnTable): Due[] {
  const { month, intervention, due, paid } = table.columns;
  return Array.from({ length: table.rows }, (_, row) => ({
    month: Number(cell(month, row)),
    intervention: String(cell(intervention, row)),
    due: Number(cell(due, row)),
    paid: Number(cell(paid, row)),
  }));
}

/** Arms for which anything was due, in the order in which their runs came. */
export function armsFunding(runs: FundedRuns): ArmFunding[] {
  return [...runs].flatMap(([arm, dues]) => {
    const ids = [...new Set(dues.flat().map(({ intervention }) => intervention))];
    if (ids.length === 0) return [];
    const interventions = ids.map((intervention): InterventionFunding => {
      const own = dues.map((run) => run.filter((each) => each.intervention === intervention));
      return { intervention, ...lackedIn(own) };
    });
    return [{ arm, n: dues.length, ...lackedIn(dues), interventions }];
  });
}

/** Whether it lacked money in any run. */
export function isShort({ shortRuns }: Pick<MoneyLacked, "shortRuns">): boolean {
  return shortRuns > 0;
}

function lackedIn(runs: readonly (readonly Due[])[]): MoneyLacked {
  const short = runs.map((run) => run.filter(({ due, paid }) => due - paid >= FEN));
  const months = short.map((run) => new Set(run.map(({ month }) => month + 1)));
  const all = [...new Set(months.flatMap((each) => [...each]))].sort((a, b) => a - b);
  return {
    due: amount(runs.map((run) => total(run, ({ due }) => due))),
    lacked: amount(short.map((run) => total(run, ({ due, paid }) => due - paid))),
    months: amount(months.map(({ size }) => size)),
    shortRuns: short.filter(({ length }) => length > 0).length,
    firstMonth: all[0] ?? null,
    lastMonth: all.at(-1) ?? null,
  };
}

function total(run: readonly Due[], of: (each: Due) => number): number {
  return run.reduce((sum, each) => sum + of(each), 0);
}

/** A mean of amounts, whose interval ends at nothing. */
function amount(values: readonly number[]): Estimate {
  const { interval, ...rest } = meanEstimate(values);
  return { ...rest, interval: interval === null ? null : { low: Math.max(0, interval.low), high: interval.high } };
}

/** Most yuan that a run of the arm lacked in one month; 0 where it lacked nothing. */
export function dearestShortMonth(runs: FundedRuns, arm: string): number {
  return Math.max(
    0,
    ...(runs.get(arm) ?? []).flatMap((run) => {
      const byMonth = new Map<number, number>();
      for (const { month, due, paid } of run) if (due - paid >= FEN) byMonth.set(month, (byMonth.get(month) ?? 0) + due - paid);
      return [...byMonth.values()];
    }),
  );
}

/** What the safety fund could not pay of what was due for measures; yuan and months are means over runs. */
export interface MoneyLacked {
  /** Yuan. */
  readonly due: Estimate;
  /** Yuan due and not paid. */
  readonly lacked: Estimate;
  /** Months of 30 days in which anything was lacking. */
  readonly months: Estimate;
  /** Runs in which anything was lacking. */
  readonly shortRuns: number;
  /** First and last month, from 1, in which anything was lacking in any run; null where nothing was. */
  readonly firstMonth: number | null;
  readonly lastMonth: number | null;
}

export interface InterventionFunding extends MoneyLacked {
  /** As the scenario names it. */
  readonly intervention: string;
}

/** An arm for which anything was due, and what each of its interventions lacked. */
export interface ArmFunding extends MoneyLacked {
  readonly arm: string;
  /** Finished runs. */
  readonly n: number;
  readonly interventions: readonly InterventionFunding[];
}
