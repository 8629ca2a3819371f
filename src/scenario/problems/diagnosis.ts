/** Reads a scenario for a diagnosis: its problems, and the places without some of them, resolved by the same rules as arms. */
import { readArms } from "../arms/arms.ts";
import { overrideHeader, planOverrides } from "../arms/overrides.ts";
import type { Assignment } from "../arms/paths.ts";
import type { Catalogues } from "../format/catalogues.ts";
import { sectionKeys } from "../format/declaration.ts";
import { deepFreeze } from "../resolve/freeze.ts";
import { specification } from "../resolve/specification.ts";
import { formatOf, readHeader, scenarioId } from "../sections.ts";
import { readTree } from "../text/extend.ts";
import { partsInForce } from "../text/namedParts.ts";
import { sortedProblems } from "../text/problems.ts";
import { filterMap, plainScalar } from "../text/tree.ts";
import type { DiagnosisPoint, DiagnosisResult, FileSource, Problem, ResolvedDiagnosis, ScenarioOverrides } from "../types.ts";
import { type Baseline, readWithout } from "./baseline.ts";
import { describeProblems, type OpenProblem, readProblems } from "./readProblems.ts";
import { settingAt } from "./removals.ts";

export type DiagnosisLoader = (path: string, files: FileSource, overrides?: ScenarioOverrides) => DiagnosisResult;

/** Share by which a placebo moves a parameter: no meaning, but chance takes another course. */
export const NUDGE = 0.0002;

/** A reader of diagnoses of the format that `catalogues` define. */
export function diagnosisLoader(catalogues: Catalogues): DiagnosisLoader {
  const format = formatOf(catalogues);
  return (path, files, overrides = {}) => {
    const problems: Problem[] = [];
    const plan = planOverrides(overrides, catalogues, problems);
    const { tree } = readTree(path, files, problems);
    if (tree === null || !partsInForce(tree, files, problems)) return { problems: sortedProblems(problems) };
    const root = overrideHeader(tree, plan);
    const { header, settings: headerSettings } = readHeader(root, format, problems);
    const [arm] = readArms(root, catalogues, problems);
    const own = filterMap(root, (key) => sectionKeys.some((section) => section === key));
    const extra = [...plan.everywhere, ...(plan.byArm.get(arm.id) ?? [])];
    const unread: Baseline = { arm, tree: own, header, headerSettings, settings: [], extra, format };
    const read = readWithout([], unread);
    problems.push(...read.problems);
    const baseline = { ...unread, settings: read.settings };
    const open = readProblems(root, baseline, problems);
    const failed = () => problems.some(({ severity }) => severity === "error");
    const described = failed() ? [] : describeProblems(open, baseline, problems);
    if (failed()) return { problems: sortedProblems(problems) };
    const id = scenarioId(path);
    return { diagnosis: { problems: described, read: (points) => readPoints(points, id, open, baseline) } };
  };
}

/** One specification per point, or what is wrong with some of the places. */
function readPoints(
  points: readonly DiagnosisPoint[],
  id: string,
  open: readonly OpenProblem[],
  baseline: Baseline,
): ReturnType<ResolvedDiagnosis["read"]> {
  const removals = new Map(open.flatMap((problem) => problem.removals.map((removal) => [removal.path, removal])));
  const problems: Problem[] = [];
  const specifications = new Map(
    points.map((point) => {
      const away = point.removed.map((path) => removals.get(path)!);
      const read = readWithout([...away, ...nudges(point, baseline)], baseline);
      for (const problem of read.problems) {
        if (problem.severity === "error") problems.push({ ...problem, what: `place ${point.id}: ${problem.what}` });
      }
      return [point.id, deepFreeze(specification(id, baseline.header, read.sections, baseline.format.catalogues))] as const;
    }),
  );
  return problems.length > 0 ? { problems: sortedProblems(problems) } : { specifications };
}

/** Parameters moved by next to nothing, towards the side that their limits leave. */
function nudges({ nudged }: DiagnosisPoint, baseline: Baseline): readonly Assignment[] {
  return nudged.map((path) => {
    const setting = settingAt(path, baseline);
    if (setting === undefined || typeof setting.value !== "number") {
      throw new RangeError(`placebo: expected the path of a number, received ${JSON.stringify(path)}`);
    }
    const up = setting.value * (1 + NUDGE);
    const value = up > (setting.max ?? Number.POSITIVE_INFINITY) ? setting.value * (1 - NUDGE) : up;
    const at = { file: "placebo", line: 1, column: 1 };
    return { segments: setting.path.split("."), node: plainScalar(String(value), at), keyAt: at };
  });
}
