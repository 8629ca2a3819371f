/** Probabilities of ranks: how often each arm would come first, second and so on if other replications had been drawn. */

import type { Drawing } from "../../../charts/chart.ts";
import { addText, inks } from "../../../charts/element.ts";
import { frame } from "../../../charts/frame.ts";
import { directionWords } from "../../../words/format.ts";
import { listWords, percentWords } from "../../../words/words.ts";
import { blue } from "../../charts/parts/colours.ts";
import { addLegend, areaSample } from "../../charts/parts/legend.ts";
import { addRankCells, rankCellsWidth, rankOrder } from "../../charts/parts/ranks.ts";
import { addRowNames, layRows, rowCentre, rowsBottom } from "../../charts/parts/rows.ts";
import { outcomeName, shortName } from "../../charts/parts/words.ts";
import { footerOf, studyChart } from "../../charts/studyChart.ts";
import type { RankResult } from "../result.ts";

const noteWidth = 190;

export const rankProbabilities = studyChart("rank", {
  id: "rank-probabilities",
  title: "Probabilities of ranks",
  description: "Bootstrap share of resamples in which each arm takes each rank.",
  missing: (result) =>
    result.arms.some((arm) => arm.rankShares.length > 1) ? null : "Ranks need at least two arms with replications in common.",
  draw: (document, result) => [drawRanks(document, result)],
});

function drawRanks(document: Document, result: RankResult): Drawing {
  const shown = result.arms.filter((arm) => arm.rankShares.length > 0);
  const order = rankOrder(shown.map((arm) => arm.rankShares));
  const arms = order.map((i) => shown[i]!);
  const best = arms.reduce((a, b) => (b.rankShares[0]! > a.rankShares[0]! ? b : a));
  const firsts = arms.filter((arm) => arm.rankShares[0] === best.rankShares[0]);
  return frame(document, {
    footer: footerOf(result),
    name: "rank-probabilities",
    title: `${listWords(firsts.map(({ label }) => shortName(label)))} ${firsts.length === 1 ? "ranks" : "each rank"} first in ${outcomeName(result.outcome)} in ${percentWords(best.rankShares[0]!)} of resamples${firsts.some(({ arm }) => arm === result.selected) ? "" : `; the procedure selected ${shortName(labelOf(result, result.selected))}`}`,
    subtitle: `Per cent of bootstrap resamples of the replications in which an arm takes a rank (1: best; ${directionWords(result.outcome.direction, result.outcome.unit)}). Rows by mean rank. An arm that left the contest early rests on fewer replications. These are not the guarantee of the selection.`,
    body: (group, width) => {
      const top = addLegend(group, 0, width, [areaSample("share of resamples (darker: more)", blue, { opacity: 0.5 })]) + 44;
      const rows = layRows(
        arms.map((arm) => arm.label),
        top,
        width,
        { leastHeight: 32, mostLabelWidth: 260 },
      );
      const ranks = Math.max(...arms.map((arm) => arm.rankShares.length));
      const cells = rankCellsWidth(ranks, width - rows.labelWidth - noteWidth);
      addRowNames(group, { ...rows, width: rows.labelWidth + cells + noteWidth }, { strong: (i) => arms[i]!.arm === result.selected });
      addText(group, rows.labelWidth, top - 26, "Rank (% of resamples)", { size: 12, strong: true });
      addRankCells(group, { rows, x: rows.labelWidth, width: cells, shares: arms.map((arm) => arm.rankShares) });
      arms.forEach((arm, i) => {
        const selected = arm.arm === result.selected ? "selected · " : "";
        const out = arm.eliminatedAt === null ? "" : ` · out after ${arm.eliminatedAt}`;
        const words = `${selected}n = ${arm.n}${out}`;
        addText(group, rows.labelWidth + cells + 10, rowCentre(rows, i) + 4, words, {
          size: 11,
          fill: inks.secondary,
          maxWidth: noteWidth - 14,
        });
      });
      return rowsBottom(rows) + 6;
    },
  });
}

function labelOf(result: RankResult, arm: string): string {
  return result.arms.find((each) => each.arm === arm)?.label ?? arm;
}
