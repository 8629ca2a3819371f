import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cosafe, cosafeFile, newFolder, removeFolder } from "./tinyScenario.ts";

/** Lines of the fenced `sh` blocks of README.md whose fence says `runnable`, without comments. */
function runnableLines(): string[] {
  if (!existsSync("README.md")) return [];
  const blocks = [...readFileSync("README.md", "utf8").matchAll(/^```sh runnable\n([\s\S]*?)^```/gm)].map(([, block]) => block);
  return blocks
    .flatMap((block) => block.replaceAll("\\\n", " ").split("\n"))
    .map((line) => line.replace(/\s+#.*$/, "").trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}

let folder: string;
beforeAll(() => {
  folder = newFolder();
  if (existsSync("scenarios")) cpSync("scenarios", join(folder, "scenarios"), { recursive: true });
});
afterAll(() => removeFolder(folder));

describe("generated tables", () => {
  it("of README.md and docs/ are those of the catalogues (npm run docs makes them anew)", () => {
    const { code, out, err } = cosafe(process.cwd(), ["docs", "--check"]);
    expect([code, out, err]).toEqual([0, "", ""]);
  });
});

describe("the commands of README.md", () => {
  for (const line of runnableLines()) {
    it(`run: ${line}`, () => {
      // The same command line, with a few days instead of years.
      const quick = line
        .replace(/^(npx )?cosafe run (\S+)/, "cosafe run $2 --force --replications 2 --days 60")
        .replace(/--replications 2 --days 60(?=.*--replications)/, "--days 60");
      const words = quick.replace(/^npx /, "").replace(/^cosafe/, `${process.execPath} ${cosafeFile}`);
      const { status, stderr } = spawnSync("bash", ["-c", words], { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
      expect([status, stderr.replace(/^.*warning: .*$\n?/gm, "")]).toEqual([0, ""]);
    });
  }

  it("are there and start with npm ci and npm start", () => {
    const text = existsSync("README.md") ? readFileSync("README.md", "utf8") : "";
    expect(text).toContain("npm ci && npm start");
    expect(runnableLines().length).toBeGreaterThan(2);
  });
});
