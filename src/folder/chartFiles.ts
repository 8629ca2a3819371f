/**
 * Files of charts. An SVG carries the glyphs of its own texts, some ten kilobytes, so that a browser without the packaged font lays it out
 * as it was measured; of characters that the packaged font lacks the reader's own fonts are used.
 */
import { readFileSync } from "node:fs";
import { fontName } from "../charts/textWidth.ts";
import { charactersOf } from "./fontCoverage.ts";
import { packagedFont, svgToPng } from "./png.ts";

export interface ChartFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** `charts/<name>.svg`, and `.png` on request, chart by chart. Throws Error when the packaged font is missing. */
export async function* chartFiles(
  charts: readonly { readonly name: string; readonly svg: string }[],
  png: boolean,
): AsyncGenerator<ChartFile> {
  for (const { name, svg } of charts) {
    yield { path: `charts/${name}.svg`, content: await withGlyphs(svg) };
    if (png) yield { path: `charts/${name}.png`, content: svgToPng(svg, { scale: 2 }) };
  }
}

/** The same picture with the glyphs of its texts. */
export async function withGlyphs(svg: string): Promise<string> {
  const { default: subsetFont } = await import("subset-font");
  const glyphs = await subsetFont(readFileSync(packagedFont()), charactersOf([svg]).join(""), { targetFormat: "sfnt" });
  const source = `url(data:font/ttf;base64,${glyphs.toString("base64")}) format("truetype")`;
  return svg.replace(/<svg[^>]*>/, (tag) => `${tag}<style>@font-face{font-family:"${fontName}";src:${source}}</style>`);
}
