/**
 * Every pattern as documented: the compiled command, thirty seeds, against docs/validation/evidence.csv. A known miss may stay one; a
 * pattern that was met and is lost fails, and so does a table that moved without being written anew (`npm run evidence`).
 *
 * With COSAFE_EVIDENCE=<folder> the runs are kept there, so that the next call makes only what is missing.
 *
 * While docs/validation.md says that it is pending, the model has moved on and the table is that of an earlier one: every pattern is then run
 * with two seeds, so that each can still be set up and measured, and the documents must say that their figures are pending.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { patterns } from "../../src/evidence/catalogue.ts";
import type { EvidenceResult } from "../../src/report/evidence/evidenceResult.ts";
import { compareEvidence } from "../../src/report/evidence/evidenceTable.ts";
import { validationMarkdown } from "../../src/report/evidence/validationDoc.ts";
import { cosafeFile } from "../cli/tinyScenario.ts";

/** Milliseconds after which the runs count as hanging. */
const LONGEST = 80 * 60_000;

const kept = process.env["COSAFE_EVIDENCE"];
const folder = kept ?? mkdtempSync(join(tmpdir(), "cosafe-evidence-"));
/** Mark in docs/validation.md that its figures are those of an earlier model. */
const PENDING = /<!-- pending since (\d{4}-\d\d-\d\d) -->/;
const pending = PENDING.exec(readFileSync("docs/validation.md", "utf8"))?.[1] ?? null;
let table = "";
let result: EvidenceResult;
let code: number | null = null;

beforeAll(async () => {
  code = await runCosafe([...["evidence", "--out", folder, "--no-charts", "--quiet"], ...(pending === null ? [] : ["--seeds", "2"])]);
  table = readFileSync(join(folder, "evidence.csv"), "utf8");
  result = JSON.parse(readFileSync(join(folder, "evidence.json"), "utf8"));
}, LONGEST);
afterAll(() => {
  if (kept === undefined) rmSync(folder, { recursive: true, force: true });
});

const changes = () => compareEvidence(readFileSync("docs/validation/evidence.csv", "utf8"), table);

it("every run ends", () => {
  expect([code, result.runs.used]).toEqual([0, result.runs.requested]);
});

it.runIf(pending !== null)("whatever is measured on the model is said to be pending, with the day since when", () => {
  for (const file of ["docs/validation.md", "docs/calibration.md", "docs/results.md"])
    expect(PENDING.exec(readFileSync(file, "utf8"))?.[1], file).toBe(pending);
  expect(result.patterns.map(({ id }) => id).toSorted()).toEqual(patterns.map(({ id }) => id).toSorted());
});

it.runIf(pending === null)("no pattern that was met is lost", () => {
  expect(changes().lost).toEqual([]);
});

it.runIf(pending === null)("the table is the one in docs/validation/evidence.csv (npm run evidence writes it anew)", () => {
  expect(changes().moved).toEqual([]);
  expect(table).toBe(readFileSync("docs/validation/evidence.csv", "utf8"));
});

it.runIf(pending === null)("docs/validation.md says what was found", () => {
  expect(validationMarkdown(result)).toBe(readFileSync("docs/validation.md", "utf8"));
});

function runCosafe(words: readonly string[]): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cosafeFile, ...words], { stdio: ["ignore", "inherit", "inherit"] });
    child.on("error", reject);
    child.on("exit", resolve);
  });
}
