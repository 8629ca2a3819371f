import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { svgToPng } from "../../src/report/png.ts";

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
