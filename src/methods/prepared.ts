/**
 * A study that is ready to be run: a method with its options settled and its scenario read. Whoever prepares one (the command line, a study
 * file, a program) gives the same options (`../options.ts`), and whoever runs it needs to know nothing of the method.
 */

import { nodeFiles } from "../host/nodeFiles.ts";
import type { RecordSettings } from "../runs/record.ts";
import type { OutcomeKey, Workbench } from "../runs/request.ts";
import { loadScenario } from "../scenario/load.ts";
import type { Problem, ResolvedArm, ResolvedScenario, ScenarioOverrides } from "../scenario/types.ts";
import { OptionError, type OptionProblem } from "./options.ts";
import { findOutcome } from "./outcome.ts";
import type { Outcome } from "./result.ts";
import type { AnalysisOutcome, StudyAnalysis } from "./results.ts";

/** A scenario file and what a study changes in all of its arms. */
export interface ScenarioSource extends Pick<ScenarioOverrides, "seed" | "days" | "set"> {
  readonly file: string;
}

export interface PreparedStudy<Result extends StudyAnalysis = StudyAnalysis> {
  /** Name of the method; the study's name in its folder. */
  readonly study: Result["study"] | "study";
  readonly scenario: ResolvedScenario;
  /** Name of a folder for it, e.g. `minimal-compare`. */
  readonly folder: string;
  /** What the result depends on besides the arms, the seed and the length; not how many replications. Plain data. */
  readonly settings: unknown;
  /** What it is about; a group that the scenario does not have is refused before any run. */
  readonly outcomes: readonly Outcome[];
  /** Arms that must have them; default all of the scenario. */
  readonly compared?: readonly ResolvedArm[];
  /** What is kept of every run beside its summary; default nothing. */
  readonly record?: Partial<RecordSettings>;
  /** Which values of a run go into its summary; default all. */
  readonly keepOutcome?: (key: OutcomeKey) => boolean;
  /** What the runs are made for, before they start, e.g. `2,560 runs: …`. */
  readonly announcement?: string;
  /** `tell` takes how far the study is in its own terms. */
  analyse(workbench: Workbench, tell: (text: string) => void): Promise<AnalysisOutcome<Result>>;
}

/** A prepared study, or what is wrong with its scenario. Wrong options are thrown as `OptionError`. */
export type Preparation<Result extends StudyAnalysis> =
  | { readonly study: PreparedStudy<Result> }
  | { readonly problems: readonly Problem[] };

/** The scenario of a source with some of its arms: `also` are always among them. Without `arms` all. */
export function readSource(
  { file, seed, days, set }: ScenarioSource,
  { arms, also = [], option }: { readonly arms?: readonly string[]; readonly also?: readonly string[]; readonly option?: string } = {},
) {
  const wanted = arms === undefined ? undefined : [...new Set([...arms, ...also])];
  return loadScenario(file, nodeFiles(file), { seed, days, set, arms: wanted, armsOption: option });
}

/** The outcomes of these names, given by options. Throws `OptionError` with all that are unknown. */
export function outcomesOf(names: readonly string[]): readonly Outcome[] {
  const found = names.map(findOutcome);
  refuseOptions(found.flatMap((one) => ("problem" in one ? [{ option: null, message: one.problem }] : [])));
  return found as Outcome[];
}

/** Options that cannot be used; a sentence alone is about several. */
export function optionError(problems: readonly (OptionProblem | string)[]): OptionError {
  return new OptionError(problems.map((problem) => (typeof problem === "string" ? { option: null, message: problem } : problem)));
}

/** Throws with all problems; nothing without any. */
export function refuseOptions(problems: readonly (OptionProblem | string)[]): void {
  if (problems.length > 0) throw optionError(problems);
}

/** Keeps the values of one outcome alone. */
export function only({ indicator, group }: Outcome): (key: OutcomeKey) => boolean {
  return (key) => key.indicator === indicator && key.group === group;
}
