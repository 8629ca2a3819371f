/** Residents one by one: who they are, and how they fared by the end of a run; what a comparison needs to say who gains and who loses. */

/** In the order of the model, the same people in every arm of a replication. All arrays have length `count`. */
export interface ResidentTable {
  readonly count: number;
  /** Labels of age bands and ids of grids, which the codes below point to. */
  readonly ageBands: readonly string[];
  readonly grids: readonly string[];
  readonly ageBand: Uint8Array;
  readonly grid: Uint16Array;
  /** Mean confidence in the four kinds of organisation at day 0, share. */
  readonly trustAtStart: Float32Array;
  /** At the end of the run: outcome id (`sense-of-security`, `satisfaction`, `confidence`) → value per resident. */
  readonly outcomes: Readonly<Record<string, Float32Array>>;
}
