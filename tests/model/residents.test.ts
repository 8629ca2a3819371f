import { describe, expect, it } from "vitest";
import { sigmoid } from "../../src/kernel/maths.ts";
import { participate } from "../../src/model/processes/participation.ts";
import { ageOfBand } from "../../src/model/residents.ts";
import type { World } from "../../src/model/state.ts";
import { communityOf, freshWorld, withParameters } from "./worlds.ts";

const FORMS = ["reporting", "patrol", "deliberation"] as const;

/** Σ over adults of σ(U/τ) for a form, and of its variance, with nothing expected of neighbours. Written from the formula. */
function expectedActive(world: World, form: number) {
  const p = world.parameters.participation;
  const { policy } = world;
  const r = world.residents.columns;
  const base = [p.baseReporting, p.basePatrol, p.baseDeliberation][form];
  const slope = [p.ageReporting, p.agePatrol, p.ageDeliberation][form];
  const cost = form === 0 ? (policy.channelCost + policy.participationCost) / 2 : policy.participationCost;
  let [mean, variance] = [0, 0];
  for (let i = 0; i < world.residents.count; i++) {
    if (r.ageBand[i] === 0) continue;
    const decades = (Math.min(80, ageOfBand[r.ageBand[i]]) - 45) / 10;
    const utility =
      base +
      slope * decades +
      p.efficacyWeight * (r.efficacy[i] - 0.5) +
      p.dutyWeight * (r.literacy[i] / 255 - 0.5) +
      p.intrinsicWeight * (r.intrinsicMotivation[i] - 0.5) +
      p.solidarity * (r.socialTrust[i] - 0.5) +
      p.habitWeight * r.habit[i] +
      p.recognitionWeight * policy.recognition * (0.3 + 0.7 * policy.publicity) +
      (form === 2 ? p.voiceWeight * (policy.voice - 0.2) : 0) -
      p.costWeight * (cost - 0.5);
    const chance = sigmoid(utility / p.temperature);
    mean += chance;
    variance += chance * (1 - chance);
  }
  return { mean, variance };
}

const countActive = (world: World, form: number) => world.residents.columns.active.reduce((sum, bits) => sum + ((bits >> form) & 1), 0);

describe("participation", () => {
  it.each([1, 2.5])("without a norm is the mean of σ(U/τ) over adults, in every form (τ = %d)", (temperature) => {
    const specification = withParameters(communityOf(8000, 1), { participation: { normWeight: 0, temperature } });
    for (const replication of [0, 1]) {
      const world = freshWorld(specification, replication);
      const expected = FORMS.map((_, form) => expectedActive(world, form));
      participate(world);
      FORMS.forEach((name, form) => {
        const { mean, variance } = expected[form];
        expect(mean, name).toBeGreaterThan(20);
        expect(Math.abs(countActive(world, form) - mean), name).toBeLessThan(4 * Math.sqrt(variance));
        expect(world.record.active[form]).toBeCloseTo(countActive(world, form) / 8000, 12);
      });
    }
  });

  it("rises in conditional cooperators when their neighbours take part, and not in free-riders", () => {
    const specification = withParameters(communityOf(8000, 1), { participation: { normWeight: 4 } });
    const byType = (neighbours: number) => {
      const world = freshWorld(specification);
      const { active, cooperationType, ageBand } = world.residents.columns;
      active.fill(neighbours);
      participate(world);
      const took = (type: number) =>
        active.reduce((sum, bits, i) => sum + (ageBand[i] > 0 && cooperationType[i] === type && bits > 0 ? 1 : 0), 0);
      return [took(0), took(1)];
    };
    const [alone, together] = [byType(0), byType(1)];
    expect(together[0]).toBeGreaterThan(2 * alone[0]);
    expect(together[1]).toBe(alone[1]);
  });

  it("sees near neighbours in small houses too", () => {
    const specification = withParameters(communityOf(600, 1), { participation: { normWeight: 8, conditionalSlope: 1 } });
    const houses = { ...specification, communities: specification.communities.map((entry) => ({ ...entry, buildings: 120, grids: 5 })) };
    const took = (neighbours: number) => {
      const world = freshWorld(houses);
      const { active, farFirst, farSecond, ageBand } = world.residents.columns;
      // The only far acquaintance of all is one child, who takes no part.
      const child = ageBand.indexOf(0);
      farFirst.fill(child);
      farSecond.fill(child);
      active.fill(neighbours);
      active[child] = 0;
      participate(world);
      return active.reduce((sum, bits, i) => sum + (ageBand[i] > 0 && bits > 0 ? 1 : 0), 0);
    };
    expect(took(1)).toBeGreaterThan(1.5 * took(0));
  });

  it("does not change with the order of communities' residents elsewhere: draws are by resident and week", () => {
    const [small, large] = [freshWorld(communityOf(800, 1)), freshWorld(communityOf(800, 1))];
    large.policy.voice = 1;
    participate(small);
    participate(large);
    const patrols = (world: World) => [...world.residents.columns.active].map((bits) => bits & 2);
    expect(patrols(large)).toEqual(patrols(small));
  });
});

describe("the population", () => {
  const specification = communityOf(8000, 1);
  const world = freshWorld(specification);
  const { population } = specification.parameters;
  const share = (column: ArrayLike<number>, test: (value: number) => boolean) => Array.from(column).filter(test).length / column.length;

  it("has the ages and cooperation types that its parameters say", () => {
    const { ageBand, cooperationType } = world.residents.columns;
    const near = (value: number, expected: number) =>
      expect(Math.abs(value - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / 8000));
    near(
      share(ageBand, (band) => band === 0),
      population.minorShare,
    );
    near(
      share(ageBand, (band) => band >= 5),
      specification.communities[0].elderlyShare,
    );
    near(
      share(cooperationType, (type) => type === 0),
      population.conditionalShare,
    );
    near(
      share(cooperationType, (type) => type === 1),
      population.freeRiderShare,
    );
    near(
      share(cooperationType, (type) => type === 2),
      population.humpShare,
    );
  });

  it("has attitudes around their means, all within [0, 1]", () => {
    for (const name of ["efficacy", "confidencePolice", "socialTrust", "satisfaction"] as const) {
      const column = world.residents.columns[name];
      const mean = column.reduce((sum, value) => sum + value, 0) / 8000;
      expect(Math.abs(mean - population[name]), name).toBeLessThan(0.01);
    }
  });

  it("lives where the place says: even houses, in order, all grids used", () => {
    const { place, residents } = world;
    const sizes = Array.from({ length: place.buildingCount }, (_, b) => place.buildingResident[b + 1] - place.buildingResident[b]);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(8000);
    expect([...residents.columns.building]).toEqual([...residents.columns.building].sort((a, b) => a - b));
    expect(new Set(place.buildingGrid).size).toBe(place.gridCount);
  });

  it("has needs that sum to one in every profile", () => {
    const { needs } = world.residents;
    const n = world.categories.length;
    for (let profile = 0; profile < needs.length / n; profile++) {
      const sum = needs.slice(profile * n, profile * n + n).reduce((all, value) => all + value, 0);
      expect(sum).toBeCloseTo(1, 12);
    }
  });

  it("changes nobody when one more resident moves in at the end", () => {
    const larger = freshWorld({ ...specification, communities: specification.communities.map((entry) => ({ ...entry, residents: 8001 })) });
    const names = ["ageBand", "cooperationType", "efficacy", "literacy", "disposition", "habit", "needProfile"] as const;
    for (const name of names) expect([...larger.residents.columns[name].slice(0, 8000)]).toEqual([...world.residents.columns[name]]);
  });
});
