import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { diskFailed } from "../../src/cli/command.ts";

/** Loaded modules of the database's package, as this process has them. */
function loaded(): string[] {
  return Object.keys(createRequire(import.meta.url).cache).filter((path) => path.includes("duckdb"));
}

describe("the database", () => {
  it("is loaded with the first question, and with nothing before it", async () => {
    const api = await import("../../src/index.ts");
    await import("../../src/cli/catalogue.ts");
    expect(typeof api.runModel).toBe("function");
    expect(loaded()).toEqual([]);
    const { withDatabase } = await import("../../src/folder/database.ts");
    expect(loaded()).toEqual([]);
    const rows = await withDatabase(async (connection) => (await connection.runAndReadAll("SELECT 6 * 7")).getRowsJS());
    expect(rows).toEqual([[42]]);
    expect(loaded().length).toBeGreaterThan(0);
  });

  it("works in one thread, and never fetches an extension", async () => {
    const { withDatabase } = await import("../../src/folder/database.ts");
    const settings = await withDatabase(async (connection) =>
      (await connection.runAndReadAll("SELECT current_setting('threads'), current_setting('autoinstall_known_extensions')")).getRowsJson(),
    );
    expect(settings).toEqual([["1", false]]);
    await expect(withDatabase((connection) => connection.run("LOAD httpfs"))).rejects.toThrow();
  });

  it("says of too little memory what to do, not its own settings, and loses no finished run", async () => {
    const { withDatabase } = await import("../../src/folder/database.ts");
    const { storeFailure, StoreError } = await import("../../src/host/folderFiles.ts");
    const failed = await withDatabase(async (connection) => {
      await connection.run("SET memory_limit = '2MB'");
      return connection.run("SELECT * FROM range(3000000) ORDER BY hash(range)");
    }).catch((error: unknown) => storeFailure("results folder out", error));
    expect(failed).toBeInstanceOf(StoreError);
    const { message } = failed as Error;
    expect(message).toMatch(/^results folder out: too little memory; .*, finished runs are kept$/);
    expect(diskFailed(failed as Error)).toBe(true);
  });
});
