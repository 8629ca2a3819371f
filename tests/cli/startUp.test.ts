/** What commands load before they do anything: by the list of modules, which no busy machine changes. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cosafeFile } from "./tinyScenario.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cosafe-start-"));
  writeFileSync(
    join(folder, "hooks.mjs"),
    'export async function load(url, context, next) { process._rawDebug("loads " + url); return next(url, context); }\n',
  );
  writeFileSync(join(folder, "register.mjs"), 'import { register } from "node:module";\nregister("./hooks.mjs", import.meta.url);\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

const root = pathToFileURL(resolve("dist")).href;

/** Modules of cosafe by path from dist, and packages by name, in order and each once. */
function loadedBy(...words: string[]): string[] {
  const { stderr, status } = spawnSync(
    process.execPath,
    ["--import", pathToFileURL(join(folder, "register.mjs")).href, cosafeFile, ...words],
    {
      encoding: "utf8",
    },
  );
  expect([status, words]).toEqual([0, words]);
  const urls = [...stderr.matchAll(/^loads (file:.*)$/gm)].map(([, url]) => url).filter((url) => !url.endsWith("/register.mjs"));
  const names = urls.map((url) =>
    url.startsWith(root) ? url.slice(root.length + 1) : (/.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? url),
  );
  return [...new Set(names)].sort();
}

const ofCli = ["catalogue", "command", "help", "main", "ownParts", "parser", "printable", "suggestion", "usage"];
const front = [
  ...ofCli.map((name) => `cli/${name}.js`),
  "words/plainText.js",
  "scenario/text/fullWidth.js",
  "host/fewFiles.js",
  "host/thisProcess.js",
  "methods/options.js",
].sort();

/** One more room, or one more package, makes every check of a file slower: it has to be wanted. */
const roomsOfValidate = [
  ...["cli", "cli/commands", "cli/actions", "kernel"],
  ...["model", "model/agents", "model/indicators", "model/interventions", "model/parameters", "model/processes"],
  ...["scenario", "scenario/arms", "scenario/checks", "scenario/fields", "scenario/format", "scenario/problems", "scenario/resolve"],
  ...["scenario/studyFile", "scenario/text", "host", "methods", "methods/place", "words"],
].sort();
/** The reader of YAML, seeds as words, and yargs with what it rests on. */
const ofYargs = ["ansi-regex", "ansi-styles", "cliui", "emoji-regex", "escalade", "get-caller-file", "get-east-asian-width"];
const packagesOfValidate = [...ofYargs, "seedrandom", "string-width", "strip-ansi", "wrap-ansi", "y18n", "yaml", "yargs", "yargs-parser"];

describe("starting", () => {
  it("loads for help nothing but the front of the command line", () => {
    expect(loadedBy("--help")).toEqual(front);
    expect(loadedBy()).toEqual(front);
    expect(loadedBy("help", "--all")).toEqual(front);
  });

  it("loads for the version one small file more", () => {
    expect(loadedBy("--version")).toEqual([...front, "host/version.js"].sort());
  });

  it("loads for a command's help that command alone", () => {
    const loaded = loadedBy("validate", "--help").filter((name) => name.includes(".js"));
    expect(loaded).toEqual([...front, "cli/commands/validate.js"].sort());
  });

  it.each(["run", "evidence", "study"])("loads for the help of %s options, and nothing that does anything", (name) => {
    const loaded = loadedBy(name, "--help").filter((each) => each.includes(".js") && !front.includes(each));
    const isLight = (each: string) =>
      /^(cli\/(commands\/)?\w+|methods\/(\w+\/options|catalogue|duration|sharedOptions)|scenario\/text\/units)\.js$/.test(each);
    expect(loaded.filter((each) => !isLight(each))).toEqual([]);
    expect(loaded).toContain(`cli/commands/${name}.js`);
  });

  it("loads for lists no reader of scenarios, method or run, and the reader only for a scenario", () => {
    const rooms = (loaded: readonly string[]) => [
      ...new Set(loaded.filter((name) => name.includes(".js")).map((name) => name.split("/")[0])),
    ];
    const of = ["cli", "documents", "host", "kernel", "methods", "model", "scenario", "words"];
    for (const words of [
      ["list", "indicators"],
      ["describe", "trust.gainRate"],
    ]) {
      const loaded = loadedBy(...words);
      expect(rooms(loaded).sort()).toEqual(of);
      expect(loaded).not.toContain("scenario/load.js");
      expect(loaded).not.toContain("yaml");
    }
    expect(loadedBy("describe", "minimal")).toContain("scenario/load.js");
  });

  it("loads for validate no pattern, run, analysis, chart or store, and for a study file what studies need", () => {
    const loaded = loadedBy("validate", "scenarios/minimal.yaml");
    const rooms = (room: string) => loaded.filter((name) => name.startsWith(`${room}/`));
    expect(loaded).toContain("scenario/load.js");
    expect([...rooms("evidence"), ...rooms("statistics")]).toEqual([]);
    const places = ["methods/place/levels.js", "methods/place/placeReport.js", "methods/place/placeText.js"];
    expect(rooms("methods")).toEqual(["methods/options.js", ...places]);
    expect(rooms("host")).toEqual(["host/fewFiles.js", "host/nodeFiles.js", "host/shippedFiles.js", "host/thisProcess.js"]);
    expect([...new Set(loaded.filter((name) => name.includes(".js")).map((name) => dirname(name)))].sort()).toEqual(roomsOfValidate);
    expect(loaded.filter((name) => !name.includes(".js"))).toEqual(packagesOfValidate);
    const study = loadedBy("validate", "scenarios/studies/staffing.yaml");
    expect(study).toContain("methods/design/studyPlan.js");
    expect(
      study.filter((name) => /^(evidence|charts|folder|methods\/(compare|rank|sensitivity))\//.test(name) && !/options\.js$/.test(name)),
    ).toEqual([]);
  });
});

it("the build makes the command executable, wherever the clone lies", () => {
  if (process.platform !== "win32") expect(statSync(cosafeFile).mode & 0o111).toBe(0o111);
});
