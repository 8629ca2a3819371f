/** Paired differences of a mode's configurations, and whether they show what is claimed of them. */
import { estimateDifference, type Interval } from "../../src/statistics/mean.ts";
import type { Arm } from "./arms.ts";
import type { Configuration, Expected, FailureMode, Outcome } from "./mode.ts";
import { type Reading, read } from "./reading.ts";

/** `little`: less than this share of the other configuration's effect. */
const LITTLE = 0.5;

export interface Effect {
  readonly mean: number;
  readonly interval: Interval;
}

export interface Finding {
  readonly outcome: Outcome;
  readonly failing: Effect;
  readonly contrast: Effect;
  /** Whether both configurations show what is expected of them. */
  readonly failingShown: boolean;
  readonly contrastShown: boolean;
}

/** All readings of an arm, by replication. */
export type ReadingsOf = (arm: Arm) => readonly Reading[];

/** All outcomes of a failure mode over its replications. */
export function measure(mode: FailureMode, readingsOf: ReadingsOf): readonly Finding[] {
  const differences = ({ arm, against }: Configuration, { indicator, relative }: Outcome, days: readonly [number, number] | undefined) => {
    const [with_, without] = [arm, against].map((patch) => readingsOf({ patch, horizonDays: mode.horizonDays }));
    return with_.map((reading, replication) => {
      const [a, b] = [read(reading, indicator, days), read(without[replication], indicator, days)];
      return relative === true ? Math.log(a / b) : a - b;
    });
  };
  return mode.outcomes.map((outcome) => {
    const failing = differences(mode.failing, outcome, outcome.days);
    const contrast = differences(mode.contrast, outcome, outcome.contrastDays ?? outcome.days);
    return {
      outcome,
      failing: effectOf(failing),
      contrast: effectOf(contrast),
      failingShown: shows(outcome.failing, outcome, failing, contrast),
      contrastShown: shows(outcome.contrast, outcome, contrast, failing),
    };
  });
}

function effectOf(values: readonly number[]): Effect {
  const { mean, interval } = estimateDifference(values)!;
  return { mean, interval: interval! };
}

/** Whether paired differences show what is expected beside those of the other configuration. */
export function shows(expected: Expected, { good }: Pick<Outcome, "good">, own: readonly number[], other: readonly number[]): boolean {
  const sign = good === "up" ? 1 : -1;
  const gain = (values: readonly number[]) => {
    const { interval } = effectOf(values.map((value) => sign * value));
    // Equal in every replication but for rounding is no difference.
    return { low: interval.low - 1e-12, high: interval.high + 1e-12 };
  };
  const { low, high } = gain(own);
  if (expected === "better") return low > 0;
  if (expected === "worse") return high < 0;
  if (expected === "no better") return low <= 0;
  if (expected === "no worse") return high >= 0;
  if (expected === "open") return true;
  // Short of half the other's effect, be that a gain (own gain is smaller) or a loss (own loss is smaller).
  const distance = gain(own.map((value, i) => value - LITTLE * other[i]));
  return effectOf(other.map((value) => sign * value)).mean > 0 ? distance.high < 0 : distance.low > 0;
}

/** What of a mode is not shown as claimed, in words; empty where all is. */
export function complaints(findings: readonly Finding[]): readonly string[] {
  return findings.flatMap(({ outcome, failing, contrast, failingShown, contrastShown }) => {
    const seen = `failing ${effectText(failing)}, contrast ${effectText(contrast)}`;
    return [
      ...(failingShown ? [] : [`${outcome.indicator}: failing configuration expected ${outcome.failing}; ${seen}`]),
      ...(contrastShown ? [] : [`${outcome.indicator}: contrast expected ${outcome.contrast}; ${seen}`]),
    ];
  });
}

function effectText({ mean, interval }: Effect): string {
  return `${mean.toPrecision(3)} [${interval.low.toPrecision(3)}, ${interval.high.toPrecision(3)}]`;
}
