/** The arms of a finished contest with their estimates, and the winner measured again on replications that the contest never saw. */
import type { Stream } from "../../kernel/random.ts";
import { meanEstimate } from "../../statistics/estimate.ts";
import { block, type Contest, type Entry } from "./contest.ts";
import type { SettledRankPlan } from "./plan.ts";
import { rankShares } from "./rankShares.ts";
import type { RankedArm, RankResult } from "./result.ts";
import { type Selection, usedReplications } from "./selection.ts";

/** All arms, the selected one first, then by their difference from it. */
export function rankedArms(contest: Contest, selection: Selection, plan: SettledRankPlan, stream: Stream): RankedArm[] {
  const { selected, eliminatedAt, read } = selection;
  const better = plan.outcome.direction as "higher" | "lower";
  const used = contest.arms.map((_, arm) => usedReplications(selection, arm));
  const longest = Math.max(...read);
  const dropped = new Set(selection.dropped);
  const all = Array.from({ length: longest }, (_, i) => i + 1).filter((replication) => !dropped.has(replication));
  const rows = all.map((replication) => read.map((until, arm) => (replication <= until ? contest.value(arm, replication) : null)));
  const shares = rankShares({ rows, reference: selected, better, stream, resamples: plan.resamples });
  const arms = contest.arms.map(({ id, label }, arm): RankedArm => {
    const { value: mean, interval } = meanEstimate(used[arm].map((replication) => contest.value(arm, replication)!));
    const both = used[arm].filter((replication) => replication <= read[selected]);
    const difference = meanEstimate(both.map((replication) => contest.value(arm, replication)! - contest.value(selected, replication)!));
    return { arm: id, label, n: used[arm].length, mean, interval, eliminatedAt: eliminatedAt[arm], rankShares: shares[arm], difference };
  });
  const sign = better === "higher" ? -1 : 1;
  const first = contest.arms[selected].id;
  const rank = (row: RankedArm) => (row.arm === first ? Number.NEGATIVE_INFINITY : sign * row.difference.value);
  return arms
    .map((row, place) => ({ row, place }))
    .sort((a, b) => (rank(a.row) === rank(b.row) ? a.place - b.place : rank(a.row) - rank(b.row)))
    .map(({ row }) => row);
}

/** The second look at the winner. */
export interface Fresh {
  readonly asked: readonly Entry[];
  readonly told: RankResult["fresh"];
}

/** The selected arm against the baseline, or against the runner-up where the baseline is selected, on the replications that follow. */
export async function measureAgain(
  contest: Contest,
  { selected, read }: Selection,
  ranked: readonly RankedArm[],
  n: number,
): Promise<Fresh> {
  const baseline = 0;
  const runnerUp = contest.arms.findIndex(({ id }) => id === ranked[1].arm);
  const other = selected === baseline ? runnerUp : baseline;
  const start = Math.max(...read) + 1;
  const pair = selected < other ? [selected, other] : [other, selected];
  const asked = block(pair, start, start + n - 1);
  await contest.ask(asked);
  const replications = Array.from({ length: n }, (_, i) => start + i).filter((replication) =>
    pair.every((arm) => contest.value(arm, replication) !== null),
  );
  if (replications.length < 2) {
    throw new Error(
      `fresh replications: expected at least 2 complete pairs, received ${replications.length} of ${n}; see why the runs failed`,
    );
  }
  const own = replications.map((replication) => contest.value(selected, replication)!);
  const difference = meanEstimate(own.map((value, i) => value - contest.value(other, replications[i])!));
  return {
    asked,
    told: { replications, mean: meanEstimate(own), difference, against: contest.arms[other].id },
  };
}
