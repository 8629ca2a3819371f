/** Runs that failed, by why: each place in a module of own parts, or each message, once, with how many runs failed by it. */
import type { RunFailure } from "./request.ts";

/** The failures of one place, or with one message, told by the first of them. */
export interface FailureKind extends RunFailure {
  readonly point: string;
  readonly replication: number;
  /** How many runs failed so. */
  readonly runs: number;
}

export interface FailureTally {
  /** Notes how a run ended; one that is delivered again counts once. `failure` is null where it was done. */
  note(run: { readonly point: string; readonly replication: number }, failure: RunFailure | null): void;
  /** In the order in which they were met. */
  kinds(): readonly FailureKind[];
  /** Whether runs were noted and none of them was done. */
  nothingDone(): boolean;
}

export function failureTally(): FailureTally {
  const found = new Map<string, { readonly first: Omit<FailureKind, "runs">; readonly runs: Set<string> }>();
  let done = false;
  return {
    note({ point, replication }, failure) {
      if (failure === null) {
        done = true;
        return;
      }
      const name = failure.place ?? failure.message;
      const at = found.get(name) ?? { first: { ...failure, point, replication }, runs: new Set() };
      found.set(name, at);
      at.runs.add(`${point} ${replication}`);
    },
    kinds: () => [...found.values()].map(({ first, runs }) => ({ ...first, runs: runs.size })),
    nothingDone: () => !done && found.size > 0,
  };
}
