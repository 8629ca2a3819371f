/** Where the texts of a picture lie, by the widths of the packaged font: none may lie on another. */
import { JSDOM } from "jsdom";
import { textWidth } from "../../src/charts/textWidth.ts";

interface Text {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Texts that lie on each other by more than a hair, or beyond the edge of the picture. */
export function overlaps(svg: string): string[] {
  const texts = textsOf(svg);
  const problems = texts.filter((text) => text.left < -1 || text.right > 1121).map((text) => `beyond the edge: ${text.text}`);
  const sorted = [...texts].sort((a, b) => a.top - b.top);
  sorted.forEach((a, i) => {
    for (let j = i + 1; j < sorted.length && sorted[j]!.top < a.bottom; j += 1) {
      const b = sorted[j]!;
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (wide > 1.5 && high > 2) problems.push(`${a.text} | ${b.text}`);
    }
  });
  return problems;
}

/** Places of all texts in the picture, by the widths of the packaged font; turned texts lie across. */
function textsOf(svg: string): Text[] {
  const { window } = new JSDOM(svg, { contentType: "image/svg+xml" });
  const found: Text[] = [];
  const visit = (element: Element, dx: number, dy: number): void => {
    const moved = /^translate\((-?[\d.]+),(-?[\d.]+)\)$/.exec(element.getAttribute("transform") ?? "");
    const [x, y] = moved === null ? [dx, dy] : [dx + Number(moved[1]), dy + Number(moved[2])];
    if (element.tagName === "text" && element.getAttribute("aria-hidden") !== "true") found.push(textOf(element, x, y));
    else for (const child of element.children) visit(child, x, y);
  };
  visit(window.document.documentElement, 0, 0);
  window.close();
  return found;
}

function textOf(element: Element, dx: number, dy: number): Text {
  const number = (name: string) => Number(element.getAttribute(name));
  const text = element.firstChild?.nodeValue ?? "";
  const size = number("font-size");
  const [x, y] = [dx + number("x"), dy + number("y")];
  const width = textWidth(text, size);
  const before = { start: 0, middle: width / 2, end: width }[element.getAttribute("text-anchor") ?? "start"]!;
  const [rise, fall] = [0.74 * size, 0.2 * size];
  if ((element.getAttribute("transform") ?? "").startsWith("rotate(-90")) {
    return { text, left: x - rise, right: x + fall, top: y - before, bottom: y - before + width };
  }
  return { text, left: x - before, right: x - before + width, top: y - rise, bottom: y + fall };
}
