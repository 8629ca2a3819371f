/** Runs methods; what does so is loaded with the first run. */
import type { Options } from "../methods/options.ts";
import type { StudyAnalysis } from "../methods/results.ts";
import type { ExitCode, Terminal } from "./command.ts";
import type { MethodCommand, StudyAsked } from "./studyOptions.ts";

/** Runs a method on the scenario or study file that is named first. */
export async function runMethod<Result extends StudyAnalysis, O extends Options>(
  asked: StudyAsked,
  terminal: Terminal,
  method: MethodCommand<Result, O>,
): Promise<ExitCode> {
  return (await import("./actions/studyWork.ts")).runMethod(asked, terminal, method);
}
