/**
 * What charts and people read of runs one by one: rows of the result tables, timelines, warnings and groups, in the order in which runs
 * are delivered.
 */
import { layoutPlace } from "../../model/place.ts";
import type { ModelSpecification } from "../../model/specification.ts";
import { type ColumnTable, rowsOf } from "../../runs/columns.ts";
import type { RunRecord } from "../../runs/request.ts";
import type { ResolvedArm, ResolvedScenario } from "../../scenario/types.ts";
import { indicatorInfos } from "../../tables/indicatorInfos.ts";
import { labelGroups } from "../../tables/labels.ts";
import type { ArmInfo, LedgerRow, NetworkRow, OrganisationInfo, ResultTables, SeriesRow, SummaryRow } from "../../tables/tables.ts";

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

/** Adds a run, whose record holds all tables but perhaps the hazards. */
export function gather(gathered: Gathered, arm: string, replication: number, record: RunRecord, options: Keep): void {
  const { network, ledger, timeline } = record.tables;
  gathered.used++;
  if (!gathered.timelines.has(arm)) gathered.timelines.set(arm, rowsOf<ArmInfo["timeline"][number]>(timeline));
  for (const warning of record.warnings) gathered.warnings.set(warning, (gathered.warnings.get(warning) ?? 0) + 1);
  for (const key of record.summaryKeys) gathered.groups.add(key.group);
  for (const key of record.seriesKeys) gathered.groups.add(key.group);
  gatherSummary(gathered.summary, arm, replication, record);
  gatherSeries(gathered.series, arm, replication, record, options.keepSeries ?? (() => true));
  gatherNetwork(gathered.network, arm, replication, network, options.keepNetwork ?? "all");
  for (const row of rowsOf<Omit<LedgerRow, "arm" | "replication">>(ledger)) gathered.ledger.push({ arm, replication, ...row });
}

function gatherSummary(summary: SummaryRow[], arm: string, replication: number, record: RunRecord): void {
  record.summaryKeys.forEach((key, index) => {
    const value = record.summary[index];
    if (Number.isNaN(value)) return;
    summary.push({ arm, replication, indicator: key.indicator, group: key.group, value, unit: key.unit });
  });
}

function gatherSeries(
  series: SeriesRow[],
  arm: string,
  replication: number,
  record: RunRecord,
  keep: (i: string, g: string) => boolean,
): void {
  const width = record.seriesKeys.length;
  const kept = record.seriesKeys.map((key, index) => ({ ...key, index })).filter((key) => keep(key.indicator, key.group));
  record.days.forEach((day, period) => {
    for (const { indicator, group, index } of kept) {
      const value = record.series[period * width + index];
      if (!Number.isNaN(value)) series.push({ arm, replication, day, indicator, group, value });
    }
  });
}

function gatherNetwork(
  network: NetworkRow[],
  arm: string,
  replication: number,
  table: ColumnTable | undefined,
  keep: "all" | "ends",
): void {
  const rows = rowsOf<Omit<NetworkRow, "arm" | "replication">>(table).filter(({ value }) => !Number.isNaN(value));
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { day } of rowsOf<{ day: number }>(table)) [first, last] = [Math.min(first, day), Math.max(last, day)];
  for (const row of rows) if (keep === "all" || row.day === first || row.day === last) network.push({ arm, replication, ...row });
}

/** The tables of a scenario with so many replications. */
export function resultTables(scenario: ResolvedScenario, replications: number, gathered: Gathered): ResultTables {
  const specifications = scenario.arms.map((arm) => arm.specification);
  return {
    scenario: {
      id: scenario.id,
      title: scenario.title,
      horizonDays: scenario.horizonDays,
      seed: scenario.seed,
      replications,
      warnings: [...gathered.warnings].map(([text, runs]) => `${text} (in ${runs} of ${gathered.used} runs)`),
    },
    arms: scenario.arms.map((arm) => armInfo(arm, gathered.timelines.get(arm.id) ?? [])),
    indicators: indicatorInfos(),
    groupLabels: labelGroups(gathered.groups, specifications),
    organisations: organisationInfos(specifications),
    buildings: specifications.length === 0 ? [] : layoutPlace(specifications[0]),
    summary: gathered.summary,
    series: gathered.series,
    network: gathered.network,
    ledger: gathered.ledger,
  };
}

function armInfo(arm: ResolvedArm, timeline: ArmInfo["timeline"]): ArmInfo {
  return {
    id: arm.id,
    label: arm.label,
    timeline,
    events: arm.specification.events.map(({ label, day, days }) => ({ label, day, days })),
  };
}

/** Organisations of all arms, each once, in the order in which they first appear. */
function organisationInfos(specifications: readonly ModelSpecification[]): OrganisationInfo[] {
  const byId = new Map<string, OrganisationInfo>();
  for (const { organisations } of specifications) {
    for (const { id, label, kind, community } of organisations) {
      if (!byId.has(id)) byId.set(id, { id, label, kind, community });
    }
  }
  return [...byId.values()];
}
