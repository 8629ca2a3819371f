import { describe, expect, it } from "vitest";
import { textColumns, textInColumns, wrapText } from "../../src/words/plainText.ts";
import { textTable } from "../../src/words/textTable.ts";

const plain = (text: string) => text;

describe("text on a terminal", () => {
  it("takes two columns for a wide character, and none for a colour or a combining mark", () => {
    expect(["police", "公安", "（公安）", "한국", "e\u0301", "\u001b[1mbold\u001b[0m", "≈ −12 μ* 北京"].map(textColumns)).toEqual([
      6, 4, 8, 4, 1, 4, 13,
    ]);
    expect(textColumns("a\n公安局")).toBe(6);
  });

  it("breaks at spaces, but not before a per cent sign, and keeps long words and line breaks", () => {
    expect(wrapText("it fell by 12 % in all", 12)).toEqual(["it fell by", "12 % in all"]);
    expect(wrapText("confidence-in-police falls", 10)).toEqual(["confidence-in-police", "falls"]);
    expect(wrapText("first\nsecond line", 20)).toEqual(["first", "second line"]);
  });

  it("breaks between wide characters, with no closing mark at the beginning of a line", () => {
    expect(wrapText("草堂路街道，公共安全", 10)).toEqual(["草堂路街", "道，公共安", "全"]);
    expect(wrapText("arm 草堂路 of street", 8)).toEqual(["arm 草堂", "路 of", "street"]);
  });

  it("stands in two columns beside wide labels", () => {
    const [first, second] = textInColumns(
      [
        ["公安局", "police"],
        ["forum", "talks"],
      ],
      60,
    ).split("\n");
    expect([first, second]).toEqual(["公安局  police", "forum   talks"]);
  });
});

describe("a table on a terminal", () => {
  it("shows wide labels in full, in columns that stand below each other", () => {
    const rows = [
      ["公共安全文化建设", "12"],
      ["safety culture", "7"],
    ];
    const lines = textTable({ head: ["", "runs"], rows, width: 60, dim: plain }).split("\n");
    expect(lines[1]).toContain("公共安全文化建设");
    expect(new Set(lines.map(textColumns))).toEqual(new Set([22]));
  });

  it("breaks a wide label where the terminal is narrow", () => {
    const label = "草堂路街道公共安全三年规划与多元共治";
    const text = textTable({ head: ["", "runs"], rows: [[label, "12"]], width: 30, dim: plain });
    expect(Math.max(...text.split("\n").map(textColumns))).toBeLessThanOrEqual(30);
    expect(text.replace(/[^\u4e00-\u9fff]/g, "")).toBe(label);
  });
});
