/** What is read as a seed, in scenarios, in study files and after --seed. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSeed } from "../../src/scenario/fields/seed.ts";
import { good, resolved, said } from "./fixtures.ts";
import { good as goodStudy, printed, studyOf } from "./studyFile/files.ts";

const warningsOf = (text: string, seed?: string) => said(text, { seed });

describe("a seed", () => {
  test.each([
    ["7", "7"],
    ["0", "0"],
    ["-1", "-1"],
    ["1.5", "1.5"],
    ["lanzhou", "lanzhou"],
    ["2024-01-01", "2024-01-01"],
    ["草堂路", "草堂路"],
    ["null", "null"],
    ["12345678901234567890", "12345678901234567890"],
  ])("is what is written, without a word: %s", (written, read) => {
    expect(resolved(good, { seed: written }).seed).toBe(read);
    expect(warningsOf(good, written)).toBe("no problems");
  });

  test.each([
    ["007", "7", "the number 7"],
    ["+7", "7", "the number 7"],
    ["7.0", "7", "the number 7"],
    ["７", "7", "the number 7"],
    ["-0", "0", "the number 0"],
    ["0x10", "16", "the number 16"],
    ["1e3", "1000", "the number 1000"],
    [".50", "0.5", "the number 0.5"],
    ["00012345678901234567890", "12345678901234567890", "the number 12345678901234567890"],
    ["1,000", "1,000", 'the word "1,000"'],
    ["1_000", "1_000", 'the word "1_000"'],
    ["1e400", "1e400", 'the word "1e400"'],
  ])("is said where it is not what is written, or looks like a number and is a word: %s", (written, read, words) => {
    expect(resolved(good, { seed: written }).seed).toBe(read);
    expect(warningsOf(good, written)).toContain(`--seed:1:1: warning: seed: received "${written}"; read as ${words}\n`);
  });

  test("is read alike in a scenario, with --set and in a study file", () => {
    const file = `${good}seed: 007\n`;
    expect(resolved(file).seed).toBe("7");
    expect(said(file)).toContain('case.yaml:22:7: warning: seed: received "007"; read as the number 7');
    expect(said(good, { set: ["seed=007"] })).toContain('--set:1:6: warning: seed: received "007"; read as the number 7');
    const study = studyOf({ text: goodStudy.replace("points: 16", "points: 16, seed: 0x10").concat("seed: 007\n") });
    expect([study.scenario.seed, study.designSeed]).toEqual(["7", "16"]);
    expect(printed(study.warnings)).toEqual([
      'try.yaml:4:54: warning: seed: received "0x10"; read as the number 16',
      'try.yaml:8:7: warning: seed: received "007"; read as the number 7',
    ]);
  });

  test("of the file is not spoken of where the command line gives another", () => {
    expect(said(`${good}seed: 007\n`, { seed: "8" })).toBe("no problems");
  });

  test("reads again as the same, so that a command that repeats a run repeats its seed", () => {
    const text = fc.oneof(
      fc.string(),
      fc.double().map(String),
      fc.bigInt().map(String),
      fc.nat().map((value) => `0${value}.0`),
    );
    fc.assert(fc.property(text, (written) => void expect(readSeed(readSeed(written).seed)).toEqual(readSeed(written))));
  });
});
