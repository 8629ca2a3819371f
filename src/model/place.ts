/**
 * The place: street > community > grid > building, where they lie and who lives where (ODD elements 2 and 5).
 *
 * Residents are ordered by community, grid and building, so that near neighbours are near in memory and a building is a range of
 * indices. Grids tile a community and buildings stand on a lattice within their grid, unless the scenario gives coordinates. Everything
 * here is fixed during a run.
 */
import { exp } from "../kernel/maths.ts";
import { nameKey, type Stream } from "../kernel/random.ts";
import { settled } from "../kernel/settled.ts";
import { type Neighbours, neighboursWithin } from "./neighbours.ts";
import type { CommunitySpecification, ModelSpecification } from "./specification.ts";

/** What lies where. */
export interface Layout {
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
  /** Centre of a building in metres, eastward and northward. */
  readonly x: Float64Array;
  readonly y: Float64Array;
}

export interface Place extends Layout {
  /** Risk of a building in a category, mean about 1: `risk[building * categoryCount + category]`. */
  readonly risk: Float64Array;
  /** Who is within reach of each building, across communities too. */
  readonly neighbours: Neighbours;
}

/** Lays out the place without chance; risks are drawn by `drawRisks`. */
export function layOut(specification: ModelSpecification): Place {
  const { communityCount, gridCount, buildingCount, residentCount, categoryCount, ...columns } = arrange(specification);
  const { x, y, buildingResident, buildingCommunity } = columns;
  const targets = new Float64Array(buildingCount);
  for (let b = 0; b < buildingCount; b++) {
    targets[b] = (buildingResident[b + 1] - buildingResident[b]) * specification.communities[buildingCommunity[b]].hazardLevel;
  }
  const neighbours = neighboursWithin({ x, y, targets }, specification.parameters.space);
  const risk = new Float64Array(buildingCount * categoryCount);
  return settled({ communityCount, gridCount, buildingCount, residentCount, categoryCount }, { ...columns, risk, neighbours });
}

/** Everything but who is near whom. */
function arrange(specification: ModelSpecification): Layout {
  const { communities, categories } = specification;
  const total = (pick: (community: CommunitySpecification) => number) => communities.reduce((sum, entry) => sum + pick(entry), 0);
  const buildingCount = total((entry) => entry.buildings);
  const layout: Layout = {
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
  };
  const { buildingSpacing } = specification.parameters.space;
  const corners = cornersOf(specification);
  communities.forEach((community, index) => {
    allocateCommunity(layout, community, index);
    if (community.coordinates === undefined)
      placeOnLattice(layout, index, tilesOf(community), { ...corners[index], spacing: buildingSpacing });
    else placeAtCoordinates(layout, index, community.coordinates);
  });
  return layout;
}

/** Fills one community: even populations, grids of consecutive buildings. */
function allocateCommunity(layout: Layout, { residents, buildings, grids }: CommunitySpecification, community: number): void {
  const firstBuilding = layout.communityBuilding[community];
  const firstGrid = layout.communityGrid[community];
  const firstResident = layout.communityResident[community];
  layout.communityBuilding[community + 1] = firstBuilding + buildings;
  layout.communityGrid[community + 1] = firstGrid + grids;
  layout.communityResident[community + 1] = firstResident + residents;
  for (let local = 0; local < buildings; local++) {
    const building = firstBuilding + local;
    const grid = firstGrid + Math.floor((local * grids) / buildings);
    layout.buildingCommunity[building] = community;
    layout.buildingGrid[building] = grid;
    layout.gridBuildings[grid] += 1;
    layout.buildingResident[building] = firstResident + Math.floor((local * residents) / buildings);
    layout.buildingResident[building + 1] = firstResident + Math.floor(((local + 1) * residents) / buildings);
  }
}

/** A rectangle of `columns` × `rows` that holds `count`, as square as can be. */
function rectangleFor(count: number): { readonly columns: number; readonly rows: number } {
  const columns = Math.ceil(Math.sqrt(count));
  return { columns, rows: Math.ceil(count / columns) };
}

/** Grids of a community as tiles, and the lattice of buildings within a tile. */
function tilesOf({ buildings, grids }: CommunitySpecification) {
  return { tiles: rectangleFor(grids), lattice: rectangleFor(Math.ceil(buildings / grids)) };
}

interface Corner {
  readonly x: number;
  readonly y: number;
}

/**
 * South-west corners of the communities: a square that grows around what is there, a column on the east and then a row on the north, so
 * that one community more moves no other.
 */
function cornersOf({ communities, parameters }: ModelSpecification): readonly Corner[] {
  const { buildingSpacing, roadWidth } = parameters.space;
  const corners: Corner[] = [];
  let [east, north] = [0, 0];
  let [x, y] = [0, 0];
  communities.forEach((community, n) => {
    const side = Math.floor(Math.sqrt(n));
    const inShell = n - side * side;
    if (inShell === 0) [x, y] = [east, 0];
    else if (inShell === side) [x, y] = [0, north];
    corners.push({ x, y });
    const { tiles, lattice } = tilesOf(community);
    const toEast = x + tiles.columns * lattice.columns * buildingSpacing + roadWidth;
    const toNorth = y + tiles.rows * lattice.rows * buildingSpacing + roadWidth;
    [east, north] = [Math.max(east, toEast), Math.max(north, toNorth)];
    if (inShell < side) y = toNorth;
    else x = toEast;
  });
  return corners;
}

function placeOnLattice(
  layout: Layout,
  community: number,
  { tiles, lattice }: ReturnType<typeof tilesOf>,
  { x, y, spacing }: Corner & { readonly spacing: number },
): void {
  const from = layout.communityBuilding[community];
  const to = layout.communityBuilding[community + 1];
  const firstGrid = layout.communityGrid[community];
  let inGrid = 0;
  for (let b = from; b < to; b++) {
    inGrid = b > from && layout.buildingGrid[b] === layout.buildingGrid[b - 1] ? inGrid + 1 : 0;
    const tile = layout.buildingGrid[b] - firstGrid;
    const column = (tile % tiles.columns) * lattice.columns + (inGrid % lattice.columns);
    const row = Math.floor(tile / tiles.columns) * lattice.rows + Math.floor(inGrid / lattice.columns);
    layout.x[b] = x + column * spacing;
    layout.y[b] = y + row * spacing;
  }
}

function placeAtCoordinates(layout: Layout, community: number, coordinates: readonly (readonly [number, number])[]): void {
  const from = layout.communityBuilding[community];
  coordinates.forEach(([x, y], local) => {
    layout.x[from + local] = x;
    layout.y[from + local] = y;
  });
}

/**
 * Draws the log-normal risk of every building and category. Most of the variance is shared by the categories of a building; risks are
 * scaled to mean 1 per resident within each community, so that concentration moves hazards about without adding any.
 */
export function drawRisks(place: Place, specification: ModelSpecification, population: Stream): void {
  const { categoryCount } = place;
  const { sharedRisk } = specification.parameters.space;
  for (let building = 0; building < place.buildingCount; building++) {
    const shared = population.normal(1, building, 0);
    specification.categories.forEach((category, index) => {
      const own = population.normal(1, building, nameKey(category.id));
      const score = Math.sqrt(sharedRisk) * shared + Math.sqrt(1 - sharedRisk) * own;
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
  const place = arrange(specification);
  return Array.from({ length: place.buildingCount }, (_, building) => ({
    id: buildingId(place, specification, building),
    community: specification.communities[place.buildingCommunity[building]].id,
    grid: gridId(place, specification, place.buildingGrid[building]),
    x: place.x[building],
    y: place.y[building],
    residents: place.buildingResident[building + 1] - place.buildingResident[building],
  }));
}

export function gridId(place: Layout, specification: ModelSpecification, grid: number): string {
  let community = 0;
  while (place.communityGrid[community + 1] <= grid) community++;
  return `${specification.communities[community].id}-${grid - place.communityGrid[community] + 1}`;
}

export function buildingId(place: Layout, specification: ModelSpecification, building: number): string {
  const community = place.buildingCommunity[building];
  return `${gridId(place, specification, place.buildingGrid[building])}-${building - place.communityBuilding[community] + 1}`;
}
