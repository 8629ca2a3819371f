import { describe, expect, it } from "vitest";
import { KeyedRandom, seedKey } from "../../../src/kernel/random.ts";
import { conclusionLevel, endConclusions, placeConclusions } from "../../../src/methods/assumptions/conclusions.ts";

const n = 20;
const parameters = 4;
const arms = 4;
const level = conclusionLevel(2 * parameters, arms);

/** Values `[arm][row]` about the arms' true means; every place has its own chance, and chance of the replication that arms share. */
function place(trial: number, id: number, means: readonly number[]): number[][] {
  const stream = new KeyedRandom(seedKey(`trial-${trial}`), 0).stream("test/assumptions");
  const draw = (arm: number, row: number) => 4 * (stream.uniform(1000 * id + arm, row) + stream.uniform(1000 * id + arm, row, 1) - 1);
  const shared = (row: number) => 20 * stream.uniform(9_999_999, row);
  return means.map((mean, arm) => Array.from({ length: n }, (_, row) => mean + shared(row) + draw(arm, row)));
}

/** Verdicts of one trial: the scenario's means, and those at each end of every parameter. */
function trialOf(trial: number, standardMeans: readonly number[], endMeans: readonly number[]) {
  const standardValues = place(trial, 0, standardMeans);
  const standard = placeConclusions(standardValues, level, 1)!;
  const ends = Array.from({ length: 2 * parameters }, (_, e) =>
    endConclusions(place(trial, e + 1, endMeans), standardValues, standard, level, 1),
  );
  return { standard, verdicts: ends.flatMap((end) => [end!.held!.verdict, ...end!.verdicts]) };
}

/** Share of 100 trials with each of the verdicts. */
function sharesOf(standard: readonly number[], end: readonly number[]) {
  const found = Array.from({ length: 100 }, (_, trial) => trialOf(trial, standard, end).verdicts);
  const share = (verdict: string) => found.filter((verdicts) => verdicts.some((one) => one === verdict)).length / found.length;
  return { reversed: share("reversed"), lost: share("lost"), decided: share("decided") };
}

describe("conclusions about arms at the ends of parameters", () => {
  it("are reversed, lost or decided in at most one study of twenty where no parameter changes anything", () => {
    // Absent, borderline and clear differences, eight ends each.
    for (const gap of [0, 1.5, 2, 6]) {
      const means = [50, 50 - gap, 50 - 2 * gap, 50 - 3 * gap];
      const { reversed, lost, decided } = sharesOf(means, means);
      expect(reversed, `reversed at a gap of ${gap}`).toBeLessThanOrEqual(0.05);
      expect(lost, `lost at a gap of ${gap}`).toBeLessThanOrEqual(0.05);
      expect(decided, `decided at a gap of ${gap}`).toBeLessThanOrEqual(0.05);
    }
  });

  it("are not reversed where an end only makes arms alike: they are lost", () => {
    const { reversed, lost } = sharesOf([50, 40, 46, 46], [50, 46, 46, 46]);
    expect(reversed).toBeLessThanOrEqual(0.05);
    expect(lost).toBeGreaterThan(0.95);
  });

  it("are reversed where another arm truly comes first, and where an effect truly turns", () => {
    for (let trial = 0; trial < 20; trial++) {
      const { standard, verdicts } = trialOf(trial, [50, 40, 45, 60], [50, 45, 40, 43]);
      expect(standard.lead).toMatchObject({ first: 1, runnerUp: 2, clear: true });
      expect(verdicts.slice(0, 4)).toEqual(["reversed", "holds", "holds", "reversed"]);
    }
  });

  it("turn with the direction of good", () => {
    const values = place(1, 0, [50, 40, 45, 60]);
    expect(placeConclusions(values, level, -1)!.lead).toMatchObject({ first: 3, runnerUp: 2, clear: true });
  });

  it("are decided where the scenario leaves them open", () => {
    const { standard, verdicts } = trialOf(3, [50, 45, 45, 50], [50, 30, 45, 40]);
    expect(standard.lead!.clear).toBe(false);
    expect(verdicts.slice(0, 4)).toEqual(["decided", "holds", "holds", "decided"]);
  });

  it("have wider intervals the more places and arms are looked at", () => {
    expect(conclusionLevel(0, 2)).toBeCloseTo(0.95, 12);
    expect(conclusionLevel(16, 4)).toBeCloseTo(1 - 0.05 / (17 * 5), 12);
  });

  it("rest on the replications in which every arm has a value, and are none without", () => {
    const values = place(1, 0, [50, 40, 45, 60]);
    values[2][0] = Number.NaN;
    const standard = placeConclusions(values, level, 1)!;
    expect(standard.n).toBe(n - 1);
    const broken = place(1, 1, [50, 40, 45, 60]).map((arm, a) => (a === 3 ? arm.map(() => Number.NaN) : arm));
    expect(endConclusions(broken, values, standard, level, 1)).toBeNull();
  });

  it("know no first place with one arm beside the baseline, only its effect", () => {
    const standard = placeConclusions(place(1, 0, [50, 40]), 0.95, 1)!;
    expect(standard.lead).toBeNull();
    const end = endConclusions(place(1, 1, [50, 60]), place(1, 0, [50, 40]), standard, 0.95, 1)!;
    expect([end.held, end.verdicts]).toEqual([null, ["reversed"]]);
  });
});
