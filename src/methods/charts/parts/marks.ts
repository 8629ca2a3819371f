/** Points and intervals. */
import { type SymbolType, symbol, symbolCircle, symbolCross, symbolDiamond, symbolSquare, symbolTriangle } from "d3";
import { add, addLine, translate } from "../../../charts/element.ts";
import type { Interval } from "../../../statistics/mean.ts";

export const shapes = {
  circle: symbolCircle,
  square: symbolSquare,
  diamond: symbolDiamond,
  triangle: symbolTriangle,
  cross: symbolCross,
} as const satisfies Record<string, SymbolType>;

export interface Look {
  readonly shape: keyof typeof shapes;
  readonly colour: string;
  readonly hollow?: boolean;
}

/** Draws a point; `size` is its area in square pixels. */
export function addPoint(parent: Element, x: number, y: number, look: Look, size = 58): SVGElement {
  const path = symbol().digits(2).type(shapes[look.shape]).size(size)()!;
  const paint = look.hollow
    ? { fill: "#ffffff", stroke: look.colour, "stroke-width": 1.6 }
    : { fill: look.colour, stroke: "#ffffff", "stroke-width": 0.8 };
  return add(parent, "path", { d: path, transform: translate(x, y), ...paint });
}

export interface IntervalLook {
  readonly colour: string;
  readonly width?: number;
  /** Half the length of the strokes across the ends; 0 for none. */
  readonly cap?: number;
}

/** A horizontal interval; nothing when there is none. */
export function addInterval(parent: Element, x: (v: number) => number, y: number, interval: Interval | null, look: IntervalLook): void {
  if (interval === null) return;
  addBar(parent, x(interval.low), y, x(interval.high), y, look);
}

/** A vertical interval; nothing when there is none. */
export function addUpright(parent: Element, x: number, y: (v: number) => number, interval: Interval | null, look: IntervalLook): void {
  if (interval === null) return;
  addBar(parent, x, y(interval.low), x, y(interval.high), look);
}

/** A small dot for one run. */
export function addDot(parent: Element, x: number, y: number, colour: string, options: { r?: number; opacity?: number } = {}): void {
  add(parent, "circle", { cx: x, cy: y, r: options.r ?? 2, fill: colour, "fill-opacity": options.opacity ?? 0.5 });
}

/**
 * Offsets across a strip for dots at the given positions along it, so that they don't hide one another: each takes the free place nearest
 * to the middle, or the middle when the strip (`half` pixels to both sides) is full.
 */
export function swarm(positions: readonly number[], radius: number, half: number): number[] {
  const order = positions.map((_, i) => i).sort((a, b) => positions[a]! - positions[b]! || a - b);
  const result = new Array<number>(positions.length).fill(0);
  const placed: number[] = [];
  const step = radius / 2;
  for (const i of order) {
    const near = placed.filter((j) => Math.abs(positions[i]! - positions[j]!) < 2 * radius);
    const free = (offset: number) =>
      near.every((j) => (positions[i]! - positions[j]!) ** 2 + (offset - result[j]!) ** 2 >= 4 * radius * radius - 1e-9);
    for (let k = 0; k * step <= half; k += 1) {
      const offset = [k * step, -k * step].find(free);
      if (offset === undefined) continue;
      result[i] = offset;
      break;
    }
    placed.push(i);
  }
  return result;
}

function addBar(parent: Element, x1: number, y1: number, x2: number, y2: number, look: IntervalLook): void {
  const stroke = { stroke: look.colour, "stroke-width": look.width ?? 2.2 };
  addLine(parent, x1, y1, x2, y2, { ...stroke, "stroke-linecap": look.cap ? undefined : "round" });
  const cap = look.cap ?? 0;
  if (cap === 0) return;
  const [dx, dy] = y1 === y2 ? [0, cap] : [cap, 0];
  for (const [x, y] of [
    [x1, y1],
    [x2, y2],
  ] as const) {
    addLine(parent, x - dx, y - dy, x + dx, y + dy, stroke);
  }
}
