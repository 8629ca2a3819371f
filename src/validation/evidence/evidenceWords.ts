/** Numbers, targets and sources of patterns in words; the same in terminal, document and charts. */
import type { Finding, Level, Target } from "../../evidence/pattern.ts";
import { canonicalJson } from "../../host/canonicalJson.ts";
import { decimal, scaleFor } from "../../words/words.ts";
import type { CriterionResult, Estimate, PatternShown, Shown } from "./evidenceResult.ts";
import type { MissReason } from "./missReasons.ts";

export const levelWords: Readonly<Record<Level, string>> = {
  T: "a value within a tolerance",
  S: "a sign",
  N: "a null or negative result that must be reachable",
};

/** `51.2 [49.0, 53.4]`, to as many digits as the interval warrants; without unit. */
export function estimateText({ value, low, high }: Pick<Estimate, "value" | "low" | "high">): string {
  if (value === null) return "no value";
  if (low === null || high === null) return `${numberText(value, 0)}, no interval`;
  const half = (high - low) / 2;
  return `${numberText(value, half)} [${numberText(low, half)}, ${numberText(high, half)}]`;
}

/** A number known to about `precision`. */
export function numberText(value: number, precision: number): string {
  return decimal(value, scaleFor("", value, precision).decimals);
}

export function targetText(target: Target): string {
  switch (target.kind) {
    case "within":
      return `${plain(target.low)} to ${plain(target.high)}`;
    case "positive":
      return "above 0";
    case "negative":
      return "below 0";
    case "null":
      return "no difference from 0";
    case "not positive":
      return "not above 0";
    case "not negative":
      return "not below 0";
  }
}

/** `met`, `missed`, `met (97 % of seeds)`, `not testable`. */
export function shownVerdict({ met, n, low, signShare }: Shown): string {
  if (n === 0 || low === null) return "not testable: too few values";
  const share = signShare === null ? "" : ` (sign in ${decimal(signShare * 100, 0)} % of seeds)`;
  return `${met ? "met" : "missed"}${share}`;
}

/** What became of the criterion without the mechanism; empty where there is no knock-out. */
export function knockOutText({ knockOut, mustBeLost }: CriterionResult): string {
  if (knockOut === null) return "";
  const fate = knockOut.met ? (mustBeLost ? "survives" : "still met") : mustBeLost ? "lost" : "missed";
  return `${estimateText(knockOut)}: ${fate}`;
}

export function findingText({ text, source, mark }: Finding): string {
  return `${text} (${source} [${mark}])`;
}

/** Most criteria that are named as not shown; of more, their number. */
const MOST_NAMED = 3;

/** Why a pattern is missed, by its criteria. */
export function reasonText({ reason, criteria }: PatternShown): string {
  const unmet = criteria.filter(({ plain }) => !plain.met).length;
  return unmet > MOST_NAMED ? `not shown: ${unmet} of ${criteria.length} criteria` : reason;
}

/** Why a pattern is missed, as sentences. */
export function missText({ miss }: PatternShown): MissReason {
  return miss ?? { why: "Not explained yet.", tried: "" };
}

/** Without the marks of code, for places that show none. */
export function plainText(text: string): string {
  return text.replaceAll("`", "");
}

/** What distinguishes a configuration, as a scenario file would say it. */
export function configurationText({ scenario, arm, days, scale, patch }: PatternShown["configurations"][number]): string {
  const facts = [
    `${scenario ?? "base/community"}${arm === undefined ? "" : ` #${arm}`}`,
    ...(scale === undefined || scale === 1 ? [] : [`scale ${plain(scale)}`]),
    ...(days === undefined ? [] : [`${plain(days)} days`]),
    ...(patch === undefined ? [] : [canonicalJson(patch)]),
  ];
  return facts.join(" · ");
}

/** Misses first, else in their order. */
export function missesFirst(patterns: readonly PatternShown[]): readonly PatternShown[] {
  return [...patterns.filter(({ verdict }) => verdict === "missed"), ...patterns.filter(({ verdict }) => verdict === "met")];
}

function plain(value: number): string {
  return String(value).replace("-", "−");
}
