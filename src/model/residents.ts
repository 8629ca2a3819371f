/**
 * Residents as columns of typed arrays (ODD element 2): who they are, what they believe, what they did last week.
 *
 * Attitudes are shares in [0, 1]. Near contacts are implied by the order of residents (offsets within the building); far contacts are
 * stored. Confidence has one column per kind of organisation, in the order of the table of kinds.
 */
import { allocateColumns, blockOf, type ColumnArrays, type Columns, copyColumns, defineColumns } from "../kernel/columns.ts";
import { exp } from "../kernel/maths.ts";
import { nameKey, type Stream } from "../kernel/random.ts";
import { type ConfidenceColumn, confidenceColumn } from "./kindLists.ts";
import { kinds } from "./kinds.ts";
import type { Parameters } from "./parameters/catalogue.ts";
import type { Place } from "./place.ts";
import type { CategorySpecification, CommunitySpecification } from "./specification.ts";

const confidenceColumns = Object.fromEntries(kinds.map(({ id }) => [confidenceColumn(id), "f32"])) as Readonly<
  Record<ConfidenceColumn, "f32">
>;

export const residentColumns = {
  building: "u32",
  farFirst: "u32",
  farSecond: "u32",
  efficacy: "f32",
  awareness: "f32",
  intrinsicMotivation: "f32",
  ...confidenceColumns,
  socialTrust: "f32",
  perceivedRisk: "f32",
  expectation: "f32",
  satisfaction: "f32",
  habit: "f32",
  ageBand: "u8",
  cooperationType: "u8",
  needProfile: "u8",
  literacy: "u8",
  disposition: "i8",
  /** 1 for a registered volunteer. */
  registered: "u8",
  /** The form in which one takes part, as its bit: 1 patrol, 2 deliberation, 4 help, 8 look; 0 for none. This week's and last week's. */
  active: "u8",
  wasActive: "u8",
} as const;

export type ResidentColumns = ColumnArrays<typeof residentColumns>;

const layout = defineColumns(residentColumns);
/** Place of each attitude in the block of attitudes, and of each small trait in theirs: column k begins at k · count. */
export const ATTITUDE = placesFrom("efficacy", "habit");
export const TRAIT = placesFrom("ageBand", "wasActive");

export interface Residents {
  readonly count: number;
  readonly table: Columns<typeof residentColumns>;
  readonly columns: ResidentColumns;
  /** All attitudes, and all small traits, as one array each: see `ATTITUDE` and `TRAIT`. The sign of `disposition` is lost there. */
  readonly attitudes: Float32Array;
  readonly traits: Uint8Array;
  /** Confidence columns by kind index. */
  readonly confidence: readonly Float32Array[];
  /** `needs[profile * categoryCount + category]`: weights that sum to 1 per profile. */
  readonly needs: Float64Array;
}

export const ageBands = ["under-18", "18-29", "30-39", "40-49", "50-59", "60-69", "70+"] as const;
/** Middle of each band, years. */
export const ageOfBand: readonly number[] = [9, 24, 35, 45, 55, 65, 76];
const [, TWENTIES, THIRTIES, FORTIES, FIFTIES, SIXTIES, SEVENTIES] = ageBands.keys();
/** Age for which utilities are stated. */
const MIDDLE_AGE = 45;
/** Years of the decade for which changes by age are stated. */
const YEARS_PER_DECADE = 10;

export const cooperationTypes = ["conditional", "free-rider", "hump-shaped", "unconditional"] as const;
const [CONDITIONAL, FREE_RIDER, HUMP_SHAPED, UNCONDITIONAL] = cooperationTypes.keys();
/** Forms of taking part: patrol and clues, meetings, help to a neighbour or mediation, and going round to look for hazards. */
export const forms = ["patrol", "deliberation", "help", "look"] as const;
export const FORM_COUNT = forms.length;
/** Place of each form in tables by form; its bit in the activity byte is `1 << place`. */
export const FORM = { patrol: 0, deliberation: 1, help: 2, look: 3 } as const satisfies Record<(typeof forms)[number], number>;
/** How many weightings of the categories residents are drawn from. */
export const NEED_PROFILES = 16;
/** Near contacts of a resident on each side within the building. */
export const NEAR_CONTACTS = 3;
/** Literacy is stored in whole steps: this many are 1. */
export const LITERACY_STEPS = 255;
/** Disposition is stored in whole steps: this many are one standard deviation, and no more than the limit are stored. */
export const DISPOSITION_STEPS = 40;
/** Largest disposition that its column holds, of either sign. */
const DISPOSITION_LIMIT = 127;

/** Draw numbers within the population stream; never reorder, append only. Those of confidence, 11 to 14 so far, are in kinds.ts. */
const DRAW = {
  ...{ age: 0, type: 1, profile: 2, far: 3, literacy: 5, disposition: 6, efficacy: 8, awareness: 9, intrinsicMotivation: 10 },
  ...{ socialTrust: 15, perceivedRisk: 16, expectation: 17, satisfaction: 18, habit: 19, registered: 64 },
} as const;
/** Attitudes drawn about a mean of the same name. */
const LEVELS = ["efficacy", "awareness", "intrinsicMotivation", "socialTrust", "perceivedRisk", "expectation", "satisfaction"] as const;

/** Draws the population. Every attribute of resident i is keyed by i alone, so one more resident changes nobody else. */
export function drawResidents(
  place: Place,
  communities: readonly CommunitySpecification[],
  categories: readonly CategorySpecification[],
  parameters: Parameters,
  luck: Stream,
): Residents {
  const table = allocateColumns(layout, place.residentCount);
  const columns = table.columns;
  const residents = { count: place.residentCount, ...viewsOf(table), needs: drawNeeds(categories, parameters, luck) };
  const levels = levelsOf(residents, parameters);
  for (let building = 0; building < place.buildingCount; building++) {
    const { elderlyShare } = communities[place.buildingCommunity[building]];
    const registered = registeredByBand(elderlyShare, parameters);
    for (let i = place.buildingResident[building]; i < place.buildingResident[building + 1]; i++) {
      columns.building[i] = building;
      columns.ageBand[i] = ageBandOf(luck.uniform(0, i, DRAW.age), elderlyShare, parameters.population);
      columns.cooperationType[i] = typeOf(luck.uniform(0, i, DRAW.type), parameters.population);
      columns.needProfile[i] = luck.integer(NEED_PROFILES, 0, i, DRAW.profile);
      drawFarContacts(columns, place, i, luck);
      drawAttitudes(columns, i, levels, parameters.population, luck);
      columns.registered[i] = luck.uniform(0, i, DRAW.registered) < registered[columns.ageBand[i]] ? 1 : 0;
    }
  }
  return residents;
}

/** The same residents in columns of their own. */
export function copyResidents(residents: Residents): Residents {
  return { count: residents.count, ...viewsOf(copyColumns(residents.table)), needs: residents.needs };
}

function viewsOf(table: Columns<typeof residentColumns>): Omit<Residents, "count" | "needs"> {
  const { columns } = table;
  return {
    table,
    columns,
    attitudes: blockOf(table, "efficacy", "habit"),
    traits: blockOf(table, "ageBand", "wasActive"),
    confidence: kinds.map(({ id }) => columns[confidenceColumn(id)]),
  };
}

/** Places of the columns from one to another, in storage order. */
function placesFrom(first: keyof typeof residentColumns, last: keyof typeof residentColumns) {
  const names = layout.names.slice(layout.names.indexOf(first), layout.names.indexOf(last) + 1);
  return Object.fromEntries(names.map((name, place) => [name, place])) as Readonly<Record<keyof typeof residentColumns, number>>;
}

function ageBandOf(u: number, elderlyShare: number, population: Parameters["population"]): number {
  const { minorShare, twentiesShare, thirtiesShare, fortiesShare, sixtiesShare } = population;
  if (u < minorShare) return 0;
  if (u >= 1 - elderlyShare) return (u - (1 - elderlyShare)) / elderlyShare < sixtiesShare ? SIXTIES : SEVENTIES;
  let rest = (u - minorShare) / (1 - minorShare - elderlyShare);
  if (rest < twentiesShare) return TWENTIES;
  rest -= twentiesShare;
  if (rest < thirtiesShare) return THIRTIES;
  rest -= thirtiesShare;
  return rest < fortiesShare ? FORTIES : FIFTIES;
}

function typeOf(u: number, population: Parameters["population"]): number {
  const { conditionalShare, freeRiderShare, humpShare } = population;
  if (u < conditionalShare) return CONDITIONAL;
  if (u < conditionalShare + freeRiderShare) return FREE_RIDER;
  return u < conditionalShare + freeRiderShare + humpShare ? HUMP_SHAPED : UNCONDITIONAL;
}

/** Two contacts anywhere in one's own community. */
function drawFarContacts(columns: ResidentColumns, place: Place, i: number, luck: Stream): void {
  const community = place.buildingCommunity[columns.building[i]];
  const first = place.communityResident[community];
  const count = place.communityResident[community + 1] - first;
  columns.farFirst[i] = first + luck.integer(count, 0, i, DRAW.far);
  columns.farSecond[i] = first + luck.integer(count, 0, i, DRAW.far + 1);
}

/** What is drawn about a mean: the column, the mean and the number of the draw. */
interface Level {
  readonly column: Float32Array;
  readonly mean: number;
  readonly draw: number;
}

function levelsOf({ columns, confidence }: Pick<Residents, "columns" | "confidence">, parameters: Parameters): Level[] {
  const { population, institutions } = parameters;
  const means = { ...population, awareness: awarenessUnder(parameters, institutions.safetyCulture, 0) };
  return [
    ...LEVELS.map((name) => ({ column: columns[name], mean: means[name], draw: DRAW[name] })),
    ...kinds.map(({ prior, confidenceDraw }, kind) => ({ column: confidence[kind], mean: population[prior], draw: confidenceDraw })),
  ];
}

/** Level of safety awareness that a safety culture and a campaign bring in time. */
export function awarenessUnder({ population, perception }: Parameters, safetyCulture: number, campaign: number): number {
  const culture = perception.cultureAwareness * (safetyCulture - perception.usualCulture);
  return clampShare(population.awareness + perception.campaignAwareness * campaign + culture);
}

function drawAttitudes(columns: ResidentColumns, i: number, levels: readonly Level[], p: Parameters["population"], luck: Stream): void {
  for (const { column, mean, draw } of levels) column[i] = clampShare(mean + p.spread * luck.normal(0, i, draw));
  columns.habit[i] = clampShare(p.habit * 2 * luck.uniform(0, i, DRAW.habit));
  columns.literacy[i] = Math.round(LITERACY_STEPS * clampShare(p.literacy + p.spread * luck.normal(0, i, DRAW.literacy)));
  columns.disposition[i] = within(DISPOSITION_LIMIT, Math.round(DISPOSITION_STEPS * luck.normal(0, i, DRAW.disposition)));
}

function within(limit: number, x: number): number {
  return Math.max(-limit, Math.min(limit, x));
}

/** Probability of being registered at the start by age band: the share of residents, nobody under age, odds by age as in joining. */
function registeredByBand(elderlyShare: number, { population, participation }: Parameters): number[] {
  const { minorShare, twentiesShare, thirtiesShare, fortiesShare, sixtiesShare } = population;
  const fiftiesShare = Math.max(0, 1 - twentiesShare - thirtiesShare - fortiesShare);
  const middle = [twentiesShare, thirtiesShare, fortiesShare, fiftiesShare].map((share) => share * (1 - minorShare - elderlyShare));
  const bands = [minorShare, ...middle, sixtiesShare * elderlyShare, (1 - sixtiesShare) * elderlyShare];
  const weights = bands.map((_, band) => (band === 0 ? 0 : exp(participation.ageJoining * decadesOf(band))));
  const mean = weights.reduce((sum, weight, band) => sum + weight * bands[band], 0);
  return weights.map((weight, band) => (band === 0 ? 0 : population.registered === 1 ? 1 : (population.registered * weight) / mean));
}

/** Decades of age above the middle one, at the middle of a band. */
export function decadesOf(band: number): number {
  return (ageOfBand[band] - MIDDLE_AGE) / YEARS_PER_DECADE;
}

export function clampShare(x: number): number {
  return x < 0 ? 0 : x > 1 ? 1 : x;
}

/** Need profiles: the categories' mean weights, spread log-normally between profiles (approximated by squares to stay exact), normalised. */
function drawNeeds(categories: readonly CategorySpecification[], parameters: Parameters, luck: Stream): Float64Array {
  const needs = new Float64Array(NEED_PROFILES * categories.length);
  const { needDiversity: spread, needFloor } = parameters.population;
  for (let profile = 0; profile < NEED_PROFILES; profile++) {
    let sum = 0;
    categories.forEach((category, index) => {
      const factor = Math.max(needFloor, 1 + spread * luck.normal(2, profile, nameKey(category.id)));
      const weight = category.values.need * factor * factor;
      needs[profile * categories.length + index] = weight;
      sum += weight;
    });
    for (let index = 0; index < categories.length; index++) needs[profile * categories.length + index] /= sum || 1;
  }
  return needs;
}
