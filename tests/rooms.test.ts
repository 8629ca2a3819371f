/**
 * The rooms of src/: who may import whom, what may not be used where, and that every catalogue lists every file of its folder.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const src = resolve("src");

/** Rooms from the bottom up; a room imports itself and those before it. Nobody imports the doors of `src/` itself, which are for programs. */
const order = [
  ...["kernel", "model", "scenario", "statistics", "host", "words", "tables", "charts", "runs", "methods", "draft", "folder"],
  ...["evidence", "documents", "validation", "cli"],
];

/** Exceptions to the rules below, each with its reason. One that is no longer needed fails the test. */
const permissions: readonly { readonly file: string; readonly rule: string; readonly why: string }[] = [
  {
    ...{ file: "host/thisProcess.ts", rule: "the process belongs to the command line" },
    why: "says who makes the runs of a folder and whether others of this machine still run, for commands and programs alike",
  },
  {
    ...{ file: "runs/parts/readModule.ts", rule: "the process belongs to the command line" },
    why: "asks this Node for the place of a syntax error, and keeps modules from ending the process or waiting without end",
  },
];

interface Source {
  /** Path from src, e.g. `model/run.ts`. */
  readonly file: string;
  readonly room: string;
  /** Text without comments; strings are kept. */
  readonly code: string;
  /** Text without comments and without the content of strings. */
  readonly bare: string;
  readonly imports: readonly string[];
}

const sources = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .sort()
  .map(readSource);
const used = new Set<string>();

/** Rule → what it forbids. Each gives the offences of one file. */
const rules: Readonly<Record<string, (source: Source) => string[]>> = {
  "imports only rooms above": ({ file, room, imports }) =>
    imports.filter((target) => target.startsWith(".") && !mayImport(room, roomOf(resolveImport(file, target)))),
  "no chance, clock or transcendental function": ({ room, bare }) =>
    isPure(room)
      ? matches(
          bare,
          /\bMath\.(?!(?:abs|ceil|floor|round|trunc|sign|min|max|sqrt|imul|fround|clz32|PI|SQRT2|SQRT1_2|E|LN2|LN10|LOG2E|LOG10E)\b)\w+|\bDate\b|\bperformance\.(?:now|mark|measure|timeOrigin)\b|\bcrypto\b|\*\*/g,
        )
      : [],
  "no input, output or waiting": ({ room, bare, imports }) =>
    isPure(room)
      ? [
          ...matches(
            bare,
            /\b(?:async|await|Promise|setTimeout|setInterval|setImmediate|queueMicrotask|console|globalThis)\b|\b(?:window|document)\.(?:location|document|body|createElement|querySelector|addEventListener)\b|\b(?:fetch|require)\(/g,
          ),
          ...imports.filter((target) => target.startsWith("node:")),
        ]
      : [],
  "the process belongs to the command line": ({ room, bare, imports }) =>
    room === "cli"
      ? []
      : [
          ...imports.filter((target) => /^(node:)?process$/.test(target)),
          ...matches(bare, /(?<![.\w'"`-])process\.\w+/g).filter((use) => isProcessUse(use)),
        ],
};

describe("the rooms of src", () => {
  for (const [rule, offences] of Object.entries(rules)) {
    it(`keep the rule: ${rule}`, () => {
      const found = sources.flatMap((source) =>
        offences(source)
          .map((offence) => `${source.file}: ${offence}`)
          .filter(() => !permitted(source.file, rule)),
      );
      expect(found).toEqual([]);
    });
  }

  it("have no import cycle, type-only imports included", () => {
    expect(cycles()).toEqual([]);
  });

  it("hold only rooms that are known", () => {
    const known = [...order, ""];
    expect(sources.filter(({ room }) => !known.includes(room)).map(({ file }) => file)).toEqual([]);
  });

  it("stand in the document in their order", () => {
    const document = readFileSync("docs/ARCHITECTURE.md", "utf8");
    const table = document.slice(document.indexOf("| room |"), document.indexOf("In this order"));
    expect([...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, room]) => room)).toEqual(order);
  });

  it("use every permission that they were given", () => {
    for (const source of sources)
      for (const [rule, offences] of Object.entries(rules)) if (offences(source).length > 0) permitted(source.file, rule);
    expect(permissions.filter(({ file, rule }) => !used.has(`${file} ${rule}`))).toEqual([]);
  });
});

describe("a catalogue", () => {
  const catalogues = [
    { list: "model/interventions/catalogue.ts", folder: "model/interventions" },
    { list: "model/indicators/catalogue.ts", folder: "model/indicators", besides: ["reading.ts"] },
    { list: "model/parameters/catalogue.ts", folder: "model/parameters", besides: ["categories.ts"] },
    { list: "evidence/catalogue.ts", folder: "evidence/patterns" },
    { list: "methods/run/charts/catalogue.ts", folder: "methods/run/charts" },
    { list: "cli/catalogue.ts", folder: "cli/commands" },
  ];
  for (const { list, folder, besides } of catalogues) {
    it(`${list} lists every file of ${folder}`, () => {
      const listed = sources.find(({ file }) => file === list)?.imports.map((target) => resolveImport(list, target)) ?? [];
      const there = sources
        .map(({ file }) => file)
        .filter((file) => dirname(file) === folder && file !== list && !besides?.includes(file.slice(folder.length + 1)));
      expect(there.filter((file) => !listed.includes(file))).toEqual([]);
      expect(there.length).toBeGreaterThan(0);
      expect((besides ?? []).filter((name) => !existsSync(join(src, folder, name)))).toEqual([]);
    });
  }
});

describe("the reader of this test", () => {
  it("sees static, dynamic, re-exporting and type-only imports but none in comments", () => {
    const text = `import a from "./a.ts"; export { b } from "./b.ts"; import type { c } from "./c.ts"; await import("./d.ts"); import "./e.ts"; // from "./f.ts"`;
    expect(importsOf(stripComments(text))).toEqual(["./a.ts", "./b.ts", "./c.ts", "./d.ts", "./e.ts"]);
  });

  it("keeps words in strings, templates, patterns and comments apart from code", () => {
    const text =
      'const a = "Date 1"; // Date 2\nconst b = `Date 3 $' + '{Date.four} Date 5`; /* Date 6 */ const c = /"Date 7/; const d = Date.eight;';
    expect(stripStrings(text).match(/Date.?\w+/g)).toEqual(["Date.four", "Date.eight"]);
  });
});

function readSource(name: string): Source {
  const file = name.replaceAll("\\", "/");
  const code = stripComments(readFileSync(join(src, file), "utf8"));
  return { file, room: roomOf(file), code, bare: stripStrings(code), imports: importsOf(code) };
}

/** The first folder of a path from src; empty for src/index.ts itself. */
function roomOf(file: string): string {
  return file.includes("/") ? file.slice(0, file.indexOf("/")) : "";
}

function isPure(room: string): boolean {
  return ["kernel", "model", "scenario", "statistics", "words", "tables", "charts"].includes(room);
}

function mayImport(from: string, to: string): boolean {
  if (from === to) return true;
  if (from === "") return to !== "cli" && order.includes(to);
  return order.includes(to) && order.indexOf(to) < order.indexOf(from);
}

/** Local records named `process` (a step of the schedule) are no use of the global one. */
function isProcessUse(use: string): boolean {
  return /^process\.(?:env|argv|exit|exitCode|cwd|stdout|stderr|stdin|pid|version|versions|platform|arch|on|once|kill|nextTick|memoryUsage|hrtime|cpuUsage|execPath|uptime)$/.test(
    use,
  );
}

function permitted(file: string, rule: string): boolean {
  const permission = permissions.find((each) => each.file === file && each.rule === rule);
  if (permission !== undefined) used.add(`${file} ${rule}`);
  return permission !== undefined;
}

function matches(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([found]) => found))];
}

function resolveImport(file: string, target: string): string {
  return target.startsWith(".") ? relative(src, resolve(src, dirname(file), target)) : target;
}

function importsOf(code: string): string[] {
  const pattern = /(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s+)["']([^"']+)["']/g;
  return [...code.matchAll(pattern)].map(([, target]) => target);
}

function stripComments(text: string): string {
  return strip(text, true);
}

function stripStrings(text: string): string {
  return strip(text, false);
}

/** `text` without comments and, unless kept, without the content of strings; code within `${}` stays. */
function strip(text: string, keepStrings: boolean): string {
  let out = "";
  /** Depth of braces at which each open `${` ends. */
  const templates: number[] = [];
  let depth = 0;
  let inTemplate = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (inTemplate) {
      if (character === "\\") i++;
      else if (character === "`") [inTemplate, out] = [false, `${out}\``];
      else if (text.startsWith("${", i)) {
        templates.push(depth);
        [inTemplate, i, out] = [false, i + 1, `${out}\${`];
      } else if (keepStrings) out += character;
      continue;
    }
    if (text.startsWith("//", i)) {
      i = (text.indexOf("\n", i) + 1 || text.length + 1) - 2;
    } else if (text.startsWith("/*", i)) {
      i = text.indexOf("*/", i + 2) + 1;
    } else if (character === '"' || character === "'") {
      const end = endOfString(text, i);
      out += keepStrings ? text.slice(i, end + 1) : '""';
      i = end;
    } else if (character === "/" && /[=(,:[!&|?{};]\s*$/.test(out)) {
      i = endOfRegularExpression(text, i);
      out += "/ /";
    } else {
      if (character === "`") inTemplate = true;
      if (character === "{") depth++;
      if (character === "}" && templates.at(-1) === depth) {
        templates.pop();
        inTemplate = true;
      } else if (character === "}") depth--;
      out += character;
    }
  }
  return out;
}

function endOfString(text: string, start: number): number {
  let i = start + 1;
  while (i < text.length && text[i] !== text[start] && text[i] !== "\n") i += text[i] === "\\" ? 2 : 1;
  return i;
}

function endOfRegularExpression(text: string, start: number): number {
  let inClass = false;
  let i = start + 1;
  for (; i < text.length && text[i] !== "\n" && (inClass || text[i] !== "/"); i += text[i] === "\\" ? 2 : 1) {
    if (text[i] === "[") inClass = true;
    if (text[i] === "]") inClass = false;
  }
  return i;
}

/** Files on a cycle, each cycle once, as `a → b → a`. */
function cycles(): string[] {
  const next = new Map(
    sources.map(({ file, imports }) => [
      file,
      imports.filter((target) => target.startsWith(".")).map((target) => resolveImport(file, target)),
    ]),
  );
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) {
      found.push([...path.slice(path.indexOf(file)), file].join(" → "));
      return;
    }
    if (done.has(file)) return;
    for (const target of next.get(file) ?? []) visit(target, [...path, file]);
    done.add(file);
  };
  for (const file of next.keys()) visit(file, []);
  return found;
}

it("every relative import names a file that exists", () => {
  const missing = sources.flatMap(({ file, imports }) =>
    imports
      .filter((target) => target.startsWith(".") && !existsSync(join(src, resolveImport(file, target))))
      .map((target) => `${file}: ${target}`),
  );
  expect(missing).toEqual([]);
});
