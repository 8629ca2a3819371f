/** `parameters`: every number of the model's registry, by group. */
import type { ParameterGroup } from "../../model/parameter.ts";
import { object } from "../fields/containers.ts";
import { changed, type JsonSchema } from "../fields/field.ts";
import { registered } from "../fields/quantities.ts";

/** The section: group, then name, or both joined by a dot; all have defaults. */
export function parametersField(groups: readonly ParameterGroup[]) {
  const shape = groups.map((group) => {
    const fields = Object.entries(group.specifications).map(([name, entry]) => [name, registered(entry)] as const);
    return [group.group, object(Object.fromEntries(fields), group.title, (name) => otherGroup(groups, name))] as const;
  });
  const field = object(Object.fromEntries(shape), "Parameters of the model: `group: { name: value }` or `group.name: value`.");
  return changed(field, {
    get schema() {
      const schema = field.schema;
      return { ...schema, properties: withDottedKeys(schema.properties as Schemas) };
    },
  });
}

type Schemas = Readonly<Record<string, JsonSchema>>;

/** Reading nests dotted keys first, so only the schema has to know them. */
function withDottedKeys(groups: Schemas): Schemas {
  const dotted = Object.entries(groups).flatMap(([group, schema]) =>
    Object.entries(schema.properties as Schemas).map(([name, inner]) => [`${group}.${name}`, inner] as const),
  );
  return { ...groups, ...Object.fromEntries(dotted) };
}

/** A parameter of that very name in whatever group. */
function otherGroup(groups: readonly ParameterGroup[], name: string): string | null {
  const home = groups.find(({ specifications }) => Object.hasOwn(specifications, name));
  return home === undefined ? null : `${home.group}.${name}`;
}
