import { describe, expect, it } from "vitest";
import { safeName } from "../../../src/charts/frame.ts";
import { placeLabels } from "../../../src/charts/placeLabels.ts";
import { textWidth, truncate, wrap } from "../../../src/charts/textWidth.ts";
import { spreadApart } from "../../../src/methods/run/charts/parts/timePanel.ts";
import { axisFormat, directionWords, formatDifference, formatNumber, formatValue } from "../../../src/words/format.ts";

describe("numbers", () => {
  it.each([
    [0, "0"],
    [1234.5, "1,235"],
    [1234567, "1,230,000"],
    [-12.34, "−12.3"],
    [3.0, "3"],
    [0.0312, "0.031"],
  ])("prints %d as %s", (value, expected) => {
    expect(formatNumber(value)).toBe(expected);
  });

  it("prints units that a reader knows", () => {
    expect(formatValue(0.125, "share")).toBe("12.5 %");
    expect(formatValue(2_180_000, "yuan")).toBe("2.18 million yuan");
    expect(formatValue(3.5, "score 1–5")).toBe("3.50");
    expect(formatDifference(-0.031, "share")).toBe("−3.10 pp");
    expect(axisFormat("yuan", 4000)).toMatchObject({ unit: "thousand yuan" });
    expect(axisFormat("share", 1).tick(0.25)).toBe("25");
  });

  it("says in words which direction is good", () => {
    expect(directionWords("lower", "incidents")).toBe("fewer is better");
    expect(directionWords("lower", "days")).toBe("shorter is better");
    expect(directionWords("lower", "yuan")).toBe("lower is better");
    expect(directionWords("higher", "score 1–5")).toBe("higher is better");
    expect(directionWords("none", "share")).toContain("no better direction");
  });
});

describe("text", () => {
  it("counts Chinese characters as full and Latin letters by their own width", () => {
    expect(textWidth("草堂", 10)).toBe(20);
    expect(textWidth("il", 10)).toBeLessThan(textWidth("MW", 10));
  });

  it("cuts with dots to the width given", () => {
    expect(truncate("Full package", 500, 12)).toBe("Full package");
    const cut = truncate("A long label that goes on", 60, 12);
    expect(cut).toMatch(/\.\.\.$/);
    expect(textWidth(cut, 12)).toBeLessThanOrEqual(60);
  });

  it("wraps at spaces, inside long words and between Chinese characters, and loses no letter", () => {
    for (const text of [
      "one two three four five",
      "x".repeat(90),
      "草堂路社区治理与公众参与研究",
      "Fell by 12 % (95 % interval 8 to 15)",
    ]) {
      const lines = wrap(text, 80, 12);
      expect(lines.length).toBeGreaterThan(1);
      for (const line of lines) expect(textWidth(line, 12)).toBeLessThanOrEqual(80);
      expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
    }
  });

  it("makes file names safe and keeps scripts other than Latin", () => {
    expect(safeName("../../etc/passwd")).toBe("etc-passwd");
    expect(safeName("草堂路")).toBe("草堂路");
    expect(safeName("<>")).toBe("unnamed");
  });
});

describe("labels", () => {
  it("keep their order and distance at the ends of lines", () => {
    expect(spreadApart([10, 11, 50], 14, 0, 100)).toEqual([3.5, 17.5, 50]);
    expect(spreadApart([99, 98], 14, 0, 100)).toEqual([100, 86]);
  });

  it("do not overlap beside crowded points", () => {
    const boxes = Array.from({ length: 8 }, (_, i) => ({ x: 200 + 6 * i, y: 200 + 3 * i, width: 80, height: 14 }));
    const places = placeLabels(boxes, { left: 0, right: 600, top: 0, bottom: 400 });
    places.forEach((a, i) => {
      for (const b of places.slice(i + 1)) expect(Math.abs(a.x - b.x) >= 80 || Math.abs(a.y - b.y) >= 14).toBe(true);
    });
  });
});
