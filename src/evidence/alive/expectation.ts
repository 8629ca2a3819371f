/**
 * What a setting is expected to move: one named outcome of the model and a direction, stated before any run was looked at.
 *
 * A direction says what happens to the outcome when the setting goes from the lower to the higher level. It comes from the meaning of the
 * setting and the mechanism that reads it. Where a run says otherwise, the statement stays and the table says "the other way".
 */
import type { StandingId } from "./standing.ts";

/** Levels of a setting: by default the ends of its plausible range about the standing configuration's value, else its limits. */
export type Levels = readonly [low: number, high: number];

export interface Stated {
  /** `<indicator>` or `<indicator>|<group>` of a run's summary; `.mean` for the mean of a state over the horizon. */
  readonly outcome: string;
  readonly direction: 1 | -1;
  /** Where it is tried; default that of its table. */
  readonly standing?: StandingId;
  readonly levels?: Levels;
  /** The mechanism in a few words, where the name does not say it. */
  readonly why?: string;
  /** What was stated at first, where that rested on a misreading of the code; the table tells it. */
  readonly restated?: string;
}

/** A setting that is not tried, and the reason. */
export interface Exempt {
  readonly exempt: string;
}

export type Expectation = Stated | Exempt;

type Details = Omit<Stated, "outcome" | "direction">;

/** The outcome rises with the setting. */
export function up(outcome: string, details: Details = {}): Stated {
  return { outcome, direction: 1, ...details };
}

/** The outcome falls with the setting. */
export function down(outcome: string, details: Details = {}): Stated {
  return { outcome, direction: -1, ...details };
}

/** Not tried, for a reason that the table tells. */
export function exempt(reason: string): Exempt {
  return { exempt: reason };
}

/** Expectations of settings `<group>.<name>` that are tried in one standing configuration unless they say otherwise. */
export interface ExpectationTable {
  readonly standing: StandingId;
  readonly groups: Readonly<Record<string, Readonly<Record<string, Expectation>>>>;
}

export function isExempt(expectation: Expectation): expectation is Exempt {
  return "exempt" in expectation;
}
