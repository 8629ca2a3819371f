/** What is read off a run: an indicator or a measure of the network, as the mean over days or as the summary of the whole run. */
import type { NetworkRow } from "../../src/model/network/networkRows.ts";
import type { RunOutput } from "../../src/model/run.ts";
import { cell } from "../../src/runs/columns.ts";
import type { RunRecord } from "../../src/runs/request.ts";

interface Key {
  readonly indicator: string;
  readonly group: string;
}

/** A run, of which the network is read as a whole, not actor by actor. */
export interface Reading extends Pick<RunOutput, "days" | "series" | "summary"> {
  readonly seriesKeys: readonly Key[];
  readonly summaryKeys: readonly Key[];
  readonly network: readonly Pick<NetworkRow, "day" | "layer" | "measure" | "value">[];
}

/** Days between rows of the series. */
export const RECORD_EVERY_DAYS = 30;

export function readingOfRun({ seriesKeys, days, series, summaryKeys, summary, network }: RunOutput): Reading {
  return { seriesKeys, days, series, summaryKeys, summary, network: network.filter(({ actor }) => actor === "") };
}

/** Of a record that keeps the series and the network. */
export function readingOfRecord({ seriesKeys, days, series, summaryKeys, summary, tables }: RunRecord): Reading {
  const { rows, columns } = tables.network!;
  const network = Array.from({ length: rows }, (_, row) => row)
    .filter((row) => cell(columns.actor, row) === "")
    .map((row) => ({
      day: cell(columns.day, row) as number,
      layer: cell(columns.layer, row) as NetworkRow["layer"],
      measure: cell(columns.measure, row) as NetworkRow["measure"],
      value: cell(columns.value, row) as number,
    }));
  return { seriesKeys, days, series, summaryKeys, summary, network };
}

/** Throws RangeError where there is no value. */
export function read(reading: Reading, indicator: string, days: readonly [number, number] | undefined): number {
  if (indicator.startsWith("network:")) return readNetwork(reading, indicator, days!);
  const [id, group = "all"] = indicator.split("|");
  const is = (key: Key) => key.indicator === id && key.group === group;
  if (days === undefined) return known(reading.summary[reading.summaryKeys.findIndex(is)], indicator);
  const column = reading.seriesKeys.findIndex(is);
  const rows = reading.days.flatMap((day, row) => (day > days[0] && day <= days[1] ? [row] : []));
  const values = rows.map((row) => reading.series[row * reading.seriesKeys.length + column]).filter((value) => Number.isFinite(value));
  return known(mean(values), indicator);
}

function readNetwork({ network }: Reading, indicator: string, [from, to]: readonly [number, number]): number {
  const [, layer, name] = indicator.split(":");
  const rows = network.filter((row) => row.layer === layer && row.measure === name && row.day > from && row.day <= to);
  return known(mean(rows.map(({ value }) => value)), indicator);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function known(value: number | undefined, indicator: string): number {
  if (value === undefined || !Number.isFinite(value))
    throw new RangeError(`${indicator}: expected a value in every run, received ${value}`);
  return value;
}
