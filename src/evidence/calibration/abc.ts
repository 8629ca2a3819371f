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
}

/** Runs batches until as many as wanted are accepted or as many as allowed are tried. */
export async function rejectionSample<Result>(plan: AbcPlan<Result>): Promise<AbcSample<Result>> {
  const accepted: AbcDraw<Result>[] = [];
  let tried = 0;
  while (accepted.length < plan.wanted && tried < plan.most) {
    const points = plan.draw(tried, Math.min(plan.batch, plan.most - tried));
    if (points.length === 0) break;
    const results = await plan.simulate(points, tried);
    for (const [i, result] of results.entries()) {
      const number = tried + i;
      if (plan.stream.uniform(0, number) < plan.acceptance(result)) accepted.push({ number, point: points[i], result });
    }
    tried += points.length;
  }
  return { accepted: accepted.slice(0, plan.wanted), tried };
}
