/** What stands under the titles of a run's charts, in English. */
import type { Messages } from "../finding.ts";
import type { LinesNote, MarksNote, NotDrawnNote, Progress, RunChartNote, SumsNote, TiesNote } from "../findings/runChartNotes.ts";
import { countWords, listWords } from "../words.ts";

/** Most arms that a note names; the others are counted. */
const MOST_ARMS = 8;
const MOST_NOT_DRAWN = 4;
const progress: Readonly<Record<Progress, string>> = {
  building: "still being built",
  planning: "still in planning",
  "not-begun": "none begun",
};

export const runChartNotes: Messages<RunChartNote> = {
  "run-lines": linesWords,
  "run-marks": marksWords,
  "run-not-in-operation": ({ arms }) => {
    const parts = (Object.keys(progress) as Progress[]).flatMap((state) => {
      const named = arms.filter((each) => each.progress === state).map(({ arm }) => arm);
      return named.length === 0 ? [] : [`${listWords(named, MOST_ARMS)} (${progress[state]})`];
    });
    return `No measure is in operation by the end under ${parts.join("; ")}.`;
  },
  "run-baseline-named": ({ arm }) => `The baseline is ${arm}.`,
  "run-not-drawn": notDrawnWords,
  "run-events": ({ labels }) => `Brown stripes: ${listWords(labels, MOST_ARMS)}.`,
  "run-closure-lines": ({ replications }) =>
    `${overWords(replications)}. Per cent of the cases that ended; shaded: cases reported closed in time that are not truly solved in time. pp: percentage points${replications < 2 ? "" : ", with the 95 % interval of the gap at the end"}.`,
  "run-sfic-marks": ({ replications }) => {
    const mean = replications < 2 ? "value" : "mean";
    return `${countWords(replications, "replication")} of each arm. Hollow: ${mean} at the first record; filled: ${mean} at the end${replications < 2 ? "" : " with its 95 % interval"}; the number is the change since the start. The five dimensions are those of the SFIC model of collaborative governance, each from 0 (least) to 1.`;
  },
  "run-circles": ({ replications, place, top }) =>
    `Circle area: true incidents over the run in each ${place}, ${meanWords(replications)}; the same scale in every map. Dark: the top 5 % (${countWords(top, "place")}) of that map. Shaded: communities. Some concentration comes from chance alone.`,
  "run-sums": sumsWords,
  "run-ties-shown": tiesWords,
  "run-organisations-shown": ({ shown, of, place, cut }) =>
    `Shown are ${shown} of ${of} organisations: ${cut ? "the first of " : ""}those that serve the whole street and those of ${place}; ties to others are left out.`,
};

function linesWords({ replications, spread, fewest, range }: LinesNote): string {
  const lines = {
    none: replications < 2 ? "Lines: that one replication, so chance and policy cannot be told apart." : "Lines: mean over replications.",
    singles: `Thick lines: mean over replications. Thin lines: single replications (no bands below ${fewest} replications).`,
    bands: "Lines: mean over replications. Bands: the middle 80 % of single replications (their spread, not the error of the mean).",
    "bands-of-two":
      "Lines: mean over replications. Bands (baseline and main arm): the middle 80 % of single replications (their spread, not the error of the mean).",
  }[spread];
  const others = range
    ? " Grey: the range of the other arms' means; beside the baseline and the main arm only a few arms that are told from the baseline have a line."
    : "";
  return `${countWords(replications, "replication")} of each arm. ${lines}${others} Each panel has its own scale, which starts at zero only where 0 is printed.`;
}

function marksWords({ replications, dots, differences }: MarksNote): string {
  if (replications < 2)
    return `Marks: the ${differences === null ? "value" : "difference from the baseline"} of the one replication, without an interval.`;
  const small = dots ? `; small dots: single ${differences === null ? "replications" : "pairs"}` : "";
  return differences === null
    ? `Marks: mean over ${countWords(replications, "replication")} with its 95 % interval${small}.`
    : `At the end: mean difference from the baseline with its 95 % interval, all ${differences} of an arm at once${small}; hollow: not told from the baseline.`;
}

function notDrawnWords({ arms, what }: NotDrawnNote): string {
  const why = {
    closure: "whose gap at the end cannot be told from the baseline's",
    places: "in which the top places' share cannot be told from the baseline's",
    ties: "which end with the baseline's ties",
  }[what];
  return `Not drawn: ${countWords(arms.length, "arm")} ${why} (${listWords(arms, MOST_NOT_DRAWN)}).`;
}

function sumsWords({ replications, compared, kept, drawn }: SumsNote): string {
  const beside = compared
    ? ` Right: what each arm has more (to the right) or less than the baseline, on a scale of its own, with the 95 % interval of the whole difference; hollow where that covers 0.`
    : "";
  const first = kept ? " What is received and not spent stays in the accounts, so the first bars can be longer." : "";
  const second = drawn ? " What is spent beyond the receipts is drawn from the accounts, so the second bars can be longer." : "";
  return `Sums of the ledger over the whole run, ${meanWords(replications)} of each arm.${beside} Uses are counted where the money is finally spent.${first}${second}`;
}

function tiesWords({ arm, form, replication, replications, layer, only }: TiesNote): string {
  const others =
    layer === null
      ? ""
      : ` Small circles: ${only ? `${layer} ties that` : "what"} other arms have at the end and ${arm} has not, in colour, and what only ${arm} has, grey; and how much denser their ${layer} ties are, with 95 % interval.`;
  const drawn =
    form === "matrix"
      ? "A square for each tie; rows and columns are the organisations in the same order; bold: the top broker (lowest constraint)."
      : "Line width: strength of the tie; node area: betweenness; ring: the top broker (lowest constraint).";
  return `Ties of ${arm} by layer at the end, and what has changed since the start, when all arms are alike; of replication ${replication} alone, as are brokers. Densities and centralisations are means over ${countWords(replications, "replication")}. ${drawn}${others}`;
}

function overWords(replications: number): string {
  return replications < 2 ? "One replication of each arm" : `Means over ${countWords(replications, "replication")} of each arm`;
}

function meanWords(replications: number): string {
  return replications < 2 ? "in the one replication" : `mean over ${countWords(replications, "replication")}`;
}
