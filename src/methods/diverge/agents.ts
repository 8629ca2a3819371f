/** Whom a place in the state belongs to, in words. */
import { hash32 } from "../../kernel/random.ts";
import { decisionKinds, JOINT_OPERATION, OPEN_BOOKS, SHARE_DATA, SPEND_FUND, WRITE_DOWN } from "../../model/forumDecisions.ts";
import { placeKey } from "../../model/hazardStore.ts";
import { matterKey } from "../../model/knowledge.ts";
import { holderOf, layerIds } from "../../model/pairs.ts";
import { buildingId, gridId } from "../../model/place.ts";
import { keyOfMatter } from "../../model/processes/proposals.ts";
import { ageBands } from "../../model/residents.ts";
import type { World } from "../../model/state.ts";
import type { StateDifference } from "../../runs/stateColumns.ts";
import type { Draw } from "./tracedRandom.ts";

/** In a matter of the forum: no second subject, or none at all. */
const NOTHING = -1;

/** The agent, pair or place that a difference belongs to; empty for what belongs to the street as a whole. `world` may be of either run. */
export function agentOf({ path, row, rows }: Pick<StateDifference, "path" | "row" | "rows">, world: World): string {
  const [head, second] = path.split(".");
  if (head === "residents") return residentName(world, row);
  if (head === "organisations") return `organisation ${second}`;
  if (head === "interventions") return `intervention ${second}`;
  if (head === "hazards")
    return hazardName(world, path.endsWith(".budget") ? Math.floor(row / (rows / Math.max(1, world.hazards.used))) : row);
  if (head === "pairs") return pairName(world, row, path);
  if (head === "accounts") return `account ${path.slice("accounts.balances.".length)}`;
  return rows === 1 ? "" : partName(world, path, row, rows);
}

/** Purposes whose draws are keyed by a hazard's place and category, with the day and order of its creation apart. */
const ofPlaceKeys: readonly string[] = ["hazard", "notice", "report", "handling", "experience"];
/** Purposes whose draws are keyed by a hazard's place, category and creation in one word, some with an organisation or the round mixed in. */
const ofOwnKeys: readonly string[] = ["walk", "channel", "partner", "recording"];
const ofOrganisations: readonly string[] = ["ties", "forum", "engagement", "knowledge", "tender", "offices"];

/** Whose draw it is, in words; by the keys that each purpose uses. */
export function drawAgent({ purpose, agent, step, k }: Pick<Draw, "purpose" | "agent" | "step" | "k">, world: World): string {
  const { place, specification } = world;
  if (ofOrganisations.includes(purpose)) {
    const organisation = organisationOf(world, agent);
    if (organisation === "" && purpose === "forum") return forumMatterOf(world, agent);
    if (organisation === "") return purpose === "knowledge" ? matterOf(world, agent) : "";
    if (purpose === "ties") return pairOf(organisation, organisationOf(world, k));
    return [`organisation ${organisation}`, purpose === "knowledge" ? matterOf(world, k) : ""].filter((part) => part !== "").join(", ");
  }
  if (purpose === "population" && step === 0) return residentName(world, agent);
  if ((purpose === "arrivals" || (purpose === "population" && step === 1)) && agent < place.buildingCount) {
    return `building ${buildingId(place, specification, agent)}${categoryOf(world, k)}`;
  }
  if (ofPlaceKeys.includes(purpose)) return hazardOfKey(world, agent);
  return ofOwnKeys.includes(purpose) ? hazardAt(world, agent, k) : "";
}

function organisationOf({ organisations }: World, key: number): string {
  return organisations.find((each) => each.key === key)?.id ?? "";
}

function pairOf(one: string, other: string): string {
  return other === "" ? `organisation ${one}` : `organisations ${one} and ${other}`;
}

function categoryOf({ categories }: World, key: number): string {
  const category = categories.find((each) => each.key === key);
  return category === undefined ? "" : `, category ${category.id}`;
}

/** A matter's key is a hash, alone or mixed with the organisation that guesses or the grid it lies in: found by trying them all. */
function matterOf({ categories, knowledge, organisations, place }: World, key: number): string {
  for (const category of categories) {
    for (let matter = 0; matter < knowledge.matters; matter++) {
      const name = `matter ${matter} of category ${category.id}`;
      const own = matterKey(category, matter);
      if (own === key) return name;
      const guesser = organisations.find((each) => hash32(own, each.key, 0) === key);
      if (guesser !== undefined) return `organisation ${guesser.id}, ${name}`;
      for (let grid = 0; grid < place.gridCount; grid++) if (hash32(grid, own, 0) === key) return `grid ${grid}, ${name}`;
    }
  }
  return "";
}

/** What the forum decides on has a key made of what it is (proposals.ts): found by trying all that it may be. */
function forumMatterOf(world: World, key: number): string {
  const { organisations, categories, place, specification } = world;
  const bodies = organisations.map(({ index, id }) => [index, id] as const);
  const fields = categories.map(({ index, id }) => [index, id] as const);
  const grids = Array.from({ length: place.gridCount }, (_, grid) => [grid, `grid ${gridId(place, specification, grid)}`] as const);
  const communities = specification.communities.map(({ id }, at) => [at, id] as const);
  const alone = [[NOTHING, ""]] as const;
  const matters: readonly (readonly [number, readonly (readonly [number, string])[], readonly (readonly [number, string])[]])[] = [
    [WRITE_DOWN, fields, alone],
    [SHARE_DATA, bodies, bodies],
    [SPEND_FUND, bodies, alone],
    [SPEND_FUND, fields, communities],
    [JOINT_OPERATION, grids, alone],
    [JOINT_OPERATION, fields, bodies],
    [OPEN_BOOKS, alone, alone],
  ];
  for (const [kind, abouts, others] of matters) {
    for (const [about, one] of abouts) {
      for (const [other, second] of others) {
        if (keyOfMatter(world, { kind, about, with: other }) !== key) continue;
        return `forum, ${[decisionKinds[kind], one, second].filter((part) => part !== "").join(", ")}`;
      }
    }
  }
  return "";
}

/** A hazard's place key is a hash of building and category: found by trying them all. */
function hazardOfKey({ place, specification, categories }: World, key: number): string {
  for (const category of categories) {
    for (let building = 0; building < place.buildingCount; building++) {
      if (placeKey(building, category.key) === key)
        return `hazard (${category.id}, building ${buildingId(place, specification, building)})`;
    }
  }
  return "";
}

/**
 * The hazard of a key in one word, and the organisation that is asked: found by trying every slot of the store, of which a released one
 * keeps its columns until it is used again. Empty where it has been; a hash cannot be read backwards.
 */
function hazardAt(world: World, key: number, k: number): string {
  const { hazards, organisations, categories, place, specification } = world;
  const { building, category, closures } = hazards.columns;
  const organisation = organisationOf(world, k);
  for (let slot = 0; slot < hazards.used; slot++) {
    const own = hazards.ownKey(slot);
    const holder = organisations.find((each) => (own ^ each.key) === (key | 0));
    const mixed = () => Array.from({ length: closures[slot] + 1 }, (_, round) => hash32(own, round, 0)).includes(key);
    if (own !== key && holder === undefined && !mixed()) continue;
    const where = `hazard (${categories[category[slot]].id}, building ${buildingId(place, specification, building[slot])})`;
    return [where, holder === undefined ? "" : `held by ${holder.id}`, organisation === "" ? "" : `organisation ${organisation}`]
      .filter((part) => part !== "")
      .join(", ");
  }
  return "";
}

function residentName(world: World, resident: number): string {
  const { residents, place, specification } = world;
  if (resident >= residents.count) return `resident ${resident}`;
  const building = residents.columns.building[resident];
  return `resident ${resident} (age ${ageBands[residents.columns.ageBand[resident]]}, building ${buildingId(place, specification, building)})`;
}

function hazardName({ hazards, categories, place, specification }: World, slot: number): string {
  const { serial, category, building, createdDay } = hazards.columns;
  if (slot >= hazards.used || serial[slot] < 0) return `hazard in slot ${slot}, in one of the runs only`;
  const where = buildingId(place, specification, building[slot]);
  return `hazard ${serial[slot]} (${categories[category[slot]].id}, building ${where}, since day ${createdDay[slot]})`;
}

function pairName({ organisations, pairs }: World, at: number, path: string): string {
  const [from, to] = [organisations[holderOf(pairs, at)]?.id, organisations[pairs.partner[at]]?.id];
  const layer = /^pairs\.layers\.(\d+)$/.exec(path);
  const tie = layer === null ? "" : `, ${layerIds[Number(layer[1])]} tie`;
  return `organisations ${from} and ${to}${tie}`;
}

/** Arrays over buildings, communities, grids or categories, alone or crossed with the categories; by their length. */
function partName(world: World, path: string, row: number, rows: number): string {
  const { place, specification, categories } = world;
  const { buildingCount, communityCount, gridCount } = place;
  const named: readonly [number, (index: number) => string][] = [
    [buildingCount, (index) => `building ${buildingId(place, specification, index)}`],
    [communityCount, (index) => `community ${specification.communities[index].id}`],
    [gridCount, (index) => `grid ${gridId(place, specification, index)}`],
  ];
  const ofPlaces = path.startsWith("field.") || path.startsWith("record.") || path.startsWith("place.") || /Building$/.test(path);
  for (const [count, name] of ofPlaces ? named : []) {
    if (rows === count) return name(row);
    if (rows === count * categories.length)
      return `${name(Math.floor(row / categories.length))}, category ${categories[row % categories.length].id}`;
  }
  return rows === categories.length && row < rows ? `category ${categories[row].id}` : `entry ${row}`;
}
