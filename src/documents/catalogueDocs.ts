/**
 * The catalogues as text: tables for documentation (Markdown), and entries for `cosafe list` and `cosafe describe`.
 *
 * Tables in README.md and docs/ stand between `<!-- generated:NAME -->` and `<!-- /generated:NAME -->` and are never edited by hand.
 */

import { runTables } from "../folder/studyTables.ts";
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
import { ruleMeanings } from "../model/plausible.ts";
import { schedule } from "../model/schedule.ts";
import { memberRows } from "../runs/parts/form.ts";
import { codebookFile } from "../tables/codebook.ts";

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

/** The generated tables by name. */
export const generatedTables: Readonly<Record<string, () => string>> = {
  interventions: () =>
    markdownTable(
      ["intervention", "what it does", "failure mode", "planning, construction", "source"],
      interventions.map((intervention) => [
        code(intervention.id),
        intervention.summary,
        intervention.failureMode,
        `${intervention.phases.planning} d, ${intervention.phases.construction} d`,
        intervention.source,
      ]),
    ),
  "intervention-parameters": () =>
    parameterTable(interventions.flatMap((intervention) => parameterEntries(intervention.id, intervention.parameters))),
  indicators: () =>
    markdownTable(
      ["indicator", "unit", "good", "definition"],
      indicators.map((info) => [code(info.id), info.unit, info.direction, wholeDefinition(info)]),
    ),
  parameters: () =>
    parameterGroups
      .map((group) => `**${group.title}** (${code(group.group)})\n\n${parameterTable(parameterEntries(group.group, group.specifications))}`)
      .join("\n\n"),
  references: () =>
    markdownTable(
      ["setting", "default", "reference", "unit", "source of the reference"],
      parameterGroups.flatMap(({ group, specifications }) =>
        Object.entries(specifications as ParameterSpecifications).flatMap(([name, { default: standard, unit, reference }]) =>
          reference === undefined
            ? []
            : [[code(`${group}.${name}`), String(standard), String(reference.value), unit, describeSource(reference.source)]],
        ),
      ),
    ),
  grades: gradeTable,
  "range-rules": () =>
    markdownTable(
      ["rule", "range"],
      Object.entries(ruleMeanings).map(([rule, meaning]) => [rule, meaning]),
    ),
  "category-fields": () => parameterTable(parameterEntries("category", categoryFields)),
  categories: () =>
    markdownTable(
      ["field", "unit", ...defaultCategories.map((category) => category.label)],
      Object.entries(categoryFields).map(([name, field]) => [
        code(name),
        field.unit,
        ...defaultCategories.map((category) => String(category.values[name as CategoryField] ?? field.default)),
      ]),
    ),
  schedule: () =>
    markdownTable(
      ["", "process", "every", "what it does", "only reads", "changes"],
      schedule.map(({ title, every, summary, reads, writes }, index) => [
        String(index + 1),
        title,
        every,
        summary,
        reads.join(", "),
        writes.join(", "),
      ]),
    ),
  "own-parts": () =>
    markdownTable(
      ["in", "member", "must be"],
      memberRows().map(({ list, member, expected, isOptional }) => [
        list === "each parameter" ? list : code(list),
        code(member),
        `${expected}${isOptional ? "; may be left out" : ""}`,
      ]),
    ),
  "result-files": () =>
    [...Object.values(runTables), codebookFile]
      .map(
        (file) =>
          `**${file.name}**: ${file.definition}\n\n${markdownTable(
            ["column", "unit", "definition"],
            file.columns.map((column) => [code(column.name), column.unit, column.definition]),
          )}`,
      )
      .join("\n\n"),
};

export interface GeneratedDocument {
  readonly text: string;
  /** Names of markers that no table answers to, or whose end is missing. */
  readonly problems: readonly string[];
}

/** `text` with every generated part made anew from `tables`. */
export function regenerate(text: string, tables: Readonly<Record<string, () => string>>): GeneratedDocument {
  const problems: string[] = [];
  const made = text.replace(
    /<!-- generated:([\w-]+) -->[\s\S]*?<!-- (\/generated:\1|generated:[\w-]+) -->/g,
    (found, name: string, end: string) => {
      if (!end.startsWith("/")) problems.push(`generated part ${name}: expected its end <!-- /generated:${name} -->`);
      else if (Object.hasOwn(tables, name)) return `<!-- generated:${name} -->\n\n${tables[name]()}\n\n<!-- /generated:${name} -->`;
      else problems.push(`generated part ${name}: expected one of ${Object.keys(tables).join(", ")}`);
      return found;
    },
  );
  for (const [, name] of text.matchAll(/<!-- generated:([\w-]+) -->/g)) {
    if (!text.includes(`<!-- /generated:${name} -->`))
      problems.push(`generated part ${name}: expected its end <!-- /generated:${name} -->`);
  }
  return { text: made, problems: [...new Set(problems)] };
}

/** A Markdown table; bars and line ends in cells are made harmless. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll(/\s*\n\s*/g, " ")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** In the details of a parameter: what its grade means. */
const GRADE_MEANING = /(?<=^[A-E—]), .*$/;

/** What each grade means, and how many have it. */
function gradeTable(): string {
  const model = [...parameterGroups.map(({ specifications }) => specifications), categoryFields];
  const ofMeasures = interventions.map(({ parameters }) => parameters);
  const counted = (groups: readonly ParameterSpecifications[], wanted: string) =>
    String(groups.flatMap((group) => Object.values(group)).filter((entry) => knowledgeOf(entry).grade === wanted).length);
  return markdownTable(
    ["grade", "meaning", "of the model", "of measures"],
    Object.entries(gradeMeanings).map(([grade, meaning]) => [grade, meaning, counted(model, grade), counted(ofMeasures, grade)]),
  );
}

interface ParameterEntry extends CatalogueEntry {
  readonly row: readonly string[];
}

function parameterTable(entries: readonly ParameterEntry[]): string {
  return markdownTable(
    ["parameter", "default", "unit", "meaning", "grade", "source", "plausible range and its basis", "limits"],
    entries.map(({ row }) => row),
  );
}

function parameterEntries(group: string, specifications: ParameterSpecifications): ParameterEntry[] {
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
      row: [code(id), String(entry.default), entry.unit, entry.meaning, grade, source, `${range}: ${plausible.basis}`, limits],
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

function code(text: string): string {
  return `\`${text}\``;
}
