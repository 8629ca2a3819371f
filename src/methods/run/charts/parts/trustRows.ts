/** A row for each arm and a column for each measure of trust: its difference from the baseline at the end; of an only arm its level. */
import { scaleLinear } from "d3";
import { addGroup, addText, inks } from "../../../../charts/element.ts";
import { wrap } from "../../../../charts/textWidth.ts";
import type { Estimate } from "../../../../statistics/estimate.ts";
import type { ResultTables } from "../../../../tables/tables.ts";
import { runChartLabels as labels } from "../../../../words/en/runChartLabels.ts";
import { axisFormat, formatDifference, formatValue, isShare } from "../../../../words/format.ts";
import { addEstimate, addRowAxis, addRowLabels, estimateDomain, type RowLayout, rowCentre } from "./armRows.ts";
import { type ArmStyle, armStyles } from "./armStyle.ts";
import { type Family, familyDifference, isTold, mostTold } from "./findings.ts";
import { baselineArm, comparedArms } from "./lookup.ts";
import { estimateOf } from "./paired.ts";

const labelWidth = 170;

/** An indicator in one group, in a family of differences. */
export interface TrustColumn {
  readonly family: Family;
  readonly group: string;
  readonly label: string;
}

/** What is drawn of one arm in one column. */
interface Cell {
  readonly style: ArmStyle;
  readonly estimate: Estimate;
  readonly singles: readonly number[];
  readonly told: boolean;
}

/** Draws the rows from the top of `parent`; returns the height used. */
export function addTrustRows(parent: Element, tables: ResultTables, columns: readonly TrustColumn[], width: number): number {
  const compared = comparedArms(tables).length > 0;
  const baseline = baselineArm(tables);
  const styles = armStyles(tables, mostTold(tables)).filter(({ arm }) => !compared || arm !== baseline);
  const layout: RowLayout = { styles, y: compared ? 62 : 46, rowHeight: 25, labelWidth, width };
  addText(parent, 0, 8, compared ? labels.differenceAtTheEnd : labels.atTheEnd, { size: 14, strong: true });
  addRowLabels(parent, layout);
  const cells = columns.map((column) => styles.map((style) => cellOf(tables, column, style, compared)));
  const panelWidth = (width - labelWidth) / columns.length;
  columns.forEach((column, i) => {
    const panel = addGroup(parent, labelWidth + i * panelWidth, 0);
    const alike = cells.filter((_, j) => columns[j]!.family.indicator.id === column.family.indicator.id).flat();
    addHeading(panel, tables, column, panelWidth, compared);
    addColumn(panel, { layout, cells: cells[i]!, alike, unit: column.family.indicator.unit, width: panelWidth, compared });
  });
  return layout.y + styles.length * layout.rowHeight + 34;
}

function addHeading(parent: Element, tables: ResultTables, { family, group, label }: TrustColumn, width: number, compared: boolean): void {
  const lines = wrap(label, width - 20, 12).slice(0, 2);
  lines.forEach((line, i) => {
    const y = 40 - (lines.length - 1 - i) * 13;
    addText(parent, 14, y, line, { size: 12, strong: true, maxWidth: width - 18 });
  });
  const level = estimateOf(family.values(group).get(baselineArm(tables)!.id)?.values());
  if (compared && level !== undefined) {
    const words = labels.baselineLevel(formatValue(level.value, family.indicator.unit, level.interval));
    addText(parent, 14, 55, words, { size: 11, fill: inks.secondary, maxWidth: width - 18 });
  }
}

interface ColumnSpec {
  readonly layout: RowLayout;
  readonly cells: readonly (Cell | undefined)[];
  /** Cells of all columns that share the scale. */
  readonly alike: readonly (Cell | undefined)[];
  readonly unit: string;
  readonly width: number;
  readonly compared: boolean;
}

function addColumn(parent: Element, { layout, cells, alike, unit, width, compared }: ColumnSpec): void {
  const domain = estimateDomain(
    alike.map((cell) => cell?.estimate),
    alike.flatMap((cell) => cell?.singles ?? []),
    compared,
  );
  const x = scaleLinear(domain, [14, width - 62]).nice(4);
  const axis = axisFormat(unit, Math.max(...domain.map(Math.abs)));
  addRowAxis(parent, layout, x, compared && isShare(unit) ? { ...axis, unit: labels.points } : axis, 3);
  cells.forEach((cell, row) => {
    if (cell === undefined) return;
    const { style, estimate, singles, told } = cell;
    const y = rowCentre(layout, row);
    addEstimate(parent, { x, y: y - 1 }, style, estimate, { singles, hollow: compared && !told });
    const words = compared
      ? formatDifference(estimate.value, unit, estimate.interval)
      : formatValue(estimate.value, unit, estimate.interval);
    addText(parent, width - 54, y + 4, words, { size: 11, smallest: 9.5, fill: inks.secondary, maxWidth: 54 });
  });
}

function cellOf(tables: ResultTables, { family, group }: TrustColumn, style: ArmStyle, compared: boolean): Cell | undefined {
  const values = [...(family.values(group).get(style.arm.id)?.values() ?? [])];
  if (!compared) {
    const estimate = estimateOf(values);
    return estimate && { style, estimate, singles: values, told: true };
  }
  const { paired, verdict } = familyDifference(tables, family, group, style.arm);
  return paired && { style, estimate: paired, singles: paired.differences, told: isTold(verdict) };
}
