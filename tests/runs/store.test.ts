import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { StoreError, storeFailure } from "../../src/host/folderFiles.ts";
import { decodeRun, encodeRun, parseKeys } from "../../src/runs/codec.ts";
import { watchFunding } from "../../src/runs/fundingWatch.ts";
import { allOfRun, type RecordSettings, recordOf, runOptionsFor } from "../../src/runs/record.ts";
import type { RunState } from "../../src/runs/request.ts";
import { openRunStore } from "../../src/runs/store.ts";
import { specification, studyModel, temporaryFolder } from "./studyModel.ts";

const address = "0123456789abcdef".repeat(4);
const other = "f".repeat(64);
const token = "00000000000000aa";

function run(isWhole = true, replication = 2): RunState {
  const settings: RecordSettings = isWhole ? { ...allOfRun, residents: "each" } : { ...allOfRun, tables: [] };
  const output = studyModel(specification(), replication, runOptionsFor(settings, watchFunding()));
  const network = [0, 300, 70_000].map((day) => ({
    day,
    layer: "information",
    measure: "tie",
    actor: `a>b${day}`,
    value: day === 0 ? -0 : 1 / 3,
  }));
  return { status: "done", record: recordOf({ ...output, network } as typeof output, settings) };
}

const failed: RunState = { status: "failed", failure: { step: 7, process: "patrol", agent: null, message: "日 “x”\n" } };

function pathOf(folder: string): string {
  return join(folder, "runs", address.slice(0, 2), `${address}.run`);
}

describe("the run store", () => {
  it("gives back a run as it was, NaN, −0, residents and warnings included", async () => {
    const folder = temporaryFolder();
    for (const state of [run(), run(false), failed]) {
      await openRunStore(folder, { token }).write(address, encodeRun(address, state));
      const back = openRunStore(folder, { token }).read(address);
      expect(back).toStrictEqual(state);
      if (back?.status === "done") expect(Object.is(back.record.series[4], -0)).toBe(true);
    }
  });

  it("writes the same run as the same bytes, whatever its NaN looks like and in whatever order its outcomes stand", () => {
    const state = run();
    if (state.status !== "done" || state.record.residents === null) throw new Error("a done run");
    const summary = Float64Array.from(state.record.summary);
    new BigUint64Array(summary.buffer)[1] = 0xfff8dead00000001n;
    const outcomes = Object.fromEntries(Object.entries(state.record.residents.outcomes).reverse());
    const twin: RunState = { status: "done", record: { ...state.record, summary, residents: { ...state.record.residents, outcomes } } };
    expect(Buffer.from(encodeRun(address, twin).bytes)).toEqual(Buffer.from(encodeRun(address, state).bytes));
  });

  it("takes bytes of which any one is changed, cut off or added for no run", () => {
    for (const state of [run(), failed]) {
      const { bytes, keys } = encodeRun(address, state);
      const keysOf = (hash: string) => (keys === null ? null : parseKeys(keys.text, hash));
      expect(decodeRun(bytes, address, keysOf)).toStrictEqual(state);
      fc.assert(
        fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
          const changed = bytes.slice();
          changed[at] ^= flip;
          expect(decodeRun(changed, address, keysOf)).toBeNull();
          expect(decodeRun(bytes.slice(0, at), address, keysOf)).toBeNull();
          expect(decodeRun(Uint8Array.of(...bytes, flip), address, keysOf)).toBeNull();
        }),
        { numRuns: 300 },
      );
      expect(decodeRun(bytes, other, keysOf)).toBeNull();
      expect(decodeRun(new Uint8Array(), address, keysOf)).toBeNull();
    }
  });

  it("takes a damaged file, and one without its keys, for missing, and mends both by the next write", async () => {
    const folder = temporaryFolder();
    const store = openRunStore(folder, { token });
    await store.write(address, encodeRun(address, run()));
    const bytes = readFileSync(pathOf(folder));
    for (const damaged of [bytes.subarray(0, 100), Buffer.alloc(0), Buffer.from("not a run"), Buffer.alloc(bytes.length)]) {
      writeFileSync(pathOf(folder), damaged);
      expect(store.read(address)).toBeNull();
      expect(store.hash(address)).toBeNull();
    }
    const keys = join(folder, "keys", readdirSync(join(folder, "keys"))[0]);
    writeFileSync(keys, readFileSync(keys, "utf8").replace("incidents", "accidents"));
    const second = openRunStore(folder, { token });
    await second.write(other, encodeRun(other, run()));
    await second.write(address, encodeRun(address, run()));
    expect(openRunStore(folder, { token }).read(address)).toStrictEqual(run());
  });

  it("keeps what numbers mean once for all runs, and nothing temporary", async () => {
    const folder = temporaryFolder();
    const store = openRunStore(folder, { token });
    for (const [place, replication] of [
      [address, 1],
      [other, 2],
    ] as const)
      await store.write(place, encodeRun(place, run(true, replication)));
    expect(readdirSync(join(folder, "keys"))).toHaveLength(1);
    expect(readdirSync(join(folder, "runs", "partial"))).toEqual([]);
    const rows = [address, other]
      .map((place) => store.read(place))
      .map((state) => (state?.status === "done" ? state.record.summaryKeys : null));
    expect(rows[0]).toBe(rows[1]);
  });

  it("gives a hash that follows from the content alone", async () => {
    const [one, two] = [temporaryFolder(), temporaryFolder()];
    for (const folder of [one, two]) await openRunStore(folder, { token }).write(address, encodeRun(address, run()));
    expect(openRunStore(one, { token }).hash(address)).toBe(openRunStore(two, { token }).hash(address));
    await openRunStore(two, { token }).write(address, encodeRun(address, failed));
    expect(openRunStore(one, { token }).hash(address)).not.toBe(openRunStore(two, { token }).hash(address));
  });

  it("refuses a path in place of an address", async () => {
    const store = openRunStore(temporaryFolder(), { token });
    for (const name of ["../../etc/passwd", "a/b", `${address}/..`, address.toUpperCase(), ""]) {
      expect(() => store.read(name)).toThrow(/64 hexadecimal digits/);
      await expect(store.write(name, encodeRun(address, failed))).rejects.toThrow(/64 hexadecimal digits/);
    }
  });

  it("says in a sentence what the disk refused, and leaves no half file", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "runs"), "a file");
    const error = await openRunStore(folder, { token })
      .write(address, encodeRun(address, run()))
      .catch((reason) => reason);
    expect(error).toBeInstanceOf(StoreError);
    expect(error.message).toMatch(/^run .*\.run: expected a folder, received a file; choose another --out$/);
    rmSync(join(folder, "runs"));
    mkdirSync(pathOf(folder), { recursive: true });
    await expect(openRunStore(folder, { token }).write(address, encodeRun(address, failed))).rejects.toThrow(StoreError);
    expect(readdirSync(join(folder, "runs", "partial"))).toEqual([]);
  });

  it("tells a full disk from a lack of permission, and hides no other mistake", () => {
    const refused = (code: string) => storeFailure("run x", Object.assign(new Error(code), { code, syscall: "write" })) as Error;
    expect(refused("ENOSPC").message).toBe("run x: the disk is full; free some space and repeat the command, finished runs are kept");
    expect(refused("EACCES").message).toMatch(/permission denied; change the folder's permissions or choose another --out/);
    expect(refused("EWEIRD").message).toMatch(/the disk refused it \(EWEIRD\)/);
    const mistake = new TypeError("x is not a function");
    expect(storeFailure("run x", mistake)).toBe(mistake);
  });
});
