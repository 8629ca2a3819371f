import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyChanges, changesBetween, readSpecifications, specificationWriter } from "../../src/folder/specifications.ts";
import { canonicalJson, type Json } from "../../src/host/canonicalJson.ts";
import { nodeFiles } from "../../src/host/nodeFiles.ts";
import type { ModelSpecification } from "../../src/model/specification.ts";
import { loadScenario } from "../../src/scenario/load.ts";

const file = "scenarios/caotang-road.yaml";
const loaded = loadScenario(file, nodeFiles(file), {});
if (!("scenario" in loaded)) throw new Error("the case must load");
const arms = loaded.scenario.arms.map(({ specification }) => specification);

/** A frozen copy of the first arm with one parameter changed, sharing everything else. */
function variant(value: number): ModelSpecification {
  const base = arms[0];
  const forum = Object.freeze({ ...base.parameters.forum, fatigue: value });
  return Object.freeze({ ...base, parameters: Object.freeze({ ...base.parameters, forum }) });
}

function archive(specifications: readonly ModelSpecification[]): { lines: string[]; hashes: string[] } {
  const lines: string[] = [];
  const writer = specificationWriter((line) => void lines.push(line));
  return { hashes: specifications.map((specification) => writer.add(specification)), lines };
}

describe("the archive of specifications", () => {
  it("gives back every arm of a shipped case and every design point exactly", () => {
    const all = [...arms, variant(0.123), variant(0.3), ...arms];
    const { lines, hashes } = archive(all);
    expect(lines).toHaveLength(new Set(hashes).size);
    const read = readSpecifications(
      lines.map((line) => line.trimEnd()),
      new Set(hashes),
    );
    all.forEach((specification, i) => {
      expect(canonicalJson(read.get(hashes[i]))).toBe(canonicalJson(specification));
    });
  });

  it("holds only what differs from the first specification", () => {
    const { lines } = archive([arms[0], variant(0.123)]);
    expect(JSON.parse(lines[1]).changes).toEqual([["/parameters/forum/fatigue", 0.123]]);
    expect(lines[1].length).toBeLessThan(200);
  });

  it("reconstructs any JSON from any other", () => {
    const key = fc.oneof(fc.constantFrom("a", "b", "a/b", "~", "~1", "0", "1", ""), fc.string());
    const json = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: "small" },
        fc.constantFrom(null, true, false, 0, 1, "x"),
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => (x === 0 ? 0 : x)),
        fc.array(tie("value"), { maxLength: 4 }),
        fc.dictionary(key, tie("value"), { maxKeys: 4 }),
      ),
    })).value as fc.Arbitrary<Json>;
    fc.assert(
      fc.property(json, json, (a, b) => {
        const changes = JSON.parse(JSON.stringify(changesBetween(a, b)));
        expect(canonicalJson(applyChanges(a, changes))).toBe(canonicalJson(b));
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it("takes a key like __proto__ for a key", () => {
    const hostile = JSON.parse('{"a":1,"__proto__":{"polluted":true}}') as Json;
    const changed = applyChanges({ a: 1 }, changesBetween({ a: 1 }, hostile));
    expect(canonicalJson(changed)).toBe(canonicalJson(hostile));
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(() => applyChanges({ a: 1 }, [["/__proto__/polluted", true]])).toThrow(/expected a place in the base specification/);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it("refuses a line that was changed and a hash that it does not hold", () => {
    const { lines, hashes } = archive([arms[0], variant(0.123)]);
    const forged = [lines[0], lines[1].replace("0.123", "0.124")];
    expect(() => readSpecifications(forged, new Set(hashes))).toThrow(/the file was changed/);
    expect(() => readSpecifications(lines, new Set(["0".repeat(64)]))).toThrow(/received none/);
    expect(() => readSpecifications(lines.slice(1), new Set(hashes))).toThrow(/expected the base specification first/);
  });
});
