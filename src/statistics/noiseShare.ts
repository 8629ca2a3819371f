/**
 * How much of the variance of a stochastic model's output is chance and not parameters: E[Var(Y|X)] / Var(Y).
 *
 * From r replications at each of N design points, as in a one-way analysis of variance: σ² = mean of the variances within points,
 * Var(Y) = variance of the point means + σ²(1 − 1/r). Indices of means of r independent replications carry a further noise of σ²/r: an
 * index of the noise-free mean is larger by 1/(1 − share of noise in the means). If all points share their seeds the noise that acts on
 * every point alike drops out of the indices, and the share rests on r seeds only.
 */

export interface NoiseShare {
  /** Mean variance within points: the noise of a single run. */
  readonly noiseVariance: number;
  /** Variance of a single run over points and chance. */
  readonly totalVariance: number;
  /** E[Var(Y|X)] / Var(Y) of a single run; may pass 1 by chance, never clipped. Null when nothing varies. */
  readonly share: number | null;
  /** Noise left in the variance of means of r replications; null when the means don't vary. */
  readonly shareOfMeans: number | null;
  readonly points: number;
  readonly replications: number;
}

/** Noise share from `values[point][replication]`: at least 2 points with the same number, at least 2, of finite replications. */
export function noiseShare(values: readonly (readonly number[])[]): NoiseShare {
  const points = values.length;
  const replications = values[0]?.length ?? 0;
  if (points < 2 || replications < 2 || values.some((row) => row.length !== replications || !row.every(Number.isFinite))) {
    throw new RangeError("noise share: expected at least 2 points, each with the same number (2 or more) of finite replications");
  }
  const means = values.map((row) => row.reduce((sum, value) => sum + value, 0) / replications);
  const within = values.map((row, i) => row.reduce((sum, value) => sum + (value - means[i]) * (value - means[i]), 0) / (replications - 1));
  const noiseVariance = within.reduce((sum, value) => sum + value, 0) / points;
  const centre = means.reduce((sum, value) => sum + value, 0) / points;
  const ofMeans = means.reduce((sum, value) => sum + (value - centre) * (value - centre), 0) / (points - 1);
  const totalVariance = ofMeans + noiseVariance * (1 - 1 / replications);
  return {
    noiseVariance,
    totalVariance,
    share: totalVariance > 0 ? noiseVariance / totalVariance : null,
    shareOfMeans: ofMeans > 0 ? noiseVariance / replications / ofMeans : null,
    points,
    replications,
  };
}
