/**
 * The runs of competing arms: asked for in blocks of whole replications, remembered by arm and replication.
 *
 * A run that failed, or that had nothing to measure, has the value null. Only what is asked for is kept: one number and the warnings of
 * a run, so memory grows with arms × replications and not with what a run records.
 */

import { outcomeOf, type RunRequest, sized, type Workbench } from "../../runs/request.ts";
import type { ResolvedArm } from "../../scenario/types.ts";
import type { Outcome } from "../result.ts";

/** A run by the arm's place in the contest and its replication. */
export interface Entry {
  readonly arm: number;
  readonly replication: number;
}

export interface Contest {
  readonly arms: readonly ResolvedArm[];
  readonly outcome: Outcome;
  /** Makes the runs that are missing and reads their values. */
  ask(entries: readonly Entry[]): Promise<void>;
  /** Value of a run that has been asked for; null for none. Throws Error on a run that has not. */
  value(arm: number, replication: number): number | null;
  /** Warnings of a run that has been asked for. */
  warnings(arm: number, replication: number): readonly string[];
  request(entry: Entry): RunRequest;
}

interface Seen {
  readonly value: number | null;
  readonly warnings: readonly string[];
}

/** A contest in which nothing has been run yet. */
export function openContest(workbench: Workbench, arms: readonly ResolvedArm[], outcome: Outcome): Contest {
  const seen = arms.map(() => new Map<number, Seen>());
  const request = ({ arm, replication }: Entry): RunRequest => ({
    point: arms[arm].id,
    replication,
    specification: arms[arm].specification,
  });
  const look = (arm: number, replication: number): Seen => {
    const found = seen[arm].get(replication);
    if (found === undefined) throw new Error(`replication ${replication} of arm ${arms[arm].id}: not asked for`);
    return found;
  };
  return {
    arms,
    outcome,
    request,
    async ask(entries) {
      const missing = entries.filter(({ arm, replication }) => !seen[arm].has(replication));
      let next = 0;
      const requests = sized(missing.length, () => missing.map(request));
      await workbench.complete(requests, (_, state) => {
        const { arm, replication } = missing[next++];
        const value = outcomeOf(state, outcome.indicator, outcome.group);
        seen[arm].set(replication, { value, warnings: state.status === "done" ? state.record.warnings : [] });
      });
    },
    value: (arm, replication) => look(arm, replication).value,
    warnings: (arm, replication) => look(arm, replication).warnings,
  };
}

/** All arms in all replications `from` to `to`, replication by replication. */
export function block(arms: readonly number[], from: number, to: number): Entry[] {
  const replications = Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
  return replications.flatMap((replication) => arms.map((arm) => ({ arm, replication })));
}

/**
 * Refuses a contest with an arm that has no value in any replication from 1 to `to`: more replications would not help.
 * Throws Error that names the arms.
 */
export function refuseArmsWithoutValues({ arms, outcome, value }: Contest, to: number): void {
  const replications = Array.from({ length: to }, (_, i) => i + 1);
  const without = arms.filter((_, arm) => replications.every((replication) => value(arm, replication) === null));
  if (without.length === 0) return;
  const names = without.map(({ id }) => id).join(", ");
  const one = without.length === 1;
  throw new Error(
    `${one ? "arm" : "arms"} ${names}: expected a value of ${outcome.id}, received none in ${to} replications; see why the runs failed, or leave the ${one ? "arm" : "arms"} out`,
  );
}
