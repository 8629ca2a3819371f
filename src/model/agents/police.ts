/**
 * Police: officers split their core time between response, patrol and contact with residents.
 *
 * Logistics multiply what an hour is worth; triage of 110 and 12345 frees time from matters that are not police matters; patrols go
 * anywhere or to where reported incidents concentrate; contact changes confidence only when concerns are followed up and officers stay.
 */
import { clampShare } from "../residents.ts";
import type { Organisation, World } from "../state.ts";
import { DAYS_PER_WEEK } from "../time.ts";
import { areaOf, coreHours, type Paperwork, unmeasuredFactor, workloadOf } from "./organisation.ts";

export function planPoliceDay(world: World, organisation: Organisation, paperwork: Paperwork): void {
  const { parameters, policy } = world;
  const h = parameters.handling;
  const { admin, records, nonCore } = workloadOf(world, organisation);
  const ours = { admin, records, nonCore: nonCore * (1 - policy.triage) };
  const core = coreHours(world, organisation, ours, paperwork) * logistics(policy.policeLogistics, organisation.kit);
  const unmeasured = unmeasuredFactor(world);
  const patrolShare = Math.min(h.patrolCeiling, (h.patrolShare + policy.patrolShift) * unmeasured);
  const wanted = (h.engagementShare + policy.engagementShift * policy.policePriority) * unmeasured;
  const engagementShare = Math.min(h.engagementCeiling, wanted, 1 - patrolShare);
  organisation.patrolHours = core * patrolShare;
  organisation.engagementHours = core * engagementShare;
  organisation.available = core * (1 - patrolShare - engagementShare);
}

/** What an hour is worth with the kit there is; bought kit fills the gap to adequate. */
function logistics(given: number, kit: number): number {
  return given + Math.max(0, 1 - given) * kit;
}

/** Keeps the draws of single contacts apart from those of their number. */
const CONTACT_DRAW = 1000000;
/** Draws set aside for the contacts of a week in one community. */
const DRAWS_PER_COMMUNITY = 65536;

/**
 * Contact with residents (weekly): friendly contacts with follow-up raise confidence a little; promises not kept lower it. With frequent
 * rotation nobody is there to follow up.
 */
export function engageResidents(world: World): void {
  const { organisations, place, streams, policy, parameters, day } = world;
  const kept = policy.followUp * (1 - policy.officerRotation);
  for (const organisation of organisations) {
    if (organisation.engagementHours <= 0) continue;
    const communities = organisation.community < 0 ? place.communityCount : 1;
    const contacts = (organisation.engagementHours * DAYS_PER_WEEK) / parameters.handling.contactHours;
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
  const chance = streams.engagement;
  const r = residents.columns;
  const confidence = residents.confidence[organisation.kindIndex];
  const p = parameters.trust;
  for (let n = 0; n < contacts; n++) {
    const i = first + chance.integer(count, CONTACT_DRAW + day, organisation.key, DRAWS_PER_COMMUNITY * community + 2 * n);
    const raisedAndKept = chance.bernoulli(kept, CONTACT_DRAW + day, organisation.key, DRAWS_PER_COMMUNITY * community + 2 * n + 1);
    const felt = (raisedAndKept ? p.contactKept : p.contactUnkept) + p.contactJustice * (policy.proceduralJustice - 0.5);
    const gap = clampShare(felt) - confidence[i];
    confidence[i] += Math.min(1, gap > 0 ? p.contactGain : p.contactGain * p.lossRatio) * gap;
    r.satisfaction[i] += p.satisfactionRate * (clampShare(felt + p.contactSatisfaction) - r.satisfaction[i]);
    if (raisedAndKept) r.efficacy[i] += p.efficacyRate * (1 - r.efficacy[i]) * p.contactEfficacy;
  }
}

/** Spreads patrol hours over buildings: a part to the few with most reported incidents, the rest evenly; what was there fades. */
export function dispatchPatrols(world: World): void {
  const { organisations, place, field, policy, parameters } = world;
  const today = new Float64Array(place.buildingCount);
  for (const organisation of organisations) {
    if (organisation.patrolHours <= 0) continue;
    const { from, to } = areaOf(world, organisation);
    const hot = Math.max(1, Math.floor((to - from) * parameters.space.hotspotPlaces));
    const atHot = organisation.patrolHours * policy.hotspotShare;
    patrolArea(today.subarray(from, to), field.recorded.slice(from, to), {
      everywhere: (organisation.patrolHours - atHot) / (to - from),
      more: atHot / hot,
      hot,
    });
  }
  const keep = parameters.hazards.residualDeterrence;
  for (let b = 0; b < place.buildingCount; b++) field.patrol[b] = keep * field.patrol[b] + (1 - keep) * today[b];
}

/** Hours per building of one area: `everywhere`, and `more` at the `hot` ones. */
function patrolArea(
  today: Float64Array,
  recorded: Float64Array,
  { everywhere, more, hot }: { readonly everywhere: number; readonly more: number; readonly hot: number },
): void {
  const count = today.length;
  // the hot ones: all above the hot-th largest record, and of its equals the first
  const ranked = recorded.slice().sort();
  const least = ranked[count - hot];
  let equals = hot;
  for (let k = count - 1; k >= 0 && ranked[k] > least; k--) equals--;
  for (let b = 0; b < count; b++) {
    const isHot = recorded[b] > least || (recorded[b] === least && equals-- > 0);
    today[b] += isHot ? everywhere + more : everywhere;
  }
}
