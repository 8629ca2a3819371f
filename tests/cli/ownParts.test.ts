/** Own parts that fail while they run, and what the command line says of it. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cosafe, newFolder, removeFolder, tinyScenario } from "./tinyScenario.ts";

let folder: string;
beforeAll(() => {
  folder = newFolder();
  writeFileSync(join(folder, "own.yaml"), tinyScenario.replace(/forum: \{ start: 5 days, strength: 0\.8 \}/, "own-one: { start: 5 days }"));
});
afterAll(() => removeFolder(folder));

const call = (...words: string[]) => cosafe(folder, words);
const quick = ["--replications", "2", "--days", "60", "--no-charts", "--quiet"];

/** A module with one intervention, `own-one`, that does this, and whatever else is listed. */
function write(apply: string, lists = ""): void {
  writeFileSync(
    join(folder, "own 部件.js"),
    `import { exp, intervention, parts } from "cosafe/model";
const one = intervention({
  ...{ id: "own-one", title: "O", summary: "O.", failureMode: "F.", source: "S", parameters: {}, phases: { planning: 0, construction: 0 } },
  cost: () => ({ planning: 0, construction: 0, operation: 0 }),
  apply(world, { level }) {
    ${apply}
  },
});
export default parts({ version: 1, interventions: [one], ${lists} });
`,
  );
}
const process = (run: string) =>
  `processes: [{ id: "own-p", title: "P", every: "day", after: "forum", reads: [], writes: [], summary: "P.", run(world) { ${run} } }]`;
const own = ["own.yaml", "--parts", "own 部件.js"];

describe("own parts that fail in every run", () => {
  it("leave no folder of run; the place of the error is said once, with how many runs failed by it", () => {
    write("", process('if (world.day === 50) throw new Error("too\\nbad");'));
    const { code, out, err } = call("run", ...own, ...quick, "--out", "every");
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(
      /^own 部件\.js:9:\d+: too\\nbad \(day 50, own-p\); 6 runs failed by this, first baseline, replication 1\n {2}to see it again: npx cosafe run own\.yaml --arms baseline --only 1 .*\ncosafe: every run failed; nothing was written\n$/,
    );
    expect(existsSync(join(folder, "every"))).toBe(false);
    const json = call("run", ...own, ...quick.slice(0, -1), "--json", "--out", "every");
    expect(JSON.parse(json.out)).toMatchObject({ folder: null, failures: [{ runs: 6 }] });
  });

  it.each([
    ["compare", []],
    ["attribute", ["--arm", "more-talks"]],
  ])("leave no folder of %s either, nor one above it", (command, more) => {
    write("", process('if (world.day === 1) throw new Error("bad");'));
    const { code, out, err } = call(command, ...own, ...quick, ...more, "--out", "above/study");
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(
      /^own 部件\.js:9:\d+: bad \(day 1, own-p\); \d+ runs failed by this, .*\ncosafe: every run failed; nothing was written\n$/,
    );
    expect(existsSync(join(folder, "above"))).toBe(false);
  });

  it("are placed where an indicator gives what is no number, or fails before any run is made", () => {
    const indicator = (measure: string) =>
      `indicators: [{ id: "own-i", label: "I", unit: "u", direction: "lower", definition: "D.", family: "response", kind: "state", main: false, measure(world, emit) {\n${measure} } }]`;
    write("", indicator('  emit("all", 0 / 0);'));
    expect(call("run", ...own, ...quick, "--out", "nan").err).toMatch(
      /^own 部件\.js:10:3: indicator own-i \(all\): expected a finite number/,
    );
    write("", indicator("world.nothing.there();"));
    const { code, err } = call("compare", ...own, ...quick, "--primary", "own-i", "--out", "nan");
    expect([code, err]).toEqual([1, expect.stringMatching(/^cosafe: own 部件\.js:10:15: Cannot read properties of undefined/)]);
    expect(existsSync(join(folder, "nan"))).toBe(false);
  });
});

describe("own parts that fail in some runs", () => {
  it("leave the results of the others, and the place is said", () => {
    write("if (world.day === 20) exp(world.nothing.there);");
    const run = call("run", ...own, ...quick, "--out", "some");
    expect([run.code, run.err.split("\n").length]).toEqual([1, 4]);
    expect(run.err).toMatch(
      /^own 部件\.js:6:45: Cannot read .* \(day 20, policy\); 2 runs failed by this, first more-talks, replication 1\n/,
    );
    expect(run.err).toContain("\ncosafe: 6 runs requested, 4 used; 2 failed or lost their partner, see runs.csv in some\n");
    const manifest = JSON.parse(readFileSync(join(folder, "some", "manifest.json"), "utf8"));
    expect(manifest.runs).toEqual({ requested: 6, used: 4, done: 4, failed: 2 });
    const compare = call("compare", ...own, ...quick, "--fixed-assumptions", "--out", "some-study");
    expect(compare.code).toBe(1);
    expect(compare.err).toMatch(/^own 部件\.js:6:45: .*; 2 runs failed by this, first more-talks, replication 1\ncosafe: 6 runs requested/);
    expect(readFileSync(join(folder, "some-study", "runs.csv"), "utf8")).toMatch(
      /^more-talks,more-talks,1,failed,20,policy,,own 部件\.js:6:45: Cannot/m,
    );
    // Stored failures have their place too, and so has a run that is made again.
    expect(call("compare", ...own, ...quick, "--fixed-assumptions", "--out", "some-study").err).toBe(compare.err);
    const [address] = /\w+(?= --parts)/.exec(
      /more-talks,1,failed.*/.exec(readFileSync(join(folder, "some-study", "runs.csv"), "utf8"))![0],
    )!;
    expect(call("verify", "some-study", "--run", address, "--parts", "own 部件.js").out).toContain("own 部件.js:6:45: Cannot read");
  });

  it("are suspected where what they made fails elsewhere", () => {
    write("world.policy.campaign = Number.NaN;");
    const { code, err } = call("run", ...own, ...quick, "--out", "elsewhere");
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/expected a finite number, received NaN \(day 29, observe\); 2 runs[\s\S]*cosafe check MODULE tries/),
    ]);
  });

  it("among them what asks for the end of the process, in a worker thread too", () => {
    write("if (world.day === 20) process.exit(0);");
    const { code, err } = call("run", ...own, ...quick, "--jobs", "2", "--out", "ended");
    expect([code, err]).toEqual([1, expect.stringMatching(/^own 部件\.js:6:35: process\.exit\(0\), which would end the whole program/)]);
    expect(readdirSync(join(folder, "ended"))).toContain("summary.csv");
  });
});

describe("what a module prints", () => {
  it("is kept out of answers as JSON", () => {
    write("if (world.day === 20) console.log('applied');");
    writeFileSync(join(folder, "own 部件.js"), `console.log("loaded");\n${readFileSync(join(folder, "own 部件.js"), "utf8")}`);
    const { out, err } = call("run", ...own, ...quick.slice(0, -1), "--json", "--out", "printed");
    expect(JSON.parse(out).runs.used).toBe(6);
    expect(err).toMatch(/^loaded\n[\s\S]*applied\n/);
    expect(JSON.parse(call("check", "own 部件.js", "--days", "35", "--json").out)).toMatchObject({
      problems: [],
      findings: [{}, {}, {}, {}],
    });
  });
});

describe("check --json", () => {
  it("prints JSON where a module or the scenario cannot be used", () => {
    writeFileSync(join(folder, "broken.js"), "\nexport default parts;");
    const { code, out } = call("check", "broken.js", "--json");
    expect([code, JSON.parse(out)]).toMatchObject([2, { problems: [{ location: { line: 2, column: 16 } }], findings: [] }]);
    write("");
    const missing = call("check", "own 部件.js", "--scenario", "missing.yaml", "--json");
    expect([missing.code, JSON.parse(missing.out).problems]).toMatchObject([2, [{ received: "no such file" }]]);
  });
});
