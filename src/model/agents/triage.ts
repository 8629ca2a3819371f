/**
 * Triage: calls about matters of others that the police hand over (110/12345), with the hours they take (conservation of work).
 *
 * The hotline takes them in, and who leads such matters does the rest of what the police would have done: the mix of calls is that of the
 * categories that the police do not lead. 58 to 62 % of calls are no police matters (Jiangsu, Hefei [P]); two officer-trips are saved per
 * call sent on (Inner Mongolia 2023 [C]).
 */
import { isOwnMatter } from "../confidence.ts";
import { rolesWith } from "../kindLists.ts";
import type { Organisation, World } from "../state.ts";

const DESKS = rolesWith("hotline");

/** Who takes a share of the calls handed over: at the desk that takes them in, or as lead of what they are about. */
export interface Taker {
  readonly organisation: Organisation;
  readonly isDesk: boolean;
  /** Among desks, and among leads, the shares sum to one. */
  readonly share: number;
}

/** Who takes what a station hands over, community by community; nobody where no other has people. */
export function takersOf(world: World, police: Organisation): readonly Taker[] {
  const { place, organisations, serving, categories, leads } = world;
  const [desks, matters] = [new Map<number, number>(), new Map<number, number>()];
  for (let community = 0; community < place.communityCount; community++) {
    if (police.community >= 0 && police.community !== community) continue;
    const residents = place.communityResident[community + 1] - place.communityResident[community];
    const staffed = (candidates: readonly number[]) => candidates.filter((i) => i !== police.index && organisations[i].staff > 0);
    divide(desks, staffed(serving[community].filter((i) => DESKS.has(organisations[i].role))), residents);
    for (const { index, fields } of categories) {
      if (isOwnMatter(world, community, police.kindIndex, index)) continue;
      divide(matters, staffed(leads[community * categories.length + index]), residents * fields.baseRate);
    }
  }
  return [...sharesOf(world, desks, true), ...sharesOf(world, matters, false)];
}

function divide(weights: Map<number, number>, bearers: readonly number[], weight: number): void {
  for (const i of bearers) weights.set(i, (weights.get(i) ?? 0) + weight / bearers.length);
}

function sharesOf({ organisations }: World, weights: Map<number, number>, isDesk: boolean): readonly Taker[] {
  let sum = 0;
  for (const weight of weights.values()) sum += weight;
  return sum > 0 ? Array.from(weights, ([i, weight]) => ({ organisation: organisations[i], isDesk, share: weight / sum })) : [];
}

/** Puts so many hours of calls to those who take them: no hour is lost, and none is made. */
export function handOverCalls(world: World, takers: readonly Taker[], hours: number): void {
  const { callHours, intakeHours } = world.parameters.routing;
  const calls = hours / callHours;
  const hasDesk = takers.some(({ isDesk }) => isDesk);
  const hasLead = takers.some(({ isDesk }) => !isDesk);
  const atDesk = !hasLead ? hours : hasDesk ? calls * Math.min(intakeHours, callHours) : 0;
  for (const { organisation, isDesk, share } of takers) {
    const given = share * (isDesk ? atDesk : hours - atDesk);
    organisation.owed += given;
    organisation.asked += given;
    organisation.casesToday += share * calls;
  }
}
