/** Who gains and who loses: one picture for each outcome, arms beside each other, a row for each group that any of them moves. */

import { scaleLinear } from "d3";
import type { Drawing } from "../../../charts/chart.ts";
import { addText, inks } from "../../../charts/element.ts";
import { frame, safeName } from "../../../charts/frame.ts";
import { estimateWords } from "../../../words/chartPhrases.ts";
import { groupLabels as labels } from "../../../words/en/costCharts.ts";
import { en } from "../../../words/en.ts";
import { headline, tell } from "../../../words/finding.ts";
import { formatNumber } from "../../../words/format.ts";
import { percentWords } from "../../../words/words.ts";
import { addBottomAxis, bottomAxisHeight, differenceAxis, rangeOf } from "../../charts/parts/axes.ts";
import { dark } from "../../charts/parts/colours.ts";
import { addLabel } from "../../charts/parts/labels.ts";
import { addLegend, lineSample } from "../../charts/parts/legend.ts";
import { addInterval, addPoint } from "../../charts/parts/marks.ts";
import { addRowNames, layRows, type Rows, rowCentre, rowsBottom } from "../../charts/parts/rows.ts";
import { verdictLegend, verdictLooks } from "../../charts/parts/verdicts.ts";
import { footerOf, studyChart } from "../../charts/studyChart.ts";
import type { Outcome } from "../../result.ts";
import type { CompareResult, GroupEffect } from "../result.ts";
import { drawnGroups, groupsNote, groupsTitle, isPaired, type ShownGroups, shownGroups } from "./groupsFound.ts";
import { armLabel, outcomeOf } from "./reading.ts";

/** Arms beside each other; more follow below. */
const mostAcross = 3;
const residentsWidth = 62;

export const groups = studyChart("compare", {
  id: "who-gains",
  title: "Who gains and who loses",
  description: "Difference from the baseline by age, trust and grid of residents, and shares of residents better and worse off, by arm.",
  missing: (result) => (result.groups.some(isPaired) ? null : "This study kept no values by group of residents."),
  draw: (document, result) => {
    const outcomes = [...new Set(result.groups.filter(isPaired).map((group) => group.outcome))];
    return outcomes.map((id) => {
      const name = outcomes.length > 1 ? `who-gains-${safeName(id)}` : "who-gains";
      return drawGroups(document, result, outcomeOf(result, id), name);
    });
  },
});

function drawGroups(document: Document, result: CompareResult, outcome: Outcome, name: string): Drawing {
  const shown = shownGroups(result, outcome);
  return frame(document, {
    footer: footerOf(result),
    name,
    title: headline(groupsTitle(result, outcome, shown), en),
    subtitle: tell(groupsNote(result, outcome, shown), en),
    body: (group, width) => {
      if (shown.arms.length === 0) {
        addText(group, 6, 14, labels.none, { size: 12, fill: inks.secondary });
        return 20;
      }
      let y = addLegend(group, 0, width, legend(shown));
      for (let first = 0; first < shown.arms.length; first += mostAcross) {
        y = addBand(group, outcome, shown, { arms: shown.arms.slice(first, first + mostAcross), y: y + 14, width, result });
      }
      return y;
    },
  });
}

interface Band {
  readonly result: CompareResult;
  readonly arms: readonly string[];
  readonly y: number;
  readonly width: number;
}

/** Some arms beside each other, their names above, and all blocks of groups below; returns the bottom. */
function addBand(group: Element, outcome: Outcome, shown: ShownGroups, band: Band): number {
  const { all, blocks } = shown;
  const two = all.some(({ shares }) => shares !== null);
  const options = { leastHeight: two ? 32 : 22, mostLabelWidth: 210 };
  const labelWidth = layRows(
    blocks.flatMap((block) => block.groups.map((id) => labelOf(all, block.dimension, id))),
    0,
    band.width,
    options,
  ).labelWidth;
  const left = labelWidth + residentsWidth;
  const columnWidth = (band.width - left) / Math.min(mostAcross, shown.arms.length);
  const domain = rangeOf(
    drawnGroups(shown).flatMap(({ difference, interval }) => [difference, ...(interval === null ? [] : [interval.low, interval.high])]),
    { zero: true },
  );
  band.arms.forEach((arm, i) => {
    const place = { x: left + i * columnWidth + 10, y: band.y + 14, width: columnWidth - 20 };
    addLabel(group, place, armLabel(band.result, arm), { strong: true });
  });
  let y = band.y + 30;
  blocks.forEach(({ dimension, groups: ids }, b) => {
    const names = ids.map((id) => labelOf(all, dimension, id));
    const rows = { ...layRows(names, y + 22, left + band.arms.length * columnWidth, options), labelWidth };
    addText(group, 6, y + 14, labels.dimension[dimension], { size: 12.5, strong: true });
    addText(group, left - 4, y + 14, labels.residents, { size: 11, fill: inks.secondary, anchor: "end" });
    addRowNames(group, rows);
    ids.forEach((id, i) => {
      const { residents } = all.find((each) => each.dimension === dimension && each.group === id)!;
      addText(group, left - 4, rowCentre(rows, i) + 4, formatNumber(residents), { size: 11, fill: inks.secondary, anchor: "end" });
    });
    const last = b === blocks.length - 1;
    band.arms.forEach((arm, i) => {
      const own = ids.map((id) => all.find((each) => each.arm === arm && each.dimension === dimension && each.group === id));
      addColumn(group, outcome, own, rows, { x: left + i * columnWidth, width: columnWidth, domain, titled: last });
    });
    y = rowsBottom(rows) + (last ? bottomAxisHeight : 24);
  });
  return y;
}

interface Column {
  readonly x: number;
  readonly width: number;
  readonly domain: [number, number];
  /** The axis bears its title. */
  readonly titled: boolean;
}

function addColumn(group: Element, outcome: Outcome, own: readonly (GroupEffect | undefined)[], rows: Rows, column: Column): void {
  const textWidth = Math.min(150, column.width * 0.5);
  const x = scaleLinear(column.domain, [column.x + 12, column.x + column.width - textWidth - 8]);
  const axis = differenceAxis(outcome.unit, column.domain);
  const title = column.titled ? labels.difference(outcome.label) : undefined;
  const untitled = { ...axis, unit: "" };
  addBottomAxis(group, x, { top: rows.y, bottom: rowsBottom(rows), axis: column.titled ? axis : untitled, title, ticks: 4 });
  own.forEach((effect, i) => {
    if (effect === undefined) return;
    const y = rowCentre(rows, i);
    const look = verdictLooks[effect.verdict];
    addInterval(group, x, y, effect.interval, { colour: look.colour });
    addPoint(group, x(effect.difference), y, look, 50);
    const words = estimateWords({ value: effect.difference, interval: effect.interval }, outcome.unit);
    const at = column.x + column.width - textWidth;
    const { shares } = effect;
    addText(group, at, y + (shares === null ? 4 : -1), words, { size: 11, smallest: 8.5, fill: look.ink, maxWidth: textWidth - 6 });
    if (shares === null) return;
    const off = labels.shares(percentWords(shares.worse.value), percentWords(shares.better.value));
    addText(group, at, y + 11, off, { size: 10, smallest: 8.5, fill: inks.secondary, maxWidth: textWidth - 6 });
  });
}

function labelOf(all: readonly GroupEffect[], dimension: string, id: string): string {
  return all.find((each) => each.dimension === dimension && each.group === id)!.label;
}

function legend(shown: ShownGroups) {
  const drawn = drawnGroups(shown);
  return [
    ...verdictLegend(
      drawn.map(({ verdict }) => verdict),
      labels.unclear,
    ),
    ...(drawn.some(({ interval }) => interval !== null) ? [lineSample(labels.interval, dark)] : []),
  ];
}
