/** Which characters the packaged font has: what is not among them is a box in a PNG, since the renderer has no other font. */
import { readFileSync } from "node:fs";

/** Ids of the glyphs of a TrueType font by code point, of the basic plane; throws without a character map of format 4. */
export function glyphsOf(font: Uint8Array): (codePoint: number) => number {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const at = formatFour(view);
  const twice = view.getUint16(at + 6);
  const [ends, starts, deltas, offsets] = [14, 16 + twice, 16 + 2 * twice, 16 + 3 * twice].map((from) => at + from);
  return (codePoint) => {
    if (codePoint >= 0xffff) return 0;
    let segment = 0;
    while (view.getUint16(ends + segment) < codePoint) segment += 2;
    const start = view.getUint16(starts + segment);
    if (start > codePoint) return 0;
    const delta = view.getUint16(deltas + segment);
    const offset = view.getUint16(offsets + segment);
    if (offset === 0) return (codePoint + delta) & 0xffff;
    const glyph = view.getUint16(offsets + segment + offset + 2 * (codePoint - start));
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  };
}

/** Where the character map of format 4 begins (OpenType specification, table `cmap`). */
function formatFour(view: DataView): number {
  for (let i = 0; i < view.getUint16(4); i++) {
    const record = 12 + 16 * i;
    if (view.getUint32(record) !== 0x636d6170) continue;
    const table = view.getUint32(record + 8);
    for (let j = 0; j < view.getUint16(table + 2); j++) {
      const map = table + view.getUint32(table + 8 + 8 * j);
      if (view.getUint16(map) === 4) return map;
    }
  }
  throw new RangeError("font: expected a character map of format 4, received none");
}

/** Characters drawn in SVG texts, each once, in the order in which they come. */
export function charactersOf(svgs: readonly string[]): readonly string[] {
  return [...new Set(svgs.flatMap((svg) => [...textsOf(svg)]))];
}

/** Characters drawn in SVG texts that the font lacks, each once, in the order in which they come. */
export function missingCharacters(svgs: readonly string[], fontFile: string): readonly string[] {
  const glyph = glyphsOf(readFileSync(fontFile));
  return charactersOf(svgs).filter((character) => !/[\p{Cc}\p{DI}]/u.test(character) && glyph(character.codePointAt(0)!) === 0);
}

/** The text between the tags of an SVG, without its entities. */
function textsOf(svg: string): string {
  const text = svg.replace(/<style[^>]*>[^<]*<\/style>/g, "").replace(/<[^>]*>/g, "");
  const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (entity, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return named[name] ?? entity;
    return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
  });
}

const mostNamed = 12;

/** The sentence for characters that a PNG shows as boxes; null for none. */
export function boxesWarning(missing: readonly string[]): string | null {
  if (missing.length === 0) return null;
  const named = missing.slice(0, mostNamed).map((one) => `${one} (U+${one.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")})`);
  const more = missing.length > mostNamed ? ` and ${missing.length - mostNamed} more` : "";
  return (
    `charts as PNG: expected characters of the packaged font, received ${named.join(", ")}${more}, which are boxes there; ` +
    "the SVG files show them wherever the reader's machine has a font for them"
  );
}
