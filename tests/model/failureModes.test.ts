/** Failure modes as a whole, and what docs/failure-modes.md says of them; a sample is made anew in failureModesSample.test.ts. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { allModes, groups, isMiss, modeName, sampleModes } from "../../bench/failureModes/catalogue.ts";
import { DOCUMENT, documented, entry, expectedStructure, structureOf } from "../../bench/failureModes/document.ts";
import { measure, shows } from "../../bench/failureModes/measure.ts";
import { type FailureMode, intervention } from "../../bench/failureModes/mode.ts";
import { interventions } from "../../src/model/interventions/catalogue.ts";

const modes = groups.flatMap((group) => group.modes);
const misses = groups.flatMap((group) => group.misses);

describe("the failure modes", () => {
  it("cover every intervention, and no other", () => {
    expect([...new Set(modes.map((mode) => mode.intervention))].sort()).toEqual(interventions.map(({ id }) => id).sort());
  });

  it("each expect a failure of one configuration and its absence in the other", () => {
    const fails = ({ outcomes }: FailureMode) => outcomes.some(({ failing }) => ["worse", "no better", "little"].includes(failing));
    const succeeds = ({ outcomes }: FailureMode) => outcomes.some(({ contrast }) => ["better", "no worse", "little"].includes(contrast));
    expect(modes.filter((mode) => !fails(mode) || !succeeds(mode)).map(modeName)).toEqual([]);
  });

  it("claim little only beside an effect that is claimed of the other configuration", () => {
    const isEffect = (expected: string) => ["better", "worse"].includes(expected);
    const alone = ({ outcomes }: FailureMode) =>
      outcomes.some(
        ({ failing, contrast }) => (failing === "little" && !isEffect(contrast)) || (contrast === "little" && !isEffect(failing)),
      );
    expect(allModes.filter(alone).map(modeName)).toEqual([]);
  });

  it("have names of their own", () => {
    expect(new Set(allModes.map(modeName)).size).toBe(allModes.length);
  });

  it("say why a miss is one", () => {
    expect(misses.filter(({ why }) => why.length < 80).map(modeName)).toEqual([]);
  });
});

describe("docs/failure-modes.md", () => {
  const text = readFileSync(DOCUMENT, "utf8");

  it("says of every mode what it is and how it is set up (`npm run failure-modes` writes it)", () => {
    expect(structureOf(text)).toBe(expectedStructure());
  });

  it("shows every mode wholly, and of every miss something not", () => {
    expect(modes.filter((mode) => documented(text, mode).includes("(not shown)")).map(modeName)).toEqual([]);
    expect(misses.filter((miss) => !documented(text, miss).includes("(not shown)")).map(modeName)).toEqual([]);
  });
});

describe("a verdict", () => {
  const gains = [1.1, 0.9, 1, 1.2, 0.8];
  const losses = gains.map((gain) => -gain);
  const chance = [0.3, -0.3, 0.1, -0.1, 0];
  const large = gains.map((gain) => 3 * gain);
  const verdicts = (good: "up" | "down", own: readonly number[], other: readonly number[]) =>
    (["better", "worse", "no better", "no worse", "little"] as const).filter((expected) => shows(expected, { good }, own, other));

  it("is better or worse where the interval lies on one side of zero, by what is good", () => {
    expect(verdicts("up", gains, gains)).toEqual(["better", "no worse"]);
    expect(verdicts("down", gains, gains)).toEqual(["worse", "no better"]);
    expect(verdicts("up", losses, losses)).toEqual(["worse", "no better"]);
  });

  it("is neither where it does not", () => {
    expect(verdicts("up", chance, chance)).toEqual(["no better", "no worse"]);
  });

  it("is little short of half the other's gain, or of half its loss, beyond chance", () => {
    expect(verdicts("up", gains, large)).toContain("little");
    expect(verdicts("up", losses, large)).toContain("little");
    expect(verdicts("down", gains, large)).toContain("little");
    expect(
      verdicts(
        "up",
        gains,
        gains.map((gain) => 2 * gain),
      ),
    ).not.toContain("little");
  });

  it("that is not as claimed is marked, and the mark and numbers are no part of the structure", () => {
    const mode: FailureMode = {
      ...{ intervention: "forum", id: "made-up", failure: "None", mechanism: "None.", horizonDays: 30 },
      failing: { what: "with", arm: intervention("forum"), against: {} },
      contrast: { what: "with", arm: intervention("forum"), against: {} },
      outcomes: [{ indicator: "backlog", good: "down", failing: "worse", contrast: "better" }],
    };
    const readings = (mean: number) =>
      gains.map((gain) => ({
        ...{ days: [], series: new Float64Array(), seriesKeys: [], network: [] },
        summaryKeys: [{ indicator: "backlog", group: "all" }],
        summary: Float64Array.of(mean * gain),
      }));
    const text = entry(
      mode,
      measure(mode, ({ patch }) => readings(patch.interventions === undefined ? 1 : 2)),
    );
    expect(text).toMatch(/\| worse: 1\.0\d* \[.*\| better \(not shown\): 1\.0\d* \[/);
    expect(structureOf(text)).toContain("| worse: # | better: # |");
    expect(documented(`## Group\n\n${text}\n### Next\n`, mode)).toBe(text);
  });
});

describe("a sample of the modes", () => {
  it("is the same under the same key, in the order of the document", () => {
    const drawn = sampleModes(allModes, 5, "a key");
    expect(sampleModes(allModes, 5, "a key")).toEqual(drawn);
    expect(drawn).toHaveLength(5);
    expect(allModes.filter((mode) => drawn.includes(mode))).toEqual(drawn);
  });

  it("gives every mode its turn over many keys", () => {
    const drawn = Array.from({ length: 100 }, (_, key) => sampleModes(allModes, 5, String(key))).flat();
    expect(new Set(drawn).size).toBe(allModes.length);
  });
});

it("a miss is told from a mode by its reason", () => {
  expect(allModes.filter(isMiss)).toEqual(misses);
});
