/**
 * The catalogues as tables for documentation (Markdown).
 *
 * Tables in README.md and docs/ stand between `<!-- generated:NAME -->` and `<!-- /generated:NAME -->` and are never edited by hand.
 */

import { runTables } from "../folder/studyTables.ts";
import { wholeDefinition } from "../model/indicator.ts";
import { indicators } from "../model/indicators/catalogue.ts";
import { interventions } from "../model/interventions/catalogue.ts";
import { describeSource, gradeMeanings, knowledgeOf, type ParameterSpecifications } from "../model/parameter.ts";
import { parameterGroups } from "../model/parameters/catalogue.ts";
import { type CategoryField, categoryFields, defaultCategories } from "../model/parameters/categories.ts";
import { ruleMeanings } from "../model/plausible.ts";
import { schedule } from "../model/schedule.ts";
import { memberRows } from "../runs/parts/form.ts";
import { codebookFile } from "../tables/codebook.ts";
import { type ParameterEntry, parameterEntries } from "./catalogues.ts";

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

function parameterTable(entries: readonly ParameterEntry[]): string {
  return markdownTable(
    ["parameter", "default", "unit", "meaning", "grade", "source", "plausible range and its basis", "limits"],
    entries.map(({ cells: [id, ...cells] }) => [code(id), ...cells]),
  );
}

function code(text: string): string {
  return `\`${text}\``;
}
