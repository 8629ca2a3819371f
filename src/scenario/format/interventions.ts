/** `interventions`: which levers are used, when, how strongly and with which parameters. */
import { object } from "../fields/containers.ts";
import { optional } from "../fields/field.ts";
import { duration, instant, quantity, registered } from "../fields/quantities.ts";
import { record } from "../fields/records.ts";
import { choice } from "../fields/words.ts";
import { alternatives, quote, refuseUnknown } from "../text/problems.ts";
import type { MapNode } from "../text/tree.ts";
import type { Catalogues } from "./catalogues.ts";
import { triggerField } from "./trigger.ts";

type Lever = Catalogues["interventions"][number];

/** The section: a lever by its id, or under any id with `lever`; null or off takes one away. */
export function interventionsField(catalogues: Catalogues) {
  const levers = catalogues.interventions;
  const fields = new Map(levers.map((lever) => [lever.id, leverField(lever, catalogues)]));
  const ids = levers.map(({ id }) => id);
  const described = levers.map((lever) => [lever.id, { ...leverField(lever, catalogues).schema, description: describeLever(lever) }]);
  return record({
    noun: "intervention",
    meaning: "Levers by id, or under another id with `lever`; null or off removes one.",
    off: ["off"],
    item: (id, node, { problems }, path) => {
      const lever = writtenLever(node) ?? id;
      const report = { path, what: `intervention ${id}`, received: quote(lever), name: lever, known: ids };
      const at = node.entries.get("lever")?.node.at ?? node.at;
      if (!ids.includes(lever)) refuseUnknown(problems, { ...report, at, expected: `a lever (${alternatives(ids)})` });
      return fields.get(lever) ?? null;
    },
    itemSchema: { type: "object", required: ["lever"], anyOf: levers.map((lever) => leverSchema(lever, catalogues)) },
    properties: Object.fromEntries(described),
  });
}

function leverField(lever: Lever, { interventions, observableIds }: Catalogues) {
  const phase = (meaning: string, days: number) => duration({ min: 0, max: 36_500, default: days, meaning });
  const parameters = Object.entries(lever.parameters).map(([name, entry]) => [name, registered(entry)] as const);
  const ids = interventions.map(({ id }) => id);
  return object(
    {
      lever: optional(choice("lever", ids, { meaning: "The lever, when the key is not its id." }), lever.id),
      start: instant({ min: 0, max: 365_000, default: 0, meaning: "First day of planning, or the earliest day its trigger may fire." }),
      phases: object(
        {
          planning: phase("Length of planning.", lever.phases.planning),
          construction: phase("Length of construction.", lever.phases.construction),
          operation: optional(duration({ min: 1, max: 36_500, meaning: "Length of operation; to the horizon when absent." }), null),
        },
        "Phases follow each other.",
      ),
      end: optional(instant({ min: 0, max: 365_000, meaning: "First day without the lever; the horizon when absent." }), null),
      strength: quantity({ unit: "share", min: 0, max: 1, default: 1, meaning: "0 is no lever, 1 as designed." }),
      when: optional(triggerField(observableIds), null),
      parameters: object(Object.fromEntries(parameters), `Parameters of ${lever.id}.`),
    },
    lever.title,
  );
}

function leverSchema(lever: Lever, catalogues: Catalogues) {
  const { schema } = leverField(lever, catalogues);
  return { ...schema, properties: { ...(schema.properties as object), lever: { const: lever.id } } };
}

function describeLever(lever: Lever): string {
  return `${lever.title}. ${lever.summary}`;
}

function writtenLever(node: MapNode): string | null {
  const lever = node.entries.get("lever")?.node;
  return lever?.kind === "scalar" && lever.text !== "null" ? lever.text : null;
}
