/**
 * Choices that rules make, month by month: recorded as means over the organisations of a role or over residents, and held at given values
 * in experiments.
 */
import { type ChoosingRole, type RuleId, ruleIds } from "./experiment.ts";
import { organisationRoles } from "./kindLists.ts";
import type { ModelSpecification } from "./specification.ts";
import { DAYS_PER_MONTH } from "./time.ts";

/** Who chooses, in the order of columns: roles of organisations, then residents. */
const choosingRoles: readonly ChoosingRole[] = [...organisationRoles, "resident"];
const columns = new Map(choosingRoles.map((role, column) => [role, column]));

/** Residents as those who choose. */
export const RESIDENTS = { role: "resident" } as const;

/** Sums and counts of each choice, by role and by month since the first recorded one. */
export interface Choices {
  firstMonth: number;
  readonly sums: Readonly<Record<RuleId, number[][]>>;
  readonly counts: Readonly<Record<RuleId, number[][]>>;
}

/** Mean of each choice by role, one value per month since the beginning of the warm-up. */
export type MeanChoices = Readonly<Record<RuleId, Readonly<Record<ChoosingRole, readonly number[]>>>>;

export function emptyChoices(): Choices {
  const lists = () => Object.fromEntries(ruleIds.map((id) => [id, choosingRoles.map(() => [])])) as unknown as Record<RuleId, number[][]>;
  return { firstMonth: 0, sums: lists(), counts: lists() };
}

/** What of a world a choice needs. */
interface Setting {
  readonly choices: Choices;
  readonly day: number;
  readonly specification: Pick<ModelSpecification, "experiment">;
}
/** Who chooses: an organisation, or RESIDENTS. */
interface Chooser {
  readonly role: ChoosingRole;
}

/** The choice of an organisation: what its rule says, or what an experiment holds. Recorded either way. */
export function choose(setting: Setting, rule: RuleId, chooser: Chooser, ruled: number): number {
  const value = heldAt(setting, rule, chooser) ?? ruled;
  recordChoice(setting, rule, chooser, value);
  return value;
}

/** What an experiment holds a choice at this month; undefined where it is free. */
export function heldAt({ choices, day, specification }: Setting, rule: RuleId, { role }: Chooser): number | undefined {
  const held = specification.experiment?.held?.[rule]?.[role];
  if (held === undefined || held.length === 0) return undefined;
  return held[Math.min(monthOf(choices, day), held.length - 1)];
}

/** Puts down a choice of `weight` choosers. */
export function recordChoice({ choices, day }: Setting, rule: RuleId, { role }: Chooser, value: number, weight = 1): void {
  const month = monthOf(choices, day);
  const column = columns.get(role)!;
  const sums = choices.sums[rule][column];
  const counts = choices.counts[rule][column];
  while (sums.length <= month) {
    sums.push(0);
    counts.push(0);
  }
  sums[month] += value * weight;
  counts[month] += weight;
}

/** Months since the first in which anything was chosen. */
function monthOf(choices: Choices, day: number): number {
  const now = Math.floor(day / DAYS_PER_MONTH);
  choices.firstMonth = Math.min(choices.firstMonth, now);
  return now - choices.firstMonth;
}

/** Means so far; a month without a choice has the one before. */
export function meanChoices({ sums, counts }: Choices): MeanChoices {
  const means = (rule: RuleId, column: number) => {
    let last = 0;
    return sums[rule][column].map((sum, month) => {
      const count = counts[rule][column][month];
      last = count > 0 ? sum / count : last;
      return last;
    });
  };
  return Object.fromEntries(
    ruleIds.map((rule) => [rule, Object.fromEntries(choosingRoles.map((role, column) => [role, means(rule, column)]))]),
  ) as unknown as MeanChoices;
}
