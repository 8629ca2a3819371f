/**
 * Approximate Bayesian computation by rejection, in batches: draw, simulate, accept with a probability.
 *
 * Accepting with probability K(distance) gives draws from the posterior under an error of the observation with density K: exact, not
 * approximate, when K is that error (R. D. Wilkinson 2013, Statistical Applications in Genetics and Molecular Biology 12, 129–141). A
 * batch is drawn and judged as a whole, so what is accepted depends on neither the number of workers nor who ends first.
 */
import type { Stream } from "../../kernel/random.ts";

export interface AbcPlan<Result> {
  /** Draws to accept. */
  readonly wanted: number;
  readonly batch: number;
  /** Draws to try at most. */
  readonly most: number;
  /** Batches in a row without one accepted, after which no more are drawn; default no limit. */
  readonly mostIdle?: number;
  /** Draws number `first` and after from the prior, or from a space outside of which nothing would be accepted. */
  draw(first: number, count: number): readonly (readonly number[])[];
  simulate(points: readonly (readonly number[])[], first: number): Promise<readonly Result[]>;
  /** Probability of acceptance, 0 to 1. */
  acceptance(result: Result): number;
  /** Decides on acceptances between 0 and 1; keyed by the draw's number. */
  readonly stream: Stream;
}

export interface AbcDraw<Result> {
  /** From 0. */
  readonly number: number;
  readonly point: readonly number[];
  readonly result: Result;
}

export interface AbcSample<Result> {
  readonly accepted: readonly AbcDraw<Result>[];
  readonly tried: number;
  /** Why no more were drawn: enough, as many as allowed, too many batches in a row without one, or nothing left to draw. */
  readonly end: "enough" | "most" | "idle" | "nothing left";
}

/** Runs batches until as many as wanted are accepted, as many as allowed are tried, or batch after batch brings none. */
export async function rejectionSample<Result>(plan: AbcPlan<Result>): Promise<AbcSample<Result>> {
  const { wanted, most, mostIdle = Number.POSITIVE_INFINITY } = plan;
  const accepted: AbcDraw<Result>[] = [];
  let tried = 0;
  let idle = 0;
  let empty = false;
  while (accepted.length < wanted && tried < most && idle < mostIdle) {
    const points = plan.draw(tried, Math.min(plan.batch, most - tried));
    empty = points.length === 0;
    if (empty) break;
    const before = accepted.length;
    const results = await plan.simulate(points, tried);
    for (const [i, result] of results.entries()) {
      const number = tried + i;
      if (plan.stream.uniform(0, number) < plan.acceptance(result)) accepted.push({ number, point: points[i], result });
    }
    tried += points.length;
    idle = accepted.length > before ? 0 : idle + 1;
  }
  const end = accepted.length >= wanted ? "enough" : empty ? "nothing left" : tried >= most ? "most" : "idle";
  return { accepted: accepted.slice(0, wanted), tried, end };
}
