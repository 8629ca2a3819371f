/**
 * Who makes which run. An executor knows how to make a run and nothing of others; a dispatcher keeps those who work on one study from
 * making the same run twice, and knows nothing of how runs are made. A queue of another kind (a Redis list, a batch system) is another
 * dispatcher, a fleet of another kind another executor.
 *
 * Claims only save work. A run is a pure function of its address, so two who both make it store the same bytes.
 */
export interface Dispatcher {
  /** Whether the work is the caller's now; false while somebody else has it, who may finish it, give it up or vanish. */
  claim(work: string): Promise<boolean>;
  /** Gives a claim back, after the work is stored or when it is given up. */
  release(work: string): Promise<void>;
}

/** For one who works alone. */
export const soleDispatcher: Dispatcher = { claim: async () => true, release: async () => undefined };
