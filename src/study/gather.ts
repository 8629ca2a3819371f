/**
 * What a study keeps of its runs: rows of the result tables, timelines, warnings and groups, in the order in which runs are delivered.
 */
import { cell, type PackedRun } from "./packedRun.ts";
import type { ArmInfo, LedgerRow, NetworkRow, SeriesRow, SummaryRow } from "./tables.ts";

/** Which rows to keep. Summaries and bookings are always kept. */
export interface Keep {
  /** Default all. */
  readonly keepSeries?: (indicator: string, group: string) => boolean;
  /** The network of all recorded days (default), or of the first and the last. */
  readonly keepNetwork?: "all" | "ends";
}

/** What is kept of the runs, in canonical order. */
export interface Gathered {
  readonly summary: SummaryRow[];
  readonly series: SeriesRow[];
  readonly network: NetworkRow[];
  readonly ledger: LedgerRow[];
  /** Timeline of each arm: that of its first replication that ran. */
  readonly timelines: Map<string, ArmInfo["timeline"]>;
  /** Warning → in how many runs. */
  readonly warnings: Map<string, number>;
  readonly groups: Set<string>;
  used: number;
}

export function newGathered(): Gathered {
  return {
    summary: [],
    series: [],
    network: [],
    ledger: [],
    timelines: new Map(),
    warnings: new Map(),
    groups: new Set(),
    used: 0,
  };
}

/** Adds a run. */
export function gather(gathered: Gathered, arm: string, replication: number, run: PackedRun, options: Keep): void {
  gathered.used++;
  if (!gathered.timelines.has(arm)) gathered.timelines.set(arm, run.timeline);
  for (const warning of run.warnings) gathered.warnings.set(warning, (gathered.warnings.get(warning) ?? 0) + 1);
  for (const key of run.summaryKeys) gathered.groups.add(key.group);
  for (const key of run.seriesKeys) gathered.groups.add(key.group);
  gatherSummary(gathered.summary, arm, replication, run);
  gatherSeries(gathered.series, arm, replication, run, options.keepSeries ?? (() => true));
  gatherNetwork(gathered.network, arm, replication, run, options.keepNetwork ?? "all");
  gatherLedger(gathered.ledger, arm, replication, run);
}

function gatherSummary(summary: SummaryRow[], arm: string, replication: number, run: PackedRun): void {
  run.summaryKeys.forEach((key, index) => {
    const value = run.summary[index];
    if (Number.isNaN(value)) return;
    summary.push({ arm, replication, indicator: key.indicator, group: key.group, value, unit: key.unit });
  });
}

function gatherSeries(
  series: SeriesRow[],
  arm: string,
  replication: number,
  run: PackedRun,
  keep: (i: string, g: string) => boolean,
): void {
  const width = run.seriesKeys.length;
  const kept = run.seriesKeys.map((key, index) => ({ ...key, index })).filter((key) => keep(key.indicator, key.group));
  run.days.forEach((day, period) => {
    for (const { indicator, group, index } of kept) {
      const value = run.series[period * width + index];
      if (!Number.isNaN(value)) series.push({ arm, replication, day, indicator, group, value });
    }
  });
}

function gatherNetwork(network: NetworkRow[], arm: string, replication: number, run: PackedRun, keep: "all" | "ends"): void {
  const { day, layer, measure, actor, value } = run.network.columns;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < run.network.rows; row++) {
    first = Math.min(first, cell(day, row) as number);
    last = Math.max(last, cell(day, row) as number);
  }
  for (let row = 0; row < run.network.rows; row++) {
    const on = cell(day, row) as number;
    const amount = cell(value, row) as number;
    if (Number.isNaN(amount) || (keep === "ends" && on !== first && on !== last)) continue;
    network.push({
      arm,
      replication,
      day: on,
      layer: cell(layer, row) as NetworkRow["layer"],
      measure: cell(measure, row) as string,
      actor: cell(actor, row) as string,
      value: amount,
    });
  }
}

function gatherLedger(ledger: LedgerRow[], arm: string, replication: number, run: PackedRun): void {
  const { month, from, to, purpose, yuan } = run.ledger.columns;
  for (let row = 0; row < run.ledger.rows; row++) {
    ledger.push({
      arm,
      replication,
      month: cell(month, row) as number,
      from: cell(from, row) as string,
      to: cell(to, row) as string,
      purpose: cell(purpose, row) as string,
      yuan: cell(yuan, row) as number,
    });
  }
}
