import { describe, expect, it } from "vitest";
import { answer, implausible, overturn, singleAssumptions, summaryTable } from "../../src/documents/results/answers.ts";
import { effectsTable } from "../../src/documents/results/tables.ts";
import type { CompareResult } from "../../src/methods/compare/result.ts";
import { assumptionsResult, compareResult, plainNames } from "../gallery/studyResults.ts";

/** A comparison whose last arm is the package. */
function comparison(change: Partial<CompareResult> = {}): CompareResult {
  const made = compareResult({ names: plainNames, n: 12 });
  const last = made.arms.at(-1)!;
  const rename = <Row extends { readonly arm: string }>(rows: readonly Row[]) =>
    rows.map((row) => ({ ...row, arm: row.arm === last.id ? "package" : row.arm }));
  return {
    ...made,
    arms: made.arms.map((arm) => (arm === last ? { ...arm, id: "package" } : arm)),
    effects: rename(made.effects),
    pairs: rename(made.pairs),
    ...change,
  };
}

/** With every effect of the primary outcome varied to lie about `difference`. */
function varied(difference: number): Partial<CompareResult> {
  const { arms, primary } = comparison();
  const interval = { low: difference - 1, high: difference + 1 };
  const effects = arms.slice(1).map(({ id }) => ({
    ...{ arm: id, outcome: primary, n: 12, dropped: 0, difference, interval, simultaneous: interval, spread: 0.1, below: 12, above: 0 },
  }));
  return {
    varied: {
      draws: 12,
      sets: 15,
      parameters: [{ id: "trust.gainRate", label: "gain", unit: "share", low: 0, high: 1 }],
      own: [],
      effects,
    },
  };
}

describe("a case in docs/results.md", () => {
  it("answers with the package, and names the best single measure with its runner-up and their paired difference", () => {
    const text = answer(comparison());
    const [, second, third] = comparison().arms.map(({ label }) => label);
    expect(text).toContain(`- ${comparison().arms.at(-1)!.label}: true incidents fall by `);
    expect(text).not.toContain(`- ${second}: `);
    expect(text).toMatch(
      new RegExp(`Of the single measures ${third} \\(−.*\\) has the best mean, then ${second} \\(.*\\) \\(difference −`),
    );
  });

  it("does not call one measure better that cannot be told from the next", () => {
    const made = comparison();
    const first = made.pairs.find(({ outcome }) => outcome === made.primary)!;
    const alike = made.pairs.map((pair) => (pair.outcome === made.primary ? { ...pair, values: first.values } : pair));
    expect(answer({ ...made, pairs: alike })).toContain("cannot be told");
  });

  it("says which verdicts do not stand with assumptions varied", () => {
    expect(overturn(comparison(varied(-5)))).toContain("every verdict on an arm stands");
    const lost = overturn(comparison(varied(0)));
    expect(lost).toContain(`these verdicts do not stand: `);
    expect(lost).toContain(comparison().arms.at(-1)!.label);
    expect(overturn(comparison(varied(5)))).toContain("these verdicts do not stand");
    expect(overturn(comparison())).toContain("Assumptions were not varied.");
  });

  it("says which single assumptions change a conclusion, a row for each at its strongest", () => {
    const text = singleAssumptions(assumptionsResult(plainNames, 10));
    expect(text).toContain("| parameter | there | scenario | rests on | conclusion |");
    const paths = text.split("\n").flatMap((line) => /^\| `(.*?)`/.exec(line)?.[1] ?? []);
    expect(paths.length).toBeGreaterThan(0);
    expect(new Set(paths).size).toBe(paths.length);
  });

  it("lists levels of the baseline outside what places in print have, and money that was lacking", () => {
    const figure = {
      id: "officers",
      label: "Officers",
      unit: "per 1,000",
      low: 1,
      high: 2,
      source: "print",
      value: 3,
      place: "above" as const,
    };
    const place = { figures: [figure, { ...figure, label: "Posts", value: 1.5, place: "inside" as const }], collapse: [] };
    const yuan = (value: number) => ({ value, interval: { low: 0.9 * value, high: 1.1 * value } });
    const lacking = { lacked: yuan(60_000), due: yuan(200_000), months: yuan(4), shortRuns: 12, firstMonth: 2, lastMonth: 7 };
    const arm = comparison().arms.at(-1)!;
    const interventions = ["forum", "cameras"].map((intervention, i) => ({ ...lacking, lacked: yuan(20_000 + 20_000 * i), intervention }));
    const funding = [{ ...lacking, arm: arm.id, n: 12, interventions }];
    const text = implausible(comparison({ place: place as unknown as NonNullable<CompareResult["place"]>, funding }));
    expect(text).toContain("Outside what places in print have: Officers: 3 per 1,000, above 1 to 2.");
    expect(text).not.toContain("Posts");
    expect(text).toContain("- Money: measures could not be paid in full in 1 of 1 arm");
    expect(text).toContain(`| ${arm.label} | 60 [54 to 66] | 200 | 4.0 [3.6 to 4.4] | 2–7 |`);
    expect(text).toContain("| — cameras, and 1 more | 40 [36 to 44] | 200 |");
  });

  it("is a row of the summary and a table of effects that begins with what it is judged by", () => {
    const primary = { ...comparison(), primary: "harm" };
    expect(effectsTable(primary).split("\n")[0]).toMatch(/^\| arm \| Harm, points \| True incidents \|/);
    const [head, , base, arm] = effectsTable(comparison())
      .split("\n")
      .map((row) => row.split(" | "));
    expect([head[1], base[1], arm[1]].join(" · ")).toMatch(/^True incidents · [\d,.]+ · [−+][\d,.]+ \[[−+]?[\d,.]+ to [−+]?[\d,.]+\]$/);
    const rows = summaryTable([{ title: "Here", comparison: comparison(varied(0)) }]).split("\n");
    expect(rows).toHaveLength(3);
    expect(rows[2]).toMatch(/^\| Here \| True incidents \| −19.* \| 2 \| 0 \|$/);
    expect(new Set(rows.map((row) => row.split(" | ").length)).size).toBeLessThanOrEqual(2);
  });
});
