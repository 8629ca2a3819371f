/** Charts of attributions in English. */
import { countRange, differenceWithInterval, differenceWithUnit } from "../chartPhrases.ts";
import type { Messages } from "../finding.ts";
import type {
  AttributeChartFinding,
  ByMechanismFinding,
  InteractionsNoteFinding,
  PartsFinding,
  PartsNoteFinding,
} from "../findings/attributeCharts.ts";
import { directionWords, formatDifference, isShare } from "../format.ts";
import { countWords, listWords, midSentence } from "../words.ts";

/** Mechanisms that a title names. */
const MOST_NAMED = 2;

export const attributeCharts: Messages<AttributeChartFinding> = {
  parts: partsWords,
  "parts-note": partsNote,
  "interactions-note": interactionsNote,
  "by-mechanism": mechanismWords,
  "mechanisms-note": ({ pairs }) =>
    `Change in true incidents against the baseline, means over ${countRange(pairs, "pair")} of runs; in every row the five mechanisms add up to the whole. ` +
    "Rows below the first: each measure alone; measures interact, so their rows need not add up to the package. Bars to the left: fewer incidents.",
};

/** Labels of these charts. */
export const attributeLabels = {
  baseline: "Baseline",
  together: (arm: string) => `Together: ${arm}`,
  share: (outcome: string) => `Share of the package's effect on ${midSentence(outcome)}`,
  difference: "Difference from the baseline",
  sides: "Alone, and on top of the rest",
  noInterval: "no interval",
  helps: "helps",
  harms: "harms",
  helpsUnclear: "helps by the mean, not clear",
  harmsUnclear: "harms by the mean, not clear",
  measure: "measure",
  package: "the package",
  interval: "95 % interval",
  alone: "measure alone",
  value: "Shapley value",
  last: "package minus package without it",
  worseTogether: "worse together than the sum",
  betterTogether: "better together than the sum",
  all: "All together",
  fewer: "fewer incidents",
  more: "more incidents",
  fewerUnclear: "fewer by the mean, not clear",
  moreUnclear: "more by the mean, not clear",
} as const;

function partsWords({ arm, outcome, total, clear, most, measures, told }: PartsFinding): string {
  const name = midSentence(outcome.label);
  const whole = differenceWithInterval(total, outcome.unit);
  if (!clear) return `The effect of ${arm} on ${name} cannot be told from zero: ${whole}.`;
  if (most === null) return `${arm} changes ${name} by ${whole}; no single measure's share can be told from zero.`;
  const part = `${most.label} accounts for ${differenceWithUnit(most.estimate.value, outcome.unit, most.estimate.interval)} of it`;
  return `${arm} changes ${name} by ${whole}; ${part}, and ${told === measures ? "all" : `${told} of`} ${countWords(measures, "measure")} can be told from zero.`;
}

function partsNote({ measures, packages, orders, n }: PartsNoteFinding): string {
  const intervals = n === 1 ? "A single replication gives no interval." : "Intervals: 95 %, together with all that the study says.";
  const how =
    orders === null
      ? `all ${packages} sub-packages`
      : `${countWords(orders, "sampled order")} of the ${measures} measures (all ${packages} sub-packages would be too many)`;
  return `Shapley value: a measure's mean effect over all orders in which the measures could be added; the values add up to the package's effect. From ${how}, ${countWords(n, "replication")} with the same chance in all of them. ${intervals}`;
}

function interactionsNote({ outcome, pairs, told }: InteractionsNoteFinding): string {
  const unit = isShare(outcome.unit) ? "percentage points (pp)" : outcome.unit === "" || outcome.unit === "1" ? "units" : outcome.unit;
  const colours =
    outcome.direction === "none"
      ? "Blue: more than the sum; orange: less; grey: not clear."
      : "Blue: better together than the sum of the two; orange: worse, as where both do the same; grey: not clear.";
  return `Shapley interaction index, in ${unit} of ${midSentence(outcome.label)} (${directionWords(outcome.direction, outcome.unit)}): what two measures do together beyond the sum of what each does, averaged over the other measures. ${colours} The intervals of ${told} of ${countWords(pairs, "pair")} leave out zero, together with all that the study says.`;
}

function mechanismWords({ arm, total, clear, parts }: ByMechanismFinding): string {
  const whole = differenceWithInterval(total, "true incidents");
  if (!clear) return `${arm}: ${whole}, which cannot be told from zero.`;
  if (parts.length === 0) return `${arm}: ${whole}; no single mechanism can be told from zero.`;
  const named = parts
    .slice(0, MOST_NAMED)
    .map(({ label, estimate }) => `${midSentence(label)} (${formatDifference(estimate.value, "incidents", estimate.interval)})`);
  const largest = parts.length === 1 ? "the only one that can be told from zero is" : "the largest are";
  return `${arm}: ${whole}; of the mechanisms, ${largest} ${listWords(named)}.`;
}
