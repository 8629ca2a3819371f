/**
 * Everything that the registry and a scenario can set, by name, and a specification with another level of it.
 *
 * Names: `trust.gainRate` a parameter of the model; `category.baseRate` a field of all hazard categories at once;
 * `intervention.forum.frequency` a parameter of an intervention; `organisation.staff`, `place.residents`, `event.severity`, `tie.strength`
 * and `schedule.start` what a scenario says of organisations, communities, emergencies, ties and of any intervention.
 */
import { interventions } from "../../model/interventions/catalogue.ts";
import { knowledgeOf, type ParameterSpecification, type ParameterSpecifications } from "../../model/parameter.ts";
import { parameterGroups } from "../../model/parameters/catalogue.ts";
import { type CategoryField, categoryFields } from "../../model/parameters/categories.ts";
import type { ModelSpecification } from "../../model/specification.ts";
import type { Levels } from "./expectation.ts";

/** A setting with an entry in a registry. */
export interface RegisteredSetting {
  readonly name: string;
  readonly entry: ParameterSpecification;
}

export const parameterSettings: readonly RegisteredSetting[] = parameterGroups.flatMap(({ group, specifications }) =>
  entriesOf(group, specifications),
);

export const categorySettings: readonly RegisteredSetting[] = entriesOf("category", categoryFields);

export const interventionSettings: readonly RegisteredSetting[] = interventions.flatMap(({ id, parameters }) =>
  entriesOf(`intervention.${id}`, parameters),
);

const registered = new Map([...parameterSettings, ...categorySettings, ...interventionSettings].map((setting) => [setting.name, setting]));

function entriesOf(group: string, specifications: ParameterSpecifications): RegisteredSetting[] {
  return Object.entries(specifications).map(([name, entry]) => ({ name: `${group}.${name}`, entry }));
}

/** Value of a registered setting in a specification; of the first category that has a field other than 0. Throws RangeError for a name that is none. */
export function standingValue(specification: ModelSpecification, name: string): number {
  const [root, second, third] = name.split(".");
  if (root === "category") {
    const values = specification.categories.map(({ values: own }) => own[second]);
    return values.find((value) => value !== 0) ?? 0;
  }
  const values =
    root === "intervention"
      ? specification.interventions.find(({ intervention }) => intervention === second)?.values
      : (specification.parameters as Readonly<Record<string, Readonly<Record<string, number>>>>)[root];
  const value = values?.[root === "intervention" ? third : second];
  if (value === undefined) throw new RangeError(`setting ${name}: expected one that the standing configuration has`);
  return value;
}

/** Ends of the plausible range about the standing value, or the limits where the range is a point. */
export function levelsOf(specification: ModelSpecification, name: string): Levels {
  const entry = registered.get(name)?.entry;
  if (entry === undefined) throw new RangeError(`setting ${name}: expected levels for one that is in no registry`);
  return rangeOf(entry, standingValue(specification, name));
}

function rangeOf(entry: ParameterSpecification, value: number): Levels {
  const { low, high } = knowledgeOf(entry, value).plausible;
  return low < high ? [low, high] : [entry.min, entry.max];
}

/** The specification with a registered setting at the lower or the higher level; a field of categories goes to the end of each category's own range. */
export function withLevel(specification: ModelSpecification, name: string, levels: Levels | undefined, end: 0 | 1): ModelSpecification {
  const [root, second, third] = name.split(".");
  if (root === "category") return withField(specification, second as CategoryField, levels, end);
  const value = (levels ?? levelsOf(specification, name))[end];
  if (root === "intervention") {
    const changed = specification.interventions.map((each) =>
      each.intervention === second ? { ...each, values: { ...each.values, [third]: value } } : each,
    );
    return { ...specification, interventions: changed };
  }
  const groups = specification.parameters as unknown as Readonly<Record<string, Readonly<Record<string, number>>>>;
  const parameters = { ...groups, [root]: { ...groups[root], [second]: value } };
  return { ...specification, parameters: parameters as unknown as ModelSpecification["parameters"] };
}

function withField(specification: ModelSpecification, field: CategoryField, levels: Levels | undefined, end: 0 | 1): ModelSpecification {
  const entry: ParameterSpecification = categoryFields[field];
  const levelOf = (value: number) => (levels === undefined ? endOf(entry, value)[end] : levels[end]);
  const categories = specification.categories.map((category) => ({
    ...category,
    values: { ...category.values, [field]: levelOf(category.values[field]) },
  }));
  return { ...specification, categories };
}

/** Of a category to which a field does not apply nothing is changed. */
function endOf(entry: ParameterSpecification, value: number): Levels {
  const { low, high } = knowledgeOf(entry, value).plausible;
  return [low, high];
}
