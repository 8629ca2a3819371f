/** Reads a scenario: files to tree, tree and arms to trees per arm, each read, checked and resolved. Text in, frozen value out. */
import { type Arm, armPatches, armTree, readArms } from "./arms/arms.ts";
import { checkPlan, checkRemovals, type OverridePlan, overrideHeader, planOverrides, selectArms } from "./arms/overrides.ts";
import { checkSections } from "./checks/check.ts";
import { object, refuseUnknownKeys } from "./fields/containers.ts";
import type { Field, Reading } from "./fields/field.ts";
import type { Catalogues } from "./format/catalogues.ts";
import { type Header, headerShape, type Sections, sectionKeys, sectionsField } from "./format/declaration.ts";
import { deepFreeze } from "./resolve/freeze.ts";
import { specification } from "./resolve/specification.ts";
import { readTree } from "./text/extend.ts";
import { sortedProblems, warn } from "./text/problems.ts";
import { filterMap, type MapNode } from "./text/tree.ts";
import type { FileSource, LoadResult, Problem, ResolvedArm, ResolvedScenario, ScenarioOverrides, Setting } from "./types.ts";

export type ScenarioLoader = (path: string, files: FileSource, overrides?: ScenarioOverrides) => LoadResult;

export interface Format {
  readonly catalogues: Catalogues;
  readonly header: Field<Header>;
  readonly sections: Field<Sections>;
}

export interface ReadArm {
  readonly arm: Arm;
  readonly sections: Sections;
  readonly settings: readonly Setting[];
  readonly problems: readonly Problem[];
}

/** A loader for the format that `catalogues` define. */
export function scenarioLoader(catalogues: Catalogues): ScenarioLoader {
  const format = formatOf(catalogues);
  return (path, files, overrides = {}) => load(path, files, overrides, format);
}

/** The format that catalogues define. */
export function formatOf(catalogues: Catalogues): Format {
  return { catalogues, header: object(headerShape, "Header.") as Field<Header>, sections: sectionsField(catalogues) };
}

function load(path: string, files: FileSource, overrides: ScenarioOverrides, format: Format): LoadResult {
  const problems: Problem[] = [];
  const plan = planOverrides(overrides, format.catalogues, problems);
  const { tree, files: filesRead } = readTree(path, files, problems);
  if (tree === null) return { problems: sortedProblems(problems) };
  const root = overrideHeader(tree, plan);
  const { header, settings } = readHeader(root, format, problems);
  const { arms, selected } = readAllArms(root, header, settings, plan, overrides, format, problems);
  const found = sortedProblems([...problems, ...arms.flatMap((one) => relevant(one, selected))]);
  if (found.some(({ severity }) => severity === "error")) return { problems: found };
  const id = scenarioId(path);
  const resolved = arms.map((one) => ({ ...one, specification: specification(id, header, one.sections, format.catalogues) }));
  const warnings = sortedProblems([...found, ...idleArms(resolved, selected)]);
  const kept: ResolvedArm[] = resolved
    .filter(({ arm }) => selected.includes(arm))
    .map((one) => ({ id: one.arm.id, label: one.arm.label, specification: one.specification, settings: one.settings }));
  return { scenario: deepFreeze(scenario(id, header, kept, warnings, filesRead)) };
}

function scenario(
  id: string,
  header: Header,
  arms: readonly ResolvedArm[],
  warnings: readonly Problem[],
  files: readonly string[],
): ResolvedScenario {
  const { title, purpose, sources, seed, replications, horizon } = header;
  return { id, title, purpose, sources, seed, replications, horizonDays: horizon, arms, warnings, files };
}

const listedHeader = new Set(["horizon", "seed", "replications"]);

/** The header, and those of its settings that `explain` lists. */
export function readHeader(root: MapNode, { header: field }: Format, problems: Problem[]) {
  const keys = Object.keys(headerShape);
  refuseUnknownKeys(root, ["extends", ...keys, ...sectionKeys, "arms"], "", problems);
  const reading: Reading = { problems, settings: [] };
  const value =
    field.read(
      filterMap(root, (key) => keys.includes(key)),
      "",
      reading,
    ) ?? field.placeholder;
  return { header: value, settings: reading.settings.filter(({ path }) => listedHeader.has(path)) };
}

function readAllArms(
  root: MapNode,
  header: Header,
  settings: readonly Setting[],
  plan: OverridePlan,
  overrides: ScenarioOverrides,
  format: Format,
  problems: Problem[],
) {
  const arms = readArms(root, format.catalogues, problems);
  const patches = armPatches(arms, problems);
  const baseline = filterMap(root, (key) => sectionKeys.some((section) => section === key));
  const trees = arms.map((arm) => armTree(baseline, patches.get(arm.id)!, [...plan.everywhere, ...(plan.byArm.get(arm.id) ?? [])]));
  checkPlan(plan, arms, trees, problems);
  checkRemovals(arms, baseline, format.catalogues, problems);
  const selected = selectArms(overrides, arms, problems);
  const headerProblems = problems.slice();
  return { selected, arms: arms.map((arm, i) => readSections(arm, trees[i], header, settings, headerProblems, format)) };
}

/** One arm's sections, checked. Problems of the header are known to the checks, so that a refused horizon is not used. */
export function readSections(
  arm: Arm,
  tree: MapNode,
  header: Header,
  settings: readonly Setting[],
  known: readonly Problem[],
  format: Format,
): ReadArm {
  const horizon = known.filter(({ path }) => path === "horizon");
  const reading: Reading = { problems: [...horizon], settings: [...settings] };
  const sections = format.sections.read(tree, "", reading) ?? format.sections.placeholder;
  const { problems } = reading;
  checkSections({ sections, tree, horizonDays: header.horizon, catalogues: format.catalogues, problems });
  return { arm, sections, settings: reading.settings, problems };
}

/** Errors of every arm, warnings of those that will run. */
function relevant({ arm, problems }: ReadArm, selected: readonly Arm[]): readonly Problem[] {
  return selected.includes(arm) ? problems : problems.filter(({ severity }) => severity === "error");
}

function idleArms(arms: readonly (ReadArm & { readonly specification: unknown })[], selected: readonly Arm[]): readonly Problem[] {
  const problems: Problem[] = [];
  const baseline = JSON.stringify(arms[0].specification);
  for (const { arm, specification: own } of arms.slice(1)) {
    if (!selected.includes(arm) || JSON.stringify(own) !== baseline) continue;
    warn(problems, {
      at: arm.at,
      path: `arms.${arm.id}`,
      what: `arm ${arm.id}`,
      expected: "a patch that changes something",
      received: "the baseline again",
    });
  }
  return problems;
}

/** The file's name without folder and ending. */
export function scenarioId(path: string): string {
  return path.replace(/^.*[\\/]/, "").replace(/\.ya?ml$/i, "");
}
