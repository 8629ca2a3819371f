/** Runs that failed, by the place in a module of own parts that their errors came from: each place once, with how many runs failed by it. */
import type { RunFailure } from "./runs/request.ts";

/** The errors of one place, told by the first of them. */
export interface PartFailure extends Omit<RunFailure, "place" | "agent"> {
  /** As in `night-walks.js:12:5`. */
  readonly place: string;
  readonly point: string;
  readonly replication: number;
  /** How many runs failed by it. */
  readonly runs: number;
}

export interface FailureTally {
  /** Notes how a run ended; one that is delivered again counts once. `failure` is null where it was done. */
  note(run: { readonly point: string; readonly replication: number }, failure: Omit<RunFailure, "agent"> | null): void;
  /** By place, in the order in which the places were met; failures without one are not among them. */
  places(): readonly PartFailure[];
  /** Whether runs were noted, none of them was done, and at least one failed in own parts. */
  nothingDone(): boolean;
}

export function failureTally(): FailureTally {
  const found = new Map<string, { readonly first: Omit<PartFailure, "runs">; readonly runs: Set<string> }>();
  let done = false;
  return {
    note({ point, replication }, failure) {
      if (failure === null) done = true;
      if (failure?.place === undefined) return;
      const { place, step, process, message } = failure;
      const at = found.get(place) ?? { first: { place, point, replication, step, process, message }, runs: new Set() };
      found.set(place, at);
      at.runs.add(`${point} ${replication}`);
    },
    places: () => [...found.values()].map(({ first, runs }) => ({ ...first, runs: runs.size })),
    nothingDone: () => !done && found.size > 0,
  };
}
