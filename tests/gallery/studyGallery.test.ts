import { existsSync, readdirSync } from "node:fs";
import { JSDOM } from "jsdom";
import { beforeAll, describe, expect, it } from "vitest";
import { svgToPng } from "../../src/folder/png.ts";
import { renderStudyCharts } from "../../src/folder/renderStudyCharts.ts";
import type { RenderedChart } from "../../src/folder/svg.ts";
import { studyCharts } from "../../src/methods/charts/catalogue.ts";
import type { StudyAnalysis } from "../../src/methods/results.ts";
import { overlaps } from "./overlaps.ts";
import { studyGallery } from "./studyGallery.ts";

/** Keeps the snapshots small: of many pictures of one chart, some tell enough. */
function isKept(gallery: string, name: string): boolean {
  if (/^(shapley|interactions|estimates|surface|difference-trajectories)/.test(name))
    return /true-incidents$/.test(name) || (gallery === "normal" && /active-share$/.test(name));
  return true;
}

/** All charts of a result's study, also those that have nothing to draw. */
function drawAll(result: StudyAnalysis): Promise<RenderedChart[]> {
  return renderStudyCharts(result, { only: studyCharts.filter((chart) => chart.studies.includes(result.study)).map((chart) => chart.id) });
}

const drawings = new Map<string, RenderedChart[]>();
beforeAll(async () => {
  for (const [gallery, results] of Object.entries(studyGallery)) {
    for (const [study, make] of Object.entries(results)) {
      drawings.set(`${gallery}/${study}`, await (gallery === "empty" ? drawAll(make()) : renderStudyCharts(make())));
    }
  }
});

describe.each(Object.keys(studyGallery))("the gallery of studies: %s", (gallery) => {
  const drawn = () =>
    Object.keys(studyGallery[gallery]!).flatMap((study) => drawings.get(`${gallery}/${study}`)!.map((chart) => ({ ...chart, study })));

  it("draws every chart as it was reviewed", async () => {
    for (const { name, svg, study } of drawn().filter((each) => isKept(gallery, each.name))) {
      await expect(svg).toMatchFileSnapshot(`./__snapshots__/studies/${gallery}/${study}/${name}.svg`);
    }
  });

  it("is well-formed XML without NaN, undefined, script elements or long decimals", () => {
    for (const { name, svg } of drawn().filter((each) => isKept(gallery, each.name))) {
      const { window } = new JSDOM(svg, { contentType: "image/svg+xml" });
      expect(window.document.documentElement.tagName, name).toBe("svg");
      expect(window.document.querySelectorAll("script, b, i").length, name).toBe(0);
      window.close();
      expect(svg, name).not.toMatch(/NaN|undefined|Infinity|\[object/);
      for (const attribute of svg.match(/ (?:d|x|y|x1|x2|y1|y2|cx|cy|r|width|height|transform|points)="[^"]*"/g) ?? []) {
        expect(attribute, name).not.toMatch(/\.\d{3}/);
      }
    }
  });

  it("has a title sentence and unique file names within a study", () => {
    for (const [key, charts] of drawings) {
      for (const { name, svg } of charts) {
        expect(svg, name).toMatch(/<title id="[^"]+">[^<]{10,}<\/title>/);
        expect(name).toMatch(/^[\p{L}\p{N}_-]+$/u);
      }
      expect(new Set(charts.map((each) => each.name)).size, key).toBe(charts.length);
    }
  });

  it("keeps all text within the picture and no two texts on each other", () => {
    for (const { name, svg, study } of drawn().filter((each) => isKept(gallery, each.name)))
      expect(overlaps(svg), `${gallery}/${study}/${name}`).toEqual([]);
  });
});

describe("the gallery of studies", () => {
  it("draws the same bytes again", async () => {
    for (const study of ["compare", "assumptions", "sobol", "attribute", "diagnose", "rank", "grid"]) {
      expect(await renderStudyCharts(studyGallery["normal"]![study]!())).toEqual(drawings.get(`normal/${study}`));
    }
  });

  it("has no snapshot that no chart draws any more", () => {
    for (const [key, charts] of drawings) {
      const names = charts.map((each) => each.name).filter((name) => isKept(key.split("/")[0]!, name));
      const folder = new URL(`./__snapshots__/studies/${key}`, import.meta.url);
      const stale = existsSync(folder) ? readdirSync(folder).filter((file) => !names.includes(file.replace(/\.svg$/, ""))) : [];
      expect(stale, key).toEqual([]);
    }
  });

  it("shows every chart of the catalogue with something to draw at least once", () => {
    const names = [...drawings].filter(([key]) => !key.startsWith("empty")).flatMap(([, charts]) => charts.map((chart) => chart.name));
    expect(studyCharts.filter(({ id }) => !names.some((name) => name === id || name.startsWith(`${id}-`))).map(({ id }) => id)).toEqual([]);
  });

  it("uses only characters that the packaged font has", () => {
    const text = [...drawings.values()]
      .flat()
      .map(({ svg }) => svg.replace(/<[^>]*>/g, ""))
      .join("");
    const missing = picture("\u{10FFFD}");
    const characters = [...new Set(text)].filter((character) => character > "~");
    expect(characters.filter((character) => picture(character).equals(missing))).toEqual([]);
  });

  it("would notice texts that lie on each other or beyond the edge", () => {
    const svg = (x: number) =>
      `<svg xmlns="http://www.w3.org/2000/svg"><g transform="translate(5,5)"><text x="10" y="20" font-size="12">one</text></g><text x="${x}" y="25" font-size="12">two</text></svg>`;
    expect(overlaps(svg(20))).toEqual(["one | two"]);
    expect(overlaps(svg(60))).toEqual([]);
    expect(overlaps(svg(1115))).toEqual(["beyond the edge: two"]);
  });

  it("writes hostile labels as text", () => {
    for (const study of ["compare", "assumptions", "morris", "sobol", "attribute", "diagnose", "rank", "arms"]) {
      const svgs = drawings
        .get(`long/${study}`)!
        .map(({ svg }) => svg)
        .join("");
      expect(svgs, study).toContain("&lt;script&gt;alert(");
      expect(svgs, study).not.toContain("<script");
    }
  });
});

function picture(character: string): Buffer {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><text x="5" y="30" font-size="24">${character}</text></svg>`;
  return Buffer.from(svgToPng(svg, { scale: 1 }));
}
