import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Verdict } from "../../src/statistics/verdict.ts";
import { indicatorInfos } from "../../src/tables/indicatorInfos.ts";
import { tally } from "../../src/words/en/effectCharts.ts";
import { percentOf, sharesKnown } from "../../src/words/en/shareOf.ts";
import { en } from "../../src/words/en.ts";
import { headline, tell } from "../../src/words/finding.ts";
import type { ByMechanismFinding, PartsFinding } from "../../src/words/findings/attributeCharts.ts";
import type { Difference } from "../../src/words/findings/comparison.ts";
import type { CostAndBenefitFinding, FrontierFinding, GroupsFinding } from "../../src/words/findings/costCharts.ts";
import type { PointEstimatesFinding, StrongestFactorFinding, SurfaceFinding } from "../../src/words/findings/designCharts.ts";
import type { CoursesFinding, EffectFinding, PrecisionFinding, VerdictCounts } from "../../src/words/findings/effectCharts.ts";
import type { EndsFinding } from "../../src/words/findings/placeCharts.ts";
import { isShare } from "../../src/words/format.ts";

const nothingBroken = /NaN|undefined|Infinity|null| {2}|\.\.|\.$/;
const size = fc.oneof(fc.double({ min: 0.001, max: 1e7, noNaN: true }), fc.constantFrom(0.5, 1, 20));
const outcome = fc.constantFrom(
  { label: "True incidents", unit: "incidents", direction: "lower" as const },
  { label: "Active residents", unit: "share", direction: "higher" as const },
  { label: "Network density", unit: "share", direction: "none" as const },
  { label: "Sense of security", unit: "score 1–5", direction: "higher" as const },
);
const estimate = fc.record({ size, half: size, up: fc.boolean(), bare: fc.boolean() }).map(({ size, half, up, bare }) => {
  const value = up ? size : -size;
  return { value, interval: bare ? null : { low: value - half, high: value + half } };
});
const isClear = ({ value, interval }: { value: number; interval: { low: number; high: number } | null }) =>
  interval !== null && (interval.low > 0 || interval.high < 0) && value !== 0;

/** As a comparison makes them: a claim needs an interval without zero or pairs that are all alike. */
const difference: fc.Arbitrary<Difference> = fc
  .record({ estimate, good: fc.boolean(), n: fc.integer({ min: 2, max: 200 }), same: fc.boolean() })
  .map(({ estimate, good, n, same }) => {
    if (same) return { value: 0, interval: null, n, verdict: "same" as const };
    const verdict: Verdict = !isClear(estimate) && estimate.interval !== null ? "unclear" : good ? "better" : "worse";
    return { ...estimate, n, verdict };
  });
const claims = (verdict: Verdict) => verdict === "better" || verdict === "worse" || verdict === "different";
/** The sign that stands before the first number in a text. */
const signOf = (text: string) => /[+−](?=\d)/.exec(text)?.[0];
const run = <T>(arbitrary: fc.Arbitrary<T>, check: (value: T) => void) =>
  fc.assert(
    fc.property(arbitrary, (value) => void check(value)),
    { numRuns: 2000, seed: 1 },
  );

describe("the title of an effect", () => {
  const effect: fc.Arbitrary<EffectFinding> = fc.record({
    kind: fc.constant("effect" as const),
    arm: fc.constantFrom("⟦one⟧", "草堂路", '<b>"x"</b>'),
    outcome,
    effect: difference,
    practical: fc.constant(null),
    outcomes: fc.constant(null),
  });

  it("claims what the verdict does, in the sign of the difference", () => {
    run(effect, (finding) => {
      const title = headline(finding, en);
      const { verdict, value } = finding.effect;
      expect(title.endsWith(", better")).toBe(verdict === "better");
      expect(title.endsWith(", worse")).toBe(verdict === "worse");
      expect(title.includes("cannot be told from the baseline")).toBe(verdict === "unclear");
      expect(title.includes("the same as in the baseline")).toBe(verdict === "same");
      if (claims(verdict)) expect(signOf(title)).toBe(value < 0 ? "−" : "+");
      expect(title).not.toMatch(nothingBroken);
    });
  });
});

describe("the count of verdicts", () => {
  const counts: fc.Arbitrary<VerdictCounts> = fc
    .record({
      better: fc.nat(9),
      worse: fc.nat(9),
      different: fc.nat(9),
      same: fc.nat(9),
      unclear: fc.nat(9),
    })
    .filter((each) => Object.values(each).some((n) => n > 0));

  it("names every verdict that occurs, with its number, and no other", () => {
    run(counts, (each) => {
      const text = tally(each, "arm");
      const words = { better: /better than/, worse: /\bworse\b/, different: /different from/, same: /the same as/, unclear: /told from/ };
      for (const [verdict, word] of Object.entries(words)) expect(word.test(text), verdict).toBe(each[verdict as Verdict] > 0);
      const kinds = Object.values(each).filter((n) => n > 0);
      if (kinds.length > 1) for (const n of kinds) expect(text).toMatch(new RegExp(`\\b${n} (is|are|cannot)`));
      expect(text).not.toMatch(nothingBroken);
    });
  });
});

describe("the title of courses", () => {
  const courses: fc.Arbitrary<CoursesFinding> = fc
    .record({
      outcome,
      arms: fc.array(fc.record({ effect: difference.filter(({ verdict }) => claims(verdict)), from: fc.option(fc.nat(999)) }), {
        maxLength: 6,
      }),
      others: fc.integer({ min: 1, max: 9 }),
    })
    .map(({ outcome, arms, others }) => ({
      kind: "courses",
      outcome,
      arms: arms.map((each, i) => ({ ...each, arm: `⟦${i}⟧` })),
      of: arms.length + others,
    }));

  it("gives every arm that it names its verdict, sign and day", () => {
    run(courses, (finding) => {
      const title = headline(finding, en);
      const { arms } = finding;
      expect(title).not.toMatch(nothingBroken);
      expect(/cannot be told|no arm can be told/.test(title)).toBe(arms.length === 0);
      if (arms.length > 3) expect(title).toContain(`${arms.length} of ${finding.of} arms differ`);
      else
        for (const { arm, effect, from } of arms) {
          const own = title.slice(title.indexOf(arm), title.indexOf(")", title.indexOf(arm)));
          expect(signOf(own)).toBe(effect.value < 0 ? "−" : "+");
          expect(own.includes("from day")).toBe(from !== null);
          const before = title.slice(0, title.indexOf(arm));
          const [better, worse] = ["better under", "worse under"].map((word) => before.lastIndexOf(word));
          expect(better > worse ? "better" : "worse").toBe(effect.verdict);
        }
    });
  });
});

describe("the titles of cost and benefit", () => {
  const lacked = fc.option(fc.record({ arm: fc.constant("⟦one⟧"), lacked: fc.record({ value: size, interval: fc.constant(null) }) }));
  const one: fc.Arbitrary<CostAndBenefitFinding> = fc.record({
    kind: fc.constant("cost-and-benefit" as const),
    arm: fc.constant("⟦one⟧"),
    outcome,
    cost: difference,
    effect: fc.option(difference),
    lacked,
  });
  const frontier: fc.Arbitrary<FrontierFinding> = fc
    .record({ outcome, on: fc.nat(5), off: fc.nat(5), unclear: fc.integer({ min: 1, max: 5 }), lacked })
    .map(({ on, ...rest }) => ({
      kind: "frontier",
      ...rest,
      on: Array.from({ length: on }, (_, i) => `⟦${i}⟧`),
      of: on + rest.off + rest.unclear,
    }));

  it("claim a cost and a benefit only where their verdicts do", () => {
    run(one, (finding) => {
      const title = headline(finding, en);
      const [cost, benefit] = title.split(/, and (?=true|active|network|sense)/) as [string, string];
      expect(cost.includes("cannot be told")).toBe(finding.cost.verdict === "unclear");
      expect(cost.includes("beside the baseline")).toBe(claims(finding.cost.verdict));
      const verdict = finding.effect?.verdict ?? "unclear";
      expect(benefit.includes("cannot be told")).toBe(verdict === "unclear");
      expect(/ better, /.test(benefit)).toBe(verdict === "better");
      expect(/ worse, /.test(benefit)).toBe(verdict === "worse");
      expect(title.includes("lacked")).toBe(finding.lacked !== null);
      expect(title).not.toMatch(nothingBroken);
    });
  });

  it("place on the frontier those that are shown to be there", () => {
    run(frontier, (finding) => {
      const title = headline(finding, en);
      const none = finding.on.length + finding.off === 0;
      expect(title.startsWith("None of")).toBe(none);
      if (!none) expect(title.includes(`${finding.on.length === 0 ? "none is" : finding.on.length}`)).toBe(true);
      expect(title.includes(" off it")).toBe(finding.off > 0);
      expect(title).not.toMatch(nothingBroken);
    });
  });
});

describe("the title of who gains", () => {
  const arm = fc
    .record({ better: fc.nat(5), worse: fc.nat(5), little: fc.nat(5), same: fc.nat(5), unclear: fc.nat(5) })
    .map((each) => ({ arm: "", different: 0, ...each }));
  const groups: fc.Arbitrary<GroupsFinding> = fc
    .record({ outcome, arms: fc.array(arm, { minLength: 1, maxLength: 6 }), n: fc.integer({ min: 1, max: 40 }) })
    .map(({ arms, ...rest }) => ({
      kind: "groups",
      ...rest,
      groups: 20,
      arms: arms.map((each, i) => ({ ...each, arm: `⟦${i}⟧` })),
      most: null,
    }));

  it("says that groups gain or lose only where some do by what matters", () => {
    run(groups, (finding) => {
      const title = headline(finding, en);
      expect(title).not.toMatch(nothingBroken);
      if (finding.n < 2) {
        expect(title).toContain("A single pair cannot tell");
        return;
      }
      const some = (of: "better" | "worse") => finding.arms.some((each) => each[of] > 0);
      expect(/\b\d+( of 20 groups)? gains?\b|gain under/.test(title)).toBe(some("better"));
      expect(/\b\d+ loses?\b|lose under/.test(title)).toBe(some("worse"));
    });
  });
});

describe("the titles of an attribution, a design and single assumptions", () => {
  it("take a part out of an effect only where both can be told from zero", () => {
    const parts: fc.Arbitrary<PartsFinding> = fc
      .record({ outcome, total: estimate, part: estimate, told: fc.nat(4) })
      .map(({ part, total, ...rest }) => ({
        kind: "parts",
        arm: "⟦plan⟧",
        ...rest,
        total,
        clear: isClear(total),
        most: isClear(part) ? { label: "⟦part⟧", estimate: part } : null,
        measures: 5,
      }));
    run(parts, (finding) => {
      const title = headline(finding, en);
      expect(title.includes("cannot be told from zero:")).toBe(!finding.clear);
      expect(title.includes("⟦part⟧")).toBe(finding.clear && finding.most !== null);
      expect(title).not.toMatch(nothingBroken);
    });
  });

  it("name mechanisms only where the whole and they can be told from zero", () => {
    const mechanisms: fc.Arbitrary<ByMechanismFinding> = fc
      .record({ total: estimate, parts: fc.array(estimate.filter(isClear), { maxLength: 4 }) })
      .map(({ total, parts }) => ({
        kind: "by-mechanism",
        arm: "⟦plan⟧",
        total,
        clear: isClear(total),
        parts: parts.map((each, i) => ({ label: `⟦${i}⟧`, estimate: each })),
      }));
    run(mechanisms, (finding) => {
      const title = headline(finding, en);
      expect(title.includes("which cannot be told from zero")).toBe(!finding.clear);
      expect(title.includes("⟦0⟧")).toBe(finding.clear && finding.parts.length > 0);
      expect(title).not.toMatch(nothingBroken);
    });
  });

  const clear = estimate.filter(isClear);

  it("give the strongest factor its sign, and none where none is told from zero", () => {
    const strongest: fc.Arbitrary<StrongestFactorFinding> = fc.record({
      kind: fc.constant("strongest-factor" as const),
      outcome,
      most: fc.option(
        fc.record({
          factor: fc.constant("⟦factor⟧"),
          at: fc.constantFrom("low" as const, "high" as const, "both" as const),
          effect: clear,
        }),
      ),
    });
    run(strongest, (finding) => {
      const title = headline(finding, en);
      if (finding.most === null) expect(title).toContain("can be told from zero");
      else expect(signOf(title)).toBe(finding.most.effect.value < 0 ? "−" : "+");
      expect(title).not.toMatch(nothingBroken);
    });
  });

  it("call one point best and another worst only where their estimates differ", () => {
    const at = (point: string) => fc.record({ point: fc.constant(point), others: fc.nat(3), estimate });
    const points: fc.Arbitrary<PointEstimatesFinding> = fc
      .record({ outcome, first: at("⟦first⟧"), last: at("⟦last⟧"), equal: fc.boolean() })
      .map(({ outcome, first, last, equal }) => ({
        ...{ kind: "point-estimates", outcome, arm: null, points: 9, first },
        last: equal ? { ...last, estimate: first.estimate } : last,
      }));
    run(points, (finding) => {
      const title = headline(finding, en);
      const alike = finding.first.estimate.value === finding.last.estimate.value;
      expect(title.includes("the same at all of them")).toBe(alike);
      expect(title.includes("⟦last⟧")).toBe(!alike);
      expect(/best|worst/.test(title)).toBe(!alike && finding.outcome.direction !== "none");
      expect(title).not.toMatch(nothingBroken);
    });
  });

  it("say of a surface how many points are lower and higher, with the signs of the largest", () => {
    const surface: fc.Arbitrary<SurfaceFinding> = fc
      .record({ outcome, lower: fc.nat(5), higher: fc.nat(5), low: clear, high: clear })
      .map(({ low, high, ...rest }) => {
        const end = (each: typeof low, sign: number) => ({ ...each, value: sign * Math.abs(each.value) });
        return {
          ...{ kind: "surface", arm: null, factors: ["⟦a⟧", "⟦b⟧"], points: 12, ...rest },
          lowest: rest.lower === 0 ? null : end(low, -1),
          highest: rest.higher === 0 ? null : end(high, 1),
        };
      });
    run(surface, (finding) => {
      const title = headline(finding, en);
      expect(title.includes("at none of 12 points")).toBe(finding.lower + finding.higher === 0);
      expect(/lower than in the scenario at \d+, by up to −/.test(title)).toBe(finding.lower > 0);
      expect(/higher (than in the scenario )?at \d+, by up to \+/.test(title)).toBe(finding.higher > 0);
      expect(title).not.toMatch(nothingBroken);
    });
  });

  it("let an arm lose its place only at ends where it does", () => {
    const ends: fc.Arbitrary<EndsFinding> = fc.record({
      kind: fc.constant("ends" as const),
      outcome,
      arm: fc.constant("⟦arm⟧"),
      about: fc.constantFrom("lead" as const, "open" as const, "effect" as const),
      examined: fc.integer({ min: 9, max: 20 }),
      overtaken: fc.nat(4),
      lost: fc.nat(4),
      changed: fc.nat(4),
    });
    run(ends, (finding) => {
      const title = headline(finding, en);
      const { about, overtaken, lost, changed } = finding;
      expect(title.includes("overtakes")).toBe(about === "lead" && overtaken > 0);
      expect(title.includes("no longer distinguishable")).toBe(about === "lead" && lost > 0);
      expect(title.includes("would change")).toBe(about === "effect" && changed > 0);
      expect(title.includes("no arm can be shown")).toBe(about === "open");
      expect(title).not.toMatch(nothingBroken);
    });
  });
});

describe("the title of precision", () => {
  it("says that what was asked for was reached only where it was", () => {
    const precision: fc.Arbitrary<PrecisionFinding> = fc.record({
      kind: fc.constant("precision" as const),
      outcome,
      arms: fc.integer({ min: 1, max: 5 }),
      halfWidth: size,
      pairs: fc.integer({ min: 3, max: 200 }),
      reached: fc.option(fc.boolean()),
    });
    run(precision, (finding) => {
      const text = tell(finding, en);
      expect(text.includes("was reached")).toBe(finding.reached === true);
      expect(text.includes("was not reached")).toBe(finding.reached === false);
      expect(text.includes("at worst")).toBe(finding.arms > 1);
    });
  });
});

describe("the unit of a share", () => {
  it("says of what, for every indicator that is one", () => {
    const shares = indicatorInfos().filter(({ unit }) => isShare(unit));
    expect(shares.map(({ id }) => id).sort()).toEqual([...sharesKnown].sort());
    expect(percentOf("active-share")).toBe("% of residents");
    expect(percentOf("my-own-share")).toBe("%");
  });
});
