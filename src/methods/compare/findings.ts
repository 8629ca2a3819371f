/**
 * What a comparison found: which arm comes first, one finding per arm, then what failed runs and other parameters mean for them.
 *
 * The words better and worse stand only where the verdict has them, which needs an interval without zero and an adjusted p-value.
 */
import { excludesZero } from "../../statistics/mean.ts";
import type {
  ArmFinding,
  ComparisonFinding,
  LeaderFinding,
  LosersFinding,
  NamedGroup,
  OtherParametersFinding,
  OutcomesFinding,
  VariedDifference,
} from "../../words/findings/comparison.ts";
import type { NamedOutcome } from "../../words/findings/named.ts";
import { findOutcome } from "../outcome.ts";
import { type NamedArm, namedOutcome, type Outcome } from "../result.ts";
import { leaders, seenFrom } from "./armPairs.ts";
import { inForce } from "./difference.ts";
import { assumedArms, fundedFindings } from "./fundedFindings.ts";
import type { ArmEffect, ArmPair, CompareResult, GroupEffect, ParameterUncertainty } from "./result.ts";

/** Runs with independent seeds that a pair is worth, from which on pairing is as it should be. */
const LEAST_PAIRING = 5;

export type Found = Omit<CompareResult, "findings" | "sentences">;

/** In the order in which a reader should meet them, those that stand above all tables first (`isLead`). */
export function compareFindings(result: Found): ComparisonFinding[] {
  const primary = result.outcomes.find(({ id }) => id === result.primary)!;
  const { parameterUncertainty: uncertainty } = result;
  return [
    ...leaderFinding(asTheyAre(result), primary),
    ...fundedFindings(result, primary),
    ...result.arms.slice(1).map((arm) => armFinding(arm, primary, result)),
    ...loosePairing(result),
    ...(uncertainty === null ? [] : [otherParameters(uncertainty, result, primary)]),
    ...lostRuns(result),
  ];
}

const leadKinds: readonly ComparisonFinding["kind"][] = ["leader", "no-twin-needed", "money-assumed", "twin", "without-twin"];

/** Which arm is best, how it stands beside the baseline, and what more money changes. */
export function isLead({ kind }: ComparisonFinding): boolean {
  return leadKinds.includes(kind);
}

/** Without the arms whose money is assumed. */
function asTheyAre({ funded, ...result }: Found): Omit<Found, "funded"> {
  const assumed = assumedArms(funded);
  return { ...result, arms: result.arms.filter(({ id }) => !assumed.has(id)) };
}

type Compared = Pick<CompareResult, "arms" | "effects" | "armPairs" | "outcomes" | "varied" | "threshold">;

/** Nothing of fewer than two arms, of a single replication, or where no direction is good. */
export function leaderFinding(result: Compared, primary: Outcome): LeaderFinding[] {
  const meanOf = (arm: string) => result.effects.find((effect) => effect.arm === arm && effect.outcome === primary.id)?.armMean ?? null;
  const two = leaders(result.arms.slice(1), meanOf, primary);
  if (two === null) return [];
  const [first, next] = two;
  const pairs = result.armPairs.filter((pair) => [pair.first, pair.second].includes(first.id)).map((pair) => seenFrom(first.id, pair));
  const main = pairs.find((pair) => pair.first === next.id && pair.outcome === primary.id);
  if (main === undefined || main.n < 2) return [];
  const { difference: value, interval, n, verdict } = main;
  return [
    {
      kind: "leader",
      outcome: namedOutcome(primary),
      first: first.label,
      next: next.label,
      difference: { value, interval, n, verdict },
      control: besideControl(first, primary, result),
      worseThan: worseThan(pairs, result),
    },
  ];
}

function besideControl(first: NamedArm, primary: Outcome, { arms, effects, varied, threshold }: Compared): LeaderFinding["control"] {
  const isIt = (one: { readonly arm: string; readonly outcome: string }) => one.arm === first.id && one.outcome === primary.id;
  const { verdict, practical } = effects.find(isIt)!;
  const other = varied?.effects.find(isIt);
  const interval = other?.simultaneous ?? other?.interval ?? null;
  return {
    arm: arms[0].id === "baseline" ? null : arms[0].label,
    verdict,
    practical: threshold === null ? null : practical,
    defaultsOnly: interval !== null && !excludesZero(interval),
  };
}

function worseThan(pairs: readonly ArmPair[], { arms, outcomes }: Compared): LeaderFinding["worseThan"] {
  const beaten = arms.flatMap(({ id, label: arm }) => {
    const worse = pairs.filter((pair) => pair.first === id && pair.verdict === "worse");
    const labels = outcomes.flatMap(({ id: outcome, label }) => (worse.some((pair) => pair.outcome === outcome) ? [label] : []));
    return labels.length === 0 ? [] : [{ arm, outcomes: labels }];
  });
  return beaten.sort((a, b) => b.outcomes.length - a.outcomes.length);
}

function armFinding(arm: NamedArm, primary: Outcome, result: Found): ComparisonFinding {
  const effects = result.effects.filter((effect) => effect.arm === arm.id);
  const main = effects.find(({ outcome }) => outcome === result.primary);
  if (main === undefined) return { kind: "unpaired", arm: arm.label };
  if (main.n > 1 && effects.every(({ verdict }) => verdict === "same")) return { kind: "idle", arm: arm.label, n: main.n };
  const others = effects.filter(({ outcome }) => outcome !== result.primary);
  const { relative, betterShare: better } = main;
  return {
    kind: "arm",
    arm: arm.label,
    outcome: namedOutcome(primary),
    effect: { ...inForce(main), relative: relative?.value ?? null, better },
    together: result.arms.length > 2,
    varied: variedDifference(main, result),
    practical: practicalVerdict(main, result.threshold),
    others: others.length === 0 || main.n < 2 ? null : outcomesFinding(arm, others, result.outcomes),
    losers: losersFinding(result.groups.filter((group) => group.arm === arm.id)),
  };
}

function variedDifference(effect: ArmEffect, { varied: others }: Found): VariedDifference | null {
  const varied = others?.effects.find((one) => one.arm === effect.arm && one.outcome === effect.outcome);
  const interval = varied?.simultaneous ?? varied?.interval ?? null;
  if (others === undefined || varied === undefined || interval === null || effect.verdict === "same") return null;
  const { difference: value, below, above, n } = varied;
  return { value, interval, draws: others.draws, below, above, n };
}

function practicalVerdict({ practical, verdict, n }: ArmEffect, threshold: number | null): ArmFinding["practical"] {
  return practical === null || threshold === null || verdict === "same" || n < 2 ? null : { verdict: practical, threshold };
}

/** In which outcomes an arm can be told from the baseline. */
export function outcomesFinding(arm: NamedArm, effects: readonly ArmEffect[], outcomes: readonly Outcome[]): OutcomesFinding {
  const labels = (verdict: ArmEffect["verdict"]) =>
    effects.flatMap((effect) => (effect.verdict === verdict ? [outcomes.find(({ id }) => id === effect.outcome)!.label] : []));
  return {
    kind: "outcomes",
    arm: arm.label,
    better: labels("better"),
    worse: labels("worse"),
    different: labels("different"),
    unclear: effects.filter(({ verdict }) => verdict === "unclear" || verdict === "same").length,
    of: effects.length,
  };
}

/** Never averaged away: a group that gains on average may hold many who lose. */
function losersFinding(groups: readonly GroupEffect[]): LosersFinding | null {
  if (groups.length === 0 || groups[0].n < 2) return null;
  const worse = groups.filter(({ verdict }) => verdict === "worse");
  const losers = worse.filter(({ matters }) => matters);
  if (losers.length > 0) return { who: "groups", outcomes: losersByOutcome(losers, groups) };
  if (worse.length > 0) {
    const most = largest(worse, ({ difference }) => Math.abs(difference));
    const { label: outcome, unit } = outcomeOf(most);
    return { who: "by-little", groups: worse.length, most: group(most), outcome, size: Math.abs(most.difference), unit };
  }
  const counted = groups.filter(({ shares }) => shares !== null);
  if (counted.length === 0) return { who: "not-counted" };
  const most = largest(counted, ({ shares }) => shares!.worse.value);
  const { value: share, interval } = most.shares!.worse;
  return share === 0 ? { who: "nobody" } : { who: "some", share, interval, most: group(most), outcome: outcomeOf(most).label };
}

function losersByOutcome(losers: readonly GroupEffect[], groups: readonly GroupEffect[]) {
  return [...new Set(losers.map(({ outcome }) => outcome))].map((outcome) => {
    const worse = losers.filter((each) => each.outcome === outcome).sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
    const all = groups.filter((each) => each.outcome === outcome).length === worse.length;
    return { outcome: outcomeOf(worse[0]).label, groups: worse.map(group), all };
  });
}

/** The first of the largest. */
function largest<T>(values: readonly T[], size: (value: T) => number): T {
  return values.reduce((most, value) => (size(value) > size(most) ? value : most));
}

function group({ dimension, group, label }: GroupEffect): NamedGroup {
  return { dimension, group, label };
}

/** Groups are compared in outcomes of residents, which a study need not have among its own. */
function outcomeOf({ outcome }: GroupEffect): NamedOutcome {
  const found = findOutcome(outcome);
  return "problem" in found ? { label: outcome, unit: "" } : namedOutcome(found);
}

function loosePairing({ arms, effects, primary }: Found): ComparisonFinding[] {
  const factors = effects.flatMap(({ arm, outcome, varianceReductionFactor: factor }) =>
    outcome === primary && factor !== null && factor < LEAST_PAIRING ? [{ arm, factor }] : [],
  );
  if (factors.length === 0) return [];
  const labels = factors.map(({ arm }) => arms.find(({ id }) => id === arm)!.label);
  return [{ kind: "loose-pairing", arms: labels, least: Math.min(...factors.map(({ factor }) => factor)), usual: LEAST_PAIRING }];
}

/** What other parameters change of the ranking, or of the sign of the only effect. */
export function otherParameters(
  uncertainty: ParameterUncertainty,
  { arms, effects }: Pick<Found, "arms" | "effects">,
  outcome: Outcome,
): OtherParametersFinding {
  const standard = (id: string) => effects.find((effect) => effect.arm === id && effect.outcome === uncertainty.outcome)?.difference ?? 0;
  const good = outcome.direction === "lower" ? -1 : 1;
  const [best] = [...uncertainty.arms].sort((a, b) => good * (standard(b.arm) - standard(a.arm)));
  const single = uncertainty.arms.length === 1;
  const { sets, used, sameRanking, meanKendall } = uncertainty;
  return {
    kind: "other-parameters",
    outcome: namedOutcome(outcome),
    sets,
    used,
    best: arms.find(({ id }) => id === best.arm)!.label,
    ranking: single ? null : { same: sameRanking, kendall: meanKendall.value, best: best.best },
    sign: single ? { same: best.sameSign, none: standard(best.arm) === 0 } : null,
  };
}

function lostRuns({ runs: { requested, used } }: Found): ComparisonFinding[] {
  return requested === used ? [] : [{ kind: "lost-runs", requested, used }];
}
