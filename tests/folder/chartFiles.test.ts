/** Files of charts: SVG that carries the glyphs of its texts, PNG on request. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { chartFiles, withGlyphs } from "../../src/folder/chartFiles.ts";
import { svgToPng } from "../../src/folder/png.ts";

const { Resvg } = createRequire(import.meta.url)("@resvg/resvg-js") as typeof import("@resvg/resvg-js");
const folder = mkdtempSync(join(tmpdir(), "cosafe-glyphs-"));
afterAll(() => rmSync(folder, { recursive: true }));

const picture = (text: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="60" font-family="&quot;Noto Sans SC&quot;, system-ui, sans-serif"><text x="10" y="40" font-size="24">${text}</text></svg>\n`;

/** What the picture looks like to a reader who has no font but that in the file. */
async function drawnWithOwnGlyphs(svg: string): Promise<Uint8Array> {
  const file = join(folder, "own.ttf");
  const glyphs = /src:url\(data:font\/ttf;base64,([\w+/=]+)\) format\("truetype"\)/.exec(await withGlyphs(svg))![1];
  writeFileSync(file, Buffer.from(glyphs, "base64"));
  const font = { fontFiles: [file], loadSystemFonts: false, defaultFontFamily: "Noto Sans SC" };
  return new Resvg(svg, { fitTo: { mode: "zoom", value: 2 }, font }).render().asPng();
}

describe("the SVG file of a chart", () => {
  it("looks with nothing but its own glyphs as with the packaged font", async () => {
    for (const text of ["True incidents: −12 (−15 to −9)", "网格 &amp; 居委会 → 平安", "ǖ “quoted” ±½"]) {
      expect(Buffer.compare(await drawnWithOwnGlyphs(picture(text)), svgToPng(picture(text)))).toBe(0);
    }
  });

  it("carries no glyph that it does not need, and is the same every time", async () => {
    const svg = picture("Baseline 0123456789");
    const made = await withGlyphs(svg);
    expect(made).toBe(await withGlyphs(svg));
    expect(made.length - svg.length).toBeLessThan(6000);
    expect((await withGlyphs(picture("a"))).length).toBeLessThan(made.length);
  });

  it("leaves characters that the packaged font lacks to the reader's fonts", async () => {
    expect(await withGlyphs(picture("龘"))).toContain("@font-face");
  });

  it("is the chart itself but for its glyphs, and comes with a PNG on request only", async () => {
    const svg = picture("A");
    const files = async (png: boolean) => {
      const made = [];
      for await (const file of chartFiles([{ name: "one", svg }], png)) made.push(file);
      return made;
    };
    const [file, picked] = await files(true);
    expect([file.path, picked.path]).toEqual(["charts/one.svg", "charts/one.png"]);
    expect(String(file.content).replace(/<style>.*?<\/style>/, "")).toBe(svg);
    expect(Buffer.compare(picked.content as Uint8Array, svgToPng(svg))).toBe(0);
    expect(await files(false)).toHaveLength(1);
  });
});
