/** Mean differences with their 95 % intervals, and how tables of experiments write them. */
import { studentQuantile } from "../src/study/estimators/distributions.ts";

export interface Estimate {
  readonly mean: number;
  readonly half: number;
}

/** Mean and half-width of a 95 % interval. */
export function estimate(values: readonly number[]): Estimate {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, half: studentQuantile(0.975, values.length - 1) * Math.sqrt(variance / values.length) };
}

/** `+1.23 ± 0.45`, with as many digits as the interval has meaning. */
export function words({ mean, half }: Estimate): string {
  const digits = Math.max(0, Math.min(5, 2 - Math.floor(Math.log10(Math.max(half, 1e-9)))));
  return `${mean < 0 ? "−" : "+"}${Math.abs(mean).toFixed(digits)} ± ${half.toFixed(digits)}`;
}
