/** SVG text to PNG bytes with the packaged font only, so that every machine gives the same picture. */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { fontName } from "../charts/textWidth.ts";
import { boxesWarning, missingCharacters } from "./fontCoverage.ts";

export interface PngOptions {
  /** Pixels for each unit of the SVG; default 2. */
  readonly scale?: number;
}

/** The packaged font; the path holds from `src` and from `dist` alike. */
const fontFile = fileURLToPath(new URL("../../assets/fonts/NotoSansSC-Regular-subset.ttf", import.meta.url));

/** Path of the packaged font. Throws Error when it is missing, since the renderer would leave out all text without a word. */
export function packagedFont(): string {
  if (!existsSync(fontFile)) throw new Error(`font ${fontFile}: expected the packaged font, received no file; install the package again`);
  return fontFile;
}

/** Draws an SVG as PNG; throws when the packaged font is missing. */
export function svgToPng(svg: string, options: PngOptions = {}): Uint8Array {
  const { Resvg } = createRequire(import.meta.url)("@resvg/resvg-js") as typeof import("@resvg/resvg-js");
  const renderer = new Resvg(svg, {
    fitTo: { mode: "zoom", value: options.scale ?? 2 },
    font: { fontFiles: [packagedFont()], loadSystemFonts: false, defaultFontFamily: fontName },
  });
  return renderer.render().asPng();
}

/** What the PNG of these SVG texts cannot show, as one warning; none where all is shown. */
export function pngWarnings(svgs: readonly string[]): readonly string[] {
  return [boxesWarning(missingCharacters(svgs, packagedFont()))].filter((warning) => warning !== null);
}
