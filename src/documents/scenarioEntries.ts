/** The scenario files at hand, as catalogue entries. */
import { join } from "node:path";
import { nodeFiles } from "../host/nodeFiles.ts";
import { formatProblems, loadScenario } from "../scenario/load.ts";
import type { DiagnosedProblem } from "../scenario/types.ts";
import { markdownTable } from "./catalogueDocs.ts";
import type { CatalogueEntry } from "./catalogues.ts";
import { scenarioFiles } from "./scenarioFiles.ts";

/** The scenario files at hand: all, or those of some names. */
export function listScenarios(isWanted: (id: string) => boolean = () => true): CatalogueEntry[] {
  const wanted = scenarioFiles().filter(({ id }) => isWanted(id));
  return wanted.map(({ path, id }) => scenarioEntry(path, id));
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
