/** The five dimensions of the SFIC model of collaborative governance (Ansell and Gash 2008), at the start and at the end of each arm. */

import { scaleLinear } from "d3";
import type { Chart, Drawing } from "../../../charts/chart.ts";
import { add, addGroup, addLine, addText, inks } from "../../../charts/element.ts";
import { emptyDrawing, frame } from "../../../charts/frame.ts";
import { wrap } from "../../../charts/textWidth.ts";
import type { Estimate } from "../../../statistics/estimate.ts";
import type { ResultTables } from "../../../tables/tables.ts";
import { runChartLabels as labels } from "../../../words/en/runChartLabels.ts";
import { en } from "../../../words/en.ts";
import { tell } from "../../../words/finding.ts";
import type { SficTitle } from "../../../words/findings/runCharts.ts";
import { axisFormat, formatDifference } from "../../../words/format.ts";
import { addRowAxis, addRowLabels, pointsOf, type RowLayout, rowCentre } from "./parts/armRows.ts";
import { type ArmStyle, addMark, armStyles } from "./parts/armStyle.ts";
import { type Family, familyChange, familyDifference, isTold, shortLabel, waysOf } from "./parts/findings.ts";
import { endpoints, groupLabel, groupsOf, indicatorInfo, leadArm } from "./parts/lookup.ts";
import { subtitleOf } from "./parts/notes.ts";
import { estimateOf } from "./parts/paired.ts";

const dimensions = ["starting-conditions", "facilitative-leadership", "institutional-design", "collaborative-process", "outcomes"];
const labelWidth = 170;

export const sfic: Chart = {
  id: "sfic",
  title: "SFIC dimensions at the start and at the end",
  description:
    "Starting conditions, facilitative leadership, institutional design, collaborative process and outcomes: start and end by arm.",
  columnsNeeded: ["series: sfic, groups dimension:*"],
  applies: (tables) => dimensionGroups(tables).length > 0,
  draw: (document, tables) => [drawSfic(document, tables)],
};

interface Cell {
  readonly start: Estimate;
  readonly end: Estimate;
}

function drawSfic(document: Document, tables: ResultTables): Drawing {
  const groups = dimensionGroups(tables);
  if (groups.length === 0) return emptyDrawing(document, tables.scenario, "sfic", sfic.title, labels.noData.sfic);
  const info = indicatorInfo(tables, "sfic");
  const styles = armStyles(tables);
  const cells = groups.map((group) => styles.map((style) => cellOf(tables, group, style.arm.id)));
  return frame(document, {
    footer: tables.scenario,
    name: "sfic",
    title: tell(sficTitle(tables, groups), en),
    subtitle: subtitleOf(tables, [{ kind: "run-sfic-marks", replications: tables.scenario.replications }]),
    body: (group, width) => {
      const panelWidth = (width - labelWidth) / groups.length;
      const lines2 = groups.some((key) => wrap(groupLabel(tables, key), panelWidth - 20, 13).length > 1);
      const layout: RowLayout = { styles, y: lines2 ? 48 : 32, rowHeight: 32, labelWidth, width };
      addRowLabels(group, layout);
      const values = cells.flat().flatMap((cell) => (cell === undefined ? [] : [cell.start.value, ...pointsOf(cell.end)]));
      const low = Math.min(...values, 0);
      const high = Math.max(...values, low + 1e-6);
      groups.forEach((key, i) => {
        const panel = addGroup(group, labelWidth + i * panelWidth, 0);
        const x = scaleLinear([low, high], [14, panelWidth - 58]).nice(3);
        const lines = wrap(groupLabel(tables, key), panelWidth - 20, 13).slice(0, 2);
        lines.forEach((line, row) => {
          addText(panel, 14, layout.y - 10 - (lines.length - 1 - row) * 16, line, { size: 13, strong: true, maxWidth: panelWidth - 20 });
        });
        addRowAxis(panel, layout, x, axisFormat(info.unit, high), 3);
        styles.forEach((style, row) => {
          const cell = cells[i]![row];
          if (cell !== undefined) addCell(panel, cell, style, x, rowCentre(layout, row), panelWidth, info.unit);
        });
      });
      return layout.y + styles.length * layout.rowHeight + 32;
    },
  });
}

function addCell(parent: Element, cell: Cell, style: ArmStyle, x: (value: number) => number, y: number, width: number, unit: string): void {
  const from = x(cell.start.value);
  const to = x(cell.end.value);
  addLine(parent, from, y, to, y, { stroke: style.colour, "stroke-width": 1.6 });
  if (cell.end.interval !== null) {
    const { low, high } = cell.end.interval;
    add(parent, "rect", {
      x: x(low),
      y: y - 2.5,
      width: Math.max(0.5, x(high) - x(low)),
      height: 5,
      fill: style.colour,
      "fill-opacity": 0.35,
    });
  }
  addMark(parent, from, y, style, { hollow: true, size: 36 });
  addMark(parent, to, y, style, { size: 56 });
  addText(parent, width - 48, y + 4, formatDifference(cell.end.value - cell.start.value, unit, cell.end.interval), {
    size: 11,
    fill: inks.secondary,
    maxWidth: 46,
  });
}

function cellOf(tables: ResultTables, group: string, arm: string): Cell | undefined {
  const start = estimateOf(endpoints(tables, "sfic", group, "start").get(arm)?.values());
  const end = estimateOf(endpoints(tables, "sfic", group, "end").get(arm)?.values());
  return start && end && { start, end };
}

function sficTitle(tables: ResultTables, groups: readonly string[]): SficTitle {
  const arm = leadArm(tables);
  const { replications } = tables.scenario;
  const nothing = { kind: "run-sfic", replications, of: groups.length, most: null, others: [] } as const;
  if (arm === undefined) return { ...nothing, arm: null };
  const family: Family = {
    indicator: indicatorInfo(tables, "sfic"),
    together: groups.length,
    values: (group) => endpoints(tables, "sfic", group, "end"),
  };
  const told = groups
    .map((group) => ({ group, ...familyDifference(tables, family, group, arm) }))
    .filter(({ verdict }) => isTold(verdict))
    .sort((a, b) => Math.abs(b.paired!.value) - Math.abs(a.paired!.value))[0];
  if (told === undefined) return { ...nothing, arm: shortLabel(arm.label) };
  const change = familyChange(tables, family, told.group, arm)!;
  const most = { ...change, outcome: { ...change.outcome, label: groupLabel(tables, told.group) } };
  const rest = groups.filter((group) => group !== told.group);
  return { ...nothing, arm: shortLabel(arm.label), most, others: waysOf(tables, family, rest, arm) };
}

function dimensionGroups(tables: ResultTables): string[] {
  const present = groupsOf(tables, "series", "sfic", "dimension");
  return dimensions.map((dimension) => `dimension:${dimension}`).filter((group) => present.includes(group));
}
