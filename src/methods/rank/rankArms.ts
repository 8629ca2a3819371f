/**
 * Ranking and selection of arms: which is the best, with what guarantee, and does it stay so under other parameters?
 *
 * The contest (KN with a guarantee, or OCBA under a budget) picks an arm; whoever wins a contest looks better in it than it is, so the
 * winner is measured again on replications that the contest never saw, paired against the baseline (or the runner-up, where the baseline
 * won), and that is what is told. Rank probabilities come from resampling whole replications.
 */
import { KeyedRandom, seedKey } from "../../kernel/random.ts";
import type { RunRequest, Workbench } from "../../runs/request.ts";
import { en } from "../../words/en.ts";
import { tellAll } from "../../words/finding.ts";
import { scenarioHeader } from "../result.ts";
import type { AnalysisOutcome } from "../results.ts";
import { block, type Contest, type Entry, openContest } from "./contest.ts";
import { rankFindings } from "./findings.ts";
import { type RankPlan, rankProblems, type SettledRankPlan, settleRankPlan } from "./plan.ts";
import { type Fresh, measureAgain, rankedArms } from "./rankedArms.ts";
import type { RankedArm, RankResult } from "./result.ts";
import { FEWEST_SETS, robustnessResult, runSets, type SetsOutcome } from "./robustnessOverSets.ts";
import { type Selection, selectByKn, selectByOcba, usedReplications } from "./selection.ts";
import { rankTables } from "./tables.ts";

/**
 * Selects the best arm, measures it again, and looks at how arms hold up over parameter sets.
 * Rejects with RangeError on a plan that makes no sense, with Error where runs failed so often that nothing can be said.
 */
export async function rankArms(workbench: Workbench, given: RankPlan): Promise<AnalysisOutcome<RankResult>> {
  const problems = rankProblems(given);
  if (problems.length > 0) throw new RangeError(problems.join("\n"));
  const plan = settleRankPlan(given);
  const { scenario, outcome, robustness } = plan;
  const random = new KeyedRandom(seedKey(scenario.seed), 0);
  const contest = openContest(workbench, scenario.arms, outcome);
  const selection = await select(contest, plan);
  const ranked = rankedArms(contest, selection, plan, random.stream(`rank/bootstrap/${outcome.id}`));
  plan.tell?.("fresh replications");
  const fresh = await measureAgain(contest, selection, ranked, plan.freshReplications);
  const sets =
    robustness === null
      ? null
      : await runSets(workbench, {
          ...{ arms: scenario.arms, outcome, plan: robustness, tell: plan.tell },
          stream: random.stream("rank/parameter-sets"),
        });
  return assemble({ plan, contest, selection, ranked, fresh, sets });
}

function select(contest: Contest, plan: SettledRankPlan): Promise<Selection> {
  const { outcome, indifference, firstStage, alpha, maximum, budget, increment } = plan;
  const options = { better: outcome.direction as "higher" | "lower", indifference, firstStage, tell: plan.tell };
  return plan.method === "kn"
    ? selectByKn(contest, { ...options, alpha, maximum })
    : selectByOcba(contest, { ...options, budget, increment });
}

interface Parts {
  readonly plan: SettledRankPlan;
  readonly contest: Contest;
  readonly selection: Selection;
  readonly ranked: readonly RankedArm[];
  readonly fresh: Fresh;
  readonly sets: SetsOutcome | null;
}

function assemble(parts: Parts): AnalysisOutcome<RankResult> {
  const { plan, contest, selection, ranked, fresh, sets } = parts;
  const { scenario, outcome, method, indifference, robustness } = plan;
  const looked = scenario.arms.flatMap((_, arm) => block([arm], 1, selection.read[arm]));
  const counting = scenario.arms.reduce((sum, _, arm) => sum + usedReplications(selection, arm).length, 0);
  const ranking = {
    outcome,
    method,
    indifference,
    guarantee: method === "kn" && selection.reason !== "maximum-reached" ? 1 - plan.alpha : null,
    selected: scenario.arms[selection.selected].id,
    arms: ranked,
    fresh: fresh.told,
    robustness: sets === null ? null : robustnessResult(scenario.arms, robustness!, sets),
  };
  const contested = {
    reason: selection.reason,
    survivors: selection.survivors.map((arm) => scenario.arms[arm].label),
    replications: Math.max(...selection.read),
    runs: looked.length,
    dropped: selection.dropped.length,
  };
  const findings = rankFindings(ranking, contested, sets?.measures ?? null);
  const result: RankResult = {
    study: "rank",
    scenario: scenarioHeader(scenario),
    runs: {
      requested: looked.length + fresh.asked.length + (sets?.requested ?? 0),
      used: counting + 2 * fresh.told.replications.length + (sets?.used ?? 0),
    },
    warnings: warningsOf(parts, looked),
    findings,
    sentences: tellAll(findings, en),
    reason: reasonWords(selection, contested.replications, plan),
    ...ranking,
  };
  return {
    result,
    requests: () => requestsOf(contest, selection, fresh, sets),
    tables: rankTables(result, robustness, sets),
  };
}

function reasonWords({ reason, survivors }: Selection, replications: number, { maximum, budget }: SettledRankPlan): string {
  switch (reason) {
    case "one-survivor":
      return `Stopped because one arm was left after ${replications} replications.`;
    case "cannot-be-separated":
      return `Stopped because the ${survivors.length} arms left cannot be separated by what matters, after ${replications} replications.`;
    case "maximum-reached":
      return `Stopped because the maximum of ${maximum} replications was reached with ${survivors.length} arms left.`;
    case "budget-spent":
      return `Stopped because the budget of ${budget} runs was spent.`;
  }
}

/** Arm by arm as in the file: the contest's replications, then the fresh ones; then the parameter sets. */
function* requestsOf(contest: Contest, { read }: Selection, { asked }: Fresh, sets: SetsOutcome | null): Iterable<RunRequest> {
  for (let arm = 0; arm < contest.arms.length; arm++) {
    for (const entry of block([arm], 1, read[arm])) yield contest.request(entry);
    for (const entry of asked) if (entry.arm === arm) yield contest.request(entry);
  }
  if (sets !== null) yield* sets.requests();
}

function warningsOf({ plan, contest, fresh, sets }: Parts, looked: readonly Entry[]): string[] {
  const counts = new Map<string, number>();
  const add = (text: string, times: number) => counts.set(text, (counts.get(text) ?? 0) + times);
  for (const { arm, replication } of [...looked, ...fresh.asked]) for (const text of contest.warnings(arm, replication)) add(text, 1);
  for (const [text, times] of sets?.warnings ?? []) add(text, times);
  const warnings: string[] = [];
  for (const [text, times] of counts) warnings.push(`${text} (in ${times} ${times === 1 ? "run" : "runs"})`);
  if (plan.firstStage < 20) warnings.push(`rank probabilities may rest on as few as ${plan.firstStage} replications and are rough`);
  if (sets !== null && sets.measures === null) {
    warnings.push(
      `robustness: expected at least ${FEWEST_SETS} parameter sets in which every run has a value, received ${sets.usedSets.length} of ${sets.sets.length}; nothing is told of it`,
    );
  }
  return warnings;
}
