/**
 * Police: officers split their core time between response, patrol and contact with residents.
 *
 * Logistics multiply what an hour is worth; triage of 110 and 12345 frees time from matters that are not police matters; patrols go
 * anywhere or to where reported incidents concentrate; contact changes confidence only when concerns are followed up and officers stay.
 */
import type { Organisation, World } from "../state.ts";
import { areaOf, coreHours, type Paperwork, unmeasuredFactor } from "./organisation.ts";

export function planPoliceDay(world: World, organisation: Organisation, paperwork: Paperwork): void {
  const { parameters, policy } = world;
  const h = parameters.handling;
  const nonCore = h.nonCorePolice * (1 - policy.triage);
  const core =
    coreHours(world, organisation, { admin: h.adminPolice, records: h.recordsPolice, nonCore }, paperwork) *
    logistics(policy.policeLogistics, organisation.kit);
  const unmeasured = unmeasuredFactor(world);
  const patrolShare = Math.min(0.6, (h.patrolShare + policy.patrolShift) * unmeasured);
  const engagementShare = Math.min(0.3, (h.engagementShare + policy.engagementShift * policy.policePriority) * unmeasured);
  organisation.patrolHours = core * patrolShare;
  organisation.engagementHours = core * engagementShare;
  organisation.available = core * (1 - patrolShare - engagementShare);
}

/** What an hour is worth with the kit there is; bought kit fills the gap to adequate. */
function logistics(given: number, kit: number): number {
  return given + Math.max(0, 1 - given) * kit;
}

/** Minutes of a contact with a resident on the beat, in hours. */
const CONTACT_HOURS = 0.4;

/**
 * Contact with residents (weekly): friendly contacts with follow-up raise confidence a little; promises not kept lower it. With frequent
 * rotation nobody is there to follow up.
 */
export function engageResidents(world: World): void {
  const { organisations, place, streams, policy, day } = world;
  const kept = policy.followUp * (1 - policy.officerRotation);
  for (const organisation of organisations) {
    if (organisation.kind !== "police") continue;
    const communities = organisation.community < 0 ? place.communityCount : 1;
    const contacts = (organisation.engagementHours * 7) / CONTACT_HOURS;
    for (let k = 0; k < communities; k++) {
      const community = organisation.community < 0 ? k : organisation.community;
      const own = place.communityResident[community + 1] - place.communityResident[community];
      const share = organisation.community < 0 ? own / place.residentCount : 1;
      contactCommunity(
        world,
        organisation,
        community,
        streams.engagement.poisson(contacts * share, day, organisation.key, community),
        kept,
      );
    }
  }
}

function contactCommunity(world: World, organisation: Organisation, community: number, contacts: number, kept: number): void {
  const { place, streams, day, parameters, policy, residents } = world;
  const first = place.communityResident[community];
  const count = place.communityResident[community + 1] - first;
  const luck = streams.engagement;
  const r = residents.columns;
  const confidence = residents.confidence[organisation.kindIndex];
  const p = parameters.trust;
  for (let n = 0; n < contacts; n++) {
    const i = first + luck.integer(count, 1000000 + day, organisation.key, 65536 * community + 2 * n);
    const raisedAndKept = luck.bernoulli(kept, 1000000 + day, organisation.key, 65536 * community + 2 * n + 1);
    const felt = (raisedAndKept ? 0.75 : 0.35) + 0.3 * (policy.proceduralJustice - 0.5);
    const gap = Math.min(1, felt) - confidence[i];
    confidence[i] += Math.min(1, gap > 0 ? p.contactGain : p.contactGain * p.lossRatio) * gap;
    r.satisfaction[i] += p.satisfactionRate * (Math.min(1, felt + 0.15) - r.satisfaction[i]);
    if (raisedAndKept) r.efficacy[i] += 0.5 * p.efficacyRate * (1 - r.efficacy[i]) * 0.3;
  }
}

/** Spreads patrol hours over buildings: a part to the tenth of buildings with most reported incidents, the rest evenly. */
export function dispatchPatrols(world: World): void {
  const { organisations, place, field, policy, parameters } = world;
  const today = new Float64Array(place.buildingCount);
  for (const organisation of organisations) {
    if (organisation.patrolHours <= 0) continue;
    const { from, to } = areaOf(world, organisation);
    patrolArea(today, field.recorded, from, to, organisation.patrolHours, policy.hotspotShare);
  }
  const keep = parameters.hazards.residualDeterrence;
  for (let b = 0; b < place.buildingCount; b++) field.patrol[b] = keep * field.patrol[b] + (1 - keep) * today[b];
  displace(world);
}

function patrolArea(today: Float64Array, recorded: Float64Array, from: number, to: number, hours: number, hotspotShare: number): void {
  const count = to - from;
  const hot = Math.max(1, Math.floor(count / 10));
  const everywhere = (hours * (1 - hotspotShare)) / count;
  const there = everywhere + (hours * hotspotShare) / hot;
  // the hot ones: all above the hot-th largest record, and of its equals the first
  const ranked = recorded.slice(from, to).sort();
  const least = ranked[count - hot];
  let equals = hot;
  for (let k = count - 1; k >= 0 && ranked[k] > least; k--) equals--;
  for (let b = from; b < to; b++) {
    const isHot = recorded[b] > least || (recorded[b] === least && equals-- > 0);
    today[b] += isHot ? there : everywhere;
  }
}

/** A share of what presence prevents turns up next door where presence is thinner. */
function displace(world: World): void {
  const { place, field, parameters } = world;
  const share = parameters.hazards.displacementShare;
  for (let b = 0; b < place.buildingCount; b++) {
    const community = place.buildingCommunity[b];
    const left = Math.max(place.communityBuilding[community], b - 1);
    const right = Math.min(place.communityBuilding[community + 1] - 1, b + 1);
    const nearby = Math.max(field.patrol[left], field.patrol[right]);
    field.displaced[b] = share * Math.min(1, Math.max(0, nearby - field.patrol[b]));
  }
}
