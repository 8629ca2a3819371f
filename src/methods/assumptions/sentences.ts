/** Plain sentences of the study of assumptions: who leads, what was looked at, at which ends that does not stand. */

import { type Estimate, halfWidth, widestHalf } from "../../statistics/estimate.ts";
import { excludesZero } from "../../statistics/mean.ts";
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
} from "../../words/words.ts";
import type { FactorInfo } from "../factors/factor.ts";
import { shortPath } from "../factors/pattern.ts";
import type { AssumptionsResult, ChangedConclusion } from "./result.ts";

type Findings = Omit<AssumptionsResult, "sentences">;

/** Assumptions told in sentences; all are in the tables. */
const MOST_TOLD = 5;
/** Parameters named in a list. */
const MOST_NAMED = 6;

export function assumptionsSentences(findings: Findings): string[] {
  return [
    standingSentence(findings),
    ...screeningSentences(findings),
    ...firstSentence(findings),
    ...effectsSentence(findings),
    ...strongest(findings).map((changes) => changedSentence(findings, changes)),
    ...restSentence(findings),
  ];
}

/** One scale for all differences. */
export function scaleOfAssumptions({ standard, outcome }: Pick<Findings, "standard" | "outcome">): Scale {
  const all = [...(standard.lead === null ? [] : [standard.lead.difference]), ...standard.effects];
  return scaleFor(outcome.unit, Math.max(...all.map(({ value }) => Math.abs(value))), narrowest(all) || widestHalf(all));
}

function narrowest(all: readonly Estimate[]): number {
  const halves = all.map(halfWidth).filter((half) => half > 0);
  return halves.length === 0 ? 0 : Math.min(...halves);
}

/** The changed conclusions of the assumptions that change most, one list for each, strongest first. */
export function strongest({ changed }: Pick<Findings, "changed">, most = MOST_TOLD): ChangedConclusion[][] {
  const byFactor = new Map<string, ChangedConclusion[]>();
  for (const change of changed) byFactor.set(change.factor, [...(byFactor.get(change.factor) ?? []), change]);
  return [...byFactor.values()].slice(0, most);
}

export function labelOfArm({ arms }: Pick<Findings, "arms">, id: string): string {
  return arms.find((arm) => arm.id === id)!.label;
}

/** `trust.gainRate at 0.3 (assumption, 0.2 to 0.9, scenario 0.5)`. */
export function placeWords({ factors }: Pick<Findings, "factors">, { factor, value }: Pick<ChangedConclusion, "factor" | "value">): string {
  const info = factors.find(({ path }) => path === factor)!;
  const ends = `${givenNumber(info.low)} to ${givenNumber(info.high)}`;
  return `${shortPath(factor)} at ${givenNumber(value)} (${gradeWords(info)}, ${ends}, scenario ${givenNumber(info.standard)})`;
}

/** What the value rests on. */
export function gradeWords({ assumption, grade }: FactorInfo): string {
  if (assumption) return "assumption";
  if (grade === "—") return "a choice";
  return grade === undefined ? "a setting" : `grade ${grade}`;
}

/** Whether the difference at the end lies on the good side of 0. */
export function isGood({ here }: Pick<ChangedConclusion, "here">, { direction }: Pick<Findings["outcome"], "direction">): boolean {
  return here.value < 0 === (direction === "lower");
}

/** What becomes of a conclusion, as a clause. */
export function clauseOf(findings: Pick<Findings, "arms" | "outcome">, change: ChangedConclusion): string {
  const { arm, against, conclusion, verdict } = change;
  const [one, other] = [arm, against].map((id) => labelOfArm(findings, id));
  const better = isGood(change, findings.outcome);
  if (conclusion === "first") {
    if (verdict === "reversed") return `${other} is ahead of ${one}, no longer behind it`;
    return verdict === "lost" ? `${one} is no longer distinguishable from ${other}` : `${one} comes first, which is open in the scenario`;
  }
  const side = better ? "better" : "worse";
  if (verdict === "reversed") return `${one} is ${side} than the baseline instead of ${better ? "worse" : "better"}`;
  return verdict === "lost"
    ? `${one} is no longer distinguishable from the baseline`
    : `${one} is ${side} than the baseline, which is open in the scenario`;
}

function estimateWords({ value, interval }: Estimate, scale: Scale): string {
  return `${differenceWords(value, scale)}${interval === null ? "" : ` (${range(interval, scale)})`}`;
}

function standingSentence(findings: Findings): string {
  const { standard, outcome } = findings;
  const scale = scaleOfAssumptions(findings);
  const name = midSentence(outcome.label);
  const size = (estimate: Estimate) => `${estimateWords(estimate, scale)}, ${countWords(standard.n, "replication")}`;
  const { lead } = standard;
  if (lead === null) {
    const [effect] = standard.effects;
    const open = isOpen(effect) ? "; it is not distinguishable from zero" : "";
    return `With the scenario's own values the effect of ${labelOfArm(findings, effect.arm)} on ${name} is ${size(effect)}${open}.`;
  }
  const [first, next] = [lead.first, lead.runnerUp].map((id) => labelOfArm(findings, id));
  if (lead.clear) return `With the scenario's own values ${first} comes first in ${name}, ahead of ${next}: ${size(lead.difference)}.`;
  return `With the scenario's own values no arm can be shown to come first in ${name}: ${first}, with the best mean, against ${next} ${size(lead.difference)}.`;
}

function isOpen({ interval }: Estimate): boolean {
  return interval === null || !excludesZero(interval);
}

function screeningSentences(findings: Findings): string[] {
  const { screening, factors, outcome } = findings;
  const n = new Set(findings.ends.map(({ factor }) => factor)).size;
  if (screening === null) return [`All ${countWords(n, "parameter")} were examined at both ends.`];
  const count = (verdict: string) => screening.parameters.filter((each) => each.verdict === verdict).length;
  const [moves, nothing, failed] = ["moves", "nothing", "failed"].map(count);
  const [main] = screening.differences;
  const scale = scaleFor(outcome.unit, main.visible, 0);
  const between = `${labelOfArm(findings, main.arm)} and ${labelOfArm(findings, main.against)}`;
  const parts = [
    `${decimal(moves, 0)} move a difference between arms in the screening (of those that do not, at most 1 in 20 passes by chance)`,
    `${decimal(nothing, 0)} move nothing at all`,
    ...(failed > 0 ? [`${decimal(failed, 0)} could not be screened, as runs failed`] : []),
  ];
  const less =
    main.visible > 0
      ? ` What moves the difference between ${between} by less than ${differenceWords(main.visible, scale).replace(/^\+/, "")} can be overlooked.`
      : "";
  const nearest = n === 1 ? "the one nearest to turning a difference was" : `the ${n} nearest to turning a difference were`;
  const rest = moves > 0 ? `; ${nearest} examined in all arms` : "; none was examined";
  return [`Of ${countWords(factors.length, "parameter")} ${listWords(parts)}${rest}.${less}`];
}

/** At how many parameters the first arm stays first. */
function firstSentence(findings: Findings): string[] {
  const { standard, ends } = findings;
  if (standard.lead === null || !standard.lead.clear || ends.length === 0) return [];
  const worst = worstByFactor(findings);
  const first = labelOfArm(findings, standard.lead.first);
  const named = (...verdicts: string[]) =>
    [...worst].flatMap(([factor, verdict]) => (verdicts.includes(verdict) ? [shortPath(factor)] : []));
  const [overtaken, lost, unclear] = [named("reversed"), named("lost"), named("unclear")];
  const stays = worst.size - overtaken.length - lost.length - unclear.length;
  const parts = [
    ...(overtaken.length > 0 ? [`another arm overtakes it at an end of ${listWords(overtaken, MOST_NAMED)}`] : []),
    ...(lost.length > 0 ? [`its lead is no longer distinguishable at an end of ${listWords(lost, MOST_NAMED)}`] : []),
    ...(unclear.length > 0 ? [`for ${unclear.length} the intervals are too wide to say`] : []),
  ];
  const all = stays === worst.size ? `all ${worst.size}` : `${stays} of the ${worst.size}`;
  return [`${first} stays first at both ends of ${all} examined${parts.length === 0 ? "" : `; ${parts.join("; ")}`}.`];
}

const severity = ["holds", "open", "decided", "unclear", "lost", "reversed"];

/** What becomes of the first place at the worse end of every parameter examined. */
export function worstByFactor({ ends }: Pick<Findings, "ends">): ReadonlyMap<string, string> {
  const worst = new Map<string, string>();
  for (const { factor, held } of ends) {
    const verdict = held?.verdict ?? "open";
    if (severity.indexOf(verdict) >= severity.indexOf(worst.get(factor) ?? "holds")) worst.set(factor, verdict);
  }
  return worst;
}

function effectsSentence(findings: Findings): string[] {
  const { changed, arms, ends, standard } = findings;
  if (ends.length === 0) return [];
  if (arms.length === 2 && isOpen(standard.effects[0])) return [decidedSentence(findings)];
  const turned = changed.filter(({ conclusion, verdict }) => conclusion === "effect" && verdict === "reversed");
  const ids = arms.map(({ id }) => id).filter((id) => turned.some(({ arm }) => arm === id));
  if (ids.length === 0) {
    const none =
      arms.length === 2 ? "Its effect against the baseline is reversed at no" : "No arm's effect against the baseline is reversed at an";
    return [`${none} end examined.`];
  }
  const names = listWords(ids.map((id) => labelOfArm(findings, id)));
  return [`The effect of ${names} against the baseline is reversed at ${countWords(turned.length, "end")} examined.`];
}

/** Where the effect of the only arm, which the scenario's own values leave open, is clear: on which side, at which ends. */
function decidedSentence(findings: Findings): string {
  const { changed, outcome } = findings;
  const at = (good: boolean) => {
    const found = changed.filter((change) => isGood(change, outcome) === good);
    const named = found.map(({ factor, value }) => `${shortPath(factor)} ${givenNumber(value)}`);
    return named.length === 0 ? [] : [`${good ? "better" : "worse"} at ${listWords(named, MOST_NAMED)}`];
  };
  const sides = [...at(false), ...at(true)];
  return `Its effect, open with the scenario's own values, is ${sides.length === 0 ? "open at every end examined" : `clear at some ends: ${listWords(sides)}`}.`;
}

function changedSentence(findings: Findings, [change, ...more]: readonly ChangedConclusion[]): string {
  const { conclusion, arm, against, here, scenario } = change;
  const scale = scaleOfAssumptions(findings);
  const less = conclusion === "first" ? `${labelOfArm(findings, arm)} less ${labelOfArm(findings, against)} ` : "";
  const sizes = `${less}${estimateWords(here, scale)}, with the scenario's own values ${signed(scenario.value, scale)}`;
  const others = more.length === 0 ? "" : `; ${countWords(more.length, "further conclusion")} in assumptions.csv`;
  return `${placeWords(findings, change)}: ${clauseOf(findings, change)}: ${sizes}${others}.`;
}

function restSentence(findings: Findings): string[] {
  const all = new Set(findings.changed.map(({ factor }) => factor)).size;
  const { ends, arms, standard } = findings;
  // Of an effect that is open there is no conclusion to take away.
  if (all === 0)
    return ends.length === 0 || (arms.length === 2 && isOpen(standard.effects[0]))
      ? []
      : ["No parameter examined takes a conclusion away."];
  return all > MOST_TOLD ? [`${countWords(all - MOST_TOLD, "further parameter")} in assumptions.csv.`] : [];
}
