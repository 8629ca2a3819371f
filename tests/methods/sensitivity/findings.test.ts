import { describe, expect, it } from "vitest";
import { sensitivityFindings, toldFromChance } from "../../../src/methods/sensitivity/findings.ts";
import type { SensitivityNumbers } from "../../../src/methods/sensitivity/numbers.ts";
import type { SensitivityPlan } from "../../../src/methods/sensitivity/plan.ts";
import type { Estimate } from "../../../src/statistics/estimate.ts";
import { en } from "../../../src/words/en.ts";
import { tellAll } from "../../../src/words/finding.ts";
import { sensitivityPlan, trustFactors } from "./models.ts";

const [gain, loss, social] = trustFactors(3).map(({ path }) => path);

function about(value: number, reach: number): Estimate {
  return { value, interval: { low: value - reach, high: value + reach } };
}

const nothing: SensitivityNumbers = { morris: null, sobol: null, noiseShare: null, tornado: [], blocks: { made: 64, used: 64 } };

function sobolFindings(changes: Partial<NonNullable<SensitivityNumbers["sobol"]>> = {}): SensitivityNumbers {
  const rows = [
    { factor: loss, first: about(0.4, 0.06), total: about(0.55, 0.05), floor: 0.01 },
    { factor: gain, first: about(0.3, 0.06), total: about(0.35, 0.05), floor: 0.01 },
    { factor: social, first: about(-0.01, 0.02), total: about(0.03, 0.02), floor: 0.04 },
  ];
  const sobol = {
    rows,
    secondOrder: [],
    convergence: [
      { n: 32, rows: rows.map((row) => ({ ...row, total: about(row.total.value + 0.04, 0.1) })) },
      { n: 64, rows },
    ],
    sumOfFirst: about(0.69, 0.08),
    mean: 10,
    variance: 4,
    ...changes,
  };
  return { ...nothing, sobol, noiseShare: about(0.12, 0.03) };
}

function morrisFindings(second: Estimate): SensitivityNumbers {
  const row = (factor: string, muStar: Estimate, sigma: number, floor: number) => ({
    ...{ factor, mu: about(-20, 5), muStar, sigma: about(sigma, 1), floor },
  });
  const rows = [row(gain, about(40, 5), 12, 1), row(loss, second, 60, 1), row(social, about(3, 1), 1, 3.5)];
  return { ...nothing, morris: { rows } };
}

function sensitivitySentences(plan: SensitivityPlan, numbers: SensitivityNumbers): string[] {
  return tellAll(sensitivityFindings(plan, numbers), en);
}

describe("The sentences of a sensitivity analysis", () => {
  it("tell Sobol's findings in order: leader, assumptions, sum, chance, those without influence, settling, what it holds for", () => {
    expect(sensitivitySentences(sensitivityPlan({ replications: 2 }), sobolFindings())).toEqual([
      "Trust: loss ratio moves true incidents most: alone it makes up 40 % (95 % interval 34 to 46 %) of the variance over these ranges, together with its interactions 55 % (95 % interval 50 to 60 %).",
      "Of the 2 parameters that move this result most, 1 is an assumption (grade D or E).",
      "The parameters alone add up to 69 % (95 % interval 61 to 77 %) of the variance; the rest is interaction and what is left of chance.",
      "Chance makes up 12 % (95 % interval 9 to 15 %) of the variance of single runs over these ranges.",
      "1 parameter cannot be told from no influence: Trust: social rate.",
      "Going from 32 to 64 base points moved no total index by more than 0.041 (Trust: loss ratio).",
      "The indices are those of the mean outcome of 2 replications, the same for every set of parameters.",
    ]);
  });

  it("name pairs only when they are clear among all that is said", () => {
    const plan = sensitivityPlan({ secondOrder: true, replications: 2 });
    const pair = { first: gain, second: loss };
    const clear = sensitivitySentences(plan, sobolFindings({ secondOrder: [{ ...pair, ...about(0.12, 0.05) }] }));
    expect(clear).toContain(
      "Pairs that work together beyond what each does alone: Trust: gain rate with Trust: loss ratio, 12 % (95 % interval 7 to 17 %).",
    );
    const open = sensitivitySentences(plan, sobolFindings({ secondOrder: [{ ...pair, ...about(0.12, 0.13) }] }));
    expect(open).toContain("No pair of parameters can be told to work together.");
  });

  it("say when the indices have not settled", () => {
    const findings = sobolFindings();
    const convergence = findings.sobol!.convergence.map((line) => ({ ...line }));
    convergence[0].rows = convergence[0].rows.map((row) => ({ ...row, total: about(row.total.value - 0.15, 0.1) }));
    const sentences = sensitivitySentences(sensitivityPlan({}), sobolFindings({ convergence }));
    expect(sentences.join(" ")).toMatch(/more than 0\.11\d? \(.*\): not settled, ask for more --points\./);
  });

  it("do not pretend to an order that the intervals leave open, in Morris' measures as in Sobol's", () => {
    const plan = sensitivityPlan({ method: "morris", replications: 2 });
    const apart = sensitivitySentences(plan, morrisFindings(about(20, 4)));
    expect(apart[0]).toBe(
      "Trust: gain rate moves true incidents most: over its range by 40.0 incidents on average (95 % interval 35.0 to 45.0), mostly downwards.",
    );
    expect(apart.join(" ")).not.toContain("not certain");
    const close = sensitivitySentences(plan, morrisFindings(about(36, 4)));
    expect(close[0]).toContain(" That it is the first is not certain: the interval of Trust: loss ratio overlaps its own.");
    expect(close).toContain("The effect of Trust: loss ratio varies much with where the other parameters stand (σ above μ*).");
  });

  it("call influential only what passes its floor, and nothing where there is none", () => {
    expect(toldFromChance(morrisFindings(about(36, 4)))).toEqual([gain, loss]);
    expect(toldFromChance(sobolFindings())).toEqual([loss, gain]);
    expect(toldFromChance(sobolFindings({ rows: sobolFindings().sobol!.rows.map((row) => ({ ...row, floor: null })) }))).toEqual([]);
  });

  it("tell the widest bar whose interval leaves zero out, with the sign of each end", () => {
    const unclear = { factor: gain, low: about(-50, 60), high: about(40, 70), pairs: { low: 5, high: 5 } };
    const clear = { factor: loss, low: about(12, 3), high: about(-30, 8), pairs: { low: 5, high: 5 } };
    const sentences = sensitivitySentences(sensitivityPlan({ method: "morris" }), { ...nothing, tornado: [unclear, clear] });
    expect(sentences).toContain(
      "With everything else as in the scenario, Trust: loss ratio changes true incidents by +12.0 incidents (95 % interval +9.0 to +15.0) at its lowest and by −30.0 incidents (95 % interval −38.0 to −22.0) at its highest value.",
    );
  });
});
