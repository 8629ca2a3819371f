/** `categories`: the hazard categories; the default ones are there unless taken away with null. */
import { object } from "../fields/containers.ts";
import { optional } from "../fields/field.ts";
import { registered } from "../fields/quantities.ts";
import { record } from "../fields/records.ts";
import { choice, text } from "../fields/words.ts";
import { alternatives, quote, refuseUnknown } from "../text/problems.ts";
import type { MapNode } from "../text/tree.ts";
import type { Catalogues } from "./catalogues.ts";

/** The section: fields of a category default to those of the default category of the same id, or of the one it is `like`. */
export function categoriesField(catalogues: Catalogues) {
  const implicit = catalogues.defaultCategories.map(({ id }) => id);
  const ids = templatesOf(catalogues).map(({ id }) => id);
  const fields = new Map<string, ReturnType<typeof categoryField>>();
  /** Made once each: every arm has them. */
  const fieldOf = (like: string, isNew: boolean) => {
    const field = fields.get(`${like} ${isNew}`) ?? categoryField(catalogues, like, isNew);
    fields.set(`${like} ${isNew}`, field);
    return field;
  };
  const item = (id: string, node: MapNode) => {
    const like = writtenLike(node) ?? id;
    return fieldOf(ids.includes(like) ? like : ids[0], !ids.includes(id));
  };
  return record({
    noun: "category",
    meaning: "Hazard categories: a default one with other values, a new one `like` a default one, or null to remove one.",
    item: (id, node, { problems }, path) => {
      const known = ids.includes(id) || writtenLike(node) !== null;
      const report = { at: node.at, path, what: `category ${id}`, expected: `${alternatives(ids)}, or a key \`like\` with one of them` };
      if (!known) refuseUnknown(problems, { ...report, received: quote(id), name: id, known: ids });
      return known ? item(id, node) : null;
    },
    itemSchema: () => categoryField(catalogues, null, true).schema,
    properties: () => Object.fromEntries(ids.map((id) => [id, fieldOf(id, false).schema])),
    implicit,
  });
}

/** Categories whose values another may start from: the default ones and those of own parts. */
function templatesOf({ defaultCategories, ownCategories = [] }: Catalogues): Catalogues["defaultCategories"] {
  return [...defaultCategories, ...ownCategories];
}

function categoryField(catalogues: Catalogues, like: string | null, isNew: boolean) {
  const templates = templatesOf(catalogues);
  const base = templates.find(({ id }) => id === like);
  const ids = templates.map(({ id }) => id);
  const fields = Object.entries(catalogues.categoryFields).map(([name, entry]) => [name, registered(entry, base?.values[name])] as const);
  const shape = {
    label: optional(text({ meaning: "Name for people." }), isNew ? "" : (base?.label ?? "")),
    like: optional(choice("category", ids, { meaning: "Default category whose values hold unless given here." }), null),
    ...(Object.fromEntries(fields) as Record<string, ReturnType<typeof registered>>),
  };
  return object(shape, base === undefined ? "A new category." : `Hazard category ${base.label}.`);
}

function writtenLike(node: MapNode): string | null {
  const like = node.entries.get("like")?.node;
  return like?.kind === "scalar" && like.text !== "null" ? like.text : null;
}
