import { existsSync, readdirSync } from "node:fs";
import { JSDOM } from "jsdom";
import { beforeAll, describe, expect, it } from "vitest";
import { svgToPng } from "../../src/folder/png.ts";
import { renderCharts } from "../../src/folder/renderCharts.ts";
import type { RenderedChart } from "../../src/folder/svg.ts";
import { charts } from "../../src/methods/run/charts/catalogue.ts";
import { overlaps } from "./overlaps.ts";
import { studies } from "./studies.ts";

const ids = charts.map((chart) => chart.id);

/** Keeps the snapshots small: of many organisations only the network tells anything new. */
function isKept(study: string, name: string): boolean {
  if (study === "many-organisations") return name.startsWith("network");
  return true;
}

describe.each(Object.keys(studies))("the gallery of %s", (study) => {
  let drawn: RenderedChart[] = [];
  beforeAll(async () => {
    drawn = await renderCharts(studies[study]!(), { only: ids });
  });

  it("draws every chart as it was reviewed", async () => {
    for (const { name, svg } of drawn.filter((each) => isKept(study, each.name))) {
      await expect(svg).toMatchFileSnapshot(`./__snapshots__/${study}/${name}.svg`);
    }
  });

  it("is well-formed XML without NaN, undefined, script elements or long decimals", () => {
    for (const { name, svg } of drawn) {
      const { window } = new JSDOM(svg, { contentType: "image/svg+xml" });
      expect(window.document.documentElement.tagName, name).toBe("svg");
      expect(window.document.querySelectorAll("script").length, name).toBe(0);
      window.close();
      expect(svg, name).not.toMatch(/NaN|undefined|Infinity|\[object/);
      for (const attribute of svg.match(/ (?:d|x|y|x1|x2|y1|y2|cx|cy|r|width|height|transform|points)="[^"]*"/g) ?? []) {
        expect(attribute, name).not.toMatch(/\.\d{3}/);
      }
    }
  });

  it("has no text on another or beyond the edge; names around circles of the network are turned and not looked at", () => {
    for (const { name, svg } of drawn.filter((each) => !each.name.startsWith("network"))) expect(overlaps(svg), name).toEqual([]);
  });

  it("has a title sentence, a description and unique file names", () => {
    for (const { name, svg } of drawn) {
      expect(svg, name).toMatch(/<title id="[^"]+">[^<]{10,}<\/title>/);
      expect(name).toMatch(/^[\p{L}\p{N}_-]+$/u);
    }
    expect(new Set(drawn.map((each) => each.name)).size).toBe(drawn.length);
  });

  it("draws the same bytes again", async () => {
    expect(await renderCharts(studies[study]!(), { only: ids })).toEqual(drawn);
  });
});

describe("the gallery", () => {
  it("has no snapshot that no chart draws any more", async () => {
    for (const study of Object.keys(studies)) {
      const names = (await renderCharts(studies[study]!(), { only: ids })).map((each) => each.name).filter((name) => isKept(study, name));
      const folder = new URL(`./__snapshots__/${study}`, import.meta.url);
      const stale = existsSync(folder) ? readdirSync(folder).filter((file) => !names.includes(file.replace(/\.svg$/, ""))) : [];
      expect(stale, study).toEqual([]);
    }
  });

  it("uses only characters that the packaged font has", async () => {
    const texts = await Promise.all(Object.values(studies).map(async (make) => renderCharts(make(), { only: ids })));
    const characters = new Set(texts.flat().flatMap(({ svg }) => [...svg.replace(/<[^>]*>/g, "")].filter((character) => character > "~")));
    const missing = picture("\u{10FFFD}");
    expect([...characters].filter((character) => picture(character).equals(missing))).toEqual([]);
  });

  it("says so in a sentence where a study has nothing to draw", async () => {
    for (const { name, svg } of await renderCharts(studies["empty"]!(), { only: ids }))
      expect(svg, name).toMatch(/>(No |The ledger|This study|[A-Z][^<]*not )[^<]*\.<\/text>/);
    expect(await renderCharts(studies["empty"]!())).toEqual([]);
  });

  it("shows the count of warnings on every chart, and nothing where there are none", async () => {
    for (const { svg } of await renderCharts(studies["three-arms"]!())) expect(svg).toContain("⚠ 2 warnings, see manifest.json");
    for (const { svg } of await renderCharts(studies["one-arm"]!())) expect(svg).not.toContain("⚠");
  });

  it("draws quantile bands from 20 replications on and single replications below", async () => {
    const [many] = await renderCharts(studies["twelve-arms"]!(), { only: ["trajectories"] });
    const [few] = await renderCharts(studies["three-arms"]!(), { only: ["trajectories"] });
    expect(many!.svg).toContain('fill-opacity="0.16"');
    expect(few!.svg).not.toContain('fill-opacity="0.16"');
    expect(few!.svg).toContain("no bands below 20 replications");
  });

  it("writes hostile labels as text", async () => {
    const drawn = await renderCharts(studies["hostile"]!(), { only: ["closure"] });
    expect(drawn[0]!.svg).toContain("&lt;script&gt;alert(");
    expect(drawn[0]!.svg).toContain("草堂路社区");
  });
});

function picture(character: string): Buffer {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><text x="5" y="30" font-size="24">${character}</text></svg>`;
  return Buffer.from(svgToPng(svg, { scale: 1 }));
}
