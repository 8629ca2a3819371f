/**
 * Choices that rules make, month by month: recorded as means over the organisations of a kind, and held at given values in experiments.
 */
import { type RuleId, ruleIds } from "./experiment.ts";
import { organisationKinds } from "./kindLists.ts";
import type { OrganisationKind } from "./kinds.ts";
import type { ModelSpecification } from "./specification.ts";
import { DAYS_PER_MONTH } from "./time.ts";

/** Sums and counts of each choice, by kind and by month since the first recorded one. */
export interface Choices {
  firstMonth: number;
  readonly sums: Readonly<Record<RuleId, number[][]>>;
  readonly counts: Readonly<Record<RuleId, number[][]>>;
}

/** Mean of each choice by kind of organisation, one value per month since the beginning of the warm-up. */
export type MeanChoices = Readonly<Record<RuleId, Readonly<Record<OrganisationKind, readonly number[]>>>>;

export function emptyChoices(): Choices {
  const lists = () =>
    Object.fromEntries(ruleIds.map((id) => [id, organisationKinds.map(() => [])])) as unknown as Record<RuleId, number[][]>;
  return { firstMonth: 0, sums: lists(), counts: lists() };
}

/** What of a world and of an organisation a choice needs. */
interface Setting {
  readonly choices: Choices;
  readonly day: number;
  readonly specification: Pick<ModelSpecification, "experiment">;
}
interface Chooser {
  readonly kind: OrganisationKind;
  readonly kindIndex: number;
}

/** The choice of an organisation: what its rule says, or what an experiment holds. Recorded either way. */
export function choose({ choices, day, specification }: Setting, rule: RuleId, organisation: Chooser, ruled: number): number {
  const now = Math.floor(day / DAYS_PER_MONTH);
  choices.firstMonth = Math.min(choices.firstMonth, now);
  const month = now - choices.firstMonth;
  const held = specification.experiment?.held?.[rule]?.[organisation.kind];
  const value = held === undefined || held.length === 0 ? ruled : held[Math.min(month, held.length - 1)];
  const sums = choices.sums[rule][organisation.kindIndex];
  const counts = choices.counts[rule][organisation.kindIndex];
  while (sums.length <= month) {
    sums.push(0);
    counts.push(0);
  }
  sums[month] += value;
  counts[month]++;
  return value;
}

/** Means so far; a month without a choice has the one before. */
export function meanChoices({ sums, counts }: Choices): MeanChoices {
  const means = (rule: RuleId, kind: number) => {
    let last = 0;
    return sums[rule][kind].map((sum, month) => {
      const count = counts[rule][kind][month];
      last = count > 0 ? sum / count : last;
      return last;
    });
  };
  return Object.fromEntries(
    ruleIds.map((rule) => [rule, Object.fromEntries(organisationKinds.map((kind, k) => [kind, means(rule, k)]))]),
  ) as unknown as MeanChoices;
}
