import { readdirSync } from "node:fs";
import { join } from "node:path";
import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { renderStudyCharts } from "../../../src/folder/renderStudyCharts.ts";
import { studyCharts } from "../../../src/methods/charts/catalogue.ts";
import { swarm } from "../../../src/methods/charts/parts/marks.ts";
import { rankOrder } from "../../../src/methods/charts/parts/ranks.ts";
import type { CompareResult } from "../../../src/methods/compare/result.ts";
import type { StudyAnalysis } from "../../../src/methods/results.ts";
import { estimateWords, valueRange } from "../../../src/words/chartPhrases.ts";
import {
  attributionResult,
  compareResult,
  designResult,
  plainNames,
  rankResult,
  runResult,
  sensitivityResult,
} from "../../gallery/studyResults.ts";

const root = new URL("../../../src/methods/", import.meta.url).pathname;
const oneArm = { ...plainNames, arms: plainNames.arms.slice(0, 2) };
/** Ids of the charts that apply. */
const ids = (result: StudyAnalysis) => studyCharts.filter((chart) => chart.applies(result)).map((chart) => chart.id);

async function svgOf(result: StudyAnalysis, id: string): Promise<string> {
  return (await renderStudyCharts(result, { only: [id] }))[0]!.svg;
}

/** Text of the title element. */
async function titleOf(result: StudyAnalysis, id: string): Promise<string> {
  return /<title id="[^"]+">([^<]+)</.exec(await svgOf(result, id))![1]!;
}

/** One arm whose differences in true incidents are given. */
function withDifferences(
  differences: readonly number[],
  verdict: CompareResult["effects"][number]["verdict"],
  interval: [number, number] | null,
): CompareResult {
  const result = compareResult({ names: oneArm, n: differences.length });
  const ends = interval && { low: interval[0], high: interval[1] };
  const mean = differences.reduce((sum, each) => sum + each, 0) / differences.length;
  const effects = result.effects.map((effect) =>
    effect.outcome === result.primary ? { ...effect, difference: mean, interval: ends, simultaneous: ends, verdict } : effect,
  );
  return { ...result, effects };
}

describe("the catalogue of charts of studies", () => {
  it("lists every file of its folders once", () => {
    const camel = (id: string) => id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    const folders = ["compare", "assumptions", "sensitivity", "attribute", "rank", "design", "diagnose"];
    const files = folders
      .flatMap((folder) => readdirSync(join(root, folder, "charts")))
      .filter((file) => !/^reading\.ts$|Found\.ts$/.test(file));
    const renamed: Readonly<Record<string, string>> = { "who-gains": "groups" };
    expect(studyCharts.map((chart) => `${renamed[chart.id] ?? camel(chart.id)}.ts`).sort()).toEqual(files.sort());
  });

  it("describes every chart and names it once", () => {
    for (const chart of studyCharts) {
      expect(chart.title, chart.id).not.toBe("");
      expect(chart.description, chart.id).toMatch(/\.$/);
    }
    expect(new Set(studyCharts.map((chart) => chart.id)).size).toBe(studyCharts.length);
  });
});

describe("a chart of a study", () => {
  const results: readonly StudyAnalysis[] = [
    compareResult({ names: plainNames, n: 3, sets: 3 }),
    designResult(plainNames, "factorial", 2),
    sensitivityResult(plainNames, "morris"),
    attributionResult(plainNames, 2),
    rankResult(plainNames, { n: 4, sets: 20 }),
  ];

  it("applies to results of its own studies only", () => {
    for (const chart of studyCharts) {
      expect(
        results.filter((result) => chart.applies(result)).every((result) => chart.studies.includes(result.study)),
        chart.id,
      ).toBe(true);
    }
  });

  it("refuses to draw the result of another study", () => {
    const forest = studyCharts.find((chart) => chart.id === "forest")!;
    expect(() => forest.draw(document(), results[1]!)).toThrow("chart forest: expected a result of compare or run, received one of design");
  });

  it("does not apply where its part of the result is missing", () => {
    expect(ids(compareResult({ names: plainNames, n: 3 }))).not.toContain("parameter-uncertainty");
    expect(ids(compareResult({ names: plainNames, n: 3, sets: 2 }))).toContain("parameter-uncertainty");
    expect(ids(compareResult({ names: plainNames, n: 1 }))).not.toContain("precision");
    expect(ids(sensitivityResult(plainNames, "morris"))).toEqual(["tornado", "morris"]);
    expect(ids(sensitivityResult(plainNames, "sobol"))).toEqual(["tornado", "sobol", "convergence"]);
    expect(ids(rankResult(plainNames, { n: 5 }))).toEqual(["selection", "rank-probabilities"]);
    expect(ids(designResult(plainNames, "grid", 2))).toEqual(["estimates", "surface"]);
    expect(ids(attributionResult(plainNames, 3, "orders"))).toEqual(["shapley", "mechanisms"]);
    expect(ids(attributionResult(plainNames, 0))).toEqual([]);
  });

  it("is drawn by default where it applies and left out elsewhere", async () => {
    const names = (await renderStudyCharts(rankResult(plainNames, { n: 5 }))).map((chart) => chart.name);
    expect(names).toEqual(["selection", "rank-probabilities"]);
  });

  it("says in a sentence why there is nothing to draw", async () => {
    expect(await svgOf(compareResult({ names: plainNames, n: 3 }), "parameter-uncertainty")).toContain("did not draw parameter sets");
    expect(await svgOf(sensitivityResult(plainNames, "sobol"), "morris")).toContain("Morris screening was not asked for");
    const alone = compareResult({ names: { ...plainNames, arms: plainNames.arms.slice(0, 1) }, n: 3 });
    expect(await svgOf(alone, "forest")).toContain("This study has one arm");
  });

  it("is asked for by a known name of the result's study", async () => {
    await expect(renderStudyCharts(results[4]!, { only: ["forest"] })).rejects.toThrow("chart forest: expected one of selection");
  });

  it("states in its footer how many of the runs were used", async () => {
    expect(await svgOf(sensitivityResult(plainNames, "morris"), "morris")).toContain("1,196 of 1,200 runs used");
    expect(await svgOf(rankResult(plainNames, { n: 5 }), "selection")).toMatch(/ · 40 runs</);
  });
});

describe("honesty of the charts of studies", () => {
  it("never calls an arm better whose verdict is unclear", async () => {
    const title = await titleOf(withDifferences([-3, 2, -4], "unclear", [-9, 6]), "forest");
    expect(title).toBe(
      "True incidents under Information platform cannot be told from the baseline (−1.7 incidents, 95 % interval −9.0 to +6.0)",
    );
  });

  it("gives a single arm's effect with its interval", async () => {
    const title = await titleOf(withDifferences([-3, -2, -4], "better", [-5.48, -0.52]), "forest");
    expect(title).toBe(
      "True incidents under Information platform: −3.0 incidents against the baseline (95 % interval −5.5 to −0.5), better, by more than the practical threshold",
    );
  });

  it("says of groups that cannot be told apart that they cannot, not that they move by less than matters", async () => {
    const made = compareResult({ names: oneArm, n: 12 });
    const wide = { difference: -0.1, interval: { low: -2.5, high: 2.3 }, verdict: "unclear" as const, matters: false, shares: null };
    const title = (change: object) =>
      titleOf({ ...made, groups: made.groups.map((group) => ({ ...group, ...wide, ...change })) }, "who-gains");
    expect(await title({})).toMatch(/none of \d+ groups gain in .+, none loses, \d+ cannot be told from the baseline$/);
    expect(await title({ verdict: "same", difference: 0, interval: null })).toMatch(/none loses, \d+ are the same in every pair$/);
    expect(await title({ n: 1, interval: null })).toContain("A single pair cannot tell");
  });

  it("calls no twelve pairs that differ alike a single pair, and draws no precision of them", async () => {
    const made = compareResult({ names: oneArm, n: 12 });
    const alike = { difference: -3, interval: null, simultaneous: null, practical: null };
    const result = (verdict: "better" | "same") => ({
      ...made,
      threshold: null,
      effects: made.effects.map((effect) => ({ ...effect, ...alike, verdict })),
      precision: made.precision.map((path) => ({ ...path, halfWidth: path.halfWidth.map(() => 0) })),
    });
    expect(await titleOf(result("better"), "forest")).toMatch(/−3 incidents against the baseline \(the same in all 12 pairs\), better$/);
    expect(await titleOf(result("same"), "forest")).toMatch(/: the same as in the baseline in all 12 pairs$/);
    expect(ids(result("same"))).not.toContain("precision");
  });

  it("gives in every title the interval on which the verdict rests, not the arm's own", async () => {
    const made = withDifferences([-3, -2, -4], "better", [-5, -1]);
    const effects = made.effects.map((effect) =>
      effect.outcome === made.primary ? { ...effect, simultaneous: { low: -6, high: -0.2 } } : effect,
    );
    for (const chart of ["forest", "cost-plane"])
      expect(await titleOf({ ...made, effects }, chart)).toContain("95 % interval −6.0 to −0.2");
  });

  it("says of a single pair that it cannot separate policy from chance", async () => {
    expect(await titleOf(compareResult({ names: plainNames, n: 1 }), "forest")).toContain("cannot separate policy from chance");
  });

  it("draws a band from 20 pairs on and single pairs below", async () => {
    const many = await svgOf(compareResult({ names: oneArm, n: 20 }), "difference-trajectories");
    const few = await svgOf(compareResult({ names: oneArm, n: 19 }), "difference-trajectories");
    expect(many).toContain("95 % band for all days at once");
    expect(few).not.toContain("95 % band for all days at once");
    expect(few).toContain("No bands below 20 pairs");
  });

  it("names no point of a grid as the best that others equal, and says where all are the same", async () => {
    const made = designResult(plainNames, "grid", 3);
    const arm = made.points[0]!.arm;
    const title = (value: (i: number) => number) => {
      const points = made.points.map((point, i) => ({
        ...point,
        arm,
        estimates: point.estimates.map((each) => ({ ...each, value: value(i) })),
      }));
      return titleOf({ ...made, points }, "estimates");
    };
    expect(await title(() => 5)).toMatch(new RegExp(`over ${made.points.length} points: the same at all of them, 5.0 `));
    expect(await title((i) => (i < 2 ? 5 : 8))).toMatch(
      /: best estimate 5.0 .* at .+ and 1 other point, the same there, worst 8.0 .* at .+ and \d+ other points, the same there$/,
    );
  });

  it("names arms in the title of a course by their effects beside all others, with a band or without", async () => {
    const made = compareResult({ names: oneArm, n: 20 });
    const title = (verdict: "better" | "unclear", n: number) => {
      const result = compareResult({ names: oneArm, n });
      return titleOf({ ...result, effects: result.effects.map((effect) => ({ ...effect, verdict })) }, "difference-trajectories");
    };
    const { label } = made.arms[1]!;
    expect(await title("unclear", 20)).toMatch(/: the arm cannot be told from the baseline$/);
    expect(await title("unclear", 3)).toMatch(/: the arm cannot be told from the baseline$/);
    expect(await title("better", 20)).toMatch(
      new RegExp(`: better under ${label} \\(−[\\d.]+ incidents, 95 % interval .*, from day \\d+\\)$`),
    );
    expect(await title("better", 3)).toMatch(new RegExp(`: better under ${label} \\(−[\\d.]+ incidents, 95 % interval .* to [^,]*\\)$`));
  });

  it("draws steps of a distribution from 20 pairs on and a dot for each pair below", async () => {
    const circles = (svg: string) => svg.match(/<circle/g)?.length ?? 0;
    expect(circles(await svgOf(compareResult({ names: oneArm, n: 20 }), "difference-ecdf"))).toBe(0);
    expect(circles(await svgOf(compareResult({ names: oneArm, n: 19 }), "difference-ecdf"))).toBe(19);
  });

  it("draws the single pairs of a forest while they are fewer than 20, in a comparison and in a run", async () => {
    const circles = (svg: string) => svg.match(/<circle/g)?.length ?? 0;
    for (const made of [compareResult, runResult]) {
      const outcomes = made({ names: oneArm, n: 8 }).outcomes.length;
      // Three in the sample of the legend.
      expect(circles(await svgOf(made({ names: oneArm, n: 8 }), "forest"))).toBe(8 * outcomes + 3);
      expect(circles(await svgOf(made({ names: oneArm, n: 20 }), "forest"))).toBe(0);
    }
  });

  it("draws no part of a path of precision off the scale", async () => {
    const made = compareResult({ names: oneArm, n: 12 });
    const halfWidth = made.precision[0]!.halfWidth.map((half, i) => (i === 4 ? 100 : half));
    const svg = await svgOf({ ...made, precision: made.precision.map((path) => ({ ...path, halfWidth })) }, "precision");
    const paths = [...svg.matchAll(/<path d="(M[^"]*)" fill="none"/g)].map(([, d]) => d!);
    expect(paths.length).toBe(2);
    const heights = paths.flatMap((d) => [...d.matchAll(/,(-?[\d.]+)/g)].map(([, y]) => Number(y)));
    expect(Math.min(...heights)).toBe(0);
  });

  it("gives a pair of measures no colour whose interval covers zero, however large it is", async () => {
    const made = attributionResult(plainNames, 30);
    const wide = { value: -50, interval: { low: -120, high: 20 } };
    const outcomes = made.outcomes.map((each) => ({ ...each, interactions: each.interactions.map((pair) => ({ ...pair, ...wide })) }));
    const svg = await svgOf({ ...made, outcomes }, "interactions");
    expect(svg).toContain("rgb(236, 236, 236)");
    expect(svg).not.toMatch(/fill="rgb\((?!236, 236, 236)/);
  });

  it("draws who gains once for each outcome, with the groups and arms that something is told of", async () => {
    const made = compareResult({ names: plainNames, n: 12 });
    const told = made.groups[0]!;
    const groups = made.groups.map((group) => ({ ...group, verdict: group === told ? ("better" as const) : ("unclear" as const) }));
    const drawn = await renderStudyCharts({ ...made, groups }, { only: ["who-gains"] });
    expect(drawn.map(({ name }) => name)).toEqual(["who-gains"]);
    expect(drawn[0]!.svg).toContain(`>${told.label}<`);
    expect(drawn[0]!.svg).not.toContain(`>${made.groups[1]!.label}<`);
    const count = new Set(made.groups.map(({ dimension, group }) => `${dimension} ${group}`)).size;
    expect(drawn[0]!.svg).toContain(`Left out, since nothing there can be told from the baseline: ${count - 1} groups and `);
  });

  it("joins pairs by lines up to 15 of them and draws dots with means above", async () => {
    expect(await svgOf(compareResult({ names: oneArm, n: 15 }), "replications")).toContain("Lines join the two runs");
    expect(await svgOf(compareResult({ names: oneArm, n: 16 }), "replications")).toContain("Above 15 pairs the lines");
  });

  it("shows at most 20 parameters and says of how many", async () => {
    const many = { ...plainNames, factors: Array.from({ length: 26 }, (_, i) => `Parameter ${i + 1}`) };
    const svg = await svgOf(sensitivityResult(many, "sobol"), "sobol");
    expect(svg).toContain("Shown: the 20 of 26 parameters");
    expect(new Set(svg.match(/>Parameter \d+</g)).size).toBe(20);
  });

  it("counts a series of a flow per period and leaves out a shorter last one", async () => {
    const result = compareResult({ names: oneArm, n: 3 });
    const shorter = result.trajectories.map((each) => ({ ...each, days: [...each.days.slice(0, -1), each.days.at(-2)! + 5] }));
    const svg = await svgOf({ ...result, trajectories: shorter }, "difference-trajectories");
    expect(svg).toContain("incidents per 30 days");
    const [longer] = await renderStudyCharts(result, { only: ["difference-trajectories"] });
    expect(svg.length).toBeLessThan(longer!.svg.length);
  });
});

describe("helpers of the charts of studies", () => {
  it("print an estimate to as many digits as its interval allows, but nothing clear of zero as zero", () => {
    expect(estimateWords({ value: -9.8437, interval: { low: -12.31, high: -7.38 } }, "incidents")).toBe("−9.8 (−12.3 to −7.4)");
    expect(estimateWords({ value: -0.31, interval: { low: -0.57, high: -0.0041 } }, "")).toBe("−0.31 (−0.57 to −0.004)");
    expect(estimateWords({ value: 3.21, interval: null }, "days")).toBe("+3.21 (no interval)");
    expect(valueRange({ value: 82, interval: { low: 80.94, high: 83.21 } }, "incidents")).toBe("80.9 to 83.2 incidents");
    expect(valueRange({ value: 0.15, interval: { low: 0.12, high: 0.18 } }, "share")).toBe("12.0 to 18.0 %");
  });

  it("place dots of a strip without covering one another while there is room", () => {
    const positions = [10, 10, 11, 10.5, 30, 10];
    const offsets = swarm(positions, 2, 20);
    positions.forEach((a, i) => {
      positions.slice(0, i).forEach((b, j) => {
        expect(Math.hypot(a - b, offsets[i]! - offsets[j]!)).toBeGreaterThan(3.99);
      });
    });
    expect(offsets[4]).toBe(0);
  });

  it("order arms by mean rank and keep the order of ties", () => {
    expect(
      rankOrder([
        [0, 0.2, 0.8],
        [0.9, 0.1, 0],
        [0, 0.2, 0.8],
      ]),
    ).toEqual([1, 0, 2]);
  });
});

function document(): Document {
  return new JSDOM("<!DOCTYPE html>").window.document;
}
