/**
 * One run: a specification and a replication number in, tables out. Pure: the same input gives the same bytes everywhere.
 *
 * The world is initialised, warmed up under its starting institutions, and stepped day by day through the schedule; recording happens
 * between steps and changes nothing.
 */
import type { KeyedRandom } from "../kernel/random.ts";
import { type SeriesKey, SeriesRecorder } from "../kernel/recorder.ts";
import { isDue, runDay, StepError, type Stopwatch } from "../kernel/schedule.ts";
import { type MeanChoices, meanChoices } from "./choices.ts";
import { type HazardTable, hazardTable } from "./hazardTable.ts";
import type { Indicator, Window } from "./indicator.ts";
import { indicators } from "./indicators/catalogue.ts";
import { initialise } from "./initialise.ts";
import { interventions } from "./interventions/catalogue.ts";
import { type NetworkRow, networkRows } from "./network/networkRows.ts";
import { bookRemainingHarm } from "./processes/escalation.ts";
import { takeSurvey } from "./processes/survey.ts";
import { meanConfidence, type ResidentTable, residentTable } from "./residentTable.ts";
import { schedule } from "./schedule.ts";
import type { ModelSpecification } from "./specification.ts";
import { NOBODY, type World } from "./state.ts";
import { closePeriod } from "./tally.ts";
import { rememberedStarts, type Starts, warmUp } from "./warmUp.ts";

export interface RunOptions {
  /** Days between rows of the series. */
  readonly recordEvery: number;
  readonly recordHazards: boolean;
  /** Also hand back every resident's outcomes; default no. */
  readonly recordResidents?: boolean;
  /** Also hand back the mean choices of each month; default no. */
  readonly recordChoices?: boolean;
  /** Counts the time of each process; needs a clock, since the model has none. */
  readonly clock?: () => number;
  /** Called after every day; for tests of invariants. It must only read. */
  readonly afterDay?: (world: World) => void;
  /** Looks on from process to process; absent wherever a result is kept. */
  readonly observer?: RunObserver;
}

/** One who follows a run; must only read. */
export interface RunObserver {
  /** All the chance of the run, in place of that of its seed and replication: the same draws, traced. */
  readonly random?: KeyedRandom;
  /** Called after initialisation (`INITIALISATION`), and after every process of every day, the warm-up's included. */
  afterProcess(world: World, process: string): void;
}

/** Name under which an observer sees what comes before the first day. */
export const INITIALISATION = "initialisation";

/** One bar of the policy timeline, half open [fromDay, toDay). */
export interface PhaseBar {
  readonly intervention: string;
  readonly label: string;
  readonly phase: "planning" | "construction" | "operation";
  readonly fromDay: number;
  readonly toDay: number;
  readonly strength: number;
}

export interface RunOutput {
  readonly seriesKeys: readonly SeriesKey[];
  readonly days: readonly number[];
  /** `series[row * keys + key]`; NaN where there was nothing to measure. */
  readonly series: Float64Array;
  readonly summaryKeys: readonly (SeriesKey & { readonly unit: string })[];
  readonly summary: Float64Array;
  readonly network: readonly NetworkRow[];
  readonly ledger: readonly {
    readonly month: number;
    readonly from: string;
    readonly to: string;
    readonly purpose: string;
    readonly yuan: number;
  }[];
  readonly hazards: HazardTable | null;
  /** Null unless asked for. */
  readonly residents: ResidentTable | null;
  readonly timeline: readonly PhaseBar[];
  /** Mean choices by rule, kind of organisation and month since the beginning of the warm-up; when asked for. */
  readonly choices?: MeanChoices;
  readonly warnings: readonly string[];
  /** Time per process in the clock's unit, when a clock was given. */
  readonly profile: Readonly<Record<string, number>>;
}

/** A run that could not go on: the day it stood at and the process it was in. */
export class ModelError extends StepError {
  override readonly name = "ModelError";
}

/** Days between rows of the network measures. */
const NETWORK_EVERY_DAYS = 90;

/** Runs one replication (0, 1, 2, …). Throws ModelError. */
export function runModel(specification: ModelSpecification, replication: number, options: RunOptions): RunOutput {
  return run(specification, replication, options, null);
}

/** The same function for runs in a row, which need less time where arms of a replication follow each other. */
export function modelForManyRuns(): typeof runModel {
  const starts = rememberedStarts();
  return (specification, replication, options) => run(specification, replication, options, starts);
}

function run(specification: ModelSpecification, replication: number, options: RunOptions, starts: Starts | null): RunOutput {
  const { observer, recordHazards } = options;
  const after = observer === undefined ? undefined : observer.afterProcess.bind(observer);
  const stopwatch = options.clock ? { clock: options.clock, times: {} } : null;
  const recorder = new SeriesRecorder();
  // Who looks on or takes the time wants the warm-up too.
  const isPlain = starts !== null && after === undefined && stopwatch === null;
  const world = isPlain
    ? starts(specification, replication, recordHazards, (each, day) => step(each, day, null))
    : initialise(specification, replication, recordHazards, observer?.random);
  if (!isPlain) {
    after?.(world, INITIALISATION);
    warmUp(world, (each, day) => step(each, day, stopwatch, after));
  }
  const trustAtStart = options.recordResidents === true ? meanConfidence(world) : null;
  record(world, recorder, 0);
  const network = networkRows(world, 0, true);
  for (let day = 0; day < specification.horizonDays; day++) {
    step(world, day, stopwatch, after);
    world.period.days++;
    options.afterDay?.(world);
    const done = day + 1;
    const last = done === specification.horizonDays;
    if (done % options.recordEvery === 0 || last) {
      record(world, recorder, done);
      closePeriod(world.period, world.horizon);
    }
    if (done % NETWORK_EVERY_DAYS === 0 || last) network.push(...networkRows(world, done, last));
  }
  const residents = trustAtStart === null ? null : residentTable(world, trustAtStart);
  return collect(world, recorder, network, residents, options, stopwatch?.times ?? {});
}

function step(world: World, day: number, stopwatch: Stopwatch | null, after?: RunObserver["afterProcess"]): void {
  world.day = day;
  try {
    runDay(schedule, world, day, stopwatch, after);
  } catch (error) {
    if (error instanceof StepError) throw new ModelError(error.message, error.step, error.process, { cause: error.cause });
    throw error;
  }
}

/** Adds a row to the series: states as they are, flows of the period that ends here (none at day 0). */
function record(world: World, recorder: SeriesRecorder, day: number): void {
  // The last process of a month has just asked everybody.
  if (!isDue("month", world.day)) takeSurvey(world);
  const entries: [SeriesKey, number][] = [];
  for (const indicator of indicators) {
    if (indicator.summaryOnly === true) continue;
    const nothingYet = day === 0 && indicator.kind === "flow";
    for (const [group, value] of measure(world, indicator, "period")) {
      entries.push([{ indicator: indicator.id, group }, nothingYet ? Number.NaN : value]);
    }
  }
  recorder.record(day, entries);
}

/** Values of an indicator by group; NaN stands for nothing to measure. Throws ModelError on a value that is not finite. */
function measure(world: World, indicator: Indicator, window: Window): [string, number][] {
  const values: [string, number][] = [];
  const emit = (group: string, value: number | null) => {
    if (value !== null && !Number.isFinite(value)) {
      throw new ModelError(`indicator ${indicator.id} (${group}): expected a finite number, received ${value}`, world.day, "observe");
    }
    values.push([group, value ?? Number.NaN]);
  };
  indicator.measure(world, emit, window);
  return values;
}

function collect(
  world: World,
  recorder: SeriesRecorder,
  network: NetworkRow[],
  residents: ResidentTable | null,
  options: RunOptions,
  profile: Record<string, number>,
): RunOutput {
  bookRemainingHarm(world);
  const hazards = world.events === null ? null : hazardTable(world);
  closePeriod(world.period, world.horizon);
  const summary = summarise(world, recorder);
  const { keys, days, values } = recorder.series();
  return {
    seriesKeys: keys,
    days,
    series: values,
    summaryKeys: summary.map(([key]) => key),
    summary: Float64Array.from(summary, ([, value]) => value),
    network,
    ledger: world.accounts.ledger(),
    hazards,
    residents,
    timeline: timelineOf(world),
    ...(options.recordChoices === true ? { choices: meanChoices(world.choices) } : {}),
    warnings: [...world.warnings, ...moneyWarnings(world), ...builderWarnings(world)],
    profile,
  };
}

/** Whole-horizon values: flows over the horizon, states at the end, and the states' means over recording days after day 0. */
function summarise(world: World, recorder: SeriesRecorder): [SeriesKey & { unit: string }, number][] {
  const rows: [SeriesKey & { unit: string }, number][] = [];
  for (const indicator of indicators) {
    const { id, unit, kind, summaryOnly } = indicator;
    for (const [group, value] of measure(world, indicator, "horizon")) {
      rows.push([{ indicator: id, group, unit }, value]);
      if (kind !== "state" || summaryOnly === true) continue;
      rows.push([{ indicator: `${id}.mean`, group, unit }, recorder.meanAfterFirst({ indicator: id, group })]);
    }
  }
  return rows;
}

/** Share of its costs from which a measure counts as paid: rounding and the last day apart. */
const PAID_SHARE = 0.95;

/** Measures that could not be paid in full, by year and in two classes, so that runs can be counted by what they say. */
function moneyWarnings({ interventions: actives }: World): string[] {
  return actives.flatMap(({ specification, dueByYear, paidByYear }) =>
    dueByYear.flatMap((due, year) => {
      if (paidByYear[year] >= due * PAID_SHARE) return [];
      const share = paidByYear[year] < due / 2 ? "less than half" : "only a part";
      return [
        `measure ${specification.id}: in year ${year + 1} the safety fund paid ${share} of what was due; it was built late or ran below strength`,
      ];
    }),
  );
}

/** Measures that firms should build and for which none bid. */
function builderWarnings({ interventions: actives }: World): string[] {
  return actives
    .filter(({ works }) => works.contract.tenders > 0 && works.contract.winner === NOBODY)
    .map(({ specification }) => `measure ${specification.id}: no technology firm bid for it, so nothing of it was built`);
}

/** What really happened, triggers and money included. */
function timelineOf(world: World): PhaseBar[] {
  return world.interventions.flatMap(({ specification, index, phases }) =>
    phases.flatMap(({ phase, day }, k) => {
      if (phase === "waiting" || phase === "ended") return [];
      const toDay = phases[k + 1]?.day ?? world.specification.horizonDays;
      const { id, title } = interventions[index];
      const label = specification.id === id ? title : `${title} (${specification.id})`;
      return [{ intervention: specification.id, label, phase, fromDay: day, toDay, strength: specification.strength }];
    }),
  );
}
