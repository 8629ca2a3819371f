/** Colour scales that people with any colour vision can read (blue and orange, after Okabe and Ito 2008), and ink that can be read on them. */
import { interpolateRgb } from "d3";

export const blue = "#0072B2";
export const orange = "#D55E00";
export const blueInk = "#005a8c";
export const orangeInk = "#a84600";
export const grey = "#8c8c8c";
/** Grey that can be read as text on white. */
export const greyInk = "#5f5f5f";
export const dark = "#333333";

const toBlue = interpolateRgb("#f7f7f7", blue);
const toOrange = interpolateRgb("#f7f7f7", orange);

/** Colour of a share between 0 (paper) and 1 (blue). */
export function sequential(share: number): string {
  return toBlue(Math.min(1, Math.max(0, share)));
}

/** Orange below zero, blue above, paper at zero; `limit` is the absolute value of full colour. */
export function diverging(value: number, limit: number): string {
  const share = limit > 0 ? Math.min(1, Math.abs(value) / limit) : 0;
  return value < 0 ? toOrange(share) : toBlue(share);
}

/** Black or white, whichever can be read on a colour given as `rgb(r, g, b)`. */
export function inkOn(fill: string): string {
  const [r = 255, g = 255, b = 255] = (fill.match(/\d+/g) ?? []).map(Number);
  return 0.299 * r + 0.587 * g + 0.114 * b < 140 ? "#ffffff" : "#1a1a1a";
}
