/** The format of study files as one declaration: check and JSON Schema both follow from it. */
import { list, object } from "../fields/containers.ts";
import { type Field, type JsonSchema, optional, type ValueOf } from "../fields/field.ts";
import { duration, quantity } from "../fields/quantities.ts";
import { seed } from "../fields/seed.ts";
import { choice, reference, text } from "../fields/words.ts";
import type { Node } from "../text/tree.ts";

/** Ways to choose the points of a study. */
export const designMethods = [
  "arms",
  "grid",
  "full-factorial",
  "fractional-factorial",
  "one-at-a-time",
  "latin-hypercube",
  "sobol",
  "csv",
] as const;
export type DesignMethod = (typeof designMethods)[number];

/** Most points of a design. */
export const mostPoints = 100_000;

const designShape = {
  method: choice("method", designMethods, { meaning: "How the points are chosen." }),
  points: optional(
    quantity({ unit: "points", min: 1, max: mostPoints, whole: true, meaning: "How many points; of latin-hypercube and sobol." }),
    null,
  ),
  seed: optional(seed({ meaning: "Seed of the points (not of the runs); of latin-hypercube and sobol. Default: 1." }), null),
  resolution: optional(
    quantity({
      unit: "resolution",
      min: 3,
      max: 5,
      whole: true,
      meaning: "Of fractional-factorial; default 4, main effects apart from pairs.",
    }),
    null,
  ),
  file: optional(text({ meaning: "Table of points, of csv: a header of factor names, one point per row." }), null),
};

/** Keys of a factor; values stay as written until the setting's unit is known. */
export const factorShape = {
  from: optional(written("Lower end of the range, in the setting's unit."), null),
  to: optional(written("Upper end of the range."), null),
  levels: optional(written("Values to take instead of a range.", true), null),
  steps: optional(
    quantity({ unit: "values", min: 2, max: 1000, whole: true, meaning: "Of grid: values at equal distances from `from` to `to`." }),
    null,
  ),
};

const factorField = object(factorShape, "A range (from, to), or levels; {} for the range of the registry.");

/** Keys of a study file. */
export const studyShape = {
  study: text({ meaning: "What the study shows, in a few words." }),
  purpose: text({ meaning: "The question it is to answer.", lines: true }),
  sources: list(text({ meaning: "A source.", lines: true }), { noun: "texts", meaning: "Where its ranges come from." }),
  notes: optional(text({ meaning: "Anything else a reader should know.", lines: true }), ""),
  scenario: text({ meaning: "Scenario file, relative to this one; within the folder above this file's." }),
  horizon: optional(duration({ min: 1, max: 36_500, meaning: "Length of a run; the scenario's when absent." }), null),
  seed: optional(seed({ meaning: "Seed of the runs; the scenario's when absent." }), null),
  arms: list(reference("an arm", { meaning: "An arm." }), {
    noun: "arm ids",
    meaning: "Arms under which every point is run; the baseline when absent, all arms with method arms.",
  }),
  design: object(designShape, "Which points are run."),
  factors: optional(factorsField(), null),
  replications: optional(
    quantity({
      unit: "runs",
      min: 1,
      max: 10_000,
      whole: true,
      meaning: "Replications of each point and arm; the scenario's when absent.",
    }),
    null,
  ),
  outcomes: list(text({ meaning: "An outcome, e.g. true-incidents or confidence/kind:police." }), {
    noun: "outcomes",
    meaning: "Outcomes to report; the main ones when absent.",
  }),
  primary: optional(text({ meaning: "The outcome that counts; the first of them when absent." }), null),
};

export const studyField = object(studyShape, "A study.");
export type StudyDeclaration = ValueOf<typeof studyField>;
export type DesignDeclaration = StudyDeclaration["design"];
export const factorEntry = factorField;

/** Keys of a study file that asks for a method by name, with options of the command of that name. */
export const methodShape = {
  study: studyShape.study,
  purpose: studyShape.purpose,
  sources: studyShape.sources,
  notes: studyShape.notes,
  scenario: studyShape.scenario,
  horizon: studyShape.horizon,
  seed: studyShape.seed,
  set: optional(writtenMap("Settings that are changed in every arm, by their path."), null),
  method: text({ meaning: "What is done with the scenario: the name of a command." }),
  options: optional(writtenMap("Options of the method, named as those of its command."), null),
};

export const methodField = object(methodShape, "A study by a method.");
export type MethodDeclaration = ValueOf<typeof methodField>;

/** JSON Schema 2020-12 of study files, for editors; `methods` are the options of each method that can be named, as schemas. */
export function studyJsonSchema(methods: Readonly<Record<string, JsonSchema>>): JsonSchema {
  const [design, method] = [propertiesOf(studyField), propertiesOf(methodField)];
  const required = ["study", "purpose", "scenario"];
  const named = Object.entries(methods).map(([name, options]) => ({
    properties: { method: { const: name }, options },
    required: [...required, "method"],
    not: { required: ["design"] },
  }));
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "cosafe study",
    ...studyField.schema,
    properties: { ...method, ...design, method: { enum: Object.keys(methods), description: methodShape.method.schema["description"] } },
    required,
    anyOf: [{ required: [...required, "design"], not: { required: ["method"] } }, ...named],
  };
}

function propertiesOf({ schema }: Field<unknown>): Readonly<Record<string, JsonSchema>> {
  return schema["properties"] as Readonly<Record<string, JsonSchema>>;
}

/** A value kept as it is written; what it is worth depends on something that is not known yet. */
function written(meaning: string, several = false): Field<Node | null> {
  const one = { type: ["number", "string"] };
  return {
    expected: several ? "a list of values" : "a value",
    schema: several ? { type: "array", items: one, minItems: 1, description: meaning } : { ...one, description: meaning },
    placeholder: null,
    absence: { kind: "required" },
    about: null,
    read: (node) => node,
    show: () => null,
  };
}

function writtenMap(meaning: string): Field<Node | null> {
  return { ...written(meaning), schema: { type: "object", description: meaning }, expected: "a map" };
}

/** Factors are kept as a node: their names are paths, and reading them needs the scenario. */
function factorsField(): Field<Node | null> {
  const meaning =
    "What is varied, by the path of the setting: trust.gainRate, organisations.police-station.staff, interventions.forum.strength.";
  const schema = { type: "object", description: meaning, minProperties: 1, additionalProperties: factorField.schema };
  return { ...written(meaning), schema, expected: "a map of settings and their ranges" };
}
