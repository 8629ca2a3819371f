/** Rows that panels share: stripes and names at the left, one row for each arm, factor or measure. */
import { add, inks } from "../../../charts/element.ts";
import { addLabel, labelColumn, mostLines } from "./labels.ts";

export interface Rows {
  readonly labels: readonly string[];
  /** Top of the first row. */
  readonly y: number;
  readonly rowHeight: number;
  /** Width of the names with the gap behind them; panels begin there. */
  readonly labelWidth: number;
  /** Width of names and panels together, for the stripes. */
  readonly width: number;
}

export interface RowOptions {
  readonly leastHeight?: number;
  readonly mostLabelWidth?: number;
  readonly maxLines?: number;
}

/** Rows high and wide enough for their names. */
export function layRows(labels: readonly string[], y: number, width: number, options: RowOptions = {}): Rows {
  const column = labelColumn(labels, 80, options.mostLabelWidth ?? 230);
  const lines = mostLines(labels, column, options.maxLines ?? 3);
  return { labels, y, width, rowHeight: Math.max(options.leastHeight ?? 26, lines * 13 + 8), labelWidth: column + 16 };
}

/** Draws stripes and names. */
export function addRowNames(
  parent: Element,
  rows: Rows,
  options: { readonly strong?: (i: number) => boolean; readonly maxLines?: number } = {},
): void {
  rows.labels.forEach((label, i) => {
    if (i % 2 === 0) {
      add(parent, "rect", { x: 0, y: rows.y + i * rows.rowHeight, width: rows.width, height: rows.rowHeight, fill: inks.stripe });
    }
    const place = { x: 6, y: rowCentre(rows, i), width: rows.labelWidth - 14 };
    addLabel(parent, place, label, { strong: options.strong?.(i), maxLines: options.maxLines ?? 3 });
  });
}

/** Vertical middle of row i. */
export function rowCentre(rows: Rows, i: number): number {
  return rows.y + (i + 0.5) * rows.rowHeight;
}

export function rowsBottom(rows: Rows): number {
  return rows.y + rows.labels.length * rows.rowHeight;
}
