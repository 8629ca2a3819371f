/** What interventions got of what they were due, by arm and year: means over runs with their intervals, so that a package that is not paid for is seen. */
import type { Interval } from "../statistics/mean.ts";
import { meanTest } from "../statistics/meanTest.ts";
import type { SummaryRow } from "../tables/tables.ts";

/** A mean share, 0 to 1, with its 95 % interval over runs within these bounds; none from a single run, nor from equal ones. */
export interface MeanShare {
  readonly value: number;
  readonly interval: Interval | null;
}

/** One intervention of one arm; a year is null where nothing was due. */
export interface PaidShare {
  readonly arm: string;
  readonly intervention: string;
  readonly share: MeanShare;
  readonly years: readonly (MeanShare | null)[];
}

export type PaidRow = Pick<SummaryRow, "arm" | "indicator" | "group" | "value">;

const WHOLE = "paid-share";
const BY_YEAR = "paid-share-by-year";
const OF_ONE = /^intervention:(.*?)(?:\/year-(\d+))?$/;

/** Whether a row of the summary says what an intervention got. */
export function isPaidRow({ indicator, group }: Pick<PaidRow, "indicator" | "group">): boolean {
  return (indicator === WHOLE || indicator === BY_YEAR) && group.startsWith("intervention:");
}

/** Interventions for which anything was due, in the order of the rows; other rows are passed over. */
export function paidShares(rows: Iterable<PaidRow>): PaidShare[] {
  const found = new Map<string, { arm: string; intervention: string; whole: number[]; years: number[][] }>();
  for (const row of rows) {
    if (!isPaidRow(row)) continue;
    const [, intervention, year] = OF_ONE.exec(row.group)!;
    const key = `${row.arm}\n${intervention}`;
    if (!found.has(key)) found.set(key, { arm: row.arm, intervention, whole: [], years: [] });
    const entry = found.get(key)!;
    if (row.indicator === WHOLE) entry.whole.push(row.value);
    else {
      while (entry.years.length < Number(year)) entry.years.push([]);
      entry.years[Number(year) - 1].push(row.value);
    }
  }
  return [...found.values()].flatMap(({ arm, intervention, whole, years }) => {
    const share = mean(whole);
    return share === null ? [] : [{ arm, intervention, share, years: years.map(mean) }];
  });
}

function mean(values: readonly number[]): MeanShare | null {
  if (values.length === 0) return null;
  const { mean: value, interval } = meanTest(values);
  return {
    value,
    interval: interval === null ? null : { low: Math.max(0, interval.low), high: Math.min(1, interval.high) },
  };
}
