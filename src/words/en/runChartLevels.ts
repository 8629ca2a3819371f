/** Titles of a run's charts that tell levels, and what their difference is: closure, density, places, money. */
import { type Estimate, widestHalf } from "../../statistics/estimate.ts";
import type { Interval } from "../../statistics/mean.ts";
import { estimateScale, sized } from "../estimateScale.ts";
import type { Messages } from "../finding.ts";
import type { Difference } from "../findings/comparison.ts";
import type { ClosureTitle, DensityTitle, MoneyTitle, PlacesTitle } from "../findings/runCharts.ts";
import { countWords, levelWords, percentWords, plain, range, type Scale, scaleFor, signed, span } from "../words.ts";

/** What may be said of too few runs. */
export const ONE_REPLICATION = "in a single replication, which cannot separate policy from chance";
export const TOO_FEW = ", too few to rule out chance";

type Level = ClosureTitle | DensityTitle | PlacesTitle | MoneyTitle;

export const runChartLevels: Messages<Level> = {
  "run-closure": closureWords,
  "run-density": densityWords,
  "run-places": placesWords,
  "run-money": moneyWords,
};

function closureWords({ gaps, difference }: ClosureTitle): string {
  const [first, second] = gaps;
  if (first === undefined) return "Cases reported closed in time and cases truly solved in time, over time";
  const scale = levelScale(
    "share",
    gaps.map(({ gap }) => gap),
  );
  const more = gaps.every(({ gap }) => gap.value >= 0);
  const level = (gap: Estimate) => (more ? plain(gap.value, scale) : signed(gap.value, scale));
  const head = more
    ? `At the end, ${level(first.gap)} percentage points more of the cases are reported closed in time than are truly solved under ${first.arm}`
    : `At the end, cases reported closed in time less those truly solved are ${level(first.gap)} percentage points under ${first.arm}`;
  if (second === undefined) return `${head}${first.gap.interval === null ? "" : ` (95 % interval ${range(first.gap.interval, scale)})`}`;
  return `${head} and ${level(second.gap)} under ${second.arm}${difference === null ? "" : `; ${gapWords(difference)}`}`;
}

/** Whether the second gap is smaller or larger than the first. */
function gapWords(difference: Difference): string {
  const { value, interval, n, verdict } = difference;
  const scale = estimateScale("share", difference);
  if (n < 2) return "a single replication cannot separate policy from chance";
  if (verdict === "same") return `the gap is the same in all ${countWords(n, "pair")}`;
  const alike = `the same in all ${countWords(n, "pair")}`;
  if (verdict === "unclear")
    return `the two cannot be told apart (${signed(value, scale)}, ${interval === null ? alike : known(interval, scale)})`;
  const told = interval === null ? alike : `95 % interval ${span(sized(interval, value), scale)}`;
  return `the gap is ${value < 0 ? "smaller" : "larger"} by ${plain(Math.abs(value), scale)} (${told})`;
}

function densityWords({ arm, layer, beside, from, to, difference }: DensityTitle): string {
  const scale = estimateScale("", difference);
  const { value, interval, n, verdict } = difference;
  const what = `the density of ${layer} ties`;
  const than = beside === "baseline" ? "than in the baseline" : "than at the start";
  const [was, is] = [plain(from, scale), plain(to, scale)];
  if (verdict === "same") {
    const noun = beside === "baseline" ? "pair" : "replication";
    return `At the end, ${what} under ${arm} is the same as ${beside === "baseline" ? "in the baseline" : "at the start"}, ${is}, in ${n < 2 ? "a single replication" : `all ${countWords(n, noun)}`}`;
  }
  const way = `${value > 0 ? "higher" : "lower"} under ${arm} ${than}: ${is} against ${was}`;
  if (n < 2) return `At the end, ${what} came out ${way}, ${ONE_REPLICATION}`;
  const told = interval === null ? `by the same in all ${n}` : `95 % interval of the difference ${range(interval, scale)}`;
  if (verdict !== "unclear") return `At the end, ${what} is ${way} (${told})`;
  return `At the end, ${what} under ${arm} cannot be told from ${beside === "baseline" ? "the baseline" : "its start"} (${is} and ${was}; ${told})`;
}

function placesWords({ place, top, of, shares, difference }: PlacesTitle): string {
  if (shares.length === 0) return `No true incident happened in any ${place}`;
  const scale = levelScale(
    "share",
    shares.map(({ share }) => share),
  );
  const words = shares.map(
    ({ arm, share }, i) => `${levelWords(share.value, scale)}${i === 0 ? " of true incidents" : ""} under ${arm}${within(share, scale)}`,
  );
  return `The top 5 % of ${place}s (${top} of ${of}) hold ${words.join(" and ")}${difference === null ? "" : apartWords(difference)}`;
}

function within({ interval }: Estimate, scale: Scale): string {
  return interval === null ? "" : ` (95 % interval ${span({ low: Math.max(0, interval.low), high: Math.min(1, interval.high) }, scale)})`;
}

function apartWords(difference: Difference): string {
  const { value, interval, n, verdict } = difference;
  const scale = estimateScale("share", difference);
  if (n < 2) return "; a single replication cannot separate policy from chance";
  if (verdict === "same") return "; the two are the same in every pair";
  const alike = `the same in all ${countWords(n, "pair")}`;
  if (verdict === "unclear") {
    return `; the two shares cannot be told apart (${signed(value, scale)} percentage points, ${interval === null ? alike : known(interval, scale)})`;
  }
  const told = interval === null ? alike : `95 % interval ${span(sized(interval, value), scale)}`;
  return `, ${plain(Math.abs(value), scale)} percentage points ${value < 0 ? "less" : "more"} (${told})`;
}

function moneyWords({ arm, level, change, largest, lacked }: MoneyTitle): string {
  const amount = levelWords(level, scaleFor("yuan", level, 0));
  const lack = lacked === null ? "" : `; ${lackWords(arm, lacked)}`;
  if (change === null) {
    const use = largest === null ? "" : `; the largest use is ${largest.label} (${percentWords(largest.share)})`;
    return `Spending under ${arm} is ${amount}${use}${lack}`;
  }
  return `Spending ${spendingWords(change, arm, amount)}${largest === null ? "" : `, most of it for ${largest.label} (${percentWords(largest.share)})`}${lack}`;
}

function spendingWords(change: Difference, arm: string, baseline: string): string {
  const { value, interval, n, verdict } = change;
  const scale = estimateScale("yuan", change);
  const size = `${levelWords(Math.abs(value), scale)} ${value < 0 ? "lower" : "higher"}`;
  const beside = `the baseline's ${baseline}`;
  if (verdict === "same") return `under ${arm} is ${beside}${n < 2 ? " in a single replication" : ` in all ${countWords(n, "pair")}`}`;
  if (n < 2) return `came out ${size} under ${arm} than ${beside}, ${ONE_REPLICATION}`;
  if (interval === null)
    return `came out ${size} under ${arm} than ${beside}, by the same in all ${countWords(n, "pair")}${verdict === "unclear" ? TOO_FEW : ""}`;
  if (verdict === "unclear") {
    return `under ${arm} cannot be told from ${beside} (${signed(value, scale)}${scale.suffix}, 95 % interval ${range(interval, scale)})`;
  }
  return `came out ${size} under ${arm} than ${beside} (95 % interval ${span(sized(interval, value), scale)})`;
}

/** `Package lacked 280 thousand yuan (95 % interval 250 to 310) of 1.25 million yuan due for its measures`. */
function lackWords(arm: string, { lacked, due }: NonNullable<MoneyTitle["lacked"]>): string {
  const scale = estimateScale("yuan", lacked);
  const interval = lacked.interval === null ? "" : ` (95 % interval ${span(lacked.interval, scale)})`;
  return `${arm} lacked ${levelWords(lacked.value, scale)}${interval} of ${levelWords(due, scaleFor("yuan", due, 0))} due for its measures`;
}

function known(interval: Interval, scale: Scale): string {
  return `95 % interval ${range(interval, scale)}`;
}

/** Levels side by side: as fine as the widest of their intervals. */
function levelScale(unit: string, levels: readonly Estimate[]): Scale {
  return scaleFor(unit, Math.max(...levels.map(({ value }) => Math.abs(value))), widestHalf(levels));
}
