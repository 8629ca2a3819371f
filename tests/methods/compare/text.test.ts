import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { formatComparison } from "../../../src/methods/compare/text.ts";
import type { ResidentTable } from "../../../src/model/residentTable.ts";
import { streamOf } from "../../statistics/testModels.ts";
import { COST, compareModel, INCIDENTS, modelOf, planOf, SECURITY } from "./cases.ts";

const noise = streamOf("compare text");
const LONG = "Multi-party supply of safety services by contract and by volunteers";

function residents(lift: number): ResidentTable {
  return {
    ...{ count: 4, ageBands: ["18–69", "70+"], grids: ["g1", "g2"], ageBand: Uint8Array.of(0, 0, 1, 1), grid: Uint16Array.of(0, 1, 0, 1) },
    trustAtStart: Float32Array.of(0.1, 0.3, 0.5, 0.7),
    outcomes: { "sense-of-security": Float32Array.of(3 + lift, 3 + lift, 3 - lift, 3 - lift) },
  };
}

/** Arm 1 averts 20 incidents but frightens the old; arm 2 changes incidents by noise alone. One run of arm 2 fails. */
const street = modelOf((arm, replication) => {
  if (arm === 2 && replication === 4) throw new Error("out of order");
  return {
    summary: {
      "true-incidents":
        6000 + 80 * noise.normal(replication, 0) + (arm > 0 ? 6 * noise.normal(replication, arm) : 0) - (arm === 1 ? 200 : 0),
      "sense-of-security": 3 + (arm === 1 ? 0.2 : 0) + 0.02 * noise.normal(replication, 10 + arm),
      cost: 4e6 + arm * (2.5e5 + 1000 * noise.normal(replication, 20 + arm)),
    },
    residents: residents(arm === 1 ? 0.5 + 0.1 * noise.normal(replication, 30) : 0),
    warnings: arm === 2 ? ["the fund ran dry"] : [],
  };
});

const plan = planOf(3, { outcomes: [INCIDENTS, SECURITY, COST], threshold: 100 });
const named = {
  ...plan,
  scenario: {
    ...plan.scenario,
    arms: plan.scenario.arms.map((arm) => (arm.id === "two" ? { ...arm, label: LONG } : { ...arm, label: "Platform" })),
  },
};

async function told(width: number, color = false) {
  const { result } = await compareModel(street, named);
  return { result, text: formatComparison(result, { color, width }) };
}

describe("the text of a comparison", () => {
  it("begins with which arm is best and how it stands beside the baseline, then the primary outcome: pairs, difference, interval for all arms, share of better pairs, and what pairing was worth", async () => {
    const { text, result } = await told(120);
    const lines = text.split("\n");
    expect(lines[0]).toBe("Fake");
    expect(lines[1]).toBe("90 days · 3 arms · 30 runs requested, 29 used · seed 1 · primary outcome true-incidents");
    expect(lines[3]).toMatch(/^Of the arms Platform comes first in true incidents/);
    expect(lines.slice(3, 7).join(" ")).toMatch(/It is better than the baseline, by more than the\s+practical threshold\./);
    const at = lines.indexOf("True incidents (incidents; fewer is better; primary outcome; intervals for all arms at once)");
    expect(at).toBeLessThan(9);
    expect(lines[at + 2]).toMatch(/pairs +difference +95 % interval +relative +better in +VRF +saved/);
    const [effect] = result.effects;
    expect(lines[at + 3]).toMatch(/^Platform +10 +−\d{3}\.\d +−\d{3}\.\d to −\d{3}\.\d +−3\.\d % +10\/10 +\d+ +[\d,]+ +▼ better$/);
    expect(lines[at + 3]).toContain(`−${Math.abs(effect.difference).toFixed(1)}`);
  });

  it("says beside a verdict that it holds at the defaults only, where the interval with assumptions varied takes in 0", async () => {
    const { result } = await compareModel(street, named);
    const effect = result.effects.find(({ arm, outcome }) => arm === result.arms[1].id && outcome === result.primary)!;
    const line = (low: number, high: number) => {
      const interval = { low, high };
      const other = { ...effect, n: 10, interval, simultaneous: interval, spread: 1, below: 8, above: 2 };
      const varied = { draws: 10, sets: 10, parameters: [], own: [], effects: [other] };
      return formatComparison({ ...result, varied } as typeof result, { color: false, width: 140 })
        .split("primary outcome; intervals for all arms at once)")[1]
        .split("\n")
        .slice(2, 5)
        .join(" ");
    };
    // Wrapped in its column.
    expect(line(-300, 20)).toMatch(/▼ better at/);
    expect(line(-300, 20)).toMatch(/defaults/);
    expect(line(-300, -20)).toMatch(/▼ better(?! at)/);
    expect(line(-300, -20)).not.toMatch(/defaults/);
  });

  it("counts pairs that were dropped", async () => {
    expect((await told(120)).text).toMatch(/9 of 10 /);
  });

  it("names other outcomes that rest on fewer pairs than the primary one, and no others", async () => {
    const { result, text } = await told(120);
    expect(text).not.toContain("Differences of fewer pairs");
    const security = result.effects.find(({ arm, outcome }) => arm === "two" && outcome === SECURITY.id)!;
    const effects = result.effects.map((effect) => (effect === security ? { ...effect, n: 4, dropped: 6 } : effect));
    const fewer = formatComparison({ ...result, effects }, { color: false, width: 120 });
    expect(fewer.replace(/\s+/g, " ")).toContain(
      `Differences of fewer pairs, where the others had nothing to measure: sense of security, ${LONG}: 4 of 10.`,
    );
    expect(fewer.split("\n").filter((line) => [...line].length > 120)).toEqual([]);
  });

  it("has the other outcomes marked as exploratory, each with its interval", async () => {
    const { result, text: short } = await told(120);
    expect(short).toContain("Other outcomes (exploratory; below each difference its 95 % interval)");
    expect(short).toMatch(/Sense of security +Cost\n/);
    expect(short).toMatch(/\+0\.\d+ better +\+\d+\.\d+ worse\n +\[\+0\.\d+ to \+0\.\d+\]/);
    const text = formatComparison(result, { color: false, width: 120, long: true });
    expect(text).toContain("Sense of security (score 1–5; higher is better; exploratory)");
    expect(text).toMatch(/Platform +10 +\+0\.\d+ +\[\+0\.\d+ to \+0\.\d+\] +▲ better/);
    expect(text).toContain("difference (thousand yuan)");
    expect(text).toMatch(/▲ worse/);
  });

  it("wraps the names of arms and cuts none, at any width", async () => {
    const narrow = (await told(60)).text.split("\n").map((line) => line.slice(0, 16));
    for (const word of LONG.split(" ")) expect(narrow.some((start) => start.includes(word))).toBe(true);
    for (const width of [60, 140]) expect((await told(width)).text).not.toContain("…");
  });

  it("leaves out what matters least of the primary outcome where the terminal is narrow, never the interval or the verdict", async () => {
    const block = async (width: number) => (await told(width)).text.split("\nBaseline: ")[1].split("\n\n")[0];
    for (const width of [64, 80, 100, 120]) {
      const lines = (await block(width)).split("\n").slice(1);
      expect(lines.filter((line) => [...line].length > width)).toEqual([]);
      expect(lines.join(" ")).toMatch(/−\d{3}\.\d to −\d{3}\.\d .*▼ better/);
    }
    expect(await block(120)).toMatch(/VRF +saved/);
    expect(await block(64)).not.toMatch(/saved/);
  });

  it("keeps to the width of the terminal from 100 columns on", async () => {
    for (const width of [100, 120]) {
      const { text } = await told(width);
      expect(text.split("\n").filter((line) => [...line].length > width)).toEqual([]);
    }
  });

  it("says who is worse off, and how many of them", async () => {
    const { text } = await told(120);
    expect(text).toContain("Who is worse off");
    expect(text).toMatch(/Platform +sense of security +\d of 8 +Aged 70\+ +−0\.\d+ \[−0\.\d+ to −0\.\d+\] +100 %$/m);
  });

  it("ends with one passage per arm, why it stopped, and the warnings with their counts", async () => {
    const { text, result } = await told(120);
    const flat = text.replace(/\n */g, " ");
    for (const sentence of result.sentences) expect(flat).toContain(sentence);
    expect(result.sentences[0]).toMatch(/^Of the arms Platform comes first in true incidents, before Multi-party/);
    expect(result.sentences[1]).toContain("It is better by more than the practical threshold of 100 incidents.");
    expect(result.sentences[2]).toContain("cannot be told from the baseline");
    expect(flat).toContain("Stopped because the 10 replications that were asked for are made.");
    expect(flat).toContain("Warning: the fund ran dry (in 9 of 29 runs)");
  });

  it("has no colour codes unless asked for, and the same words with them", async () => {
    const plain = (await told(120)).text;
    const coloured = (await told(120, true)).text;
    expect(stripVTControlCharacters(plain)).toBe(plain);
    expect(coloured).not.toBe(plain);
    expect(stripVTControlCharacters(coloured)).toBe(plain);
  });
});
