/** How verdicts look and read: told apart by colour, shape and word. */
import type { Interval } from "../../../statistics/mean.ts";
import type { Verdict } from "../../../statistics/verdict.ts";
import { blue, blueInk, dark, grey, greyInk, orange, orangeInk } from "./colours.ts";
import type { LegendItem } from "./legend.ts";
import { addPoint, type Look } from "./marks.ts";

export interface VerdictLook extends Look {
  readonly ink: string;
  readonly word: string;
}

export const verdictLooks: Readonly<Record<Verdict, VerdictLook>> = {
  better: { shape: "circle", colour: blue, ink: blueInk, word: "better" },
  worse: { shape: "square", colour: orange, ink: orangeInk, word: "worse" },
  different: { shape: "diamond", colour: dark, ink: dark, word: "different" },
  unclear: { shape: "circle", colour: grey, hollow: true, ink: greyInk, word: "not clear" },
  same: { shape: "diamond", colour: grey, hollow: true, ink: greyInk, word: "the same" },
};

/** Verdict as printed beside a value; without an interval nothing can be told. */
export function verdictWord(verdict: Verdict, interval: Interval | null): string {
  return interval === null ? "no interval" : verdictLooks[verdict].word;
}

const meanings: Readonly<Record<Verdict, string>> = {
  better: "better",
  worse: "worse",
  different: "different (no good direction)",
  unclear: "not clear: the interval covers zero, or there is none",
  same: "the same in every pair",
};

/** Legend entries of the verdicts that occur; `unclear` says what that word means where more than the interval decides. */
export function verdictLegend(verdicts: readonly Verdict[], unclear = meanings.unclear): LegendItem[] {
  return (Object.keys(meanings) as Verdict[])
    .filter((verdict) => verdicts.includes(verdict))
    .map((verdict) => ({
      label: verdict === "unclear" ? unclear : meanings[verdict],
      draw: (group, x, y) => addPoint(group, x, y, verdictLooks[verdict], 50),
    }));
}
