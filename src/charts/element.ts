/** Writing SVG elements: numbers rounded to 2 decimals, text cleaned, nothing taken from the machine. */
import { textWidth, truncate } from "./textWidth.ts";

export const inks = {
  text: "#1a1a1a",
  secondary: "#555555",
  muted: "#8c8c8c",
  grid: "#e4e4e4",
  axis: "#9a9a9a",
  stripe: "#f5f5f5",
  paper: "#ffffff",
} as const;

export type Attributes = Readonly<Record<string, string | number | undefined>>;

export interface TextOptions {
  readonly size?: number;
  readonly fill?: string;
  readonly anchor?: "start" | "middle" | "end";
  /** Thickens the letters with an outline, since one packaged font weight serves all. */
  readonly strong?: boolean;
  /** Paints a paper-coloured edge behind the letters, for text on top of marks. */
  readonly halo?: boolean;
  /** Cuts the text to this width in pixels; the whole text stays as a tooltip. */
  readonly maxWidth?: number;
  /** Size in pixels to which text wider than `maxWidth` shrinks before it is cut. */
  readonly smallest?: number;
  readonly transform?: string;
}

const namespace = "http://www.w3.org/2000/svg";

/** Rounds to 2 decimals; throws on values that are not finite, since a chart with NaN in it is wrong without looking so. */
export function round(value: number): number {
  if (!Number.isFinite(value)) {
    throw new Error(`chart coordinate: expected a finite number, received ${value}; leave out rows without a value before drawing`);
  }
  const rounded = Math.round(value * 100) / 100;
  return rounded === 0 ? 0 : rounded;
}

export function createElement(document: Document, tag: string, attributes: Attributes = {}): SVGElement {
  const element = document.createElementNS(namespace, tag) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(key, typeof value === "number" ? String(round(value)) : value);
  }
  return element;
}

/** Appends an element to `parent` and returns it. */
export function add(parent: Element, tag: string, attributes: Attributes = {}): SVGElement {
  const element = createElement(parent.ownerDocument, tag, attributes);
  parent.appendChild(element);
  return element;
}

/** Appends a group moved to (x, y). */
export function addGroup(parent: Element, x = 0, y = 0): SVGGElement {
  return add(parent, "g", x === 0 && y === 0 ? {} : { transform: translate(x, y) }) as SVGGElement;
}

/** Appends one line of text with its baseline at (x, y). */
export function addText(parent: Element, x: number, y: number, text: string, options: TextOptions = {}): SVGElement {
  const fill = options.fill ?? inks.text;
  const clean = cleanText(text);
  const size = sizeFor(clean, options);
  const shown = options.maxWidth === undefined ? clean : truncate(clean, options.maxWidth, size);
  const common = {
    x,
    y,
    "font-size": size,
    "text-anchor": options.anchor === "start" ? undefined : options.anchor,
    transform: options.transform,
  };
  if (options.halo) {
    const halo = {
      ...common,
      fill: inks.paper,
      stroke: inks.paper,
      "stroke-width": 3.5,
      "stroke-linejoin": "round",
      "aria-hidden": "true",
    };
    add(parent, "text", halo).textContent = shown;
  }
  const strong = options.strong ? { stroke: fill, "stroke-width": size * 0.024 } : {};
  const element = add(parent, "text", { ...common, fill, ...strong });
  element.textContent = shown;
  if (shown !== clean) addTooltip(element, clean);
  return element;
}

function sizeFor(text: string, options: TextOptions): number {
  const { size = 12, smallest = size, maxWidth } = options;
  const width = textWidth(text, size);
  return maxWidth === undefined || width <= maxWidth ? size : Math.max(smallest, Math.floor((20 * size * maxWidth) / width) / 20);
}

export function addLine(parent: Element, x1: number, y1: number, x2: number, y2: number, attributes: Attributes = {}): SVGElement {
  return add(parent, "line", { x1, y1, x2, y2, stroke: inks.axis, ...attributes });
}

export function addTooltip(element: Element, text: string): void {
  add(element, "title").textContent = cleanText(text);
}

export function translate(x: number, y: number): string {
  return `translate(${round(x)},${round(y)})`;
}

/** Replaces what XML cannot hold (control characters, halves of surrogate pairs) and line breaks by spaces. */
export function cleanText(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]+/gu, " ");
}
