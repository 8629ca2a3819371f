/**
 * Own parts: what a researcher adds to the catalogues of the model from a module of their own.
 *
 * The catalogues are built once, when the model is loaded: shipped parts first, own parts after them, through the same lists. So own parts
 * are put down here before anything of the model is loaded, once; the first catalogue that looks shuts the door. Nothing of this is
 * consulted while a model runs, and a run without own parts is the same to the bit.
 */

/** Version of the form that a module of parts has. */
export const PARTS_VERSION = 1;

/** Where own parts come from; hash and not place is what a run depends on. */
export interface PartsSource {
  /** Absolute path of the module, symbolic links resolved. */
  readonly path: string;
  /** Hex sha256 of its bytes. */
  readonly sha256: string;
}

/** Lists that a module of parts may add to. */
export const partsLists = ["parameters", "categories", "kinds", "roles", "interventions", "indicators", "processes"] as const;
export type PartsList = (typeof partsLists)[number];

/** Own parts by list; that each entry has the form of its list has been checked before. */
export type OwnParts = Readonly<Partial<Record<PartsList, readonly { readonly id?: string }[]>>>;

let parts: OwnParts = {};
let sources: readonly PartsSource[] = [];
let isShut = false;

/** Puts own parts down. Throws once the model has been loaded, and the second time. */
export function putParts(own: OwnParts, from: readonly PartsSource[]): void {
  if (isShut || sources.length > 0) {
    throw new Error("own parts: expected to be put down once and before the model is loaded, received them afterwards");
  }
  parts = Object.freeze({ ...own });
  sources = Object.freeze([...from]);
}

/** Own entries of a list, for the catalogue that they join; no more parts are taken from then on. */
export function ownParts(list: PartsList): readonly never[] {
  isShut = true;
  return (parts[list] ?? []) as readonly never[];
}

/** Modules whose parts are in force, in their order. */
export function partsSources(): readonly PartsSource[] {
  isShut = true;
  return sources;
}

/** An own part that may draw chance and remember numbers. */
interface OwnPart {
  readonly id: string;
  readonly memory?: number | ((world: never) => number);
}

/** Interventions, indicators, kinds and processes of one's own. */
function thinkingParts(): readonly OwnPart[] {
  return [...ownParts("interventions"), ...ownParts("kinds"), ...ownParts("processes")];
}

/** Names of the streams of chance that own parts draw from, one each, apart from all others. */
export function ownStreamNames(): readonly string[] {
  return thinkingParts().map(({ id }) => `own/${id}`);
}

/** What own parts remember from day to day: zeros to begin with, as many numbers as each asks for. */
export function ownMemory(world: object): Readonly<Record<string, Float64Array>> {
  const wanted = thinkingParts().filter(({ memory }) => memory !== undefined);
  return Object.fromEntries(
    wanted.map(({ id, memory }) => [id, new Float64Array(typeof memory === "function" ? memory(world as never) : memory!)]),
  );
}
