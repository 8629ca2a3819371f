import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parse } from "yaml";

it("the citation names the version of the package and the day on which the changelog has it released", () => {
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  const citation = parse(readFileSync("CITATION.cff", "utf8"));
  expect(citation.version).toBe(version);
  const heading = new RegExp(`^## \\[${version.replaceAll(".", "\\.")}\\] – (\\S+)$`, "m");
  expect(heading.exec(readFileSync("CHANGELOG.md", "utf8"))?.[1]).toBe(citation["date-released"]);
});
