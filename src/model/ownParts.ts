/**
 * What a researcher writes: the form of a module of own parts, and what the model hands to them (docs/own-parts.md).
 *
 * Nothing here loads a catalogue, since own parts are read before those are built.
 */

import type { Stream } from "../kernel/random.ts";
import type { Cadence } from "../kernel/schedule.ts";
import type { Indicator } from "./indicator.ts";
import type { Intervention } from "./intervention.ts";
import type { DayRule, Duty, KindRow, RoleRow } from "./kinds.ts";
import type { ParameterGroup, ParameterSpecifications, Source } from "./parameter.ts";
import type { CategoryField } from "./parameters/categories.ts";
import type { PARTS_VERSION } from "./parts.ts";
import type { Part } from "./schedule.ts";
import type { Organisation, World } from "./state.ts";

/**
 * Numbers that a part keeps from day to day: how many, or a function of the world that says so. All are 0 at the beginning of the warm-up.
 * The function sees place, organisations, categories, residents and parameters; `memory(world, id)` gives the numbers.
 */
export type MemorySize =
  | number
  | ((world: Pick<World, "specification" | "parameters" | "place" | "residents" | "organisations" | "categories">) => number);

/** An intervention of one's own: as shipped ones, with a memory. At strength 0 it must do nothing at all. */
export interface OwnIntervention<Specifications extends ParameterSpecifications = ParameterSpecifications>
  extends Intervention<Specifications> {
  readonly memory?: MemorySize;
}

/** A category of incidents; a place has it where its scenario names it under `categories`. Fields left out take the field's default. */
export interface OwnCategory {
  /** kebab-case. */
  readonly id: string;
  readonly label: string;
  /** Fields of categories (`cosafe list parameters`, group category), each within its limits. */
  readonly values: Readonly<Partial<Record<CategoryField, number>>>;
  /** Where the values come from, by field; what has none is told as not stated. */
  readonly sources?: Readonly<Partial<Record<CategoryField, Source>>>;
}

/** A kind of organisation. Its parameters are entries that `parameters` adds to the groups population and handling. */
export interface OwnKind extends Omit<KindRow, "prior" | "confidenceDraw" | "admin" | "records" | "nonCore" | "dayRule"> {
  /** Parameter of group population: residents' mean confidence in it at the start, share. */
  readonly prior: string;
  /** Parameters of group handling: share of time for reports and meetings; records per person and day; share of the rest for other duties. */
  readonly admin: string;
  readonly records: string;
  readonly nonCore: string;
  /**
   * How its organisations plan their day: a shipped rule, or one of its own, called for each organisation and day. A rule of its own must
   * turn staff into hours: `usual("cases")` does so as government does, and leaves what is over for cases in `organisation.available` (hours).
   * It may write to the organisation, `world.field`, `world.period` and its memory.
   */
  readonly dayRule: DayRule | ((world: World, organisation: Organisation, usual: (rule: DayRule) => void) => void);
  readonly memory?: MemorySize;
}

/** A role that organisations of a kind play, of an own kind or a shipped one. */
export interface OwnRole extends Omit<RoleRow, "kind" | "wage" | "fundedWage" | "duties"> {
  readonly kind: string;
  readonly duties: readonly Duty[];
  /** Parameters of group wages: yearly cost of one person, and of one whom the street pays. */
  readonly wage: string;
  readonly fundedWage: string;
}

/** A process of the schedule. It changes only parts of the world that it names in `writes`, and its own memory. */
export interface OwnProcess {
  /** kebab-case. */
  readonly id: string;
  readonly title: string;
  /** A week is 7 days, a month 30; on the last day of the period, `month start` on the first. The warm-up's days count too. */
  readonly every: Cadence;
  /** Process after which it runs; `cosafe list schedule` names them. */
  readonly after: string;
  /** Parts of the world that it looks at and leaves as they are. */
  readonly reads: readonly Part[];
  /** Parts that it changes. */
  readonly writes: readonly Part[];
  readonly summary: string;
  readonly run: (world: World) => void;
  readonly memory?: MemorySize;
}

/** Parameters: a group of one's own, or more entries of a shipped group; scenarios say `parameters.<group>.<name>`. */
export type OwnParameters = Pick<ParameterGroup, "group" | "title" | "specifications">;

/** The default export of a module of own parts. */
export interface Parts {
  readonly version: typeof PARTS_VERSION;
  readonly parameters?: readonly OwnParameters[];
  readonly categories?: readonly OwnCategory[];
  readonly kinds?: readonly OwnKind[];
  readonly roles?: readonly OwnRole[];
  // biome-ignore lint/suspicious/noExplicitAny: each has parameters of its own
  readonly interventions?: readonly OwnIntervention<any>[];
  readonly indicators?: readonly Indicator[];
  readonly processes?: readonly OwnProcess[];
}

/** Declares a module of own parts: `export default parts({ version: 1, … })`. */
export function parts(declared: Parts): Parts {
  return declared;
}

/** Declares an intervention of one's own, so that `values` has the names of its parameters. */
export function ownIntervention<const Specifications extends ParameterSpecifications>(
  declared: OwnIntervention<Specifications>,
): OwnIntervention<Specifications> {
  return declared;
}

/**
 * The chance of an own intervention, kind or process: a stream apart from all others. Every draw is keyed by (step, agent, k): use the day,
 * and the index of a resident or the `key` of an organisation. The same key gives the same draw, in every arm and whatever came before.
 */
export function chance(world: World, id: string): Stream {
  const stream = (world.streams as Readonly<Record<string, Stream | undefined>>)[`own/${id}`];
  if (stream === undefined)
    throw new RangeError(`chance: expected the id of an own intervention, kind or process, received ${JSON.stringify(id)}`);
  return stream;
}

/** The numbers that a part keeps from day to day, to be changed in place; it must declare `memory`. */
export function memory(world: World, id: string): Float64Array {
  const numbers = world.own[id];
  if (numbers === undefined)
    throw new RangeError(`memory: expected the id of an own part that declares memory, received ${JSON.stringify(id)}`);
  return numbers;
}

/** A number of one's own parameters, or of any group: the value that holds in this run. */
export function parameterOf(world: World, group: string, name: string): number {
  const value = (world.parameters as Readonly<Record<string, Readonly<Record<string, number>> | undefined>>)[group]?.[name];
  if (value === undefined)
    throw new RangeError(`parameter: expected group and name of one, received ${JSON.stringify(`${group}.${name}`)}`);
  return value;
}
