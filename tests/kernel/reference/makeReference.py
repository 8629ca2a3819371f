"""Writes the reference values of tests/kernel/maths.test.ts: one JSON file per function, a list of rows [x, f(x)] or [x, y, f(x, y)].

Run `python3 makeReference.py` in this folder; it needs only the standard library and takes a few seconds. Every argument is the
double nearest to a short decimal; every value is computed with 50 or more digits in `decimal` and rounded once to the nearest double.
"""

import json
import random
import re
from decimal import Decimal as D, getcontext
from pathlib import Path

getcontext().prec = 60
getcontext().Emax = 10**9
getcontext().Emin = -(10**9)
generator = random.Random(20)


def arctangent_inverse(n):
    """arctan(1/n) by its power series."""
    power = total = D(1) / n
    k = 1
    while abs(power) > D(10) ** -70:
        power /= -n * n
        k += 2
        total += power / k
    return total


PI = 4 * (4 * arctangent_inverse(5) - arctangent_inverse(239))


def short(x):
    """The double nearest to x written with 7 digits."""
    return float(f"{x:.7g}")


def spread(low, high, count):
    return [short(generator.uniform(low, high)) for _ in range(count)]


def magnitudes(low, high, count):
    """Log-uniform between 10^low and 10^high."""
    return [short(10 ** generator.uniform(low, high)) for _ in range(count)]


def signed(values):
    return [generator.choice((-1, 1)) * v for v in values]


def sine(x, shift=0):
    """sin(x + shift π/2)."""
    a = (D(x) + shift * PI / 2) % (2 * PI)
    term = total = a
    n = 1
    while abs(term) > D(10) ** -65:
        term *= -a * a / ((n + 1) * (n + 2))
        n += 2
        total += term
    return total


def normal_cdf(x):
    """Series about 0 for |x| < 6, continued fraction of Mills' ratio beyond."""
    z = abs(D(x))
    density = (-z * z / 2).exp() / (2 * PI).sqrt()
    if z < 6:
        term = total = z
        n = 1
        while abs(term) > D(10) ** -58:
            term *= z * z / (n + 2)
            n += 2
            total += term
        tail = D("0.5") - density * total
    else:
        fraction = D(0)
        for k in range(600, 0, -1):
            fraction = k / (z + fraction)
        tail = density / (z + fraction)
    return tail if x < 0 else 1 - tail


def normal_quantile(p):
    """Newton's method on normal_cdf from the standard library's own approximation."""
    from statistics import NormalDist

    if p == 0.5:
        return D(0)
    x = D(NormalDist().inv_cdf(p))
    for _ in range(4):
        density = (-x * x / 2).exp() / (2 * PI).sqrt()
        x -= (normal_cdf(x) - D(p)) / density
    return x


def bernoulli_numbers(count):
    """B_2, B_4, … as fractions."""
    from fractions import Fraction

    a, result = [], []
    for m in range(2 * count + 1):
        a.append(Fraction(1, m + 1))
        for j in range(m, 0, -1):
            a[j - 1] = j * (a[j - 1] - a[j])
        if m and m % 2 == 0:
            result.append(a[0])
    return result


BERNOULLI = bernoulli_numbers(25)


def log_gamma(x):
    """Stirling's series after shifting the argument above 60."""
    z = D(x)
    product = D(1)
    while z < 60:
        product *= z
        z += 1
    total = (z - D("0.5")) * z.ln() - z + (2 * PI).ln() / 2
    for k, b in enumerate(BERNOULLI, 1):
        total += D(b.numerator) / D(b.denominator) / (2 * k * (2 * k - 1) * z ** (2 * k - 1))
    return total - product.ln()


def power(x, y):
    return (D(y) * D(x).ln()).exp()


def poisson_quantile(u, mean):
    """Smallest n with P(X <= n) >= u by summing from 0 with 60 digits."""
    term = total = (-D(mean)).exp()
    n = 0
    while total < D(u):
        n += 1
        term *= D(mean) / n
        total += term
    return n


def write(name, rows):
    text = ",\n".join("  " + json.dumps(row) for row in rows)
    text = re.sub(r"e([+-]?)0*(\d+)", lambda m: "e" + m[1].strip("+") + m[2], text)
    Path(__file__).with_name(f"{name}.json").write_text(f"[\n{text}\n]\n")


def table(name, function, arguments):
    write(name, [[x, float(function(x))] for x in arguments])


def main():
    table("exp", lambda x: D(x).exp(), spread(-3, 3, 900) + spread(-40, 40, 500) + spread(-745, 709.78, 500) + signed(magnitudes(-17, 0, 200)))
    table("log", lambda x: D(x).ln(), spread(0.5, 2, 800) + magnitudes(-3, 3, 600) + magnitudes(-320, 308, 600) + [short(1 + e) for e in signed(magnitudes(-6, -1, 200))])
    table("sin", sine, spread(-7, 7, 1200) + spread(-1000, 1000, 500) + spread(-1e6, 1e6, 300) + signed(magnitudes(-20, 0, 200)))
    table("cos", lambda x: sine(x, 1), spread(-7, 7, 1200) + spread(-1000, 1000, 500) + spread(-1e6, 1e6, 300) + signed(magnitudes(-20, 0, 200)))
    pairs = [(short(generator.uniform(0, 4)), short(generator.uniform(-6, 6))) for _ in range(1000)]
    pairs += [(short(10 ** generator.uniform(-30, 30)), short(generator.uniform(-10, 10))) for _ in range(600)]
    pairs += [(short(1 + generator.uniform(-1, 1) * 1e-5), short(generator.uniform(-1e7, 1e7))) for _ in range(200)]
    pairs += [(short(10 ** generator.uniform(-300, 300)), short(generator.uniform(-1, 1))) for _ in range(200)]
    pairs += [(short(generator.uniform(1, 9)), short(generator.uniform(-345, 320))) for _ in range(200)]
    rows = [[x, y, power(x, y)] for x, y in pairs]
    write("pow", [[x, y, float(v)] for x, y, v in rows if D("1e-322") < v < D("1.79e308")])
    table("sigmoid", lambda x: 1 / (1 + (-D(x)).exp()), spread(-8, 8, 1500) + spread(-40, 40, 300) + spread(-700, 700, 200))
    table("normalCdf", normal_cdf, spread(-4, 4, 1500) + spread(-38, 9, 500))
    table("normalQuantile", normal_quantile, spread(0, 1, 1500) + magnitudes(-300, -1, 250) + [short(1 - e) for e in magnitudes(-6, -1, 250)])
    table("logGamma", log_gamma, spread(0.01, 20, 1200) + magnitudes(-10, 0, 300) + magnitudes(1, 15, 500))
    means = [short(10 ** generator.uniform(-3, 2.3)) for _ in range(1500)] + [short(generator.uniform(10, 22)) for _ in range(400)]
    points = [(short(generator.uniform(0, 1)), mean) for mean in means]
    points += [(1 - 2.0**-53, mean) for mean in magnitudes(-3, 2.5, 100)] + [(2.0**-53, mean) for mean in magnitudes(-3, 2.5, 100)]
    points += [(short(generator.uniform(0, 1)), mean) for mean in magnitudes(2.3, 4.5, 60)]
    points += [(u, 1e6) for u in (1e-12, 0.1, 0.5, 0.9, 1 - 2.0**-40)]
    write("poissonQuantile", [[u, mean, poisson_quantile(u, mean)] for u, mean in points])


main()
