/**
 * NGOs: the residents' committee, social-work NGOs and volunteer teams serve a mission with what hours they have.
 *
 * Knows: its own books; who was refused a partner that it might have brought together; who volunteers and who left; open disputes.
 * Wants: its own cases settled, partners found, volunteers kept, disputes mediated; an NGO and a team: to help with what they lead or support.
 * Can give: hours. The committee's after what government assigns; a volunteer team's, those of its people; bought hours of an NGO.
 * Does: cases, brokerage, organising volunteers, mediating, rounds; helps partners along its ties as long as it has hours.
 * Learns: the committee, where its hours are needed, month by month (processes/attention.ts); a social-work NGO, what it can live on
 * (agents/serviceAgency.ts).
 *
 * A committee with many cases brokers, organises and looks round less. Cases that wait
 * for a partner draw no hours to cases, since none of its own move them: they show as hours asked of brokers. Volunteers draw hours by
 * how many are on its list, by what was short for them last month, by whom it lost of late, and by how many help without being on it.
 */

import { OPEN } from "../hazardStore.ts";
import { BROKERAGE, CASES, hourUses, MEDIATING, ORGANISING, ROUNDS } from "../hourUses.ts";
import { rolesWith } from "../kindLists.ts";
import { pullOfNeeds, serves } from "../needs.ts";
import { FORM, FORM_COUNT } from "../residents.ts";
import type { Organisation, World } from "../state.ts";
import { DAYS_PER_MONTH, DAYS_PER_WEEK } from "../time.ts";
import { REFERENCE_RESIDENTS } from "../units.ts";
import { areaOf, caseNeed, coreHours, type Paperwork, unmeasuredFactor, workloadOf } from "./organisation.ts";
import { hottest } from "./police.ts";
import { organiserFill } from "./volunteers.ts";

const INSPECT = rolesWith("inspect");
const ORGANISE = rolesWith("organise");
const ACT_WITH_VOLUNTEERS = rolesWith("volunteers");

export function planNgoDay(world: World, organisation: Organisation, paperwork: Paperwork): void {
  const isCommittee = ORGANISE.has(organisation.role);
  const workload = workloadOf(world, organisation);
  const ours = isCommittee ? { ...workload, nonCore: world.parameters.attention.assignedShare } : workload;
  const core = coreHours(world, organisation, ours, paperwork);
  if (isCommittee) divideCommitteeDay(world, organisation, core);
  else planHelp(world, organisation, core);
  organisation.contractHours = organisation.purchasedHours * organisation.providerQuality * world.emergency.capacityFactor;
}

/** Who does not divide hours: all to cases. A volunteer team's own staff organise with what yesterday left; bought hours left go round. */
function planHelp(world: World, organisation: Organisation, core: number): void {
  organisation.inspectionHours = organisation.contractHours;
  const withVolunteers = ACT_WITH_VOLUNTEERS.has(organisation.role);
  organisation.organisingHours = withVolunteers ? Math.min(organisation.available, organisation.staffHours) : 0;
  organisation.staffHours = core;
  organisation.available = core + (withVolunteers ? helpHours(world, organisation) * world.parameters.participation.helpShare : 0);
}

/** Hours of today by use; of what yesterday's cases left a part goes to rounds and a part to volunteers, as do a contractor's to rounds. */
export function divideCommitteeDay(world: World, organisation: Organisation, core: number): void {
  const { parameters } = world;
  const { shares, available: leftOver } = organisation;
  const rounds = core * shares[ROUNDS] + (INSPECT.has(organisation.role) ? leftOver * parameters.handling.inspectionShare : 0);
  organisation.inspectionHours = rounds * unmeasuredFactor(world) + organisation.contractHours;
  organisation.organisingHours = core * shares[ORGANISING] + leftOver * parameters.participation.organisingShare;
  organisation.mediatingHours = core * shares[MEDIATING];
  organisation.available = core * (shares[CASES] + shares[BROKERAGE]);
}

/** Hours a day that a committee's uses need, by its books and ties. */
export function committeeNeeds(world: World, committee: Organisation, disputes: Float64Array): number[] {
  const { parameters, place, record } = world;
  const p = parameters.attention;
  const needs = hourUses.map(() => 0);
  needs[CASES] = caseNeed(world, committee);
  needs[BROKERAGE] = committee.brokerAsked / DAYS_PER_MONTH;
  for (let community = 0; community < place.communityCount; community++) {
    if (committee.community >= 0 && committee.community !== community) continue;
    const residents = place.communityResident[community + 1] - place.communityResident[community];
    // Those on its list, for whom what was short counts again, and those it sees help a neighbour, whom it might win.
    const listed = record.registered[community] * (2 - organiserFill(world, community));
    const people = (listed + record.active[community * FORM_COUNT + FORM.help]) * residents;
    needs[ORGANISING] += (people * parameters.participation.organiserHours) / DAYS_PER_WEEK;
    needs[MEDIATING] += (disputes[community] * p.mediateHours) / DAYS_PER_MONTH;
  }
  needs[MEDIATING] *= pullOfNeeds(world, committee, serves.mediation);
  const lost = Math.max(0, committee.volunteersKnown - volunteersOf(world, committee));
  needs[ORGANISING] += (lost * parameters.participation.organiserHours) / DAYS_PER_WEEK;
  const { from, to } = areaOf(world, committee);
  needs[ROUNDS] = (((to - from) * p.roundHours) / DAYS_PER_MONTH) * pullOfNeeds(world, committee, serves.rounds);
  return needs;
}

/** Monthly: a committee remembers for a time whom it lost from its list, so that it does not organise less because fewer are left. */
export function rememberVolunteers(world: World, committee: Organisation): void {
  const known = committee.volunteersKnown * world.parameters.attention.lostMemory;
  committee.volunteersKnown = Math.max(known, volunteersOf(world, committee));
}

/** Registered volunteers in the area of a committee. */
function volunteersOf({ place, record }: World, { community: own }: Organisation): number {
  let volunteers = 0;
  for (let community = 0; community < place.communityCount; community++) {
    if (own >= 0 && own !== community) continue;
    volunteers += record.registered[community] * (place.communityResident[community + 1] - place.communityResident[community]);
  }
  return volunteers;
}

/**
 * Open disputes and the like that became known in the last month, by community, as far as mediation applies to them. Older ones count as
 * backlog of cases only: were they counted here, mediating would starve the cases that end them.
 */
export function openDisputes({ hazards, categories, place, day }: World): Float64Array {
  const disputes = new Float64Array(place.communityCount);
  const { serial, status, category, building, detectedDay } = hazards.columns;
  for (let slot = 0; slot < hazards.used; slot++) {
    if (serial[slot] < 0 || status[slot] === OPEN || detectedDay[slot] <= day - DAYS_PER_MONTH) continue;
    disputes[place.buildingCommunity[building[slot]]] += categories[category[slot]].fields.mediable;
  }
  return disputes;
}

/** Hours of mediation by committees, per 8,000 residents of a community and day. */
export function committeeMediation({ organisations, serving, place }: World, community: number): number {
  const residents = place.communityResident[community + 1] - place.communityResident[community];
  let hours = 0;
  for (const i of serving[community]) {
    const { mediatingHours, community: own } = organisations[i];
    if (mediatingHours > 0) hours += (mediatingHours * REFERENCE_RESIDENTS) / (own < 0 ? place.residentCount : residents);
  }
  return hours;
}

/** Hours per day that residents who help their neighbours give in the organisation's area. */
function helpHours(world: World, organisation: Organisation): number {
  const { place, record, parameters } = world;
  let hours = 0;
  for (let community = 0; community < place.communityCount; community++) {
    if (organisation.community >= 0 && organisation.community !== community) continue;
    const residents = place.communityResident[community + 1] - place.communityResident[community];
    hours += (record.active[community * FORM_COUNT + FORM.help] * residents * parameters.participation.helpHours) / DAYS_PER_WEEK;
  }
  let teams = 0;
  for (const other of world.organisations) if (other.role === organisation.role && other.community === organisation.community) teams++;
  return hours / teams;
}

/** Inspection rounds cover the area evenly, those of a drive the places with most reported incidents; volunteers who look go round their own grid. */
export function inspect(world: World): void {
  const { organisations, field, parameters } = world;
  field.inspection.set(field.looking);
  for (const { inspectionHours, driveHours, community } of organisations) {
    if (inspectionHours <= 0) continue;
    const { from, to } = areaOf(world, { community });
    const hot = Math.max(1, Math.floor((to - from) * parameters.space.hotspotPlaces));
    const everywhere = (inspectionHours - driveHours) / (to - from);
    const isHot = driveHours > 0 ? hottest(field.recorded.subarray(from, to), hot) : null;
    for (let b = from; b < to; b++) field.inspection[b] += isHot?.[b - from] === 1 ? everywhere + driveHours / hot : everywhere;
  }
}
