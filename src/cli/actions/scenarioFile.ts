/** Loading a scenario for a command: the value, or its problems on stderr. */
import { existsSync, statSync } from "node:fs";
import { nodeFiles } from "../../host/nodeFiles.ts";
import { loadScenario } from "../../scenario/load.ts";
import { isStudyFile } from "../../scenario/studyFile/root.ts";
import { formatProblems } from "../../scenario/text/problems.ts";
import type { Problem, ResolvedScenario, ScenarioOverrides } from "../../scenario/types.ts";
import type { Terminal } from "../command.ts";

/** Null after the problems have been printed; the command then ends with exit code 2. */
export function loadOrExplain(file: string, overrides: ScenarioOverrides, terminal: Terminal): ResolvedScenario | null {
  const loaded = loadScenario(file, nodeFiles(file), overrides);
  if ("scenario" in loaded) return loaded.scenario;
  explainProblems(file, loaded.problems, terminal, "scenario");
  return null;
}

/** Tells the problems of a file that was to be a scenario or a study, and what may have been meant; the exit code of wrong input. */
export function explainProblems(file: string, problems: readonly Problem[], terminal: Terminal, wanted: "scenario" | "study"): 2 {
  if (wanted === "scenario" && isStudyFile(file, nodeFiles(file))) {
    terminal.err(`${file}: expected a scenario, received a study file; cosafe study ${file} runs it\n`);
    return 2;
  }
  terminal.err(`${formatProblems(problems).trimEnd()}\n`);
  const meant = [`${file}.yaml`, `scenarios/${file}`, `scenarios/${file}.yaml`].find((name) => existsSync(name) && statSync(name).isFile());
  if (!existsSync(file) && meant !== undefined) terminal.err(`did you mean ${meant}?\n`);
  return 2;
}
