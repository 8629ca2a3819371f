/** Scenarios and studies for programs: the value, or an error that says all that is wrong. */
import { nodeFiles } from "../host/nodeFiles.ts";
import { loadScenario } from "../scenario/load.ts";
import { formatProblems } from "../scenario/text/problems.ts";
import type { Problem, ResolvedScenario, ScenarioOverrides } from "../scenario/types.ts";
import { missingOutcomes } from "./outcomeGroups.ts";
import { type Preparation, type PreparedStudy, refuseOptions } from "./prepared.ts";
import type { StudyAnalysis } from "./results.ts";

/** A scenario or study file that cannot be used; the message names every problem at its place. */
export class ScenarioError extends Error {
  override readonly name = "ScenarioError";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(formatProblems(problems).trimEnd());
    this.problems = problems;
  }
}

/** Reads, checks and resolves a scenario file of this machine. Throws `ScenarioError`. */
export function readScenario(file: string, overrides: ScenarioOverrides = {}): ResolvedScenario {
  const loaded = loadScenario(file, nodeFiles(file), overrides);
  if ("problems" in loaded) throw new ScenarioError(loaded.problems);
  return loaded.scenario;
}

/** The study that was prepared. Throws `ScenarioError` for a file with problems, `OptionError` for an outcome that no run would have. */
export function studyOf<Result extends StudyAnalysis>(preparation: Preparation<Result>): PreparedStudy<Result> {
  if ("problems" in preparation) throw new ScenarioError(preparation.problems);
  const { study } = preparation;
  refuseOptions(missingOutcomes(study.outcomes, study.compared ?? study.scenario.arms));
  return study;
}
