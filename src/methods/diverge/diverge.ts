/**
 * Where two runs part: the first day, process, agent and draw at which they differ.
 *
 * Both are run by the model itself, more than once. The first time state and draws are fingerprinted day by day, to find the day; then
 * they are kept process by process on that day alone. So nothing of the model is written here again, and memory holds one day.
 */

import { differences } from "../../host/canonicalJson.ts";
import { seedKey } from "../../kernel/random.ts";
import { isDue } from "../../kernel/schedule.ts";
import { INITIALISATION, type RunObserver, runModel } from "../../model/run.ts";
import { schedule, WARM_UP_DAYS } from "../../model/schedule.ts";
import type { ModelSpecification } from "../../model/specification.ts";
import type { World } from "../../model/state.ts";
import { copyState, fingerprint, firstDifference, type StateColumn, stateColumns } from "../../runs/stateColumns.ts";
import { agentOf, drawAgent } from "./agents.ts";
import { type Draw, DrawHash, type DrawListener, TracedRandom } from "./tracedRandom.ts";

export interface DivergeRun {
  readonly specification: ModelSpecification;
  readonly replication: number;
}

/** A setting, seed or replication that the two runs were given differently. */
export interface GivenDifference {
  readonly path: string;
  readonly a: unknown;
  readonly b: unknown;
}

/** Where two runs part, in state and in chance. */
export interface Divergence {
  /** How the two differ before they start; at most 8. Empty for one and the same run. */
  readonly given: readonly GivenDifference[];
  /** Days that both simulate after the warm-up. */
  readonly days: number;
  /** The first process after which their states differ; null when there is none to the end of the shorter run. */
  readonly state: StateDivergence | null;
  /** The first draw that is not the same in both; null when all are. Draws of hot loops, which share one key a week, are told by that key. */
  readonly draw: DrawDivergence | null;
}

/** When: a day, negative in the warm-up, and a process. `initialisation` stands before the first day of the warm-up. */
export interface Moment {
  readonly day: number;
  readonly process: string;
}

export interface StateDivergence extends Moment {
  /** The last process after which they were the same; null for initialisation. */
  readonly identicalUntil: Moment | null;
  readonly variable: string;
  /** Whom the variable belongs to, in words; empty for the street as a whole. */
  readonly agent: string;
  /** Null where a run has no such entry. */
  readonly a: number | string | null;
  readonly b: number | string | null;
}

export interface DrawDivergence extends Moment {
  /** Which draw of that process, from 1. */
  readonly number: number;
  /** Null where a run draws no more in that process. */
  readonly a: AgentDraw | null;
  readonly b: AgentDraw | null;
}

export interface AgentDraw extends Draw {
  /** Whose draw, in words. */
  readonly of: string;
}

/** Runs both from the beginning. Throws what the model throws. */
export function diverge(a: DivergeRun, b: DivergeRun): Divergence {
  const days = Math.min(a.specification.horizonDays, b.specification.horizonDays);
  const at = firstDifferentDays(a, b);
  const state = at.state === null ? null : findOnDay(a, b, at.state).state;
  const draw = at.draw === null ? null : findOnDay(a, b, at.draw).draw;
  if ((at.state !== null && state === null) || (at.draw !== null && draw === null)) {
    throw new Error("diverge: expected the difference of two runs to come again, received none; a run depends on who looks");
  }
  return { given: givenDifferences(a, b), days, state, draw };
}

/** Thrown by an observer that has seen enough. */
class Enough extends Error {}

/** A day of the schedule, or what comes before the first. */
type Day = number | typeof INITIALISATION;

function givenDifferences(a: DivergeRun, b: DivergeRun): GivenDifference[] {
  const chance = a.replication === b.replication ? [] : [{ path: "replication", a: a.replication, b: b.replication }];
  return [...chance, ...differences(a.specification, b.specification, 8)];
}

/** The first days by the end of which the states, and the draws, have differed. */
function firstDifferentDays(a: DivergeRun, b: DivergeRun): { readonly state: Day | null; readonly draw: Day | null } {
  const marks: (readonly [state: string, draws: string])[] = [];
  followDays(a, (_, ...mark) => void marks.push(mark));
  const found: { state: Day | null; draw: Day | null } = { state: null, draw: null };
  let place = 0;
  followDays(b, (day, state, draws) => {
    if (place === marks.length) throw new Enough();
    const [stateOfA, drawsOfA] = marks[place++];
    if (state !== stateOfA) found.state ??= day;
    if (draws !== drawsOfA) found.draw ??= day;
    if (found.state !== null && found.draw !== null) throw new Enough();
  });
  return found;
}

/** Runs and shows fingerprints of the state after each day, and of all draws until then. */
function followDays(run: DivergeRun, show: (day: Day, state: string, draws: string) => void): void {
  const draws = new DrawHash();
  const afterProcess = (world: World, process: string) => {
    if (process === INITIALISATION) show(INITIALISATION, fingerprint(stateColumns(world)), draws.text());
    else if (isLastOfDay(world.day, process)) show(world.day, fingerprint(stateColumns(world)), draws.text());
  };
  observe(run, afterProcess, (draw) => draws.add(draw));
}

function isLastOfDay(day: number, process: string): boolean {
  return lastOfDay(day) === process;
}

function lastOfDay(day: number): string {
  return schedule.findLast(({ every }) => isDue(every, day))?.id ?? "";
}

/** What is kept of one process of the day in question. */
interface Scene {
  readonly moment: Moment;
  readonly state: readonly StateColumn[];
  readonly draws: readonly Draw[];
}

/** Draws that are kept of one process; a population of a hundred thousand makes millions at the beginning. */
const keptDraws = 500_000;

/** The first differences on a day by the end of which the runs have differed. */
function findOnDay(a: DivergeRun, b: DivergeRun, at: Day): Pick<Divergence, "state" | "draw"> {
  const scenes: Scene[] = [];
  followDay(a, at, (scene) => void scenes.push(scene));
  let before: Moment | null = typeof at === "number" ? momentBefore(at) : null;
  let place = 0;
  const found: { state: StateDivergence | null; draw: DrawDivergence | null } = { state: null, draw: null };
  followDay(b, at, (other, world) => {
    const one = scenes[place++];
    const difference = found.state === null ? firstDifference(one.state, other.state) : null;
    if (difference !== null) {
      const { path, a: valueA, b: valueB } = difference;
      found.state = { ...one.moment, identicalUntil: before, variable: path, agent: agentOf(difference, world), a: valueA, b: valueB };
    }
    const draw = found.draw === null ? firstDrawDifference(one.draws, other.draws, world) : null;
    if (draw !== null) found.draw = { ...one.moment, ...draw };
    before = other.moment;
  });
  return found;
}

/** The last process before a day. */
function momentBefore(day: number): Moment {
  return day === -WARM_UP_DAYS ? { day, process: INITIALISATION } : { day: day - 1, process: lastOfDay(day - 1) };
}

/** Runs up to the end of a day and shows every process of it. */
function followDay(run: DivergeRun, at: Day, show: (scene: Scene, world: World) => void): void {
  let draws: Draw[] = [];
  const afterProcess = (world: World, process: string) => {
    const day = process === INITIALISATION ? INITIALISATION : world.day;
    const made = draws;
    draws = [];
    if (day !== at) return;
    const moment = { day: day === INITIALISATION ? -WARM_UP_DAYS : day, process };
    show({ moment, state: copyState(stateColumns(world)), draws: made }, world);
    if (day === INITIALISATION || isLastOfDay(day, process)) throw new Enough();
  };
  observe(run, afterProcess, (draw) => {
    if (draws.length < keptDraws) draws.push(draw);
  });
}

function observe({ specification, replication }: DivergeRun, afterProcess: RunObserver["afterProcess"], listener: DrawListener): void {
  const random = new TracedRandom(seedKey(specification.seed), replication, listener);
  try {
    runModel(specification, replication, { recordEvery: 30, recordHazards: false, observer: { afterProcess, random } });
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
}

/** `world` of either run: the keys of chance mean the same in both. */
function firstDrawDifference(a: readonly Draw[], b: readonly Draw[], world: World): Pick<DrawDivergence, "number" | "a" | "b"> | null {
  const named = (draw: Draw | null) => (draw === null ? null : { ...draw, of: drawAgent(draw, world) });
  const length = Math.max(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const [one, other] = [a[i] ?? null, b[i] ?? null];
    if (one === null || other === null || !sameDraw(one, other)) return { number: i + 1, a: named(one), b: named(other) };
  }
  return null;
}

function sameDraw(a: Draw, b: Draw): boolean {
  const sameAddress = a.purpose === b.purpose && a.kind === b.kind && a.step === b.step && a.agent === b.agent && a.k === b.k;
  return sameAddress && Object.is(a.given, b.given) && Object.is(a.value, b.value);
}
