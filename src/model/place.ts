/**
 * The place: street > community > grid > building, and who lives where (ODD elements 2 and 5).
 *
 * Residents are ordered by community, grid and building, so that near neighbours are near in memory and a building is a range of
 * indices. Everything here is fixed during a run.
 */
import { exp } from "../kernel/maths.ts";
import { nameKey, type Stream } from "../kernel/random.ts";
import type { ModelSpecification } from "./specification.ts";

export interface Place {
  readonly communityCount: number;
  readonly gridCount: number;
  readonly buildingCount: number;
  readonly residentCount: number;
  readonly categoryCount: number;
  /** First building, grid and resident of each community; one entry more than there are communities. */
  readonly communityBuilding: Int32Array;
  readonly communityGrid: Int32Array;
  readonly communityResident: Int32Array;
  /** First resident of each building, plus the total. */
  readonly buildingResident: Int32Array;
  readonly buildingCommunity: Int32Array;
  readonly buildingGrid: Int32Array;
  /** Buildings per grid. */
  readonly gridBuildings: Int32Array;
  /** Metres from the south-west corner. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Risk of a building in a category, mean about 1: `risk[building * categoryCount + category]`. */
  readonly risk: Float64Array;
}

const BUILDING_SPACING_METRES = 60;
const COMMUNITY_GAP_METRES = 120;

/** Lays out the place without chance; risks are drawn by `drawRisks`. */
export function layOut(specification: ModelSpecification): Place {
  const { communities, categories } = specification;
  const total = (pick: (community: (typeof communities)[number]) => number) => communities.reduce((sum, entry) => sum + pick(entry), 0);
  const buildingCount = total((entry) => entry.buildings);
  const place: Place = {
    communityCount: communities.length,
    gridCount: total((entry) => entry.grids),
    buildingCount,
    residentCount: total((entry) => entry.residents),
    categoryCount: categories.length,
    communityBuilding: new Int32Array(communities.length + 1),
    communityGrid: new Int32Array(communities.length + 1),
    communityResident: new Int32Array(communities.length + 1),
    buildingResident: new Int32Array(buildingCount + 1),
    buildingCommunity: new Int32Array(buildingCount),
    buildingGrid: new Int32Array(buildingCount),
    gridBuildings: new Int32Array(total((entry) => entry.grids)),
    x: new Float64Array(buildingCount),
    y: new Float64Array(buildingCount),
    risk: new Float64Array(buildingCount * categories.length),
  };
  communities.forEach((_, community) => {
    placeCommunity(specification, place, community);
  });
  return place;
}

/** Fills one community's buildings: even populations, grids of consecutive buildings, a square of blocks on the map. */
function placeCommunity(specification: ModelSpecification, place: Place, community: number): void {
  const { residents, buildings, grids } = specification.communities[community];
  const firstBuilding = place.communityBuilding[community];
  const firstGrid = place.communityGrid[community];
  const firstResident = place.communityResident[community];
  place.communityBuilding[community + 1] = firstBuilding + buildings;
  place.communityGrid[community + 1] = firstGrid + grids;
  place.communityResident[community + 1] = firstResident + residents;
  const columns = Math.ceil(Math.sqrt(buildings));
  const perRow = Math.ceil(Math.sqrt(specification.communities.length));
  const widest = Math.max(...specification.communities.map((entry) => Math.ceil(Math.sqrt(entry.buildings))));
  const pitch = widest * BUILDING_SPACING_METRES + COMMUNITY_GAP_METRES;
  for (let local = 0; local < buildings; local++) {
    const building = firstBuilding + local;
    const grid = firstGrid + Math.floor((local * grids) / buildings);
    place.buildingCommunity[building] = community;
    place.buildingGrid[building] = grid;
    place.gridBuildings[grid] += 1;
    place.buildingResident[building] = firstResident + Math.floor((local * residents) / buildings);
    place.buildingResident[building + 1] = firstResident + Math.floor(((local + 1) * residents) / buildings);
    place.x[building] = (community % perRow) * pitch + (local % columns) * BUILDING_SPACING_METRES;
    place.y[building] = Math.floor(community / perRow) * pitch + Math.floor(local / columns) * BUILDING_SPACING_METRES;
  }
}

/** Share of the variance of risk that all categories of a building have in common. */
const SHARED_VARIANCE = 0.7;

/**
 * Draws the log-normal risk of every building and category. Most of the variance is shared by the categories of a building; risks are
 * scaled to mean 1 per resident within each community, so that concentration moves hazards about without adding any.
 */
export function drawRisks(place: Place, specification: ModelSpecification, population: Stream): void {
  const { categoryCount } = place;
  for (let building = 0; building < place.buildingCount; building++) {
    const shared = population.normal(1, building, 0);
    specification.categories.forEach((category, index) => {
      const own = population.normal(1, building, nameKey(category.id));
      const score = Math.sqrt(SHARED_VARIANCE) * shared + Math.sqrt(1 - SHARED_VARIANCE) * own;
      place.risk[building * categoryCount + index] = exp(category.values.concentration * score);
    });
  }
  for (let community = 0; community < place.communityCount; community++) {
    for (let category = 0; category < categoryCount; category++) scaleRisks(place, community, category);
  }
}

function scaleRisks(place: Place, community: number, category: number): void {
  const from = place.communityBuilding[community];
  const to = place.communityBuilding[community + 1];
  let weighted = 0;
  for (let b = from; b < to; b++) {
    weighted += place.risk[b * place.categoryCount + category] * (place.buildingResident[b + 1] - place.buildingResident[b]);
  }
  const residents = place.communityResident[community + 1] - place.communityResident[community];
  for (let b = from; b < to; b++) place.risk[b * place.categoryCount + category] *= weighted > 0 ? residents / weighted : 0;
}

/** A building as tables and maps show it. */
export interface BuildingPlace {
  readonly id: string;
  readonly community: string;
  readonly grid: string;
  readonly x: number;
  readonly y: number;
  readonly residents: number;
}

/** Ids and positions of all buildings of a specification: `<community>-<grid>-<building>`, numbers counted within the community. */
export function layoutPlace(specification: ModelSpecification): BuildingPlace[] {
  const place = layOut(specification);
  return Array.from({ length: place.buildingCount }, (_, building) => ({
    id: buildingId(place, specification, building),
    community: specification.communities[place.buildingCommunity[building]].id,
    grid: gridId(place, specification, place.buildingGrid[building]),
    x: place.x[building],
    y: place.y[building],
    residents: place.buildingResident[building + 1] - place.buildingResident[building],
  }));
}

export function gridId(place: Place, specification: ModelSpecification, grid: number): string {
  let community = 0;
  while (place.communityGrid[community + 1] <= grid) community++;
  return `${specification.communities[community].id}-${grid - place.communityGrid[community] + 1}`;
}

export function buildingId(place: Place, specification: ModelSpecification, building: number): string {
  const community = place.buildingCommunity[building];
  return `${gridId(place, specification, place.buildingGrid[building])}-${building - place.communityBuilding[community] + 1}`;
}
