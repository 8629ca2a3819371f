import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { workerPoolExecutor } from "../../src/study/executor.ts";

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

const task = (replication: number) => ({ specification: {} as never, replication, options: { recordEvery: 30, recordHazards: false } });

describe("the worker pool", () => {
  it("makes a crash of a thread the result of its task, and goes on with the others", async () => {
    const executor = await pool(
      "crash",
      "export default (task) => { if (task.replication === 2) throw new TypeError('no such column'); return { run: task.replication }; };",
    );
    const results = await Promise.all([1, 2, 3, 4].map((k) => executor.run(task(k))));
    expect(results.map((result) => ("run" in result ? result.run : result.crash.message))).toEqual([1, "TypeError: no such column", 3, 4]);
    await executor.close();
  });

  it("does not hang when its threads cannot start", async () => {
    const executor = await pool("broken", "throw new Error('cannot start');");
    const result = await executor.run(task(1));
    expect(result).toMatchObject({ crash: { process: "worker thread", message: "Error: cannot start" } });
    await executor.close();
  });

  it("stops tasks under way when closed", async () => {
    const executor = await pool("endless", "export default () => { for (;;); };");
    const running = executor.run(task(1));
    running.catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await executor.close();
    await expect(running).rejects.toThrow();
  });
});
