/**
 * Populations as columns: one typed array per state variable, all in one buffer.
 *
 * A snapshot is then one copy, a hand-over to a worker one transfer, and a determinism check one hash over the bytes. Columns lie in
 * order of element size, largest first, then of declaration, so that every column is aligned whatever the count. Multi-byte elements
 * have the byte order of the machine; every machine this runs on is little-endian, and digests assume it.
 */

/** Element types: unsigned, signed and floating, with their bits. */
const ELEMENT_TYPES = {
  u8: Uint8Array,
  i8: Int8Array,
  u16: Uint16Array,
  i16: Int16Array,
  u32: Uint32Array,
  i32: Int32Array,
  f32: Float32Array,
  f64: Float64Array,
} as const;

export type ElementType = keyof typeof ELEMENT_TYPES;

/** Element type of every column by name, e.g. `{ trust: "u16", home: "u32" }`. */
export type ColumnSpec = Readonly<Record<string, ElementType>>;

/** The typed arrays of a spec: `{ trust: "u16" }` gives `{ trust: Uint16Array }`. */
export type ColumnArrays<Spec extends ColumnSpec> = { readonly [Name in keyof Spec]: InstanceType<(typeof ELEMENT_TYPES)[Spec[Name]]> };

/** A checked spec with its columns in storage order. */
export interface ColumnLayout<Spec extends ColumnSpec> {
  readonly spec: Spec;
  /** Column names in storage order. */
  readonly names: readonly (keyof Spec & string)[];
  readonly bytesPerRow: number;
}

/** A population: `count` rows, each column a view of `buffer`. The arrays are mutable, the record is not. */
export interface Columns<Spec extends ColumnSpec> {
  readonly layout: ColumnLayout<Spec>;
  readonly buffer: ArrayBuffer;
  readonly count: number;
  readonly bytesPerRow: number;
  readonly columns: ColumnArrays<Spec>;
}

/** Fixes the storage order of a spec, given `as const`. Throws TypeError on an unknown element type. */
export function defineColumns<const Spec extends ColumnSpec>(spec: Spec): ColumnLayout<Spec> {
  const names = Object.keys(spec) as (keyof Spec & string)[];
  for (const name of names) {
    if (!Object.hasOwn(ELEMENT_TYPES, spec[name])) {
      throw new TypeError(`column ${name}: expected one of ${Object.keys(ELEMENT_TYPES).join(", ")}, received ${String(spec[name])}`);
    }
  }
  const bytesOf = (name: keyof Spec & string) => ELEMENT_TYPES[spec[name]].BYTES_PER_ELEMENT;
  const bytesPerRow = names.reduce((sum, name) => sum + bytesOf(name), 0);
  return { spec: { ...spec }, names: names.sort((a, b) => bytesOf(b) - bytesOf(a)), bytesPerRow };
}

/** Bytes of a buffer for `count` rows: the rows, rounded up to whole 8-byte words (the padding stays 0). */
function bufferBytes(bytesPerRow: number, count: number): number {
  return Math.ceil((bytesPerRow * count) / 8) * 8;
}

/** New columns of `count` rows, all 0. Throws RangeError unless count is a nonnegative integer. */
export function allocateColumns<Spec extends ColumnSpec>(layout: ColumnLayout<Spec>, count: number): Columns<Spec> {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`columns: expected a whole number of rows, received ${count}`);
  return viewColumns(layout, count, new ArrayBuffer(bufferBytes(layout.bytesPerRow, count)));
}

/** Columns over an existing buffer, such as one received from a worker; shares it. Throws RangeError when its length does not fit. */
export function viewColumns<Spec extends ColumnSpec>(layout: ColumnLayout<Spec>, count: number, buffer: ArrayBuffer): Columns<Spec> {
  const expected = bufferBytes(layout.bytesPerRow, count);
  if (buffer.byteLength !== expected) {
    throw new RangeError(`column buffer: expected ${expected} bytes for ${count} rows, received ${buffer.byteLength}`);
  }
  const arrays: Record<string, unknown> = {};
  let offset = 0;
  for (const name of layout.names) {
    const array = new ELEMENT_TYPES[layout.spec[name]](buffer, offset, count);
    arrays[name] = array;
    offset += array.byteLength;
  }
  return { layout, buffer, count, bytesPerRow: layout.bytesPerRow, columns: arrays as ColumnArrays<Spec> };
}

/** Columns that lie side by side from `first` to `last` as one array of their bytes' type; column k of them begins at k · count. */
export function blockOf<Spec extends ColumnSpec, First extends keyof Spec & string>(
  { layout, columns, buffer, count }: Columns<Spec>,
  first: First,
  last: keyof Spec & string,
): ColumnArrays<Spec>[First] {
  const [from, to] = [columns[first], columns[last]];
  const places = layout.names.indexOf(last) - layout.names.indexOf(first) + 1;
  if (places < 1 || from.BYTES_PER_ELEMENT !== to.BYTES_PER_ELEMENT) {
    throw new RangeError(`columns ${first} to ${last}: expected columns of one size in storage order`);
  }
  return new ELEMENT_TYPES[layout.spec[first]](buffer, from.byteOffset, places * count) as ColumnArrays<Spec>[First];
}

/** A snapshot: new columns with the same contents in a buffer of their own. */
export function copyColumns<Spec extends ColumnSpec>(source: Columns<Spec>): Columns<Spec> {
  return viewColumns(source.layout, source.count, source.buffer.slice(0));
}

/** Puts a snapshot back: overwrites every row of `target`, whose arrays stay the same objects. Throws RangeError on other sizes. */
export function restoreColumns<Spec extends ColumnSpec>(target: Columns<Spec>, snapshot: Columns<Spec>): void {
  if (target.buffer.byteLength !== snapshot.buffer.byteLength || target.count !== snapshot.count) {
    throw new RangeError(`column snapshot: expected ${target.count} rows, received ${snapshot.count}`);
  }
  new Uint8Array(target.buffer).set(new Uint8Array(snapshot.buffer));
}

/**
 * Fingerprint of the contents, 16 hexadecimal digits: equal for equal bytes and row counts, different otherwise but for a chance of
 * about 2^-64. Not cryptographic. Note that −0 and 0, and differently coded NaN, are different bytes.
 */
export function digestColumns(source: Pick<Columns<ColumnSpec>, "buffer" | "count" | "bytesPerRow">): string {
  const words = new Uint32Array(source.buffer);
  let a = 0x243f6a88 ^ source.count;
  let b = 0x85a308d3 ^ source.bytesPerRow;
  for (let i = 0; i < words.length; i++) {
    a = Math.imul(a ^ words[i], 0x85ebca6b);
    a = (a << 13) | (a >>> 19);
    b = Math.imul((b + words[i]) ^ (b >>> 15), 0xc2b2ae35);
    b = (b << 17) | (b >>> 15);
  }
  return hexWord(finish(a ^ b)) + hexWord(finish(b + a));
}

/** Avalanche of the two lanes' last bits (finaliser of MurmurHash3). */
function finish(value: number): number {
  let h = value ^ (value >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

function hexWord(value: number): string {
  return (value >>> 0).toString(16).padStart(8, "0");
}
