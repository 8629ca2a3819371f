/** How a change in true incidents came about: fewer arrivals, earlier detection, faster routing and handling, less escalation. */

import { scaleLinear } from "d3";
import type { Drawing } from "../../../charts/chart.ts";
import { add, addText, inks } from "../../../charts/element.ts";
import { frame } from "../../../charts/frame.ts";
import { wrapEvenly } from "../../../charts/textWidth.ts";
import { bySize, type Estimate, isClear } from "../../../statistics/estimate.ts";
import { estimateWords } from "../../../words/chartPhrases.ts";
import { attributeLabels as labels } from "../../../words/en/attributeCharts.ts";
import { en } from "../../../words/en.ts";
import { headline, tell } from "../../../words/finding.ts";
import type { ByMechanismFinding } from "../../../words/findings/attributeCharts.ts";
import { addBottomAxis, bottomAxisHeight, differenceAxis, rangeOf } from "../../charts/parts/axes.ts";
import { blue, orange } from "../../charts/parts/colours.ts";
import { addLegend, areaSample, lineSample } from "../../charts/parts/legend.ts";
import { addInterval } from "../../charts/parts/marks.ts";
import { addRowNames, layRows, type Rows, rowCentre, rowsBottom } from "../../charts/parts/rows.ts";
import { extentOf, shortName } from "../../charts/parts/words.ts";
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
    { title: labels.all, of: (row: Row): Estimate | undefined => row.total },
    ...rows[0]!.parts.map((part) => ({
      title: part.label,
      of: (row: Row): Estimate | undefined => row.parts.find((each) => each.mechanism === part.mechanism),
    })),
  ];
  return frame(document, {
    footer: footerOf(result),
    name: "mechanisms",
    title: headline(titleFinding(rows[0]!), en),
    subtitle: tell({ kind: "mechanisms-note", pairs: extentOf(rows.map(({ n }) => n)) }, en),
    body: (group, width) => {
      const used = new Set(rows.flatMap((row) => columns.flatMap(({ of }) => fillOf(of(row)) ?? [])));
      const kinds = [
        areaSample(labels.fewer, fills.down),
        areaSample(labels.more, fills.up),
        areaSample(labels.fewerUnclear, fills.unclearDown),
        areaSample(labels.moreUnclear, fills.unclearUp),
      ].filter((_, i) => used.has(Object.values(fills)[i]!));
      const legend = addLegend(group, 0, width, [...kinds, lineSample(labels.interval, "#1a1a1a", { width: 1.4 })]);
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
    addCover(group, place.x, y - 20, place.width, i);
    addText(group, (x.range()[0]! + x.range()[1]!) / 2, y - 10, estimateWords(estimate, unit), {
      size: 10.5,
      smallest: 8,
      maxWidth: place.width - 8,
      anchor: "middle",
      fill: isClear(estimate) ? inks.text : inks.secondary,
    });
  });
}

/** The row's own colour over the lines of the axis, which would strike out a minus sign. */
function addCover(group: Element, x: number, y: number, width: number, row: number): void {
  add(group, "rect", { x, y, width, height: 14, fill: row % 2 === 0 ? inks.stripe : inks.paper });
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

function titleFinding({ arm, total, parts }: Row): ByMechanismFinding {
  const clear = bySize(parts.filter(isClear));
  return {
    kind: "by-mechanism",
    arm: shortName(arm.label),
    total,
    clear: isClear(total),
    parts: clear.map((part) => ({ label: shortName(part.label), estimate: part })),
  };
}

function shown(result: AttributionResult): Row[] {
  return result.mechanisms.filter((row) => row.n > 0 && row.parts.length > 0);
}
