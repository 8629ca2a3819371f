"""Writes the reference values of tests/statistics from scipy and numpy (made with scipy 1.17.1 and numpy 2.4.6).

Run `python3 makeReference.py` in this folder, then format the JSON with biome.
"""

import json
from pathlib import Path

import numpy as np
from scipy import special, stats
from scipy.stats import qmc


def write(name, value):
    Path(name).write_text(json.dumps(value) + "\n")


# Rows [t, degrees of freedom, P(T <= t), P(|T| >= |t|)], and [probability, degrees of freedom, quantile].
degrees = [0.5, 1, 1.5, 2, 3.7, 9, 17.7764735162, 29.5, 99, 1234.5, 50000]
student = {
    "cdf": [
        [t, df, float(stats.t.cdf(t, df)), float(2 * stats.t.sf(abs(t), df))]
        for df in degrees
        for t in [-40, -6.5, -2.1, -0.3, 0, 1e-6, 0.7, 1.96, 4.0621276834, 12]
    ],
    "quantile": [
        [p, df, float(stats.t.ppf(p, df))] for df in degrees for p in [1e-9, 0.0005, 0.025, 0.3, 0.5, 0.75, 0.975, 0.9995]
    ],
}

# Rows [x, a, b, I_x(a, b)], and [a, x, P(a, x), Q(a, x)].
functions = {
    "beta": [
        [x, a, b, float(special.betainc(a, b, x))]
        for a, b in [(0.5, 0.5), (2, 3), (0.5, 9), (40, 0.5), (120, 80), (5000, 0.5), (1, 1)]
        for x in [0.001, 0.1, 0.4, 0.6, 0.95, 0.9999]
    ],
}

# Paired and Welch tests of samples with rising noise; Wilson intervals; adjusted p-values.
rng = np.random.default_rng(7)
tests = []
for n, noise in [(3, 0.2), (8, 1.0), (25, 0.5), (60, 3.0)]:
    base = np.round(10 + 2 * rng.normal(size=n), 3)
    arm = np.round(base - 0.4 + noise * rng.normal(size=n), 3)
    paired = stats.ttest_rel(arm, base)
    welch = stats.ttest_ind(arm, base, equal_var=False)
    tests.append(
        {
            "baseline": base.tolist(),
            "arm": arm.tolist(),
            "correlation": float(np.corrcoef(arm, base)[0, 1]),
            "paired": [float(paired.statistic), float(paired.pvalue), *map(float, paired.confidence_interval(0.95))],
            "welch": [float(welch.statistic), float(welch.df), float(welch.pvalue), *map(float, welch.confidence_interval(0.95))],
        }
    )
wilson = [
    [c, n, level, *map(float, stats.binomtest(c, n).proportion_ci(level, method="wilson"))]
    for c, n, level in [(8, 10, 0.95), (195, 200, 0.95), (0, 12, 0.95), (12, 12, 0.95), (3, 7, 0.8), (50, 400, 0.99)]
]
p_values = np.round(rng.uniform(size=20) ** 3, 6)
write(
    "tests.json",
    {"tests": tests, "wilson": wilson, "pValues": p_values.tolist(), "fdr": stats.false_discovery_control(p_values).tolist()},
)

# Normal deviates of the replication fixtures: z_i = default_rng(i).normal().
write("deviates.json", [float(np.random.default_rng(i).normal()) for i in range(500)])

# Sobol sequence without scramble: per dimension the sum over the first 4096 points of (i + 1) x_i 2^20, and the first 16 points of 40 dimensions.
points = qmc.Sobol(161, scramble=False, bits=30).random(4096)
weights = np.arange(1, 4097)[:, None]
sums = (weights * (points * 2**20).astype(np.int64)).sum(axis=0)
write("sobol.json", {"sums": [int(s) for s in sums], "points": points[:16, :40].tolist()})
write("distributions.json", {**student, **functions})
