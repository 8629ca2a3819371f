/** `interventions`: which interventions are used, when, how strongly and with which parameters. */
import { object } from "../fields/containers.ts";
import { changed, type Field, type JsonSchema, optional } from "../fields/field.ts";
import { duration, instant, quantity, registered } from "../fields/quantities.ts";
import { record } from "../fields/records.ts";
import { choice } from "../fields/words.ts";
import { alternatives, quote, refuse, refuseUnknown } from "../text/problems.ts";
import { filterMap, type MapNode } from "../text/tree.ts";
import type { Problem } from "../types.ts";
import type { Catalogues } from "./catalogues.ts";
import { triggerField } from "./trigger.ts";

type Intervention = Catalogues["interventions"][number];

/** The section: an intervention by its id, or under any id with `intervention`; null or off takes one away. */
export function interventionsField(catalogues: Catalogues) {
  const interventions = catalogues.interventions;
  const fields = new Map(interventions.map((intervention) => [intervention.id, interventionField(intervention, catalogues)]));
  const ids = interventions.map(({ id }) => id);
  const schemaOf = ({ id }: Intervention) => fields.get(id)!.schema;
  return record({
    noun: "intervention",
    meaning: "Interventions by id, or under another id with `intervention`; null or off removes one.",
    off: ["off"],
    item: (id, node, { problems }, path) => {
      const former = formerlyWritten(node, id, ids, problems, path);
      const intervention = textOf(node, "intervention") ?? former ?? id;
      const report = { path, what: `intervention ${id}`, received: quote(intervention), name: intervention, known: ids };
      const at = (node.entries.get("intervention") ?? node.entries.get("lever"))?.node.at ?? node.at;
      if (!ids.includes(intervention)) refuseUnknown(problems, { ...report, at, expected: `an intervention (${alternatives(ids)})` });
      const field = fields.get(intervention) ?? null;
      return former === null || field === null ? field : without(field, "lever");
    },
    itemSchema: () => ({
      type: "object",
      required: ["intervention"],
      anyOf: interventions.map((intervention) => ofIntervention(schemaOf(intervention), intervention.id)),
    }),
    properties: () =>
      Object.fromEntries(interventions.map((one) => [one.id, { ...schemaOf(one), description: describeIntervention(one) }])),
  });
}

function interventionField(intervention: Intervention, { interventions, observableIds }: Catalogues) {
  const phase = (meaning: string, days: number) => duration({ min: 0, max: 36_500, default: days, meaning });
  const parameters = Object.entries(intervention.parameters).map(([name, entry]) => [name, registered(entry)] as const);
  const ids = interventions.map(({ id }) => id);
  return object(
    {
      intervention: optional(choice("intervention", ids, { meaning: "The intervention, when the key is not its id." }), intervention.id),
      start: instant({ min: 0, max: 365_000, default: 0, meaning: "First day of planning, or the earliest day its trigger may fire." }),
      phases: object(
        {
          planning: phase("Length of planning.", intervention.phases.planning),
          construction: phase("Length of construction.", intervention.phases.construction),
          operation: optional(duration({ min: 1, max: 36_500, meaning: "Length of operation; to the horizon when absent." }), null),
        },
        "Phases follow each other.",
      ),
      end: optional(instant({ min: 0, max: 365_000, meaning: "First day without the intervention; the horizon when absent." }), null),
      strength: quantity({ unit: "share", min: 0, max: 1, default: 1, meaning: "0 is no intervention, 1 as designed." }),
      priority: optional(
        quantity({
          unit: "count",
          min: 1,
          max: 100,
          meaning: "Place in the order of payment where money is short, 1 first; else what hurts decides.",
        }),
        null,
      ),
      when: optional(triggerField(observableIds), null),
      parameters: object(Object.fromEntries(parameters), `Parameters of ${intervention.id}.`),
    },
    intervention.title,
  );
}

function ofIntervention(schema: JsonSchema, id: string): JsonSchema {
  return { ...schema, properties: { ...(schema.properties as object), intervention: { const: id } } };
}

function describeIntervention(intervention: Intervention): string {
  return `${intervention.title}. ${intervention.summary}`;
}

/** The word behind a key, or null. */
function textOf(node: MapNode, key: string): string | null {
  const value = node.entries.get(key)?.node;
  return value?.kind === "scalar" && value.text !== "null" ? value.text : null;
}

/** What stands behind `lever`, as files for version 0.3.0 have it, after reporting it; null where there is none, or `intervention` too. */
function formerlyWritten(node: MapNode, id: string, ids: readonly string[], problems: Problem[], path: string): string | null {
  const former = textOf(node, "lever");
  if (former === null || node.entries.has("intervention")) return null;
  if (ids.includes(former)) {
    const report = { at: node.entries.get("lever")?.keyAt ?? node.at, path: `${path}.lever`, what: `intervention ${id}` };
    const remedy = `the name has changed: write intervention: ${former}`;
    refuse(problems, { ...report, expected: `intervention: ${former}`, received: quote(`lever: ${former}`), remedy });
  }
  return former;
}

/** The field for a map in which a key is passed over. */
function without<T>(field: Field<T>, key: string): Field<T> {
  const read: Field<T>["read"] = (node, path, reading) =>
    field.read(node.kind === "map" ? filterMap(node, (name) => name !== key) : node, path, reading);
  return changed(field, { read });
}
