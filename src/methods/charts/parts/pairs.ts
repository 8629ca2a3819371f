/** Heat map of what pairs do together: a triangle with numbered columns, so that long names need not be turned. */

import { add, addText, inks } from "../../../charts/element.ts";
import { type Estimate, isClear } from "../../../statistics/estimate.ts";
import { addCells } from "./cells.ts";
import { diverging } from "./colours.ts";
import { addRowNames, layRows, rowsBottom } from "./rows.ts";

export interface PairCells {
  readonly names: readonly string[];
  /** Top of the column numbers. */
  readonly y: number;
  readonly width: number;
  /** Estimate of a pair, a < b; null where there is none. */
  value(a: number, b: number): Estimate | null;
  text(value: number): string;
  /** −1 paints negative values blue and positive ones orange; default 1, the other way round. */
  readonly sign?: 1 | -1;
  /** Words for the orange and the blue end of the colour scale. */
  readonly ends?: readonly [string, string];
}

const mostCell = 96;
/** What cannot be told from zero bears no colour, however large. */
const unclearFill = "rgb(236, 236, 236)";

/** Draws the triangle below the diagonal with its colour scale and returns the bottom. */
export function addPairCells(parent: Element, spec: PairCells): number {
  const { names } = spec;
  const numbered = names.map((name, i) => `${i + 1}  ${name}`);
  const rows = layRows(numbered, spec.y + 26, spec.width, { leastHeight: 34, mostLabelWidth: 260 });
  const cellWidth = Math.min(mostCell, (spec.width - rows.labelWidth - 10) / Math.max(1, names.length - 1));
  const shown = { ...rows, width: rows.labelWidth + cellWidth * Math.max(1, names.length - 1) + 8 };
  const values = names.flatMap((_, b) => names.slice(0, b).flatMap((_, a) => clearValue(spec.value(a, b))));
  const sign = spec.sign ?? 1;
  const limit = Math.max(1e-12, ...values.map(Math.abs));
  addRowNames(parent, shown);
  addCells(parent, {
    rows: shown,
    x: rows.labelWidth,
    cellWidth,
    columns: names.slice(0, -1).map((_, i) => String(i + 1)),
    cell: (row, column) => {
      const found = column < row ? spec.value(column, row) : null;
      if (found === null) return null;
      const { interval } = found;
      return {
        text: spec.text(found.value),
        note: interval === null || cellWidth < 52 ? undefined : `${spec.text(interval.low)} to ${spec.text(interval.high)}`,
        fill: isClear(found) ? diverging(sign * found.value, limit) : unclearFill,
      };
    },
  });
  if (values.length === 0) return rowsBottom(shown) + 6;
  addColourScale(parent, spec, limit, rowsBottom(shown) + 14);
  return rowsBottom(shown) + 44;
}

function clearValue(found: Estimate | null): number[] {
  return found !== null && isClear(found) ? [found.value] : [];
}

function addColourScale(parent: Element, spec: PairCells, limit: number, y: number): void {
  const [low, high] = spec.ends ?? ["", ""];
  const sign = spec.sign ?? 1;
  const steps = 21;
  const x = 300;
  const step = 14;
  for (let i = 0; i < steps; i += 1) {
    add(parent, "rect", { x: x + i * step, y, width: step + 0.3, height: 12, fill: diverging(((2 * i) / (steps - 1) - 1) * limit, limit) });
  }
  const text = { size: 11, fill: inks.secondary };
  addText(parent, x - 8, y + 10, `${low} ${spec.text(-sign * limit)}`.trim(), { ...text, anchor: "end" });
  addText(parent, x + (steps * step) / 2, y + 25, "0", { ...text, anchor: "middle" });
  addText(parent, x + steps * step + 8, y + 10, `${spec.text(sign * limit)} ${high}`.trim(), text);
}
