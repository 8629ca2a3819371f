/** A table as a picture: coloured cells with a number in each. */
import { add, addText, addTooltip, inks } from "../../../charts/element.ts";
import { inkOn } from "./colours.ts";
import { addLabel, mostLines } from "./labels.ts";
import type { Rows } from "./rows.ts";
import { rowCentre } from "./rows.ts";

export interface Cell {
  readonly text: string;
  /** Second, smaller line. */
  readonly note?: string;
  readonly fill: string;
  /** Framed, e.g. the best of its column, or told from zero. */
  readonly framed?: boolean;
  readonly tooltip?: string;
}

export interface CellGrid {
  readonly rows: Rows;
  readonly columns: readonly string[];
  /** Left edge of the first column. */
  readonly x: number;
  readonly cellWidth: number;
  /** Null leaves the place empty. */
  cell(row: number, column: number): Cell | null;
}

/** Height that the headers of a grid need above its rows. */
export function headerHeight(columns: readonly string[], cellWidth: number): number {
  return mostLines(columns, cellWidth - 6, 3) * 13.5 + 8;
}

/** Draws headers above the rows and the cells in them. */
export function addCells(parent: Element, grid: CellGrid): void {
  const { rows, columns, cellWidth } = grid;
  const header = headerHeight(columns, cellWidth);
  columns.forEach((label, column) => {
    const x = grid.x + (column + 0.5) * cellWidth;
    addLabel(parent, { x, y: rows.y - header / 2, width: cellWidth - 6 }, label, { anchor: "middle", maxLines: 3, fill: inks.secondary });
  });
  rows.labels.forEach((_, row) => {
    columns.forEach((_, column) => {
      const cell = grid.cell(row, column);
      if (cell !== null) addCell(parent, cell, grid.x + column * cellWidth, rowCentre(rows, row), cellWidth, rows.rowHeight);
    });
  });
}

function addCell(parent: Element, cell: Cell, x: number, middle: number, width: number, height: number): void {
  const rect = add(parent, "rect", {
    x: x + 1,
    y: middle - height / 2 + 1,
    width: width - 2,
    height: height - 2,
    fill: cell.fill,
    stroke: cell.framed ? "#1a1a1a" : undefined,
    "stroke-width": cell.framed ? 1.6 : undefined,
  });
  if (cell.tooltip !== undefined) addTooltip(rect, cell.tooltip);
  const ink = inkOn(cell.fill);
  const noted = cell.note !== undefined && cell.note !== "";
  addText(parent, x + width / 2, middle + (noted ? -1.5 : 4), cell.text, {
    size: 11.5,
    smallest: 8,
    anchor: "middle",
    fill: ink,
    maxWidth: width - 5,
  });
  if (noted)
    addText(parent, x + width / 2, middle + 10, cell.note, { size: 9.5, smallest: 7.5, anchor: "middle", fill: ink, maxWidth: width - 5 });
}
