/**
 * Residents' needs and what is supplied (M20): what is lacking, how far it is known, and how far work follows it.
 *
 * d, shares of need over categories, averaged over residents' profiles; v, shares of the hours supplied: cases, rounds, mediation, patrols, prevention,
 * guards, volunteers, each for the categories that it serves. Unmet: Σ max(0, d − v), an indicator; a category lacks max(0, d − v)/d. Work
 * follows as far as needs are known and acted on: hours that are free to move (patrols, prevention, rounds, mediation) grow with what is lacking in
 * what they serve, rounds look for it, and its cases come earlier in the queue. Form: shortfall of supply against demand (quality function
 * deployment, [M]); sizes are assumptions.
 */
import type { CategoryField } from "./parameters/categories.ts";
import { NEED_PROFILES } from "./residents.ts";
import type { Organisation, World } from "./state.ts";
import { DAYS_PER_WEEK } from "./time.ts";

/** What an hour serves, as a weight of each category. */
type Served = (fields: Readonly<Record<CategoryField, number>>) => number;
const byPatrol: Served = ({ patrolPrevention }) => patrolPrevention;
const byPrevention: Served = ({ problemPrevention }) => problemPrevention;
const byGuard: Served = ({ guardPrevention }) => guardPrevention;
const byVolunteer: Served = ({ volunteerPrevention }) => volunteerPrevention;
const byMediation: Served = ({ mediable }) => mediable;
/** Rounds find what can be seen before anything happens. */
const byRounds: Served = ({ latentShare }) => latentShare;
export const serves = { patrol: byPatrol, prevention: byPrevention, mediation: byMediation, rounds: byRounds } as const;

/** How well supply knows what residents of a community need: by the settings, and by what meetings show as far as they have a voice. */
export function needsKnown({ policy, parameters, record }: World, community: number): number {
  const unknown = 1 - policy.demandKnowledge;
  return policy.demandKnowledge + unknown * parameters.participation.needsLearned * policy.voice * record.voiced[community];
}

/** How far work in a community follows what is lacking, 0 to 1: knowing it, and acting on it. */
export function needsFollowed(world: World, community: number): number {
  const { policy, parameters } = world;
  const { serviceFollowing, responsiveFollowing } = parameters.demand;
  return (
    needsKnown(world, community) * Math.min(1, serviceFollowing * policy.serviceOrientation + responsiveFollowing * policy.responsiveness)
  );
}

/** Hours wanted for what lacks supply, as a multiple of the usual ones: 1 where nothing lacks or nobody follows. Means over communities. */
export function pullOfNeeds(world: World, { community: own }: Pick<Organisation, "community">, served: Served): number {
  const { categories, place, record } = world;
  let pull = 0;
  let communities = 0;
  for (let community = 0; community < place.communityCount; community++) {
    if (own >= 0 && own !== community) continue;
    let [lacking, weights] = [0, 0];
    for (let c = 0; c < categories.length; c++) {
      const weight = served(categories[c].fields);
      weights += weight;
      lacking += weight * record.unmet[community * categories.length + c];
    }
    pull += weights > 0 ? (needsFollowed(world, community) * lacking) / weights : 0;
    communities++;
  }
  return 1 + pull / Math.max(1, communities);
}

/** How much rounds look for each category, by community: 1 on average over what they can see, more for what is lacking. */
export function aimOfRounds(world: World): Float64Array {
  const { categories, place, record } = world;
  const count = categories.length;
  const aim = new Float64Array(place.communityCount * count);
  for (let community = 0; community < place.communityCount; community++) {
    const followed = needsFollowed(world, community);
    let [sum, weights] = [0, 0];
    for (let c = 0, at = community * count; c < count; c++, at++) {
      aim[at] = 1 + followed * record.unmet[at];
      const weight = byRounds(categories[c].fields);
      sum += weight * aim[at];
      weights += weight;
    }
    for (let at = community * count; at < (community + 1) * count; at++) aim[at] *= sum > 0 ? weights / sum : 1;
  }
  return aim;
}

/** Weekly: hours of presence are supply, for the categories that they serve. */
export function supplyPresence(world: World): void {
  const { organisations, place, field } = world;
  const aim = aimOfRounds(world);
  for (let community = 0; community < place.communityCount; community++) {
    const [from, to] = [place.communityBuilding[community], place.communityBuilding[community + 1]];
    const [guards, volunteers, rounds] = [field.guard, field.volunteer, field.inspection].map((hours) => sumOf(hours, from, to));
    let [patrols, prevention, mediation] = [0, 0, 0];
    for (const organisation of organisations) {
      if (organisation.community >= 0 && organisation.community !== community) continue;
      const part = organisation.community >= 0 ? 1 : (to - from) / place.buildingCount;
      patrols += part * organisation.patrolHours;
      prevention += part * organisation.preventionHours;
      mediation += part * organisation.mediatingHours;
    }
    supply(world, community, patrols, byPatrol);
    supply(world, community, prevention, byPrevention);
    supply(world, community, mediation, byMediation);
    supply(world, community, guards, byGuard);
    supply(world, community, volunteers, byVolunteer);
    supply(world, community, rounds, byRounds, aim);
  }
}

/** A week of so many hours a day, for the categories that they serve. */
function supply({ categories, record }: World, community: number, hours: number, served: Served, aim?: Float64Array): void {
  const first = community * categories.length;
  const weights = categories.map(({ fields }, c) => served(fields) * (aim?.[first + c] ?? 1));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (hours <= 0 || sum <= 0) return;
  for (let c = 0; c < categories.length; c++) record.supply[first + c] += (DAYS_PER_WEEK * hours * weights[c]) / sum;
}

function sumOf(hours: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let b = from; b < to; b++) sum += hours[b];
  return sum;
}

/** Monthly: what lacks in each category, and the unmet demand of all. */
export function matchDemand(world: World): void {
  const { place, categories, residents, record, period, parameters } = world;
  const { supplyMemory } = parameters.demand;
  const n = categories.length;
  const counts = new Float64Array(NEED_PROFILES);
  for (let community = 0; community < place.communityCount; community++) {
    counts.fill(0);
    const [first, last] = [place.communityResident[community], place.communityResident[community + 1]];
    for (let i = first; i < last; i++) counts[residents.columns.needProfile[i]]++;
    const total = sumOf(record.supply, community * n, (community + 1) * n);
    let unmet = 0;
    for (let c = 0, at = community * n; c < n; c++, at++) {
      let need = 0;
      for (let profile = 0; profile < NEED_PROFILES; profile++)
        need += (counts[profile] / (last - first)) * residents.needs[profile * n + c];
      const lacking = Math.max(0, need - (total > 0 ? record.supply[at] / total : 0));
      record.unmet[at] = need > 0 ? lacking / need : 0;
      unmet += lacking;
      record.supply[at] *= supplyMemory;
    }
    period.unmetDemand += unmet;
    period.unmetDemandDays += 1;
  }
}
