/**
 * The address of a run: the hash of all that it depends on, so that a run asked for twice is made once, by whomever and whenever.
 *
 * Specifications of a study share most of their parts. So a specification's hash is that of its members' hashes, two levels deep, and
 * each part is hashed once per object: thirty replications, or a thousand design points, do not write the same sections again.
 */
import { createHash } from "node:crypto";
import { canonicalJson } from "../host/canonicalJson.ts";
import type { ModelSpecification } from "../model/specification.ts";
import { recordTables } from "./columns.ts";
import { keepSeriesId } from "./keepSeries.ts";
import type { RecordSettings } from "./record.ts";
import type { RunRequest } from "./request.ts";

const levels = 2;
const known: readonly WeakMap<object, string>[] = Array.from({ length: levels + 1 }, () => new WeakMap());

/** The address of requests under one engine and one set of settings: 64 hexadecimal digits. */
export function addresses(engine: string, settings: RecordSettings): (request: RunRequest) => string {
  const { recordEvery, keepSeries, residents } = settings;
  const tables = recordTables.filter((name) => settings.tables.includes(name));
  const common = canonicalJson({ engine, recordEvery, keepSeries: keepSeriesId(keepSeries), tables, residents });
  return ({ specification, replication }) => sha256(`${common}\n${hashSpecification(specification)}\n${canonicalJson(replication)}`);
}

/** Hash of a specification's content; the specification must not change afterwards. */
export function hashSpecification(specification: ModelSpecification): string {
  return hashPart(specification, levels);
}

/** Each level has a memory of its own, since the hash of an object is written differently on each. */
function hashPart(part: unknown, level: number): string {
  if (typeof part !== "object" || part === null) return sha256(canonicalJson(part));
  const before = known[level].get(part);
  if (before !== undefined) return before;
  const hash = sha256(level === 0 || Array.isArray(part) ? canonicalJson(part) : memberHashes(part, level));
  known[level].set(part, hash);
  return hash;
}

function memberHashes(part: object, level: number): string {
  const members = Object.entries(part).filter(([, value]) => value !== undefined);
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return members.map(([key, value]) => `${JSON.stringify(key)}#${hashPart(value, level - 1)}`).join("\n");
}

function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
