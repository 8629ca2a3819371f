/**
 * What residents and offices see of the state of things (weekly): disorder, guardians, reported places, and what presence supplies. Slow
 * quantities that other processes read.
 */
import { supplyPresence } from "../needs.ts";
import type { World } from "../state.ts";
import { PER_THOUSAND } from "../units.ts";
import { saturating } from "./displacement.ts";
import { setArrivalRates } from "./hazards.ts";

/** Kinds of guardians whose presence is seen: patrols, guards, volunteers. */
const GUARDIAN_KINDS = 3;

/** Weekly: visible disorder and guardians, recorded hot spots, arrival rates under the present guardianship. */
export function updateSurroundings(world: World): void {
  updateDisorder(world);
  updateGuardians(world);
  supplyPresence(world);
  const { field, parameters } = world;
  const { hotspotMemory } = parameters.hazards;
  for (let at = 0; at < field.onBooks.length; at++) field.onBooks[at] *= hotspotMemory;
  for (let b = 0; b < field.recorded.length; b++) field.recorded[b] *= hotspotMemory;
  setArrivalRates(world);
}

function updateDisorder(world: World): void {
  const { hazards, categories, place, record, parameters } = world;
  const { severityDisorder, disorderRate } = parameters.perception;
  const c = hazards.columns;
  const now = new Float64Array(place.communityCount);
  for (let slot = 0; slot < hazards.used; slot++) {
    if (c.serial[slot] < 0) continue;
    now[place.buildingCommunity[c.building[slot]]] += categories[c.category[slot]].fields.disorder * (severityDisorder + c.severity[slot]);
  }
  for (let community = 0; community < place.communityCount; community++) {
    const residents = place.communityResident[community + 1] - place.communityResident[community];
    record.disorder[community] += disorderRate * ((PER_THOUSAND * now[community]) / residents - record.disorder[community]);
  }
}

function updateGuardians(world: World): void {
  const { place, record, field, parameters } = world;
  const h = parameters.hazards;
  const { guardianRate } = parameters.perception;
  for (let community = 0; community < place.communityCount; community++) {
    let seen = 0;
    const from = place.communityBuilding[community];
    const to = place.communityBuilding[community + 1];
    for (let b = from; b < to; b++) {
      seen +=
        (saturating(field.patrol[b], h.patrolHalfDose) +
          saturating(field.guard[b], h.guardHalfDose) +
          saturating(field.volunteer[b], h.volunteerHalfDose)) /
        GUARDIAN_KINDS;
    }
    record.guardians[community] += guardianRate * (seen / (to - from) - record.guardians[community]);
  }
}
