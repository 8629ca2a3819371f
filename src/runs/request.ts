/**
 * One run of a study, asked for and answered.
 *
 * A run is a pure function of its specification, its replication and the engine. A request names the run for people (`point` and
 * replication); its address in a store is the hash of what it depends on, so the same run asked for twice is made once.
 */
import type { ResidentTable } from "../model/residentTable.ts";
import type { ModelSpecification } from "../model/specification.ts";
import type { GroupKey } from "../tables/tables.ts";
import type { ColumnTable, RecordTable } from "./columns.ts";
import type { ResidentGroups } from "./residentGroups.ts";

/** What is run. `point` is the id of an arm, a sub-package, a design point or a parameter set; unique with `replication` within a study. */
export interface RunRequest {
  /** The arm that it is a case of; default `point`. */
  readonly arm?: string;
  readonly point: string;
  readonly replication: number;
  readonly specification: ModelSpecification;
}

/** What one value of a run is. States also have `<indicator>.mean`, their mean over the horizon. */
export interface OutcomeKey {
  readonly indicator: string;
  readonly group: GroupKey;
  readonly unit: string;
}

/** What is kept of a finished run. NaN where there was nothing to measure. */
export interface RunRecord {
  readonly summaryKeys: readonly OutcomeKey[];
  readonly summary: Float64Array;
  /** Series that the study keeps: `series[row * seriesKeys.length + key]`, one row per day of `days`. */
  readonly seriesKeys: readonly { readonly indicator: string; readonly group: GroupKey }[];
  readonly days: readonly number[];
  readonly series: Float64Array;
  /** Tables that the study keeps. */
  readonly tables: Readonly<Partial<Record<RecordTable, ColumnTable>>>;
  /** Null where the study keeps nothing of residents; `residents` also where it does not keep everybody. */
  readonly groups: ResidentGroups | null;
  readonly residents: ResidentTable | null;
  readonly warnings: readonly string[];
}

/** Why a run has no result. `step` is a day. */
export interface RunFailure {
  readonly step: number | null;
  readonly process: string | null;
  readonly agent: string | null;
  readonly message: string;
  /** Where in a module of own parts it came from, as in `night-walks.js:12:5`; absent where it was elsewhere. */
  readonly place?: string;
}

/** A failure in words, with its place in own parts. */
export function failureText({ place, message }: Pick<RunFailure, "place" | "message">): string {
  return place === undefined ? message : `${place}: ${message}`;
}

export type RunState =
  | { readonly status: "done"; readonly record: RunRecord }
  | { readonly status: "failed"; readonly failure: RunFailure };

/** Requests in canonical order, perhaps made as they are asked for; `size` is their number where it is known. */
export interface RequestList extends Iterable<RunRequest> {
  readonly size?: number;
}

/** A lazy list of known size; `requests` is called anew for every walk through it. */
export function sized(size: number, requests: () => Iterable<RunRequest>): RequestList {
  return { size, [Symbol.iterator]: () => requests()[Symbol.iterator]() };
}

/** Replications 1 … n. */
export function upTo(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i + 1);
}

/** Where the runs of a study are made and kept. Analyses ask it for runs and know nothing of folders, workers or leases. */
export interface Workbench {
  /**
   * Makes the runs that are missing and delivers every one of `requests` in their order. `requests` may be lazy and long; memory does
   * not grow with it. A failed run is delivered as such. Rejects when aborted or when a result cannot be kept (a full disk).
   */
  complete(requests: RequestList, deliver: (request: RunRequest, state: RunState) => void): Promise<void>;
}

/** The value of an outcome in a finished run; null for a failed run, a missing key, or nothing to measure. */
export function outcomeOf(state: RunState, indicator: string, group: GroupKey = "all"): number | null {
  return state.status === "failed" ? null : outcomeIn(state.record, indicator, group);
}

/** The value of an outcome in a record; null for a missing key, or nothing to measure. */
export function outcomeIn({ summaryKeys, summary }: RunRecord, indicator: string, group: GroupKey = "all"): number | null {
  const index = summaryKeys.findIndex((key) => key.indicator === indicator && key.group === group);
  return index < 0 || Number.isNaN(summary[index]) ? null : summary[index];
}

/** A series of a record, one value for each of its `days`, NaN where nothing was measured (flows on day 0); null where the record has no such series. */
export function seriesIn({ seriesKeys, series, days }: RunRecord, indicator: string, group: GroupKey = "all"): Float64Array | null {
  const column = seriesKeys.findIndex((key) => key.indicator === indicator && key.group === group);
  return column < 0 ? null : Float64Array.from(days, (_, row) => series[row * seriesKeys.length + column]);
}
