/** The catalogues as entries for `cosafe list`, `cosafe describe` and programs. */

import { type Indicator, wholeDefinition } from "../model/indicator.ts";
import { indicators } from "../model/indicators/catalogue.ts";
import type { Intervention } from "../model/intervention.ts";
import { interventions } from "../model/interventions/catalogue.ts";
import { kindIndexOf, kindOf, rolesByKind } from "../model/kindLists.ts";
import { type Kind, kinds, type Role, roles } from "../model/kinds.ts";
import type { OwnCategory } from "../model/ownParts.ts";
import { describeSource, type Grade, gradeMeanings, gradeOf, knowledgeOf, type ParameterSpecifications } from "../model/parameter.ts";
import { parameterGroups } from "../model/parameters/catalogue.ts";
import { type CategoryField, categoryFields, defaultCategories, ownCategories } from "../model/parameters/categories.ts";
import { schedule } from "../model/schedule.ts";

/** One thing of a catalogue, for people and as data. */
export interface CatalogueEntry {
  readonly id: string;
  /** One line. */
  readonly title: string;
  /** Label and text, in order, for `describe`. */
  readonly details: readonly (readonly [label: string, text: string])[];
  /** Everything, as plain data. */
  readonly data: unknown;
}

/** The catalogues that `list` and `describe` know, but for the scenario files, which are not part of the program. */
export const catalogues: Readonly<Record<string, () => readonly CatalogueEntry[]>> = {
  interventions: () => interventions.map(interventionEntry),
  indicators: () => indicators.map(indicatorEntry),
  parameters: () => [
    ...parameterGroups.flatMap((group) => parameterEntries(group.group, group.specifications)),
    ...parameterEntries("category", categoryFields),
    ...interventions.flatMap((intervention) => parameterEntries(intervention.id, intervention.parameters)),
  ],
  categories: () => [...defaultCategories, ...ownCategories].map(categoryEntry),
  kinds: () => kinds.map(kindEntry),
  roles: () => roles.map(roleEntry),
  schedule: () => schedule.map(scheduleEntry),
};

/** In the details of a parameter: what its grade means. */
const GRADE_MEANING = /(?<=^[A-E—]), .*$/;

export interface ParameterEntry extends CatalogueEntry {
  /** Its row in a table, the id first. */
  readonly cells: readonly string[];
}

/** Parameters of a group, or of an intervention. */
export function parameterEntries(group: string, specifications: ParameterSpecifications): ParameterEntry[] {
  return Object.entries(specifications).map(([name, entry]) => {
    const id = `${group}.${name}`;
    const source = describeSource(entry.source);
    const { grade, plausible } = knowledgeOf(entry);
    const range = `${plausible.low} to ${plausible.high}`;
    const limits = `${entry.min} to ${entry.max}`;
    return {
      id,
      title: entry.meaning,
      details: [
        ["default", `${entry.default} ${entry.unit}`],
        ["grade", `${grade}, ${gradeMeanings[grade]}`],
        ["source", source],
        ["plausible range", `${range}: ${plausible.basis}`],
        ["limits", limits],
      ],
      data: {
        ...{ id, default: entry.default, unit: entry.unit, min: entry.min, max: entry.max, meaning: entry.meaning },
        ...{ source, grade, plausible },
      },
      cells: [id, String(entry.default), entry.unit, entry.meaning, grade, source, `${range}: ${plausible.basis}`, limits],
    };
  });
}

function interventionEntry(intervention: Intervention): CatalogueEntry {
  const parameters = parameterEntries(intervention.id, intervention.parameters);
  const { planning, construction } = intervention.phases;
  return {
    id: intervention.id,
    title: intervention.title,
    details: [
      ["what it does", intervention.summary],
      ["failure mode", intervention.failureMode],
      ["phases", `planning ${planning} days, construction ${construction} days, then operation`],
      ["source", intervention.source],
      ...parameters.map(
        ({ id, title, details }) =>
          [id, `${title} ${details.map(([label, text]) => `${label} ${text.replace(GRADE_MEANING, "")}`).join("; ")}`] as const,
      ),
    ],
    data: {
      id: intervention.id,
      title: intervention.title,
      summary: intervention.summary,
      failureMode: intervention.failureMode,
      source: intervention.source,
      phases: intervention.phases,
      parameters: parameters.map(({ data }) => data),
    },
  };
}

function indicatorEntry(indicator: Indicator): CatalogueEntry {
  const { id, label, unit, direction, family, kind, main } = indicator;
  const definition = wholeDefinition(indicator);
  return infoEntry({ id, label, unit, direction, definition, family, kind, main, summaryOnly: indicator.summaryOnly === true });
}

interface Info {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly direction: string;
  readonly definition: string;
  readonly family: string;
  readonly kind?: string;
  readonly main: boolean;
  readonly summaryOnly?: boolean;
}

function infoEntry(info: Info): CatalogueEntry {
  return {
    id: info.id,
    title: info.label,
    details: [
      ["definition", info.definition],
      ["unit", info.unit],
      ["good", info.direction],
      ["family", info.family],
      ["kind", info.kind ?? ""],
    ],
    data: info,
  };
}

function categoryEntry(category: OwnCategory): CatalogueEntry {
  const isOwn = ownCategories.some(({ id }) => id === category.id);
  const values = Object.entries(categoryFields).map(([name, field]) => {
    const value = category.values[name as CategoryField] ?? field.default;
    const { grade, plausible } = knowledgeOf(field, value);
    const known = isOwn ? ownKnowledge(category, name as CategoryField, grade) : `Grade ${grade}`;
    return [name, `${value} ${field.unit}: ${field.meaning} ${known}; plausible range ${plausible.low} to ${plausible.high}.`] as const;
  });
  const { sources } = category;
  const said = sources && Object.fromEntries(Object.entries(sources).map(([name, source]) => [name, describeSource(source)]));
  return { id: category.id, title: category.label, details: values, data: said ? { ...category, sources: said } : category };
}

/** What the author of a category says of a number; the field's own default has the field's grade. */
function ownKnowledge({ values, sources }: OwnCategory, name: CategoryField, grade: Grade): string {
  if (values[name] === undefined) return `Default of the field, grade ${grade}`;
  const source = sources?.[name];
  return source === undefined ? "Grade and source not stated" : `Grade ${gradeOf(source)}, ${describeSource(source)}`;
}

function kindEntry({ confidenceDraw: _, ...kind }: Kind): CatalogueEntry {
  const { id, label, words, prior, admin, records, nonCore, dayRule, hasAuthority, mayLeave, motive, funder, answersFor, isUsual } = kind;
  const rule = typeof dayRule === "function" ? "own" : dayRule;
  const played = rolesByKind[id];
  return {
    id,
    title: label,
    details: [
      ["within a sentence", words],
      ["roles", played.join(", ")],
      ["plans its day by", rule],
      ["parameters", [`population.${prior}`, ...[admin, records, nonCore].map((name) => `handling.${name}`)].join(", ")],
      ["public authority", hasAuthority ? "yes" : "no"],
      ["may leave the forum", mayLeave ? "yes" : "no"],
      ["motive for joint work", motive],
      ["paid by", funder.replace("source:", "")],
      ["answers for", answersFor.join(", ")],
      ["usual in a place", isUsual ? "yes" : "no"],
    ],
    data: { ...kind, dayRule: rule, roles: played },
  };
}

function roleEntry(role: Role): CatalogueEntry {
  const { id, kind, duties, sells, wage, fundedWage } = role;
  const does = duties.length === 0 ? "no duty of its own" : duties.join(", ");
  return {
    id,
    title: `${kindOf({ kindIndex: kindIndexOf(kind) }).label}: ${does}`,
    details: [
      ["kind", kind],
      ["duties", duties.join(", ")],
      ["sells", sells ?? ""],
      ["wage", `wages.${wage}`],
      ["wage where the street pays", `wages.${fundedWage}`],
    ],
    data: { id, kind, duties, sells, wage, fundedWage },
  };
}

function scheduleEntry(process: (typeof schedule)[number]): CatalogueEntry {
  const { id, title, every, reads, writes, summary } = process;
  return {
    id,
    title,
    details: [
      ["what it does", summary],
      ["every", every],
      ["only reads", reads.join(", ")],
      ["changes", writes.join(", ")],
    ],
    data: { id, title, every, reads, writes, summary },
  };
}
