/** What the study of assumptions found: who leads, what was looked at, at which ends that does not stand. */
import { type Estimate, halfWidth, widestHalf } from "../../statistics/estimate.ts";
import { excludesZero } from "../../statistics/mean.ts";
import type {
  AssumptionsFinding,
  ChangedConclusionFinding,
  Footing,
  ParameterEnd,
  StandingFinding,
} from "../../words/findings/assumptions.ts";
import { type Scale, scaleFor } from "../../words/words.ts";
import type { FactorInfo } from "../factors/factor.ts";
import { shortPath } from "../factors/pattern.ts";
import { namedOutcome } from "../result.ts";
import type { AssumptionsResult, ChangedConclusion } from "./result.ts";

type Found = Omit<AssumptionsResult, "findings" | "sentences">;

/** Assumptions that findings are about; all are in the tables. */
const MOST_PARAMETERS = 5;

export function assumptionsFindings(found: Found): AssumptionsFinding[] {
  return [
    standing(found),
    screened(found),
    ...staysFirst(found),
    ...effects(found),
    ...strongest(found).map((changes) => changedConclusion(found, changes)),
    ...furtherChanges(found),
  ];
}

/** One scale for all differences. */
export function scaleOfAssumptions(found: Pick<Found, "standard" | "outcome">): Scale {
  const { size, precision } = numbersOf(found);
  return scaleFor(found.outcome.unit, size, precision);
}

/** As fine as the narrowest interval. */
function numbersOf({ standard }: Pick<Found, "standard">) {
  const all = [...(standard.lead === null ? [] : [standard.lead.difference]), ...standard.effects];
  const halves = all.map(halfWidth).filter((half) => half > 0);
  const narrowest = halves.length === 0 ? 0 : Math.min(...halves);
  return { size: Math.max(...all.map(({ value }) => Math.abs(value))), precision: narrowest || widestHalf(all) };
}

export function labelOfArm({ arms }: Pick<Found, "arms">, id: string): string {
  return arms.find((arm) => arm.id === id)!.label;
}

/** What the value rests on. */
export function footing({ assumption, grade }: FactorInfo): Footing {
  if (assumption) return "assumption";
  if (grade === "—") return "choice";
  return grade === undefined ? "setting" : { grade };
}

/** Whether the difference at the end lies on the good side of 0. */
export function isGood({ here }: Pick<ChangedConclusion, "here">, { direction }: Pick<Found["outcome"], "direction">): boolean {
  return here.value < 0 === (direction === "lower");
}

function standing(found: Found): StandingFinding {
  const { standard } = found;
  const { lead, n } = standard;
  const head = { kind: "standing" as const, outcome: namedOutcome(found.outcome), n, ...numbersOf(found) };
  if (lead === null) {
    const [{ arm, value, interval }] = standard.effects;
    const difference = { value, interval };
    return { ...head, arm: labelOfArm(found, arm), next: null, difference, clear: !isOpen(difference) };
  }
  const [arm, next] = [lead.first, lead.runnerUp].map((id) => labelOfArm(found, id));
  return { ...head, arm, next, difference: lead.difference, clear: lead.clear };
}

function isOpen({ interval }: Pick<Estimate, "interval">): boolean {
  return interval === null || !excludesZero(interval);
}

function screened(found: Found): AssumptionsFinding {
  const { screening, factors, ends } = found;
  const examined = new Set(ends.map(({ factor }) => factor)).size;
  if (screening === null) return { kind: "all-examined", parameters: examined };
  const count = (verdict: string) => screening.parameters.filter((each) => each.verdict === verdict).length;
  const [{ arm, against, visible }] = screening.differences;
  return {
    kind: "screened",
    outcome: namedOutcome(found.outcome),
    parameters: factors.length,
    ...{ moves: count("moves"), nothing: count("nothing"), failed: count("failed") },
    examined,
    watched: { arm: labelOfArm(found, arm), against: labelOfArm(found, against), visible },
  };
}

/** Nothing where no arm comes first with the scenario's own values. */
function staysFirst(found: Found): AssumptionsFinding[] {
  const { standard, ends } = found;
  if (standard.lead === null || !standard.lead.clear || ends.length === 0) return [];
  const worst = worstByFactor(found);
  const paths = (wanted: string) => [...worst].flatMap(([factor, verdict]) => (verdict === wanted ? [shortPath(factor)] : []));
  const [overtaken, lost, unclear] = [paths("reversed"), paths("lost"), paths("unclear").length];
  const stays = worst.size - overtaken.length - lost.length - unclear;
  return [{ kind: "stays-first", arm: labelOfArm(found, standard.lead.first), stays, of: worst.size, overtaken, lost, unclear }];
}

const severity = ["holds", "open", "decided", "unclear", "lost", "reversed"];

/** What becomes of the first place at the worse end of every parameter examined. */
export function worstByFactor({ ends }: Pick<Found, "ends">): ReadonlyMap<string, string> {
  const worst = new Map<string, string>();
  for (const { factor, held } of ends) {
    const verdict = held?.verdict ?? "open";
    if (severity.indexOf(verdict) >= severity.indexOf(worst.get(factor) ?? "holds")) worst.set(factor, verdict);
  }
  return worst;
}

function effects(found: Found): AssumptionsFinding[] {
  const { changed, arms, ends, outcome } = found;
  if (ends.length === 0) return [];
  if (isOpenAlone(found)) {
    const at = (good: boolean): ParameterEnd[] =>
      changed.filter((change) => isGood(change, outcome) === good).map(({ factor, value }) => ({ path: shortPath(factor), value }));
    return [{ kind: "decided-effect", worse: at(false), better: at(true) }];
  }
  const turned = changed.filter(({ conclusion, verdict }) => conclusion === "effect" && verdict === "reversed");
  const labels = arms.filter(({ id }) => turned.some(({ arm }) => arm === id)).map(({ label }) => label);
  return [{ kind: "reversed-effects", arms: labels, ends: turned.length, single: arms.length === 2 }];
}

/** Whether there is one arm, whose effect the scenario's own values leave open: then there is no conclusion to take away. */
function isOpenAlone({ arms, standard }: Found): boolean {
  return arms.length === 2 && isOpen(standard.effects[0]);
}

/** The changed conclusions of the assumptions that change most, one list for each, strongest first. */
function strongest({ changed }: Found): ChangedConclusion[][] {
  const byFactor = new Map<string, ChangedConclusion[]>();
  for (const change of changed) byFactor.set(change.factor, [...(byFactor.get(change.factor) ?? []), change]);
  return [...byFactor.values()].slice(0, MOST_PARAMETERS);
}

function changedConclusion(found: Found, [change, ...more]: readonly ChangedConclusion[]): ChangedConclusionFinding {
  const { factor, value, conclusion, verdict, arm, against, here, scenario } = change;
  const info = found.factors.find(({ path }) => path === factor)!;
  const { low, high, standard } = info;
  return {
    kind: "changed-conclusion",
    outcome: namedOutcome(found.outcome),
    ...numbersOf(found),
    end: { path: shortPath(factor), value, footing: footing(info), low, high, standard },
    conclusion,
    verdict,
    arm: labelOfArm(found, arm),
    against: labelOfArm(found, against),
    side: isGood(change, found.outcome) ? "better" : "worse",
    here,
    scenario: scenario.value,
    more: more.length,
  };
}

function furtherChanges(found: Found): AssumptionsFinding[] {
  const all = new Set(found.changed.map(({ factor }) => factor)).size;
  if (all === 0) return found.ends.length === 0 || isOpenAlone(found) ? [] : [{ kind: "further-changes", parameters: 0 }];
  return all > MOST_PARAMETERS ? [{ kind: "further-changes", parameters: all - MOST_PARAMETERS }] : [];
}
