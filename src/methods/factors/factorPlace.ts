/**
 * Where a setting's path lives in a resolved specification, and the specification with another value there.
 *
 * Mirrors the step from a scenario's sections to a specification: an organisation that is there once per community has one path and
 * several copies, and an intervention that ends by the length of its operation ends later when it starts later.
 */
import type { InterventionSpecification, ModelSpecification, OrganisationSpecification } from "../../model/specification.ts";
import { type FactorKind, factorKind, type interventionDays, type organisationNumbers } from "../../scenario/studyFile/variable.ts";

/** A new value at a place; `movesEnd` as in `Factor`. */
export interface Change {
  readonly path: string;
  readonly value: number;
  readonly movesEnd: boolean;
}

const organisationFields: Readonly<Record<(typeof organisationNumbers)[number], keyof OrganisationSpecification>> = {
  staff: "staff",
  hours: "hours",
  skill: "skill",
  budget: "budget",
  "service-orientation": "serviceOrientation",
  cooperation: "cooperation",
};

/** `phases.operation` is a length, turned into the day on which it ends. */
const dayFields: Readonly<Record<Exclude<(typeof interventionDays)[number], "phases.operation">, keyof InterventionSpecification>> = {
  start: "startDay",
  "phases.planning": "planningDays",
  "phases.construction": "constructionDays",
  end: "endDay",
};

/** The specification with all changes. One about something that this specification lacks changes nothing, as with `--set`. */
export function changed(specification: ModelSpecification, changes: readonly Change[]): ModelSpecification {
  const of = (kind: FactorKind) => changes.filter(({ path }) => factorKind(path) === kind);
  return {
    ...specification,
    parameters: changedParameters(specification.parameters, of("parameter")),
    categories: changedCategories(specification.categories, of("category")),
    organisations: changedOrganisations(specification.organisations, of("organisation")),
    interventions: changedInterventions(specification.interventions, of("intervention")),
  };
}

function changedParameters(parameters: ModelSpecification["parameters"], changes: readonly Change[]): ModelSpecification["parameters"] {
  const groups: Record<string, Readonly<Record<string, number>>> = { ...parameters };
  for (const { path, value } of changes) {
    const [, group, name] = path.split(".");
    if (Object.hasOwn(groups[group] ?? {}, name)) groups[group] = { ...groups[group], [name]: value };
  }
  return changes.length === 0 ? parameters : (groups as unknown as ModelSpecification["parameters"]);
}

function changedCategories(categories: ModelSpecification["categories"], changes: readonly Change[]) {
  if (changes.length === 0) return categories;
  return categories.map((category) => {
    const own = changes.filter(({ path }) => path.split(".")[1] === category.id);
    if (own.length === 0) return category;
    return {
      ...category,
      values: { ...category.values, ...Object.fromEntries(own.map(({ path, value }) => [path.split(".")[2], value])) },
    };
  });
}

function changedOrganisations(organisations: ModelSpecification["organisations"], changes: readonly Change[]) {
  if (changes.length === 0) return organisations;
  const ids = new Set(organisations.map(({ id }) => id));
  return organisations.map((organisation) => {
    const own = changes.filter(({ path }) => isNamed(organisation, path.split(".")[1], ids));
    if (own.length === 0) return organisation;
    return {
      ...organisation,
      ...Object.fromEntries(
        own.map(({ path, value }) => [organisationFields[path.split(".")[2] as keyof typeof organisationFields], value]),
      ),
    };
  });
}

/** An organisation is meant by its own id, or as the copy for its community of one that is there in each. */
function isNamed({ id, community }: OrganisationSpecification, name: string, ids: ReadonlySet<string>): boolean {
  return id === name || (!ids.has(name) && id === `${name}-${community}`);
}

function changedInterventions(interventions: ModelSpecification["interventions"], changes: readonly Change[]) {
  if (changes.length === 0) return interventions;
  return interventions.map((intervention) => {
    const own = changes.filter(({ path }) => path.split(".")[1] === intervention.id);
    return own.length === 0 ? intervention : changedIntervention(intervention, own);
  });
}

function changedIntervention(intervention: InterventionSpecification, changes: readonly Change[]): InterventionSpecification {
  let next: InterventionSpecification = intervention;
  let operation = intervention.endDay === null ? null : intervention.endDay - operationStart(intervention);
  for (const { path, value } of changes) {
    const [, , ...rest] = path.split(".");
    const field = rest.join(".");
    if (rest[0] === "parameters") next = { ...next, values: { ...next.values, [rest[1]]: value } };
    else if (field === "phases.operation") operation = value;
    else next = { ...next, [field === "strength" ? "strength" : dayFields[field as keyof typeof dayFields]]: value };
  }
  if (operation === null || !changes.some(({ movesEnd }) => movesEnd)) return next;
  return { ...next, endDay: operationStart(next) + operation };
}

/** First day of operation. */
export function operationStart({ startDay, planningDays, constructionDays }: InterventionSpecification): number {
  return startDay + planningDays + constructionDays;
}
