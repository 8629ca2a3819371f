/** What enough money would change, arm by arm: no more than an interval among all that is said here can tell. */
import type { ComparisonFinding, Difference, MoneyAssumedFinding, TwinFinding } from "../../words/findings/comparison.ts";
import { isShort } from "../funding.ts";
import { namedOutcome, type Outcome } from "../result.ts";
import { inForce } from "./difference.ts";
import type { CompareResult, FundedTwins } from "./result.ts";

/** Arms whose money is assumed: they are not among what can be chosen. */
export function assumedArms(funded: FundedTwins | null | undefined): ReadonlySet<string> {
  return new Set(funded ? [funded.control, ...funded.twins.map(({ twin }) => twin)] : []);
}

/** What measures lacked, without the arms whose money is assumed, of which the sentences tell. */
export function fundingAsItIs({ funding, funded }: Pick<CompareResult, "funding" | "funded">): CompareResult["funding"] {
  const assumed = assumedArms(funded);
  return funding.filter(({ arm }) => !assumed.has(arm));
}

type Found = Pick<CompareResult, "arms" | "effects" | "armPairs" | "funding" | "funded">;

/** Nothing unless twins were asked for. */
export function fundedFindings(result: Found, primary: Outcome): ComparisonFinding[] {
  const { funded } = result;
  if (funded === undefined) return [];
  if (funded === null) return [{ kind: "no-twin-needed" }];
  const twins = funded.twins.map((twin) => twinFinding(twin, result, funded, primary));
  return [moneyAssumed(result, funded), ...twins, ...withoutTwin(result, funded)];
}

function moneyAssumed(
  { arms }: Found,
  { otherFunds, added, addedYuanPerYear, replications, control, twins }: FundedTwins,
): MoneyAssumedFinding {
  const without = twins.some(({ twin }) => twin === control) ? null : arms[0].label;
  return { kind: "money-assumed", perResident: otherFunds, added, addedYuan: addedYuanPerYear, replications, without };
}

function twinFinding({ arm, twin }: FundedTwins["twins"][number], result: Found, { control }: FundedTwins, primary: Outcome): TwinFinding {
  const label = (id: string) => result.arms.find((each) => each.id === id)!.label;
  const beside = twin === control ? null : between(result, control, twin, primary);
  const funding = result.funding.find((each) => each.arm === twin);
  const short = funding !== undefined && isShort(funding);
  return {
    kind: "twin",
    arm: label(arm),
    outcome: namedOutcome(primary),
    own: between(result, arm, twin, primary),
    beside: beside === null ? null : { arm: label(control), difference: beside },
    lacked: short ? { yuan: funding.lacked.value, runs: funding.shortRuns, n: funding.n } : null,
  };
}

function withoutTwin({ arms, funding }: Found, { twins, control }: FundedTwins): ComparisonFinding[] {
  const known = new Set([control, ...twins.flatMap(({ arm, twin }) => [arm, twin])]);
  const others = arms.slice(1).filter(({ id }) => !known.has(id));
  const isLate = ({ id }: { readonly id: string }) => funding.some((each) => each.arm === id && isShort(each));
  const finding = (list: typeof others, since: "never-short" | "short-later"): ComparisonFinding[] =>
    list.length === 0 ? [] : [{ kind: "without-twin", arms: list.map(({ label }) => label), since }];
  return [
    ...finding(
      others.filter((arm) => !isLate(arm)),
      "never-short",
    ),
    ...finding(others.filter(isLate), "short-later"),
  ];
}

/** The second less the first in the primary outcome; the arm that all are compared with has effects instead of pairs. */
function between({ arms, effects, armPairs }: Found, first: string, second: string, { id }: Outcome): Difference | null {
  if (first === arms[0].id) {
    const effect = effects.find((each) => each.arm === second && each.outcome === id);
    return effect === undefined ? null : inForce(effect);
  }
  const pair = armPairs.find((each) => each.first === first && each.second === second && each.outcome === id);
  return pair === undefined ? null : { value: pair.difference, interval: pair.interval, n: pair.n, verdict: pair.verdict };
}
