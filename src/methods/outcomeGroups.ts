/** Whether a scenario has the outcomes that are asked for: groups follow from its categories, places and organisations. */
import { ModelError, runModel } from "../model/run.ts";
import type { ModelSpecification } from "../model/specification.ts";
import { alternatives } from "../scenario/text/problems.ts";
import { nearest } from "../scenario/text/suggest.ts";
import { listWords } from "../words/words.ts";
import { mainOutcomes } from "./outcome.ts";
import type { Outcome } from "./result.ts";

/**
 * Outcomes that no run would have, as sentences, or that some arm would not have. The main ones are always there; for others every arm
 * lives a day. Where that day cannot be lived nothing is said, and the study's own runs will tell.
 */
export function missingOutcomes(
  outcomes: readonly Outcome[],
  arms: readonly { readonly id: string; readonly specification: ModelSpecification }[],
): string[] {
  const main = new Set(mainOutcomes().map(({ id }) => id));
  const sought = outcomes.filter(({ id }) => !main.has(id));
  if (sought.length === 0) return [];
  const groups = arms.map(({ id, specification }) => ({ id, of: groupsOfFirstDay(specification) }));
  if (groups.some((arm) => arm.of === null)) return [];
  return sought.flatMap(({ id, indicator, group }) => {
    const inArm = groups.map((arm) => arm.of!.get(indicator) ?? new Set<string>());
    const lacking = groups.filter((_, a) => !inArm[a].has(group)).map((arm) => arm.id);
    if (lacking.length === 0) return [];
    if (lacking.length < arms.length) {
      return [
        `outcome ${id}: expected a group that every arm has, received one that ${listWords(lacking)} ${lacking.length === 1 ? "lacks" : "lack"}`,
      ];
    }
    const all = [...new Set(inArm.flatMap((one) => [...one]))];
    const near = nearest(group, all);
    const hint = near === null ? "" : `; did you mean ${JSON.stringify(`${indicator}/${near}`)}?`;
    const received = group === "all" ? "none" : JSON.stringify(group);
    return [`outcome ${id}: expected a group that ${indicator} has in this scenario (${alternatives(all)}), received ${received}${hint}`];
  });
}

/** Indicator → groups that an arm's first day is measured by; null where the model fails on it. */
function groupsOfFirstDay(specification: ModelSpecification): ReadonlyMap<string, ReadonlySet<string>> | null {
  try {
    const { summaryKeys } = runModel({ ...specification, horizonDays: 1 }, 0, { recordEvery: 1, recordHazards: false });
    const groups = new Map<string, Set<string>>();
    for (const { indicator, group } of summaryKeys) groups.set(indicator, (groups.get(indicator) ?? new Set()).add(group));
    return groups;
  } catch (error) {
    if (error instanceof ModelError) return null;
    throw error;
  }
}
