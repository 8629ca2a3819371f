/** Value axes with their units; as many ticks as have room; zero drawn stronger than other grid lines. */
import type { ScaleLinear } from "d3";
import { addLine, addText, inks } from "../../../charts/element.ts";
import { textWidth, wrapEvenly } from "../../../charts/textWidth.ts";
import { percentOf } from "../../../words/en/shareOf.ts";
import { type AxisFormat, axisFormat } from "../../../words/format.ts";
import type { Outcome } from "../../result.ts";

export type Scale = ScaleLinear<number, number>;

const tickSize = 11;
export const zeroInk = "#4a4a4a";

export interface AxisSpec {
  readonly axis: AxisFormat;
  /** What is measured; the unit follows in brackets. */
  readonly title?: string;
  /** Most ticks; fewer when their labels would touch. */
  readonly ticks?: number;
}

/** Height below the plot that `addBottomAxis` uses. */
export const bottomAxisHeight = 40;

/** Ticks, grid lines and title of a horizontal axis under a plot that reaches from `top` to `bottom`. */
export function addBottomAxis(parent: Element, x: Scale, spec: AxisSpec & { readonly top: number; readonly bottom: number }): void {
  const { axis, top, bottom } = spec;
  const [from, to] = x.range() as [number, number];
  for (const tick of fittingTicks(x, axis, spec.ticks ?? 6, (label) => textWidth(label, tickSize) + 14)) {
    const strong = tick === 0;
    addLine(parent, x(tick), top, x(tick), bottom, { stroke: strong ? zeroInk : inks.grid, "stroke-width": strong ? 1.3 : undefined });
    addText(parent, x(tick), bottom + 15, axis.tick(tick), { size: tickSize, fill: inks.secondary, anchor: "middle" });
  }
  const lines = wrapEvenly(axisTitle(spec), to - from + 24, tickSize);
  lines.forEach((line, i) => {
    addText(parent, (from + to) / 2, bottom + 31 + i * 13, line, { size: tickSize, fill: inks.secondary, anchor: "middle" });
  });
}

/** Ticks and grid lines of a vertical axis at the left of a plot from `left` to `right`; the title stands above the axis. */
export function addLeftAxis(parent: Element, y: Scale, spec: AxisSpec & { readonly left: number; readonly right: number }): void {
  const { axis, left, right } = spec;
  for (const tick of fittingTicks(y, axis, spec.ticks ?? 5, () => 20)) {
    const strong = tick === 0;
    addLine(parent, left, y(tick), right, y(tick), { stroke: strong ? zeroInk : inks.grid, "stroke-width": strong ? 1.3 : undefined });
    addText(parent, left - 7, y(tick) + 4, axis.tick(tick), { size: tickSize, fill: inks.secondary, anchor: "end" });
  }
  const title = axisTitle(spec);
  const top = Math.min(...y.range());
  if (title !== "") addText(parent, left, top - 8, title, { size: tickSize, fill: inks.secondary, maxWidth: right - left });
}

/** Width of the widest tick label of a vertical axis. */
export function tickWidth(y: Scale, axis: AxisFormat, ticks = 5): number {
  return Math.max(0, ...y.ticks(ticks).map((tick) => textWidth(axis.tick(tick), tickSize)));
}

/** Title above a vertical axis that is turned by a quarter, for plots whose title is long. */
export function addTurnedTitle(parent: Element, x: number, middle: number, text: string, room: number): void {
  const lines = wrapEvenly(text, room, 12);
  lines.forEach((line, i) => {
    const at = x + i * 14;
    addText(parent, at, middle, line, { size: 12, anchor: "middle", fill: inks.secondary, transform: `rotate(-90,${at},${middle})` });
  });
}

/** Axis of values in the outcome's unit. */
export function valueAxis(unit: string, domain: readonly number[]): AxisFormat {
  return axisFormat(unit, Math.max(0, ...domain.map(Math.abs)));
}

/** Axis of an outcome's values: shares in per cent of what they are shares of. */
export function outcomeAxis({ unit, indicator }: Pick<Outcome, "unit" | "indicator">, domain: readonly number[]): AxisFormat {
  const axis = valueAxis(unit, domain);
  return axis.unit === "%" ? { ...axis, unit: percentOf(indicator) } : axis;
}

/** Axis of differences: shares in percentage points. */
export function differenceAxis(unit: string, domain: readonly number[]): AxisFormat {
  const axis = valueAxis(unit, domain);
  return axis.unit === "%" ? { ...axis, unit: "percentage points" } : axis;
}

/** Range that holds all values, with room at its ends; with zero on request. */
export function rangeOf(values: readonly number[], options: { readonly zero?: boolean; readonly pad?: number } = {}): [number, number] {
  const all = options.zero ? [...values, 0] : values;
  if (all.length === 0) return [0, 1];
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of all) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const pad = low === high ? Math.max(Math.abs(low) * 0.1, 1e-3) : (options.pad ?? 0.05) * (high - low);
  return [low - pad, high + pad];
}

function axisTitle({ title, axis }: AxisSpec): string {
  const unit = /^(none|1|-)?$/.test(axis.unit) ? "" : axis.unit;
  if (title === undefined || title === "") return unit;
  return unit === "" ? title : `${title} (${unit})`;
}

function fittingTicks(scale: Scale, axis: AxisFormat, most: number, space: (label: string) => number): number[] {
  for (let wanted = most; wanted > 1; wanted -= 1) {
    const ticks = scale.ticks(wanted);
    const fits = ticks.every((tick, i) => {
      if (i === 0) return true;
      const needed = (space(axis.tick(tick)) + space(axis.tick(ticks[i - 1]!))) / 2;
      return Math.abs(scale(tick) - scale(ticks[i - 1]!)) >= needed;
    });
    if (fits) return ticks;
  }
  return scale.ticks(1);
}
