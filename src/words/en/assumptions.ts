/** Single assumptions in English. */
import type { Estimate } from "../../statistics/estimate.ts";
import type { Messages } from "../finding.ts";
import type {
  AssumptionsFinding,
  ChangedConclusionFinding,
  DecidedEffectFinding,
  Footing,
  ParameterEnd,
  ReversedEffectsFinding,
  ScreenedFinding,
  StandingFinding,
  StaysFirstFinding,
} from "../findings/assumptions.ts";
import type { NamedOutcome, SideBySide } from "../findings/named.ts";
import {
  countWords,
  decimal,
  differenceWords,
  givenNumber,
  listWords,
  midSentence,
  range,
  type Scale,
  scaleFor,
  signed,
} from "../words.ts";

/** Parameters named in a list. */
const MOST_NAMED = 6;
const TABLE = "assumptions.csv";

export const assumptions: Messages<AssumptionsFinding> = {
  standing: standingWords,
  "all-examined": ({ parameters }) => `All ${countWords(parameters, "parameter")} were examined at both ends.`,
  screened: screenedWords,
  "stays-first": staysFirstWords,
  "reversed-effects": reversedWords,
  "decided-effect": decidedWords,
  "changed-conclusion": changedWords,
  "further-changes": ({ parameters }) =>
    parameters === 0 ? "No parameter examined takes a conclusion away." : `${countWords(parameters, "further parameter")} in ${TABLE}.`,
};

/** What a value rests on. */
export function footingWords(footing: Footing): string {
  if (typeof footing === "object") return `grade ${footing.grade}`;
  return footing === "assumption" ? footing : `a ${footing}`;
}

type Told = SideBySide & { readonly outcome: NamedOutcome; readonly size: number };

function scaleOf({ outcome, size, precision }: Told): Scale {
  return scaleFor(outcome.unit, size, precision);
}

function estimateWords({ value, interval }: Estimate, scale: Scale): string {
  return `${differenceWords(value, scale)}${interval === null ? "" : ` (${range(interval, scale)})`}`;
}

function standingWords(finding: StandingFinding): string {
  const { outcome, arm, next, difference, n, clear } = finding;
  const name = midSentence(outcome.label);
  const size = `${estimateWords(difference, scaleOf(finding))}, ${countWords(n, "replication")}`;
  const head = "With the scenario's own values";
  if (next === null) return `${head} the effect of ${arm} on ${name} is ${size}${clear ? "" : "; it is not distinguishable from zero"}.`;
  return clear
    ? `${head} ${arm} comes first in ${name}, ahead of ${next}: ${size}.`
    : `${head} no arm can be shown to come first in ${name}: ${arm}, with the best mean, against ${next} ${size}.`;
}

function screenedWords({ outcome, parameters, moves, nothing, failed, examined, watched }: ScreenedFinding): string {
  const scale = scaleFor(outcome.unit, watched.visible, 0);
  const parts = [
    `${decimal(moves, 0)} move a difference between arms in the screening (of those that do not, at most 1 in 20 passes by chance)`,
    `${decimal(nothing, 0)} move nothing at all`,
    ...(failed > 0 ? [`${decimal(failed, 0)} could not be screened, as runs failed`] : []),
  ];
  const least = differenceWords(watched.visible, scale).replace(/^\+/, "");
  const less =
    watched.visible > 0
      ? ` What moves the difference between ${watched.arm} and ${watched.against} by less than ${least} can be overlooked.`
      : "";
  const nearest = examined === 1 ? "the one nearest to turning a difference was" : `the ${examined} nearest to turning a difference were`;
  const rest = moves > 0 ? `; ${nearest} examined in all arms` : "; none was examined";
  return `Of ${countWords(parameters, "parameter")} ${listWords(parts)}${rest}.${less}`;
}

function staysFirstWords({ arm, stays, of, overtaken, lost, unclear }: StaysFirstFinding): string {
  const parts = [
    ...(overtaken.length > 0 ? [`another arm overtakes it at an end of ${listWords(overtaken, MOST_NAMED)}`] : []),
    ...(lost.length > 0 ? [`its lead is no longer distinguishable at an end of ${listWords(lost, MOST_NAMED)}`] : []),
    ...(unclear > 0 ? [`for ${unclear} the intervals are too wide to say`] : []),
  ];
  const all = stays === of ? `all ${of}` : `${stays} of the ${of}`;
  return `${arm} stays first at both ends of ${all} examined${parts.length === 0 ? "" : `; ${parts.join("; ")}`}.`;
}

function reversedWords({ arms, ends, single }: ReversedEffectsFinding): string {
  if (arms.length > 0) return `The effect of ${listWords(arms)} against the baseline is reversed at ${countWords(ends, "end")} examined.`;
  return single
    ? "Its effect against the baseline is reversed at no end examined."
    : "No arm's effect against the baseline is reversed at an end examined.";
}

function decidedWords({ worse, better }: DecidedEffectFinding): string {
  const at = (ends: readonly ParameterEnd[], side: string) => {
    const named = ends.map(({ path, value }) => `${path} ${givenNumber(value)}`);
    return named.length === 0 ? [] : [`${side} at ${listWords(named, MOST_NAMED)}`];
  };
  const sides = [...at(worse, "worse"), ...at(better, "better")];
  return `Its effect, open with the scenario's own values, is ${sides.length === 0 ? "open at every end examined" : `clear at some ends: ${listWords(sides)}`}.`;
}

function changedWords(finding: ChangedConclusionFinding): string {
  const { conclusion, arm, against, here, scenario, more } = finding;
  const scale = scaleOf(finding);
  const less = conclusion === "first" ? `${arm} less ${against} ` : "";
  const sizes = `${less}${estimateWords(here, scale)}, with the scenario's own values ${signed(scenario, scale)}`;
  const others = more === 0 ? "" : `; ${countWords(more, "further conclusion")} in ${TABLE}`;
  return `${endWords(finding.end)}: ${clause(finding)}: ${sizes}${others}.`;
}

/** `trust.gainRate at 0.3 (assumption, 0.2 to 0.9, scenario 0.5)`. */
function endWords({ path, value, footing, low, high, standard }: ChangedConclusionFinding["end"]): string {
  const ends = `${givenNumber(low)} to ${givenNumber(high)}`;
  return `${path} at ${givenNumber(value)} (${footingWords(footing)}, ${ends}, scenario ${givenNumber(standard)})`;
}

function clause({ conclusion, verdict, arm, against, side }: ChangedConclusionFinding): string {
  if (conclusion === "first") {
    if (verdict === "reversed") return `${against} is ahead of ${arm}, no longer behind it`;
    return verdict === "lost" ? `${arm} is no longer distinguishable from ${against}` : `${arm} comes first, which is open in the scenario`;
  }
  if (verdict === "reversed") return `${arm} is ${side} than the baseline instead of ${side === "better" ? "worse" : "better"}`;
  return verdict === "lost"
    ? `${arm} is no longer distinguishable from the baseline`
    : `${arm} is ${side} than the baseline, which is open in the scenario`;
}
