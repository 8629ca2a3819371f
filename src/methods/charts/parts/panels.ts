/** Small multiples: equal panels in a grid, each with its name above the plot. */
import { addGroup } from "../../../charts/element.ts";
import { addLabel, mostLines } from "./labels.ts";

export interface PanelSpec {
  readonly labels: readonly string[];
  /** Top of the grid. */
  readonly y: number;
  readonly width: number;
  readonly mostColumns: number;
  readonly plotHeight: number;
  /** Space at the left and right of the plot and below it, for axes. */
  readonly left: number;
  readonly right: number;
  readonly below: number;
  /** Space between the name and the plot, e.g. for a note; default 10. */
  readonly above?: number;
}

export interface Panel {
  /** Moved so that (0, 0) is the top left corner of the plot. */
  readonly group: SVGGElement;
  readonly width: number;
  readonly height: number;
  readonly firstColumn: boolean;
}

/** Draws the names, calls `draw` for every panel and returns the height used. */
export function addPanels(parent: Element, spec: PanelSpec, draw: (panel: Panel, i: number) => void): number {
  const n = spec.labels.length;
  const columns = columnsFor(n, spec.mostColumns);
  const cell = spec.width / columns;
  const plotWidth = cell - spec.left - spec.right;
  const lines = mostLines(spec.labels, cell - spec.right - 4);
  const header = lines * 14 + (spec.above ?? 10);
  const height = header + spec.plotHeight + spec.below;
  spec.labels.forEach((label, i) => {
    const column = i % columns;
    const group = addGroup(parent, column * cell + spec.left, spec.y + Math.floor(i / columns) * height + header);
    const place = { x: -spec.left + 4, y: -header + (lines * 14) / 2, width: cell - spec.right - 4 };
    addLabel(group, place, label, { strong: true });
    draw({ group, width: plotWidth, height: spec.plotHeight, firstColumn: column === 0 }, i);
  });
  return Math.ceil(n / columns) * height;
}

/** Columns for n panels such that the last row is as full as can be. */
function columnsFor(n: number, most: number): number {
  if (n <= most) return Math.max(1, n);
  const rows = Math.ceil(n / most);
  return Math.ceil(n / rows);
}
