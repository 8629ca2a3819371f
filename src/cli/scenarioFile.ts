/** Loading a scenario for a command: the value, or its problems told on stderr. */
import { existsSync, statSync } from "node:fs";
import type { Problem, ResolvedScenario, ScenarioOverrides } from "../index.ts";
import type { Terminal } from "./command.ts";

/** Null after the problems have been printed; the command then ends with exit code 2. */
export async function loadOrExplain(file: string, overrides: ScenarioOverrides, terminal: Terminal): Promise<ResolvedScenario | null> {
  const api = await import("../index.ts");
  const loaded = api.loadScenario(file, api.nodeFiles(file), overrides);
  if ("scenario" in loaded) return loaded.scenario;
  await explainProblems(file, loaded.problems, terminal, "scenario");
  return null;
}

/** Tells the problems of a file that was to be a scenario or a study, and what may have been meant; the exit code of wrong input. */
export async function explainProblems(
  file: string,
  problems: readonly Problem[],
  terminal: Terminal,
  wanted: "scenario" | "study",
): Promise<2> {
  const { formatProblems, isStudyFile, nodeFiles } = await import("../index.ts");
  if (wanted === "scenario" && isStudyFile(file, nodeFiles(file))) {
    terminal.err(`${file}: expected a scenario, received a study file; cosafe study ${file} runs it\n`);
    return 2;
  }
  terminal.err(`${formatProblems(problems).trimEnd()}\n`);
  const meant = [`${file}.yaml`, `scenarios/${file}`, `scenarios/${file}.yaml`].find((name) => existsSync(name) && statSync(name).isFile());
  if (!existsSync(file) && meant !== undefined) terminal.err(`did you mean ${meant}?\n`);
  return 2;
}
