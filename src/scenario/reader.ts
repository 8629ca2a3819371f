/** Reads a scenario: files to tree, tree and arms to trees per arm, each read, checked and resolved. Text in, frozen value out. */
import { type Arm, armPatches, armTree, readArms } from "./arms/arms.ts";
import { checkPlan, checkRemovals, type OverridePlan, overrideHeader, planOverrides, selectArms } from "./arms/overrides.ts";
import type { Catalogues } from "./format/catalogues.ts";
import { type Header, sectionKeys } from "./format/declaration.ts";
import type { Baseline } from "./problems/baseline.ts";
import { describeProblems, readProblems } from "./problems/readProblems.ts";
import { deepFreeze } from "./resolve/freeze.ts";
import { specification } from "./resolve/specification.ts";
import { type Format, formatOf, type ReadArm, readHeader, readSections, scenarioId } from "./sections.ts";
import { readTree } from "./text/extend.ts";
import { partsInForce } from "./text/namedParts.ts";
import { sortedProblems, warn } from "./text/problems.ts";
import { filterMap, type MapNode } from "./text/tree.ts";
import type { FileSource, LoadResult, Problem, ResolvedArm, ResolvedScenario, ScenarioOverrides, Setting } from "./types.ts";

export type ScenarioLoader = (path: string, files: FileSource, overrides?: ScenarioOverrides) => LoadResult;

/** A loader for the format that `catalogues` define. */
export function scenarioLoader(catalogues: Catalogues): ScenarioLoader {
  const format = formatOf(catalogues);
  return (path, files, overrides = {}) => load(path, files, overrides, format);
}

function load(path: string, files: FileSource, overrides: ScenarioOverrides, format: Format): LoadResult {
  const problems: Problem[] = [];
  const plan = planOverrides(overrides, format.catalogues, problems);
  const { tree, files: filesRead } = readTree(path, files, problems);
  if (tree === null || !partsInForce(tree, files, problems)) return { problems: sortedProblems(problems) };
  const root = overrideHeader(tree, plan);
  const { header, settings } = readHeader(root, format, problems);
  const { arms, baseline, selected } = readAllArms(root, header, settings, plan, overrides, format, problems);
  const open = readProblems(root, baseline, problems);
  const found = sortedProblems([...problems, ...arms.flatMap((one) => relevant(one, selected))]);
  const diagnosed = isRefused(found) ? [] : describeProblems(open, baseline, found);
  if (isRefused(found)) return { problems: sortedProblems(found) };
  const id = scenarioId(path);
  const resolved = arms.map((one) => ({ ...one, specification: specification(id, header, one.sections, format.catalogues) }));
  const warnings = sortedProblems([...found, ...idleArms(resolved, selected)]);
  const kept: ResolvedArm[] = resolved
    .filter(({ arm }) => selected.includes(arm))
    .map((one) => ({ id: one.arm.id, label: one.arm.label, specification: one.specification, settings: one.settings }));
  return { scenario: deepFreeze({ ...scenario(id, header, kept, warnings, filesRead), problems: diagnosed }) };
}

function isRefused(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === "error");
}

function scenario(
  id: string,
  header: Header,
  arms: readonly ResolvedArm[],
  warnings: readonly Problem[],
  files: readonly string[],
): Omit<ResolvedScenario, "problems"> {
  const { title, purpose, sources, seed, replications, horizon, "primary-outcome": primaryOutcome } = header;
  return { id, title, purpose, sources, seed, replications, horizonDays: horizon, primaryOutcome, arms, warnings, files };
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
  const read = arms.map((arm, i) => readSections(arm, trees[i], header, settings, headerProblems, format));
  const extra = [...plan.everywhere, ...(plan.byArm.get("baseline") ?? [])];
  const own: Baseline = { arm: arms[0], tree: baseline, header, headerSettings: settings, settings: read[0].settings, extra, format };
  return { selected, arms: read, baseline: own };
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
