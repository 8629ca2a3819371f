/**
 * A run as bytes: the same run has the same bytes, and bytes that are not whole are not a run.
 *
 * A line with name and version; a line of canonical JSON (address, warnings or failure, hash of the keys, layout of the tables); the
 * numbers, little-endian: summary and series as 64-bit floats, then the tables (columns.ts), groups of residents (count 32 bits, mean and
 * spread 64-bit floats) and the residents (age band 8 bits, grid 16 bits, trust and each outcome as 32-bit floats); last the sha256 of all
 * before. What the numbers mean, which is alike in many runs, is kept apart, once, under its hash.
 * Every NaN is written as the same one, since its bits are up to the processor.
 */
import { createHash } from "node:crypto";
import { canonicalJson } from "../host/canonicalJson.ts";
import type { ResidentTable } from "../model/residentTable.ts";
import { layoutOf, type RecordTable, readTable, recordTables, type TableLayout, tableBytes, writeTable } from "./columns.ts";
import type { RunFailure, RunRecord, RunState } from "./request.ts";
import type { ResidentGroups } from "./residentGroups.ts";

/** What the numbers of a record mean. */
export interface KeySet extends Pick<RunRecord, "summaryKeys" | "seriesKeys" | "days"> {
  readonly groups: Pick<ResidentGroups, "groups" | "outcomes"> | null;
  readonly residents: {
    readonly ageBands: readonly string[];
    readonly grids: readonly string[];
    readonly outcomes: readonly string[];
  } | null;
}

export interface EncodedRun {
  /** With a buffer of its own, which may be moved to another thread. */
  readonly bytes: Uint8Array;
  /** The key set as text and its hash; null for a failed run. */
  readonly keys: { readonly hash: string; readonly text: string } | null;
  readonly failed: boolean;
}

interface Header {
  readonly address: string;
  readonly keys?: string;
  readonly residents?: number | null;
  readonly tables?: Readonly<Partial<Record<RecordTable, TableLayout>>>;
  readonly warnings?: readonly string[];
  readonly failure?: RunFailure;
}

const nameLine = Buffer.from("cosafe-run/2\n", "latin1");
const trailerBytes = 32;
const lineEnd = 10;

/** The bytes of a run and, apart, its keys. */
export function encodeRun(address: string, state: RunState): EncodedRun {
  if (state.status === "failed")
    return { bytes: assemble({ address, failure: state.failure }, 0, () => undefined), keys: null, failed: true };
  const { record } = state;
  const keySet = keySetOf(record);
  const text = canonicalJson(keySet);
  const keys = { hash: createHash("sha256").update(text, "utf8").digest("hex"), text };
  const tables = Object.fromEntries(tablesIn(record).map(([name, table]) => [name, layoutOf(table)]));
  const header = { address, keys: keys.hash, residents: record.residents?.count ?? null, tables, warnings: record.warnings };
  const bytes = assemble(header, payloadBytes(keySet, header), (view, start) => {
    let at = writeFloats(view, start, record.summary, 8);
    at = writeFloats(view, at, record.series, 8);
    for (const [, table] of tablesIn(record)) at = writeTable(view, at, table);
    if (record.groups !== null) at = writeGroups(view, at, record.groups);
    if (record.residents !== null) writeResidents(view, at, record.residents);
  });
  return { bytes, keys, failed: false };
}

/**
 * The run in `bytes`; null when they are not a whole run of this version at this address, or when its keys are not to be had from
 * `keysOf`, which must give what it gave when the run was written.
 */
export function decodeRun(bytes: Uint8Array, address: string, keysOf: (hash: string) => KeySet | null): RunState | null {
  const end = bytes.length - trailerBytes;
  if (end < nameLine.length || nameLine.some((byte, i) => bytes[i] !== byte) || recordHash(bytes) !== digest(bytes.subarray(0, end)))
    return null;
  const headerEnd = bytes.indexOf(lineEnd, nameLine.length);
  if (headerEnd < 0) return null;
  const header: Header = JSON.parse(Buffer.from(bytes.subarray(nameLine.length, headerEnd)).toString("utf8"));
  if (header.address !== address) return null;
  if (header.failure !== undefined) return { status: "failed", failure: header.failure };
  const keys = keysOf(header.keys ?? "");
  if (keys === null || payloadBytes(keys, header) !== end - headerEnd - 1) return null;
  return { status: "done", record: readRecord(bytes, headerEnd + 1, keys, header) };
}

/** Hex sha256 with which the bytes of a run end; it stands for its content. */
export function recordHash(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(bytes.length - trailerBytes)).toString("hex");
}

/** Reads the text of a key set; null when it is not the one of this hash. */
export function parseKeys(text: string, hash: string): KeySet | null {
  return digest(Buffer.from(text, "utf8")) === hash ? JSON.parse(text) : null;
}

function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function keySetOf({ summaryKeys, seriesKeys, days, groups, residents }: RunRecord): KeySet {
  return {
    summaryKeys: summaryKeys.map(({ indicator, group, unit }) => ({ indicator, group, unit })),
    seriesKeys: seriesKeys.map(({ indicator, group }) => ({ indicator, group })),
    days,
    groups: groups && { groups: groups.groups.map(({ dimension, group }) => ({ dimension, group })), outcomes: groups.outcomes },
    residents: residents && { ageBands: residents.ageBands, grids: residents.grids, outcomes: outcomeNames(residents) },
  };
}

function outcomeNames(residents: ResidentTable): string[] {
  return Object.keys(residents.outcomes).sort();
}

/** The tables of a record, in the order in which they are written. */
function tablesIn({ tables }: RunRecord) {
  return recordTables.flatMap((name) => {
    const table = tables[name];
    return table === undefined ? [] : [[name, table] as const];
  });
}

function payloadBytes(keys: KeySet, { residents, tables }: Header): number {
  const numbers = keys.summaryKeys.length + keys.days.length * keys.seriesKeys.length;
  const inTables = recordTables.reduce((sum, name) => sum + (tables?.[name] === undefined ? 0 : tableBytes(tables[name])), 0);
  const inGroups = keys.groups === null ? 0 : keys.groups.outcomes.length * (12 * keys.groups.groups.length + 8);
  const each = keys.residents === null ? 0 : 1 + 2 + 4 + 4 * keys.residents.outcomes.length;
  return 8 * numbers + inTables + inGroups + (residents ?? 0) * each;
}

/** Name, header, payload and hash in one buffer. */
function assemble(header: Header, payload: number, write: (view: DataView, start: number) => void): Uint8Array {
  const line = Buffer.from(`${canonicalJson(header)}\n`, "utf8");
  const start = nameLine.length + line.length;
  const bytes = new Uint8Array(start + payload + trailerBytes);
  bytes.set(nameLine);
  bytes.set(line, nameLine.length);
  write(new DataView(bytes.buffer), start);
  bytes.set(
    createHash("sha256")
      .update(bytes.subarray(0, start + payload))
      .digest(),
    start + payload,
  );
  return bytes;
}

/** Writes floats of 8 or 4 bytes; gives the place after them. */
function writeFloats(view: DataView, start: number, values: Float64Array | Float32Array, size: 4 | 8): number {
  let at = start;
  for (let i = 0; i < values.length; i++, at += size) {
    const value = values[i];
    if (Number.isNaN(value)) view.setUint32(at + size - 4, size === 8 ? 0x7ff80000 : 0x7fc00000, true);
    else if (size === 8) view.setFloat64(at, value, true);
    else view.setFloat32(at, value, true);
  }
  return at;
}

function writeGroups(view: DataView, start: number, { count, mean, spread }: ResidentGroups): number {
  let at = start;
  for (const residents of count) {
    view.setUint32(at, residents, true);
    at += 4;
  }
  at = writeFloats(view, at, mean, 8);
  return writeFloats(view, at, spread, 8);
}

function writeResidents(view: DataView, start: number, residents: ResidentTable): void {
  let at = start;
  for (const band of residents.ageBand) view.setUint8(at++, band);
  for (const grid of residents.grid) {
    view.setUint16(at, grid, true);
    at += 2;
  }
  at = writeFloats(view, at, residents.trustAtStart, 4);
  for (const name of outcomeNames(residents)) at = writeFloats(view, at, residents.outcomes[name], 4);
}

/** A place in the bytes; reading moves it on. */
interface Cursor {
  readonly view: DataView;
  at: number;
}

function readRecord(bytes: Uint8Array, start: number, keys: KeySet, { residents, tables = {}, warnings = [] }: Header): RunRecord {
  const cursor = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), at: start };
  const { summaryKeys, seriesKeys, days } = keys;
  const summary = readFloats(cursor, summaryKeys.length);
  const series = readFloats(cursor, days.length * seriesKeys.length);
  const kept = recordTables.flatMap((name) => {
    const layout = tables[name];
    if (layout === undefined) return [];
    const table = readTable(cursor.view, cursor.at, layout);
    cursor.at += tableBytes(layout);
    return [[name, table] as const];
  });
  const groups = keys.groups === null ? null : readGroups(cursor, keys.groups);
  return {
    ...{ summaryKeys, summary, seriesKeys, days, series, tables: Object.fromEntries(kept), groups, warnings },
    residents: residents == null ? null : readResidents(cursor.view, cursor.at, residents, keys),
  };
}

function readFloats(cursor: Cursor, length: number): Float64Array {
  const values = new Float64Array(length);
  for (let i = 0; i < length; i++, cursor.at += 8) values[i] = cursor.view.getFloat64(cursor.at, true);
  return values;
}

function readGroups(cursor: Cursor, keys: NonNullable<KeySet["groups"]>): ResidentGroups {
  const cells = keys.outcomes.length * keys.groups.length;
  const count = new Float64Array(cells);
  for (let i = 0; i < cells; i++, cursor.at += 4) count[i] = cursor.view.getUint32(cursor.at, true);
  return { ...keys, count, mean: readFloats(cursor, cells), spread: readFloats(cursor, keys.outcomes.length) };
}

function readResidents(view: DataView, start: number, count: number, keys: KeySet): ResidentTable {
  const { ageBands, grids, outcomes } = keys.residents!;
  const floats = (from: number) => {
    const values = new Float32Array(count);
    for (let i = 0; i < count; i++) values[i] = view.getFloat32(from + 4 * i, true);
    return values;
  };
  const ageBand = new Uint8Array(count);
  const grid = new Uint16Array(count);
  for (let i = 0; i < count; i++) {
    ageBand[i] = view.getUint8(start + i);
    grid[i] = view.getUint16(start + count + 2 * i, true);
  }
  const trust = start + 3 * count;
  const byName = outcomes.map((name, k) => [name, floats(trust + 4 * count * (k + 1))] as const);
  return { count, ageBands, grids, ageBand, grid, trustAtStart: floats(trust), outcomes: Object.fromEntries(byName) };
}
