import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { groups } from "../../src/cli/catalogue.ts";
import { cosafe, type Finished, newFolder, removeFolder, tinyScenario } from "./tinyScenario.ts";

let folder: string;
beforeEach(() => {
  folder = newFolder();
});
afterEach(() => removeFolder(folder));

const call = (...words: string[]): Finished => cosafe(folder, words);

describe("cosafe without a command", () => {
  it("prints help with the users' commands in groups and examples, and says how to list the others", () => {
    const { code, out, err } = call();
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("cosafe run scenarios/caotang-road.yaml");
    const listed = (text: string) => [...text.matchAll(/^ {2}cosafe ([a-z]+)(?: [<[].*?[>\]])* {2,}[A-Z]/gm)].map(([, name]) => name);
    const users = groups.filter(({ isForFew }) => !isForFew).flatMap(({ commands }) => commands.map(({ name }) => name));
    expect(listed(out)).toEqual(users);
    expect(users.slice(0, 2)).toEqual(["new", "validate"]);
    expect(out).toMatch(
      /^cosafe help --all also lists the commands for researchers and maintainers: diverge, check, evidence,\s+calibrate, docs\.$/m,
    );
    expect(listed(call("help", "--all").out)).toEqual(groups.flatMap(({ commands }) => commands.map(({ name }) => name)));
  });

  it("prints the same help for help, --help and -h, and a command's for help and its name", () => {
    expect([call("help").out, call("-h").out, call("help", "help").out]).toEqual([call().out, call().out, call().out]);
    for (const name of ["run", "docs"]) expect(call("help", name)).toEqual(call(name, "--help"));
    expect(call("help", "run").out).toContain("--replications");
  });

  it("prints its version alone", () => {
    expect(call("--version").out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each([
    [["rum"], /unknown command "rum"; did you mean "run"\?/],
    [["--foo"], /--foo/],
    [["help", "rum"], /unknown command "rum"; did you mean "run"\?/],
    [["help", "--foo"], /unknown option --foo/],
    [["hlep"], /unknown command "hlep"; did you mean "help"\?/],
    [["run"], /run: expected <scenario>, received nothing/],
    [["run", "--foo", "--bar", "tiny.yaml"], /unknown option --foo.*\n.*unknown option --bar/],
    [["list", "indicatrs"], /did you mean "indicators"\?/],
    [["describe", "indicatrs-x"], /expected the id of a catalogue entry/],
    [
      ["describe", "platform"],
      /expected the id of a catalogue entry; its words are in the titles of information-sharing, .* and \d+ more\./,
    ],
    [["describe", "purchased-servces"], /did you mean "purchased-services"\?/],
    [["validate"], /expected <scenarios...>/],
    [
      ["run", "tiny.yaml", "--arms", "talks，patrol"],
      /--arms: expected names separated by commas, received .*"，", character 6, is full-width: write "talks,patrol"/,
    ],
    [["run", "tiny.yaml", "--replications", "１０"], /"１", character 1, is full-width: write "10"/],
    [["run", "tiny.yaml", "--set", "seed＝5"], /expected path=value, received "seed＝5"; "＝", character 5, is full-width: write "seed=5"/],
    [["run", "tiny.yaml", "--set"], /^cosafe: --set: expected a value, received nothing\. See cosafe run --help\.$/m],
    [["run", "--", "tiny.yaml", "--foo"], /unknown option --foo/],
    [["run", "tiny.yaml", "--set", "seed=1", "--set", "seed=2"], /--set:2:1: seed: expected one --set for it, received a second/],
  ])("ends with code 2 and a hint on %j", (words, message) => {
    const { code, out, err } = call(...words);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/^\s+at /m);
    expect([code, out]).toEqual([2, ""]);
  });
});

it("passes over -- before words, as npm's scripts want it", () => {
  expect(call("validate", "--", "tiny.yaml", "--quiet")).toMatchObject({ code: 0, out: "", err: "" });
});

describe("cosafe validate", () => {
  it("says for each file that it is valid or what is wrong, and ends with code 2 if one is", () => {
    writeFileSync(join(folder, "bad.yaml"), tinyScenario.replace("residents: 400", "residents: -4"));
    const fine = call("validate", "tiny.yaml");
    expect(fine).toMatchObject({ code: 0, err: "" });
    expect(fine.out).toMatch(
      /^tiny\.yaml: valid, 3 arms\nA place that could exist\? 4 of 4 outside .*\n.*! Committee and grid staff +7\.5 .*above 1\.8 to 2\.5\n/,
    );
    expect(call("validate", "tiny.yaml", "--quiet").out).toBe("");
    const { code, out } = call("validate", "tiny.yaml", "bad.yaml", "none.yaml");
    expect(code).toBe(2);
    expect(out).toMatch(/tiny\.yaml: valid.*\n(.*\n){5}.*bad\.yaml:8:\d+: .*residents.*\n.*\n.*none\.yaml/);
    const reports = JSON.parse(call("validate", "tiny.yaml", "bad.yaml", "--json").out);
    expect(reports.map(({ file, valid }: { file: string; valid: boolean }) => [file, valid])).toEqual([
      ["tiny.yaml", true],
      ["bad.yaml", false],
    ]);
    expect(reports[1].problems[0].location).toMatchObject({ file: "bad.yaml", line: 8 });
  });

  it("reads no folder, no device and nothing outside the scenario's own folder tree", () => {
    mkdirSync(join(folder, "inner"));
    writeFileSync(join(folder, "inner", "case.yaml"), "extends: ../tiny.yaml\n");
    writeFileSync(join(folder, "outer.yaml"), "extends: inner/../tiny.yaml\ntitle: Another\n");
    for (const file of [".", "/dev/zero", "inner/case.yaml"]) {
      const { code, out, err } = call("validate", file);
      expect([code, err]).toEqual([2, ""]);
      expect(out).toMatch(/expected/);
    }
    expect(call("validate", "outer.yaml").code).toBe(0);
  });
});

describe("cosafe explain", () => {
  it("shows what was set, by whom, against which default, and the timeline as bars", () => {
    const { code, out } = call("explain", "tiny.yaml", "--arm", "talks", "--set", "hazards.leadsToNothing=1");
    expect([code, out]).toEqual([2, ""]);
    const text = call("explain", "tiny.yaml", "--arm", "talks").out;
    expect(text).toContain("=Talks, 对话 (arm talks of tiny)");
    expect(text).toMatch(/set by tiny\.yaml:\d+/);
    expect(text).toMatch(/Other than in the baseline:\ninterventions\.forum\.start: 0 → 10 days.*\n {4}set by tiny\.yaml:37/);
    expect(text).toMatch(/Policy timeline, day 0 to 120/);
    expect(text).toMatch(/forum .*[·▒█]/);
    expect(call("explain", "tiny.yaml", "--all").out.length).toBeGreaterThan(2 * text.length);
    const [explained] = JSON.parse(call("explain", "tiny.yaml", "--arm", "talks", "--json").out);
    expect(explained.timeline[0]).toMatchObject({ id: "forum", intervention: "forum" });
  });
});

describe("cosafe list and describe", () => {
  it("know every entry of every catalogue", () => {
    for (const catalogue of ["interventions", "indicators", "parameters", "categories", "schedule"]) {
      const entries: { id: string }[] = JSON.parse(call("list", catalogue, "--json").out);
      expect(entries.length).toBeGreaterThan(0);
      expect(call("list", catalogue).out).toContain(entries[0].id);
      const { code, out } = call("describe", entries[0].id);
      expect(code).toBe(0);
      expect(out).toContain(entries[0].id);
      expect(JSON.parse(call("describe", entries[0].id, "--json").out)).toMatchObject({ catalogue, id: entries[0].id });
    }
  });

  it("find the scenario files of the folder", () => {
    mkdirSync(join(folder, "scenarios"));
    writeFileSync(join(folder, "scenarios", "tiny.yaml"), tinyScenario);
    expect(call("list", "scenarios").out).toBe("tiny  A tiny street, <b>for tests</b>\n");
    expect(call("describe", "tiny").out).toContain("arm talks");
  });
});

describe("cosafe schema", () => {
  it("prints a JSON Schema", () => {
    expect(JSON.parse(call("schema").out)).toHaveProperty("$schema");
  });
});

describe("cosafe docs", () => {
  const stale = "# A\n\n<!-- generated:interventions -->\nold\n<!-- /generated:interventions -->\n\nend\n";

  it("makes generated tables anew, leaves the rest alone, and says with --check what is stale", () => {
    mkdirSync(join(folder, "docs"));
    writeFileSync(join(folder, "docs", "a.md"), stale);
    expect(call("docs", "--check")).toEqual({ code: 1, out: "docs/a.md: stale; run npm run docs\n", err: "" });
    expect(call("docs").code).toBe(0);
    const made = readFileSync(join(folder, "docs", "a.md"), "utf8");
    expect(made).toMatch(
      /^# A\n\n<!-- generated:interventions -->\n\n\| intervention \|[\s\S]*<!-- \/generated:interventions -->\n\nend\n$/,
    );
    expect(call("docs", "--check").code).toBe(0);
  });

  it("refuses a marker that no table answers to, and one without an end", () => {
    writeFileSync(
      join(folder, "README.md"),
      "<!-- generated:interventoins -->\n<!-- /generated:interventoins -->\n<!-- generated:indicators -->\n",
    );
    const { code, err } = call("docs");
    expect(code).toBe(2);
    expect(err).toMatch(/README\.md: generated part interventoins: expected one of/);
    expect(err).toMatch(/generated part indicators: expected its end/);
  });
});
