/** How a change in true incidents came about: fewer arrivals, earlier detection, faster routing and handling, less escalation. */

import { scaleLinear } from "d3";
import type { Drawing } from "../../../charts/chart.ts";
import { add, addText, inks } from "../../../charts/element.ts";
import { frame } from "../../../charts/frame.ts";
import { wrapEvenly } from "../../../charts/textWidth.ts";
import { type Estimate, isClear } from "../../../statistics/estimate.ts";
import { formatDifference } from "../../../words/format.ts";
import { listWords } from "../../../words/words.ts";
import { addBottomAxis, bottomAxisHeight, differenceAxis, rangeOf } from "../../charts/parts/axes.ts";
import { blue, orange } from "../../charts/parts/colours.ts";
import { addLegend, areaSample, lineSample } from "../../charts/parts/legend.ts";
import { addInterval } from "../../charts/parts/marks.ts";
import { addRowNames, layRows, type Rows, rowCentre, rowsBottom } from "../../charts/parts/rows.ts";
import { differenceWithUnit, estimateWords, intervalWords, shortName } from "../../charts/parts/words.ts";
import { footerOf, studyChart } from "../../charts/studyChart.ts";
import type { AttributionResult } from "../result.ts";

const unit = "incidents";
const fills = { down: blue, up: orange, unclearDown: "#bcd6e6", unclearUp: "#f0c9a8" };

export const mechanisms = studyChart("attribute", {
  id: "mechanisms",
  title: "By which mechanisms true incidents change",
  description: "Exact decomposition of the change in true incidents into five mechanisms, for the package and each measure alone.",
  missing: (result) => (shown(result).length > 0 ? null : "No decomposition of true incidents was made in this study."),
  draw: (document, result) => [drawMechanisms(document, result)],
});

type Row = AttributionResult["mechanisms"][number];

function drawMechanisms(document: Document, result: AttributionResult): Drawing {
  const rows = shown(result);
  const columns = [
    { title: "All together", of: (row: Row): Estimate | undefined => row.total },
    ...rows[0]!.parts.map((part) => ({
      title: part.label,
      of: (row: Row): Estimate | undefined => row.parts.find((each) => each.mechanism === part.mechanism),
    })),
  ];
  return frame(document, {
    footer: footerOf(result),
    name: "mechanisms",
    title: titleSentence(rows[0]!),
    subtitle: `Change in true incidents against the baseline, means over ${pairWords(rows)}; in every row the five mechanisms add up to the whole. Rows below the first: each measure alone; measures interact, so their rows need not add up to the package. Bars to the left: fewer incidents.`,
    body: (group, width) => {
      const used = new Set(rows.flatMap((row) => columns.flatMap(({ of }) => fillOf(of(row)) ?? [])));
      const kinds = [
        areaSample("fewer incidents", fills.down),
        areaSample("more incidents", fills.up),
        areaSample("fewer by the mean, not clear", fills.unclearDown),
        areaSample("more by the mean, not clear", fills.unclearUp),
      ].filter((_, i) => used.has(Object.values(fills)[i]!));
      const legend = addLegend(group, 0, width, [...kinds, lineSample("95 % interval", "#1a1a1a", { width: 1.4 })]);
      const layout = layRows(
        rows.map((row) => row.arm.label),
        legend + 50,
        width,
        { leastHeight: 38, mostLabelWidth: 180 },
      );
      addRowNames(group, layout, { strong: (i) => i === 0 });
      const domain = rangeOf(
        rows.flatMap((row) => columns.flatMap(({ of }) => ends(of(row)))),
        { zero: true },
      );
      const columnWidth = (width - layout.labelWidth) / columns.length;
      columns.forEach((column, i) => {
        addColumn(group, rows, column, layout, { x: layout.labelWidth + i * columnWidth, width: columnWidth, domain });
      });
      return rowsBottom(layout) + bottomAxisHeight;
    },
  });
}

function addColumn(
  group: Element,
  rows: readonly Row[],
  column: { readonly title: string; of(row: Row): Estimate | undefined },
  layout: Rows,
  place: { readonly x: number; readonly width: number; readonly domain: [number, number] },
): void {
  const x = scaleLinear(place.domain, [place.x + 8, place.x + place.width - 8]);
  const title = wrapEvenly(column.title, place.width - 16, 12).slice(0, 3);
  title.forEach((line, i) => {
    addText(group, place.x + 8, layout.y - 10 - (title.length - 1 - i) * 14, line, { size: 12, strong: true });
  });
  addBottomAxis(group, x, { top: layout.y, bottom: rowsBottom(layout), axis: differenceAxis(unit, place.domain), ticks: 4 });
  rows.forEach((row, i) => {
    const estimate = column.of(row);
    const fill = fillOf(estimate);
    if (estimate === undefined || fill === undefined) return;
    const y = rowCentre(layout, i) + 6;
    const to = x(estimate.value);
    add(group, "rect", { x: Math.min(x(0), to), y: y - 6, width: Math.abs(to - x(0)), height: 12, fill });
    addInterval(group, x, y, estimate.interval, { colour: "#1a1a1a", width: 1.4, cap: 3 });
    addText(group, (x.range()[0]! + x.range()[1]!) / 2, y - 10, estimateWords(estimate, unit), {
      size: 10.5,
      smallest: 8,
      maxWidth: place.width - 8,
      anchor: "middle",
      fill: isClear(estimate) ? inks.text : inks.secondary,
      halo: true,
    });
  });
}

function fillOf(estimate: Estimate | undefined): string | undefined {
  if (estimate === undefined) return undefined;
  if (isClear(estimate)) return estimate.value < 0 ? fills.down : fills.up;
  return estimate.value < 0 ? fills.unclearDown : fills.unclearUp;
}

function ends(estimate: Estimate | undefined): number[] {
  if (estimate === undefined) return [];
  return [estimate.value, ...(estimate.interval === null ? [] : [estimate.interval.low, estimate.interval.high])];
}

function titleSentence(row: Row): string {
  const name = shortName(row.arm.label);
  const whole = `${differenceWithUnit(row.total.value, "true incidents", row.total.interval)} (${intervalWords(row.total, unit)})`;
  const clear = row.parts.filter(isClear).sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  if (!isClear(row.total)) return `${name}: ${whole}, which cannot be told from zero`;
  if (clear.length === 0) return `${name}: ${whole}; no single mechanism can be told from zero`;
  const parts = clear
    .slice(0, 2)
    .map((part) => `${shortName(part.label).toLowerCase()} (${formatDifference(part.value, unit, part.interval)})`);
  return `${name}: ${whole}; of the mechanisms, the largest are ${listWords(parts)}`;
}

function pairWords(rows: readonly Row[]): string {
  const counts = rows.map((row) => row.n);
  const [low, high] = [Math.min(...counts), Math.max(...counts)];
  return low === high ? `${high} ${high === 1 ? "pair" : "pairs"} of runs` : `${low} to ${high} pairs of runs`;
}

function shown(result: AttributionResult): Row[] {
  return result.mechanisms.filter((row) => row.n > 0 && row.parts.length > 0);
}
