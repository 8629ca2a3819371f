/** Indicators of safety: what truly happens, seen or unseen. */
import type { Emit, Indicator } from "../indicator.ts";
import { buildingId, gridId } from "../place.ts";
import type { World } from "../state.ts";
import { sum, tallyOf } from "./reading.ts";

/** Above this many buildings, places are summed by grid. */
const MOST_BUILDINGS = 200;

function emitPlaces(world: World, byBuilding: Float64Array, emit: Emit): void {
  const { place, specification } = world;
  if (place.buildingCount <= MOST_BUILDINGS) {
    for (let b = 0; b < place.buildingCount; b++) emit(`building:${buildingId(place, specification, b)}`, byBuilding[b]);
    return;
  }
  const byGrid = new Float64Array(place.gridCount);
  for (let b = 0; b < place.buildingCount; b++) byGrid[place.buildingGrid[b]] += byBuilding[b];
  for (let g = 0; g < place.gridCount; g++) emit(`grid:${gridId(place, specification, g)}`, byGrid[g]);
}

export const safetyIndicators: readonly Indicator[] = [
  {
    id: "true-incidents",
    label: "True incidents",
    unit: "incidents",
    direction: "lower",
    definition:
      "Hazards that became incidents or were incidents from the start, reported or not. The summary also has them by building (by grid in places of more than 200 buildings).",
    family: "safety",
    kind: "flow",
    main: true,
    measure(world, emit, window) {
      const tally = tallyOf(world, window);
      emit("all", sum(tally.incidentsByCategory));
      world.categories.forEach((category) => {
        emit(`category:${category.id}`, tally.incidentsByCategory[category.index]);
      });
      if (window === "horizon") emitPlaces(world, tally.incidentsByBuilding, emit);
    },
  },
  {
    id: "preventable-incidents",
    label: "Preventable incidents",
    unit: "incidents",
    direction: "lower",
    definition:
      "Incidents of hazards that could have been found and dealt with before; whether a hazard is one is drawn as it arises, the same in all arms.",
    family: "safety",
    kind: "flow",
    main: true,
    measure(world, emit, window) {
      const { preventableByCategory } = tallyOf(world, window);
      emit("all", sum(preventableByCategory));
      world.categories.forEach((category) => {
        emit(`category:${category.id}`, preventableByCategory[category.index]);
      });
    },
  },
  {
    id: "calls-for-service",
    label: "Calls for service",
    unit: "incidents",
    direction: "none",
    definition:
      "Incidents that nobody could have dealt with before, since they were incidents as they arose: true incidents less preventable ones.",
    family: "safety",
    kind: "flow",
    main: false,
    measure(world, emit, window) {
      const { incidentsByCategory, preventableByCategory } = tallyOf(world, window);
      emit("all", sum(incidentsByCategory) - sum(preventableByCategory));
    },
  },
  {
    id: "harm",
    label: "Harm",
    unit: "harm points",
    direction: "lower",
    definition: "Harm done by incidents (1 point is an ordinary theft), less what prompt response prevented; emergencies apart.",
    family: "safety",
    kind: "flow",
    main: false,
    measure(world, emit, window) {
      const tally = tallyOf(world, window);
      emit("all", sum(tally.harmByCategory));
      world.categories.forEach((category) => {
        emit(`category:${category.id}`, tally.harmByCategory[category.index]);
      });
    },
  },
  {
    id: "hazards-created",
    label: "Hazards that arose",
    unit: "hazards",
    direction: "lower",
    definition: "All hazards that came into being.",
    family: "safety",
    kind: "flow",
    main: false,
    measure(world, emit, window) {
      emit("all", sum(tallyOf(world, window).createdByCategory));
    },
  },
  {
    id: "incidents-averted",
    label: "Incidents averted",
    unit: "hazards",
    direction: "higher",
    definition: "Latent hazards removed before they became incidents.",
    family: "safety",
    kind: "flow",
    main: false,
    measure(world, emit, window) {
      emit("all", sum(tallyOf(world, window).avertedByCategory));
    },
  },
  {
    id: "dark-share",
    label: "Dark share",
    unit: "share",
    direction: "lower",
    definition: "Share of ended incidents that nobody in charge ever knew of.",
    missing: "no incident ended",
    family: "safety",
    kind: "flow",
    main: false,
    measure(world, emit, window) {
      const tally = tallyOf(world, window);
      const ended = sum(tally.endedIncidents);
      emit("all", ended > 0 ? sum(tally.darkIncidents) / ended : null);
    },
  },
  {
    id: "escalation-share",
    label: "Escalation share",
    unit: "share",
    direction: "lower",
    definition: "Share of hazards that became incidents: true incidents over hazards that arose.",
    missing: "no hazard arose",
    family: "safety",
    kind: "flow",
    main: false,
    measure(world, emit, window) {
      const tally = tallyOf(world, window);
      const created = sum(tally.createdByCategory);
      emit("all", created > 0 ? sum(tally.incidentsByCategory) / created : null);
    },
  },
  {
    id: "hazards-open",
    label: "Open hazards",
    unit: "hazards",
    direction: "lower",
    definition: "Hazards that exist now, known or unknown.",
    family: "safety",
    kind: "state",
    main: false,
    measure(world, emit) {
      emit("all", world.hazards.open);
    },
  },
];
