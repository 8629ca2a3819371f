/** How arms fare when uncertain parameters are drawn anew: probabilities of ranks, and the spread of effects over the parameter sets. */

import { scaleLinear } from "d3";
import type { Drawing } from "../../../charts/chart.ts";
import { addText, inks } from "../../../charts/element.ts";
import { frame } from "../../../charts/frame.ts";
import { countWords, percentWords } from "../../../words/words.ts";
import { addBottomAxis, bottomAxisHeight, differenceAxis, rangeOf } from "../../charts/parts/axes.ts";
import { blue } from "../../charts/parts/colours.ts";
import { addLegend, areaSample, dotSample, lineSample } from "../../charts/parts/legend.ts";
import { addDot, addInterval, addPoint, swarm } from "../../charts/parts/marks.ts";
import { addRankCells, rankCellsWidth, rankOrder } from "../../charts/parts/ranks.ts";
import { addRowNames, layRows, type Rows, rowCentre, rowsBottom } from "../../charts/parts/rows.ts";
import { estimateWords, fewestForQuantiles, outcomeName, shareWords, shortName } from "../../charts/parts/words.ts";
import { footerOf, studyChart } from "../../charts/studyChart.ts";
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
  const labels = order.map((i) => armLabel(result, found.arms[i]!.arm));
  const many = found.used >= fewestForQuantiles;
  return frame(document, {
    footer: footerOf(result),
    name: "parameter-uncertainty",
    title: titleSentence(result, found),
    subtitle: subtitleSentence(result, found),
    body: (group, width) => {
      const top =
        addLegend(group, 0, width, [
          areaSample("share of parameter sets (darker: more)", blue, { opacity: 0.5 }),
          dotSample("effect in one parameter set", blue),
          lineSample("mean over sets with its 95 % interval", "#1a1a1a", { width: 2.6 }),
          ...(many ? [lineSample("middle 90 % of sets", "#7fb8d8", { width: 7 })] : []),
        ]) + 52;
      const rows = layRows(labels, top, width, { leastHeight: 40 });
      addRowNames(group, rows);
      const left = rows.labelWidth;
      const ranks = found.arms[0]!.rankShares.length;
      const rankWidth = rankCellsWidth(ranks, width * 0.4);
      addText(group, left, top - 34, "Rank (1: best; % of sets)", { size: 12, strong: true });
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
  addText(group, place.left + 10, rows.y - 34, `Effect on ${outcomeName(outcome)} by parameter set`, { size: 12, strong: true });
  addText(group, place.left + 10, rows.y - 18, goodDirection(outcome), { size: 11, fill: inks.secondary });
  const axis = differenceAxis(outcome.unit, domain);
  addBottomAxis(group, x, { top: rows.y, bottom: rowsBottom(rows), axis, title: "Difference from the baseline", ticks: 6 });
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
    addText(group, place.right - valueWidth, y + 11, `same sign in ${percentWords(sameSign.share)} of sets`, {
      size: 10,
      fill: inks.secondary,
      maxWidth: valueWidth,
    });
  });
}

function titleSentence(result: CompareResult, found: ParameterUncertainty): string {
  const best = found.arms.reduce((a, b) => (b.best.share > a.best.share ? b : a));
  if (found.arms.length === 1) {
    return `The effect of ${shortName(armLabel(result, best.arm))} keeps its default sign in ${shareWords(best.sameSign, "parameter sets")}`;
  }
  return `${shortName(armLabel(result, best.arm))} is the best arm in ${shareWords(best.best, "parameter sets")}; all arms rank as by default in ${percentWords(found.sameRanking.share)}`;
}

function subtitleSentence(result: CompareResult, found: ParameterUncertainty): string {
  const outcome = outcomeOf(result, found.outcome);
  const assumed = found.parameters.filter((parameter) => parameter.assumption).length;
  const parameters = `${countWords(found.parameters.length, "parameter")} (${assumed} of them assumptions)`;
  const lost = found.used < found.sets ? ` ${found.sets - found.used} of ${found.sets} sets were dropped, as a run in them failed.` : "";
  const few = found.used < fewestForQuantiles ? ` Fewer than ${fewestForQuantiles} sets: no quantiles are drawn.` : "";
  return `${countWords(found.used, "parameter set")} drawn over the ranges of ${parameters}, ${countWords(found.replicationsPerSet, "replication")} each; effect on ${outcomeName(outcome)}. Dots hold the chance of their few replications too.${lost}${few}`;
}
