/**
 * Channels: where a resident who reports turns first (M4, M8).
 *
 * A logit choice by age, by what came of reports over a channel in this domain, by confidence in who answers it and by cost; who knows which
 * channel leads to the organisation in charge mostly goes there. That the first address is wrong in most cases is an outcome.
 */
import { exp } from "../kernel/maths.ts";
import { gumbelChoice, nameKey } from "../kernel/random.ts";
import type { OrganisationRole } from "./kinds.ts";
import { leadOf } from "./knowledge.ts";
import { ageOfBand, LITERACY_STEPS } from "./residents.ts";
import type { Organisation, World } from "./state.ts";

/** Role that answers each channel. */
const answeredBy = {
  "police-line": "police-station",
  hotline: "street-office",
  committee: "residents-committee",
  "property-office": "property-company",
  volunteer: "volunteer-team",
  app: "street-office",
} as const satisfies Readonly<Record<string, OrganisationRole>>;

export const channelIds = Object.keys(answeredBy) as (keyof typeof answeredBy)[];
export const CHANNELS = channelIds.length;
const channelKeys = Uint32Array.from(channelIds, nameKey);
const APP = channelIds.indexOf("app");
const HOTLINE = channelIds.indexOf("hotline");
const weights = new Float64Array(CHANNELS);

/** Who takes a report over a channel in a community: the first with people; null where nobody answers. */
export function answering(world: World, channel: number, community: number): Organisation | null {
  const role = answeredBy[channelIds[channel]];
  return firstOfRole(world, role, community);
}

/** First organisation of a role that serves a community and can act; a volunteer team acts without paid staff. */
export function firstOfRole({ organisations, serving }: World, role: OrganisationRole, community: number): Organisation | null {
  for (const i of serving[community]) {
    const organisation = organisations[i];
    if (organisation.role === role && (organisation.staff > 0 || role === "volunteer-team")) return organisation;
  }
  return null;
}

/** Channel by which a resident reports a hazard, or −1 where nobody can be reached. `turn` counts the reports of this hazard. */
export function chooseChannel(world: World, slot: number, resident: number, turn: number): number {
  const { hazards, place, residents, parameters, policy, streams, record, categories } = world;
  const p = parameters.channels;
  const c = hazards.columns;
  const community = place.buildingCommunity[c.building[slot]];
  const own = hazards.ownKey(slot);
  const years = ageOfBand[residents.columns.ageBand[resident]] - p.referenceAge;
  const literacy = residents.columns.literacy[resident] / LITERACY_STEPS;
  const knows = streams.channel.bernoulli(p.knowsLead + p.literacyWeight * (literacy - 0.5), 2 * turn, own);
  const lead = knows ? leadOf(world, slot) : null;
  const bases = [p.policeLine, p.hotline, p.committee, p.propertyOffice, p.volunteer, p.app];
  const ages = [p.agePoliceLine, p.ageHotline, p.ageCommittee, p.agePropertyOffice, p.ageVolunteer, p.ageApp];
  for (let k = 0; k < CHANNELS; k++) {
    const answerer = k === APP && policy.platformCoverage <= 0 ? null : answering(world, k, community);
    if (answerer === null) {
      weights[k] = 0;
      continue;
    }
    const past = record.channelOutcome[(community * CHANNELS + k) * categories.length + c.category[slot]];
    const dear = k === APP || k === HOTLINE ? policy.channelCost : 0;
    weights[k] =
      (k === APP ? policy.platformCoverage : 1) *
      exp(
        bases[k] +
          ages[k] * years +
          (answerer === lead ? p.knowledgeWeight : 0) +
          p.outcomeWeight * (past - 0.5) +
          p.confidenceWeight * (residents.confidence[answerer.kindIndex][resident] - 0.5) -
          p.costWeight * dear,
      );
  }
  return gumbelChoice(weights, channelKeys, streams.channel, 2 * turn + 1, own);
}

/** Word of mouth about a channel: what came of a report, 0 nothing to 1 solved in time. */
export function rememberChannel(world: World, slot: number, outcome: number): void {
  const { hazards, place, record, parameters, categories } = world;
  const { channel, category, building } = hazards.columns;
  if (channel[slot] < 0) return;
  const at = (place.buildingCommunity[building[slot]] * CHANNELS + channel[slot]) * categories.length + category[slot];
  record.channelOutcome[at] += (outcome - record.channelOutcome[at]) / parameters.channels.outcomeMemory;
}
