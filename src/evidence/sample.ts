/**
 * A keyed sample of the patterns, for a quick check: the same key draws the same patterns, and over many keys each gets its turn.
 *
 * Patterns whose experiments are the five cases take as long as all others together; they are left to the whole.
 */
import { hashJson } from "../host/canonicalJson.ts";
import { engineIdentity } from "../runs/engine.ts";
import type { Pattern } from "./pattern.ts";

/** Whether an experiment needs nothing but the base community. */
export function isQuick({ configurations }: Pattern): boolean {
  return Object.values(configurations).every(({ scenario }) => scenario === undefined);
}

/** `count` of the quick patterns, by the hashes of their rows under the key, in the catalogue's order. Without a key that of the code that is run. */
export function samplePatterns(patterns: readonly Pattern[], count: number, key: string = engineIdentity("evidence")): readonly Pattern[] {
  const drawn = patterns
    .filter(isQuick)
    .map((pattern) => ({ pattern, hash: hashJson({ key, row: pattern.row }) }))
    .sort((a, b) => (a.hash < b.hash ? -1 : 1))
    .slice(0, count)
    .map(({ pattern }) => pattern);
  return patterns.filter((pattern) => drawn.includes(pattern));
}
