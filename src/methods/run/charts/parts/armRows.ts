/** Panels that share one row for each arm: labels at the left, and in each panel points with intervals on a common scale. */
import type { scaleLinear } from "d3";
import { add, addLine, addText, inks } from "../../../../charts/element.ts";
import { textWidth, wrap } from "../../../../charts/textWidth.ts";
import type { Estimate } from "../../../../statistics/estimate.ts";
import type { AxisFormat } from "../../../../words/format.ts";
import { type ArmStyle, addMark } from "./armStyle.ts";

const LABEL = 12;
const SMALL_LABEL = 10.5;

export interface RowLayout {
  readonly styles: readonly ArmStyle[];
  /** Top of the first row. */
  readonly y: number;
  readonly rowHeight: number;
  readonly labelWidth: number;
  /** Width of the labels and all panels together, for the stripes. */
  readonly width: number;
  /** Grey marks and labels, where colour is kept for another meaning. */
  readonly plain?: boolean;
}

export type Scale = ReturnType<typeof scaleLinear<number, number>>;

/** Fewest replications above which single replications are no longer drawn as dots. */
export const mostDots = 19;

/** Draws alternate stripes and the arm labels with their marks. */
export function addRowLabels(parent: Element, layout: RowLayout): void {
  layout.styles.forEach((style, i) => {
    const top = layout.y + i * layout.rowHeight;
    if (i % 2 === 0) add(parent, "rect", { x: 0, y: top, width: layout.width, height: layout.rowHeight, fill: inks.stripe });
    addMark(parent, 9, top + layout.rowHeight / 2, layout.plain ? { ...style, colour: "#5a5a5a" } : style, { size: 44 });
    const ink = layout.plain ? inks.text : style.ink;
    addArmLabel(parent, { x: 20, y: top + layout.rowHeight / 2 + 4, width: layout.labelWidth - 24 }, style.arm.label, ink);
  });
}

/** An arm's label about a base line: one line at full size, or two smaller ones when it is long. */
export function addArmLabel(parent: Element, at: { x: number; y: number; width: number }, label: string, ink: string): void {
  const lines = wrap(label, at.width, SMALL_LABEL);
  const fits = textWidth(label, LABEL) <= at.width;
  if (lines.length < 2 || fits) {
    addText(parent, at.x, at.y, label, { size: fits ? LABEL : SMALL_LABEL, fill: ink, maxWidth: at.width });
    return;
  }
  addText(parent, at.x, at.y - 6, lines[0]!, { size: SMALL_LABEL, fill: ink, maxWidth: at.width });
  addText(parent, at.x, at.y + 5.5, lines.slice(1).join(" "), { size: SMALL_LABEL, fill: ink, maxWidth: at.width });
}

/** Vertical centre of a row. */
export function rowCentre(layout: RowLayout, index: number): number {
  return layout.y + (index + 0.5) * layout.rowHeight;
}

/** Draws ticks with labels under the rows and light grid lines through them. */
export function addRowAxis(parent: Element, layout: RowLayout, x: Scale, axis: AxisFormat, ticks = 4): void {
  const bottom = layout.y + layout.styles.length * layout.rowHeight;
  for (const tick of x.ticks(ticks)) {
    const zero = tick === 0;
    addLine(parent, x(tick), layout.y, x(tick), bottom, { stroke: zero ? inks.axis : "#dddddd" });
    addText(parent, x(tick), bottom + 14, axis.tick(tick), { size: 11, fill: inks.secondary, anchor: "middle" });
  }
  const [from, to] = x.range() as [number, number];
  addText(parent, (from + to) / 2, bottom + 28, axis.unit, { size: 11, fill: inks.secondary, anchor: "middle", maxWidth: to - from + 20 });
}

/** Draws a mean with its interval as a line, and single replications as small dots beneath when they are few. */
export function addEstimate(
  parent: Element,
  at: { x: Scale; y: number },
  style: ArmStyle,
  value: Estimate,
  options: { singles?: readonly number[]; colour?: string; hollow?: boolean } = {},
): void {
  const colour = options.colour ?? style.colour;
  const singles = options.singles ?? [];
  if (singles.length > 1 && singles.length <= mostDots) {
    for (const single of singles) add(parent, "circle", { cx: at.x(single), cy: at.y + 5, r: 1.8, fill: colour, "fill-opacity": 0.4 });
  }
  if (value.interval !== null) {
    addLine(parent, at.x(value.interval.low), at.y, at.x(value.interval.high), at.y, {
      stroke: colour,
      "stroke-width": 2.2,
      "stroke-linecap": "round",
    });
  }
  addMark(parent, at.x(value.value), at.y, { ...style, colour }, { hollow: options.hollow, size: 58 });
}

/** Range that holds all estimates, their intervals and single values; includes zero on request. */
export function estimateDomain(
  estimates: readonly (Estimate | undefined)[],
  singles: readonly number[],
  includeZero: boolean,
): [number, number] {
  const values = [
    ...singles,
    ...estimates.flatMap((estimate) => (estimate === undefined ? [] : pointsOf(estimate))),
    ...(includeZero ? [0] : []),
  ];
  if (values.length === 0) return [0, 1];
  const low = Math.min(...values);
  const high = Math.max(...values);
  const pad = low === high ? Math.max(Math.abs(low) * 0.1, 1e-3) : 0.04 * (high - low);
  return [low - (includeZero && low === 0 ? 0 : pad), high + (includeZero && high === 0 ? 0 : pad)];
}

/** The value and the ends of its interval, where it has one. */
export function pointsOf({ value, interval }: Estimate): number[] {
  return interval === null ? [value] : [value, interval.low, interval.high];
}
