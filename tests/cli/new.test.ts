/** `cosafe new` in scripts, and in a conversation with answers that are wrong at first. */
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openAsking, type Question } from "../../src/cli/actions/asking.ts";
import type { Terminal } from "../../src/cli/command.ts";
import { InputError } from "../../src/cli/command.ts";
import { cosafe, type Finished, newFolder, removeFolder } from "./tinyScenario.ts";

let folder: string;
beforeEach(() => {
  folder = newFolder();
});
afterEach(() => removeFolder(folder));

const call = (...words: string[]): Finished => cosafe(folder, words);
const given = ["--place", "River Street", "--residents", "12000", "--problems", "weak-committee,thin-budget"];

describe("cosafe new in a script", () => {
  it("writes a file that validates without a word in any folder, and tells its arms and what to do next", () => {
    const { code, out, err } = call("new", ...given);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain(
      "river-street.yaml: 12,000 residents in 2 communities; 2 problems; 4 arms: baseline, posts-and-training, further-funds, together\n",
    );
    expect(readFileSync(join(folder, "river-street.yaml"), "utf8")).toMatch(/^extends: cosafe:community$/m);
    const checked = call("validate", "river-street.yaml");
    expect(checked.out).toMatch(/^river-street\.yaml: valid, 4 arms\nA place that could exist\? all within/);
    expect(call("explain", "river-street.yaml", "--arm", "together").code).toBe(0);
  });

  it("says which options it wants, all at once", () => {
    const wanted = (...words: string[]) => /expected (.*), since there is no terminal/.exec(call("new", ...words).err)?.[1];
    expect(wanted()).toBe("--place, --residents, --problems (or --case)");
    expect(wanted("--place", "X", "--case", "taiyuan")).toBe("--residents");
    expect(call("new").code).toBe(2);
  });

  it("never writes over a file, a link or a folder, but replaces a file with --force", () => {
    writeFileSync(join(folder, "mine.yaml"), "mine");
    symlinkSync("nowhere", join(folder, "link.yaml"));
    mkdirSync(join(folder, "folder.yaml"));
    for (const name of ["mine.yaml", "link.yaml", "folder.yaml"]) {
      const { code, err } = call("new", name, ...given);
      expect([code, err]).toEqual([
        2,
        expect.stringMatching(/expected a name that is free, received .*exists; choose another name, or replace it with --force/),
      ]);
    }
    expect(readFileSync(join(folder, "mine.yaml"), "utf8")).toBe("mine");
    expect(call("new", "folder.yaml", ...given, "--force").code).toBe(2);
    expect(call("new", "mine.yaml", ...given, "--force").code).toBe(0);
    expect(readFileSync(join(folder, "mine.yaml"), "utf8")).toContain("River Street");
    expect(readdirSync(folder).sort()).toEqual(["folder.yaml", "link.yaml", "mine.yaml", "tiny.yaml"]);
  });

  it("ends with code 2 on what it cannot use, and writes nothing", () => {
    const wrong: [string[], RegExp][] = [
      [["mine", ...given], /^cosafe: file: expected a file name that ends in \.yaml, received "mine"; write mine\.yaml$/m],
      [["--place", "X", "--residents", "12,000", "--problems", "thin-budget"], /--residents: .*received "12,000"; write 12000$/m],
      [["--place", "X", "--residents", "500", "--problems", "thin-bugdet"], /--problems: .*did you mean thin-budget\?$/m],
      [["--place", "X", "--residents", "500", "--problems", "none"], /expected at least one problem, received none/],
      [
        ["--place", "X", "--residents", "500", "--communities", "9", "--problems", "3"],
        /--communities: expected a whole number from 1 to 5, received 9/,
      ],
      [["tiny.yaml/x.yaml", ...given], /expected a name in a folder, received one below a file/],
    ];
    for (const [words, message] of wrong) {
      const { code, out, err } = call("new", ...words);
      expect([code, out, err]).toEqual([2, "", expect.stringMatching(message)]);
    }
    expect(readdirSync(folder)).toEqual(["tiny.yaml"]);
  });
});

describe("a conversation", () => {
  const number: Question<number, "residents"> = {
    option: "residents",
    question: "How many",
    read: (text) => (text === "12" ? { value: 12 } : { wrong: `expected 12, received ${text}` }),
  };

  /** A terminal on which somebody types these lines, and what it shows. */
  function typing(lines: readonly string[]) {
    const left = [...lines];
    const shown: string[] = [];
    const questions = {
      ask: (prompt: string) => {
        shown.push(prompt);
        return Promise.resolve(left.shift() ?? null);
      },
      close: () => void shown.push("closed"),
    };
    const terminal = { canAsk: true, width: 80, err: (text: string) => void shown.push(text), questions: () => Promise.resolve(questions) };
    return { terminal: terminal as unknown as Terminal, shown };
  }

  const input = (residents?: string) => ({ positionals: [], values: { residents } });

  it("asks again with the reason until an answer can be used", async () => {
    const { terminal, shown } = typing(["", "many", "12"]);
    const asking = await openAsking(input(), terminal);
    expect(await asking.ask(number)).toBe(12);
    asking.close();
    expect(shown).toEqual([
      "How many: ",
      "  expected 12, received \n",
      "How many: ",
      "  expected 12, received many\n",
      "How many: ",
      "closed",
    ]);
  });

  it("takes what is usual for no answer, and shows choices with their numbers", async () => {
    const { terminal, shown } = typing([""]);
    const asking = await openAsking(input(), terminal);
    expect(await asking.ask({ ...number, usual: "12", choices: [{ id: "a", label: "the first" }] })).toBe(12);
    expect(shown).toEqual(["\n   1 a  the first\n", "How many (12): "]);
  });

  it("asks nothing that an option answers, and ends where an option is wrong or answers end", async () => {
    const { terminal, shown } = typing([]);
    expect(await (await openAsking(input("12"), terminal)).ask(number)).toBe(12);
    await expect((await openAsking(input("9"), terminal)).ask(number)).rejects.toThrow(
      new InputError("--residents: expected 12, received 9"),
    );
    expect(shown).toEqual([]);
    await expect((await openAsking(input(), terminal)).ask(number)).rejects.toThrow(
      "the answers ended before the questions; nothing was written",
    );
  });
});
