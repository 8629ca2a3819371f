import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { workerPoolExecutor } from "../../src/runs/executor.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cosafe-pool-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A pool whose threads run this code. */
function pool(name: string, code: string) {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, code);
  return workerPoolExecutor(2, file);
}

const task = (replication: number) => ({
  ...{ specification: {} as never, replication, address: "ab".repeat(32) },
  record: { recordEvery: 30, keepSeries: "none", tables: [], residents: "none" } as const,
});

describe("the worker pool", () => {
  it("holds on to no record once it is handed over", async () => {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    const executor = await pool("records", "export function record() { return { bytes: new Uint8Array(1e6) }; }");
    const records: WeakRef<object>[] = [];
    for (let k = 1; k <= 5; k++) records.push(new WeakRef(await executor.record(task(k))));
    for (let tries = 0; tries < 20 && records.some((record) => record.deref() !== undefined); tries++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      collect();
    }
    expect(records.map((record) => record.deref())).toEqual(records.map(() => undefined));
    await executor.close();
  });

  it("stops tasks under way when closed", async () => {
    const executor = await pool("endless", "export function record() { for (;;); }");
    const running = executor.record(task(1));
    running.catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await executor.close();
    await expect(running).rejects.toThrow();
  });
});
