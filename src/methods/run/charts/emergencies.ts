/** Losses and mobilisation in emergencies, by arm. */
import { scaleLinear } from "d3";
import type { Chart, Drawing } from "../../../charts/chart.ts";
import { addGroup, addText, inks } from "../../../charts/element.ts";
import { emptyDrawing, frame } from "../../../charts/frame.ts";
import type { ResultTables } from "../../../tables/tables.ts";
import { runChartLabels } from "../../../words/en/runChartLabels.ts";
import { en } from "../../../words/en.ts";
import { tell } from "../../../words/finding.ts";
import { axisFormat, directionWords, formatValue } from "../../../words/format.ts";
import { addEstimate, addRowAxis, addRowLabels, estimateDomain, mostDots, type RowLayout, rowCentre } from "./parts/armRows.ts";
import { armStyles } from "./parts/armStyle.ts";
import { leadChangeOf } from "./parts/findings.ts";
import { hasSummary, indicatorInfo, mainGroup, summaryValues } from "./parts/lookup.ts";
import { marksNote, subtitleOf } from "./parts/notes.ts";
import { estimateOf } from "./parts/paired.ts";

const ids = ["emergency-loss", "emergency-mobilisation-hours"];
const labelWidth = 180;

export const emergencies: Chart = {
  id: "emergencies",
  title: "Emergencies",
  description: "Loss in emergencies and hours until help is mobilised, by arm.",
  columnsNeeded: ids.map((id) => `summary: ${id}`),
  applies: struck,
  draw: (document, tables) => [drawEmergencies(document, tables)],
};

/** Whether an emergency struck in any run: losses are 0 where none did, hours to mobilise have no value. */
function struck(tables: ResultTables): boolean {
  return hasSummary(tables, "emergency-mobilisation-hours");
}

function drawEmergencies(document: Document, tables: ResultTables): Drawing {
  const present = ids.filter((id) => hasSummary(tables, id));
  if (!struck(tables)) return emptyDrawing(document, tables.scenario, "emergencies", emergencies.title, runChartLabels.noData.emergencies);
  const styles = armStyles(tables);
  return frame(document, {
    footer: tables.scenario,
    name: "emergencies",
    title: tell({ kind: "run-emergencies", change: leadChangeOf(tables, indicatorInfo(tables, present[0]!)) }, en),
    subtitle: subtitleOf(tables, [marksNote(tables, { differences: null, dots: true })]),
    body: (group, width) => {
      const layout: RowLayout = { styles, y: 46, rowHeight: 30, labelWidth, width };
      addRowLabels(group, layout);
      const panelWidth = (width - labelWidth) / present.length;
      present.forEach((id, i) => {
        addPanel(addGroup(group, labelWidth + i * panelWidth, 0), tables, id, layout, panelWidth);
      });
      return layout.y + styles.length * layout.rowHeight + 34;
    },
  });
}

function addPanel(parent: Element, tables: ResultTables, id: string, layout: RowLayout, width: number): void {
  const info = indicatorInfo(tables, id);
  const values = summaryValues(tables, id, mainGroup(tables, id));
  const cells = layout.styles.map((style) => [...(values.get(style.arm.id)?.values() ?? [])]);
  const domain = estimateDomain(
    cells.map(estimateOf),
    cells.flatMap((cell) => (cell.length <= mostDots ? cell : [])),
    true,
  );
  const x = scaleLinear(domain, [16, width - 142]).nice(5);
  addText(parent, 16, layout.y - 26, info.label, { size: 13, strong: true, maxWidth: width - 24 });
  addText(parent, 16, layout.y - 9, directionWords(info.direction, info.unit), { size: 11, fill: inks.secondary });
  addRowAxis(parent, layout, x, axisFormat(info.unit, domain[1]), 5);
  layout.styles.forEach((style, row) => {
    const value = estimateOf(cells[row]);
    if (value === undefined) return;
    addEstimate(parent, { x, y: rowCentre(layout, row) - 1 }, style, value, { singles: cells[row]! });
    addText(parent, width - 130, rowCentre(layout, row) + 4, formatValue(value.value, info.unit), {
      size: 11,
      fill: inks.secondary,
      maxWidth: 126,
    });
  });
}
