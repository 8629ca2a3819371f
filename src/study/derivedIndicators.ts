/**
 * Indicators of an arm against the baseline, which no single run can know: cost per true incident averted.
 *
 * The ratio is that of means over replications: extra cost of the replication ÷ mean incidents averted by the arm, so that its mean is
 * the cost-effectiveness ratio. It is left out where the paired interval of incidents averted does not lie above zero, because a ratio
 * to nothing means nothing.
 */
import { estimateDifference } from "../statistics/mean.ts";
import type { IndicatorInfo, SummaryRow } from "./tables.ts";

/** The two measured indicators it is made of, both with group `all` and over the whole horizon. */
export const averted = { incidents: "true-incidents", cost: "cost" } as const;

export const derivedIndicators: readonly IndicatorInfo[] = [
  {
    id: "cost-per-incident-averted",
    label: "Cost per incident averted",
    unit: "yuan per incident",
    direction: "lower",
    definition:
      "Cost beyond the baseline's in the same replication ÷ true incidents averted against the baseline, averaged over replications. " +
      "Left out where the 95 % interval of incidents averted does not lie above zero.",
    family: "resources",
    main: false,
    kind: "flow",
    summaryOnly: true,
  },
];

/** `summary` with the derived rows put in behind each run; `arms` in order, the first being the baseline. */
export function derivedSummary(summary: readonly SummaryRow[], arms: readonly string[]): SummaryRow[] {
  if (arms[0] !== "baseline") return [...summary];
  const incidents = valuesByRun(summary, averted.incidents);
  const cost = valuesByRun(summary, averted.cost);
  const meanAverted = new Map(arms.slice(1).map((arm) => [arm, meanIncidentsAverted(incidents, arm)]));
  const rows: SummaryRow[] = [];
  summary.forEach((row, index) => {
    rows.push(row);
    const next = summary[index + 1];
    if (next !== undefined && next.arm === row.arm && next.replication === row.replication) return;
    const extra = pairedDifference(cost, row.arm, row.replication);
    const fewer = meanAverted.get(row.arm);
    if (extra === null || fewer === undefined || fewer === null) return;
    const { id: indicator, unit } = derivedIndicators[0];
    rows.push({ arm: row.arm, replication: row.replication, indicator, group: "all", value: extra / fewer, unit });
  });
  return rows;
}

/** Null unless the paired 95 % interval lies above zero. */
function meanIncidentsAverted(incidents: ReadonlyMap<string, ReadonlyMap<number, number>>, arm: string): number | null {
  const replications = [...(incidents.get(arm)?.keys() ?? [])];
  const differences = replications.map((k) => pairedDifference(incidents, arm, k)).filter((d) => d !== null);
  const estimate = estimateDifference(differences.map((d) => -d));
  return estimate?.interval != null && estimate.interval.low > 0 ? estimate.mean : null;
}

function pairedDifference(values: ReadonlyMap<string, ReadonlyMap<number, number>>, arm: string, replication: number): number | null {
  const own = values.get(arm)?.get(replication);
  const base = values.get("baseline")?.get(replication);
  return own === undefined || base === undefined ? null : own - base;
}

function valuesByRun(summary: readonly SummaryRow[], indicator: string): Map<string, Map<number, number>> {
  const values = new Map<string, Map<number, number>>();
  for (const row of summary) {
    if (row.indicator !== indicator || row.group !== "all") continue;
    const ofArm = values.get(row.arm) ?? new Map<number, number>();
    values.set(row.arm, ofArm.set(row.replication, row.value));
  }
  return values;
}
