/**
 * What residents and offices see of the state of things (weekly and monthly): disorder, guardians, reported places, match of supply and
 * demand. Slow quantities that other processes read.
 */
import { NEED_PROFILES } from "../residents.ts";
import type { World } from "../state.ts";
import { PER_THOUSAND } from "../units.ts";
import { saturating } from "./displacement.ts";
import { setArrivalRates } from "./hazards.ts";

/** Kinds of guardians whose presence is seen: patrols, guards, volunteers. */
const GUARDIAN_KINDS = 3;

/** Weekly: visible disorder and guardians, recorded hot spots, arrival rates under the present guardianship. */
export function lookAround(world: World): void {
  updateDisorder(world);
  updateGuardians(world);
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

/** Monthly: unmet demand Σ max(0, d − v) of mean need shares against the shares of hours supplied. */
export function matchDemand(world: World): void {
  const { place, categories, residents, record, period, parameters } = world;
  const { supplyMemory } = parameters.demand;
  const n = categories.length;
  const counts = new Float64Array(NEED_PROFILES);
  for (let community = 0; community < place.communityCount; community++) {
    counts.fill(0);
    const first = place.communityResident[community];
    const last = place.communityResident[community + 1];
    for (let i = first; i < last; i++) counts[residents.columns.needProfile[i]]++;
    let total = 0;
    for (let c = 0; c < n; c++) total += record.supply[community * n + c];
    let unmet = 0;
    for (let c = 0; c < n; c++) {
      let need = 0;
      for (let profile = 0; profile < NEED_PROFILES; profile++)
        need += (counts[profile] / (last - first)) * residents.needs[profile * n + c];
      const lacking = Math.max(0, need - (total > 0 ? record.supply[community * n + c] / total : 0));
      record.unmet[community * n + c] = need > 0 ? lacking / need : 0;
      unmet += lacking;
      record.supply[community * n + c] *= supplyMemory;
    }
    period.unmetDemand += unmet;
    period.unmetDemandDays += 1;
  }
}
