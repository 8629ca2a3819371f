import { describe, expect, it } from "vitest";
import { KeyedRandom, seedKey } from "../../../../src/kernel/random.ts";
import { chanceOf, chosen, type ScreenedChange, screenedChange } from "../../../../src/study/analysis/assumptions/screening.ts";

const placebos = 20;
const contrasts = [
  { of: 1, from: 2 },
  { of: 1, from: 0 },
  { of: 2, from: 0 },
];
const pilot = [
  { value: -5, interval: { low: -7, high: -3 } },
  { value: -10, interval: { low: -12, high: -8 } },
  { value: -5, interval: { low: -11, high: 1 } },
];

/** A place of three arms in some replications, with its own chance of spread about 1.6. */
function place(trial: number, id: number, means: readonly number[], replications: number): number[][] {
  const stream = new KeyedRandom(seedKey(`trial-${trial}`), 0).stream("test/screening");
  const draw = (arm: number, row: number) => 4 * (stream.uniform(1000 * id + arm, row) + stream.uniform(1000 * id + arm, row, 1) - 1);
  return means.map((mean, arm) => Array.from({ length: replications }, (_, row) => mean + draw(arm, row)));
}

const means = [50, 40, 45];

function screen(trial: number, low: readonly number[], high: readonly number[], replications = 1): ScreenedChange {
  const standard = place(trial, 0, means, replications);
  const others = Array.from({ length: placebos }, (_, p) => place(trial, 1 + p, means, replications));
  const chances = contrasts.map((contrast) => chanceOf(contrast, standard, others));
  const ends = { low: place(trial, 100, low, replications), high: place(trial, 101, high, replications) };
  return screenedChange(ends, standard, contrasts, chances, pilot);
}

function shareMoving(low: readonly number[], high: readonly number[], replications = 1): number {
  const trials = 200;
  return (
    Array.from({ length: trials }, (_, trial) => screen(trial, low, high, replications)).filter(({ verdict }) => verdict === "moves")
      .length / trials
  );
}

describe("the screening of parameters", () => {
  it("lets pass few that move no difference: nine tries of 1 % each at most", () => {
    expect(shareMoving(means, means)).toBeLessThanOrEqual(0.09);
    expect(shareMoving(means, means, 3)).toBeLessThanOrEqual(0.09);
  });

  it("takes no notice of what moves all arms alike", () => {
    const lifted = means.map((mean) => mean + 100);
    expect(shareMoving(lifted, means)).toBeLessThanOrEqual(0.09);
  });

  it("keeps what moves a difference, the surer the more replications", () => {
    expect(shareMoving([50, 52, 45], [50, 28, 45])).toBeGreaterThan(0.95);
    const small = [
      [50, 43, 45],
      [50, 37, 45],
    ] as const;
    expect(shareMoving(small[0], small[1], 4)).toBeGreaterThan(shareMoving(small[0], small[1]) + 0.2);
  });

  it("tells what is not moved by one bit, and what fails", () => {
    const standard = place(1, 0, means, 2);
    const chances = contrasts.map((contrast) => chanceOf(contrast, standard, [place(1, 1, means, 2)]));
    const found = screenedChange({ low: standard, high: standard }, standard, contrasts, chances, pilot);
    expect(found).toMatchObject({ verdict: "nothing", low: 0, high: 0, taken: null });
    const failed = standard.map((arm) => arm.with(1, Number.NaN));
    expect(screenedChange({ low: failed, high: standard }, standard, contrasts, chances, pilot).verdict).toBe("failed");
  });

  it("says how much of a clear difference an end takes away", () => {
    const flat = (values: readonly number[]) => values.map((value) => [value]);
    const chances = contrasts.map((contrast) => chanceOf(contrast, flat(means), [flat(means)]));
    const found = screenedChange({ low: flat([50, 40, 42]), high: flat([50, 45, 45]) }, flat(means), contrasts, chances, pilot);
    // The lead of 5 is gone at the high end; the third contrast is not clear in the pilot.
    expect(found).toMatchObject({ verdict: "moves", taken: 1 });
  });

  it("chooses what moves and comes nearest to turning a difference, in the order of the parameters", () => {
    const change = (verdict: ScreenedChange["verdict"], taken: number | null, low = 1): ScreenedChange => ({
      contrast: 0,
      low,
      high: 0,
      verdict,
      taken,
    });
    const changes = [
      change("moves", 0.2),
      change("within-chance", 3),
      change("moves", null, 50),
      change("moves", 1.5),
      change("moves", 0.9),
      change("failed", null),
    ];
    expect(chosen(changes, 2)).toEqual([3, 4]);
    expect(chosen(changes, 9)).toEqual([0, 2, 3, 4]);
  });
});
