/** What may be said of a difference. */

/** `better` and `worse` only when the interval excludes zero; `different` then for outcomes without a good direction. */
export type Verdict = "better" | "worse" | "different" | "unclear" | "same";

/**
 * Where the interval in force lies, beside a threshold that matters to either side. `better-by-more`, `worse-by-more`, or
 * `different-by-more` where no direction is good: all of it beyond; `equivalent`: all of it within; `direction`: it leaves out 0, and by
 * how much is not clear; `unclear`: neither.
 */
export type PracticalVerdict = "better-by-more" | "worse-by-more" | "different-by-more" | "equivalent" | "direction" | "unclear";
