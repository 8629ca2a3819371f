/**
 * One run: a specification and a replication number in, tables out. Pure: the same input gives the same bytes everywhere.
 *
 * The world is initialised, warmed up under its starting institutions, and stepped day by day through the schedule; recording happens
 * between steps and changes nothing.
 */

import { detectors, type HazardEvent, NEVER } from "./hazardStore.ts";
import { indicators } from "./indicators/catalogue.ts";
import { initialise } from "./initialise.ts";
import { interventions } from "./interventions/catalogue.ts";
import { measureNetwork } from "./network/measures.ts";
import { buildingId, gridId } from "./place.ts";
import { takeSurvey } from "./processes/survey.ts";
import { isActor } from "./processes/ties.ts";
import { isDue, schedule, WARM_UP_DAYS } from "./schedule.ts";
import type { ModelSpecification } from "./specification.ts";
import { layerIds, type World } from "./state.ts";
import { closePeriod } from "./tally.ts";

export interface RunOptions {
  /** Days between rows of the series. */
  readonly recordEvery: number;
  readonly recordHazards: boolean;
  /** Counts the time of each process; needs a clock, since the model has none. */
  readonly clock?: () => number;
  /** Called after every day; for tests of invariants. It must only read. */
  readonly afterDay?: (world: World) => void;
}

/** One bar of the policy timeline, half open [fromDay, toDay). */
export interface PhaseBar {
  readonly intervention: string;
  readonly label: string;
  readonly phase: "planning" | "construction" | "operation";
  readonly fromDay: number;
  readonly toDay: number;
  readonly strength: number;
}

/** The hazards table as columns; names as in hazards.csv. */
export interface HazardTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

export interface RunOutput {
  readonly seriesKeys: readonly { readonly indicator: string; readonly group: string }[];
  readonly days: readonly number[];
  /** `series[row * keys + key]`; NaN where there was nothing to measure. */
  readonly series: Float64Array;
  readonly summaryKeys: readonly { readonly indicator: string; readonly group: string; readonly unit: string }[];
  readonly summary: Float64Array;
  readonly network: readonly {
    readonly day: number;
    readonly layer: string;
    readonly measure: string;
    readonly actor: string;
    readonly value: number;
  }[];
  readonly ledger: readonly {
    readonly month: number;
    readonly from: string;
    readonly to: string;
    readonly purpose: string;
    readonly yuan: number;
  }[];
  readonly hazards: HazardTable | null;
  readonly timeline: readonly PhaseBar[];
  readonly warnings: readonly string[];
  /** Time per process in the clock's unit, when a clock was given. */
  readonly profile: Readonly<Record<string, number>>;
}

/** A run that could not go on: where it stood and what it was doing. */
export class ModelError extends Error {
  override readonly name = "ModelError";
  readonly step: number;
  readonly process: string;
  constructor(message: string, step: number, process: string, options?: ErrorOptions) {
    super(message, options);
    this.step = step;
    this.process = process;
  }
}

const NETWORK_EVERY_DAYS = 90;

/** Runs one replication. Throws ModelError. */
export function runModel(specification: ModelSpecification, replication: number, options: RunOptions): RunOutput {
  const world = initialise(specification, replication, options.recordHazards);
  const profile: Record<string, number> = {};
  warmUp(world, profile, options);
  const recorder = createRecorder(world);
  recorder.record(0, true);
  for (let day = 0; day < specification.horizonDays; day++) {
    world.day = day;
    step(world, profile, options.clock);
    world.period.days++;
    const done = day + 1;
    const last = done === specification.horizonDays;
    options.afterDay?.(world);
    if (done % options.recordEvery === 0 || last) recorder.record(done, false);
    if (done % NETWORK_EVERY_DAYS === 0 || last) recorder.recordNetwork(done, last);
  }
  return recorder.output(profile);
}

function warmUp(world: World, profile: Record<string, number>, options: RunOptions): void {
  for (let day = -WARM_UP_DAYS; day < 0; day++) {
    world.day = day;
    step(world, profile, options.clock);
  }
  world.day = 0;
  closePeriod(world.period, world.horizon);
  clear(world);
}

/** The books and tallies open at day 0. */
function clear(world: World): void {
  world.accounts.clear();
  for (const name of Object.keys(world.horizon) as (keyof World["horizon"])[]) {
    const value = world.horizon[name];
    if (typeof value === "number") (world.horizon as unknown as Record<string, number>)[name] = 0;
    else value.fill(0);
  }
  if (world.events) world.events.length = 0;
}

/** One day through the schedule. */
function step(world: World, profile: Record<string, number>, clock: (() => number) | undefined): void {
  for (const entry of schedule) {
    if (!isDue(entry.every, world.day)) continue;
    const start = clock?.() ?? 0;
    try {
      entry.run(world);
    } catch (error) {
      throw new ModelError(error instanceof Error ? error.message : String(error), world.day, entry.id, { cause: error });
    }
    if (clock) profile[entry.id] = (profile[entry.id] ?? 0) + clock() - start;
  }
}

/** Collects series, network and summary. */
function createRecorder(world: World) {
  const seriesKeys: { indicator: string; group: string }[] = [];
  const days: number[] = [];
  const rows: Float64Array[] = [];
  const network: RunOutput["network"][number][] = [];

  const measure = (
    window: "period" | "horizon",
    summary: boolean,
    visit: (indicator: (typeof indicators)[number], group: string, value: number) => void,
  ) => {
    for (const indicator of indicators) {
      if (indicator.summaryOnly === true && !summary) continue;
      indicator.measure(
        world,
        (group, value) => {
          if (value !== null && !Number.isFinite(value)) {
            throw new ModelError(`indicator ${indicator.id} (${group}): expected a finite number, received ${value}`, world.day, "observe");
          }
          visit(indicator, group, value ?? Number.NaN);
        },
        window,
      );
    }
  };

  const record = (day: number, start: boolean) => {
    takeSurvey(world);
    const values: number[] = [];
    measure("period", false, (indicator, group, value) => {
      if (rows.length === 0) seriesKeys.push({ indicator: indicator.id, group });
      values.push(start && indicator.kind === "flow" ? Number.NaN : value);
    });
    if (values.length !== seriesKeys.length)
      throw new ModelError(`series: expected ${seriesKeys.length} values, received ${values.length}`, day, "observe");
    days.push(day);
    rows.push(Float64Array.from(values));
    if (start) recordNetwork(0, true);
    else closePeriod(world.period, world.horizon);
  };

  const recordNetwork = (day: number, withTies: boolean) => {
    const { organisations, dyads } = world;
    const actors = organisations.filter(isActor);
    const size = actors.length;
    layerIds.forEach((layer, k) => {
      const weights = new Float64Array(size * size);
      for (let i = 0; i < size; i++)
        for (let j = 0; j < size; j++) weights[i * size + j] = dyads.layers[k][actors[i].index * dyads.count + actors[j].index];
      const measured = measureNetwork({ size, weights, groups: actors.map((actor) => actor.kind) });
      for (const [name, value] of Object.entries(measured.whole)) network.push({ day, layer, measure: name, actor: "", value });
      const perActor = [
        ["degree", measured.actors.degree],
        ["betweenness", measured.actors.betweenness],
        ["constraint", measured.actors.constraint],
        ["effective-size", measured.actors.effectiveSize],
      ] as const;
      for (const [name, values] of perActor)
        for (let i = 0; i < size; i++) network.push({ day, layer, measure: name, actor: actors[i].id, value: values[i] });
      if (!withTies) return;
      for (let i = 0; i < size; i++) {
        for (let j = 0; j < size; j++) {
          const value = weights[i * size + j];
          if (value > 0) network.push({ day, layer, measure: "tie", actor: `${actors[i].id}>${actors[j].id}`, value });
        }
      }
    });
  };

  const output = (profile: Record<string, number>): RunOutput => {
    const series = new Float64Array(rows.length * seriesKeys.length);
    rows.forEach((row, r) => {
      series.set(row, r * seriesKeys.length);
    });
    const hazards = world.events === null ? null : hazardTable(world);
    finishOpen(world);
    const { keys, values } = summarise(world, measure, seriesKeys, rows);
    return {
      seriesKeys,
      days,
      series,
      summaryKeys: keys,
      summary: Float64Array.from(values),
      network,
      ledger: world.accounts.ledger(),
      hazards,
      timeline: timelineOf(world),
      warnings: world.warnings,
      profile,
    };
  };

  return { record, recordNetwork, output };
}

/** Whole-horizon values: flows over the horizon, states at the end, and the states' means over recording days after day 0. */
function summarise(
  world: World,
  measure: (
    window: "period" | "horizon",
    summary: boolean,
    visit: (indicator: (typeof indicators)[number], group: string, value: number) => void,
  ) => void,
  seriesKeys: readonly { indicator: string; group: string }[],
  rows: readonly Float64Array[],
) {
  const keys: { indicator: string; group: string; unit: string }[] = [];
  const values: number[] = [];
  closePeriod(world.period, world.horizon);
  measure("horizon", true, (indicator, group, value) => {
    keys.push({ indicator: indicator.id, group, unit: indicator.unit });
    values.push(value);
    if (indicator.kind !== "state" || indicator.summaryOnly === true) return;
    const at = seriesKeys.findIndex((key) => key.indicator === indicator.id && key.group === group);
    keys.push({ indicator: `${indicator.id}.mean`, group, unit: indicator.unit });
    values.push(meanOfColumn(rows, at));
  });
  return { keys, values };
}

function meanOfColumn(rows: readonly Float64Array[], column: number): number {
  let sum = 0;
  let count = 0;
  for (let r = 1; r < rows.length; r++) {
    const value = rows[r][column];
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return count > 0 ? sum / count : Number.NaN;
}

/** Books the harm that open incidents have done by the end; hazards themselves stay open. */
function finishOpen(world: World): void {
  const { hazards, period } = world;
  const c = hazards.columns;
  for (let slot = 0; slot < hazards.used; slot++) {
    if (c.serial[slot] < 0 || c.escalatedDay[slot] === NEVER) continue;
    period.harmByCategory[c.category[slot]] += c.mitigable[slot];
    period.harmByBuilding[c.building[slot]] += c.mitigable[slot];
    c.harm[slot] += c.mitigable[slot];
    c.mitigable[slot] = 0;
  }
}

function timelineOf(world: World): PhaseBar[] {
  return world.levers.flatMap(({ specification, index, phases }) =>
    phases.flatMap(({ phase, day }, k) => {
      if (phase === "waiting" || phase === "ended") return [];
      const toDay = phases[k + 1]?.day ?? world.specification.horizonDays;
      const label = interventions[index].title;
      return [{ intervention: specification.id, label, phase, fromDay: day, toDay, strength: specification.strength }];
    }),
  );
}

const hazardColumns = [
  "hazard",
  "community",
  "grid",
  "building",
  "x",
  "y",
  "category",
  "severity",
  "needs_partner",
  "created_day",
  "detected_day",
  "detected_by",
  "reporter",
  "first_org",
  "hops",
  "duplicates",
  "closed_day",
  "resolved_day",
  "superficial",
  "escalated_day",
  "harm",
] as const;

/** Finished hazards in order of finishing, then those still open, sorted by serial number; days that never came are empty. */
function hazardTable(world: World): HazardTable {
  const { hazards } = world;
  const events = [...(world.events ?? [])];
  for (let slot = 0; slot < hazards.used; slot++) if (hazards.columns.serial[slot] >= 0) events.push(hazards.event(slot));
  events.sort((a, b) => a.hazard - b.hazard);
  return { columns: hazardColumns, rows: events.map((event) => hazardRow(world, event)) };
}

function hazardRow(world: World, event: HazardEvent): (string | number)[] {
  const { place, specification, organisations, categories } = world;
  const day = (value: number) => (value === NEVER ? "" : value);
  return [
    event.hazard,
    specification.communities[place.buildingCommunity[event.building]].id,
    gridId(place, specification, place.buildingGrid[event.building]),
    buildingId(place, specification, event.building),
    place.x[event.building],
    place.y[event.building],
    categories[event.category].id,
    event.severity,
    event.needsPartner ? 1 : 0,
    event.createdDay,
    day(event.detectedDay),
    event.detectedBy < 0 ? "" : detectors[event.detectedBy],
    event.reporter < 0 ? "" : event.reporter,
    event.firstOrganisation < 0 ? "" : organisations[event.firstOrganisation].id,
    event.hops,
    event.duplicates,
    day(event.closedDay),
    day(event.resolvedDay),
    event.superficial ? 1 : 0,
    day(event.escalatedDay),
    event.harm,
  ];
}
