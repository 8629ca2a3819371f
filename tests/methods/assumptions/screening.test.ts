import { describe, expect, it } from "vitest";
import { KeyedRandom, seedKey } from "../../../src/kernel/random.ts";
import { chosen, type ScreenedChange, screenedChange, watch } from "../../../src/methods/assumptions/screening.ts";

const replicationsOfPilot = 20;
const contrasts = [
  { of: 1, from: 2 },
  { of: 1, from: 0 },
  { of: 2, from: 0 },
];
/** A place of three arms in some replications, with its own chance of spread about 1.6. */
function place(trial: number, id: number, means: readonly number[], replications: number): number[][] {
  const stream = new KeyedRandom(seedKey(`trial-${trial}`), 0).stream("test/screening");
  const draw = (arm: number, row: number) => 4 * (stream.uniform(1000 * id + arm, row) + stream.uniform(1000 * id + arm, row, 1) - 1);
  return means.map((mean, arm) => Array.from({ length: replications }, (_, row) => mean + draw(arm, row)));
}

const means = [50, 40, 45];

function screen(trial: number, low: readonly number[], high: readonly number[], replications = 1): ScreenedChange {
  const pilot = place(trial, 0, means, replicationsOfPilot);
  const standard = pilot.map((arm) => arm.slice(0, replications));
  const ends = { low: place(trial, 100, low, replications), high: place(trial, 101, high, replications) };
  return screenedChange(ends, standard, watch(contrasts, pilot, [ends.low, ends.high]));
}

function shareMoving(low: readonly number[], high: readonly number[], replications = 1): number {
  const trials = 200;
  return (
    Array.from({ length: trials }, (_, trial) => screen(trial, low, high, replications)).filter(({ verdict }) => verdict === "moves")
      .length / trials
  );
}

describe("the screening of parameters", () => {
  it("lets pass at most one in twenty that move no difference", () => {
    expect(shareMoving(means, means)).toBeLessThanOrEqual(0.05);
    expect(shareMoving(means, means, 3)).toBeLessThanOrEqual(0.05);
  });

  it("takes the spread over many ends for chance: it finds the few that move, and few others, where replications differ much", () => {
    const shift = (trial: number) => 100 * new KeyedRandom(seedKey(`trial-${trial}`), 0).stream("test/shift").uniform(0, 0);
    const [trials, parameters, active] = [40, 40, 6];
    let [found, wrong] = [0, 0];
    for (let trial = 0; trial < trials; trial++) {
      // One replication, whose difference lies far from that of the others, at all ends alike.
      const own = [50, 40 + shift(trial), 45];
      const pilot = [
        Array.from({ length: replicationsOfPilot }, () => 50),
        Array.from({ length: replicationsOfPilot }, (_, row) => 40 + shift(1000 + row)),
        Array.from({ length: replicationsOfPilot }, () => 45),
      ];
      const places = Array.from({ length: 2 * parameters }, (_, e) =>
        place(trial, e + 1, e < 2 * active && e % 2 === 0 ? own.with(1, own[1] + 12) : own, 1),
      );
      const watched = watch(contrasts, pilot, places);
      const standard = place(trial, 0, own, 1);
      for (let k = 0; k < parameters; k++) {
        const { verdict } = screenedChange({ low: places[2 * k], high: places[2 * k + 1] }, standard, watched);
        if (verdict === "moves") k < active ? found++ : wrong++;
      }
    }
    expect(found / (trials * active)).toBeGreaterThan(0.9);
    expect(wrong / (trials * (parameters - active))).toBeLessThanOrEqual(0.05);
  });

  it("takes no notice of what moves all arms alike", () => {
    const lifted = means.map((mean) => mean + 100);
    expect(shareMoving(lifted, means)).toBeLessThanOrEqual(0.05);
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
    const watched = watch(contrasts, place(1, 0, means, replicationsOfPilot), []);
    const found = screenedChange({ low: standard, high: standard }, standard, watched);
    expect(found).toMatchObject({ verdict: "nothing", low: 0, high: 0, taken: null });
    const failed = standard.map((arm) => arm.with(1, Number.NaN));
    expect(screenedChange({ low: failed, high: standard }, standard, watched).verdict).toBe("failed");
  });

  it("says how much of a clear difference an end takes away", () => {
    const flat = (values: readonly number[]) => values.map((value) => [value, value]);
    const pilot = means.map((value) => Array.from({ length: 12 }, () => value));
    const watched = watch(contrasts, pilot, []);
    const found = screenedChange({ low: flat([50, 40, 42]), high: flat([50, 45, 45]) }, flat(means), watched);
    // The lead of 5 is gone at the high end, half of the effect of 10 as well; the effect of 5 grows.
    expect(found).toMatchObject({ verdict: "moves", taken: 1 });
    const wide = watched.map((each) => ({ ...each, pilot: { value: each.pilot.value, interval: { low: -20, high: 20 } } }));
    expect(screenedChange({ low: flat([50, 40, 42]), high: flat([50, 45, 45]) }, flat(means), wide).taken).toBeNull();
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
