/** Where buildings lie, who is near whom, and what one building does to the next. */
import { describe, expect, it } from "vitest";
import { dispatchPatrols } from "../../src/model/agents/police.ts";
import { neighboursWithin } from "../../src/model/neighbours.ts";
import type { CategoryField } from "../../src/model/parameters/categories.ts";
import { layOut, type Place } from "../../src/model/place.ts";
import { arriveHazards, setArrivalRates } from "../../src/model/processes/hazards.ts";
import type { CommunitySpecification, ModelSpecification } from "../../src/model/specification.ts";
import type { World } from "../../src/model/state.ts";
import { baseSpecification, communityOf, emptyCommunity, freshWorld, withOneCategory, withParameters } from "./worlds.ts";

const sum = (values: Iterable<number>) => [...values].reduce((all, value) => all + value, 0);

function inCommunities(communities: readonly Partial<CommunitySpecification>[]): ModelSpecification {
  const base = baseSpecification();
  return { ...base, communities: communities.map((entry, i) => ({ ...base.communities[0], id: `c${i}`, ...entry })) };
}

const distance = ({ x, y }: Place, a: number, b: number) => Math.hypot(x[a] - x[b], y[a] - y[b]);
const buildingsOf = ({ communityBuilding }: Place, community: number) =>
  Array.from({ length: communityBuilding[community + 1] - communityBuilding[community] }, (_, k) => communityBuilding[community] + k);
const nearest = (place: Place, from: readonly number[], to: readonly number[]) =>
  Math.min(...from.flatMap((a) => to.filter((b) => b !== a).map((b) => distance(place, a, b))));

describe("the layout", () => {
  it("puts every building at the spacing from its nearest neighbour, and 60 buildings of 8,000 residents on 16 to 44 hectares", () => {
    const place = layOut(inCommunities([{}]));
    for (const b of buildingsOf(place, 0)) expect(nearest(place, [b], buildingsOf(place, 0))).toBe(48);
    const side = (values: Float64Array) => Math.max(...values) - Math.min(...values) + 48;
    const hectares = (side(place.x) * side(place.y)) / 10_000;
    expect(hectares).toBeGreaterThan(16);
    expect(hectares).toBeLessThan(44);
  });

  it("follows the spacing", () => {
    const wide = withParameters(inCommunities([{}]), { space: { buildingSpacing: 55 } });
    const place = layOut(wide);
    expect(nearest(place, buildingsOf(place, 0), buildingsOf(place, 0))).toBe(55);
  });

  it("tiles a community with its grids: no grid reaches into another", () => {
    const place = layOut(inCommunities([{ buildings: 77, grids: 9 }]));
    const box = (grid: number) => {
      const own = buildingsOf(place, 0).filter((b) => place.buildingGrid[b] === grid);
      const [xs, ys] = [own.map((b) => place.x[b]), own.map((b) => place.y[b])];
      return { west: Math.min(...xs), east: Math.max(...xs), south: Math.min(...ys), north: Math.max(...ys) };
    };
    for (let a = 0; a < 9; a++) {
      for (let b = 0; b < a; b++) {
        const [p, q] = [box(a), box(b)];
        expect(p.east < q.west || q.east < p.west || p.north < q.south || q.north < p.south, `grids ${a} and ${b}`).toBe(true);
      }
    }
  });

  it("sets communities side by side with a road between, none upon another, whatever their sizes", () => {
    const sizes = [60, 12, 200, 5, 90, 33, 1, 64, 48, 70];
    const place = layOut(inCommunities(sizes.map((buildings) => ({ buildings, grids: Math.ceil(buildings / 8) }))));
    for (let a = 0; a < sizes.length; a++) {
      const others = Array.from({ length: place.buildingCount }, (_, b) => b).filter((b) => place.buildingCommunity[b] !== a);
      expect(nearest(place, buildingsOf(place, a), others), `community ${a}`).toBeGreaterThanOrEqual(48 + 30);
    }
    const [first, second] = [buildingsOf(place, 0), buildingsOf(place, 1)];
    expect(nearest(place, first, second)).toBe(48 + 30);
  });

  it("moves no community when one more is added", () => {
    const sizes = [60, 12, 200, 5, 90, 33];
    const places = sizes.map((_, n) => layOut(inCommunities(sizes.slice(0, n + 1).map((buildings) => ({ buildings, grids: 3 })))));
    places.slice(1).forEach((place, n) => {
      expect(place.x.slice(0, places[n].x.length)).toEqual(places[n].x);
      expect(place.y.slice(0, places[n].y.length)).toEqual(places[n].y);
    });
  });

  it("takes the coordinates that a scenario gives", () => {
    const place = layOut(
      inCommunities([
        {
          buildings: 3,
          grids: 1,
          coordinates: [
            [10, 20],
            [30.5, -4],
            [0, 0],
          ],
        },
      ]),
    );
    expect([...place.x]).toEqual([10, 30.5, 0]);
    expect([...place.y]).toEqual([20, -4, 0]);
  });
});

describe("neighbours", () => {
  const scattered = (count: number) => {
    const at = (k: number, stretch: number) => ((k * 7919 * stretch) % 1009) - 300;
    const column = (stretch: number) => Float64Array.from({ length: count }, (_, k) => at(k + 1, stretch));
    return { x: column(1), y: column(31), targets: Float64Array.from({ length: count }, (_, k) => k % 5) };
  };

  it("are all within reach that have something to strike, each with its weight by distance and targets, whatever cells are searched", () => {
    const points = scattered(300);
    const { offsets, ids, weights, nearness } = neighboursWithin(points, { halfDistance: 40, reach: 130 });
    for (let b = 0; b < 300; b++) {
      const metres = (other: number) => Math.hypot(points.x[b] - points.x[other], points.y[b] - points.y[other]);
      const wanted = Array.from({ length: 300 }, (_, k) => k).filter((k) => k !== b && points.targets[k] > 0 && metres(k) <= 130);
      expect([...ids.slice(offsets[b], offsets[b + 1])]).toEqual(wanted);
      const pull = (k: number) => points.targets[k] * 0.5 ** (metres(k) / 40);
      const all = sum(wanted.map(pull));
      wanted.forEach((k, n) => {
        expect(weights[offsets[b] + n]).toBeCloseTo(pull(k) / all, 12);
        expect(nearness[offsets[b] + n]).toBeCloseTo(0.5 ** (metres(k) / 40), 12);
      });
    }
  });

  it("have weights that sum to 1 for every building, corners included", () => {
    const { neighbours, buildingCount } = layOut(inCommunities([{}, { buildings: 20, grids: 4 }]));
    for (let b = 0; b < buildingCount; b++) {
      expect(sum(neighbours.weights.slice(neighbours.offsets[b], neighbours.offsets[b + 1]))).toBeCloseTo(1, 12);
    }
  });

  it("live across the road too, and in the own community alone where roads are wider than the reach", () => {
    const crossings = (roadWidth: number) => {
      const place = layOut(withParameters(inCommunities([{}, {}]), { space: { roadWidth } }));
      const { offsets, ids } = place.neighbours;
      const crosses = (b: number) =>
        [...ids.slice(offsets[b], offsets[b + 1])].some((k) => place.buildingCommunity[k] !== place.buildingCommunity[b]);
      return buildingsOf(place, 0).filter(crosses).length;
    };
    expect(crossings(30)).toBeGreaterThan(5);
    expect(crossings(151)).toBe(0);
  });

  it("are refused where the pairs would not fit into memory", () => {
    const count = 11_000;
    const crowd = { x: new Float64Array(count), y: new Float64Array(count), targets: new Float64Array(count).fill(1) };
    expect(() => neighboursWithin(crowd, { halfDistance: 40, reach: 150 })).toThrow("space.reach: expected at most");
  });
});

/** Nothing but patrol prevents, and only at one category. */
const plainFields: Partial<Record<CategoryField, number>> = {
  baseRate: 3000,
  trend: 0,
  seasonAmplitude: 0,
  branchingRatio: 0,
  patrolPrevention: 0.6,
  guardPrevention: 0,
  problemPrevention: 0,
  volunteerPrevention: 0,
  cameraPrevention: 0,
  gatePrevention: 0,
  culturePrevention: 0,
  latentShare: 1,
};

describe("self-excitation", () => {
  const excited = (nearbyShare: number, communities: readonly Partial<CommunitySpecification>[]) => {
    const one = withOneCategory(inCommunities(communities), { ...plainFields, branchingRatio: 0.5, excitationDays: 10 });
    const world = freshWorld(withParameters(one, { hazards: { nearbyShare } }));
    world.day = 0;
    arriveHazards(world);
    return world;
  };

  it.each([0, 0.3, 1])("hands on the branching ratio exactly, at edges too, with a share of %d nearby", (nearbyShare) => {
    const world = excited(nearbyShare, [{ residents: 800 }, { residents: 300, buildings: 7, grids: 2 }]);
    const hazards = world.hazards.created;
    expect(hazards).toBeGreaterThan(5);
    expect(sum(world.field.excitation) / (hazards * 0.5 * (1 - Math.exp(-0.1)))).toBeCloseTo(1, 13);
  });

  it("falls by what police work on the place prevents there, wherever it was triggered", () => {
    const [plain, worked] = [0, 0.15].map((hours) => {
      const one = withOneCategory(inCommunities([{ residents: 800 }]), {
        ...plainFields,
        branchingRatio: 0.5,
        excitationDays: 10,
        problemPrevention: 0.4,
      });
      const world = freshWorld(withParameters(one, { hazards: { nearbyShare: 0.4, preventionHalfDose: 0.15 } }));
      world.day = 0;
      world.field.prevention.fill(hours, 0, 5);
      arriveHazards(world);
      return world.field.excitation;
    });
    expect(plain.filter((value) => value > 0).length).toBeGreaterThan(10);
    for (const [b, value] of plain.entries()) expect(worked[b]).toBeCloseTo(b < 5 ? 0.8 * value : value, 14);
    expect(sum(plain.slice(0, 5))).toBeGreaterThan(0);
  });

  it("stays at the building without neighbours, whatever the share", () => {
    const world = excited(1, [{ residents: 800, buildings: 1, grids: 1 }]);
    expect(sum(world.field.excitation) / (world.hazards.created * 0.5 * (1 - Math.exp(-0.1)))).toBeCloseTo(1, 13);
  });

  it("goes to neighbours by their weights", () => {
    // One hazard at the middle of three: the near neighbour (40 m) gets two thirds, the far one (80 m) one third.
    const world = handWorld({ hazards: { nearbyShare: 0.6 } }, { branchingRatio: 0.5, excitationDays: 10, patrolPrevention: 0 });
    world.field.rate.set([0, 12, 0]);
    world.day = 0;
    arriveHazards(world);
    const each = world.hazards.created * 0.5 * (1 - Math.exp(-0.1));
    expect(world.hazards.created).toBeGreaterThan(2);
    [0.4, 0.4, 0.2].forEach((share, b) => {
      expect(world.field.excitation[b] / each).toBeCloseTo(share, 12);
    });
  });

  it("is not felt before the next day, so that no building sees the arrivals of a day before another", () => {
    const world = handWorld({ hazards: { nearbyShare: 1 } }, { branchingRatio: 0.9, excitationDays: 1, patrolPrevention: 0 });
    world.field.rate.set([1000, 0, 0]);
    world.day = 0;
    arriveHazards(world);
    const { columns, used } = world.hazards;
    expect(new Set(columns.building.slice(0, used))).toEqual(new Set([0]));
  });
});

/** Three buildings of 100 residents in a row at 0, 40 and 120 m; half-distance 40 m, reach 100 m. */
function handWorld(parameters: Parameters<typeof withParameters>[1], fields: Partial<Record<CategoryField, number>> = {}): World {
  const coordinates = [
    [0, 0],
    [40, 0],
    [120, 0],
  ] as const;
  const [community] = communityOf(300, 1).communities;
  const one = withOneCategory(communityOf(300, 1), { ...plainFields, ...fields });
  const three = { ...one, communities: [{ ...community, buildings: 3, grids: 1, coordinates }] };
  return freshWorld(
    withParameters(three, {
      ...parameters,
      space: { halfDistance: 40, reach: 100, displacedShare: 0, diffusedShare: 0, ...parameters.space },
    }),
  );
}

describe("a hot spot among three buildings, worked out by hand", () => {
  const rates = (displacedShare: number, diffusedShare: number) => {
    const world = handWorld({ space: { displacedShare, diffusedShare }, hazards: { patrolHalfDose: 1 } });
    world.field.patrol.set([1, 0, 0]);
    setArrivalRates(world);
    return { rate: [...world.field.rate], bare: [...world.field.unpatrolled] };
  };

  it("prevents there alone when nothing spreads", () => {
    const { rate, bare } = rates(0, 0);
    expect(rate).toEqual([bare[0] * (1 - 0.6 * 0.5), bare[1], bare[2]]);
  });

  it("displaces a share of what it prevents to the one neighbour within reach", () => {
    const { rate, bare } = rates(0.4, 0);
    expect(rate[1]).toBeCloseTo(bare[1] + 0.4 * 0.6 * 0.5 * bare[0], 12);
    expect(rate[2]).toBe(bare[2]);
  });

  it("is felt by that neighbour when benefit diffuses: half of one hour, halved by 40 m, a fifth of the full effect", () => {
    const { rate, bare } = rates(0, 0.5);
    expect(rate[0]).toBe(bare[0] * (1 - 0.6 * 0.5));
    expect(rate[1]).toBeCloseTo(bare[1] * (1 - 0.6 / 5), 12);
    expect(rate[2]).toBe(bare[2]);
  });

  it("does both at once, each where protection is thinner", () => {
    const { rate, bare } = rates(0.4, 0.5);
    expect(rate[0]).toBeCloseTo(0.7 * bare[0], 12);
    expect(rate[1]).toBeCloseTo(0.88 * bare[1] + 0.4 * 0.6 * (1 / 2 - 1 / 5) * bare[0], 12);
    expect(rate[2]).toBeCloseTo(bare[2] + 0.4 * 0.6 * (1 / 3) * (1 / 5) * bare[1], 12);
  });
});

describe("hot-spot patrol in the base community", () => {
  const hot = [7, 8, 20, 33, 50, 59];
  const world = (displacedShare: number, diffusedShare: number, patrol: (b: number) => number = (b) => (hot.includes(b) ? 0.8 : 0.05)) => {
    const made = freshWorld(withParameters(baseSpecification(), { space: { displacedShare, diffusedShare } }));
    made.field.patrol.forEach((_, b) => {
      made.field.patrol[b] = patrol(b);
    });
    setArrivalRates(made);
    return made;
  };
  const elsewhere = ({ field, categories }: World) =>
    sum(field.rate.filter((_, cell) => !hot.includes(Math.floor(cell / categories.length))));

  it("displaces exactly the share of what better patrolled buildings are spared", () => {
    const [none, some] = [world(0, 0), world(0.3, 0)];
    const { offsets, ids, weights } = some.place.neighbours;
    let spared = 0;
    for (let b = 0; b < some.place.buildingCount; b++) {
      for (let k = offsets[b]; k < offsets[b + 1]; k++) {
        const more = Math.max(0, some.field.deterrence[b] - some.field.deterrence[ids[k]]);
        for (const { index, fields } of some.categories) {
          spared += weights[k] * more * fields.patrolPrevention * some.field.unpatrolled[b * some.categories.length + index];
        }
      }
    }
    expect(spared).toBeGreaterThan(0);
    expect((sum(some.field.rate) - sum(none.field.rate)) / (0.3 * spared)).toBeCloseTo(1, 9);
  });

  it("raises arrivals elsewhere by displacement alone and lowers them by diffusion alone; the sum may go either way", () => {
    const none = elsewhere(world(0, 0));
    expect(elsewhere(world(0.2, 0))).toBeGreaterThan(none);
    expect(elsewhere(world(0, 0.2))).toBeLessThan(none);
    expect(elsewhere(world(0.41, 0.05))).toBeGreaterThan(none);
    expect(elsewhere(world(0.05, 0.3))).toBeLessThan(none);
  });

  it("moves nothing, to the bit, where both shares are 0, and where patrol is even", () => {
    const bare = world(0, 0);
    const { patrolHalfDose } = bare.parameters.hazards;
    bare.field.rate.forEach((rate, cell) => {
      const b = Math.floor(cell / bare.categories.length);
      const { patrolPrevention } = bare.categories[cell % bare.categories.length].fields;
      const dose = bare.field.patrol[b];
      expect(rate).toBe(bare.field.unpatrolled[cell] * (1 - patrolPrevention * (dose / (dose + patrolHalfDose))));
    });
    expect(world(0.41, 0.3, () => 0.2).field.rate).toEqual(world(0, 0, () => 0.2).field.rate);
  });

  it("goes to the tenth of buildings with the most reported places, the first of equals, and fades day by day", () => {
    const made = freshWorld(baseSpecification());
    const station = made.organisations.find(({ kind }) => kind === "police")!;
    for (const organisation of made.organisations) organisation.patrolHours = organisation === station ? 12 : 0;
    made.policy.hotspotShare = 0.5;
    for (const b of hot) made.field.recorded[b] = 3;
    made.field.recorded[58] = 3;
    dispatchPatrols(made);
    const fresh = 1 - made.parameters.hazards.residualDeterrence;
    made.field.patrol.forEach((felt, b) => {
      expect(felt, `building ${b}`).toBeCloseTo(fresh * (0.1 + (hot.slice(0, 5).includes(b) || b === 58 ? 1 : 0)), 12);
    });
    station.patrolHours = 0;
    const before = made.field.patrol.slice();
    dispatchPatrols(made);
    expect(made.field.patrol).toEqual(before.map((felt) => made.parameters.hazards.residualDeterrence * felt));
  });

  it("spreads into the next community but not to where nothing can happen", () => {
    const rateNextDoor = (hazardLevel: number, displacedShare: number) => {
      const next = { ...emptyCommunity({ residents: 400, buildings: 9, grids: 1 }), hazardLevel };
      const specification = { ...baseSpecification(), communities: [...baseSpecification().communities, next] };
      const made = freshWorld(withParameters(specification, { space: { displacedShare, diffusedShare: 0 } }));
      made.field.patrol.fill(1, 0, made.place.communityBuilding[1]);
      setArrivalRates(made);
      return sum(made.field.rate.slice(made.place.communityBuilding[1] * made.categories.length));
    };
    expect(rateNextDoor(1, 0.3)).toBeGreaterThan(rateNextDoor(1, 0));
    expect(rateNextDoor(0, 0.3)).toBe(0);
  });
});
