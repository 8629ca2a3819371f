/** The scenario format as one declaration: check, JSON Schema and the list of settings all follow from it. */
import { list, object, oneOrMore } from "../fields/containers.ts";
import { optional, readOnce } from "../fields/field.ts";
import { duration, quantity } from "../fields/quantities.ts";
import { seed } from "../fields/seed.ts";
import { text } from "../fields/words.ts";
import type { Catalogues } from "./catalogues.ts";
import { categoriesField } from "./categories.ts";
import { eventsField } from "./events.ts";
import { interventionsField } from "./interventions.ts";
import { organisationsField } from "./organisations.ts";
import { parametersField } from "./parameters.ts";
import { placeField } from "./place.ts";
import { tiesField } from "./ties.ts";

/** Keys that say what the file is; they hold for all arms. */
export const headerShape = {
  title: text({ meaning: "What the scenario shows, in a few words." }),
  purpose: text({ meaning: "The question it is to answer.", lines: true }),
  sources: list(text({ meaning: "A source.", lines: true }), { noun: "texts", meaning: "Where its facts come from." }),
  notes: optional(text({ meaning: "Anything else a reader should know.", lines: true }), ""),
  parts: oneOrMore(text({ meaning: "Path of a module with own parts, relative to this file; --allow-code loads it." }), {
    noun: "paths",
    meaning: "Modules with own parts (docs/own-parts.md), relative to this file; loaded with --allow-code only.",
  }),
  horizon: duration({ min: 1, max: 36_500, meaning: "Length of a run. A year is 365 days, a month 30." }),
  seed: optional(seed({ meaning: "Seed of all chance: a word or a number; 0 is one." }), "1"),
  replications: quantity({
    unit: "runs",
    min: 1,
    max: 10_000,
    whole: true,
    default: 10,
    meaning: "Runs of each arm, under common random numbers.",
  }),
  "primary-outcome": optional(
    text({
      meaning: "Indicator, or indicator/group, that decides; named before results are looked at. Default of the commands: true-incidents.",
    }),
    null,
  ),
};

/** Keys that an arm may patch. */
export function sectionsShape(catalogues: Catalogues) {
  return {
    place: readOnce(placeField()),
    categories: readOnce(categoriesField(catalogues)),
    organisations: readOnce(organisationsField(catalogues)),
    ties: readOnce(tiesField(catalogues)),
    parameters: readOnce(parametersField(catalogues.parameterGroups)),
    interventions: readOnce(interventionsField(catalogues)),
    events: readOnce(eventsField(catalogues)),
  };
}

/** The patchable part of a scenario as one field. */
export function sectionsField(catalogues: Catalogues) {
  return object(sectionsShape(catalogues), "What is patched by arms.");
}

/** Names of the patchable keys, in the order of the format. */
export const sectionKeys = ["place", "categories", "organisations", "ties", "parameters", "interventions", "events"] as const;

/** What reading one arm yields. */
export type Sections = ReturnType<typeof sectionsField>["placeholder"];
export type Header = { readonly [Key in keyof typeof headerShape]: (typeof headerShape)[Key]["placeholder"] };
