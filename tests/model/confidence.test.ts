import { describe, expect, it } from "vitest";
import { reportProbability } from "../../src/model/agents/resident.ts";
import { channelIds, chooseChannel } from "../../src/model/channels.ts";
import { confidenceIn, isOwnMatter } from "../../src/model/confidence.ts";
import { experienceOutcome } from "../../src/model/processes/experience.ts";
import { openCase } from "../../src/model/processes/routing.ts";
import type { World } from "../../src/model/state.ts";
import { cast, categoryOf, margin, matterOf, strangers } from "./walks.ts";

const [POLICE_LINE, HOTLINE] = channelIds.map((_, channel) => channel);
const logit = (p: number) => Math.log(p / (1 - p));

/** A resident reports to the police, who take nothing down. */
function turnedAway(category: string) {
  const world = strangers({ recording: { discretion: 40, pressureWeight: 0 } });
  const { police } = cast(world);
  const slot = matterOf(world, 0, categoryOf(world, category));
  const before = world.residents.confidence.map((column) => Float64Array.from(column));
  const efficacy = world.residents.columns.efficacy[0];
  openCase(world, slot, 0, 0, POLICE_LINE, police);
  expect(world.period.notTakenDown).toBe(1);
  return {
    moved: world.residents.confidence.map((column, kind) => column.reduce((sum, value, i) => sum + Math.abs(value - before[kind][i]), 0)),
    efficacy: world.residents.columns.efficacy[0] - efficacy,
    police: police.kindIndex,
    world,
  };
}

/** What came of so many cases of a category in the hands of an organisation, found by nobody in particular. */
function cases(world: World, who: keyof ReturnType<typeof cast>, category: string, count: number, delay: number): void {
  for (let n = 0; n < count; n++) experienceOutcome(world, cast(world)[who], matterOf(world, n, categoryOf(world, category)), delay);
}

describe("confidence in a kind", () => {
  it("is not touched by a pothole that the police would not take down, though the reporter gives up hope and remembers it of potholes", () => {
    const { moved, efficacy, police, world } = turnedAway("environment-traffic");
    expect(isOwnMatter(world, 0, police, categoryOf(world, "environment-traffic"))).toBe(false);
    expect(moved).toEqual([0, 0, 0, 0]);
    expect(efficacy).toBeLessThan(0);
    expect(confidenceIn(world, 0, police, 0, categoryOf(world, "environment-traffic"))).toBeLessThan(world.residents.confidence[police][0]);
    expect(confidenceIn(world, 0, police, 0, categoryOf(world, "public-order"))).toBe(world.residents.confidence[police][0]);
  });

  it("falls, and in the police alone, where they turn a burglary away", () => {
    const { moved, police } = turnedAway("property-crime");
    expect(moved[police]).toBeGreaterThan(0);
    expect(moved.filter((_, kind) => kind !== police)).toEqual([0, 0, 0]);
  });
});

describe("what a community knows of a kind in a category", () => {
  it("is the deviation from the kind's record, by hand: two of order solved and one burglary not, each with weight one tenth", () => {
    const world = strangers({ trust: { serviceWeight: 0, recordWeight: 80, recordCeiling: 1 }, population: { efficacy: 0.5 } });
    const { police } = cast(world);
    cases(world, "police", "public-order", 2, 0);
    cases(world, "police", "property-crime", 1, Number.POSITIVE_INFINITY);
    const of = (category: string) =>
      confidenceIn(world, 0, police.kindIndex, 0, categoryOf(world, category)) - world.residents.confidence[police.kindIndex][0];
    // The record goes from 0.5 to 0.55 and 0.595; the deviation in order to 0.05 and by a tenth of what is left, in burglary to −0.0595.
    expect(of("public-order")).toBeCloseTo(0.05 + (1 - 0.55 - 0.05) / 10, 7);
    expect(of("property-crime")).toBeCloseTo(-0.0595, 7);
    expect(of("dispute")).toBe(0);
    expect(world.record.performanceByKind[police.kindIndex]).toBeCloseTo(0.595 * 0.9, 12);
  });

  it("weighs in who reports such a matter, by confidenceWeight · domainWeight · deviation in log-odds, and in no other", () => {
    const world = strangers({ detection: { confidenceWeight: 2 }, trust: { domainWeight: 0.5 } });
    const { police } = cast(world);
    world.residents.confidence[police.kindIndex][0] = 0.5;
    const chance = (category: string) => logit(reportProbability(world, matterOf(world, 0, categoryOf(world, category)), 0, false));
    const before = [chance("property-crime"), chance("public-order")];
    world.record.deviationByDomain[police.kindIndex * world.categories.length + categoryOf(world, "property-crime")] = -0.3;
    expect(chance("property-crime") - before[0]).toBeCloseTo(2 * 0.5 * -0.3, 9);
    expect(chance("public-order")).toBe(before[1]);
  });

  it("turns who knows no better from the line of who does badly in it", () => {
    const channels = { policeLine: 0, hotline: 0, volunteer: -10, knowsLead: 0, literacyWeight: 0, outcomeWeight: 0, confidenceWeight: 2 };
    const world = strangers({ channels: { ...channels, agePoliceLine: 0, ageHotline: 0, ageVolunteer: 0 } });
    const { police, office, volunteers, ...others } = cast(world);
    for (const organisation of Object.values(others)) organisation.staff = 0;
    for (const { kindIndex } of [police, office]) world.residents.confidence[kindIndex][0] = 0.5;
    Object.assign(world.policy, { platformCoverage: 0, channelCost: 0 });
    world.record.deviationByDomain[police.kindIndex * world.categories.length + categoryOf(world, "dispute")] = -0.4;
    const share = (category: string) => {
      let hotline = 0;
      for (let n = 0; n < 2000; n++)
        if (chooseChannel(world, matterOf(world, n, categoryOf(world, category)), 0, 0) === HOTLINE) hotline += 1 / 2000;
      return hotline;
    };
    expect(Math.abs(share("dispute") - 1 / (1 + Math.exp(-0.8)))).toBeLessThan(margin(0.69, 2000) + 1e-3);
    expect(Math.abs(share("public-order") - 0.5)).toBeLessThan(margin(0.5, 2000) + 1e-3);
  });
});

describe("what came of a report over a channel", () => {
  it("is remembered in its category: nothing where the case was lost, and less than all where it came late", () => {
    const remembered = (end: (world: World, slot: number) => void) => {
      const world = strangers({ channels: { outcomeMemory: 2 }, trust: { delayTolerance: 1 } });
      world.record.channelOutcome.fill(0.5);
      const slot = matterOf(world, 0);
      world.hazards.columns.channel[slot] = POLICE_LINE;
      end(world, slot);
      const changed = world.record.channelOutcome.filter((value) => value !== 0.5);
      expect(changed.length).toBe(1);
      return changed[0];
    };
    const { expectedDays } = strangers().categories[categoryOf(strangers(), "dispute")].fields;
    const solved = (days: number) => remembered((world, slot) => experienceOutcome(world, cast(world).committee, slot, days));
    expect(solved(expectedDays)).toBe(0.75);
    expect(solved(2 * expectedDays)).toBeCloseTo(0.25 + Math.exp(-1) / 2, 9);
    const lost = remembered((world, slot) => {
      cast(world).office.staff = 0;
      openCase(world, slot, 0, -1, POLICE_LINE, cast(world).property);
      expect(world.period.lostCases).toBe(1);
    });
    expect(lost).toBe(0.25);
  });
});
