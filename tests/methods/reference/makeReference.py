"""Writes reference.json: estimators of src/statistics computed another way (made with Python 3.11, scipy 1.17.1, numpy 2.4.6, mpmath 1.3.0).

Run `python3 makeReference.py` in this folder, then format the JSON with biome. Nothing here follows the formulas of the TypeScript where
there is another way: games are solved by going through all orders, the Fieller interval by finding where a t test rejects, constants at
50 digits, grids in exact fractions. Distributions, t tests, Wilson, false discovery and the Sobol sequence: see tests/statistics/reference.
"""

import itertools
import json
import math
from fractions import Fraction
from pathlib import Path

import mpmath
import numpy as np
from scipy import optimize, stats

mpmath.mp.dps = 50
rng = np.random.default_rng(20)
floats = lambda values: [float(v) for v in values]


def adjusted(p):
    """By the definition of a closed test: Holm steps through the sorted p-values, in fractions of the printed decimals."""
    exact = [Fraction(str(x)) for x in p]
    order = sorted(range(len(p)), key=lambda i: exact[i])
    m = len(p)
    holm = [None] * m
    for place, i in enumerate(order):
        holm[i] = min(Fraction(1), max((m - j) * exact[order[j]] for j in range(place + 1)))
    return {"p": p, "holm": floats(holm)}


def fieller(base, difference):
    """Ratios of means that a one-sample t test of d - q b does not reject at 5 %."""
    b, d = np.array(base), np.array(difference)
    excess = lambda q: abs(stats.ttest_1samp(d - q * b, 0).statistic) - stats.t.ppf(0.975, len(b) - 1)
    centre = d.mean() / b.mean()
    reach = 1.0
    while excess(centre - reach) < 0 or excess(centre + reach) < 0:
        reach *= 2
    return [optimize.brentq(excess, centre - reach, centre, xtol=1e-15), optimize.brentq(excess, centre, centre + reach, xtol=1e-15)]


def relative_effects():
    rows = []
    for n, noise in [(6, 0.5), (20, 2.0), (40, 4.0)]:
        base = np.round(15 + 2 * rng.normal(size=n), 3)
        arm = np.round(base * 0.9 + noise * rng.normal(size=n), 3)
        rows.append({"baseline": base.tolist(), "arm": arm.tolist(), "low_high": fieller(base, arm - base)})
    return rows


def bootstraps():
    """Intervals of scipy with 400,000 resamples: mean and standard deviation of skewed samples, correlation of pairs."""
    rows = []
    skewed = np.round(np.exp(rng.normal(size=25)), 3)
    x = np.round(rng.normal(size=30), 3)
    y = np.round(0.6 * x + rng.normal(size=30), 3)
    cases = [
        ("mean", (skewed,), lambda a, axis=-1: np.mean(a, axis=axis)),
        ("sd", (skewed,), lambda a, axis=-1: np.std(a, ddof=1, axis=axis)),
        ("correlation", (x, y), lambda a, b, axis=-1: np.corrcoef(a, b)[0, 1] if np.ndim(a) == 1 else correlate(a, b)),
    ]
    for name, data, statistic in cases:
        row = {"statistic": name, "data": [d.tolist() for d in data]}
        for method in ["percentile", "basic", "BCa"]:
            made = stats.bootstrap(
                data, statistic, n_resamples=400_000, batch=20_000, paired=len(data) > 1, vectorized=True, method=method, rng=np.random.default_rng(3)
            )
            row[method] = floats(made.confidence_interval)
            row["standardError"] = float(made.standard_error)
        rows.append(row)
    return rows


def correlate(a, b):
    a = a - a.mean(axis=-1, keepdims=True)
    b = b - b.mean(axis=-1, keepdims=True)
    return (a * b).sum(axis=-1) / np.sqrt((a * a).sum(axis=-1) * (b * b).sum(axis=-1))


def kendalls():
    rng.normal(size=26)  # drawn once for a test that is gone; what follows keeps its numbers
    rows = []
    for n in [2, 4, 7]:
        a, b = rng.permutation(n), rng.permutation(n)
        rows.append({"first": floats(a), "second": floats(b), "tau": float(stats.kendalltau(a, b).statistic)})
    return rows


def morris_grid():
    """All elementary effects on six levels of x1^2 x2 + 3 x3 - x1 x3^2, exactly: moments per factor and every effect."""
    p, delta = 6, Fraction(3, 5)
    f = lambda x: x[0] ** 2 * x[1] + 3 * x[2] - x[0] * x[2] ** 2
    levels = [Fraction(i, p - 1) for i in range(p)]
    result = []
    for j in range(3):
        effects = []
        for x in itertools.product(levels, repeat=3):
            if x[j] + delta > 1:
                continue
            moved = tuple(v + delta if i == j else v for i, v in enumerate(x))
            effects.append((f(moved) - f(x)) / delta)
        n = len(effects)
        mu = sum(effects) / n
        variance = sum((e - mu) ** 2 for e in effects) / (n - 1)
        result.append({"mu": float(mu), "muStar": float(sum(map(abs, effects)) / n), "sigma": math.sqrt(variance)})
    return result


def sobol_estimates():
    """First (Saltelli 2010 and Jansen), total and second-order (Saltelli 2002) estimates of a table of outputs in A, B, AB, BA order."""
    n, k = 64, 3
    x = rng.random((n, 2 * k))
    model = lambda u: np.round(np.sin(6 * u[:, 0]) + 3 * u[:, 1] * u[:, 2] + u[:, 2] ** 2, 6)
    a, b = x[:, :k], x[:, k:]
    swap = lambda base, other, j: np.column_stack([other[:, i] if i == j else base[:, i] for i in range(k)])
    ya, yb = model(a), model(b)
    yab = [model(swap(a, b, j)) for j in range(k)]
    yba = [model(swap(b, a, j)) for j in range(k)]
    both = np.concatenate([ya, yb])
    m, v = both.mean(), both.var()
    ca, cb, cab, cba = ya - m, yb - m, [y - m for y in yab], [y - m for y in yba]
    first = [np.mean(cb * (cab[j] - ca)) / v for j in range(k)]
    pairs = list(itertools.combinations(range(k), 2))
    second = [(np.mean(cba[j] * cab[l]) - np.mean(ca * cb)) / v - first[j] - first[l] for j, l in pairs]
    return {
        "outputs": np.column_stack([ya, yb, *yab, *yba]).tolist(),
        "mean": float(m),
        "variance": float(v),
        "first": floats(first),
        "firstJansen": [1 - float(np.mean((cb - cab[j]) ** 2)) / (2 * float(v)) for j in range(k)],
        "total": [float(np.mean((ca - cab[j]) ** 2)) / (2 * float(v)) for j in range(k)],
        "second": floats(second),
    }


def noise_shares():
    """Share of the within component of a one-way analysis of variance, from the F statistic of scipy."""
    rows = []
    for points, replications, noise in [(8, 2, 1.0), (20, 5, 0.3), (12, 3, 4.0)]:
        y = np.round(rng.normal(size=(points, 1)) + noise * rng.normal(size=(points, replications)), 3)
        f = float(stats.f_oneway(*y).statistic)
        # Within: MSW; between component: MSW (F - 1) / r.
        rows.append({"values": y.tolist(), "share": 1 / (1 + (f - 1) / replications), "shareOfMeans": 1 / f})
    return rows


def kn_constants():
    """Rows [k, n0, alpha, independent, eta, h squared] at 50 digits."""
    rows = []
    for k, n0, alpha in [(2, 10, "0.05"), (3, 20, "0.05"), (5, 30, "0.05"), (12, 10, "0.1"), (40, 50, "0.01")]:
        for independent in [False, True]:
            a = mpmath.mpf(alpha)
            beta = 1 - (1 - a) ** (mpmath.mpf(1) / (k - 1)) if independent else a / (k - 1)
            eta = ((2 * beta) ** (mpmath.mpf(-2) / (n0 - 1)) - 1) / 2
            rows.append([k, n0, float(alpha), independent, float(eta), float(2 * eta * (n0 - 1))])
    return rows


def ocba_allocations():
    """Shares that fulfil the conditions of optimality, found by solving them as equations."""
    rows = []
    for better, means, sds, total in [("lower", [1, 2, 3, 4, 5], [1, 1, 1, 1, 1], 100), ("higher", [4.2, 3.9, 5.1, 4.8], [0.5, 1.2, 0.9, 2.0], 240)]:
        best = int(np.argmin(means) if better == "lower" else np.argmax(means))
        others = [i for i in range(len(means)) if i != best]
        gap = lambda i: means[i] - means[best]

        def conditions(logs):
            n = np.exp(logs)
            # All others are told from the best equally fast, and the best has its share.
            rate = [gap(i) ** 2 * n[i] / sds[i] ** 2 for i in others]
            own = n[best] - sds[best] * math.sqrt(sum(n[i] ** 2 / sds[i] ** 2 for i in others))
            return [math.log(r / rate[0]) for r in rate[1:]] + [own, n.sum() - total]

        solved = optimize.fsolve(conditions, np.log(np.full(len(means), total / len(means))), xtol=1e-12)
        rows.append({"better": better, "means": means, "sds": sds, "total": total, "allocation": floats(np.exp(solved))})
    return rows


def shapley_games():
    """Random games of 1 to 6 measures: values by all orders, interaction and synergy by all orders of a merged or ordered pair."""
    games = []
    for k in [1, 2, 3, 5, 6]:
        v = [Fraction(int(x), 8) for x in rng.integers(-400, 400, 2**k)]
        orders = list(itertools.permutations(range(k)))
        values = [Fraction(0)] * k
        taylor = {pair: Fraction(0) for pair in itertools.combinations(range(k), 2)}
        for order in orders:
            mask = 0
            for place, i in enumerate(order):
                values[i] += v[mask | 1 << i] - v[mask]
                # Shapley-Taylor: the pair's joint effect at the moment when the first of the two comes in.
                for j in order[place + 1 :]:
                    pair = (min(i, j), max(i, j))
                    taylor[pair] += v[mask | 1 << i | 1 << j] - v[mask | 1 << i] - v[mask | 1 << j] + v[mask]
                mask |= 1 << i
        games.append(
            {
                "k": k,
                "game": floats(v),
                "values": floats(x / len(orders) for x in values),
                "pairs": [
                    {"measures": pair, "index": float(interaction(v, k, *pair)), "synergy": float(taylor[pair] / len(orders))} for pair in taylor
                ],
            }
        )
    return games


def interaction(v, k, i, j):
    """Value of the merged pair in the game where both come together, less the values of each in the games without the other."""
    rest = [m for m in range(k) if m not in (i, j)]

    def value(players):
        total, count = Fraction(0), 0
        for order in itertools.permutations(rest + ["new"]):
            mask = sum(1 << m for m in order[: order.index("new")])
            total += v[mask | sum(1 << p for p in players)] - v[mask]
            count += 1
        return total / count

    return value([i, j]) - value([i]) - value([j])


def tail_means():
    """CVaR as the minimum over c of c + E[(loss - c)+] / tail (Rockafellar and Uryasev), by trying every value."""
    rows = []
    for n, tail in [(10, 0.1), (10, 0.25), (37, 0.1), (5, 1.0)]:
        losses = np.round(rng.normal(size=n) * 10, 2)
        best = min(c + np.maximum(losses - c, 0).mean() / tail for c in losses)
        rows.append({"values": losses.tolist(), "tail": tail, "worst": float(best)})
    return rows


def quantiles():
    values = np.sort(np.round(rng.normal(size=11), 3))
    return {"sorted": values.tolist(), "quantiles": [[p, float(np.quantile(values, p))] for p in [0, 0.025, 0.1, 0.5, 0.77, 0.975, 1]]}


def stein_plans():
    rows = []
    for n, half_width in [(5, 0.4), (10, 0.5), (20, 5.0)]:
        pilot = np.round(10 + 2 * rng.normal(size=n), 3)
        needed = (stats.t.ppf(0.975, n - 1) * np.std(pilot, ddof=1) / half_width) ** 2
        rows.append({"pilot": pilot.tolist(), "halfWidth": half_width, "total": max(n, math.ceil(needed))})
    return rows


reference = {
    "adjusted": [adjusted([0.04, 0.001, 0.03, 0.02, 0.6]), adjusted(np.round(rng.uniform(size=14) ** 4, 5).tolist()), adjusted([0.01, 0.01, 0.01])],
    "relative": relative_effects(),
    "bootstrap": bootstraps(),
    "kendall": kendalls(),
    "morris": morris_grid(),
    "sobol": sobol_estimates(),
    "noise": noise_shares(),
    "kn": kn_constants(),
    "ocba": ocba_allocations(),
    "shapley": shapley_games(),
    "tails": tail_means(),
    "quantiles": quantiles(),
    "stein": stein_plans(),
}
Path("reference.json").write_text(json.dumps(reference) + "\n")
