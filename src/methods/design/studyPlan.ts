/** From a study file to a plan: factors, points, arms and outcomes, all checked before anything runs. */

import { dirname, resolve } from "node:path";
import { hashJson } from "../../host/canonicalJson.ts";
import { nodeFiles } from "../../host/nodeFiles.ts";
import type { DesignMethod } from "../../scenario/studyFile/format.ts";
import { loadStudyFile, type StudyOverrides } from "../../scenario/studyFile/load.ts";
import type { StudyFile } from "../../scenario/studyFile/studyFile.ts";
import { settingAt } from "../../scenario/studyFile/variable.ts";
import { refuse, sortedProblems } from "../../scenario/text/problems.ts";
import type { Problem, ResolvedArm, ResolvedScenario } from "../../scenario/types.ts";
import type { DesignNote } from "../../words/findings/design.ts";
import { designHash, findFactors, namedFactor, rangedFactor } from "../factors/factor.ts";
import { findOutcome, mainOutcomes } from "../outcome.ts";
import type { Outcome } from "../result.ts";
import { checkPoint } from "./checkPoint.ts";
import { type DesignPoint, designOf, type PlannedFactor } from "./designs.ts";

/** What `analyseDesign` works through: every point under every arm in every replication. */
export interface DesignPlan {
  readonly title: string;
  readonly purpose: string;
  /** The scenario with the arms of the study, and the warnings of both files. */
  readonly scenario: ResolvedScenario;
  readonly method: DesignMethod;
  readonly arms: readonly ResolvedArm[];
  readonly factors: readonly PlannedFactor[];
  /** The base point first; for method arms one point without values. */
  readonly points: readonly DesignPoint[];
  /** The primary one first: the sentences are about it. */
  readonly outcomes: readonly Outcome[];
  readonly replications: number;
  /** Sha256 of the design table. */
  readonly hash: string;
  readonly notes: readonly DesignNote[];
}

export type StudyPlanResult = { readonly plan: DesignPlan; readonly study: StudyFile } | { readonly problems: readonly Problem[] };

/** Loads a study file of this machine; it reaches files of its own folder and of the folder above. Never throws on bad input. */
export function loadStudyPlan(path: string, overrides: StudyOverrides = {}): StudyPlanResult {
  const loaded = loadStudyFile(path, nodeFiles(dirname(resolve(path))), overrides);
  return "problems" in loaded ? loaded : planStudy(loaded.study);
}

/** The plan of a study that has been read, or every problem that only the study room can see. */
export function planStudy(study: StudyFile): StudyPlanResult {
  const problems: Problem[] = [];
  const outcomes = outcomesOf(study, problems);
  const factors = study.method === "arms" ? [] : factorsOf(study, problems);
  const design = problems.length > 0 ? null : pointsOf(study, factors, problems);
  if (design === null || problems.length > 0) return { problems: sortedProblems(problems) };
  const { scenario, arms, method, replications, title, purpose } = study;
  const own = factors.map(({ factor }) => factor);
  const { points, notes } = design;
  const plan = {
    title,
    purpose,
    scenario: { ...scenario, arms, warnings: study.warnings },
    method,
    arms,
    factors,
    points,
    outcomes,
    replications,
    hash:
      method === "arms"
        ? hashJson({ arms: arms.map(({ id }) => id) })
        : designHash(
            own,
            points.map(({ values }) => values),
          ),
    notes: [...notes, ...factors.flatMap(outsideNote)],
  };
  return { plan, study };
}

/** Differences from the base then go beyond the range that is varied. */
function outsideNote({ factor }: PlannedFactor): readonly DesignNote[] {
  const { standard, low, high } = factor;
  return standard >= low && standard <= high ? [] : [{ kind: "outside", factor: namedFactor(factor) }];
}

function outcomesOf({ outcomes, primary, where }: StudyFile, problems: Problem[]): readonly Outcome[] {
  const find = (name: string, path: string): Outcome[] => {
    const found = findOutcome(name);
    if (!("problem" in found)) return [found];
    refuse(problems, { at: where(path), path, what: found.problem });
    return [];
  };
  const named = outcomes.flatMap((name, i) => find(name, `outcomes.${i}`));
  const all = outcomes.length === 0 ? mainOutcomes() : named;
  if (primary === null) return all;
  const own = all.find(({ id }) => id === primary);
  return own === undefined ? [...find(primary, "primary"), ...all] : [own, ...all.filter((one) => one !== own)];
}

function factorsOf(study: StudyFile, problems: Problem[]): readonly PlannedFactor[] {
  const declared = study.table === null ? study.factors : study.table.paths.map((path, j) => columnOf(study, path, j));
  return declared.flatMap(({ path, levels, range, steps }) => {
    const arm = study.arms.find((one) => settingAt([one], path) !== undefined) ?? study.arms[0];
    const ends = levels === null ? range : { low: Math.min(...levels), high: Math.max(...levels) };
    const found = ends === null ? findFactors(arm, [path]) : { factors: [rangedFactor(arm, path, ends.low, ends.high)!] };
    if ("factors" in found) return [{ factor: found.factors[0], levels, steps }];
    for (const problem of found.problems) refuse(problems, { at: study.where("factors"), path: "factors", what: problem });
    return [];
  });
}

/** A column of an external table as a factor from its least to its largest value. */
function columnOf({ table }: StudyFile, path: string, j: number) {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const row of table!.rows) [low, high] = [Math.min(low, row[j]), Math.max(high, row[j])];
  return { path, levels: null, range: { low, high }, steps: null };
}

/** The points, each of which every arm must be able to run: a design with an impossible point is refused as a whole, never thinned out. */
function pointsOf(study: StudyFile, factors: readonly PlannedFactor[], problems: Problem[]) {
  const { method, arms, table } = study;
  if (method === "arms") return { points: [{ id: "arm", label: "", values: [] }], notes: [] };
  const { points = 0, designSeed: seed, resolution } = study;
  const design = designOf({ method, factors, points: points ?? 0, seed, resolution, rows: table?.rows ?? [], names: table?.names ?? null });
  const report = { at: study.where("design"), path: "design" };
  if ("problem" in design) {
    refuse(problems, { ...report, what: design.problem });
    return null;
  }
  const own = factors.map(({ factor }) => factor);
  if (!own.some(({ integer }) => integer)) return design;
  const impossible = design.points.flatMap(({ id, values }) =>
    arms.flatMap((arm) => checkPoint(own, values, arm.specification).map((why) => ({ id, why }))),
  );
  for (const { id, why } of impossible.slice(0, 5)) refuse(problems, { ...report, path: `design.${id}`, what: `point ${id}, ${why}` });
  if (impossible.length > 5)
    refuse(problems, { ...report, what: `points: ${impossible.length - 5} more cannot be run`, remedy: "narrow the ranges of the dates" });
  return design;
}
