/** What help, messages and documents cite is there, in the repository and in the package. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, posix } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { groups } from "../../src/cli/catalogue.ts";
import { firstPage } from "../../src/cli/help.ts";

const filesOf = (folder: string, ending: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .map((name) => posix.join(folder, name.replaceAll("\\", "/")))
    .sort();

const sources = filesOf("src", ".ts");

/** Files that a command makes and nothing needs; every text that rests on one is left out without it. */
const madeOnDemand = ["assets/screening.json"];

/** Files that a source names, in whatever way, with where. */
function cited(file: string): readonly string[] {
  const text = readFileSync(file, "utf8");
  const written = [...text.matchAll(/\b(?:docs|assets)\/[\w/-]+(?:\.[\w-]+)*\.(?:md|csv|yaml|json|ttf|txt|svg)\b/g)].map(([name]) => name);
  const joined = [...text.matchAll(/join\("docs", ((?:"[\w.-]+"(?:, )?)+)\)/g)].map(([, parts]) =>
    posix.join("docs", ...JSON.parse(`[${parts}]`)),
  );
  return [...written, ...joined.filter((name) => name.includes("."))];
}

let packed: ReadonlySet<string>;
beforeAll(() => {
  const { stdout } = spawnSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], { encoding: "utf8" });
  packed = new Set((JSON.parse(stdout) as [{ files: { path: string }[] }])[0].files.map(({ path }) => path));
}, 120_000);

describe("what is cited", () => {
  it("by a source is in the package, or made on demand", () => {
    const names = sources.flatMap((file) => cited(file).map((name) => [name, file] as const));
    expect(new Set(names.map(([name]) => name)).size).toBeGreaterThan(10);
    expect(names.filter(([name]) => !packed.has(name) && !madeOnDemand.includes(name))).toEqual([]);
    expect(madeOnDemand.filter((name) => packed.has(name) || !names.some(([other]) => other === name))).toEqual([]);
  });

  it("as a section of a page is a heading there", () => {
    const sections = sources.flatMap((file) => [...readFileSync(file, "utf8").matchAll(/(docs\/[\w-]+\.md), section ([\d.]*\d)/g)]);
    expect(sections.length).toBeGreaterThan(0);
    for (const [, page, section] of sections) {
      expect(readFileSync(page, "utf8")).toMatch(new RegExp(`^#+ ${section.replaceAll(".", "\\.")}[. ]`, "m"));
    }
  });

  it("by a page is in the package, or source code", () => {
    const pages = ["README.md", "CHANGELOG.md", ...filesOf("docs", ".md")];
    const links = pages.flatMap((page) =>
      [...readFileSync(page, "utf8").matchAll(/\]\(([^)\s#:]+)(?:#[^)]*)?\)/g)].map(
        ([, target]) => [page, posix.join(dirname(page), target)] as const,
      ),
    );
    expect(links.length).toBeGreaterThan(100);
    const isSource = (target: string) => target.startsWith("src/") && existsSync(target);
    const isThere = (target: string) =>
      isSource(target) || packed.has(target) || [...packed].some((name) => name.startsWith(`${target.replace(/\/$/, "")}/`));
    expect(links.filter(([, target]) => !isThere(target))).toEqual([]);
  });

  it("as docs/… is where the first page of help says", () => {
    const folder = /Pages named docs\/… are in (\S.*\S)/.exec(firstPage(groups, 1000, false))?.[1];
    expect(folder).toBeDefined();
    expect(existsSync(`${folder}/own-parts.md`)).toBe(true);
  });
});
