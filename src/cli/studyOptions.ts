/** Options of the study commands, and what a method is to them. */
import { duration } from "../methods/duration.ts";
import { flag, type GivenOf, type Options, type Rules, several, text, type ValuesOf, whole } from "../methods/options.ts";
import type { Preparation, ScenarioSource } from "../methods/prepared.ts";
import type { StudyAnalysis } from "../methods/results.ts";
import type { TextStyle } from "../methods/text/textPage.ts";
import type { FailureKind } from "../runs/failures.ts";
import type { ResolvedScenario } from "../scenario/types.ts";
import type { Asked } from "./command.ts";
import { partsOptions } from "./ownParts.ts";

/** What a study changes in all arms of its scenario. */
const scenarioOptions = {
  seed: text({ value: "S", summary: "Seed: a number or a word", usual: "the scenario's" }),
  days: duration({ summary: "How long to simulate: days, or 6 months, 2 years", usual: "the scenario's horizon" }),
  set: several({ value: "PATH=VALUE", summary: "Change a setting in every arm; may be repeated" }),
};

/** How runs are made in a folder and what is printed about them. */
export const folderOptions = {
  jobs: whole({ least: 1, summary: "Worker threads", usual: "all cores" }),
  retryFailed: flag({ summary: "Run failed runs again" }),
  noCharts: flag({ summary: "Draw no charts" }),
  png: flag({ summary: "Also write the charts as PNG" }),
  json: flag({ summary: "Print the result as JSON on stdout" }),
  quiet: flag({ summary: "Print nothing but errors" }),
};

/** Options of every study command. */
export const studyOptions = {
  ...scenarioOptions,
  ...partsOptions,
  out: text({
    value: "DIR",
    summary: "Results folder; the same command continues an unfinished one",
    usual: "output/<scenario>-<command>",
  }),
  ...folderOptions,
  force: flag({ summary: "Replace a study with other settings" }),
};

/** Rules of a method together with those of every study command. */
export function studyRules<O extends Options>({ apart = [], only = [] }: Rules<O>): Rules<O & typeof studyOptions> {
  return { apart: [...apart, ["png", "noCharts"], ["json", "quiet"]], only } as Rules<O & typeof studyOptions>;
}

export type FolderValues = ValuesOf<typeof folderOptions> & { readonly out: string | undefined; readonly force: boolean };
export type StudyValues = ValuesOf<typeof studyOptions>;

/** A method on the command line. */
export interface MethodCommand<Result extends StudyAnalysis, O extends Options> {
  readonly options: O;
  /** What the first positional argument is; default a scenario. */
  readonly reads?: "study";
  load(): Promise<{
    prepare(source: ScenarioSource, given: GivenOf<O>): Preparation<Result> | Promise<Preparation<Result>>;
    format(result: Result, style: TextStyle): string | Promise<string>;
  }>;
  /** Printed before the runs; null for nothing. */
  note?(scenario: ResolvedScenario): string | null;
  /** Command that shows a failed run again. */
  again?(failure: FailureKind, scenario: ResolvedScenario): string;
}

export type StudyAsked = Pick<Asked<typeof studyOptions>, "positionals" | "values" | "given">;
