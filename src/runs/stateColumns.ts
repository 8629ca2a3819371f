/**
 * The state of a world as a list of named columns, to be fingerprinted, kept and compared; whatever is added to the state is in it.
 *
 * Left out is what a run is given and never changes: specification, parameters, categories, who may serve whom, labels, the streams.
 * Interventions are told apart by name, so that an arm may have one more: an intervention that has not begun to act is no difference.
 */
import { Fifo } from "../kernel/fifo.ts";
import { HazardStore } from "../model/hazardStore.ts";
import type { ActiveIntervention, World } from "../model/state.ts";

type Values = Float64Array | Float32Array | Int32Array | Uint32Array | Uint16Array | Int16Array | Uint8Array | Int8Array;

/** One column of the state. A scalar is a column of one. */
export interface StateColumn {
  /** e.g. `residents.columns.efficacy`, `organisations.police-station.staff`. */
  readonly path: string;
  readonly values: Values | readonly (number | string)[];
}

const given: ReadonlySet<string> = new Set([
  "specification",
  "parameters",
  "random",
  "streams",
  "categories",
  "leads",
  "serving",
  "interventions",
  "events",
]);
/** Facts of organisations that are given; spending by intervention, whose columns two arms do not share, is in the interventions' own books. */
const unchanging: ReadonlySet<string> = new Set(["label", "key", "index", "spendingByIntervention", "dueByIntervention"]);

/** The columns of a world, in a fixed order. Arrays are views: copy them to keep them. */
export function stateColumns(world: World): StateColumn[] {
  const columns: StateColumn[] = [];
  for (const name of Object.keys(world) as (keyof World)[]) if (!given.has(name)) columns.push(...partColumns(world, name));
  for (const intervention of world.interventions)
    if (hasBegun(intervention)) walk(interventionState(intervention), `interventions.${intervention.specification.id}`, columns);
  return columns;
}

/** The columns of one part of a world. Of residents, each column once: what else there is are views of the same. */
export function partColumns(world: World, part: keyof World): StateColumn[] {
  const columns: StateColumn[] = [];
  if (part === "organisations") for (const each of world.organisations) walk(each, `organisations.${each.id}`, columns);
  else if (part === "residents") walk(world.residents.columns, "residents", columns);
  else walk(world[part], part, columns);
  return columns;
}

/** A copy that later steps do not change. */
export function copyState(columns: readonly StateColumn[]): StateColumn[] {
  return columns.map(({ path, values }) => ({ path, values: values.slice() }));
}

/** 64 bits over names, kinds and contents, as text; equal for equal states, different otherwise but for a chance of about 2^-64. */
export function fingerprint(columns: readonly StateColumn[]): string {
  const hash = { a: 0x243f6a88, b: 0x85a308d3 };
  for (const { path, values } of columns) {
    mixText(hash, path);
    if (!ArrayBuffer.isView(values)) for (const value of values) mixText(hash, Object.is(value, -0) ? "-0" : String(value));
    else mixBytes(hash, values);
  }
  return `${hash.a >>> 0}:${hash.b >>> 0}`;
}

/** Where two lists of columns first differ; `a` or `b` is null for a column or row that one of them lacks. Null when they are the same. */
export interface StateDifference {
  readonly path: string;
  readonly row: number;
  readonly rows: number;
  readonly a: number | string | null;
  readonly b: number | string | null;
}

export function firstDifference(a: readonly StateColumn[], b: readonly StateColumn[]): StateDifference | null {
  const others = new Map(b.map((column) => [column.path, column]));
  for (const { path, values } of a) {
    const other = others.get(path);
    if (other === undefined) return { path, row: 0, rows: values.length, a: values[0] ?? null, b: null };
    others.delete(path);
    const rows = Math.max(values.length, other.values.length);
    for (let row = 0; row < rows; row++) {
      if (!Object.is(values[row], other.values[row])) return { path, row, rows, a: values[row] ?? null, b: other.values[row] ?? null };
    }
  }
  for (const { path, values } of others.values()) return { path, row: 0, rows: values.length, a: null, b: values[0] ?? null };
  return null;
}

function walk(value: unknown, path: string, into: StateColumn[]): void {
  if (typeof value === "number" || typeof value === "string") into.push({ path, values: [value] });
  else if (typeof value === "boolean") into.push({ path, values: [value ? 1 : 0] });
  else if (ArrayBuffer.isView(value)) into.push({ path, values: value as Values });
  else if (value instanceof Fifo) into.push({ path, values: contents(value) });
  else if (value instanceof HazardStore) walkHazards(value, path, into);
  else if (value instanceof Map) walk(Object.fromEntries([...value].sort(([a], [b]) => (a < b ? -1 : 1))), path, into);
  else if (Array.isArray(value)) {
    for (const [index, member] of value.entries()) walk(member, `${path}.${index}`, into);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, member] of Object.entries(value)) if (!unchanging.has(key)) walk(member, `${path}.${key}`, into);
  }
}

/** Slots in use; a free one keeps what was there, which is the same after the same history. */
function walkHazards(hazards: HazardStore, path: string, into: StateColumn[]): void {
  const { used, created, finished, columns, budget } = hazards;
  for (const [name, column] of Object.entries(columns)) into.push({ path: `${path}.${name}`, values: column.subarray(0, used) });
  into.push({ path: `${path}.budget`, values: budget.subarray(0, used * (budget.length / Math.max(1, columns.serial.length))) });
  into.push({ path: `${path}.created`, values: [created] }, { path: `${path}.finished`, values: [finished] });
}

/** What a queue holds, in order; turned around once, it is as it was. */
function contents(queue: Fifo): number[] {
  return Array.from({ length: queue.length }, () => {
    const value = queue.shift();
    queue.push(value);
    return value;
  });
}

function hasBegun({ state, heldDays, due }: ActiveIntervention): boolean {
  return state.phase !== "waiting" || heldDays !== 0 || due !== 0;
}

function interventionState({ state, startedDay, heldDays, due, paid }: ActiveIntervention): object {
  return { ...state, startedDay, heldDays, due, paid };
}

function mixText(hash: { a: number; b: number }, text: string): void {
  for (let i = 0; i < text.length; i++) mixWord(hash, text.charCodeAt(i));
  mixWord(hash, ~text.length);
}

function mixBytes(hash: { a: number; b: number }, { buffer, byteOffset, byteLength }: Values): void {
  const whole = byteOffset % 4 === 0 ? byteLength >> 2 : 0;
  if (whole > 0) {
    const words = new Uint32Array(buffer, byteOffset, whole);
    let { a, b } = hash;
    for (let i = 0; i < words.length; i++) {
      a = Math.imul(a ^ words[i], 0x85ebca6b);
      a = (a << 13) | (a >>> 19);
      b = Math.imul((b + words[i]) ^ (b >>> 15), 0xc2b2ae35);
      b = (b << 17) | (b >>> 15);
    }
    hash.a = a;
    hash.b = b;
  }
  const rest = new Uint8Array(buffer, byteOffset + 4 * whole, byteLength - 4 * whole);
  for (let i = 0; i < rest.length; i++) mixWord(hash, rest[i]);
  mixWord(hash, ~byteLength);
}

function mixWord(hash: { a: number; b: number }, word: number): void {
  hash.a = Math.imul(hash.a ^ word, 0x85ebca6b);
  hash.a = (hash.a << 13) | (hash.a >>> 19);
  hash.b = Math.imul((hash.b + word) ^ (hash.b >>> 15), 0xc2b2ae35);
  hash.b = (hash.b << 17) | (hash.b >>> 15);
}
