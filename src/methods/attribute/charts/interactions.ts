/**
 * Heat map of Shapley interaction indices: what pairs of measures do beyond the sum of the two. Source: M. Grabisch and M. Roubens (1999),
 * International Journal of Game Theory 28, 547–565.
 */

import type { Drawing } from "../../../charts/chart.ts";
import { frame, safeName } from "../../../charts/frame.ts";
import { isClear } from "../../../statistics/estimate.ts";
import { attributeLabels as labels } from "../../../words/en/attributeCharts.ts";
import { en } from "../../../words/en.ts";
import { headline, tell } from "../../../words/finding.ts";
import type { InteractionsNoteFinding } from "../../../words/findings/attributeCharts.ts";
import { formatDifference } from "../../../words/format.ts";
import { addPairCells } from "../../charts/parts/pairs.ts";
import { directedOutcome } from "../../charts/parts/words.ts";
import { footerOf, studyChart } from "../../charts/studyChart.ts";
import { interactionFinding } from "../findings.ts";
import type { AttributedOutcome, AttributionResult } from "../result.ts";

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
    title: headline(interactionFinding(result, attributed), en),
    subtitle: tell(noteFinding(attributed), en),
    body: (group, width) =>
      addPairCells(group, {
        names: result.measures.map((measure) => measure.label),
        y: 0,
        width,
        value: (a, b) => pair(attributed, result.measures[a]!.id, result.measures[b]!.id) ?? null,
        text: (value) => formatDifference(value, outcome.unit),
        sign: outcome.direction === "lower" ? -1 : 1,
        ends: outcome.direction === "none" ? undefined : [labels.worseTogether, labels.betterTogether],
      }),
  });
}

function noteFinding({ outcome, interactions: pairs }: AttributedOutcome): InteractionsNoteFinding {
  return {
    kind: "interactions-note",
    outcome: directedOutcome(outcome),
    pairs: pairs.length,
    told: pairs.filter(isClear).length,
  };
}

function pair(attributed: AttributedOutcome, a: string, b: string) {
  return attributed.interactions.find((each) => (each.first === a && each.second === b) || (each.first === b && each.second === a));
}

function isShown({ n, interactions: pairs }: AttributedOutcome): boolean {
  return n > 0 && pairs.length > 0;
}
