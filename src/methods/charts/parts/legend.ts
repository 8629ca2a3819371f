/** A legend in flowing lines. */
import { add, addLine, addText, cleanText, inks } from "../../../charts/element.ts";
import { textWidth } from "../../../charts/textWidth.ts";

export interface LegendItem {
  readonly label: string;
  /** Draws a sample about the point (x, y) within `sampleWidth` × 12 pixels. */
  draw(group: Element, x: number, y: number): void;
}

const sampleWidth = 26;
const size = 11.5;
const lineHeight = 19;

/** Draws the entries from the left, in as many lines as they need, and returns the height used. */
export function addLegend(parent: Element, y: number, width: number, items: readonly LegendItem[]): number {
  let x = 6;
  let line = y + lineHeight / 2;
  for (const item of items) {
    const needed = sampleWidth + 6 + textWidth(cleanText(item.label), size) + 20;
    if (x > 6 && x + needed > width) {
      x = 6;
      line += lineHeight;
    }
    item.draw(parent, x + sampleWidth / 2, line);
    addText(parent, x + sampleWidth + 6, line + 4, item.label, { size, fill: inks.secondary, maxWidth: width - sampleWidth - 12 });
    x += needed;
  }
  return items.length === 0 ? 0 : line + lineHeight / 2 + 4 - y;
}

/** A sample of a line. */
export function lineSample(label: string, stroke: string, options: { width?: number; dash?: string } = {}): LegendItem {
  return {
    label,
    draw: (group, x, y) => {
      addLine(group, x - 12, y, x + 12, y, { stroke, "stroke-width": options.width ?? 2.2, "stroke-dasharray": options.dash });
    },
  };
}

/** A sample of an area. */
export function areaSample(label: string, fill: string, options: { opacity?: number; stroke?: string } = {}): LegendItem {
  return {
    label,
    draw: (group, x, y) => {
      add(group, "rect", { x: x - 12, y: y - 6, width: 24, height: 12, fill, "fill-opacity": options.opacity, stroke: options.stroke });
    },
  };
}

/** A sample of small dots. */
export function dotSample(label: string, fill: string): LegendItem {
  return {
    label,
    draw: (group, x, y) => {
      for (const [dx, dy] of [
        [-7, 2],
        [0, -2],
        [7, 1],
      ] as const) {
        add(group, "circle", { cx: x + dx, cy: y + dy, r: 2.1, fill, "fill-opacity": 0.55 });
      }
    },
  };
}
