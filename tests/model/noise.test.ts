/** Who pays for false alerts, and whose trust counts in the forum: a guard firm with people, without, and a firm that is not there. */
import { describe, expect, it } from "vitest";
import { pairOf } from "../../src/model/pairs.ts";
import { collaborate } from "../../src/model/processes/collaboration.ts";
import { handleNoise } from "../../src/model/processes/detection.ts";
import type { World } from "../../src/model/state.ts";
import { communityOf, emptyOrganisation, freshWorld, withParameters } from "./worlds.ts";

const GUARDS = { id: "guards", kind: "enterprise", role: "security-company" } as const;
const POLICE = { id: "police", kind: "police", role: "police-station" } as const;

/** Cameras everywhere, nobody to sort their alerts but these two. */
function watched(guards: number, police: number): World {
  const organisations = [emptyOrganisation({ ...GUARDS, staff: guards }), emptyOrganisation({ ...POLICE, staff: police })];
  const specification = withParameters(communityOf(2000, 30, { organisations }), {
    institutions: { cameraCoverage: 1, activeMonitoring: 1 },
    technology: { alertsPerCamera: 3 },
  });
  return freshWorld(specification);
}

/** Hours that a day of false alerts leaves with each, and all of them. */
function alertDay(guards: number, police: number) {
  const world = watched(guards, police);
  world.policy.cameraCoverage = 1;
  world.policy.activeMonitoring = 1;
  const [atGuards, atPolice] = world.organisations;
  const before = [atGuards.owed, atPolice.owed, world.period.alertHours];
  handleNoise(world);
  return { guards: atGuards.owed - before[0], police: atPolice.owed - before[1], all: world.period.alertHours - before[2] };
}

describe("false alerts", () => {
  it("are looked at by guards where there are any, and by the police where there are none", () => {
    const withGuards = alertDay(4, 6);
    expect(withGuards.all).toBeGreaterThan(0);
    expect(withGuards).toMatchObject({ guards: withGuards.all, police: 0 });
    const withoutGuards = alertDay(0, 6);
    expect(withoutGuards).toMatchObject({ guards: 0, police: withoutGuards.all });
  });

  it("are as many whoever looks at them, and nobody's where nobody is there", () => {
    expect(alertDay(0, 6).all).toBe(alertDay(4, 6).all);
    expect(alertDay(0, 0)).toMatchObject({ guards: 0, police: 0 });
  });
});

describe("trust in the forum", () => {
  it("is that of organisations with people: one that is not there neither trusts nor is trusted", () => {
    const organisations = [
      emptyOrganisation({ ...GUARDS, staff: 4 }),
      emptyOrganisation({ ...POLICE, staff: 6 }),
      emptyOrganisation({ id: "gone", kind: "enterprise", role: "property-company", staff: 0 }),
    ];
    const world = freshWorld(communityOf(400, 30, { organisations }));
    const { pairs, forum } = world;
    const set = (one: number, other: number, trust: number) => {
      pairs.trust[pairOf(pairs, one, other)] = trust;
    };
    set(0, 1, 0.8);
    set(1, 0, 0.4);
    for (const other of [0, 1]) set(2, other, 0);
    for (const other of [0, 1]) set(other, 2, 0);
    collaborate(world);
    // (0.8 + 0.4) / 2, as it was at the beginning of the month.
    expect(forum.trust).toBeCloseTo(0.6, 12);
  });
});
