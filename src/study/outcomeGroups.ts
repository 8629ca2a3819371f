/** Whether a scenario has the outcomes that are asked for: groups follow from its categories, places and organisations. */
import { ModelError, type RunOutput, runModel } from "../model/run.ts";
import type { ModelSpecification } from "../model/specification.ts";
import { alternatives } from "../scenario/text/problems.ts";
import { nearest } from "../scenario/text/suggest.ts";
import type { Outcome } from "./analysis/results.ts";
import { mainOutcomes } from "./outcome.ts";

/**
 * Outcomes that no run would have, as sentences. The main ones are always there; for others arms live a day, until all are found. Where
 * even that day cannot be lived nothing is said, and the study's own runs will tell.
 */
export function missingOutcomes(outcomes: readonly Outcome[], arms: readonly { readonly specification: ModelSpecification }[]): string[] {
  const main = new Set(mainOutcomes().map(({ id }) => id));
  let sought = outcomes.filter(({ id }) => !main.has(id));
  const known = new Map<string, Set<string>>();
  for (const { specification } of arms) {
    if (sought.length === 0) break;
    const keys = firstDay(specification);
    if (keys === null) return [];
    for (const { indicator, group } of keys) known.set(indicator, (known.get(indicator) ?? new Set()).add(group));
    sought = sought.filter(({ indicator, group }) => !known.get(indicator)?.has(group));
  }
  return sought.map(({ id, indicator, group }) => {
    const groups = [...(known.get(indicator) ?? [])];
    const near = nearest(group, groups);
    const hint = near === null ? "" : `; did you mean ${JSON.stringify(`${indicator}/${near}`)}?`;
    return `outcome ${id}: expected a group that ${indicator} has in this scenario (${alternatives(groups)}), received ${JSON.stringify(group)}${hint}`;
  });
}

/** What an arm's first day is measured by; null where the model fails on it. */
function firstDay(specification: ModelSpecification): RunOutput["summaryKeys"] | null {
  try {
    return runModel({ ...specification, horizonDays: 1 }, 0, { recordEvery: 1, recordHazards: false }).summaryKeys;
  } catch (error) {
    if (error instanceof ModelError) return null;
    throw error;
  }
}
