/** The examples of own parts, used through the built package as a user does, and modules that go wrong. */
import { appendFileSync, copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cosafe, newFolder, removeFolder } from "../cli/tinyScenario.ts";

const names = ["night-walks", "waiting-work", "ebike-fires", "school"];
let folder: string;
/** A copy elsewhere, with no package beside it; blanks and other letters in its path. */
let work: string;
beforeAll(() => {
  folder = newFolder();
  work = join(folder, "my 研究 #1");
  cpSync("examples", work, { recursive: true });
});
afterAll(() => removeFolder(folder));

const call = (...words: string[]) => cosafe(work, words);
const quick = ["--replications", "2", "--days", "90", "--no-charts", "--quiet"];
const rows = (out: string) => readFileSync(join(work, out, "summary.csv"), "utf8").split("\n");

describe("the examples", () => {
  it("are all tried here", () => {
    const files = readdirSync("examples").sort();
    expect(files).toEqual([...names.flatMap((name) => [`${name}.js`, `${name}.yaml`]), "place.yaml", "library"].sort());
  });

  it("have an intervention in some forty lines", () => {
    expect(readFileSync("examples/night-walks.js", "utf8").split("\n").length).toBeLessThan(45);
  });

  it.each(names)("%s gives the same bytes with one worker as with two, and other tables than its baseline's", (name) => {
    for (const jobs of ["1", "2"]) {
      const { code, err } = call("run", `${name}.yaml`, "--allow-code", "--jobs", jobs, "--out", `${name}-${jobs}`, ...quick);
      expect([code, err]).toEqual([0, ""]);
    }
    for (const file of ["summary.csv", "series.csv", "network.csv", "ledger.csv", "codebook.csv"]) {
      expect(readFileSync(join(work, `${name}-1`, file))).toEqual(readFileSync(join(work, `${name}-2`, file)));
    }
    const of = (arm: (id: string) => boolean) =>
      rows(`${name}-1`)
        .slice(1)
        .filter((row) => arm(row.split(",")[0]))
        .map((row) => row.slice(row.indexOf(",")));
    expect(of((id) => id !== "baseline")).not.toEqual(of((id) => id === "baseline"));
  });

  it.each(names)("%s keeps the rules", (name) => {
    const { code, out } = call("check", `${name}.js`, "--scenario", `${name}.yaml`, "--days", "65");
    expect([code, out.match(/^(broken|doubt).*/gm)]).toEqual([0, null]);
  });

  it("reach tables: the indicator, the category, the kind, the cost of the intervention", () => {
    expect(rows("night-walks-1").join("\n")).toMatch(/^walks,walks,1,intervention-cost,intervention:night-walks,/m);
    expect(rows("waiting-work-1").join("\n")).toMatch(/^baseline,baseline,1,days-of-work-waiting,kind:police,/m);
    expect(rows("ebike-fires-1").join("\n")).toMatch(/^baseline,baseline,1,true-incidents,category:ebike-fire,/m);
    expect(rows("school-1").join("\n")).toMatch(/^baseline,baseline,1,confidence,kind:school,/m);
    const awareness = (arm: string) =>
      Number(new RegExp(`^${arm},${arm},1,awareness,all,([^,]+)`, "m").exec(rows("school-1").join("\n"))?.[1]);
    expect(awareness("baseline")).toBeGreaterThan(awareness("no-lessons"));
  });
});

describe("own parts on the command line", () => {
  it("are refused without leave, with the line that names them", () => {
    const { code, out, err } = call("run", "school.yaml", ...quick);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(
      /^school\.yaml:\d+:8: parts: expected leave to load code .*, received "school\.js" .*; read the module, then give --allow-code/,
    );
    expect(err).toContain("1 problem; nothing was run");
  });

  it("are in list, describe, schema, explain and --set, and among suggestions", () => {
    expect(call("list", "schedule", "--parts", "school.js").out).toMatch(/^demand .*\nlessons +Lessons on safety/m);
    expect(call("describe", "school.lessonShare", "--parts", "school.js").out).toContain("goes into lessons on safety");
    expect(call("describe", "night-walk", "--parts", "night-walks.js").err).toContain('did you mean "night-walks"?');
    const schema = call("schema", "--parts", "school.js", "--parts", "night-walks.js").out;
    for (const word of ['"school.lessonShare"', '"primary-school"', '"night-walks"', '"confidenceSchool"']) expect(schema).toContain(word);
    const told = call("explain", "school.yaml", "--allow-code", "--set", "school.lessonShare=20%").out;
    expect(told).toMatch(/parameters\.school\.lessonShare: 0\.5 → 0\.2/);
    expect(call("validate", "school.yaml", "--allow-code", "--parts", "night-walks.js").code).toBe(0);
    expect(call("run", "school.yaml", "--allow-code", "--set", "school.lessonShar=1", ...quick).err).toContain(
      'did you mean "lessonShare"?',
    );
  });

  it("of kinds and roles have catalogues, the shipped ones first; a kind stands beside the group of parameters of its name", () => {
    const kinds = call("list", "kinds", "--parts", "school.js").out;
    expect(kinds).toMatch(/^government .*\n(.*\n){3}school +Schools\n$/);
    expect(call("list", "roles", "--parts", "school.js").out).toMatch(
      /^street-office +Government: .*\n(.*\n)+primary-school +Schools: no duty/,
    );
    const roles = JSON.parse(call("list", "roles", "--json").out);
    expect(roles[2]).toMatchObject({ id: "police-station", kind: "police", sells: null, wage: "officer", fundedWage: "auxiliary" });
    const school = JSON.parse(call("describe", "school", "--parts", "school.js", "--json").out);
    expect(school[0]).toMatchObject({ catalogue: "kinds", id: "school", dayRule: "own", roles: ["primary-school"] });
    expect(school[1]).toMatchObject({ catalogue: "parameters", id: "school.lessonShare" });
    expect(call("describe", "primary-school", "--parts", "school.js").out).toMatch(/^primary-school \(roles\): [\s\S]*kind +school/);
    expect(call("describe", "police-statoin").err).toContain('did you mean "police-station"?');
  });

  it("describe an own category by what its author states, and say where that is nothing", () => {
    const told = call("describe", "ebike-fire", "--parts", "ebike-fires.js").out.replace(/\s+/g, " ");
    expect(told).toMatch(/ baseRate 60 [^.]*\. Grade E, assumption: an example, no figure was looked for; plausible range 30 to 120\./);
    expect(told).toMatch(/ lapseDays 40 [^.]*\. Grade and source not stated;/);
    expect(told).toMatch(/ trend 0 [^.]*\. Default of the field, grade D;/);
    const data = JSON.parse(call("describe", "ebike-fire", "--parts", "ebike-fires.js", "--json").out);
    expect(data.sources).toEqual({ baseRate: "assumption: an example, no figure was looked for" });
    expect(call("describe", "dispute").out.replace(/\s+/g, " ")).toMatch(/ baseRate 70 [^.]*\. Grade D;/);
    const category = (sources: string) =>
      `export default { version: 1, categories: [{ id: "c", label: "C", values: { baseRate: 5 }, sources: { ${sources} } }] };`;
    writeFileSync(join(work, "module.js"), category('baseRate: "me"'));
    expect(call("list", "categories", "--parts", "module.js").err).toContain("category c: sources.baseRate: expected what assumption");
    writeFileSync(join(work, "module.js"), category('trend: { kind: "choice", text: "x" }'));
    expect(call("list", "categories", "--parts", "module.js").err).toContain('category c: sources: expected baseRate, received "trend"');
  });

  it("belong to a study: verify asks for the same bytes, and an edited module is another study", () => {
    copyFileSync(join(work, "night-walks.js"), join(work, "edited.js"));
    writeFileSync(join(work, "edited.yaml"), readFileSync(join(work, "night-walks.yaml"), "utf8").replace("./night-walks.js", "edited.js"));
    const study = ["compare", "edited.yaml", "--allow-code", "--arms", "baseline,walks", "--out", "study", ...quick];
    expect(call(...study)).toMatchObject({ code: 0, err: "" });
    expect(call("verify", "study")).toMatchObject({ code: 0 });
    expect(call("verify", "study", "--rerun", "1").err).toMatch(
      /expected the own parts of its runs, edited\.js \([0-9a-f]{12}\), received none/,
    );
    expect(call("verify", "study", "--rerun", "2", "--parts", "edited.js").out).toContain("every one the same to the byte");
    appendFileSync(join(work, "edited.js"), "// edited\n");
    expect(call("verify", "study", "--rerun", "1", "--parts", "edited.js")).toMatchObject({ code: 2 });
    const again = call(...study);
    expect([again.code, again.err]).toEqual([2, expect.stringContaining("settings.parts[0].sha256")]);
  });

  it("change no run of a scenario that uses none of them", () => {
    const plain = ["run", "place.yaml", ...quick];
    expect(call(...plain, "--out", "plain").code).toBe(0);
    expect(call(...plain, "--parts", "night-walks.js", "--out", "beside").code).toBe(0);
    expect(rows("beside")).toEqual(rows("plain"));
  });
});

const broken: readonly (readonly [what: string, text: string, message: RegExp])[] = [
  ["an error that steers a terminal", 'throw new Error("\\u001b[31mred\\u202e");', /received Error: \\u001b\[31mred\\u202e/],
  [
    "an import of a file",
    'import { x } from "./night-walks.js"; export default x;',
    /module\.js:1:19: module: expected no import but cosafe\/model, received an import of "\.\/night-walks\.js"/,
  ],
  ["an import of Node", 'import fs from "node:fs"; export default fs;', /received an import of "node:fs"/],
  ["an import at run time", 'export default await import("./school.js");', /received an import of "\.\/school\.js"/],
  ["an error", '\nthrow new Error("boom");', /module\.js:2:7: module: expected a module that loads, received Error: boom/],
  [
    "no syntax",
    "export default {\n  version: 1,\n  indicators: [ };",
    /module\.js:3:17: module: expected a module that loads, received SyntaxError/,
  ],
  ["a call of require", '\nconst fs = require("node:fs");', /module\.js:2:12: module: expected no import .* received a call of require;/],
  [
    "an end of the process",
    "if (true) {\n  process.exit(0);\n}",
    /module\.js:2:11: module: expected a module that loads, received Error: process\.exit\(0\), which would end the whole program/,
  ],
  ["a wait without end", "await new Promise(() => {});", /module: expected a module that loads, received one that waits without end/],
  ["an error without a text", "throw { toString: null, valueOf: null };", /module\.js:1:1: .* received something without a text/],
  [
    "a name that cosafe/model has not",
    'import { World } from "cosafe/model"; export default World;',
    /module\.js:1:10: .* does not provide an export named 'World'/,
  ],
  ["no end", "\nexport default {", /module\.js:\d:1: module: .* SyntaxError: Unexpected end of input/],
  ["the form of CommonJS", "module.exports = {};", /module\.js:1:1: .*; parts are an ES module: export default parts\(/],
  [
    "a member that throws",
    'export default { version: 1, get kinds() { throw new Error("got"); } };',
    /module\.js:1:50: module: .* received Error: got/,
  ],
  [
    "an async function",
    `export default { version: 1, indicators: [{ id: "i", label: "I", unit: "u", direction: "lower", definition: "D.", family: "response",
      kind: "state", main: true, async measure() {} }] };`,
    /indicator i: measure: expected a function that is not async, received an async function/,
  ],
  [
    "one id twice",
    'export default { version: 1, categories: [\n{ id: "c", label: "C", values: {} },\n{ id: "c", label: "D", values: {} }] };',
    /module\.js:3:7: category c: expected an id that is free, received "c", which is another own part/,
  ],
  ["another version", "export default { version: 2, indicators: [] };", /version: expected 1, received 2/],
  ["no default export", "export const indicators = [];", /default export: expected an object with version: 1/],
  [
    "an id that is taken",
    'export default { version: 1, categories: [{ id: "dispute", label: "D", values: {} }] };',
    /category dispute: expected an id that is free, received "dispute", which is cosafe's own/,
  ],
  [
    "names that are not there",
    'export default { version: 1, processes: [{ id: "p", title: "P", every: "day", after: "forums", reads: ["polcy"], writes: [], summary: "P.", run() {} }] };',
    /after: expected[\s\S]*reads: expected .* did you mean "policy"\?\n2 problems/,
  ],
];

describe("a module of parts that goes wrong", () => {
  it.each(broken)("with %s is refused before anything is run", (_, text, message) => {
    writeFileSync(join(work, "module.js"), text);
    const { code, out, err } = call("run", "place.yaml", "--parts", "module.js", ...quick);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/^\s+at /m);
  });

  it("by its path: TypeScript, a folder, a missing file, one outside the scenario's folder", () => {
    mkdirSync(join(work, "inner"), { recursive: true });
    writeFileSync(join(work, "types.ts"), "");
    expect(call("list", "indicators", "--parts", "types.ts").err).toContain("received TypeScript; compile it and name the .js file");
    expect(call("list", "indicators", "--parts", "missing.js").err).toContain(
      "--parts:1:1: parts missing.js: expected a module of own parts, received no such file",
    );
    copyFileSync(join(work, "place.yaml"), join(work, "inner", "place.yaml"));
    appendFileSync(join(work, "inner", "place.yaml"), "parts: ../night-walks.js\n");
    const outside = call("validate", "inner/place.yaml", "--allow-code");
    expect([outside.code, outside.out]).toEqual([
      2,
      expect.stringContaining("expected the path of a module inside the folder of the scenario"),
    ]);
  });

  it("by its rules is found out: memory of its own, chance of its own, strength 0, parts that are not named", () => {
    const intervention = (apply: string) =>
      `{ id: "one", title: "O", summary: "O.", failureMode: "F.", source: "S", phases: { planning: 0, construction: 0 },
         parameters: {}, cost: () => ({ planning: 0, construction: 0, operation: 0 }), apply: ${apply} }`;
    const checked = (lists: string, before = "") => {
      writeFileSync(join(work, "module.js"), `${before}\nexport default { version: 1, ${lists} };`);
      const { code, out } = call("check", "module.js", "--scenario", "place.yaml", "--days", "35");
      return [code, out] as const;
    };
    const counts = checked(
      `interventions: [${intervention("({ policy }) => { policy.campaign = Math.min(1, n++ / 100); }")}]`,
      "let n = 0;",
    );
    expect(counts).toEqual([1, expect.stringMatching(/^broken {2}all parts: two runs of the same are the same to the bit: by day/m)]);
    expect(counts[1]).toMatch(/^broken {2}intervention one: strength 0 is none, to the bit: by day/m);
    const draws = checked(
      `interventions: [${intervention("({ policy }, { level }) => { policy.campaign += level * Math.random() / 2; }")}]`,
    );
    expect(draws).toEqual([1, expect.stringContaining("Math.random: expected chance(world, id) of cosafe/model")]);
    expect(draws[1]).toMatch(/^broken {2}intervention one: strength 1 changes something: module\.js:\d+:\d+: Math\.random/m);
    const idle = checked(`interventions: [${intervention("() => {}")}]`);
    expect(idle).toEqual([0, expect.stringMatching(/^doubt {3}intervention one: strength 1 changes something: nothing was changed/m)]);
    const hires = checked(`interventions: [${intervention("({ organisations }, { level }) => { organisations[1].staff += level; }")}]`);
    expect(hires).toEqual([
      1,
      expect.stringMatching(/^broken {2}intervention one: changes only policy .*: changes organisations\.police-station\.staff,/m),
    ]);
    const emits = (measure: string) =>
      checked(`indicators: [{ id: "i", label: "I", unit: "u", direction: "lower", definition: "D.", family: "response", kind: "state", main: true,
         measure(world, emit) {\n${measure}\n} }]`)[1];
    expect(emits("world.nothing.there;")).toMatch(
      /^broken {2}indicator i: .*: module\.js:4:\d+: TypeError: Cannot read properties of undefined/m,
    );
    expect(emits("")).toContain("gives no group; all is the whole");
    expect(emits('emit("all", 1); emit("all", 2);')).toContain('gives the group "all" twice');
    expect(emits('emit("all", 1); emit("police", 2);')).toContain('gives the group "police"; a group is all or dimension:member');
    const process = 'id: "p", title: "P", every: "week", after: "forum", reads: ["policy"], writes: ["forum"], summary: "P."';
    const strays = checked(`processes: [{ ${process}, run({ policy, watch }) { policy.legality /= 2; watch.incidents30++; } }]`);
    expect(strays[0]).toBe(1);
    for (const offence of ["touches watch", "changes policy", "changes watch"]) expect(strays[1]).toContain(offence);
  });
});
