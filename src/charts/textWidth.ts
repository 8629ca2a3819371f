/**
 * Width of text in the packaged font, from its advance widths: layout must be the same in Node, where nothing measures text, and in a
 * browser.
 */

/** Family name of the packaged font, assets/fonts/. */
export const fontName = "Noto Sans SC";

/** Advance widths of U+0020 to U+007E in thousandths of the font size, from assets/fonts/NotoSansSC-Regular-subset.ttf. */
const asciiAdvances = [
  224, 323, 474, 555, 555, 921, 680, 278, 338, 338, 467, 555, 278, 347, 278, 392, 555, 555, 555, 555, 555, 555, 555, 555, 555, 555, 278,
  278, 555, 555, 555, 474, 946, 608, 657, 638, 688, 589, 552, 689, 728, 293, 535, 646, 543, 812, 723, 742, 633, 742, 635, 596, 599, 721,
  575, 878, 573, 531, 603, 338, 392, 338, 555, 559, 606, 563, 618, 510, 620, 554, 325, 564, 607, 275, 275, 552, 284, 926, 610, 606, 620,
  620, 388, 468, 377, 607, 521, 802, 498, 521, 475, 338, 270, 338, 555,
];

/** Stands for a space at which no line may break. */
const binder = "\u00a0";

const narrowAdvances: Readonly<Record<string, number>> = { "–": 536, "—": 894, "−": 555, "¥": 555, "²": 411, "°": 370, "\u00a0": 224 };

/** Width in pixels of one line at a font size in pixels. */
export function textWidth(text: string, size: number): number {
  let thousandths = 0;
  for (const character of text) thousandths += advance(character);
  return (thousandths * size) / 1000;
}

/** Cuts `text` so that it fits `maxWidth`, with three dots where it was cut. */
export function truncate(text: string, maxWidth: number, size: number): string {
  if (textWidth(text, size) <= maxWidth) return text;
  let kept = "";
  for (const character of text) {
    if (textWidth(`${kept}${character}...`, size) > maxWidth) break;
    kept += character;
  }
  return `${kept.trimEnd()}...`;
}

/** Like `wrap`, but with lines of about equal length where the last one would be short, so that no single word is left over. */
export function wrapEvenly(text: string, maxWidth: number, size: number): string[] {
  const lines = wrap(text, maxWidth, size);
  if (lines.length < 2 || textWidth(lines.at(-1)!, size) > 0.4 * maxWidth) return lines;
  let low = maxWidth / 2;
  let high = maxWidth;
  while (high - low > 4) {
    const middle = (low + high) / 2;
    if (wrap(text, middle, size).length > lines.length) low = middle;
    else high = middle;
  }
  return wrap(text, high, size);
}

/**
 * Breaks `text` into lines no wider than `maxWidth`: at spaces, and anywhere between Chinese characters or in a word that is too long.
 * Numbers stay with their per cent sign and with the other end of their interval.
 */
export function wrap(text: string, maxWidth: number, size: number): string[] {
  const lines: string[] = [];
  let line = "";
  const bound = text.replace(
    /(?<=\d) (?=%)|(?<=[\d%]) (?=to [−+\d])|(?<=[\d%] to) (?=[−+\d])|(?<=interval) (?=[−+\d])|(?<=\d %) (?=interval)/g,
    binder,
  );
  for (const piece of bound.match(/[\u2E80-\u9FFF\uFF00-\uFFEF]| +|[^ \u2E80-\u9FFF\uFF00-\uFFEF]+/gu) ?? []) {
    if (textWidth((line + piece).trimEnd(), size) <= maxWidth) {
      line += piece;
      continue;
    }
    if (line.trim() !== "") lines.push(line.trim());
    line = "";
    for (const character of piece.trimStart()) {
      if (textWidth(line + character, size) > maxWidth) {
        lines.push(line);
        line = "";
      }
      line += character;
    }
  }
  if (line.trim() !== "") lines.push(line.trim());
  return lines.map((each) => each.replaceAll(binder, " "));
}

function advance(character: string): number {
  const code = character.codePointAt(0)!;
  if (code >= 0x20 && code <= 0x7e) return asciiAdvances[code - 0x20]!;
  if (narrowAdvances[character] !== undefined) return narrowAdvances[character]!;
  return code >= 0xc0 && code <= 0x24f ? 600 : 1000;
}
