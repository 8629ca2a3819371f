/** The hazards table: one row per hazard, truth and report side by side (hazards.csv). */
import { detectors, type HazardEvent, NEVER } from "./hazardStore.ts";
import { buildingId, gridId } from "./place.ts";
import type { World } from "./state.ts";

export interface HazardTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

const columns = [
  "hazard",
  "community",
  "grid",
  "building",
  "x",
  "y",
  "category",
  "severity",
  "needs_partner",
  "created_day",
  "detected_day",
  "detected_by",
  "reporter",
  "first_org",
  "hops",
  "duplicates",
  "closed_day",
  "resolved_day",
  "superficial",
  "escalated_day",
  "harm",
] as const;

/** Finished and open hazards by serial number; days that never came are empty, days before the start negative. */
export function hazardTable(world: World): HazardTable {
  const { hazards } = world;
  const events = [...(world.events ?? [])];
  for (let slot = 0; slot < hazards.used; slot++) if (hazards.columns.serial[slot] >= 0) events.push(hazards.event(slot));
  events.sort((a, b) => a.hazard - b.hazard);
  return { columns, rows: events.map((event) => row(world, event)) };
}

function row(world: World, event: HazardEvent): (string | number)[] {
  const { place, specification, organisations, categories } = world;
  const day = (value: number) => (value === NEVER ? "" : value);
  return [
    event.hazard,
    specification.communities[place.buildingCommunity[event.building]].id,
    gridId(place, specification, place.buildingGrid[event.building]),
    buildingId(place, specification, event.building),
    place.x[event.building],
    place.y[event.building],
    categories[event.category].id,
    event.severity,
    event.needsPartner ? 1 : 0,
    event.createdDay,
    day(event.detectedDay),
    event.detectedBy < 0 ? "" : detectors[event.detectedBy],
    event.reporter < 0 ? "" : event.reporter,
    event.firstOrganisation < 0 ? "" : organisations[event.firstOrganisation].id,
    event.hops,
    event.duplicates,
    day(event.closedDay),
    day(event.resolvedDay),
    event.superficial ? 1 : 0,
    day(event.escalatedDay),
    event.harm,
  ];
}
