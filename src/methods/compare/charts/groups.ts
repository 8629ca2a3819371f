/** Who gains and who loses: one picture for each arm and outcome, a row for each group of residents or places. */

import { scaleLinear } from "d3";
import type { Drawing } from "../../../charts/chart.ts";
import { add, addText, inks } from "../../../charts/element.ts";
import { frame, safeName } from "../../../charts/frame.ts";
import { textWidth } from "../../../charts/textWidth.ts";
import { formatNumber } from "../../../words/format.ts";
import { countWords, percentWords } from "../../../words/words.ts";
import { addBottomAxis, bottomAxisHeight, differenceAxis, rangeOf, type Scale } from "../../charts/parts/axes.ts";
import { blue, orange } from "../../charts/parts/colours.ts";
import { addLegend, areaSample, lineSample } from "../../charts/parts/legend.ts";
import { addInterval, addPoint } from "../../charts/parts/marks.ts";
import { addRowNames, layRows, type Rows, rowCentre, rowsBottom } from "../../charts/parts/rows.ts";
import { verdictLegend, verdictLooks } from "../../charts/parts/verdicts.ts";
import { estimateWords, outcomeName, shortName } from "../../charts/parts/words.ts";
import { footerOf, studyChart } from "../../charts/studyChart.ts";
import type { CompareResult, GroupEffect } from "../result.ts";
import { armLabel, baselineOf, goodDirection, outcomeOf } from "./reading.ts";

const dimensions = [
  { id: "age", title: "By age" },
  { id: "trust", title: "By trust in the baseline, in fifths" },
  { id: "grid", title: "By grid, from the worst difference to the best" },
] as const;
const sameColour = "#d9d9d9";
const shareWidth = 300;
const valueWidth = 176;

export const groups = studyChart("compare", {
  id: "who-gains",
  title: "Who gains and who loses",
  description: "Difference from the baseline by age, trust and grid of residents, and shares of residents better, the same and worse off.",
  missing: (result) => (result.groups.some(isShown) ? null : "This study kept no values by group of residents."),
  draw: (document, result) => {
    const outcomes = new Set(result.groups.filter(isShown).map((group) => group.outcome));
    const keys = [...new Set(result.groups.filter(isShown).map((group) => JSON.stringify([group.arm, group.outcome])))];
    return keys.map((key) => {
      const [arm, outcome] = JSON.parse(key) as [string, string];
      const name = ["who-gains", safeName(arm), ...(outcomes.size > 1 ? [safeName(outcome)] : [])].join("-");
      const rows = result.groups.filter((group) => isShown(group) && group.arm === arm && group.outcome === outcome);
      return drawGroups(document, result, rows, name);
    });
  },
});

function drawGroups(document: Document, result: CompareResult, rows: readonly GroupEffect[], name: string): Drawing {
  const outcome = outcomeOf(result, rows[0]!.outcome);
  const domain = rangeOf(
    rows.flatMap((row) => [row.difference, ...(row.interval === null ? [] : [row.interval.low, row.interval.high])]),
    { zero: true },
  );
  return frame(document, {
    footer: footerOf(result),
    name,
    title: titleSentence(result, rows),
    subtitle: `Mean difference in ${outcomeName(outcome)} from ${baselineOf(result).label} (${goodDirection(outcome)}) with its 95 % interval. ${rightWords(rows)}Intervals are of one group each; a verdict must also survive among all that the study says. What matters is a tenth of what residents differ by.`,
    body: (group, width) => {
      let y = addLegend(group, 0, width, legend(rows));
      for (const dimension of dimensions) {
        const members = ordered(
          rows.filter((row) => row.dimension === dimension.id),
          dimension.id,
          outcome.direction === "lower" ? -1 : 1,
        );
        const labels = rows.map((row) => row.label);
        if (members.length > 0) y = addDimension(group, result, members, { title: dimension.title, y: y + 50, width, domain, labels }) + 4;
      }
      return y;
    },
  });
}

function rightWords(rows: readonly GroupEffect[]): string {
  return rows.some(({ shares }) => shares !== null)
    ? "Right: shares of residents who end better, the same and worse off than the same resident in the baseline, means over replications. "
    : "";
}

interface Block {
  readonly title: string;
  readonly y: number;
  readonly width: number;
  readonly domain: [number, number];
  /** Names of all rows of the picture, so that all blocks have the same columns. */
  readonly labels: readonly string[];
}

function addDimension(group: Element, result: CompareResult, members: readonly GroupEffect[], block: Block): number {
  const outcome = outcomeOf(result, members[0]!.outcome);
  const labels = members.map((row) => row.label);
  const options = { leastHeight: members.length > 12 ? 20 : 24, mostLabelWidth: 230 };
  const rows = { ...layRows(labels, block.y, block.width, options), labelWidth: layRows(block.labels, 0, block.width, options).labelWidth };
  const isCounted = members.some(({ shares }) => shares !== null);
  const shareLeft = block.width - (isCounted ? shareWidth : 0) - 34;
  const residentsX = rows.labelWidth + 52;
  const x = scaleLinear(block.domain, [residentsX + 14, shareLeft - valueWidth - 12]);
  addText(group, 6, block.y - 26, block.title, { size: 13, strong: true });
  addText(group, residentsX, block.y - 10, "residents", { size: 11, fill: inks.secondary, anchor: "end" });
  if (isCounted) addText(group, shareLeft, block.y - 10, "worse · the same · better (% of residents)", { size: 11, fill: inks.secondary });
  addRowNames(group, rows);
  addBottomAxis(group, x, {
    top: block.y,
    bottom: rowsBottom(rows),
    axis: differenceAxis(outcome.unit, block.domain),
    title: `Difference in ${outcomeName(outcome)}`,
    ticks: 6,
  });
  const share = scaleLinear([0, 1], [shareLeft, shareLeft + shareWidth]);
  if (isCounted)
    addBottomAxis(group, share, {
      top: rowsBottom(rows),
      bottom: rowsBottom(rows),
      axis: { unit: "% of residents", tick: (value) => String(Math.round(value * 100)) },
      ticks: 5,
    });
  members.forEach((row, i) => {
    const y = rowCentre(rows, i);
    const look = verdictLooks[row.verdict];
    addText(group, residentsX, y + 4, formatNumber(row.residents), { size: 11, fill: inks.secondary, anchor: "end" });
    addInterval(group, x, y, row.interval, { colour: look.colour });
    addPoint(group, x(row.difference), y, look, 50);
    const words = estimateWords({ value: row.difference, interval: row.interval }, outcome.unit);
    addText(group, shareLeft - valueWidth, y + 4, words, { size: 11, smallest: 8.5, fill: look.ink, maxWidth: valueWidth - 8 });
    if (row.shares !== null) addShares(group, row.shares, share, y, rows);
  });
  return rowsBottom(rows) + bottomAxisHeight;
}

/** Worse from the left, better from the right, the same between; the ends' intervals as lines. */
function addShares(group: Element, shares: NonNullable<GroupEffect["shares"]>, share: Scale, y: number, rows: Rows): void {
  const height = Math.min(16, rows.rowHeight - 5);
  const worse = shares.worse.value;
  const better = shares.better.value;
  const pieces = [
    { from: 0, to: worse, fill: orange, ink: "#ffffff" },
    { from: worse, to: 1 - better, fill: sameColour, ink: "#1a1a1a" },
    { from: 1 - better, to: 1, fill: blue, ink: "#ffffff" },
  ];
  for (const { from, to, fill, ink } of pieces) {
    const width = share(to) - share(from);
    if (width <= 0) continue;
    add(group, "rect", { x: share(from), y: y - height / 2, width, height, fill });
    const text = formatNumber(Math.round((to - from) * 100));
    if (width > textWidth(text, 10) + 30 || (fill === sameColour && width > 26)) {
      const at = fill === orange ? share(from) + 5 : fill === blue ? share(to) - 5 : (share(from) + share(to)) / 2;
      const anchor = fill === orange ? "start" : fill === blue ? "end" : "middle";
      addText(group, at, y + 3.5, text, { size: 10, fill: ink, anchor });
    }
  }
  const { interval } = shares.better;
  const fromRight = interval && { low: 1 - interval.high, high: 1 - interval.low };
  addInterval(group, share, y, clamp(shares.worse.interval), { colour: "#1a1a1a", width: 1.2, cap: 3 });
  addInterval(group, share, y, clamp(fromRight), { colour: "#1a1a1a", width: 1.2, cap: 3 });
}

function clamp(interval: { low: number; high: number } | null) {
  return interval && { low: Math.min(1, Math.max(0, interval.low)), high: Math.min(1, Math.max(0, interval.high)) };
}

function ordered(rows: readonly GroupEffect[], dimension: string, sign: number): readonly GroupEffect[] {
  return dimension === "grid" ? [...rows].sort((a, b) => sign * (a.difference - b.difference)) : rows;
}

function titleSentence(result: CompareResult, rows: readonly GroupEffect[]): string {
  const outcome = outcomeOf(result, rows[0]!.outcome);
  const under = `Under ${shortName(armLabel(result, rows[0]!.arm))}`;
  const number = (verdict: GroupEffect["verdict"]) => rows.filter((row) => row.verdict === verdict).length;
  if (rows.every(({ n }) => n < 2)) return `${under}, a single pair cannot tell who gains and who loses in ${outcomeName(outcome)}`;
  const losers = mostLosers(rows);
  if (rows.some(({ verdict }) => verdict === "different")) {
    return `${under}, ${number("different")} of ${countWords(rows.length, "group")} differ in ${outcomeName(outcome)}${losers}`;
  }
  const byWhatMatters = (verdict: GroupEffect["verdict"]) => rows.filter((row) => row.verdict === verdict && row.matters).length;
  const [gain, lose] = [byWhatMatters("better"), byWhatMatters("worse")];
  const gainers = `${gain === 0 ? "none" : gain} of ${countWords(rows.length, "group")} ${gain === 1 ? "gains" : "gain"} in ${outcomeName(outcome)}`;
  const lost = lose === 0 ? "none loses" : lose === 1 ? "1 loses" : `${lose} lose`;
  const [unknown, alike] = [number("unclear"), number("same")];
  const little = rows.length - gain - lose - unknown - alike;
  const others = [
    lost,
    ...(little === 0 ? [] : [`${little} ${little === 1 ? "moves" : "move"} by less than matters`]),
    ...(alike === 0 ? [] : [`${alike} ${alike === 1 ? "is" : "are"} the same in every pair`]),
    ...(unknown === 0 ? [] : [`${unknown} cannot be told from the baseline`]),
  ];
  return `${under}, ${gainers}, ${others.join(", ")}${losers}`;
}

/** Where most residents lose, where they are counted. */
function mostLosers(rows: readonly GroupEffect[]): string {
  const counted = rows.flatMap(({ label, shares }) => (shares === null ? [] : [{ label, worse: shares.worse.value }]));
  if (counted.length === 0) return "";
  const { label, worse } = counted.reduce((a, b) => (b.worse > a.worse ? b : a));
  return worse > 0 ? `; the most residents worse off are in ${shortName(label)} (${percentWords(worse)})` : "";
}

function legend(rows: readonly GroupEffect[]) {
  const isCounted = rows.some(({ shares }) => shares !== null);
  return [
    ...verdictLegend(
      rows.map((row) => row.verdict),
      "not clear, counting all comparisons",
    ),
    ...(isCounted ? [areaSample("share worse off", orange), areaSample("the same", sameColour), areaSample("better off", blue)] : []),
    ...(rows.some((row) => row.shares?.worse.interval != null) ? [lineSample("95 % interval of a share", "#1a1a1a", { width: 1.2 })] : []),
  ];
}

function isShown(group: GroupEffect): boolean {
  return group.n > 0;
}
