/** Reads an arm of a scenario as a package of measures, whose sub-packages can be resolved: same file, same rules, other patches. */
import { type Arm, armPatches, armTree, readArms } from "./arms/arms.ts";
import { overrideHeader, planOverrides, selectArms } from "./arms/overrides.ts";
import type { Assignment } from "./arms/paths.ts";
import { type PackagePart, packageParts, subPackage } from "./arms/subPackages.ts";
import type { Catalogues } from "./format/catalogues.ts";
import { type Header, sectionKeys } from "./format/declaration.ts";
import { deepFreeze } from "./resolve/freeze.ts";
import { specification } from "./resolve/specification.ts";
import { type Format, formatOf, type ReadArm, readHeader, readSections, scenarioId } from "./sections.ts";
import { readTree } from "./text/extend.ts";
import { partsInForce } from "./text/namedParts.ts";
import { refuse, sortedProblems } from "./text/problems.ts";
import { filterMap, type MapNode } from "./text/tree.ts";
import type { FileSource, PackageResult, Problem, ResolvedPackage, ScenarioOverrides, Setting } from "./types.ts";

/** Reads the arm with the id `arm` as a package. */
export type PackageLoader = (path: string, files: FileSource, arm: string, overrides?: ScenarioOverrides) => PackageResult;

/** A reader of packages of the format that `catalogues` define. */
export function packageLoader(catalogues: Catalogues): PackageLoader {
  const format = formatOf(catalogues);
  return (path, files, arm, overrides = {}) => load(path, files, arm, overrides, format);
}

/** A file read and its package taken apart. */
interface OpenPackage {
  readonly id: string;
  readonly header: Header;
  readonly settings: readonly Setting[];
  readonly baseline: MapNode;
  readonly arms: readonly Arm[];
  readonly arm: Arm;
  readonly parts: readonly PackagePart[];
  /** Assignments of the command line: to every sub-package, and to the package's own settings. */
  readonly everywhere: readonly Assignment[];
  readonly own: readonly Assignment[];
  readonly problems: readonly Problem[];
  readonly format: Format;
}

function load(path: string, files: FileSource, name: string, overrides: ScenarioOverrides, format: Format): PackageResult {
  const problems: Problem[] = [];
  const plan = planOverrides(overrides, format.catalogues, problems);
  const { tree } = readTree(path, files, problems);
  if (tree === null || !partsInForce(tree, files, problems)) return { problems: sortedProblems(problems) };
  const root = overrideHeader(tree, plan);
  const { header, settings } = readHeader(root, format, problems);
  const arms = readArms(root, format.catalogues, problems);
  const patches = armPatches(arms, problems);
  const [arm] = selectArms({ arms: [name] }, arms, problems);
  const failed = () => problems.some(({ severity }) => severity === "error");
  if (arm === undefined || failed()) return { problems: sortedProblems(problems) };
  const own = plan.byArm.get(arm.id) ?? [];
  const parts = packageParts(arm, arms, patches, own, format.catalogues);
  if (arm.id === "baseline" || parts.length === 0) {
    const expected = "an arm that uses other arms, or has interventions or settings of its own";
    refuse(problems, { at: arm.at, path: `arms.${arm.id}`, what: `package ${arm.id}`, expected, received: "the baseline" });
    return { problems: sortedProblems(problems) };
  }
  const baseline = filterMap(root, (key) => sectionKeys.some((section) => section === key));
  const id = scenarioId(path);
  return { package: resolved({ id, header, settings, baseline, arms, arm, parts, everywhere: plan.everywhere, own, problems, format }) };
}

function resolved(open: OpenPackage): ResolvedPackage {
  const { arm, parts } = open;
  const measures = parts.map(({ id, label }) => ({ id, label }));
  return { id: arm.id, label: arm.label, measures, read: (masks) => readMasks(open, masks) };
}

/** Resolves sub-packages; quick, since the file is read and only patches differ. */
function readMasks(open: OpenPackage, masks: readonly number[]): ReturnType<ResolvedPackage["read"]> {
  const { id, header, settings, baseline, arms, arm, parts, everywhere, own, problems, format } = open;
  const subs = masks.map((mask) => subPackage(arm, parts, mask, baseline));
  const patches = armPatches([...arms, ...subs], []);
  const read = subs.map((sub, i) => {
    const ownOn = parts.some(({ kind }, bit) => kind === "own" && (masks[i] & (1 << bit)) !== 0);
    const tree = armTree(baseline, patches.get(sub.id)!, [...everywhere, ...(ownOn ? own : [])]);
    return readSections(sub, tree, header, settings, problems, format);
  });
  const found = partialProblems(read, parts, masks);
  if (found.length > 0) return { problems: found };
  const specifications = read.map(({ sections }) => deepFreeze(specification(id, header, sections, format.catalogues)));
  return { specifications: new Map(masks.map((mask, i) => [mask, specifications[i]])) };
}

/** Errors that a package has without some of its measures, each once, with the first sub-package that has it. */
function partialProblems(read: readonly ReadArm[], parts: readonly PackagePart[], masks: readonly number[]): readonly Problem[] {
  const found = new Map<string, Problem>();
  read.forEach(({ problems }, i) => {
    const missing = parts.filter((_, bit) => (masks[i] & (1 << bit)) === 0).map(({ id }) => id);
    for (const problem of problems) {
      const key = JSON.stringify(problem);
      if (problem.severity !== "error" || found.has(key)) continue;
      const where = missing.length === 0 ? "" : `package without ${missing.join(", ")}: `;
      found.set(key, { ...problem, what: `${where}${problem.what}` });
    }
  });
  return sortedProblems([...found.values()]);
}
