/**
 * NGOs: the residents' committee, social-work NGOs and volunteer teams maximise their mission under what funds and people they have.
 *
 * The committee is everybody's partner and overloads first. What is left of its day after cases goes to inspection rounds
 * and into organising volunteers; residents who help their neighbours take small matters off the volunteer team.
 */
import { rolesWith } from "../kindLists.ts";
import { FORM, FORM_COUNT } from "../residents.ts";
import type { Organisation, World } from "../state.ts";
import { DAYS_PER_WEEK } from "../time.ts";
import { areaOf, coreHours, type Paperwork, unmeasuredFactor, workloadOf } from "./organisation.ts";

const INSPECT = rolesWith("inspect");
const ORGANISE = rolesWith("organise");
const ACT_WITH_VOLUNTEERS = rolesWith("volunteers");

export function planNgoDay(world: World, organisation: Organisation, paperwork: Paperwork): void {
  const h = world.parameters.handling;
  const inspected = INSPECT.has(organisation.role) ? organisation.available * h.inspectionShare * unmeasuredFactor(world) : 0;
  // Yesterday's leftover, the committee's own and a contractor's, goes into rounds.
  organisation.inspectionHours = inspected + organisation.contractHours;
  organisation.organisingHours = organisingHours(world, organisation);
  const core = coreHours(world, organisation, workloadOf(world, organisation), paperwork);
  const bought = organisation.purchasedHours * organisation.providerQuality * world.emergency.capacityFactor;
  const withVolunteers = ACT_WITH_VOLUNTEERS.has(organisation.role);
  const helpers = withVolunteers ? helpHours(world, organisation) * world.parameters.participation.helpShare : 0;
  organisation.available = core + helpers;
  organisation.contractHours = bought;
}

/** Hours of today for organising volunteers, out of what yesterday left: a share of the committee's, all of a volunteer team's own staff's. */
function organisingHours(world: World, organisation: Organisation): number {
  if (ORGANISE.has(organisation.role)) return organisation.available * world.parameters.participation.organisingShare;
  if (!ACT_WITH_VOLUNTEERS.has(organisation.role)) return 0;
  return Math.min(organisation.available, organisation.staff * organisation.hours * organisation.effort);
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
  const teams = world.organisations.filter((other) => other.role === organisation.role && other.community === organisation.community);
  return hours / teams.length;
}

/** Inspection rounds cover the area evenly; volunteers who look go round their own grid. */
export function inspect(world: World): void {
  const { organisations, field } = world;
  field.inspection.set(field.looking);
  for (const organisation of organisations) {
    if (organisation.inspectionHours <= 0) continue;
    const { from, to } = areaOf(world, organisation);
    for (let b = from; b < to; b++) field.inspection[b] += organisation.inspectionHours / (to - from);
  }
}
