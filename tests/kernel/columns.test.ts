/** Columns of typed arrays in one buffer: layout, snapshots and fingerprints. */

import { describe, expect, test } from "vitest";
import {
  allocateColumns,
  blockOf,
  copyColumns,
  defineColumns,
  digestColumns,
  restoreColumns,
  viewColumns,
} from "../../src/kernel/columns.ts";

const layout = defineColumns({
  ageBand: "u8",
  efficacy: "f32",
  trust: "u16",
  income: "f64",
  home: "u32",
  mood: "i8",
  debt: "i32",
  lag: "i16",
} as const);

describe("layout", () => {
  test("the types of the columns follow from the spec", () => {
    const { columns } = allocateColumns(layout, 3);
    const efficacy: Float32Array = columns.efficacy;
    const trust: Uint16Array = columns.trust;
    expect(efficacy).toBeInstanceOf(Float32Array);
    expect(trust).toBeInstanceOf(Uint16Array);
    expect(columns.mood).toBeInstanceOf(Int8Array);
    expect(columns.income).toBeInstanceOf(Float64Array);
    // @ts-expect-error a column that was not declared does not exist
    expect(columns.unknown).toBeUndefined();
  });

  test.each([0, 1, 2, 3, 5, 1001])("with %s rows, columns lie side by side in one buffer, aligned and without overlap", (count) => {
    const table = allocateColumns(layout, count);
    expect(table.bytesPerRow).toBe(26);
    let end = 0;
    for (const name of layout.names) {
      const column = table.columns[name];
      expect(column.buffer).toBe(table.buffer);
      expect(column.length).toBe(count);
      expect(column.byteOffset).toBe(end);
      expect(column.byteOffset % column.BYTES_PER_ELEMENT).toBe(0);
      end += column.byteLength;
    }
    expect(end).toBe(26 * count);
    expect(table.buffer.byteLength - end).toBeLessThan(8);
  });

  test("writing one column changes no other", () => {
    const table = allocateColumns(layout, 17);
    for (const name of layout.names) {
      table.columns[name].fill(1);
      for (const other of layout.names) expect(table.columns[other].every((v) => v === (other === name ? 1 : 0))).toBe(true);
      table.columns[name].fill(0);
    }
  });

  test("an unknown type, a meaningless count and a buffer of another size are errors", () => {
    expect(() => defineColumns({ a: "u64" } as never)).toThrow(/column a: expected one of u8, .*received u64/);
    expect(() => allocateColumns(layout, -1)).toThrow(/expected a whole number of rows, received -1/);
    expect(() => allocateColumns(layout, 1.5)).toThrow(RangeError);
    expect(() => viewColumns(layout, 4, new ArrayBuffer(104 + 8))).toThrow(/expected 104 bytes for 4 rows, received 112/);
  });
});

describe("snapshots", () => {
  test("a copy has equal contents and a life of its own, and can be put back into the same arrays", () => {
    const table = allocateColumns(layout, 9);
    table.columns.trust.set([1, 2, 3]);
    const copy = copyColumns(table);
    const trust = table.columns.trust;
    table.columns.trust[0] = 99;
    expect([...copy.columns.trust.subarray(0, 3)]).toEqual([1, 2, 3]);
    restoreColumns(table, copy);
    expect(table.columns.trust).toBe(trust);
    expect(trust[0]).toBe(1);
    expect(() => restoreColumns(table, allocateColumns(layout, 8))).toThrow(/expected 9 rows, received 8/);
  });

  test("columns over a transferred buffer read the same values", () => {
    const table = allocateColumns(layout, 5);
    table.columns.income[4] = Math.PI;
    const moved = structuredClone(table.buffer, { transfer: [table.buffer] });
    expect(viewColumns(layout, 5, moved).columns.income[4]).toBe(Math.PI);
    expect(table.buffer.byteLength).toBe(0);
  });
});

describe("fingerprint", () => {
  test("is fixed for fixed contents", () => {
    const table = allocateColumns(layout, 100);
    for (let i = 0; i < 100; i++) table.columns.home[i] = i * i;
    expect(digestColumns(table)).toBe("b62b86993951ae89");
    expect(digestColumns(copyColumns(table))).toBe(digestColumns(table));
  });

  test("differs for every single changed bit, for exchanged rows and for another number of rows", () => {
    const seen = new Set<string>();
    const table = allocateColumns(layout, 40);
    const bytes = new Uint8Array(table.buffer);
    seen.add(digestColumns(table));
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      bytes[bit >> 3] ^= 1 << (bit & 7);
      seen.add(digestColumns(table));
      bytes[bit >> 3] ^= 1 << (bit & 7);
    }
    expect(seen.size).toBe(bytes.length * 8 + 1);
    table.columns.home.set([1, 2]);
    const ordered = digestColumns(table);
    table.columns.home.set([2, 1]);
    expect(digestColumns(table)).not.toBe(ordered);
    expect(digestColumns(allocateColumns(layout, 3))).not.toBe(digestColumns(allocateColumns(layout, 4)));
  });
});

describe("a block of columns", () => {
  const table = allocateColumns(defineColumns({ age: "u8", trust: "f32", sign: "i8", risk: "f32", home: "u32" }), 3);

  test("is the columns from one to another in storage order, sharing their values", () => {
    const block = blockOf(table, "trust", "risk");
    table.columns.risk[1] = 0.5;
    block[2] = 0.25;
    expect(block.length).toBe(6);
    expect(block[3 + 1]).toBe(0.5);
    expect(table.columns.trust[2]).toBe(0.25);
  });

  test("takes columns of one size only, in their order", () => {
    expect(() => blockOf(table, "trust", "age")).toThrow(RangeError);
    expect(() => blockOf(table, "risk", "trust")).toThrow(RangeError);
  });
});
