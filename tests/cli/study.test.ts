import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseCsv } from "../folder/strictCsv.ts";
import { cosafe, newFolder, removeFolder } from "./tinyScenario.ts";

let folder: string;
beforeEach(() => {
  folder = newFolder();
  mkdirSync(join(folder, "studies"));
  writeFileSync(join(folder, "studies", "staff.yaml"), staff);
});
afterEach(() => removeFolder(folder));

const staff = `study: Staff of two
purpose: Tests of the command line.
scenario: ../tiny.yaml
horizon: 60 days
arms: [talks]
design: { method: full-factorial }
factors:
  organisations.office.staff: { from: 2, to: 6 }
  organisations.police.staff: { from: 2, to: 6 }
replications: 2
outcomes: [true-incidents, cost]
`;

const study = (...words: string[]) => cosafe(folder, ["study", "studies/staff.yaml", "--jobs", "1", ...words]);
const table = (out: string, name: string) => parseCsv(readFileSync(join(folder, out, name), "utf8"));

describe("cosafe compare --baseline", () => {
  const compare = (...words: string[]) =>
    cosafe(folder, ["compare", "tiny.yaml", "--no-charts", "--fixed-assumptions", "--days", "60", ...words]);
  const rows = (out: string, outcome: string) => {
    const [head, ...all] = table(out, "effects.csv");
    return all.filter((row) => row[1] === outcome).map((row) => Object.fromEntries(head.map((name, i) => [name, row[i]])));
  };

  it("compares with any arm: the differences turn round, and the folder is another", () => {
    const { code, out } = compare("--replications", "4", "--baseline", "talks");
    expect(code).toBe(0);
    expect(out).toContain("=Talks, 对话, with which the others are compared: ");
    expect(compare("--replications", "4", "--arms", "talks").code).toBe(0);
    const [there] = rows("output/tiny-compare-to-talks", "true-incidents").filter(({ arm }) => arm === "baseline");
    const [here] = rows("output/tiny-compare", "true-incidents");
    expect(Number(there["difference"])).toBeCloseTo(-Number(here["difference"]), 9);
    expect(there["baseline_mean"]).toBe(here["arm_mean"]);
  });

  it("refuses what is no arm", () => {
    const { code, err } = compare("--baseline", "talk");
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('--baseline: expected one of the arms (baseline, talks, more-talks), received "talk"'),
    ]);
  });
});

describe("cosafe study", () => {
  it("runs a study file into a folder of its name, with the design, estimates and effects as tables", () => {
    const { code, out } = study("--no-charts");
    expect(code).toBe(0);
    expect(out).toContain("Staff of two");
    expect(out).toContain("full-factorial · 2 factors · 5 rows · 10 runs of 60 days · seed 7");
    expect(out).toMatch(/office: staff, from 2 full-time people to 6 full-time people|Office: staff: from 2 full-time people to 6/);
    expect(table("output/staff", "design.csv")).toHaveLength(6);
    expect(table("output/staff", "estimates.csv")).toHaveLength(1 + 5 * 2);
    expect(table("output/staff", "main-effects.csv")).toHaveLength(1 + 2 * 2);
    expect(table("output/staff", "runs.csv")).toHaveLength(11);
    expect(existsSync(join(folder, "output/staff/manifest.json"))).toBe(true);
  });

  it("prints the result as JSON, with more replications without making the old runs again", () => {
    expect(study("--no-charts", "--quiet").out).toBe("");
    const { code, out } = study("--no-charts", "--json", "--replications", "3");
    expect(code).toBe(0);
    const result = JSON.parse(out);
    expect(result).toMatchObject({ study: "design", method: "full-factorial", runs: { requested: 15, used: 15 } });
    expect(result.points.map(({ point }: { point: string }) => point)).toEqual(["base", "p1", "p2", "p3", "p4"]);
    expect(result.points[1].values).toEqual([2, 2]);
    expect(result.effects).toHaveLength(4);
    expect(result.designHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it("ends with exit code 2 and every problem of a bad study file, and runs nothing", () => {
    writeFileSync(
      join(folder, "studies", "staff.yaml"),
      staff.replace("office.staff", "ofice.staff").replace("replications: 2", "replications: 0"),
    );
    const { code, out, err } = study();
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toContain("studies/staff.yaml:8:3: factor organisations.ofice.staff");
    expect(err).toContain("studies/staff.yaml:10:15: setting replications");
    expect(err).toContain("2 problems; nothing was run");
    expect(existsSync(join(folder, "output"))).toBe(false);
  });

  it("runs an external table of points as it stands", () => {
    writeFileSync(
      join(folder, "studies", "table.yaml"),
      "study: Table\npurpose: Try.\nscenario: ../tiny.yaml\nhorizon: 60 days\ndesign: { method: csv, file: points.csv }\nreplications: 2\noutcomes: [true-incidents]\n",
    );
    writeFileSync(join(folder, "studies", "points.csv"), "point,organisations.office.staff\nfew,2\nmany,6\n");
    const { code, out } = cosafe(folder, ["study", "studies/table.yaml", "--jobs", "1", "--no-charts", "--out", "table"]);
    expect(code).toBe(0);
    expect(out).toContain("2 points are too few for a trend");
    expect(table("table", "design.csv").map((row) => row[1])).toEqual(["point", "base", "few", "many"]);
  });
});

describe("every study command", () => {
  it("refuses outcomes that the scenario does not have before anything is run, all at once", () => {
    const words = [
      "compare",
      "tiny.yaml",
      "--outcomes",
      "true-incidents/category:disputes,confidence,confidence/kind:ngo",
      "--out",
      "none",
    ];
    const { code, err } = cosafe(folder, words);
    expect(code).toBe(2);
    expect(err).toContain('did you mean "true-incidents/category:dispute"?');
    expect(err).toContain("outcome confidence: expected a group that confidence has in this scenario (kind:government");
    expect(err).not.toContain("kind:ngo:");
    expect(existsSync(join(folder, "none"))).toBe(false);
    const rank = cosafe(folder, ["rank", "tiny.yaml", "--outcome", "confidence/kind:polis", "--indifference", "0.1", "--out", "none"]);
    expect([rank.code, rank.err.includes('did you mean "confidence/kind:police"?')]).toEqual([2, true]);
  });

  it("names its own option where an arm is not there", () => {
    const { code, err } = cosafe(folder, ["compare", "tiny.yaml", "--arms", "talk"]);
    expect(code).toBe(2);
    expect(err).toContain('--arms:1:1: arm: expected baseline, talks or more-talks, received "talk"; did you mean "talks"?');
    const words = ["sensitivity", "tiny.yaml", "--parameters", "trust.gainRate", "--outcome", "cost", "--arm", "talk"];
    expect(cosafe(folder, words).err).toContain('--arm:1:1: arm: expected baseline, talks or more-talks, received "talk"');
    expect(cosafe(folder, ["compare", "tiny.yaml", "--arms", "baseline"]).err).toContain(
      "--arms: expected at least one arm beside the baseline",
    );
  });

  it("refuses a group that not every arm has", () => {
    const category = "    categories: { arson: { label: Arson, like: public-order, baseRate: 5 } }\n";
    const mandate = "    organisations: { police: { mandate: { lead: [property-crime, public-order, arson] } } }\n";
    const text = readFileSync(join(folder, "tiny.yaml"), "utf8");
    writeFileSync(join(folder, "tiny.yaml"), `${text}  burning:\n    label: Burning\n${category}${mandate}`);
    const { code, err } = cosafe(folder, ["compare", "tiny.yaml", "--primary", "true-incidents/category:arson", "--arms", "talks,burning"]);
    expect(code).toBe(2);
    expect(err).toContain("expected a group that every arm has, received one that baseline and talks lack");
    const words = ["--parameters", "trust.gainRate", "--outcome", "true-incidents/category:arson", "--arm", "burning", "--days", "8"];
    const alone = cosafe(folder, ["sensitivity", "tiny.yaml", ...words, "--trajectories", "2", "--no-charts", "--out", "alone"]);
    expect(alone.code).toBe(0);
  });

  it("tells a warning of the scenario once, and keeps it once", () => {
    const size = ["--first-stage", "10", "--max-replications", "10", "--fresh", "2", "--days", "8"];
    const words = ["rank", "tiny.yaml", "--outcome", "true-incidents", "--indifference", "5", ...size, "--no-charts", "--out", "once"];
    const { out, err } = cosafe(folder, words);
    expect(`${out}${err}`.split("expected a start before the horizon").length - 1).toBe(1);
    const manifest = readFileSync(join(folder, "once", "manifest.json"), "utf8");
    expect(manifest.split("expected a start before the horizon").length - 1).toBe(1);
  });
});
