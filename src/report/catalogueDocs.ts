/**
 * The catalogues as text: tables for documentation (Markdown), and entries for `cosafe list` and `cosafe describe`.
 *
 * Tables in README.md and docs/ stand between `<!-- generated:NAME -->` and `<!-- /generated:NAME -->` and are never edited by hand.
 */

import type { Indicator } from "../model/indicator.ts";
import { indicators } from "../model/indicators/catalogue.ts";
import type { Intervention } from "../model/intervention.ts";
import { interventions } from "../model/interventions/catalogue.ts";
import { describeSource, gradeMeanings, knowledgeOf, type ParameterSpecifications } from "../model/parameter.ts";
import { parameterGroups } from "../model/parameters/catalogue.ts";
import { type CategoryField, categoryFields, defaultCategories, ownCategories } from "../model/parameters/categories.ts";
import { ruleMeanings } from "../model/plausible.ts";
import { schedule } from "../model/schedule.ts";
import { derivedIndicators } from "../study/derivedIndicators.ts";
import { resultFiles } from "./codebook.ts";

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
  indicators: () => [...indicators.map(indicatorEntry), ...derivedIndicators.map(infoEntry)],
  parameters: () => [
    ...parameterGroups.flatMap((group) => parameterEntries(group.group, group.specifications)),
    ...parameterEntries("category", categoryFields),
    ...interventions.flatMap((intervention) => parameterEntries(intervention.id, intervention.parameters)),
  ],
  categories: () => [...defaultCategories, ...ownCategories].map(categoryEntry),
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
      [...indicators, ...derivedIndicators].map((info) => [code(info.id), info.unit, info.direction, info.definition]),
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
  "result-files": () =>
    Object.values(resultFiles)
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
  const { id, label, unit, direction, definition, family, kind, main } = indicator;
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

function categoryEntry(category: (typeof defaultCategories)[number]): CatalogueEntry {
  const values = Object.entries(categoryFields).map(([name, field]) => {
    const value = category.values[name as CategoryField] ?? field.default;
    const { grade, plausible } = knowledgeOf(field, value);
    return [
      name,
      `${value} ${field.unit}: ${field.meaning} Grade ${grade}; plausible range ${plausible.low} to ${plausible.high}.`,
    ] as const;
  });
  return { id: category.id, title: category.label, details: values, data: category };
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
