import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { en } from "../../src/words/en.ts";
import { tell } from "../../src/words/finding.ts";
import type { Difference } from "../../src/words/findings/comparison.ts";
import type {
  ArmChange,
  ClosureTitle,
  CoursesTitle,
  DensityTitle,
  MoneyTitle,
  PlacesTitle,
  SficTitle,
  TrustTitle,
} from "../../src/words/findings/runCharts.ts";

const broken = /NaN|undefined|Infinity| {2}|\.\.|\( |, ,/;
const name = fc.constantFrom("⟦one⟧", '<b>"x"</b>', "甲乙社区", "a".repeat(60));
const runs = { numRuns: 3000, seed: 1 };

/** Differences as charts decide them: a claim rests on an interval without zero, or on pairs that are all alike and not 0. */
function differenceOf(largest: number): fc.Arbitrary<Difference> {
  const size = fc.double({ min: largest * 1e-6, max: largest, noNaN: true });
  return fc
    .record({
      ...{ size, half: size, up: fc.boolean(), n: fc.integer({ min: 1, max: 200 }), good: fc.boolean() },
      ...{ alike: fc.boolean(), among: fc.boolean() },
    })
    .map(({ size, half, up, n, good, alike, among }) => {
      const value = up ? size : -size;
      const claim = good ? ("better" as const) : ("worse" as const);
      if (n < 2) return { value, interval: null, n, verdict: "unclear" as const };
      if (alike) return { value, interval: null, n, verdict: n < 6 ? ("unclear" as const) : claim };
      const clear = half < size && among;
      return { value, interval: { low: value - half, high: value + half }, n, verdict: clear ? claim : ("unclear" as const) };
    });
}

const same: fc.Arbitrary<Difference> = fc
  .integer({ min: 2, max: 50 })
  .map((n) => ({ value: 0, interval: null, n, verdict: "same" as const }));

const change: fc.Arbitrary<ArmChange> = fc.record({
  arm: name,
  outcome: fc.constantFrom(
    { label: "True incidents", unit: "incidents" },
    { label: "Active residents", unit: "share" },
    { label: "Cost", unit: "yuan" },
    { label: "Sense of security", unit: "score 1–5" },
    { label: "Gap between reported and true closure", unit: "percentage points" },
  ),
  ofBaseline: fc.boolean(),
  together: fc.integer({ min: 1, max: 6 }),
  difference: fc.oneof({ weight: 6, arbitrary: differenceOf(1) }, { weight: 1, arbitrary: same }),
});

/** What a sentence about a change must say, and must not. */
function expectTrue(text: string, { difference }: ArmChange): void {
  const { value, interval, n, verdict } = difference;
  const claims = verdict !== "unclear" && verdict !== "same";
  const shown = n < 2 || interval === null;
  expect(/ higher under /.test(text)).toBe((claims || shown) && value > 0);
  expect(/ lower under /.test(text)).toBe((claims || shown) && value < 0);
  expect(text.includes("cannot be told from the baseline (")).toBe(verdict === "unclear" && interval !== null);
  expect(text.includes("came out the same under")).toBe(verdict === "same");
  expect(text.includes("cannot separate policy from chance")).toBe(n < 2);
  expect(text.includes("too few to rule out chance")).toBe(n > 1 && interval === null && verdict === "unclear");
  expect(text.includes("95 % interval")).toBe(interval !== null);
  const leavesOutZero = interval !== null && (interval.low > 0 || interval.high < 0);
  expect(text.includes("leaves out 0 alone")).toBe(verdict === "unclear" && leavesOutZero);
  expect(text).not.toMatch(broken);
}

describe("the title of a chart of one outcome", () => {
  it("never contradicts the sign, the interval or the verdict, whatever the names and numbers", () => {
    fc.assert(
      fc.property(change, (each) => {
        for (const kind of ["run-participation", "run-emergencies"] as const) expectTrue(tell({ kind, change: each }, en), each);
      }),
      { numRuns: 4000, seed: 1 },
    );
  });

  it("says nothing of a change where nothing can be compared", () => {
    for (const kind of ["run-participation", "run-emergencies"] as const) {
      expect(tell({ kind, change: null }, en)).not.toMatch(/higher|lower|baseline|interval/);
    }
  });
});

describe("the title of main indicators over time", () => {
  it("names outcomes as better or worse only where they are, and counts the others", () => {
    const labels = fc.uniqueArray(fc.constantFrom("Harm", "Backlog", "Cost", "Satisfaction"), { maxLength: 4 });
    const title: fc.Arbitrary<CoursesTitle> = fc
      .record({ change, better: labels, worse: labels, unclear: fc.integer({ min: 0, max: 5 }), days: fc.integer({ min: 1, max: 4000 }) })
      .map(({ change: first, better, worse: all, unclear, days }) => {
        const worse = all.filter((label) => !better.includes(label));
        const of = better.length + worse.length + unclear;
        return {
          kind: "run-courses",
          change: first,
          others: of === 0 ? null : { better, worse, different: [], unclear, of },
          days,
          onlyArm: null,
        };
      });
    fc.assert(
      fc.property(title, (each) => {
        const text = tell(each, en);
        expectTrue(text.split("; ")[0]!, each.change!);
        expect(text.includes("; better in ")).toBe((each.others?.better.length ?? 0) > 0);
        expect(text.includes("; worse in ")).toBe((each.others?.worse.length ?? 0) > 0);
        const { unclear = 0, of = 0 } = each.others ?? {};
        expect(/; (none of|the) \d* ?other main/.test(text)).toBe(of > 0 && unclear === of);
        expect(text.includes(`; ${unclear} of ${of} other main`)).toBe(unclear > 0 && unclear < of);
        expect(text).not.toMatch(broken);
      }),
      runs,
    );
  });
});

describe("the titles of trust and of dimensions of governance", () => {
  const ways = fc.uniqueArray(
    fc.record({
      label: fc.constantFrom("Government", "Enterprises", "NGOs"),
      way: fc.constantFrom("higher" as const, "lower" as const, "unclear" as const),
    }),
    { selector: ({ label }) => label },
  );

  it("lists each kind under its own direction", () => {
    const title: fc.Arbitrary<TrustTitle> = fc.record({
      kind: fc.constant("run-trust" as const),
      change,
      others: ways,
      takingPart: fc.option(change),
    });
    fc.assert(
      fc.property(title, (each) => {
        const parts = tell(each, en).split("; ");
        expectTrue(parts[0]!, each.change!);
        for (const { label, way } of each.change!.difference.n < 2 ? [] : each.others) {
          const word = { higher: "higher: ", lower: "lower: ", unclear: "not told from it: " }[way];
          const part = parts.find((one) => one.startsWith(word));
          expect(part).toContain(label === "NGOs" ? label : label.toLowerCase());
        }
        if (each.takingPart === null) return;
        const { verdict, value, interval } = each.takingPart.difference;
        const last = parts.at(-1)!;
        expect(last.includes("not told from it (")).toBe(verdict === "unclear" && interval !== null);
        if (!last.includes("not told from it (")) {
          expect(/ higher/.test(last)).toBe(value > 0);
          expect(/ lower/.test(last)).toBe(value < 0);
        }
      }),
      runs,
    );
  });

  it("claims no dimension where none is told, and nothing from a single replication", () => {
    const none: SficTitle = { kind: "run-sfic", arm: "Package", replications: 4, of: 5, most: null, others: [] };
    expect(tell(none, en)).toBe(
      "At the end, none of the 5 dimensions of collaborative governance under Package can be told from the baseline",
    );
    expect(tell({ ...none, replications: 1 }, en)).toMatch(/in a single replication, which cannot separate policy from chance$/);
    expect(tell({ ...none, arm: null }, en)).not.toMatch(/baseline|told/);
  });

  it("tells the dimension that differs most as what it is", () => {
    fc.assert(
      fc.property(change, ways, (most, others) => {
        fc.pre(most.difference.verdict !== "unclear" && most.difference.verdict !== "same");
        const text = tell({ kind: "run-sfic", arm: most.arm, replications: 4, of: 5, most, others }, en);
        expectTrue(text.split("; ")[0]!, most);
      }),
      runs,
    );
  });
});

describe("titles of levels side by side", () => {
  const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });
  const estimate = share.map((value) => ({ value, interval: { low: value * 0.9, high: value * 1.1 } }));
  const difference = fc.oneof({ weight: 6, arbitrary: differenceOf(1) }, { weight: 1, arbitrary: same });
  const isClaim = ({ verdict }: Difference) => verdict !== "unclear" && verdict !== "same";

  it("call the gap of closure smaller or larger only where it is told", () => {
    const gap = fc.tuple(estimate, fc.boolean()).map(([{ value }, down]) => ({ value: down ? -value : value, interval: null }));
    fc.assert(
      fc.property(gap, gap, difference, (first, second, difference) => {
        const gaps = [first, second].map((gap, i) => ({ arm: `⟦${i}⟧`, gap }));
        const title: ClosureTitle = { kind: "run-closure", gaps, difference };
        const text = tell(title, en);
        expect(text.includes("is smaller by")).toBe(isClaim(difference) && difference.value < 0 && difference.n > 1);
        expect(text.includes("is larger by")).toBe(isClaim(difference) && difference.value > 0 && difference.n > 1);
        expect(text.includes("cannot be told apart")).toBe(difference.verdict === "unclear" && difference.n > 1);
        expect(text.includes("more of the cases are reported closed")).toBe(first.value >= 0 && second.value >= 0);
        expect(text).not.toMatch(broken);
      }),
      runs,
    );
  });

  it("call ties denser only where they are, with both levels", () => {
    fc.assert(
      fc.property(difference, share, fc.constantFrom("baseline" as const, "start" as const), (difference, from, beside) => {
        const to = from + difference.value;
        const title: DensityTitle = { kind: "run-density", arm: "⟦a⟧", layer: "joint action", beside, from, to, difference };
        const text = tell(title, en);
        const shown = isClaim(difference) || difference.n < 2;
        expect(/ higher under /.test(text)).toBe(shown && difference.value > 0);
        expect(/ lower under /.test(text)).toBe(shown && difference.value < 0);
        expect(text.includes("cannot be told from")).toBe(difference.verdict === "unclear" && difference.n > 1);
        expect(text).not.toMatch(broken);
      }),
      runs,
    );
  });

  it("say that incidents gather more or less only where the shares are told apart", () => {
    fc.assert(
      fc.property(estimate, estimate, difference, (first, second, difference) => {
        const shares = [first, second].map((share, i) => ({ arm: `⟦${i}⟧`, share }));
        const title: PlacesTitle = { kind: "run-places", place: "building", top: 3, of: 60, shares, difference };
        const text = tell(title, en);
        expect(/ percentage points less \(/.test(text)).toBe(isClaim(difference) && difference.value < 0 && difference.n > 1);
        expect(/ percentage points more \(/.test(text)).toBe(isClaim(difference) && difference.value > 0 && difference.n > 1);
        expect(text.includes("cannot be told apart")).toBe(difference.verdict === "unclear" && difference.n > 1);
        expect(text).not.toMatch(broken);
      }),
      runs,
    );
  });

  it("say that more or less is spent only where that is told, and what was lacking only where something was", () => {
    const lacked = fc.option(fc.constant({ lacked: { value: 124_000, interval: { low: 20_000, high: 227_000 } }, due: 226_000 }));
    fc.assert(
      fc.property(fc.option(differenceOf(1e6)), lacked, (change, lacked) => {
        const title: MoneyTitle = { kind: "run-money", arm: "⟦a⟧", level: 9e6, change, largest: null, lacked };
        const text = tell(title, en).split("; ");
        const shown = change !== null && (change.interval === null || isClaim(change));
        expect(/ higher under /.test(text[0]!)).toBe(shown && change.value > 0);
        expect(/ lower under /.test(text[0]!)).toBe(shown && change.value < 0);
        expect(text[0]!.includes("cannot be told from")).toBe(change !== null && change.interval !== null && !isClaim(change));
        const few = change !== null && change.n > 1 && change.interval === null && !isClaim(change);
        expect(text[0]!.includes("too few to rule out chance")).toBe(few);
        expect(text.length > 1).toBe(lacked !== null);
        expect(text.join("; ")).not.toMatch(broken);
      }),
      runs,
    );
  });
});
