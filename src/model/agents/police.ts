/**
 * Police: officers answer calls first, but on a drive; hot spots, contact, prevention and what was promised in contacts get what is left.
 *
 * Knows: its own books, and the cases of those that tell it over an information tie (knownToPolice).
 * Wants: every call answered; then presence where cases concentrate, contact, fewer repeats there, and promises kept, as its leaders set shares for them.
 * Can give: core hours of officers, as vehicles and kit multiply them and triage of what is no police matter frees them (triage.ts).
 * Does: patrols first on a drive that was ordered; else lays aside what calls and backlog need, divides the rest between patrol, contact, prevention and follow-up, patrols hot spots, works on what recurs there, meets residents.
 * Learns: what calls need, from the demand it has felt; where cases concentrate, from last weeks' books.
 *
 * Community policing without priority, follow-up or officers who stay changes nothing (Blair et al. 2021 [V]); good contacts weigh little
 * and bad ones much (Skogan 2006 [V]), so that a contact in which nothing was asked does no harm and a broken promise does. Prevention is
 * problem-oriented work at places where cases recur: locks, lamps, landlords, visits to those who were victims before (Hinkle et al. 2020 [V2]).
 */

import { choose } from "../choices.ts";
import { kindOf } from "../kindLists.ts";
import { pullOfNeeds, serves } from "../needs.ts";
import { INFORMATION, pairOf } from "../pairs.ts";
import { opennessOf } from "../policy.ts";
import { clampShare } from "../residents.ts";
import type { Organisation, World } from "../state.ts";
import { DAYS_PER_WEEK } from "../time.ts";
import { areaOf, coreHours, type Paperwork, unmeasuredFactor, workloadOf } from "./organisation.ts";
import { handOverCalls, takersOf } from "./triage.ts";

export function planPoliceDay(world: World, organisation: Organisation, paperwork: Paperwork): void {
  const { policy } = world;
  const { admin, records, nonCore } = workloadOf(world, organisation);
  const takers = policy.triage > 0 ? takersOf(world, organisation) : [];
  const triage = takers.length > 0 ? policy.triage : 0;
  const ours = { admin, records, nonCore: nonCore * (1 - triage) };
  const core = coreHours(world, organisation, ours, paperwork) * logistics(policy.policeLogistics, organisation.kit);
  // What the police no longer do is done by others: as many hours as they gain.
  if (triage > 0) handOverCalls(world, takers, (core * nonCore * triage) / (1 - ours.nonCore));
  divideDay(world, organisation, core);
}

/**
 * Calls first: what they need is laid aside. Patrol, contact and prevention get the hours they want as far as the rest goes round, promises
 * what those leave. What nobody wants stays for today's calls.
 */
export function divideDay(world: World, organisation: Organisation, core: number): void {
  const { parameters, policy } = world;
  const h = parameters.handling;
  const drive = organisation.driveMonths > 0 ? h.driveShare : 0;
  // A drive comes before calls: what it takes from them waits, and is worked off when it is over.
  const driven = drive * core;
  const need = organisation.demandHours + organisation.backlogHours / h.responseDays;
  const response = (core - driven) * choose(world, "police-hours", organisation, core > driven ? Math.min(1, need / (core - driven)) : 1);
  const left = core - driven - response;
  const unmeasured = unmeasuredFactor(world);
  const patrol = (h.patrolShare + policy.patrolShift) * unmeasured * core * pullOfNeeds(world, organisation, serves.patrol);
  const engagement = (h.engagementShare + policy.engagementShift * policy.policePriority) * unmeasured * core;
  const prevention = preventionWanted(world, organisation, unmeasured * core * pullOfNeeds(world, organisation, serves.prevention));
  const wanted = patrol + engagement + prevention;
  const met = wanted > left ? left / wanted : 1;
  organisation.driveHours = driven;
  organisation.patrolHours = driven + patrol * met;
  organisation.engagementHours = engagement * met;
  organisation.preventionHours = prevention * met;
  organisation.followUpHours = Math.min(followUpNeed(world, engagement * met), left - wanted * met);
  organisation.available =
    core - organisation.patrolHours - organisation.engagementHours - organisation.preventionHours - organisation.followUpHours;
}

/** Hours wanted for prevention: a share of core time, and no more than the recurring places it knows of can use. */
function preventionWanted(world: World, organisation: Organisation, core: number): number {
  const { parameters, policy } = world;
  const { preventionShare, problemHours } = parameters.handling;
  const asked = (preventionShare + policy.preventionShift * policy.policePriority) * core;
  return asked > 0 ? Math.min(asked, problemHours * problemPlaces(world, organisation)) : 0;
}

/** How many places an organisation counts as hot. */
function hotPlaces({ parameters }: World, { from, to }: { readonly from: number; readonly to: number }): number {
  return Math.max(1, Math.floor((to - from) * parameters.space.hotspotPlaces));
}

/** How many of its hot places have more than one case on record, as far as it knows: what happened once is no recurrence. */
function problemPlaces(world: World, organisation: Organisation): number {
  const area = areaOf(world, organisation);
  const { recorded } = world.field;
  let recurring = 0;
  for (let b = area.from; b < area.to; b++) if (recorded[b] > 1) recurring++;
  return Math.min(recurring, hotPlaces(world, area));
}

/** Hours a day for what residents raise in contacts of so many hours a day, of which the station means to follow up a share. */
function followUpNeed({ parameters, policy }: World, engagementHours: number): number {
  const { contactHours, concernShare, followUpHours } = parameters.handling;
  return (engagementHours / contactHours) * concernShare * policy.followUp * followUpHours;
}

/** What an hour is worth with the kit there is; bought kit fills the gap to adequate. */
function logistics(given: number, kit: number): number {
  return given + Math.max(0, 1 - given) * kit;
}

/** Keeps the draws of single contacts apart from those of their number. */
const CONTACT_DRAW = 1000000;
/** Keeps the draws of whether something is raised apart from those of who is met. */
const CONCERN_DRAW = 2000000;
/** Draws set aside for the contacts of a week in one community. */
const DRAWS_PER_COMMUNITY = 65536;

/**
 * Contact with residents (weekly). In some contacts a concern is raised, which is a promise. It is kept as far as the station follows up,
 * the officer is still there, and hours were left for it.
 */
export function engageResidents(world: World): void {
  const { organisations, place, streams, parameters, day } = world;
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
        promisesKept(world, organisation),
      );
    }
  }
}

/** Share of promises that are kept. */
export function promisesKept(world: World, organisation: Organisation): number {
  const { policy } = world;
  const need = followUpNeed(world, organisation.engagementHours);
  const hours = need > 0 ? Math.min(1, organisation.followUpHours / need) : 1;
  return policy.followUp * (1 - policy.officerRotation) * hours;
}

function contactCommunity(world: World, organisation: Organisation, community: number, contacts: number, kept: number): void {
  const { place, streams, day, parameters } = world;
  const first = place.communityResident[community];
  const count = place.communityResident[community + 1] - first;
  const chance = streams.engagement;
  for (let n = 0; n < contacts; n++) {
    const at = DRAWS_PER_COMMUNITY * community + 2 * n;
    const resident = first + chance.integer(count, CONTACT_DRAW + day, organisation.key, at);
    if (!chance.bernoulli(parameters.handling.concernShare, CONCERN_DRAW + day, organisation.key, at)) meet(world, resident);
    else if (chance.bernoulli(kept, CONTACT_DRAW + day, organisation.key, at + 1)) keepPromise(world, organisation, resident);
    else feelBrokenPromise(world, organisation, resident);
  }
}

/** A contact in which nothing is raised: courtesy pleases as far as it is above what one feels, and convinces nobody. */
function meet(world: World, resident: number): void {
  const { residents, parameters } = world;
  const { satisfactionRate, contactMet } = parameters.trust;
  const { satisfaction } = residents.columns;
  const pleased = clampShare(withCourtesy(world, contactMet));
  satisfaction[resident] += satisfactionRate * Math.max(0, pleased - satisfaction[resident]);
}

function keepPromise(world: World, organisation: Organisation, resident: number): void {
  const { residents, parameters } = world;
  const p = parameters.trust;
  const { satisfaction, efficacy } = residents.columns;
  const confidence = residents.confidence[organisation.kindIndex];
  const felt = clampShare(withCourtesy(world, p.contactKept));
  confidence[resident] += p.contactGain * Math.max(0, felt - confidence[resident]);
  satisfaction[resident] += p.satisfactionRate * (clampShare(felt + p.contactSatisfaction) - satisfaction[resident]);
  efficacy[resident] += p.efficacyRate * (1 - efficacy[resident]) * p.contactEfficacy;
}

function feelBrokenPromise(world: World, organisation: Organisation, resident: number): void {
  const { residents, parameters } = world;
  const p = parameters.trust;
  const { satisfaction, efficacy } = residents.columns;
  const confidence = residents.confidence[organisation.kindIndex];
  const felt = clampShare(withCourtesy(world, p.contactUnkept));
  confidence[resident] += Math.min(1, p.contactGain * p.lossRatio) * Math.min(0, felt - confidence[resident]);
  satisfaction[resident] += p.satisfactionRate * (clampShare(felt + p.contactSatisfaction) - satisfaction[resident]);
  efficacy[resident] -= p.efficacyRate * efficacy[resident] * p.contactEfficacy;
}

/** How a contact is felt with the courtesy that officers practise. */
function withCourtesy({ parameters, policy }: World, felt: number): number {
  return felt + parameters.trust.contactJustice * (policy.proceduralJustice - 0.5);
}

/** How far the police know of what an organisation in a community has in hand: fully where it is one of theirs, else as far as open figures or an information tie tell. */
export function knownToPolice(world: World, community: number, holder: Organisation): number {
  const { organisations, serving, policy } = world;
  let known = opennessOf(policy, holder);
  for (const i of serving[community]) {
    const police = organisations[i];
    if (kindOf(police).dayRule !== "policing") continue;
    if (police === holder) return 1;
    known = Math.max(known, informed(world, police, holder));
  }
  return known;
}

/** What is put down where, as far as the police come to know of it from who has the case now: hot spots are found in these books. */
export function noteCase(world: World, slot: number, holder: Organisation): void {
  const { building, known } = world.hazards.columns;
  const b = building[slot];
  const now = knownToPolice(world, world.place.buildingCommunity[b], holder);
  if (now <= known[slot]) return;
  world.field.recorded[b] += now - known[slot];
  known[slot] = now;
}

function informed({ pairs }: World, one: Organisation, other: Organisation): number {
  const pair = pairOf(pairs, one.index, other.index);
  const ties = pairs.layers[INFORMATION];
  return pair < 0 ? 0 : Math.max(ties[pair], ties[pairs.reverse[pair]]);
}

/** Spreads patrol hours over buildings: a part, and all of a drive, to the few with most reported incidents, the rest evenly; prevention to those few alone. What was there fades. */
export function dispatchPatrols(world: World): void {
  const { organisations, place, field, policy, parameters } = world;
  const today = new Float64Array(place.buildingCount);
  const worked = new Float64Array(place.buildingCount);
  for (const organisation of organisations) {
    if (organisation.patrolHours <= 0 && organisation.preventionHours <= 0) continue;
    const area = areaOf(world, organisation);
    const { from, to } = area;
    const hot = hotPlaces(world, area);
    const atHot = organisation.driveHours + (organisation.patrolHours - organisation.driveHours) * policy.hotspotShare;
    const everywhere = (organisation.patrolHours - atHot) / (to - from);
    const each = organisation.preventionHours > 0 ? organisation.preventionHours / problemPlaces(world, organisation) : 0;
    const isHot = hottest(field.recorded.subarray(from, to), hot);
    for (let b = from; b < to; b++) {
      today[b] += isHot[b - from] === 1 ? everywhere + atHot / hot : everywhere;
      if (isHot[b - from] === 1 && field.recorded[b] > 1) worked[b] += each;
    }
  }
  const keep = parameters.hazards.residualDeterrence;
  const lasting = parameters.hazards.preventionMemory;
  for (let b = 0; b < place.buildingCount; b++) {
    field.patrol[b] = keep * field.patrol[b] + (1 - keep) * today[b];
    field.prevention[b] = lasting * field.prevention[b] + (1 - lasting) * worked[b];
  }
}

/** 1 for the `count` places with most on record; of equals the first. */
export function hottest(recorded: Float64Array, count: number): Uint8Array {
  const largest = largestOf(recorded, count);
  const least = largest[0];
  let equals = 0;
  for (let k = 0; k < count && largest[k] === least; k++) equals++;
  const hot = new Uint8Array(recorded.length);
  for (let b = 0; b < recorded.length; b++) if (recorded[b] > least || (recorded[b] === least && equals-- > 0)) hot[b] = 1;
  return hot;
}

/** The `count` largest of the values, ascending. */
function largestOf(values: Float64Array, count: number): Float64Array {
  const largest = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  for (let i = 0; i < values.length; i++) {
    if (values[i] <= largest[0]) continue;
    let at = 0;
    for (; at + 1 < count && largest[at + 1] < values[i]; at++) largest[at] = largest[at + 1];
    largest[at] = values[i];
  }
  return largest;
}
