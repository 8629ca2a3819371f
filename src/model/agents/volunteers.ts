/**
 * Volunteers as a community's resource: who organises them, and what their hours do in the field.
 *
 * Knows: the own grid, and whether organisers have had time of late.
 * Wants: what each resident wants who takes part (agents/resident.ts).
 * Can give: hours of one occasion a week; no authority.
 * Does: patrols and goes round in the own grid; meets and helps in the own community.
 * Learns: whether organisers are there (organiserDays); all else as residents do.
 *
 * Registered volunteers need organisers: hours that the residents' committee gives to them, and what its cases and those of volunteer teams' own staff leave over. Where
 * those are short, fewer join, more leave and those who stay are called upon less (processes/participation.ts); where they have time to
 * spare they go and ask, and more join. A week's patrols are
 * presence on the spot, help is lay mediation and small cases, rounds are inspection, and meetings show what residents need.
 */
import { rolesWith } from "../kindLists.ts";
import { FORM, FORM_COUNT } from "../residents.ts";
import type { World } from "../state.ts";
import { DAYS_PER_WEEK } from "../time.ts";
import { PER_THOUSAND, REFERENCE_RESIDENTS } from "../units.ts";

const ACT_WITH_VOLUNTEERS = rolesWith("volunteers");

/** Share of the organisers' time that registered volunteers need which is there, 0 to 1. */
export function organiserFill(world: World, community: number): number {
  return Math.min(1, organiserTime(world, community));
}

/** How far organisers come to asking people: as far as they have time for those they have, and with time to spare more, up to a limit. */
export function askingOf(world: World, community: number): number {
  return Math.min(world.parameters.participation.askingMost, organiserTime(world, community));
}

/** Organisers' time over what registered volunteers need. One volunteer at least is reckoned with. */
function organiserTime(world: World, community: number): number {
  const { record, parameters } = world;
  const { organiserHours } = parameters.participation;
  if (organiserHours === 0) return 1;
  const volunteers = Math.max(1, record.registered[community] * residentsOf(world, community));
  return record.organising[community] / (organiserHours * volunteers);
}

/** Daily: how many hours a week organisers have given of late, by community; who serves the street divides them by residents. */
export function feelOrganisers(world: World): void {
  const { organisations, place, record, parameters } = world;
  const rate = 1 / parameters.participation.organiserDays;
  for (let community = 0; community < place.communityCount; community++) {
    let today = 0;
    for (const { community: own, organisingHours } of organisations) {
      if (own === community) today += organisingHours;
      else if (own < 0) today += (organisingHours * residentsOf(world, community)) / place.residentCount;
    }
    record.organising[community] += rate * (DAYS_PER_WEEK * today - record.organising[community]);
  }
}

/** Puts down who took part in a community: shares of residents, hours given, and what meetings show of needs. */
export function recordWeek(world: World, community: number, taking: Int32Array, registered: number): void {
  const { record, parameters, period } = world;
  const residents = residentsOf(world, community);
  const hours = hoursByForm(world);
  for (let form = 0; form < FORM_COUNT; form++) {
    record.active[community * FORM_COUNT + form] = taking[form] / residents;
    period.volunteerHours += taking[form] * hours[form];
  }
  record.registered[community] = registered / residents;
  const spoken = (PER_THOUSAND * taking[FORM.deliberation] * hours[FORM.deliberation]) / residents;
  const shown = spoken / (spoken + parameters.participation.voiceHalfHours);
  record.voiced[community] += Math.min(1, DAYS_PER_WEEK / parameters.participation.voiceDays) * (shown - record.voiced[community]);
}

/** Hours of one occasion of each form. */
export function hoursByForm({ parameters }: World): readonly number[] {
  const { patrolHours, meetingHours, helpHours, lookHours } = parameters.participation;
  return [patrolHours, meetingHours, helpHours, lookHours];
}

/** Who patrols and who goes round and looks does so in the own grid: hours per building and day. */
export function takePlaces({ place, residents, field, parameters }: World): void {
  const patrolling = new Float64Array(place.gridCount);
  const looking = new Float64Array(place.gridCount);
  const { active, building } = residents.columns;
  for (let i = 0; i < residents.count; i++) {
    if (active[i] === 1 << FORM.patrol) patrolling[place.buildingGrid[building[i]]]++;
    else if (active[i] === 1 << FORM.look) looking[place.buildingGrid[building[i]]]++;
  }
  const { patrolHours, lookHours, lookSkill } = parameters.participation;
  for (let b = 0; b < place.buildingCount; b++) {
    const grid = place.buildingGrid[b];
    field.volunteer[b] = (patrolling[grid] * patrolHours) / DAYS_PER_WEEK / place.gridBuildings[grid];
    field.looking[b] = (looking[grid] * lookHours * lookSkill) / DAYS_PER_WEEK / place.gridBuildings[grid];
  }
}

/** What neighbours' help is worth in hours of mediation per 8,000 residents and day, without what goes into a team's small cases. */
export function layMediationHours(world: World, community: number): number {
  const { record, parameters } = world;
  const { helpHours, layMediation } = parameters.participation;
  const occasions = (record.active[community * FORM_COUNT + FORM.help] * REFERENCE_RESIDENTS) / DAYS_PER_WEEK;
  return occasions * helpHours * (1 - caseShare(world, community)) * layMediation;
}

/** Share of help hours that goes into small cases: some where a volunteer team takes them. */
function caseShare(world: World, community: number): number {
  return hasTeam(world, community) ? world.parameters.participation.helpShare : 0;
}

/** Whether a volunteer team serves the community. */
export function hasTeam({ serving, organisations }: World, community: number): boolean {
  return serving[community].some((i) => ACT_WITH_VOLUNTEERS.has(organisations[i].role));
}

function residentsOf({ place }: World, community: number): number {
  return place.communityResident[community + 1] - place.communityResident[community];
}
