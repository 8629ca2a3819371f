import { describe, expect, it } from "vitest";
import { aimOfRounds, matchDemand, needsFollowed, needsKnown, pullOfNeeds, serves, supplyPresence } from "../../src/model/needs.ts";
import type { World } from "../../src/model/state.ts";
import { communityOf, freshWorld, withParameters } from "./worlds.ts";

/** A world where needs are followed to 0.4 in a community: known to a half, acted on to 0.8. */
function following(): World {
  const specification = withParameters(communityOf(400, 30), {
    institutions: { demandKnowledge: 0.5, serviceOrientation: 1, voice: 0 },
    demand: { serviceFollowing: 0.8, responsiveFollowing: 0.2 },
  });
  const world = freshWorld(specification);
  world.record.unmet.fill(0);
  return world;
}

const indexOf = (world: World, id: string) => world.categories.findIndex((category) => category.id === id);
const everywhere = { community: -1 };

describe("how far work follows needs", () => {
  it("is what is known of them by how far it is acted on", () => {
    const world = following();
    expect(needsKnown(world, 0)).toBe(0.5);
    expect(needsFollowed(world, 0)).toBeCloseTo(0.4, 12);
    world.policy.responsiveness = 1;
    expect(needsFollowed(world, 0)).toBeCloseTo(0.5, 12);
  });

  it("asks for more hours by what lacks in what they serve, and for no more where nothing lacks or it is served by others", () => {
    const world = following();
    expect(pullOfNeeds(world, everywhere, serves.patrol)).toBe(1);
    world.record.unmet[indexOf(world, "dispute")] = 1;
    expect(pullOfNeeds(world, everywhere, ({ mediable }) => mediable)).toBeCloseTo(1 + 0.4 * share(world, "dispute", "mediable"), 12);
    world.record.unmet.fill(0);
    world.record.unmet[indexOf(world, "property-crime")] = 0.5;
    expect(pullOfNeeds(world, everywhere, serves.prevention)).toBeCloseTo(
      1 + 0.4 * 0.5 * share(world, "property-crime", "problemPrevention"),
      12,
    );
  });

  it("turns rounds to what lacks, with as much attention as before for all that they can see", () => {
    const world = following();
    const latent = world.categories.map(({ fields }) => fields.latentShare);
    const whole = latent.reduce((sum, weight) => sum + weight, 0);
    const seen = (aim: Float64Array) => latent.reduce((sum, weight, c) => sum + weight * aim[c], 0);
    expect(Array.from(aimOfRounds(world))).toEqual(latent.map(() => 1));
    const fire = indexOf(world, "fire-facility");
    world.record.unmet[fire] = 1;
    const aim = aimOfRounds(world);
    expect(seen(aim)).toBeCloseTo(whole, 12);
    expect(aim[fire] / aim[indexOf(world, "environment-traffic")]).toBeCloseTo(1.4, 12);
  });
});

describe("what is supplied", () => {
  it("counts every hour of presence once, a week's for a day's, for what it serves", () => {
    const world = following();
    for (const organisation of world.organisations)
      organisation.patrolHours = organisation.preventionHours = organisation.mediatingHours = 0;
    for (const field of [world.field.guard, world.field.volunteer, world.field.inspection]) field.fill(0);
    world.record.supply.fill(0);
    const [police] = world.organisations.filter(({ role }) => role === "police-station");
    police.preventionHours = 3;
    world.field.inspection[0] = 2;
    supplyPresence(world);
    expect(world.record.supply.reduce((sum, hours) => sum + hours, 0)).toBeCloseTo(7 * 5, 9);
    expect(world.record.supply[indexOf(world, "fire-facility")]).toBeCloseTo(7 * 2 * share(world, "fire-facility", "latentShare"), 9);
  });

  it("lacks where its share falls short of the share that is needed, and fades", () => {
    const world = following();
    world.record.supply.fill(0);
    const [fire, dispute] = [indexOf(world, "fire-facility"), indexOf(world, "dispute")];
    world.record.supply[fire] = 10;
    const before = world.period.unmetDemand;
    matchDemand(world);
    expect(world.record.unmet[fire]).toBe(0);
    expect(world.record.unmet[dispute]).toBe(1);
    // All that is needed but fire safety, which is oversupplied.
    const needed = meanNeeds(world);
    expect(world.period.unmetDemand - before).toBeCloseTo(1 - needed[fire], 9);
    expect(world.record.supply[fire]).toBeCloseTo(10 * world.parameters.demand.supplyMemory, 12);
  });
});

function share(world: World, id: string, field: "mediable" | "problemPrevention" | "latentShare"): number {
  const weights = world.categories.map(({ fields }) => fields[field]);
  return weights[indexOf(world, id)] / weights.reduce((sum, weight) => sum + weight, 0);
}

function meanNeeds({ residents, categories }: World): number[] {
  const n = categories.length;
  return categories.map((_, c) => {
    let sum = 0;
    for (let i = 0; i < residents.count; i++) sum += residents.needs[residents.columns.needProfile[i] * n + c];
    return sum / residents.count;
  });
}
