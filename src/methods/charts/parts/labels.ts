/** Names of any length in a given space: on one line, on several, smaller, and only then cut (the whole name stays as a tooltip). */
import { addText, addTooltip, cleanText, inks } from "../../../charts/element.ts";
import { textWidth, truncate, wrap } from "../../../charts/textWidth.ts";

const largest = 12;
const smallest = 10.5;

export interface FittedLabel {
  readonly lines: readonly string[];
  readonly size: number;
  readonly cut: boolean;
}

export interface LabelPlace {
  readonly x: number;
  /** Vertical middle of the block of lines. */
  readonly y: number;
  readonly width: number;
}

export interface LabelOptions {
  readonly maxLines?: number;
  readonly fill?: string;
  readonly anchor?: "start" | "middle" | "end";
  readonly strong?: boolean;
}

/** Breaks a label into at most `maxLines` lines of `width` pixels. */
export function fitLabel(label: string, width: number, maxLines = 2): FittedLabel {
  const text = cleanText(label);
  for (const size of [largest, smallest]) {
    const lines = wrap(text, width, size);
    if (lines.length <= maxLines && lines.every((line) => textWidth(line, size) <= width)) return { lines, size, cut: false };
  }
  const lines = wrap(text, width, smallest);
  const last = truncate(lines.slice(maxLines - 1).join(" "), width, smallest);
  return { lines: [...lines.slice(0, maxLines - 1), last], size: smallest, cut: true };
}

/** Draws a label about the vertical middle of its place. */
export function addLabel(parent: Element, place: LabelPlace, label: string, options: LabelOptions = {}): void {
  const { lines, size, cut } = fitLabel(label, place.width, options.maxLines ?? 2);
  const step = size + 1.5;
  lines.forEach((line, i) => {
    const y = place.y + size * 0.35 + (i - (lines.length - 1) / 2) * step;
    const element = addText(parent, place.x, y, line, {
      size,
      fill: options.fill ?? inks.text,
      anchor: options.anchor,
      strong: options.strong,
    });
    if (cut) addTooltip(element, label);
  });
}

/** Lines that the longest of some labels needs. */
export function mostLines(labels: readonly string[], width: number, maxLines = 2): number {
  return Math.max(1, ...labels.map((label) => fitLabel(label, width, maxLines).lines.length));
}

/** Width for a column of labels: that of the widest, within bounds. */
export function labelColumn(labels: readonly string[], least = 80, most = 230): number {
  const widest = Math.max(0, ...labels.map((label) => textWidth(cleanText(label), largest)));
  return Math.min(most, Math.max(least, Math.ceil(widest) + 2));
}
