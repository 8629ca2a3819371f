/** The scenario files at hand, as catalogue entries. */
import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { nodeFiles } from "../host/nodeFiles.ts";
import { formatProblems, loadScenario } from "../scenario/load.ts";
import type { DiagnosedProblem } from "../scenario/types.ts";
import { type CatalogueEntry, markdownTable } from "./catalogueDocs.ts";

/** Scenario files of `scenarios/` in the current folder, or, where there is none, of those shipped. */
export function listScenarios(): CatalogueEntry[] {
  const shipped = fileURLToPath(new URL("../../scenarios", import.meta.url));
  const folder = existsSync("scenarios") ? "scenarios" : relative(".", shipped);
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
  return files.sort().map((name) => scenarioEntry(join(folder, name), name.replace(/\.ya?ml$/, "")));
}

/** The scenario files at hand as a generated table. */
export function scenarioTable(): string {
  const rows = listScenarios().map(({ id, title, details }) => {
    const arms = details.filter(([label]) => label.startsWith("arm ")).map(([label]) => `\`${label.slice(4)}\``);
    return [`\`${id}\``, title, details.find(([label]) => label === "purpose")?.[1] ?? "", arms.join(", ")];
  });
  return markdownTable(["scenario", "title", "purpose", "arms"], rows);
}

/** The diagnosed problems of the case whose scenario has this name. Throws where the file has problems of its own. */
export function problemsOfCase(id: string): readonly DiagnosedProblem[] {
  const path = join("scenarios", `${id}.yaml`);
  const loaded = loadScenario(path, nodeFiles(path), {});
  if ("problems" in loaded) throw new Error(formatProblems(loaded.problems));
  return loaded.scenario.problems;
}

function scenarioEntry(path: string, id: string): CatalogueEntry {
  const loaded = loadScenario(path, nodeFiles(path), {});
  if ("problems" in loaded) {
    const title = `not valid: see cosafe validate ${path}`;
    return { id, title, details: [["file", path]], data: { id, file: path, valid: false } };
  }
  const { title, purpose, sources, seed, replications, horizonDays, arms } = loaded.scenario;
  return {
    id,
    title,
    details: [
      ["file", path],
      ["purpose", purpose],
      ["horizon", `${horizonDays} days, ${replications} replications, seed ${seed}`],
      ...arms.map((arm) => [`arm ${arm.id}`, arm.label] as const),
      ...sources.map((source) => ["source", source] as const),
    ],
    data: {
      id,
      file: path,
      valid: true,
      title,
      purpose,
      sources,
      seed,
      replications,
      horizonDays,
      arms: arms.map(({ id: arm, label }) => ({ id: arm, label })),
    },
  };
}
