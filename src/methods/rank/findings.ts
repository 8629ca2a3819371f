/** What a ranking found: what was selected and is guaranteed, what fresh replications say, who came close, what holds over parameter sets. */
import { isClear } from "../../statistics/estimate.ts";
import type { Robustness } from "../../statistics/robustness.ts";
import type {
  FreshFinding,
  RankedOutcome,
  RankingFinding,
  RankScale,
  RulesFinding,
  SelectionFinding,
} from "../../words/findings/ranking.ts";
import { type Scale, scaleFor } from "../../words/words.ts";
import type { RankedArm, RankResult } from "./result.ts";

export type Ranked = Pick<RankResult, "outcome" | "method" | "indifference" | "guarantee" | "selected" | "arms" | "fresh" | "robustness">;

/** How the contest went. */
export interface Contested extends Pick<SelectionFinding, "reason" | "survivors" | "replications" | "runs"> {
  readonly dropped: number;
}

/** One scale for all numbers of a ranking: at least two figures of the smallest difference that matters. */
export function rankScale(ranked: Pick<RankResult, "arms" | "outcome" | "indifference">): Scale {
  const { size, indifference } = numbersOf(ranked);
  return scaleFor(ranked.outcome.unit, size, indifference);
}

function numbersOf({ arms, indifference }: Pick<RankResult, "arms" | "indifference">): RankScale {
  return { size: Math.max(...arms.map(({ mean }) => Math.abs(mean))), indifference };
}

/** All findings of a ranking, the selection first. */
export function rankFindings(ranked: Ranked, contested: Contested, sets: readonly Robustness[] | null): RankingFinding[] {
  const outcome = rankedOutcome(ranked);
  const { dropped, ...contest } = contested;
  const { indifference, guarantee, arms, selected } = ranked;
  return [
    { kind: "selection", outcome, arm: labelOf(arms, selected), ...contest, indifference, guarantee },
    freshFinding(ranked, outcome),
    ...closeFinding(ranked, outcome),
    resampled(ranked),
    ...robustnessFindings(ranked, outcome, sets),
    ...(dropped === 0 ? [] : [{ kind: "left-out" as const, replications: dropped }]),
  ];
}

function rankedOutcome({ outcome: { label, unit, direction } }: Ranked): RankedOutcome {
  return { label, unit, higher: direction === "higher" };
}

function freshFinding(ranked: Ranked, outcome: RankedOutcome): FreshFinding {
  const { fresh, arms, selected } = ranked;
  const { mean, difference, against, replications } = fresh;
  const { value, interval } = difference;
  const good = value > 0 === outcome.higher;
  return {
    kind: "fresh",
    outcome,
    scale: numbersOf(ranked),
    arm: labelOf(arms, selected),
    against: labelOf(arms, against),
    replications: replications.length,
    mean,
    difference,
    verdict: interval === null && value === 0 ? "same" : !isClear(difference) ? "unclear" : good ? "better" : "worse",
  };
}

function closeFinding(ranked: Ranked, outcome: RankedOutcome): RankingFinding[] {
  const { arms, selected, indifference } = ranked;
  const sign = outcome.higher ? -1 : 1;
  const close = arms.filter(({ arm, difference }) => arm !== selected && sign * difference.value < indifference);
  const named = close.map(({ label, difference }) => ({ label, difference: difference.value }));
  return named.length === 0 ? [] : [{ kind: "close", outcome, scale: numbersOf(ranked), arms: named }];
}

function resampled({ arms, selected }: Ranked): RankingFinding {
  const own = arms.find(({ arm }) => arm === selected)!;
  const others = arms.filter(({ arm, rankShares }) => arm !== selected && rankShares[0] > 0);
  return {
    kind: "resampled",
    arm: own.label,
    share: own.rankShares[0],
    others: others.map(({ label, rankShares }) => ({ label, share: rankShares[0] })),
  };
}

function robustnessFindings(ranked: Ranked, outcome: RankedOutcome, sets: readonly Robustness[] | null): RankingFinding[] {
  const { robustness, selected, arms } = ranked;
  if (robustness === null || sets === null) return [];
  const place = robustness.rows.findIndex(({ arm }) => arm === selected);
  const { count, n, share, interval } = sets[place].bestShare;
  return [
    rulesFinding(robustness, outcome),
    {
      kind: "best-over-sets",
      outcome,
      scale: numbersOf(ranked),
      arm: labelOf(arms, selected),
      best: { count, n, share: share!, ...interval! },
      regret: robustness.rows[place].maxRegret,
    },
  ];
}

function rulesFinding({ rows, tail, threshold, used }: NonNullable<RankResult["robustness"]>, outcome: RankedOutcome): RulesFinding {
  const sign = outcome.higher ? 1 : -1;
  const winners = (score: (row: (typeof rows)[number]) => number) => {
    const best = Math.max(...rows.map(score));
    return rows.filter((row) => score(row) === best).map(({ label }) => label);
  };
  return {
    kind: "rules",
    outcome,
    sets: used,
    expected: winners((row) => sign * row.expected.value),
    tail,
    cvar: winners((row) => sign * row.cvar),
    worst: winners((row) => sign * row.worst),
    regret: winners((row) => -row.maxRegret),
    satisficing: threshold === null ? null : { threshold, arms: winners((row) => row.satisficing?.share ?? 0) },
  };
}

function labelOf(arms: readonly Pick<RankedArm, "arm" | "label">[], id: string): string {
  return arms.find(({ arm }) => arm === id)?.label ?? id;
}
