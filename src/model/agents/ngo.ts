/**
 * NGOs: the residents' committee, social-work NGOs and volunteer teams maximise their mission under what funds and people they have.
 *
 * The committee is everybody's partner and overloads first. What is left of its day after cases goes to inspection rounds; volunteers
 * help with small matters.
 */
import { PATROL } from "../residents.ts";
import type { Organisation, World } from "../state.ts";
import { areaOf, coreHours, type Paperwork, unmeasuredFactor } from "./organisation.ts";

export function planNgoDay(world: World, organisation: Organisation, paperwork: Paperwork): void {
  const h = world.parameters.handling;
  const inspected = organisation.role === "residents-committee" ? organisation.available * h.inspectionShare * unmeasuredFactor(world) : 0;
  // Yesterday's leftover, the committee's own and a contractor's, goes into rounds.
  organisation.inspectionHours = inspected + organisation.contractHours;
  const core = coreHours(world, organisation, { admin: h.adminNgo, records: h.recordsNgo, nonCore: h.nonCoreNgo }, paperwork);
  const bought = organisation.purchasedHours * organisation.providerQuality * world.emergency.capacityFactor;
  const helpers =
    organisation.role === "volunteer-team" ? volunteerHours(world, organisation) * world.parameters.participation.helpShare : 0;
  organisation.available = core + helpers;
  organisation.contractHours = bought;
}

/** Hours per day that active patrol volunteers give in the organisation's area. */
function volunteerHours(world: World, organisation: Organisation): number {
  const { place, record, parameters } = world;
  let hours = 0;
  for (let community = 0; community < place.communityCount; community++) {
    if (organisation.community >= 0 && organisation.community !== community) continue;
    const residents = place.communityResident[community + 1] - place.communityResident[community];
    hours += (record.active[community * 3 + (PATROL >> 1)] * residents * parameters.participation.patrolHours) / 7;
  }
  const teams = world.organisations.filter((other) => other.role === organisation.role && other.community === organisation.community);
  return hours / teams.length;
}

/** Inspection rounds cover the area evenly. */
export function inspect(world: World): void {
  const { organisations, field } = world;
  field.inspection.fill(0);
  for (const organisation of organisations) {
    if (organisation.inspectionHours <= 0) continue;
    const { from, to } = areaOf(world, organisation);
    for (let b = from; b < to; b++) field.inspection[b] += organisation.inspectionHours / (to - from);
  }
}
