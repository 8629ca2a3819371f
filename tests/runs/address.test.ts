import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ModelSpecification } from "../../src/model/specification.ts";
import { addresses, hashSpecification } from "../../src/runs/address.ts";
import { engineIdentity, hashCode } from "../../src/runs/engine.ts";
import { seriesFilter } from "../../src/runs/keepSeries.ts";
import type { RecordSettings } from "../../src/runs/record.ts";
import { temporaryFolder } from "./studyModel.ts";

const settings: RecordSettings = { recordEvery: 30, keepSeries: "main", tables: ["network", "ledger"], residents: "none" };

/** A fresh object each time. */
function written(changes: object = {}): ModelSpecification {
  const organisations = [{ id: "office", staff: 3 }];
  return { id: "fake", seed: "1", horizonDays: 30, organisations, parameters: { trust: { gain: 0.1, loss: 0.2 } }, ...changes } as never;
}

const request = (specification = written(), replication = 1) => ({ point: "p", replication, specification });

describe("the address of a run", () => {
  const address = addresses("engine", settings)(request());

  it("is 64 hexadecimal digits and follows from the content, not from objects, the order of members or the name of the point", () => {
    expect(address).toMatch(/^[0-9a-f]{64}$/);
    const reversed = Object.fromEntries(Object.entries(written()).reverse()) as unknown as ModelSpecification;
    expect(addresses("engine", { ...settings })(request(reversed))).toBe(address);
    expect(addresses("engine", settings)({ ...request(), point: "another" })).toBe(address);
    expect(addresses("engine", { ...settings, tables: ["ledger", "network"] })(request())).toBe(address);
    expect(addresses("engine", { ...settings, keepSeries: ["b", "a"] })(request())).toBe(
      addresses("engine", { ...settings, keepSeries: ["a", "b", "a"] })(request()),
    );
  });

  it("changes with everything that a record depends on", () => {
    const others = [
      addresses("engine 2", settings)(request()),
      addresses("engine", { ...settings, recordEvery: 7 })(request()),
      addresses("engine", { ...settings, keepSeries: "none" })(request()),
      addresses("engine", { ...settings, keepSeries: ["main"] })(request()),
      addresses("engine", { ...settings, residents: "groups" })(request()),
      addresses("engine", { ...settings, residents: "each" })(request()),
      addresses("engine", { ...settings, tables: ["network"] })(request()),
      addresses("engine", settings)(request(written(), 2)),
      ...[
        { seed: "2" },
        { seed: 1 },
        { id: "other" },
        { organisations: [] },
        { organisations: [{ id: "office", staff: 4 }] },
        { parameters: { trust: { gain: 0.1, loss: 0.25 } } },
        { parameters: { trust: { gain: 0.2, loss: 0.1 } } },
        { parameters: { routing: { gain: 0.1, loss: 0.2 } } },
        { extra: null },
      ].map((changes) => addresses("engine", settings)(request(written(changes)))),
    ];
    expect(new Set([address, ...others]).size).toBe(others.length + 1);
  });

  it("is the same for a specification that shares parts with one that was hashed before", () => {
    const first = written();
    hashSpecification(first);
    const shared = { ...first, parameters: { ...first.parameters, extra: { a: 1 } } } as unknown as ModelSpecification;
    expect(hashSpecification(shared)).toBe(hashSpecification(structuredClone(shared)));
    // One object on two levels is written differently on each, whatever was hashed first.
    const part = { deep: { value: 1 } };
    const high = { part } as unknown as ModelSpecification;
    const low = { over: { part } } as unknown as ModelSpecification;
    hashSpecification(high);
    expect(hashSpecification(low)).toBe(hashSpecification(structuredClone(low)));
  });
});

describe("the engine's identity", () => {
  it("stays while the code stays, and changes with a name or a content but not with line ends", () => {
    expect(engineIdentity()).toMatch(/^[0-9a-f]{64}$/);
    expect(engineIdentity()).toBe(engineIdentity());
    const code = (files: Record<string, string>) => {
      const folder = temporaryFolder();
      mkdirSync(join(folder, "inner"));
      for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
      return hashCode([folder]);
    };
    const base = code({ "a.ts": "1;\n", "inner/b.ts": "2;\n" });
    expect(code({ "inner/b.ts": "2;\r\n", "a.ts": "1;\r\n", "notes.md": "x" })).toBe(base);
    expect(code({ "a.ts": "1;\n", "inner/b.ts": "3;\n" })).not.toBe(base);
    expect(code({ "a.ts": "1;\n", "inner/c.ts": "2;\n" })).not.toBe(base);
    expect(code({ "a.ts": "1;\n" })).not.toBe(base);
  });
});

describe("the choice of series", () => {
  it("is all, none, the main indicators in every group, or a list of indicators and single groups", () => {
    const kept = (keep: Parameters<typeof seriesFilter>[0]) =>
      (
        [
          ["true-incidents", "all"],
          ["true-incidents", "category:dispute"],
          ["confidence", "kind:police"],
        ] as const
      ).filter(([indicator, group]) => seriesFilter(keep)(indicator, group)).length;
    expect([kept("all"), kept("main"), kept("none"), kept(["true-incidents/all", "confidence"])]).toEqual([3, 2, 0, 2]);
  });
});
