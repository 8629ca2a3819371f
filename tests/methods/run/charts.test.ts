import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { renderCharts } from "../../../src/folder/renderCharts.ts";
import { charts } from "../../../src/methods/run/charts/catalogue.ts";
import { changeOf, compare } from "../../../src/methods/run/charts/parts/findings.ts";
import type { ResultTables } from "../../../src/tables/tables.ts";
import { en } from "../../../src/words/en.ts";
import { tell } from "../../../src/words/finding.ts";
import { studies } from "../../gallery/studies.ts";

/** Two arms with given values of one indicator in each replication. */
function twoArms(baseline: readonly number[], policy: readonly number[], unit = "incidents"): ResultTables {
  const tables = studies["empty"]!();
  const arm = (id: string, label: string) => ({ id, label, timeline: [], events: [] });
  const rows = (id: string, values: readonly number[]) =>
    values.map((value, replication) => ({ arm: id, replication, indicator: "true-incidents", group: "all", value, unit }));
  return {
    ...tables,
    arms: [arm("baseline", "Baseline"), arm("package", "Package")],
    indicators: [{ id: "true-incidents", label: "True incidents", unit, direction: "lower", definition: "", family: "safety", main: true }],
    summary: [...rows("baseline", baseline), ...rows("package", policy)],
  };
}

function sentence(tables: ResultTables): string {
  const change = changeOf(tables, compare(tables, tables.indicators[0]!, tables.arms[1]!));
  return tell({ kind: "run-participation", change }, en);
}

describe("the catalogue of charts", () => {
  it("lists every file of its folder once", () => {
    const camel = (id: string) => id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    const files = readdirSync(new URL("../../../src/methods/run/charts", import.meta.url)).filter(
      (file) => !["catalogue.ts", "parts"].includes(file),
    );
    expect(charts.map((chart) => `${camel(chart.id)}.ts`).sort()).toEqual(files.sort());
  });

  it("describes every chart and the columns that it needs", () => {
    for (const chart of charts) {
      expect(chart.title, chart.id).not.toBe("");
      expect(chart.description, chart.id).toMatch(/\.$/);
      expect(chart.columnsNeeded.length, chart.id).toBeGreaterThan(0);
    }
  });

  it("rejects an unknown chart by name", async () => {
    await expect(renderCharts(studies["empty"]!(), { only: ["radar"] })).rejects.toThrow("chart radar: expected one of");
  });
});

describe("the sentence on a change", () => {
  it("states a fall with its interval in per cent of the baseline", () => {
    expect(sentence(twoArms([100, 110, 90], [88, 97, 80]))).toBe(
      "True incidents came out 11.7 % lower under Package than in the baseline (95 % interval 7.9 to 15.5)",
    );
  });

  it("claims nothing when the interval covers zero", () => {
    expect(sentence(twoArms([100, 110, 90], [88, 125, 92]))).toMatch(/^True incidents under Package cannot be told from the baseline \(/);
  });

  it("claims nothing from a single replication", () => {
    expect(sentence(twoArms([100], [50]))).toBe(
      "True incidents came out 50.0 % lower under Package in a single replication, which cannot separate policy from chance",
    );
  });

  it("prints shares in percentage points", () => {
    expect(sentence(twoArms([0.5, 0.52, 0.48], [0.4, 0.43, 0.37], "share"))).toMatch(/came out 10.0 percentage points lower/);
  });

  it("prints points of a quantity that is a difference already as they are", () => {
    expect(sentence(twoArms([20, 22, 18], [10, 13, 7], "percentage points"))).toMatch(/came out 10.0 percentage points lower/);
  });

  it("claims nothing that does not survive among all claims, and says why the interval leaves out 0", () => {
    const tables = twoArms([100, 110, 90], [88, 97, 80]);
    const claims = [{ arm: "package", outcome: "true-incidents", interval: { low: -15, high: -9 }, verdict: "unclear" as const }];
    expect(sentence({ ...tables, claims })).toMatch(
      /cannot be told from the baseline .* leaves out 0 alone, but not among all that is said/,
    );
  });

  it("says of two identical arms that they came out the same, in how many pairs", () => {
    expect(sentence(twoArms([5, 6, 7], [5, 6, 7]))).toBe("True incidents came out the same under Package in all 3 pairs");
  });
});

describe("the chart of emergencies", () => {
  it("is drawn where one struck, not where losses are 0 for want of any", async () => {
    const tables = studies["three-arms"]!();
    const names = async (summary: typeof tables.summary) => (await renderCharts({ ...tables, summary })).map(({ name }) => name);
    expect(await names(tables.summary)).toContain("emergencies");
    expect(await names(tables.summary.filter((row) => row.indicator !== "emergency-mobilisation-hours"))).not.toContain("emergencies");
  });
});

describe("the map of true incidents", () => {
  it("is drawn of the baseline and of arms in which incidents are spread differently, and counts the others", async () => {
    const tables = studies["three-arms"]!();
    const [, same, other] = tables.arms;
    const replications = [0, 1, 2, 3];
    const incidents = (arm: string, place: number, replication: number) =>
      10 + ((place * 7 + replication * 3) % 5) + (arm === other!.id && place === 0 ? 100 + replication : 0);
    const summary = tables.arms.flatMap(({ id: arm }) =>
      tables.buildings.flatMap(({ id }, place) =>
        replications.map((replication) => ({
          ...{ arm, replication, indicator: "true-incidents", group: `building:${id}`, unit: "incidents" },
          value: incidents(arm, place, replication),
        })),
      ),
    );
    const [map] = await renderCharts({ ...tables, summary }, { only: ["hazards-by-place"] });
    expect(map!.svg.match(/top 5 % of places:/g)).toHaveLength(2);
    expect(map!.svg).toContain(`>${other!.label}<`);
    expect(map!.svg).not.toContain(`>${same!.label}<`);
    expect(map!.svg).toContain("Not drawn: 1 arm in which");
  });
});

describe("arms that end like the baseline", () => {
  const tables = studies["twelve-arms"]!();
  /** All arms as the baseline, but for the package. */
  const alike = <Row extends { readonly arm: string }>(rows: readonly Row[]): Row[] => {
    const base = rows.filter(({ arm }) => arm === "baseline");
    return tables.arms.flatMap(({ id }) =>
      id === "package" ? rows.filter(({ arm }) => arm === id) : base.map((row) => ({ ...row, arm: id })),
    );
  };
  const others = { ...tables, summary: alike(tables.summary), series: alike(tables.series), network: alike(tables.network) };

  it("are named and not drawn in charts of closure, places and ties", async () => {
    for (const only of ["closure", "hazards-by-place", "network"]) {
      const [chart] = await renderCharts(others, { only: [only] });
      expect(chart!.svg, only).toContain("Not drawn: 10 arms");
      expect(chart!.svg, only).not.toContain(">Policy mix 3<");
    }
  });

  it("are one grey range in charts over time, and those told from the baseline have lines with names", async () => {
    const [grey] = await renderCharts(others, { only: ["confidence"] });
    expect(grey!.svg).toContain(">10 other arms<");
    const [lines] = await renderCharts(tables, { only: ["confidence"] });
    expect(lines!.svg).toContain(">5 other arms<");
  });
});

describe("the chart of trust", () => {
  it("shows participation beside trust, over time and as differences from the baseline, hollow where they are not told", async () => {
    const tables = studies["three-arms"]!();
    const [chart] = await renderCharts(tables, { only: ["confidence"] });
    for (const words of ["Confidence in police", "Active residents"]) expect(chart!.svg.split(`>${words}<`)).toHaveLength(3);
    expect(chart!.svg).toContain("% of residents, in a week");
    const hollow = (svg: string) => svg.split('fill="#ffffff" stroke="#').length - 1;
    const same = tables.summary.map((row) => ({ ...row, value: row.indicator === "confidence" ? 3 : row.value }));
    const [unclear] = await renderCharts({ ...tables, summary: same }, { only: ["confidence"] });
    expect(hollow(unclear!.svg) - hollow(chart!.svg)).toBe(8);
  });

  it("claims no kind that is told alone and not among all that the chart tells", async () => {
    const tables = studies["three-arms"]!();
    // The police differ by 1 and 3 and 2 …: told by an interval of its own, not by one of five.
    const differences = [1, 3, 2, -0.2, 2, 0.2];
    const summary = tables.summary.map((row) =>
      row.indicator === "confidence" ? { ...row, value: 3 + (row.arm === "package" ? differences[row.replication]! : 0) } : row,
    );
    const [chart] = await renderCharts({ ...tables, summary }, { only: ["confidence"] });
    expect(chart!.svg).toContain("Confidence in police under Full package cannot be told from the baseline");
    expect(chart!.svg).toContain("all 5 at once");
  });
});

describe("what is said of measures that are not in operation", () => {
  it("names them on every chart that compares arms, with how far they have come", async () => {
    const tables = studies["three-arms"]!();
    const until = (arm: (typeof tables.arms)[number], phases: readonly string[]) => ({
      ...arm,
      timeline: arm.timeline.filter(({ phase }) => phases.includes(phase)),
    });
    const [baseline, cameras, pack] = tables.arms;
    const early = { ...tables, arms: [baseline!, until(cameras!, ["planning"]), until(pack!, ["planning", "construction"])] };
    for (const { name, svg } of await renderCharts(early)) {
      const description = /<desc>([^<]*)/.exec(svg)![1]!;
      expect(description, name).toContain(
        "No measure is in operation by the end under Full package (still being built); Cameras only (still in planning).",
      );
    }
    for (const { svg } of await renderCharts(tables)) expect(svg).not.toContain("in operation by the end");
  });
});

describe("the network", () => {
  it("is circles of ties where they are few, and squares where lines would hide each other", async () => {
    const [few] = await renderCharts(studies["one-arm"]!(), { only: ["network"] });
    const [many] = await renderCharts(studies["many-organisations"]!(), { only: ["network"] });
    expect(few!.svg).toContain("Line width: strength of the tie");
    expect(few!.svg).not.toContain("A square for each tie");
    expect(many!.svg).toContain("A square for each tie");
    // Of the ties that a layer has at the end, each is a square on both sides of the diagonal.
    const ties = [...many!.svg.matchAll(/: (\d+) ties at the end</g)].reduce((sum, [, n]) => sum + Number(n), 0);
    expect(many!.svg.match(/<rect [^>]*fill-opacity="0\.(95|38)"><title>/g)).toHaveLength(2 * ties);
  });
});

describe("the chart of money", () => {
  it("shows what each arm has more than the baseline, and what its measures lacked", async () => {
    const tables = studies["three-arms"]!();
    const [chart] = await renderCharts(tables, { only: ["money"] });
    expect(chart!.svg).toContain(">more (right) or less than the baseline<");
    expect(chart!.svg).toContain(">+1.16 million<");
    expect(chart!.svg).toContain(">lacked 40.0 thousand yuan of 90 thousand yuan<");
    const [alone] = await renderCharts({ ...tables, funding: [] }, { only: ["money"] });
    expect(alone!.svg).not.toMatch(/lacked|lacking/);
  });
});

describe("charts on incomplete tables", () => {
  it("draw although values are not finite, arms lack rows or the baseline lacks a replication", async () => {
    const tables = studies["three-arms"]!();
    const broken = {
      ...tables,
      summary: tables.summary.filter((row) => row.arm !== "cameras" && !(row.arm === "baseline" && row.replication === 0)),
      series: tables.series
        .map((row) => (row.indicator === "backlog" ? { ...row, value: Number.NaN } : row))
        .filter((row) => row.arm !== "cameras"),
      network: tables.network.filter((row) => row.arm !== "cameras"),
      ledger: tables.ledger.filter((row) => row.arm !== "cameras"),
    };
    const drawn = await renderCharts(broken, { only: charts.map((chart) => chart.id) });
    for (const { name, svg } of drawn) expect(svg, name).not.toMatch(/NaN|undefined|Infinity/);
  });

  it("fall back to grids on the map when buildings have no rows", async () => {
    const tables = studies["three-arms"]!();
    const summary = tables.summary.filter((row) => !row.group.startsWith("building:"));
    const grids = tables.arms.flatMap((arm) =>
      ["g0", "g1", "g2", "g3"].map((grid, i) => ({
        arm: arm.id,
        replication: 0,
        indicator: "true-incidents",
        group: `grid:${grid}`,
        value: 10 + i,
        unit: "incidents",
      })),
    );
    const [map] = await renderCharts({ ...tables, summary: [...summary, ...grids] }, { only: ["hazards-by-place"] });
    expect(map!.svg).toContain("of grids (1 of 4)");
  });

  it("show one layer of the network when asked", async () => {
    const [all] = await renderCharts(studies["three-arms"]!(), { only: ["network"] });
    const [one] = await renderCharts(studies["three-arms"]!(), { only: ["network"], layer: "resource" });
    expect(all!.svg).toContain("joint action");
    expect(one!.svg).not.toContain("joint action");
  });
});
