/**
 * Methods by the name of their results: their options, and how a study is prepared and its result told. What prepares and tells is loaded
 * with the first use, so that options can be read and listed by whoever needs nothing else.
 */
import { assumptionsOptions, assumptionsRules } from "./assumptions/options.ts";
import { attributionOptions } from "./attribute/options.ts";
import { compareOptions, compareRules } from "./compare/options.ts";
import { designOptions } from "./design/options.ts";
import { diagnosisOptions, diagnosisRules } from "./diagnose/options.ts";
import type { Options, Rules } from "./options.ts";
import type { Preparation, ScenarioSource } from "./prepared.ts";
import { rankOptions, rankRules } from "./rank/options.ts";
import type { StudyAnalysis } from "./results.ts";
import { runOptions, runRules } from "./run/options.ts";
import { sensitivityOptions, sensitivityRules } from "./sensitivity/options.ts";
import type { TextStyle } from "./text/textPage.ts";

/** A method whose options have been forgotten; `given` was read by them. */
export interface AnyMethod<Result extends StudyAnalysis = StudyAnalysis> {
  readonly options: Options;
  load(): Promise<{
    prepare(source: ScenarioSource, given: object): Preparation<Result>;
    format(result: Result, style: TextStyle): string;
  }>;
}

export const methods = {
  run: {
    ...{ options: runOptions, rules: runRules },
    load: async () => ({ prepare: (await import("./run/prepare.ts")).prepareRun, format: (await import("./run/text.ts")).formatRun }),
  },
  diagnose: {
    ...{ options: diagnosisOptions, rules: diagnosisRules },
    load: async () => ({
      prepare: (await import("./diagnose/prepare.ts")).prepareDiagnosis,
      format: (await import("./diagnose/text.ts")).formatDiagnosis,
    }),
  },
  compare: {
    ...{ options: compareOptions, rules: compareRules },
    load: async () => ({
      prepare: (await import("./compare/prepare.ts")).prepareComparison,
      format: (await import("./compare/text.ts")).formatComparison,
    }),
  },
  assumptions: {
    ...{ options: assumptionsOptions, rules: assumptionsRules },
    load: async () => ({
      prepare: (await import("./assumptions/prepare.ts")).prepareAssumptions,
      format: (await import("./assumptions/text.ts")).formatAssumptions,
    }),
  },
  attribute: {
    ...{ options: attributionOptions, rules: {} },
    load: async () => ({
      prepare: (await import("./attribute/prepare.ts")).prepareAttribution,
      format: (await import("./attribute/text.ts")).formatAttribution,
    }),
  },
  rank: {
    ...{ options: rankOptions, rules: rankRules },
    load: async () => ({
      prepare: (await import("./rank/prepare.ts")).prepareRanking,
      format: (await import("./rank/text.ts")).formatRank,
    }),
  },
  sensitivity: {
    ...{ options: sensitivityOptions, rules: sensitivityRules },
    load: async () => ({
      prepare: (await import("./sensitivity/prepare.ts")).prepareSensitivity,
      format: (await import("./sensitivity/text.ts")).formatSensitivity,
    }),
  },
  design: {
    ...{ options: designOptions, rules: {} },
    load: async () => ({
      prepare: (await import("./design/prepare.ts")).prepareDesign,
      format: (await import("./design/text.ts")).formatDesign,
    }),
  },
} satisfies { readonly [Name in StudyAnalysis["study"]]: AnyMethod<Extract<StudyAnalysis, { readonly study: Name }>> };

export interface NamedMethod extends AnyMethod {
  readonly rules: Rules<Options>;
}

/** The methods that a study file names; a design is what a file is that names none. */
export const namedMethods = Object.fromEntries(Object.entries(methods).filter(([name]) => name !== "design")) as object as Readonly<
  Record<string, NamedMethod>
>;
