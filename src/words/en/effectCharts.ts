/** Charts of effects in English. Nothing is called better or worse whose verdict is not. */
import type { Verdict } from "../../statistics/verdict.ts";
import { countRange, differenceWithInterval, differenceWithUnit, sizeWithUnit } from "../chartPhrases.ts";
import type { Messages } from "../finding.ts";
import type { Difference } from "../findings/comparison.ts";
import type {
  ArmCourse,
  CoursesFinding,
  CoursesNoteFinding,
  EffectChartFinding,
  EffectFinding,
  EffectsFinding,
  EffectsNoteFinding,
  ParameterSetsNoteFinding,
  PrecisionFinding,
  ReplicationsNoteFinding,
  ScatterFinding,
  ScatterNoteFinding,
  SinglePairFinding,
  VerdictCounts,
} from "../findings/effectCharts.ts";
import type { DirectedOutcome, NamedOutcome } from "../findings/named.ts";
import { directionWords } from "../format.ts";
import { beyondWords, countWords, listWords, midSentence, percentWords } from "../words.ts";

/** Arms that a title names; more are counted. */
const MOST_NAMED = 3;
/** Arms that a note lists. */
const MOST_LISTED = 6;

export const effectCharts: Messages<EffectChartFinding> = {
  "no-pair": ({ outcome }) => `${outcome === null ? "Differences from the baseline" : outcome.label}: no complete pair.`,
  "single-pair": singlePairWords,
  effect: effectWords,
  effects: effectsWords,
  "effects-note": effectsNote,
  "replications-note": replicationsNote,
  courses: coursesWords,
  "courses-note": coursesNote,
  scatter: scatterWords,
  "scatter-note": scatterNote,
  precision: precisionWords,
  "precision-note": ({ outcome, stopped, above }) =>
    `Half-width, after n pairs, of the interval of the difference in ${midSentence(outcome.label)} that holds for all arms at once with 95 % confidence. ` +
    `${stopped}${above ? " The line begins above the scale: with the first few pairs little is known." : ""}`,
  "parameter-sets-note": parameterSetsNote,
};

/** Labels of charts of effects. */
export const effectLabels = {
  difference: "Difference",
  differenceFrom: (baseline: string) => `Difference from ${baseline}`,
  differenceFromBaseline: "Difference from the baseline",
  differenceOfOneArm: "Difference (95 % interval of one arm)",
  primary: (outcome: string) => `${outcome}: the primary outcome`,
  level: (direction: string, level: string) => `${direction} · baseline ${level}`,
  noPair: "no complete pair",
  unclear: "not clear, counting all comparisons",
  interval: "95 % interval of one arm",
  together: "95 % interval that holds for all arms at once",
  threshold: "practical threshold",
  singlePairs: "single pairs",
  pairs: "pairs",
  pairCount: (n: number) => countWords(n, "pair"),
  means: "Means: baseline → arm",
  mean: "Mean (95 % interval)",
  meanOfReplications: "mean with its 95 % interval",
  singleReplications: "single replications",
  upper: (baseline: string) => `${baseline} (upper line of a row)`,
  lower: "the arm (lower line)",
  betterPair: "pair in which the arm is better",
  worsePair: "pair in which it is worse",
  meanDifference: "mean difference",
  band: "95 % band for all days at once",
  shareOfPairs: "% of pairs",
  betterIn: (count: number, n: number, share: string, interval: string) => `better in ${count} of ${n} pairs: ${share} (${interval})`,
  halfWidth: "Half-width",
  halfWidthAfter: "half-width after n pairs",
  asked: "half-width asked for",
  known: (n: number, size: string) => `${countWords(n, "pair")}: ±${size}`,
  knownAndAsked: (n: number, size: string, asked: string) => `${countWords(n, "pair")}: ±${size}, asked: ±${asked}`,
  shareOfSets: "share of parameter sets (darker: more)",
  effectInSet: "effect in one parameter set",
  meanOverSets: "mean over sets with its 95 % interval",
  middleOfSets: "middle 90 % of sets",
  rankOfSets: "Rank (1: best; % of sets)",
  effectBySet: (outcome: string) => `Effect on ${midSentence(outcome)} by parameter set`,
  sameSign: (share: string) => `same sign in ${share} of sets`,
} as const;

/** What a declared threshold makes of an effect, beside its mark. */
export const practicalLabels = {
  "better-by-more": "better by more than the threshold",
  "worse-by-more": "worse by more than the threshold",
  "different-by-more": "more than the threshold apart",
  equivalent: "within the threshold",
  direction: "by how much: not clear",
  unclear: "threshold: not clear",
} as const;

/** The unit of a value per period: amounts add up over it, other quantities are of what happened in it. */
export function perPeriod(unit: string, period: CoursesNoteFinding["period"]): string {
  return period === null || !period.adds ? unit : `${unit} per ${countWords(period.days, "day")}`;
}

function singlePairWords({ outcome, shown }: SinglePairFinding): string {
  const name = midSentence(outcome.label);
  const chance = "a single pair cannot separate policy from chance";
  return {
    effects: `${outcome.label}: a single pair per arm cannot separate policy from chance.`,
    "all-outcomes": `${outcome.label} and other outcomes by arm: ${chance}.`,
    cost: `Cost and change in ${name} by arm; ${chance}.`,
    scatter: `How far the differences in ${name} scatter: a single pair cannot tell.`,
  }[shown];
}

function effectWords({ arm, outcome, effect, practical, outcomes }: EffectFinding): string {
  const under = `${outcome.label} under ${arm}`;
  const all = outcomes === null ? "" : `; ${tally(outcomes, "outcome")}`;
  if (effect.verdict === "same") return `${under}: the same as in the baseline in all ${countWords(effect.n, "pair")}${all}.`;
  const size = differenceWithUnit(effect.value, outcome.unit, effect.interval);
  const known = knownWords(effect, outcome);
  if (effect.verdict === "unclear") return `${under} cannot be told from the baseline (${size}, ${known})${all}.`;
  return `${under}: ${size} against the baseline (${known}), ${effect.verdict}${beyondWords(practical)}${all}.`;
}

function knownWords({ value, interval, n }: Difference, { unit }: NamedOutcome): string {
  if (interval === null) return n > 1 ? `the same in all ${countWords(n, "pair")}` : "no interval";
  return differenceWithInterval({ value, interval }, unit).replace(/^[^(]*\(|\)$/g, "");
}

function effectsWords({ outcome, arms, threshold }: EffectsFinding): string {
  return `${outcome.label}: ${tally(arms, "arm")}${threshold === null ? "" : thresholdWords(threshold)}.`;
}

function thresholdWords({ beyond, within }: NonNullable<EffectsFinding["threshold"]>): string {
  const lie = within === 0 ? "" : `, ${within} ${within === 1 ? "lies" : "lie"} within it`;
  return `; ${beyond === 0 ? "none" : beyond} by more than the threshold${lie}`;
}

const verdicts = ["better", "worse", "different", "same", "unclear"] as const satisfies readonly Verdict[];
const verdictWords: Readonly<Record<Verdict, readonly [first: string, later: string]>> = {
  better: ["better than the baseline", "better than it"],
  worse: ["worse than the baseline", "worse"],
  different: ["different from the baseline", "different from it"],
  same: ["the same as the baseline in every pair", "the same as it in every pair"],
  unclear: ["told from the baseline", "told from it"],
};

/** E.g. `all 3 arms are better than the baseline`, `of 3 arms 2 are better than the baseline and 1 cannot be told from it`. */
export function tally(counts: VerdictCounts, noun: string): string {
  const kinds = verdicts.filter((verdict) => counts[verdict] > 0);
  const n = kinds.reduce((sum, verdict) => sum + counts[verdict], 0);
  const all = countWords(n, noun);
  if (kinds.length === 1) {
    if (kinds[0] === "unclear")
      return n === 1 ? `the ${noun} cannot be told from the baseline` : `none of ${all} can be told from the baseline`;
    return n === 1 ? `the ${noun} is ${verdictWords[kinds[0]][0]}` : `all ${all} are ${verdictWords[kinds[0]][0]}`;
  }
  const parts = kinds.map((verdict, i) => {
    const verb = verdict === "unclear" ? "cannot be" : counts[verdict] === 1 ? "is" : "are";
    return `${counts[verdict]} ${verb} ${verdictWords[verdict][i === 0 ? 0 : 1]}`;
  });
  return `of ${all} ${listWords(parts)}`;
}

function effectsNote({ baseline, pairs, primary, welch, lost }: EffectsNoteFinding): string {
  return [
    `Mean difference from ${baseline} over ${countRange(pairs, "pair")}; the two runs of a pair share their chance.`,
    decidedWords(primary),
    welchWords(welch),
    lost === 0 ? "" : `Left out for failed runs or missing values: ${countWords(lost, "pair")}.`,
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

function decidedWords(primary: EffectsNoteFinding["primary"]): string {
  if (primary === null) return "A verdict must survive among all that the study says.";
  const decided = `The primary outcome decides: a verdict needs its interval${primary.together ? " for all arms at once" : ""} to leave zero out.`;
  return primary.others
    ? `${decided} The other outcomes are exploratory; a verdict on them must survive among all that the study says.`
    : decided;
}

function welchWords(welch: EffectsNoteFinding["welch"]): string {
  if (welch.length === 0) return "";
  const named = welch.map(({ arm, outcome }) => `${midSentence(outcome.label)} under ${arm}`);
  return `Pairing did not help, so the interval is Welch's, for ${welch.length <= MOST_NAMED ? listWords(named) : countWords(welch.length, "difference")}.`;
}

function goodWords({ direction, unit }: DirectedOutcome): string {
  return directionWords(direction, unit);
}

function replicationsNote({ outcome, baseline, pairs, strips }: ReplicationsNoteFinding): string {
  const words = `${outcome.label} in every replication (${goodWords(outcome)}); ${countRange(pairs, "pair")} with ${baseline}.`;
  if (strips === null)
    return `${words} Lines join the two runs that share their chance: a common slope is an effect, where the dots lie is chance.`;
  return `${words} Intervals of single arms overlap more than the paired differences do: compare arms in the forest plot. Above ${countWords(strips.above, "pair")} the lines between pairs are left out${strips.dense ? ", and dots may lie on each other" : ""}.`;
}

/** Names only arms whose effect on the outcome holds beside all others that the study claims; the course alone claims nothing. */
function coursesWords({ outcome, arms, of }: CoursesFinding): string {
  if (arms.length === 0) return `${outcome.label}: ${of === 1 ? "the arm cannot" : "no arm can"} be told from the baseline.`;
  const days = arms.flatMap(({ from }) => (from === null ? [] : [from]));
  if (arms.length > MOST_NAMED) {
    const sizes = arms.map(({ effect }) => effect.value);
    const extent = [Math.min(...sizes), Math.max(...sizes)].map((size) => differenceWithUnit(size, outcome.unit)).join(" to ");
    const first = days.length === 0 ? "" : `, the first of them from day ${Math.min(...days)}`;
    return `${outcome.label}: ${arms.length} of ${of} arms differ from the baseline, by ${extent}${first}.`;
  }
  const words = [...new Set(arms.map(({ effect }) => effect.verdict))].map((verdict) => {
    const own = arms.filter(({ effect }) => effect.verdict === verdict);
    return `${verdict} under ${listWords(own.map((course) => courseWords(course, outcome, arms.length === 1)))}`;
  });
  return `${outcome.label}: ${words.join("; ")}.`;
}

function courseWords({ arm, effect, from }: ArmCourse, outcome: NamedOutcome, alone: boolean): string {
  const size = differenceWithUnit(effect.value, outcome.unit, effect.interval);
  const known = alone ? `${size}, ${knownWords(effect, outcome)}` : size;
  return `${arm} (${known}${from === null ? "" : `, from day ${from}`})`;
}

function coursesNote({ outcome, baseline, pairs, unit, period, bands, same }: CoursesNoteFinding): string {
  const each = period === null || period.adds ? "" : ` Each point is of what happened in the ${countWords(period.days, "day")} before it.`;
  const axis = unit === "" ? "All panels have the same scale." : `Upright: ${perPeriod(unit, period)}, the same scale in all panels.`;
  const left = same.length === 0 ? "" : ` Left out, the same as the baseline on every day: ${listWords(same, MOST_LISTED)}.`;
  const drawn = bands
    ? "A band holds for all days of its panel at once with 95 % confidence, not for all panels at once; arms are named by their effects beside all others."
    : "No bands below 20 pairs: thin lines are single pairs.";
  return `Mean difference from ${baseline} (${goodWords(outcome)}) over ${countRange(pairs, "pair")}. ${axis}${each} ${drawn}${left}`;
}

function scatterWords({ outcome, most }: ScatterFinding): string {
  if (most === null) return `How far the differences in ${midSentence(outcome.label)} scatter between replications.`;
  const { arm, share, alike, of } = most;
  const others =
    alike === 0 ? `, the largest share of ${countWords(of, "arm")}` : ` and as many under ${countWords(alike, "other arm")} of ${of}`;
  return `${outcome.label}: better than the baseline in ${percentWords(share.share)} of ${countWords(share.n, "pair")} under ${arm}${of === 1 ? "" : others}.`;
}

function scatterNote({ outcome, baseline, dots }: ScatterNoteFinding): string {
  const shares = outcome.direction === "none" ? "" : " In brackets: 95 % Wilson interval of the share of pairs in which the arm is better.";
  const few = dots === null ? "" : ` Dots only where pairs are fewer than ${dots}: one for each pair.`;
  return `Height: share of pairs whose difference from ${baseline} is at most the value below (${goodWords(outcome)}). Shows how much chance of single replications there is, not the error of the mean.${shares}${few}`;
}

function precisionWords({ outcome, arms, halfWidth, pairs, reached }: PrecisionFinding): string {
  const what = `difference in ${midSentence(outcome.label)} is known ${arms === 1 ? "" : "at worst "}to ±${sizeWithUnit(halfWidth, outcome.unit)} after ${countWords(pairs, "pair")}`;
  if (reached === null) return `The ${what}.`;
  return `The precision asked for was ${reached ? "" : "not "}reached: the ${what}.`;
}

function parameterSetsNote({ outcome, sets, used, parameters, assumptions, replications, fewerThan }: ParameterSetsNoteFinding): string {
  const lost = used < sets ? ` ${sets - used} of ${sets} sets were dropped, as a run in them failed.` : "";
  const few = fewerThan === null ? "" : ` Fewer than ${fewerThan} sets: no quantiles are drawn.`;
  return `${countWords(used, "parameter set")} drawn over the ranges of ${countWords(parameters, "parameter")} (${assumptions} of them assumptions), ${countWords(replications, "replication")} each; effect on ${midSentence(outcome.label)}. Dots hold the chance of their few replications too.${lost}${few}`;
}
