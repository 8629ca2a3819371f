import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answerText, messageText } from "../../src/cli/printable.ts";
import { cosafe, newFolder, removeFolder } from "./tinyScenario.ts";

const steering = "\u001b]0;x\u0007\u001b[31mred\u202e\u009b31m\u2066\r\u007f";
const escapedSteering = "\\u001b]0;x\\u0007\\u001b[31mred\\u202e\\u009b31m\\u2066\\u000d\\u007f";

describe("what is printed", () => {
  it("has what would steer a terminal, hide or reorder text as escapes; lines and tabs stay", () => {
    expect(messageText(`a\n\tb ${steering} 对话`)).toBe(`a\n\tb ${escapedSteering} 对话`);
    expect(answerText(`a\n${steering}`, false)).toBe(`a\n${escapedSteering}`);
    expect(answerText("\u001b[1mbold\u001b[22m\u001b]0;x\u0007", true)).toBe("\u001b[1mbold\u001b[22m\\u001b]0;x\\u0007");
  });

  it("is the same JSON, characters beyond 16 bits included", () => {
    const value = { a: "\u202e\u009b\u{e0001}\ud800" };
    expect(JSON.parse(answerText(JSON.stringify(value), false))).toEqual(value);
    expect(answerText(JSON.stringify(value), false)).toMatch(/^[\x20-\x7e]+$/);
  });

  it("has no word and no line in a message that nobody reads to its end", () => {
    expect(messageText(`unknown "${"x".repeat(50_000)}"; did you mean y?`)).toBe(
      `unknown "${"x".repeat(119)}… (50003 characters) did you mean y?`,
    );
    expect(messageText(`a path ${"/folder".repeat(30)}/file.yaml`)).toBe(`a path ${"/folder".repeat(30)}/file.yaml`);
    expect(messageText("word ".repeat(20_000)).length).toBeLessThan(4100);
    expect(messageText(`${"𝒳".repeat(300)}`)).toMatch(/^𝒳+… \(600 characters\)$/u);
  });
});

describe("names from the command line and from folders", () => {
  let folder: string;
  beforeEach(() => {
    folder = newFolder();
  });
  afterEach(() => removeFolder(folder));

  const long = "x".repeat(50_000);
  it.each([
    [["status", steering]],
    [["verify", `${steering}${long}`]],
    [["run", "tiny.yaml", `--${steering}`]],
    [["run", `${long}.yaml`]],
    [["compare", "tiny.yaml", "--outcome", `${steering}${long}`]],
    [["list", long]],
    [["run", "tiny.yaml", "--days", `${long}${steering}`]],
    [["run", "tiny.yaml", "--quiet", "--out", `tiny.yaml/${steering}`]],
  ])("are escaped and cut in the message of %#", (words) => {
    const { code, out, err } = cosafe(folder, words);
    expect([code, out]).toEqual([2, ""]);
    expect(err.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(err.length).toBeLessThan(2000);
  });

  it("are escaped where a folder's own text is shown, in text and in JSON", () => {
    expect(cosafe(folder, ["run", "tiny.yaml", "--out", "made", "--quiet", "--no-charts", "--days", "20"]).code).toBe(0);
    writeFileSync(join(folder, "made", "a\u001b[31m\u202e.txt"), "x");
    expect(readdirSync(join(folder, "made"))).toContain("a\u001b[31m\u202e.txt");
    const text = cosafe(folder, ["verify", "made"]).out;
    expect(text).toContain("a\\u001b[31m\\u202e.txt");
    expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(JSON.parse(cosafe(folder, ["verify", "made", "--json"]).out).files.extra).toEqual(["a\u001b[31m\u202e.txt"]);
  });
});
