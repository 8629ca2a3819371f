/**
 * What a diagnosis may claim: all problems together and each of them in the primary outcome, and each in the others, are one family with
 * one error, which Holm's weighted procedure passes on (`statistics/oneError.ts`).
 */
import { meanTest } from "../../statistics/meanTest.ts";
import { adjustTogether } from "../../statistics/oneError.ts";

/** Values of one outcome by replication, the same replications everywhere. */
export interface PlaceValues {
  readonly baseline: readonly number[];
  readonly withoutAll: readonly number[];
  readonly placebo: readonly number[];
  /** By problem. */
  readonly without: readonly (readonly number[])[];
  readonly only: readonly (readonly number[])[];
}

/** How the error is shared out. */
export const ERROR_SHARES = { total: 0.1, primary: 0.6, others: 0.1 } as const;
const ERROR = 0.05;

/** Whether a difference may be called one among all that a diagnosis says: of a problem as things stand, and by itself. */
export interface CostClaims {
  readonly alone: boolean;
  readonly last: boolean;
}

export interface DiagnosisClaims {
  /** Of all problems together in the primary outcome. */
  readonly total: boolean;
  /** By outcome and problem. */
  readonly costs: readonly (readonly CostClaims[])[];
}

/** Differences of two places, replication by replication. */
export function differences(to: readonly number[], from: readonly number[]): number[] {
  return to.map((value, row) => value - from[row]);
}

/** What may be claimed of outcomes, the primary one first. */
export function diagnosisClaims(outcomes: readonly PlaceValues[]): DiagnosisClaims {
  const [primary, ...others] = outcomes;
  const [[total], ofPrimary, ofOthers] = adjustTogether([
    { share: ERROR_SHARES.total, p: [pOf(primary.baseline, primary.withoutAll)] },
    { share: ERROR_SHARES.primary, p: costPs(primary) },
    { share: ERROR_SHARES.others, p: others.flatMap(costPs) },
  ]).map((family) => family.map((p) => p !== null && p <= ERROR));
  const claims = [...ofPrimary, ...ofOthers];
  const problems = primary.without.length;
  return {
    total,
    costs: outcomes.map((_, o) =>
      primary.without.map((__, i) => {
        const place = 2 * (o * problems + i);
        return { alone: claims[place], last: claims[place + 1] };
      }),
    ),
  };
}

/** Of each problem as things stand, then by itself. */
function costPs({ baseline, withoutAll, without, only }: PlaceValues): (number | null)[] {
  return without.flatMap((place, i) => [pOf(baseline, place), pOf(only[i], withoutAll)]);
}

function pOf(to: readonly number[], from: readonly number[]): number | null {
  return meanTest(differences(to, from)).p;
}
