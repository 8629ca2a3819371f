/** Titles of a run's charts in English: size, direction and interval of what is found, and no more than these bear. */
import { excludesZero } from "../../statistics/mean.ts";
import { estimateScale, sized } from "../estimateScale.ts";
import type { Messages } from "../finding.ts";
import type { ArmChange, CoursesTitle, RunChartTitle, SficTitle, TrustTitle, Way } from "../findings/runCharts.ts";
import { countWords, listWords, midSentence, plain, range, type Scale, signed, span } from "../words.ts";
import { ONE_REPLICATION, runChartLevels, TOO_FEW } from "./runChartLevels.ts";

const MONTH_DAYS = 365.25 / 12;
/** Most days that are told in days. */
const MOST_DAYS = 180;
/** Most outcomes that are named as better or worse; the others are counted. */
const MOST_NAMED = 3;
const NOT_AMONG_ALL = ", which leaves out 0 alone, but not among all that is said of these runs";

export const runCharts: Messages<RunChartTitle> = {
  "run-courses": coursesWords,
  "run-trust": trustWords,
  "run-participation": ({ change }) => (change === null ? "Residents who take part, by form over time and by age" : changeWords(change)),
  "run-emergencies": ({ change }) =>
    change === null ? "Loss in emergencies and hours until help is mobilised, by arm" : changeWords(change),
  "run-sfic": sficWords,
  "run-ties": ({ arm }) => `Collaboration network of organisations under ${arm} at the start and at the end`,
  ...runChartLevels,
};

/** `True incidents came out 12 % lower under Package than in the baseline (95 % interval 8 to 15)`; never a change that is unclear. */
function changeWords(change: ArmChange): string {
  const { outcome, arm, difference } = change;
  if (difference.verdict === "same") return `${outcome.label} came out the same under ${arm} in all ${countWords(difference.n, "pair")}`;
  if (difference.verdict === "unclear" && difference.interval !== null) {
    return `${outcome.label} under ${arm} cannot be told from the baseline (${unclearWords(change)})`;
  }
  return `${outcome.label} came out ${wayWords(change)} under ${arm}${knownWords(change)}`;
}

/** `12 % lower`. */
function wayWords(change: ArmChange): string {
  const { value } = change.difference;
  const { scale, unit } = scaleOf(change);
  return value === 0 ? "the same" : `${plain(Math.abs(value), scale)}${unit} ${value < 0 ? "lower" : "higher"}`;
}

/** What is known of a difference whose way has been told: its interval, or in how many pairs it is the same. */
function knownWords(change: ArmChange): string {
  const { interval, n, value, verdict } = change.difference;
  if (n < 2) return ` ${ONE_REPLICATION}`;
  if (interval === null) return ` than in the baseline, the same in all ${countWords(n, "pair")}${verdict === "unclear" ? TOO_FEW : ""}`;
  return ` than in the baseline (95 % interval ${span(sized(interval, value), scaleOf(change).scale)}${atOnce(change.together)})`;
}

/** `−0.4 %, 95 % interval −1.1 to +0.3`, and why that is unclear although it leaves out 0. */
function unclearWords(change: ArmChange): string {
  const { value, interval, verdict } = change.difference;
  const { scale, unit } = scaleOf(change);
  const alone = verdict === "unclear" && excludesZero(interval!) ? NOT_AMONG_ALL : "";
  return `${signed(value, scale)}${unit}, 95 % interval ${range(interval!, scale)}${atOnce(change.together)}${alone}`;
}

function atOnce(together: number): string {
  return together < 2 ? "" : `, all ${together} at once`;
}

/** Of a part of the baseline in per cent, else in the unit of differences. */
function scaleOf({ outcome, difference, ofBaseline }: ArmChange): { readonly scale: Scale; readonly unit: string } {
  const scale = estimateScale(ofBaseline ? "share" : outcome.unit, difference);
  return { scale, unit: ofBaseline ? scale.level : scale.suffix };
}

function coursesWords({ change, others, days, onlyArm }: CoursesTitle): string {
  const over = days > MOST_DAYS ? countWords(Math.round(days / MONTH_DAYS), "month") : countWords(days, "day");
  if (change === null) {
    return `Main indicators over ${over}${onlyArm === null ? "" : ` under ${onlyArm}, the only arm, so there is nothing to compare it with`}`;
  }
  return `Over ${over}, ${midSentence(changeWords(change))}${others === null ? "" : othersWords(others)}`;
}

function othersWords({ better, worse, different, unclear, of }: NonNullable<CoursesTitle["others"]>): string {
  const noun = "other main indicators";
  const only = of === 1 ? "the other main indicator cannot be told from it" : `none of ${of} ${noun} can be told from it`;
  const rest = unclear === of ? only : `${unclear} of ${of} ${noun} cannot be told from it`;
  const named = { better, worse, different };
  return Object.entries(named)
    .flatMap(([word, labels]) => (labels.length === 0 ? [] : [`${word} in ${listWords(labels.map(midSentence), MOST_NAMED)}`]))
    .concat(unclear === 0 ? [] : [rest])
    .map((part) => `; ${part}`)
    .join("");
}

function trustWords({ change, others, takingPart }: TrustTitle): string {
  if (change === null) return "Residents' trust in each kind of organisation and whether they take part, by arm";
  return `${changeWords(change)}${change.difference.n < 2 ? "" : waysWords(others, "in ")}${takingPart === null ? "" : takingPartWords(takingPart)}`;
}

function takingPartWords(change: ArmChange): string {
  const { verdict, interval } = change.difference;
  const label = midSentence(change.outcome.label);
  if (verdict === "same") return `; ${label} the same`;
  if (interval === null) return `; ${label} ${wayWords(change)}`;
  return verdict === "unclear"
    ? `; ${label} not told from it (${unclearWords(change)})`
    : `; ${label} ${wayWords(change)} (95 % interval ${span(sized(interval, change.difference.value), scaleOf(change).scale)}${atOnce(change.together)})`;
}

/** `; higher: government and enterprises; lower: police; not told from it: NGOs`. */
function waysWords(ways: readonly Way[], before = ""): string {
  const words: Readonly<Record<Way["way"], string>> = { higher: "higher", lower: "lower", unclear: "not told from it" };
  return (["higher", "lower", "unclear"] as const)
    .map((way) => ({ way, labels: ways.filter((each) => each.way === way).map(({ label }) => midSentence(label)) }))
    .flatMap(({ way, labels }) => (labels.length === 0 ? [] : [`; ${words[way]}: ${before}${listWords(labels)}`]))
    .join("");
}

function sficWords({ arm, replications, of, most, others }: SficTitle): string {
  const dimensions = `${of} dimension${of === 1 ? "" : "s"} of collaborative governance`;
  if (arm === null) return `${dimensions} at the start and at the end, by arm`;
  if (replications < 2) return `At the end, ${dimensions} under ${arm} and in the baseline, ${ONE_REPLICATION}`;
  if (most === null) return `At the end, none of the ${dimensions} under ${arm} can be told from the baseline`;
  return `At the end, of ${dimensions}, ${midSentence(changeWords(most))}${waysWords(others)}`;
}
