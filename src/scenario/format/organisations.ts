/** `organisations`: who is there, with what staff, money and mandate. */
import { list, object } from "../fields/containers.ts";
import { optional } from "../fields/field.ts";
import { quantity } from "../fields/quantities.ts";
import { record } from "../fields/records.ts";
import { choice, flag, reference, text } from "../fields/words.ts";
import type { Catalogues } from "./catalogues.ts";

/** The section: organisations by id. */
export function organisationsField(catalogues: Catalogues) {
  const organisation = object(organisationShape(catalogues), "An organisation.");
  return record({
    noun: "organisation",
    meaning: "Organisations by id; null removes one.",
    item: () => organisation,
    itemSchema: () => organisation.schema,
  });
}

function organisationShape({ organisationKinds, rolesByKind }: Catalogues) {
  const roles = organisationKinds.flatMap((kind) => rolesByKind[kind]);
  const categories = (meaning: string) => list(reference("a category", { meaning }), { noun: "category ids", meaning });
  return {
    label: optional(text({ meaning: "Name for people." }), ""),
    kind: choice("kind", organisationKinds, { meaning: "Kind of organisation." }),
    role: choice("role", roles, { meaning: "What it does; each role belongs to one kind." }),
    community: optional(reference("a community, street or each", { meaning: "Where it works: `each` makes one per community." }), "each"),
    staff: quantity({ unit: "full-time people", min: 0, max: 100_000, meaning: "Full-time people." }),
    hours: quantity({
      unit: "hours/day",
      min: 0,
      max: 24,
      written: "7 hours/day",
      meaning: "Working hours per person and calendar day, averaged over the week and leave.",
    }),
    skill: quantity({ unit: "score", min: 0.05, max: 1.5, default: 1, meaning: "Work quality; 1 is ordinary." }),
    mandate: object(
      { lead: categories("Categories it leads."), support: categories("Categories it helps with.") },
      "What it is responsible for.",
    ),
    "data-system": optional(text({ meaning: "Its data system; those with one name share entries. None: paper." }), ""),
    budget: quantity({
      unit: "yuan/year",
      min: 0,
      max: 1e11,
      default: 0,
      written: "120000 yuan/year",
      meaning: "Own budget from its usual funder.",
    }),
    "service-orientation": quantity({ unit: "share", min: 0, max: 1, default: 0.5, meaning: "Attention to what residents ask for." }),
    cooperation: quantity({ unit: "share", min: 0, max: 1, default: 0.5, meaning: "Willingness to work across boundaries at the start." }),
    forum: optional(flag({ meaning: "Whether it sits in the forum." }), false),
  };
}
