/**
 * Heat map of Shapley interaction indices: what pairs of measures do beyond the sum of the two. Source: M. Grabisch and M. Roubens (1999),
 * International Journal of Game Theory 28, 547–565.
 */

import type { Drawing } from "../../../charts/chart.ts";
import { frame, safeName } from "../../../charts/frame.ts";
import { isClear } from "../../../statistics/estimate.ts";
import { directionWords, formatDifference } from "../../../words/format.ts";
import { countWords } from "../../../words/words.ts";
import { addPairCells } from "../../charts/parts/pairs.ts";
import { differenceWithUnit, intervalWords, outcomeName, shortName } from "../../charts/parts/words.ts";
import { footerOf, studyChart } from "../../charts/studyChart.ts";
import type { Outcome } from "../../result.ts";
import type { AttributedOutcome, AttributionResult } from "../result.ts";
import { measureLabel } from "./shapley.ts";

export const interactions = studyChart("attribute", {
  id: "interactions",
  title: "What pairs of measures do together",
  description: "Shapley interaction index of each pair of measures, with intervals.",
  missing: (result) => {
    if (result.measures.length < 2) return "The package has one measure, so there are no pairs.";
    if (result.outcomes.some(isShown)) return null;
    return "Interaction indices were not computed: they need all sub-packages, and the package has too many measures for that.";
  },
  draw: (document, result) => result.outcomes.filter(isShown).map((each) => drawOutcome(document, result, each)),
});

function drawOutcome(document: Document, result: AttributionResult, attributed: AttributedOutcome): Drawing {
  const { outcome } = attributed;
  return frame(document, {
    footer: footerOf(result),
    name: `interactions-${safeName(outcome.id)}`,
    title: titleSentence(result, attributed),
    subtitle: `Shapley interaction index, in ${unitWords(outcome.unit)} of ${outcomeName(outcome)} (${directionWords(outcome.direction, outcome.unit)}): what two measures do together beyond the sum of what each does, averaged over the other measures. ${colourSentence(outcome)} Framed: the 95 % interval leaves out zero. Intervals are not adjusted for the number of pairs.`,
    body: (group, width) =>
      addPairCells(group, {
        names: result.measures.map((measure) => measure.label),
        y: 0,
        width,
        value: (a, b) => pair(attributed, result.measures[a]!.id, result.measures[b]!.id) ?? null,
        text: (value) => formatDifference(value, outcome.unit),
        sign: outcome.direction === "lower" ? -1 : 1,
        ends: outcome.direction === "none" ? undefined : ["worse together than the sum", "better together than the sum"],
      }),
  });
}

function colourSentence({ direction }: Outcome): string {
  if (direction === "none") return "Blue: more than the sum; orange: less.";
  return "Blue: better together than the sum of the two; orange: worse, as where both do the same.";
}

function unitWords(unit: string): string {
  if (/^(share|proportion|fraction|probability)/.test(unit)) return "percentage points (pp)";
  return unit === "" || unit === "1" ? "units" : unit;
}

function titleSentence(result: AttributionResult, attributed: AttributedOutcome): string {
  const { outcome } = attributed;
  const clear = attributed.interactions.filter(isClear);
  const pairs = countWords(attributed.interactions.length, "pair");
  if (clear.length === 0)
    return `No pair of measures is shown to do more or less for ${outcomeName(outcome)} together than the sum of the two (${pairs})`;
  const most = clear.reduce((a, b) => (Math.abs(b.value) > Math.abs(a.value) ? b : a));
  const names = `${shortName(measureLabel(result, most.first))} and ${shortName(measureLabel(result, most.second))}`;
  return `${clear.length} of ${pairs} of measures interact in ${outcomeName(outcome)}, the strongest ${names}: ${differenceWithUnit(most.value, outcome.unit, most.interval)} together (${intervalWords(most, outcome.unit)})`;
}

function pair(attributed: AttributedOutcome, a: string, b: string) {
  return attributed.interactions.find((each) => (each.first === a && each.second === b) || (each.first === b && each.second === a));
}

function isShown({ n, interactions: pairs }: AttributedOutcome): boolean {
  return n > 0 && pairs.length > 0;
}
