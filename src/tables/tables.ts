/**
 * Result tables: the long-format rows that a study produces and that files, charts and comparisons read.
 *
 * Everything downstream of a run (CSV, charts, the terminal table) works from these alone and never from model state, so that a
 * results folder can be drawn again without running anything.
 */

/** Grouping keys are `all` or `dimension:member`, e.g. `category:dispute`, `kind:police`, `form:patrol`, `age:70+`, `building:1-03-12`. */
export type GroupKey = string;

/** Better direction of an indicator; `none` for descriptive quantities. */
export type Direction = "higher" | "lower" | "none";

/** One indicator as the charts and the codebook show it. */
export interface IndicatorInfo {
  readonly id: string;
  readonly label: string;
  /** Short unit for axes, e.g. `incidents`, `days`, `share`, `yuan`, `score 1–5`. */
  readonly unit: string;
  readonly direction: Direction;
  readonly definition: string;
  /** Family: safety, response, perception, participation, trust, collaboration, network, money, technology, emergency, equity. */
  readonly family: string;
  /** Shown in the terminal table and the trajectories chart. */
  readonly main: boolean;
  /** A state is read at the end of a period (the summary also holds `<id>.mean` over the horizon); a flow is what happened during it. */
  readonly kind?: "state" | "flow";
  /** True when `series` does not carry it. */
  readonly summaryOnly?: boolean;
}

/** One bar of an arm's policy timeline; days are half open [from, to). */
export interface TimelineBar {
  readonly intervention: string;
  readonly label: string;
  readonly phase: "planning" | "construction" | "operation";
  readonly fromDay: number;
  readonly toDay: number;
  /** Policy strength in [0, 1]. */
  readonly strength: number;
}

export interface ArmInfo {
  readonly id: string;
  readonly label: string;
  readonly timeline: readonly TimelineBar[];
  /** Scheduled shocks (emergencies), the same in every arm unless patched. */
  readonly events: readonly { readonly label: string; readonly day: number; readonly days: number }[];
}

/** Actor kinds: government, police, enterprise, ngo. */
export interface OrganisationInfo {
  readonly id: string;
  readonly label: string;
  readonly kind: string;
  /** Community id, or `street` when it serves all. */
  readonly community: string;
}

/** A building on the map; x and y in metres from the south-west corner of the place. */
export interface BuildingInfo {
  readonly id: string;
  readonly community: string;
  readonly grid: string;
  readonly x: number;
  readonly y: number;
  readonly residents: number;
}

/** End-of-run and whole-horizon values. */
export interface SummaryRow {
  readonly arm: string;
  readonly replication: number;
  readonly indicator: string;
  readonly group: GroupKey;
  readonly value: number;
  readonly unit: string;
}

export interface SeriesRow {
  readonly arm: string;
  readonly replication: number;
  /** Days since the start; a flow's value is for the recording period that ends here. */
  readonly day: number;
  readonly indicator: string;
  readonly group: GroupKey;
  readonly value: number;
}

/**
 * Network measures and ties. `measure` is a network measure (`density`, `degree-centralisation`, …) with `actor` empty for whole-network
 * values or an organisation id for actor-level ones (`constraint`, `betweenness`, `degree`); or `tie` with actor `from>to` and value = tie
 * strength in (0, 1].
 */
export interface NetworkRow {
  readonly arm: string;
  readonly replication: number;
  readonly day: number;
  readonly layer: "information" | "resource" | "joint-action" | "supervision" | "all";
  readonly measure: string;
  readonly actor: string;
  readonly value: number;
}

/** One booked sum of a month; double entry: `from` is credited and `to` is debited. */
export interface LedgerRow {
  readonly arm: string;
  readonly replication: number;
  readonly month: number;
  readonly from: string;
  readonly to: string;
  readonly purpose: string;
  readonly yuan: number;
}

/** What may be said of an arm beside the baseline in an outcome, among all that is said; the interval is of this one alone. */
export interface Claim {
  readonly arm: string;
  readonly outcome: string;
  readonly interval: { readonly low: number; readonly high: number } | null;
  readonly verdict: "better" | "worse" | "different" | "unclear" | "same";
}

/** What an arm's measures were due and could not be paid; means over runs, yuan and months. */
export interface Lacking {
  readonly arm: string;
  readonly n: number;
  readonly due: LackingMean;
  readonly lacked: LackingMean;
  readonly months: LackingMean;
  readonly shortRuns: number;
}

interface LackingMean {
  readonly value: number;
  readonly interval: { readonly low: number; readonly high: number } | null;
}

/** Everything charts and tables need, in canonical order (arms as in the file, then replication, then the catalogue order). */
export interface ResultTables {
  readonly scenario: {
    readonly id: string;
    readonly title: string;
    readonly horizonDays: number;
    readonly seed: string;
    readonly replications: number;
    readonly warnings: readonly string[];
  };
  readonly arms: readonly ArmInfo[];
  /** Of the main indicators; where there are none, charts judge each difference by its own interval. */
  readonly claims?: readonly Claim[];
  /** Of arms for which anything was due; absent where runs do not record it. */
  readonly funding?: readonly Lacking[];
  readonly indicators: readonly IndicatorInfo[];
  /** Human labels of group members, e.g. `kind:police` → `Police`. */
  readonly groupLabels: Readonly<Record<GroupKey, string>>;
  readonly organisations: readonly OrganisationInfo[];
  readonly buildings: readonly BuildingInfo[];
  readonly summary: readonly SummaryRow[];
  readonly series: readonly SeriesRow[];
  readonly network: readonly NetworkRow[];
  readonly ledger: readonly LedgerRow[];
}
