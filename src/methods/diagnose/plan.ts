/**
 * What a diagnosis is asked to do, and the places that it needs: the baseline, without each problem, with each problem only, without all,
 * the placebo, and, for Shapley values, without those problems that sampled orders of taking them away pass through.
 */
import { KeyedRandom, seedKey } from "../../kernel/random.ts";
import type { ModelSpecification } from "../../model/specification.ts";
import type { DiagnosisPoint } from "../../scenario/types.ts";
import { sampleOrders, subPackagesOf } from "../../statistics/shapleySampling.ts";
import { countWords } from "../../words/words.ts";
import type { NamedArm, Outcome, StudyHeader } from "../result.ts";
import type { ProblemInfo } from "./result.ts";

/** Most problems: places are masks of 30 bits. */
export const MOST_PROBLEMS = 30;

/** Parameters that the placebo moves by 0.02 %, of three parts of the model (work, reports, trust), so that chance takes another course. */
export const placeboPaths = ["handling.baseEffort", "detection.severityWeight", "trust.gainRate"] as const;

export interface DiagnosePlan {
  readonly scenario: StudyHeader["scenario"];
  /** Problems that settings stand for; bit i of a mask is problem i taken away. */
  readonly problems: readonly ProblemInfo[];
  /** Problems that show in an outcome. */
  readonly outcomeProblems: readonly (NamedArm & { readonly row: string | null; readonly outcome: Outcome })[];
  /** Specification of every point by its id. */
  readonly specifications: ReadonlyMap<string, ModelSpecification>;
  readonly primary: Outcome;
  /** The primary outcome among them. */
  readonly outcomes: readonly Outcome[];
  readonly replications: number;
  /** Sampled orders of taking problems away; empty without Shapley values. */
  readonly orders: readonly (readonly number[])[];
  /** Told how far the work is, in words. */
  readonly tell?: (text: string) => void;
}

/** What is wrong with the sizes of a diagnosis, as sentences. */
export function diagnosisProblems(problems: number, orders: number | null, replications: number): string[] {
  const found: string[] = [];
  if (problems < 1 || problems > MOST_PROBLEMS) {
    found.push(`problems: expected 1 to ${MOST_PROBLEMS} that settings stand for, received ${problems}`);
  }
  if (orders !== null && !(Number.isInteger(orders) && orders >= 4 && orders % 2 === 0)) {
    found.push(`orders: expected an even number of at least 4, received ${orders}`);
  }
  if (!(Number.isSafeInteger(replications) && replications >= 2)) {
    found.push(`replications: expected a whole number of at least 2, received ${replications}`);
  }
  return found;
}

/** Orders of taking k problems away; none where none are asked for, or one problem leaves nothing to order. */
export function diagnosisOrders(problems: number, orders: number | null, seed: string): readonly (readonly number[])[] {
  if (orders === null || problems < 2) return [];
  return sampleOrders(problems, orders / 2, new KeyedRandom(seedKey(seed), 0).stream("study/diagnose/orders"));
}

type Settings = readonly Pick<ProblemInfo, "id" | "settings">[];

/** The points of a diagnosis in canonical order, each once. */
export function diagnosisPoints(problems: Settings, orders: readonly (readonly number[])[]): readonly DiagnosisPoint[] {
  const pathsOf = (some: Settings) => [...new Set(some.flatMap(({ settings }) => settings.map(({ path }) => path)))];
  const all = pathsOf(problems);
  const point = (id: string, removed: readonly string[], nudged: readonly string[] = []) => ({ id, removed, nudged });
  const points = [
    point("baseline", []),
    ...problems.map((problem) => point(withoutId(problem.id), pathsOf([problem]))),
    ...problems.map((problem) => {
      const kept = pathsOf([problem]);
      return point(
        onlyId(problem.id),
        all.filter((path) => !kept.includes(path)),
      );
    }),
    point(WITHOUT_ALL, all),
    point(PLACEBO, [], placeboPaths),
    ...subPackagesOf(orders).map((mask) => point(maskId(problems, mask), pathsOf(problems.filter((_, i) => (mask & (1 << i)) !== 0)))),
  ];
  return [...new Map(points.map((each) => [each.id, each])).values()];
}

export const WITHOUT_ALL = "without-all";
export const PLACEBO = "placebo";

export function withoutId(problem: string): string {
  return `without:${problem}`;
}

export function onlyId(problem: string): string {
  return `only:${problem}`;
}

/** The point in which the problems of a mask are taken away. */
export function maskId(problems: readonly { readonly id: string }[], mask: number): string {
  const away = problems.filter((_, i) => (mask & (1 << i)) !== 0).map(({ id }) => id);
  if (away.length === 0) return "baseline";
  return away.length === problems.length ? WITHOUT_ALL : withoutId(away.join("+"));
}

/** What the runs are made for, before they start. */
export function diagnosisAnnouncement({ problems, specifications, replications, orders }: DiagnosePlan): string {
  const places = specifications.size;
  const sampled = orders.length === 0 ? "" : `, on ${orders.length} orders of taking them away`;
  return `${countWords(places * replications, "run")}: ${places} places for ${countWords(problems.length, "problem")}${sampled}, ${replications} replications each`;
}
