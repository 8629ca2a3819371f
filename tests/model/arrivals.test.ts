import { describe, expect, it } from "vitest";
import { normalCdf } from "../../src/kernel/maths.ts";
import { gini } from "../../src/model/indicators/reading.ts";
import type { CategoryField } from "../../src/model/parameters/categories.ts";
import { arriveHazards, setArrivalRates } from "../../src/model/processes/hazards.ts";
import type { ModelSpecification } from "../../src/model/specification.ts";
import { communityOf, freshWorld, withCategoryFields, withOneCategory, withParameters } from "./worlds.ts";

/** Nothing prevents, triggers or moves arrivals. */
const plainFields: Partial<Record<CategoryField, number>> = {
  trend: 0,
  seasonAmplitude: 0,
  branchingRatio: 0,
  patrolPrevention: 0,
  guardPrevention: 0,
  problemPrevention: 0,
  volunteerPrevention: 0,
  cameraPrevention: 0,
  gatePrevention: 0,
  culturePrevention: 0,
  latentShare: 1,
};

/** Arrivals of each day in `days`, nothing else happening. */
function arrivals(specification: ModelSpecification, replication: number, days: readonly number[]): number[] {
  const world = freshWorld(specification, replication);
  return days.map((day) => {
    world.day = day;
    const before = world.hazards.created;
    arriveHazards(world);
    return world.hazards.created - before;
  });
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
const daysFrom = (first: number, count: number) => Array.from({ length: count }, (_, k) => first + k);

describe("arrivals", () => {
  it("are as many on average as rate, residents and level say, in each category, and Poisson", () => {
    const specification = withCategoryFields(communityOf(800, 1), plainFields);
    const totals = specification.categories.map(() => 0);
    const perRun: number[] = [];
    const days = 120;
    const seeds = 60;
    for (let replication = 0; replication < seeds; replication++) {
      const world = freshWorld(specification, replication);
      for (world.day = 0; world.day < days; world.day++) arriveHazards(world);
      world.period.createdByCategory.forEach((count, c) => {
        totals[c] += count;
      });
      perRun.push(sum([...world.period.createdByCategory]));
    }
    specification.categories.forEach(({ id, values }, c) => {
      const expected = (values.baseRate * 800 * days * seeds) / 365000;
      expect(Math.abs(totals[c] - expected), id).toBeLessThan(4 * Math.sqrt(expected));
    });
    const mean = sum(perRun) / seeds;
    const variance = sum(perRun.map((count) => (count - mean) ** 2)) / (seeds - 1);
    expect(Math.abs(variance / mean - 1)).toBeLessThan(4 * Math.sqrt(2 / (seeds - 1)));
  });

  it("scale with the level of the parameters and of the community", () => {
    const specification = withCategoryFields(communityOf(400, 1), plainFields);
    const rate = (entry: ModelSpecification) => sum([...freshWorld(entry).field.rate]);
    const plain = rate(specification);
    const louder = { ...specification, communities: specification.communities.map((entry) => ({ ...entry, hazardLevel: 3 })) };
    expect(rate(louder) / plain).toBeCloseTo(3, 12);
    expect(rate(withParameters(specification, { hazards: { level: 0.25 } })) / plain).toBeCloseTo(0.25, 12);
    expect(rate({ ...specification, communities: specification.communities.map((entry) => ({ ...entry, hazardLevel: 0 })) })).toBe(0);
  });

  it("follow a Poisson law even where very many arrive at one building in a day", () => {
    const one = withOneCategory(communityOf(2000, 1), { ...plainFields, baseRate: 2000 });
    const crowded = withParameters({ ...one, communities: one.communities.map((entry) => ({ ...entry, buildings: 1, grids: 1 })) }, {});
    for (const [level, tolerance] of [
      [1, 5],
      [8, 5],
      [10, 5],
    ] as const) {
      const expected = 20 * ((2000 * 2000 * level) / 365000) * 10;
      const busy = withParameters(
        { ...crowded, communities: crowded.communities.map((entry) => ({ ...entry, hazardLevel: 10 })) },
        { hazards: { level } },
      );
      const total = sum(arrivals(busy, 0, daysFrom(0, 20)));
      expect(Math.abs(total - expected), `level ${level}`).toBeLessThan(tolerance * Math.sqrt(expected));
    }
  });

  it("swing with the season: most on the peak day, fewest half a year later, the yearly total as without", () => {
    const calm = withOneCategory(communityOf(800, 1), { ...plainFields, baseRate: 1500 });
    const seasonal = withOneCategory(communityOf(800, 1), { ...plainFields, baseRate: 1500, seasonAmplitude: 0.5, seasonPeakDay: 100 });
    const total = (entry: ModelSpecification, days: readonly number[]) =>
      sum([0, 1, 2, 3, 4, 5].map((replication) => sum(arrivals(entry, replication, days))));
    const [peak, trough] = [total(seasonal, daysFrom(90, 21)), total(seasonal, daysFrom(272, 21))];
    expect(peak / total(calm, daysFrom(90, 21))).toBeGreaterThan(1.35);
    expect(trough / total(calm, daysFrom(272, 21))).toBeLessThan(0.65);
    expect(Math.abs(total(seasonal, daysFrom(0, 365)) / total(calm, daysFrom(0, 365)) - 1)).toBeLessThan(0.04);
  });

  it("move by the yearly trend", () => {
    const falling = withOneCategory(communityOf(800, 1), { ...plainFields, baseRate: 1500, trend: -0.2 });
    const year = (first: number) => sum([0, 1, 2, 3].map((replication) => sum(arrivals(falling, replication, daysFrom(first, 365)))));
    expect(Math.abs(year(730) / year(0) - 0.64)).toBeLessThan(0.04);
  });

  it("are multiplied by 1 / (1 − branching ratio) by self-excitation, wherever triggered hazards fall", () => {
    const days = daysFrom(0, 500);
    const total = (branchingRatio: number, nearbyShare: number) => {
      const fields = { ...plainFields, baseRate: 600, branchingRatio, excitationDays: 5, concentration: 0.5 };
      const specification = withParameters(withOneCategory(communityOf(800, 1), fields), { hazards: { nearbyShare } });
      return sum([0, 1, 2, 3, 4, 5].map((replication) => sum(arrivals(specification, replication, days).slice(100))));
    };
    const base = total(0, 0);
    for (const ratio of [0.3, 0.6]) {
      for (const nearby of [0, 1]) {
        const factor = total(ratio, nearby) / base;
        // A total of a self-exciting process varies by 1 / (1 − n)³ times its base rate.
        const spread = 5 * Math.sqrt(1 / (base * (1 - ratio) ** 3) + 1 / (base * (1 - ratio) ** 2));
        expect(Math.abs(factor - 1 / (1 - ratio)), `ratio ${ratio}, nearby ${nearby}`).toBeLessThan(spread);
      }
    }
  });

  it("are prevented in the end by the product of what prevents them, half of each effect at the half dose", () => {
    const fields = {
      ...plainFields,
      patrolPrevention: 0.4,
      guardPrevention: 0.3,
      problemPrevention: 0.6,
      cameraPrevention: 0.2,
      gatePrevention: 0.1,
      culturePrevention: 0.5,
    };
    const specification = withParameters(withOneCategory(communityOf(400, 1), fields), {
      institutions: { cameraCoverage: 0.5, activeMonitoring: 0.4, gateCoverage: 0.6, safetyCulture: 0.7 },
    });
    const bare = freshWorld(withOneCategory(communityOf(400, 1), plainFields)).field.rate;
    const world = freshWorld(specification);
    const { hazards, technology } = world.parameters;
    world.field.patrol.fill(hazards.patrolHalfDose);
    world.field.guard.fill(3 * hazards.guardHalfDose);
    world.field.prevention.fill(2 * hazards.preventionHalfDose);
    setArrivalRates(world);
    const monitored = 0.4 + 0.6 * technology.passiveShare;
    const left = (1 - 0.6 * (2 / 3)) * (1 - 0.4 / 2) * (1 - 0.3 * 0.75) * (1 - 0.2 * 0.5 * monitored) * (1 - 0.1 * 0.6) * (1 - 0.5 * 0.7);
    world.field.rate.forEach((rate, b) => {
      expect(rate / bare[b]).toBeCloseTo(left, 12);
    });
  });
});

describe("the risk of places", () => {
  const buildings = 4000;
  const large = (concentration: number) => {
    const [community] = communityOf(8000, 1).communities;
    const specification = withOneCategory(communityOf(8000, 1), { concentration });
    return freshWorld({ ...specification, communities: [{ ...community, buildings, grids: 10 }] }).place.risk;
  };

  it.each([0.5, 1, 1.5])("is log-normal: at a concentration of %d its Gini coefficient is 2Φ(s/√2) − 1", (concentration) => {
    const expected = 2 * normalCdf(concentration / Math.SQRT2) - 1;
    expect(Math.abs(gini(large(concentration))! - expected)).toBeLessThan(0.03);
  });

  it("is 1 per resident on average, so that concentration moves hazards about without adding any", () => {
    for (const concentration of [0, 1, 3]) {
      const risk = large(concentration);
      expect(sum([...risk]) / buildings).toBeCloseTo(1, 9);
      if (concentration === 0) expect([...risk].every((value) => Math.abs(value - 1) < 1e-12)).toBe(true);
    }
  });

  it("is alike in all categories of a building: a dangerous place is dangerous", () => {
    const world = freshWorld(withCategoryFields(communityOf(8000, 1), { concentration: 1 }));
    const { risk, buildingCount, categoryCount } = world.place;
    const logs = (c: number) => Array.from({ length: buildingCount }, (_, b) => Math.log(risk[b * categoryCount + c]));
    const [x, y] = [logs(0), logs(1)];
    const mean = (values: number[]) => sum(values) / values.length;
    const product = (a: number[], b: number[]) => mean(a.map((value, i) => (value - mean(a)) * (b[i] - mean(b))));
    expect(product(x, y) / Math.sqrt(product(x, x) * product(y, y))).toBeGreaterThan(0.4);
  });
});
