/** Reads a study file and the scenario it is about: the checked study, or every problem of both. */

import type { Reading } from "../fields/field.ts";
import { loadScenario } from "../load.ts";
import { quote, refuse, sortedProblems } from "../text/problems.ts";
import { resolveWritten } from "../text/shipped.ts";
import { locate, type MapNode } from "../text/tree.ts";
import type { FileSource, LoadResult, Problem, ResolvedArm, ResolvedScenario, ScenarioOverrides } from "../types.ts";
import { checkDesign, checkForms, studyArms, warnOfAbsence } from "./checks.ts";
import { readFactors } from "./factors.ts";
import { mostPoints, type StudyDeclaration, studyField } from "./format.ts";
import { readPointsTable } from "./pointsTable.ts";
import { readRoot } from "./root.ts";
import type { LoadStudyResult, PointsTable } from "./studyFile.ts";

/** What the command line may change. */
export interface StudyOverrides extends Omit<ScenarioOverrides, "arms"> {
  readonly points?: number;
}

/** Reads, checks and resolves the study file at `path`. Never throws on bad input. */
export function loadStudyFile(path: string, files: FileSource, overrides: StudyOverrides = {}): LoadStudyResult {
  const problems: Problem[] = [];
  const root = readRoot(path, files, problems);
  if (root === null) return { problems: sortedProblems(problems) };
  const reading: Reading = { problems, settings: [] };
  const read = studyField.read(root, "", reading) ?? studyField.placeholder;
  const design = overrides.points === undefined ? read.design : { ...read.design, points: overrides.points };
  if (overrides.points !== undefined && !(overrides.points <= mostPoints)) {
    const at = { file: "--points", line: 1, column: 1 };
    refuse(problems, {
      at,
      path: "design.points",
      what: "--points",
      expected: `at most ${mostPoints}`,
      received: String(overrides.points),
    });
  }
  const declared: StudyDeclaration = { ...read, design };
  const methodKnown = !problems.some(({ path: at }) => at === "design" || at === "design.method");
  if (methodKnown) checkDesign(declared, root, problems);
  const found = readScenario(path, declared, root, files, overrides, problems);
  const scenario = found?.scenario ?? null;
  const arms = scenario === null ? null : studyArms(declared, scenario, root, problems);
  const factors = readFactors(declared.factors, arms, problems);
  if (methodKnown) checkForms(factors, design.method, root, problems);
  const table = readTable(path, declared, root, files, arms, problems);
  if (arms !== null) warnOfAbsence([...factors.map((factor) => factor.path), ...(table?.paths ?? [])], arms, root, problems);
  checkOutcomes(declared, root, problems);
  const all = sortedProblems(problems);
  if (found === null || arms === null || all.some(({ severity }) => severity === "error")) return { problems: all };
  const { study: title, purpose, sources } = declared;
  return {
    study: {
      id: path.replace(/^.*[\\/]/, "").replace(/\.ya?ml$/i, ""),
      title,
      purpose,
      sources,
      scenario: found.scenario,
      scenarioFile: found.file,
      arms,
      method: design.method,
      points: design.points,
      designSeed: design.seed ?? "1",
      resolution: (design.resolution ?? 4) as 3 | 4 | 5,
      factors,
      table,
      replications: overrides.replications ?? declared.replications ?? found.scenario.replications,
      outcomes: declared.outcomes,
      primary: declared.primary,
      warnings: sortedProblems([...found.scenario.warnings, ...all]),
      where: (key) => locate(root, key),
    },
  };
}

function readScenario(
  path: string,
  { scenario: written, horizon, seed }: StudyDeclaration,
  root: MapNode,
  files: FileSource,
  { seed: typedSeed, days, set }: StudyOverrides,
  problems: Problem[],
): { readonly scenario: ResolvedScenario; readonly file: string } | null {
  const file = scenarioFileOf(path, written, root, files, problems);
  if (file === null) return null;
  const loaded: LoadResult = loadScenario(file, files, { seed: typedSeed ?? seed ?? undefined, days: days ?? horizon ?? undefined, set });
  if ("scenario" in loaded) return { scenario: loaded.scenario, file };
  problems.push(...loaded.problems);
  return null;
}

/** The file that the key `scenario` names; null after what is wrong with it was added to `problems`. */
export function scenarioFileOf(path: string, written: string, root: MapNode, files: FileSource, problems: Problem[]): string | null {
  if (written === "") return null;
  const report = { at: locate(root, "scenario"), path: "scenario", what: "setting scenario" };
  const resolved = resolveWritten(path, written, files, problems, report);
  if ("refused" in resolved) {
    if (resolved.refused === "said") return null;
    refuse(problems, { ...report, expected: "a file inside the folder above that of the study", received: quote(written) });
    return null;
  }
  const file = resolved.path;
  if ("failure" in files.read(file)) {
    refuse(problems, { ...report, expected: "a scenario file", received: `${quote(written)}, which cannot be read` });
    return null;
  }
  return file;
}

function readTable(
  path: string,
  { design }: StudyDeclaration,
  root: MapNode,
  files: FileSource,
  arms: readonly ResolvedArm[] | null,
  problems: Problem[],
): PointsTable | null {
  if (design.method !== "csv" || design.file === null) return null;
  return readPointsTable(path, design.file, locate(root, "design.file"), files, arms, problems);
}

/** Names of outcomes are known to the study room; here only that each comes once and the primary one is among them. */
function checkOutcomes({ outcomes, primary }: StudyDeclaration, root: MapNode, problems: Problem[]): void {
  outcomes.forEach((name, i) => {
    if (outcomes.indexOf(name) === i) return;
    const path = `outcomes.${i}`;
    refuse(problems, { at: locate(root, path), path, what: "outcome", expected: "each outcome once", received: quote(name) });
  });
  if (primary === null || outcomes.length === 0 || outcomes.includes(primary)) return;
  const report = { at: locate(root, "primary"), path: "primary", what: "setting primary" };
  refuse(problems, { ...report, expected: "one of the outcomes", received: quote(primary) });
}
