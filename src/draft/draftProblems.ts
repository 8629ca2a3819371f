/** The problems of a plan beside the case that it begins with: what stands for each, and never better than the case has it. */
import type { Setting } from "../scenario/types.ts";
import { BASE_START, type DraftPlan, type Start, type StartOrganisation, startOf } from "./draft.ts";
import { figures, staffed } from "./draftWords.ts";
import { type PlaceProblem, type ProblemLevel, placeProblem } from "./placeProblems.ts";

/** A level as it goes into the file, with its comment. */
export interface DraftLevel extends ProblemLevel {
  readonly words: string;
}

/** A setting of an organisation without the problem. */
export interface DraftReference {
  readonly path: string;
  readonly value: string;
}

export interface DraftProblem {
  readonly problem: PlaceProblem;
  readonly levels: readonly DraftLevel[];
  readonly references: readonly DraftReference[];
  /** Paths of all settings that stand for it. */
  readonly settings: readonly string[];
}

/** The problems of a plan, in the order of the list. */
export function draftProblems(plan: DraftPlan, start: Start): DraftProblem[] {
  return plan.problems.map((id) => {
    const problem = placeProblem(id)!;
    const levels = problem.levels.map((level) => atMost(level, start));
    const staff = staffOf(problem, plan, start);
    const stated = problem.levels.flatMap(({ path, reference }) => (reference === undefined ? [] : [{ path, value: String(reference) }]));
    const references = [...staff, ...stated];
    return { problem, levels, references, settings: [...staff.map(({ path }) => path), ...levels.map(({ path }) => path)] };
  });
}

/** Factor on the staff of a role that its problem makes; 1 without one. */
export function staffFactor(role: string, plan: DraftPlan, start: Start): number {
  const level = problemOfStaff(role, plan);
  return level === undefined ? 1 : Math.min(1, level.perThousand / 1000 / rateOf(role, start));
}

/** Yuan a year for each post of the organisation; 0 where nothing limits it. */
export function budgetPerPost({ role, budgetPerPost: own }: StartOrganisation, plan: DraftPlan): number {
  return own > 0 ? own : (problemOfStaff(role, plan)?.budgetPerPost ?? 0);
}

/** Full-time people of one copy of an organisation, before problems. */
export function usualStaff({ perResident, scope }: StartOrganisation, { residents, communities }: DraftPlan): number {
  return (perResident * residents) / (scope === "each" ? communities : 1);
}

function problemOfStaff(role: string, plan: DraftPlan) {
  return plan.problems.map((id) => placeProblem(id)?.staff).find((staff) => staff?.role === role);
}

function rateOf(role: string, { organisations }: Start): number {
  return organisations.filter((one) => one.role === role).reduce((sum, one) => sum + one.perResident, 0);
}

/** Staff without the problem: what the base community has for as many residents, or the case where that is more. */
function staffOf({ staff }: PlaceProblem, plan: DraftPlan, start: Start): DraftReference[] {
  if (staff === undefined) return [];
  const more = Math.max(1, rateOf(staff.role, startOf(BASE_START)) / rateOf(staff.role, start));
  return start.organisations
    .filter(({ role }) => role === staff.role)
    .flatMap((one) => {
      const path = `organisations.${one.id}`;
      const posts = { path: `${path}.staff`, value: String(staffed(usualStaff(one, plan) * more)) };
      return staff.budgetPerPost === undefined ? [posts] : [posts, { path: `${path}.budget`, value: "0 yuan/year" }];
    });
}

/** The level, or the case's own where that is as far from a place without the problem, or farther. */
function atMost(level: ProblemLevel, start: Start): DraftLevel {
  const setting = start.baseline.settings.find(({ path }) => path === level.path || path === `parameters.${level.path}`);
  const own = Number(setting?.value);
  const reference = level.reference ?? Number(setting?.reference);
  const isWorse = reference > level.value ? own <= level.value : own >= level.value;
  return { ...level, value: isWorse ? own : level.value, words: words(own, reference, isWorse, start, setting) };
}

function words(own: number, reference: number, isWorse: boolean, { id }: Start, setting: Setting | undefined): string {
  const place = id === BASE_START ? "the base" : id;
  const without = `${figures(reference)} without the problem`;
  const before = isWorse ? `as in ${place}, ${without}` : own === reference ? without : `${figures(own)} in ${place}, ${without}`;
  const meaning = setting?.meaning.replace(/\.$/, "") ?? "";
  return `${before}; ${meaning.charAt(0).toLowerCase()}${meaning.slice(1)}`;
}
