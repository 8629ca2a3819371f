import { describe, expect, it } from "vitest";
import { coverageAt, type PlatformPoint, platformPointIds, servedAt } from "../../src/model/platform.ts";
import { communityOf, digestOutput, freshWorld, run, useOf, withParameters } from "./worlds.ts";

/** A community on a platform from the first day, with every right lead written down and audits made. */
function onPlatform(days: number) {
  const base = communityOf(2000, days);
  const platform = useOf("information-sharing", { planningDays: 0, constructionDays: 0 });
  return withParameters({ ...base, interventions: [platform] }, { institutions: { auditIntensity: 0.4 } });
}
const without = (points: readonly PlatformPoint[], days = 150) => ({ ...onPlatform(days), experiment: { platformWithout: points } });

describe("the platform", () => {
  const whole = digestOutput(run(onPlatform(150)).output);

  it.each(platformPointIds)("acts at its point: %s", (point) => {
    expect(digestOutput(run(without([point])).output)).not.toBe(whole);
  });

  it("acts at none where all are left out, though it is there", () => {
    const { world } = run(without(platformPointIds));
    expect(world.policy.platformCoverage).toBeGreaterThan(0);
    for (const point of platformPointIds) expect([coverageAt(world, point), servedAt(world, point)]).toEqual([0, 0]);
  });

  it("serves what it covers in systems that fit together, and lacks only the point left out", () => {
    const world = freshWorld(without(["merging"], 1));
    world.policy.platformCoverage = 0.8;
    world.policy.interoperability = 0.5;
    expect(coverageAt(world, "merging")).toBe(0);
    expect(coverageAt(world, "registry")).toBe(0.8);
    expect(servedAt(world, "registry")).toBeCloseTo(0.4, 12);
  });
});
