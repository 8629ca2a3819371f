/** How large the stages of a calibration are. */

/** Some two hours on two cores; see docs/calibration.md. */
export const CALIBRATION_DEFAULTS = { points: 60, waves: 4, seeds: 2, sets: 24 } as const;
/** Points at least, so that emulators have something to learn from; a test of the procedure needs no more. */
export const LEAST_POINTS = 10;
/** A set is confirmed on so many times the seeds of a point. */
export const CONFIRMING = 2;
/** So many of the sets nearest to the targets are measured once more, each on so many fresh seeds, before one becomes the reference. */
export const FINALISTS = 8;
export const FINAL_SEEDS = 10;
/** Draws to try at most, for each set wanted; and batches of them in a row without a set, after which the search ends. */
export const PROPOSALS_PER_SET = 10;
export const IDLE_BATCHES = 3;
