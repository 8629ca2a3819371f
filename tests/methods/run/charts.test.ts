import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { renderCharts } from "../../../src/folder/renderCharts.ts";
import { charts } from "../../../src/methods/run/charts/catalogue.ts";
import { changeSentence, compare } from "../../../src/methods/run/charts/parts/findings.ts";
import type { ResultTables } from "../../../src/tables/tables.ts";
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
  return changeSentence(tables, compare(tables, tables.indicators[0]!, tables.arms[1]!));
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
    expect(sentence(twoArms([100, 110, 90], [88, 97, 80]))).toBe("True incidents fell by 11.7 % (95 % interval 7.9 to 15.5) under Package");
  });

  it("claims nothing when the interval covers zero", () => {
    expect(sentence(twoArms([100, 110, 90], [88, 125, 92]))).toMatch(/^True incidents under Package cannot be told from baseline \(/);
  });

  it("claims nothing from a single replication", () => {
    expect(sentence(twoArms([100], [50]))).toBe(
      "True incidents came out 50 % lower under Package in a single replication, which cannot separate policy from chance",
    );
  });

  it("prints shares in percentage points", () => {
    expect(sentence(twoArms([0.5, 0.52, 0.48], [0.4, 0.43, 0.37], "share"))).toMatch(/fell by 10.0 percentage points/);
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
