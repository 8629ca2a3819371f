/** Numbers of docs/results.md: a value with its interval, means, settings. */
import type { Estimate } from "../../study/analysis/results.ts";

/** Value with its interval, as many decimals as the interval warrants. */
export function estimate({ value, interval }: Estimate, factor: number, signed = true): string {
  const width = interval === null ? Math.abs(value) : (interval.high - interval.low) / 2;
  const decimals = Math.min(4, Math.max(0, 1 - Math.floor(Math.log10(width * factor || 1))));
  const text = (x: number) => {
    const rounded = Math.abs(x * factor).toFixed(decimals);
    const [whole, rest] = rounded.split(".");
    const digits = `${whole.replace(/\B(?=(\d{3})+$)/g, ",")}${rest === undefined ? "" : `.${rest}`}`;
    const zero = Number(rounded) === 0;
    return `${zero ? "" : x < 0 ? "−" : signed ? "+" : ""}${digits}`;
  };
  return interval === null ? text(value) : `${text(value)} [${text(interval.low)}, ${text(interval.high)}]`;
}

/** A mean, two decimals at most. */
export function plain(value: number): string {
  const decimals = Math.max(0, 3 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(Math.min(2, decimals)).replace(/\B(?=(\d{3})+(\.|$))/g, ",");
}

/** A setting without what all of them begin with. */
export function pathWords(path: string): string {
  return path.replace(/^parameters\./, "");
}

/** Three figures. */
export function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}
