import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { missingCharacters } from "../../src/folder/fontCoverage.ts";
import { packagedFont, pngWarnings, svgToPng } from "../../src/folder/png.ts";

function draw(text: string): Uint8Array {
  const paper = '<rect width="200" height="40" fill="#ffffff"/>';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40" font-family="&quot;Noto Sans SC&quot;, system-ui, sans-serif">${paper}<text x="5" y="30" font-size="24">${text}</text></svg>`;
  return svgToPng(svg, { scale: 1 });
}

/** The unfiltered bytes of the picture: a blank one holds few different values. */
function differentBytes(png: Uint8Array): number {
  const buffer = Buffer.from(png);
  const parts: Buffer[] = [];
  for (let at = 8; at < buffer.length; at += 12 + buffer.readUInt32BE(at)) {
    if (buffer.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(buffer.subarray(at + 8, at + 8 + buffer.readUInt32BE(at)));
  }
  return new Set(inflateSync(Buffer.concat(parts))).size;
}

describe("svgToPng", () => {
  it("draws text although it loads no font of the system", () => {
    expect(differentBytes(draw(""))).toBeLessThan(6);
    expect(differentBytes(draw("Confidence"))).toBeGreaterThan(40);
  });

  it("draws Chinese characters and not one box for all", () => {
    const missing = draw("\u{10FFFD}");
    expect(draw("警")).not.toEqual(draw("民"));
    expect(draw("警")).not.toEqual(missing);
    expect(draw("民")).not.toEqual(missing);
  });

  it("gives the same bytes for the same picture", () => {
    expect(draw("草堂路 12 %")).toEqual(draw("草堂路 12 %"));
  });

  it("scales", () => {
    const width = (png: Uint8Array) => Buffer.from(png).readUInt32BE(16);
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="10"/>';
    expect([1, 2].map((scale) => width(svgToPng(svg, { scale })))).toEqual([30, 60]);
    expect(width(svgToPng(svg))).toBe(60);
  });
});

describe("pngWarnings", () => {
  const svg = (text: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg"><style>text { font-family: "𠀀" }</style><title>&amp;</title><text>${text}</text></svg>`;

  it("says nothing of what the font has", () => {
    expect(pngWarnings([svg("Caotang Road 草堂路 −12 % ≥ é ā ⚠ a&amp;b &lt; &#x8b66;"), svg("\n\t\u00a0\u200b\ufe0f")])).toEqual([]);
  });

  it("names every character that the font lacks once, in all charts together", () => {
    const found = pngWarnings([svg("𠮷祥路 &#x1F600;"), svg("Жилой 𠮷")]);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(
      "received 𠮷 (U+20BB7), 😀 (U+1F600), Ж (U+0416), и (U+0438), л (U+043B), о (U+043E), й (U+0439), which are boxes",
    );
  });

  it("names a dozen and counts the rest", () => {
    const many = Array.from({ length: 40 }, (_, i) => String.fromCodePoint(0x10400 + i)).join("");
    expect(pngWarnings([svg(many)])[0]).toContain("(U+1040B) and 28 more, which");
  });

  it("agrees with the renderer on what is a box", () => {
    const box = draw("\u{10FFFD}");
    const mixed = [..."A警é≥ЖΩ龘𠮷あ한ไ→★"];
    const boxes = mixed.filter((character) => Buffer.compare(draw(character), box) === 0);
    expect(boxes.length).toBeGreaterThan(3);
    expect(missingCharacters([svg(mixed.join(""))], packagedFont())).toEqual(boxes);
  });
});
