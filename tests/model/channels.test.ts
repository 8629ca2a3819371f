import { describe, expect, it } from "vitest";
import { sigmoid } from "../../src/kernel/maths.ts";
import { answering, CHANNELS, channelIds, chooseChannel, rememberChannel } from "../../src/model/channels.ts";
import { ageOfBand } from "../../src/model/residents.ts";
import type { World } from "../../src/model/state.ts";
import { cast, categoryOf, margin, matterOf, strangers } from "./walks.ts";
import type { ParameterPatch } from "./worlds.ts";

type Weights = NonNullable<ParameterPatch["channels"]>;
const none: Weights = {
  ...{ policeLine: 0, hotline: 0, committee: 0, propertyOffice: 0, volunteer: 0, app: 0 },
  ...{ agePoliceLine: 0, ageHotline: 0, ageCommittee: 0, agePropertyOffice: 0, ageVolunteer: 0, ageApp: 0 },
  ...{ knowsLead: 0, literacyWeight: 0, knowledgeWeight: 0, outcomeWeight: 0, confidenceWeight: 0, costWeight: 0 },
};
const [POLICE, HOTLINE, COMMITTEE, , , APP] = channelIds.map((_, channel) => channel);
const count = 3000;

/** A world in which only the police line, the hotline and the committee answer, and only these weights count. */
function world(
  weights: Weights,
  prepare: (world: World) => void = () => {},
  who: readonly string[] = ["police", "office", "committee"],
): World {
  const made = strangers({ channels: { ...none, ...weights } });
  const { volunteers, ...paid } = cast(made);
  // A volunteer team answers without staff, so that its own channel must be made hopeless.
  for (const [name, organisation] of Object.entries(paid)) if (!who.includes(name)) organisation.staff = 0;
  made.policy.platformCoverage = 0;
  made.policy.channelCost = 0;
  prepare(made);
  return made;
}

/** Share of each channel among so many hazards that one resident reports. */
function shares(made: World, resident = 0, category?: number): number[] {
  const chosen = new Array<number>(CHANNELS).fill(0);
  for (let n = 0; n < count; n++) {
    const channel = chooseChannel(made, matterOf(made, n, category), resident, 0);
    if (channel >= 0) chosen[channel] += 1 / count;
  }
  return chosen;
}

/** Without volunteers: their log-odds at the least. */
const unhelped = { volunteer: -10 } satisfies Weights;

function holds(share: number, expected: number) {
  expect(Math.abs(share - expected)).toBeLessThan(margin(expected, count) + 1e-4);
}

describe("the choice of a channel", () => {
  it("is a logit of the channels' log-odds where nothing else counts", () => {
    const chosen = shares(world({ ...unhelped, policeLine: 1 }, () => {}, ["police", "office"]));
    holds(chosen[POLICE], sigmoid(1));
    holds(chosen[HOTLINE], 1 - sigmoid(1));
    const three = shares(world({ ...unhelped, hotline: -0.5, committee: 0.5 }));
    const sum = 1 + Math.exp(-0.5) + Math.exp(0.5);
    holds(three[POLICE], 1 / sum);
    holds(three[HOTLINE], Math.exp(-0.5) / sum);
    holds(three[COMMITTEE], Math.exp(0.5) / sum);
  });

  it("goes by age from the reference age on: the old to one channel, the young to the other", () => {
    const made = world({ ...unhelped, referenceAge: 45, ageHotline: -0.02 }, () => {}, ["police", "office"]);
    const { ageBand } = made.residents.columns;
    for (const band of [0, ageOfBand.length - 1]) {
      ageBand[0] = band;
      holds(shares(made)[HOTLINE], sigmoid(-0.02 * (ageOfBand[band] - 45)));
    }
  });

  it("goes to who is known to be in charge: knowledge and literacy say how often, the weight how surely", () => {
    for (const [literacy, knowing] of [
      [0, 0.3],
      [255, 0.7],
    ]) {
      const made = world({ ...unhelped, knowsLead: 0.5, literacyWeight: 0.4, knowledgeWeight: 3 }, () => {}, ["police", "committee"]);
      made.residents.columns.literacy[0] = literacy;
      holds(shares(made)[COMMITTEE], knowing * sigmoid(3) + (1 - knowing) / 2);
      // Of crime the police station is in charge.
      holds(shares(made, 0, categoryOf(made, "property-crime"))[POLICE], knowing * sigmoid(3) + (1 - knowing) / 2);
    }
  });

  it("goes by word of mouth of the same channel, category and community", () => {
    const made = world({ ...unhelped, outcomeWeight: 2 }, () => {}, ["police", "office"]);
    const dispute = categoryOf(made, "dispute");
    made.record.channelOutcome.fill(0.5);
    made.record.channelOutcome[POLICE * made.categories.length + dispute] = 0.9;
    holds(shares(made)[POLICE], sigmoid(2 * 0.4));
    holds(shares(made, 0, categoryOf(made, "public-order"))[POLICE], 0.5);
  });

  it("turns from the channel over which this very matter was reported before and nothing came of it, but not for another matter", () => {
    const made = world({ ...unhelped, outcomeWeight: 2 }, () => {}, ["police", "office"]);
    made.record.channelOutcome.fill(0.7);
    let [hotline, other] = [0, 0];
    for (let n = 0; n < count; n++) {
      const slot = matterOf(made, n);
      if (chooseChannel(made, slot, 0, 1) === HOTLINE) other += 1 / count;
      made.hazards.columns.channel[slot] = POLICE;
      if (chooseChannel(made, slot, 0, 1) === HOTLINE) hotline += 1 / count;
    }
    holds(hotline, sigmoid(2 * 0.7));
    holds(other, 0.5);
  });

  it("goes by the resident's confidence in the kind that answers", () => {
    const made = world({ ...unhelped, confidenceWeight: 1.5 }, () => {}, ["police", "office"]);
    made.residents.confidence[cast(made).police.kindIndex][0] = 0.9;
    made.residents.confidence[cast(made).office.kindIndex][0] = 0.3;
    const difference =
      1.5 * (made.residents.confidence[cast(made).police.kindIndex][0] - made.residents.confidence[cast(made).office.kindIndex][0]);
    expect(difference).toBeCloseTo(0.9, 3);
    holds(shares(made)[POLICE], sigmoid(difference));
  });

  it("turns from the hotline and the app, and from no other, as channels cost more", () => {
    const made = world({ ...unhelped, costWeight: 1.5 });
    made.policy.channelCost = 0.8;
    made.policy.platformCoverage = 1;
    const dear = Math.exp(-1.2);
    const chosen = shares(made);
    for (const channel of [HOTLINE, APP]) holds(chosen[channel], dear / (2 + 2 * dear));
    for (const channel of [POLICE, COMMITTEE]) holds(chosen[channel], 1 / (2 + 2 * dear));
  });

  it("knows an app only as far as a platform covers the place", () => {
    const made = world(unhelped);
    expect(shares(made)[APP]).toBe(0);
    made.policy.platformCoverage = 0.5;
    holds(shares(made)[APP], 0.5 / 3.5);
  });

  it("is of a chance of its own at each turn of a hazard", () => {
    const made = world(unhelped);
    const slots = Array.from({ length: 200 }, (_, n) => matterOf(made, n));
    const choices = (turn: number) => slots.map((slot) => chooseChannel(made, slot, 0, turn));
    const [first, second] = [choices(0), choices(1)];
    expect(choices(0)).toEqual(first);
    expect(first.filter((channel, n) => channel !== second[n]).length).toBeGreaterThan(90);
  });
});

describe("a channel", () => {
  it("is answered by the first of its role with people; a volunteer team needs none; nobody answers where nobody is", () => {
    const made = strangers();
    const { police, office, committee, property, volunteers } = cast(made);
    expect(channelIds.map((_, channel) => answering(made, channel, 0))).toEqual([police, office, committee, property, volunteers, office]);
    for (const organisation of made.organisations) organisation.staff = 0;
    expect(channelIds.map((_, channel) => answering(made, channel, 0))).toEqual([null, null, null, null, volunteers, null]);
  });

  it("is remembered by 1/memory of the distance to what came of a report, and only where the report came over a channel", () => {
    const made = strangers({ channels: { outcomeMemory: 4 } });
    const { channelOutcome } = made.record;
    channelOutcome.fill(0.4);
    const slot = matterOf(made, 0);
    rememberChannel(made, slot, 1);
    expect(channelOutcome.every((value) => value === 0.4)).toBe(true);
    made.hazards.columns.channel[slot] = COMMITTEE;
    rememberChannel(made, slot, 1);
    rememberChannel(made, slot, 0);
    const at = COMMITTEE * made.categories.length + categoryOf(made, "dispute");
    expect(channelOutcome[at]).toBeCloseTo((0.4 + 0.6 / 4) * 0.75, 12);
    expect(channelOutcome.filter((value) => value !== 0.4).length).toBe(1);
  });
});
