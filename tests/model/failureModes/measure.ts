/** Runs configurations and measures paired differences; every arm and replication is run once per test file. */
import { readFileSync } from "node:fs";
import { join as joinPath } from "node:path";
import { parse } from "yaml";
import { type RunOutput, runModel } from "../../../src/model/run.ts";
import type { ModelSpecification } from "../../../src/model/specification.ts";
import { formatProblems, loadScenario } from "../../../src/scenario/load.ts";
import type { FileSource } from "../../../src/scenario/types.ts";
import { estimateDifference, type Interval } from "../../../src/statistics/mean.ts";
import type { Configuration, Expected, FailureMode, Outcome, Patch } from "./mode.ts";

/** Pairs of runs per configuration. */
export const REPLICATIONS = 20;
const RECORD_EVERY_DAYS = 30;
/** `little`: less than this share of the other configuration's effect. */
const LITTLE = 0.5;

export interface Effect {
  readonly mean: number;
  readonly interval: Interval;
}

export interface Finding {
  readonly outcome: Outcome;
  readonly failing: Effect;
  readonly contrast: Effect;
  /** Whether both configurations show what is expected of them. */
  readonly failingShown: boolean;
  readonly contrastShown: boolean;
}

type Reading = Pick<RunOutput, "seriesKeys" | "days" | "series" | "summaryKeys" | "summary" | "network">;

const specifications = new Map<string, ModelSpecification>();
const readings = new Map<string, Reading>();

/** All outcomes of a failure mode over its replications. */
export function measure(mode: FailureMode, replications = REPLICATIONS): Finding[] {
  return mode.outcomes.map((outcome) => {
    const failing = differences(mode, mode.failing, outcome, outcome.days, replications);
    const contrast = differences(mode, mode.contrast, outcome, outcome.contrastDays ?? outcome.days, replications);
    return {
      outcome,
      failing: effectOf(failing),
      contrast: effectOf(contrast),
      failingShown: shows(outcome.failing, outcome, failing, contrast),
      contrastShown: shows(outcome.contrast, outcome, contrast, failing),
    };
  });
}

/** Arm minus the arm it is judged against, by replication. */
function differences(
  mode: FailureMode,
  { arm, against }: Configuration,
  outcome: Outcome,
  days: readonly [number, number] | undefined,
  replications: number,
): number[] {
  return Array.from({ length: replications }, (_, replication) => {
    const a = read(run(arm, mode.horizonDays, replication), outcome.indicator, days);
    const b = read(run(against, mode.horizonDays, replication), outcome.indicator, days);
    return outcome.relative === true ? Math.log(a / b) : a - b;
  });
}

function effectOf(values: readonly number[]): Effect {
  const { mean, interval } = estimateDifference(values)!;
  return { mean, interval: interval! };
}

function shows(expected: Expected, outcome: Outcome, own: readonly number[], other: readonly number[]): boolean {
  const sign = outcome.good === "up" ? 1 : -1;
  const gain = (values: readonly number[]) => {
    const { interval } = effectOf(values.map((value) => sign * value));
    // Equal in every replication but for rounding is no difference.
    return { low: interval.low - 1e-12, high: interval.high + 1e-12 };
  };
  const { low, high } = gain(own);
  if (expected === "better") return low > 0;
  if (expected === "worse") return high < 0;
  if (expected === "no better") return low <= 0;
  if (expected === "no worse") return high >= 0;
  if (expected === "open") return true;
  // Short of half the other's effect, be that a gain (own gain is smaller) or a loss (own loss is smaller).
  const distance = gain(own.map((value, i) => value - LITTLE * other[i]));
  return effectOf(other.map((value) => sign * value)).mean > 0 ? distance.high < 0 : distance.low > 0;
}

function read(output: Reading, indicator: string, days: readonly [number, number] | undefined): number {
  if (indicator.startsWith("network:")) return readNetwork(output, indicator, days!);
  const [id, group = "all"] = indicator.split("|");
  const is = (key: { indicator: string; group: string }) => key.indicator === id && key.group === group;
  if (days === undefined) return known(output.summary[output.summaryKeys.findIndex(is)], indicator);
  const column = output.seriesKeys.findIndex(is);
  const rows = output.days.flatMap((day, row) => (day > days[0] && day <= days[1] ? [row] : []));
  const values = rows.map((row) => output.series[row * output.seriesKeys.length + column]).filter((value) => Number.isFinite(value));
  return known(mean(values), indicator);
}

function readNetwork(output: Reading, indicator: string, [from, to]: readonly [number, number]): number {
  const [, layer, name] = indicator.split(":");
  const rows = output.network.filter(
    (row) => row.layer === layer && row.measure === name && row.actor === "" && row.day > from && row.day <= to,
  );
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

function run(patch: Patch, horizonDays: number, replication: number): Reading {
  const key = `${horizonDays} ${replication} ${JSON.stringify(patch)}`;
  const old = readings.get(key);
  if (old !== undefined) return old;
  const output = runModel(specificationOf(patch, horizonDays), replication, { recordEvery: RECORD_EVERY_DAYS, recordHazards: false });
  const { seriesKeys, days, series, summaryKeys, summary, network } = output;
  const reading = { seriesKeys, days, series, summaryKeys, summary, network: network.filter(({ actor }) => actor === "") };
  readings.set(key, reading);
  return reading;
}

const FOLDER = "scenarios";
/** Half of the base community: people, buildings and staff alike, so that everybody's load stays what it is. */
const SCALE = 0.5;
const baseFile = "base/community.yaml";
const base = parse(readFileSync(joinPath(FOLDER, baseFile), "utf8")) as {
  place: { communities: { community: Record<"residents" | "households" | "buildings" | "grids", number> } };
  organisations: Record<string, { staff: number }>;
};

function scaledPlace() {
  const { residents, households, buildings, grids } = base.place.communities.community;
  const scaled = { residents: residents * SCALE, households: households * SCALE, buildings: buildings * SCALE, grids: grids * SCALE };
  return { communities: { community: scaled } };
}

/** Staff of the base community, scaled, times `factor`. */
function scaledStaff(factor: number) {
  return Object.fromEntries(Object.entries(base.organisations).map(([id, { staff }]) => [id, { staff: staff * SCALE * factor }]));
}

function specificationOf(patch: Patch, horizonDays: number): ModelSpecification {
  const key = `${horizonDays} ${JSON.stringify(patch)}`;
  const old = specifications.get(key);
  if (old !== undefined) return old;
  const { staffing = 1, ...sections } = patch;
  const scenario = {
    extends: baseFile,
    title: "A failure mode",
    purpose: "Test.",
    horizon: `${horizonDays} days`,
    seed: 1,
    replications: 1,
    place: scaledPlace(),
    organisations: scaledStaff(staffing),
    arms: { tried: sections },
  };
  const result = loadScenario(`${FOLDER}/failure-mode.yaml`, withText(JSON.stringify(scenario)));
  if ("problems" in result) throw new Error(formatProblems(result.problems));
  const { specification } = result.scenario.arms.find(({ id }) => id === "tried")!;
  specifications.set(key, specification);
  return specification;
}

/** The scenario in memory, its base from the repository. */
function withText(text: string): FileSource {
  return {
    read: (path) => ({ bytes: path === `${FOLDER}/failure-mode.yaml` ? new TextEncoder().encode(text) : readFileSync(path) }),
    resolve: (_, name) => joinPath(FOLDER, name),
  };
}
