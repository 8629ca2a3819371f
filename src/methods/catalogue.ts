/** Methods by the name of their command: their options, and how a study is prepared with them. What a study file can name. */
import type { JsonSchema } from "../scenario/fields/field.ts";
import { assumptionsOptions, assumptionsRules } from "./assumptions/options.ts";
import { prepareAssumptions } from "./assumptions/prepare.ts";
import { attributionOptions } from "./attribute/options.ts";
import { prepareAttribution } from "./attribute/prepare.ts";
import { compareOptions, compareRules } from "./compare/options.ts";
import { prepareComparison } from "./compare/prepare.ts";
import { diagnosisOptions, diagnosisRules } from "./diagnose/options.ts";
import { prepareDiagnosis } from "./diagnose/prepare.ts";
import type { GivenOf, Options, Rules } from "./options.ts";
import type { Preparation, ScenarioSource } from "./prepared.ts";
import { rankOptions, rankRules } from "./rank/options.ts";
import { prepareRanking } from "./rank/prepare.ts";
import type { StudyAnalysis } from "./results.ts";
import { runOptions, runRules } from "./run/options.ts";
import { prepareRun } from "./run/prepare.ts";
import { sensitivityOptions, sensitivityRules } from "./sensitivity/options.ts";
import { prepareSensitivity } from "./sensitivity/prepare.ts";

/** A method whose options have been forgotten; `given` was read by them. */
export interface NamedMethod {
  readonly options: Options;
  readonly rules: Rules<Options>;
  prepare(source: ScenarioSource, given: object): Preparation<StudyAnalysis>;
}

function named<O extends Options, Result extends StudyAnalysis>(
  options: O,
  rules: Rules<O>,
  prepare: (source: ScenarioSource, given: GivenOf<O>) => Preparation<Result>,
): NamedMethod {
  return {
    ...{ options, rules: rules as Rules<Options> },
    prepare: (source, given) => prepare(source, given as GivenOf<O>) as Preparation<StudyAnalysis>,
  };
}

export const methods: Readonly<Record<string, NamedMethod>> = {
  run: named(runOptions, runRules, (source, given) => prepareRun(source, given)),
  diagnose: named(diagnosisOptions, diagnosisRules, prepareDiagnosis),
  compare: named(compareOptions, compareRules, prepareComparison),
  assumptions: named(assumptionsOptions, assumptionsRules, prepareAssumptions),
  attribute: named(attributionOptions, {}, prepareAttribution),
  rank: named(rankOptions, rankRules, prepareRanking),
  sensitivity: named(sensitivityOptions, sensitivityRules, prepareSensitivity),
};

/** JSON Schemas of the options of each method. */
export function methodSchemas(): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(Object.entries(methods).map(([name, { options }]) => [name, optionsSchema(options)]));
}

function optionsSchema(options: Options): JsonSchema {
  const properties = Object.entries(options).map(([name, { schema, summary }]) => [name, { ...schema, description: summary }]);
  const needed = Object.keys(options).filter((name) => options[name].needed !== null);
  return { type: "object", properties: Object.fromEntries(properties), required: needed, additionalProperties: false };
}
