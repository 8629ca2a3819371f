/** Probabilities of ranks: how often each arm would come first, second and so on if other replications had been drawn. */

import type { Drawing } from "../../../charts/chart.ts";
import { addText, inks } from "../../../charts/element.ts";
import { frame } from "../../../charts/frame.ts";
import { rankLabels as labels } from "../../../words/en/rankCharts.ts";
import { en } from "../../../words/en.ts";
import { headline, tell } from "../../../words/finding.ts";
import type { FirstRanksFinding } from "../../../words/findings/rankCharts.ts";
import { blue } from "../../charts/parts/colours.ts";
import { addLegend, areaSample } from "../../charts/parts/legend.ts";
import { addRankCells, rankCellsWidth, rankOrder } from "../../charts/parts/ranks.ts";
import { addRowNames, layRows, rowCentre, rowsBottom } from "../../charts/parts/rows.ts";
import { directedOutcome, shortName } from "../../charts/parts/words.ts";
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
  return frame(document, {
    footer: footerOf(result),
    name: "rank-probabilities",
    title: headline(titleFinding(result, arms), en),
    subtitle: tell({ kind: "ranks-note", outcome: directedOutcome(result.outcome) }, en),
    body: (group, width) => {
      const top = addLegend(group, 0, width, [areaSample(labels.shares, blue, { opacity: 0.5 })]) + 44;
      const rows = layRows(
        arms.map((arm) => arm.label),
        top,
        width,
        { leastHeight: 32, mostLabelWidth: 260 },
      );
      const ranks = Math.max(...arms.map((arm) => arm.rankShares.length));
      const cells = rankCellsWidth(ranks, width - rows.labelWidth - noteWidth);
      addRowNames(group, { ...rows, width: rows.labelWidth + cells + noteWidth }, { strong: (i) => arms[i]!.arm === result.selected });
      addText(group, rows.labelWidth, top - 26, labels.ranks, { size: 12, strong: true });
      addRankCells(group, { rows, x: rows.labelWidth, width: cells, shares: arms.map((arm) => arm.rankShares) });
      arms.forEach((arm, i) => {
        const words = labels.row(arm.arm === result.selected, arm.n, arm.eliminatedAt);
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

function titleFinding(result: RankResult, arms: RankResult["arms"]): FirstRanksFinding {
  const share = Math.max(...arms.map(({ rankShares }) => rankShares[0]!));
  const firsts = arms.filter(({ rankShares }) => rankShares[0] === share);
  const isAmong = firsts.some(({ arm }) => arm === result.selected);
  return {
    kind: "first-ranks",
    outcome: directedOutcome(result.outcome),
    firsts: firsts.map(({ label }) => shortName(label)),
    share,
    selected: isAmong ? null : shortName(labelOf(result, result.selected)),
  };
}

function labelOf(result: RankResult, arm: string): string {
  return result.arms.find((each) => each.arm === arm)?.label ?? arm;
}
