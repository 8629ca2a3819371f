/** All failure modes by group, in the order of the document, and a keyed sample of them. */
import { hashJson } from "../../src/host/canonicalJson.ts";
import { institutionMisses, institutionModes } from "./institutionModes.ts";
import type { FailureMode, Miss } from "./mode.ts";
import { residentMisses, residentModes } from "./residentModes.ts";
import { serviceMisses, serviceModes } from "./serviceModes.ts";

export interface ModeGroup {
  readonly name: string;
  readonly modes: readonly FailureMode[];
  readonly misses: readonly Miss[];
}

export const groups: readonly ModeGroup[] = [
  { name: "organisations", modes: institutionModes, misses: institutionMisses },
  { name: "services", modes: serviceModes, misses: serviceMisses },
  { name: "residents", modes: residentModes, misses: residentMisses },
];

/** Those that are shown and those that are not. */
export const allModes: readonly FailureMode[] = groups.flatMap(({ modes, misses }) => [...modes, ...misses]);

/** `forum/talk-without-wins`. */
export function modeName({ intervention, id }: FailureMode): string {
  return `${intervention}/${id}`;
}

export function isMiss(mode: FailureMode): mode is Miss {
  return "why" in mode;
}

/** `count` modes by the hashes of their names under the key, in the order of the document: the same key draws the same. */
export function sampleModes(modes: readonly FailureMode[], count: number, key: string): readonly FailureMode[] {
  const hashOf = (mode: FailureMode) => hashJson({ key, mode: modeName(mode) });
  const drawn = [...modes].sort((a, b) => (hashOf(a) < hashOf(b) ? -1 : 1)).slice(0, count);
  return modes.filter((mode) => drawn.includes(mode));
}
