/** How arms fare when uncertain parameters are drawn anew: probabilities of ranks, and the spread of effects over the parameter sets. */

import { scaleLinear } from "d3";
import type { Drawing } from "../../../charts/chart.ts";
import { addText, inks } from "../../../charts/element.ts";
import { frame } from "../../../charts/frame.ts";
import { estimateWords } from "../../../words/chartPhrases.ts";
import { effectLabels as labels } from "../../../words/en/effectCharts.ts";
import { en } from "../../../words/en.ts";
import { headline, tell } from "../../../words/finding.ts";
import type { ParameterSetsNoteFinding } from "../../../words/findings/effectCharts.ts";
import { percentWords } from "../../../words/words.ts";
import { addBottomAxis, bottomAxisHeight, differenceAxis, rangeOf } from "../../charts/parts/axes.ts";
import { blue } from "../../charts/parts/colours.ts";
import { addLegend, areaSample, dotSample, lineSample } from "../../charts/parts/legend.ts";
import { addDot, addInterval, addPoint, swarm } from "../../charts/parts/marks.ts";
import { addRankCells, rankCellsWidth, rankOrder } from "../../charts/parts/ranks.ts";
import { addRowNames, layRows, type Rows, rowCentre, rowsBottom } from "../../charts/parts/rows.ts";
import { directedOutcome, fewestForQuantiles } from "../../charts/parts/words.ts";
import { footerOf, studyChart } from "../../charts/studyChart.ts";
import { otherParameters } from "../findings.ts";
import type { CompareResult, ParameterUncertainty } from "../result.ts";
import { armLabel, goodDirection, outcomeOf } from "./reading.ts";

export const parameterUncertainty = studyChart("compare", {
  id: "parameter-uncertainty",
  title: "Arms under other plausible parameters",
  description: "Share of parameter sets in which each arm takes each rank, and the spread of its effect over the sets.",
  missing: ({ parameterUncertainty: found }) => {
    if (found === null) return "This study did not draw parameter sets. Ask for them with --parameter-uncertainty.";
    return found.used > 0 && found.arms.length > 0 ? null : "No parameter set was completed, so there is nothing to show.";
  },
  draw: (document, result) => [drawUncertainty(document, result, result.parameterUncertainty!)],
});

function drawUncertainty(document: Document, result: CompareResult, found: ParameterUncertainty): Drawing {
  const order = rankOrder(found.arms.map((arm) => arm.rankShares));
  const names = order.map((i) => armLabel(result, found.arms[i]!.arm));
  const many = found.used >= fewestForQuantiles;
  return frame(document, {
    footer: footerOf(result),
    name: "parameter-uncertainty",
    title: headline(otherParameters(found, result, outcomeOf(result, found.outcome)), en),
    subtitle: tell(noteFinding(result, found), en),
    body: (group, width) => {
      const top =
        addLegend(group, 0, width, [
          areaSample(labels.shareOfSets, blue, { opacity: 0.5 }),
          dotSample(labels.effectInSet, blue),
          lineSample(labels.meanOverSets, "#1a1a1a", { width: 2.6 }),
          ...(many ? [lineSample(labels.middleOfSets, "#7fb8d8", { width: 7 })] : []),
        ]) + 52;
      const rows = layRows(names, top, width, { leastHeight: 40 });
      addRowNames(group, rows);
      const left = rows.labelWidth;
      const ranks = found.arms[0]!.rankShares.length;
      const rankWidth = rankCellsWidth(ranks, width * 0.4);
      addText(group, left, top - 34, labels.rankOfSets, { size: 12, strong: true });
      addRankCells(group, { rows, x: left, width: rankWidth, shares: order.map((i) => found.arms[i]!.rankShares) });
      addEffects(group, result, found, order, rows, { left: left + Math.max(rankWidth, 180) + 30, right: width - 8 });
      return rowsBottom(rows) + bottomAxisHeight;
    },
  });
}

function addEffects(
  group: Element,
  result: CompareResult,
  found: ParameterUncertainty,
  order: readonly number[],
  rows: Rows,
  place: { left: number; right: number },
): void {
  const outcome = outcomeOf(result, found.outcome);
  const domain = rangeOf(
    [...found.effects.flat(), ...found.arms.flatMap(({ mean }) => [mean.value, mean.interval?.low ?? 0, mean.interval?.high ?? 0])],
    { zero: true },
  );
  const valueWidth = 150;
  const x = scaleLinear(domain, [place.left + 10, place.right - valueWidth - 8]);
  addText(group, place.left + 10, rows.y - 34, labels.effectBySet(outcome.label), { size: 12, strong: true });
  addText(group, place.left + 10, rows.y - 18, goodDirection(outcome), { size: 11, fill: inks.secondary });
  const axis = differenceAxis(outcome.unit, domain);
  addBottomAxis(group, x, { top: rows.y, bottom: rowsBottom(rows), axis, title: labels.differenceFromBaseline, ticks: 6 });
  const radius = found.used > 100 ? 1.3 : 2;
  order.forEach((arm, i) => {
    const y = rowCentre(rows, i);
    const values = found.effects.map((set) => set[arm]!);
    const { mean, spread, sameSign } = found.arms[arm]!;
    addInterval(group, x, y, spread, { colour: "#b3d4e6", width: 9 });
    const offsets = swarm(values.map(x), radius, rows.rowHeight / 2 - 3);
    values.forEach((value, j) => {
      addDot(group, x(value), y + offsets[j]!, blue, { r: radius, opacity: 0.55 });
    });
    addInterval(group, x, y, mean.interval, { colour: "#1a1a1a", width: 2.6, cap: 5 });
    addPoint(group, x(mean.value), y, { shape: "diamond", colour: "#1a1a1a" }, 50);
    const words = estimateWords(mean, outcome.unit);
    addText(group, place.right - valueWidth, y - 2, words, { size: 11, smallest: 8.5, maxWidth: valueWidth });
    addText(group, place.right - valueWidth, y + 11, labels.sameSign(percentWords(sameSign.share)), {
      size: 10,
      fill: inks.secondary,
      maxWidth: valueWidth,
    });
  });
}

function noteFinding(result: CompareResult, found: ParameterUncertainty): ParameterSetsNoteFinding {
  const { sets, used, parameters, replicationsPerSet: replications } = found;
  return {
    kind: "parameter-sets-note",
    outcome: directedOutcome(outcomeOf(result, found.outcome)),
    ...{ sets, used, parameters: parameters.length, replications },
    assumptions: parameters.filter(({ assumption }) => assumption).length,
    fewerThan: used < fewestForQuantiles ? fewestForQuantiles : null,
  };
}
