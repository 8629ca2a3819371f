/**
 * How many replications a comparison makes: a fixed number, the look-ahead rule, or Stein's two stages, on the paired differences of the
 * primary outcome of every arm.
 *
 * All arms get the same number, since pairs need it. Precision is that of the intervals from which claims are made, which hold for all
 * arms at once. A half-width given as a share of the baseline's mean becomes a fixed number in the outcome's unit as soon as the first
 * stage is there (the mean of its baseline runs), so that the target does not move with what is estimated.
 * Every decision is a pure function of the results so far, and the look-ahead asks only for replications that it needs whatever they
 * bring: the number made does not depend on how they were batched, so that processes which share a study decide alike.
 */
import { feedLookAhead, type LookAheadState, planStein, startLookAhead } from "../../statistics/replications.ts";
import { amountWords, listWords, midSentence } from "../../words/words.ts";
import type { Outcome } from "../result.ts";
import { completePairs, differencesOf, type PairedSample } from "./effects.ts";
import { type HalfWidth, PlanError, primaryLevel, type ReplicationRule } from "./plan.ts";
import type { Stopping } from "./result.ts";

/** Look-ahead per hundred replications (Hoad, Robinson and Davies 2010). */
const LOOK_AHEAD = 5;

/** Further replications in all, or the end. */
export type Decision = { readonly total: number } | { readonly stopping: Stopping };

/** What the rule knows; start with `startRule`. Plain data. */
export interface RuleState {
  readonly rule: ReplicationRule;
  readonly level: number;
  readonly primary: Outcome;
  /** Replications taken in. */
  readonly made: number;
  /** Wanted half-width in the outcome's unit; null before the first stage is through. */
  readonly target: number | null;
  /** Of the look-ahead rule, one per arm; empty before the first stage is through. */
  readonly arms: readonly LookAheadState[];
}

export function startRule(rule: ReplicationRule, level: number, primary: Outcome): RuleState {
  return { rule, level, primary, made: 0, target: null, arms: [] };
}

/** Takes in the replications that are new in `samples` (the primary outcome of every arm, all replications so far) and decides. */
export function decide(state: RuleState, samples: readonly PairedSample[]): { state: RuleState; decision: Decision } {
  const { rule } = state;
  const made = samples[0].baseline.length;
  if (rule.kind === "fixed") {
    const next = { ...state, made };
    return {
      state: next,
      decision: made < rule.replications ? { total: rule.replications } : { stopping: fixedStopping(rule.replications) },
    };
  }
  const first = Math.min(rule.maximum, rule.kind === "stein" ? rule.pilot : rule.minimum + LOOK_AHEAD);
  if (made < first) return { state: { ...state, made }, decision: { total: first } };
  const stage = rule.kind === "stein" ? rule.pilot : rule.minimum;
  const target = state.target ?? targetOf(rule.halfWidth, samples, stage, state.primary);
  if (rule.kind === "stein") return decideStein({ ...state, made, target }, samples, target);
  return decideLookAhead({ ...state, made, target, arms: feed(state, samples, target) }, samples, target);
}

function fixedStopping(replications: number): Stopping {
  const reason = `Stopped because the ${replications} replication${replications === 1 ? " that was" : "s that were"} asked for ${replications === 1 ? "is" : "are"} made.`;
  return { rule: "fixed", reason, targets: null, reached: true };
}

/** The half-width in the outcome's unit; a share is taken of the mean over the baseline runs of the first stage. */
function targetOf(halfWidth: HalfWidth, samples: readonly PairedSample[], stage: number, primary: Outcome): number {
  if (halfWidth.kind === "absolute") return halfWidth.value;
  const values = samples[0].baseline.slice(0, stage).flatMap((value) => value ?? []);
  const low = Math.min(...values);
  if (values.length === 0 || low <= 0) {
    const received = values.length === 0 ? "no finished baseline run" : `a value of ${low}`;
    throw new PlanError(
      `half-width in per cent of the baseline's ${primary.id}: expected values above 0 in its first ${stage} replications, received ${received}; give the half-width as a number${primary.unit === "" ? "" : ` of ${primary.unit}`} instead`,
    );
  }
  return (halfWidth.share * values.reduce((sum, value) => sum + value, 0)) / values.length;
}

function feed({ rule, level, arms }: RuleState, samples: readonly PairedSample[], target: number): LookAheadState[] {
  if (rule.kind !== "look-ahead") return [];
  return samples.map((sample, a) => {
    const { baseline, values } = completePairs(sample);
    let state =
      arms[a] ??
      startLookAhead({
        precision: { kind: "absolute", halfWidth: target },
        level: primaryLevel(level, samples.length),
        minimum: rule.minimum,
        maximum: rule.maximum,
        lookAhead: LOOK_AHEAD,
      });
    while (state.stoppedBecause === null && state.n < values.length) state = feedLookAhead(state, values[state.n] - baseline[state.n]);
    return state;
  });
}

function decideLookAhead(state: RuleState, samples: readonly PairedSample[], target: number) {
  const { made, arms, primary } = state;
  const { maximum } = state.rule as Extract<ReplicationRule, { kind: "look-ahead" }>;
  const wanting = arms.filter(({ stoppedBecause }) => stoppedBecause !== "precision-reached");
  const targets = Object.fromEntries(samples.map(({ arm }) => [arm, target]));
  const width = `±${amountWords(target, primary.unit)}`;
  const interval = intervalWords(samples.length);
  const about = midSentence(primary.label);
  if (wanting.length === 0) {
    const alike = samples.filter(isAlike).map(({ arm }) => arm);
    const none = alike.length === 0 ? "" : ` All pairs differ alike in ${listWords(alike)}, where there is no interval.`;
    const reason = `Stopped because after ${made} replications ${interval} of the difference in ${about} is no wider than ${width} and stayed so for ${LOOK_AHEAD} more.${none}`;
    return { state, decision: { stopping: { rule: "look-ahead" as const, reason, targets, reached: true } } };
  }
  if (made >= maximum) {
    const names = samples.filter((_, a) => arms[a].stoppedBecause !== "precision-reached").map(({ arm }) => arm);
    const reason = `Stopped because the maximum of ${maximum} replications is made, although ${interval} of the difference in ${about} is not yet held within ${width} for ${names.join(", ")}.`;
    return { state, decision: { stopping: { rule: "look-ahead" as const, reason, targets, reached: false } } };
  }
  return { state, decision: { total: Math.min(maximum, made + Math.max(...wanting.map(fewestMore))) } };
}

/** Values that the rule takes at least before it can stop, whatever they are. */
function fewestMore({ n, rule, lookAheadUntil }: LookAheadState): number {
  if (lookAheadUntil !== null) return Math.max(1, lookAheadUntil - n);
  const next = n + 1;
  return Math.max(next, rule.minimum) + Math.floor((rule.lookAhead * Math.max(next, 100)) / 100) - n;
}

function decideStein(state: RuleState, samples: readonly PairedSample[], target: number) {
  const { made, primary } = state;
  const { pilot, maximum } = state.rule as Extract<ReplicationRule, { kind: "stein" }>;
  const level = primaryLevel(state.level, samples.length);
  const needs = samples.map((sample) => {
    const { baseline, values } = completePairs({ baseline: sample.baseline.slice(0, pilot), values: sample.values.slice(0, pilot) });
    const differences = values.map((value, i) => value - baseline[i]);
    return differences.length < 2 ? maximum : planStein(differences, target, level).totalCount;
  });
  const need = Math.max(pilot, ...needs);
  const total = Math.min(maximum, need);
  if (made < total) return { state, decision: { total } };
  const targets = Object.fromEntries(samples.map(({ arm }) => [arm, target]));
  const wanted = `${need} for a half-width of ${amountWords(target, primary.unit)} in ${midSentence(primary.label)}${samples.length === 1 ? "" : " for all arms together"}`;
  const reason =
    need <= maximum
      ? `Stopped because the pilot of ${pilot} replications called for ${wanted}, and they are made.`
      : `Stopped because the maximum of ${maximum} replications is made, although the pilot of ${pilot} called for ${wanted}.`;
  return { state, decision: { stopping: { rule: "stein" as const, reason, targets, reached: need <= maximum } } };
}

/** Whether all pairs of an arm have the same difference. */
function isAlike(sample: PairedSample): boolean {
  const differences = differencesOf(sample);
  return differences.every((difference) => difference === differences[0]);
}

function intervalWords(arms: number): string {
  return arms === 1 ? "the interval" : "the interval for all arms together";
}
