/** What is read off every run of an ablation: the outcomes that rows may name, and preventable incidents by category. */
import { indicatorMeasure } from "../measure.ts";

/** Ids of the summary; `.mean` is the mean of a state over the horizon. */
export const outcomeIds = [
  "hops-mean",
  "days-to-resolve-mean",
  "partner-found-share",
  "registered-volunteers.mean",
  "hazard-days-undetected",
  "recorded-share",
  "cases-returned",
  "preventable-incidents",
  "true-incidents",
] as const;
export type OutcomeId = (typeof outcomeIds)[number];

/** Reading of preventable incidents of a category. */
export function preventableOf(category: string): string {
  return `preventable:${category}`;
}

const BY_CATEGORY = "category:";

export const ablationMeasure = indicatorMeasure("ablation", (run, { summaryKeys, summary }) => ({
  ...Object.fromEntries(outcomeIds.map((id) => [id, run.whole(id)])),
  ...Object.fromEntries(
    summaryKeys.flatMap(({ indicator, group }, at) =>
      indicator === "preventable-incidents" && group.startsWith(BY_CATEGORY)
        ? [[preventableOf(group.slice(BY_CATEGORY.length)), summary[at]]]
        : [],
    ),
  ),
}));
