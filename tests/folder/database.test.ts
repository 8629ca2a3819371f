import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";

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
});
