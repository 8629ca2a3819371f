/**
 * Enterprises: property firms, security firms and technology vendors work for profit.
 *
 * Knows: its own costs, how occupied it is, how many bid with it and whether a tender is arranged; a property firm its fees and its reserve.
 * Wants: profit: pay for hours, fees of later years; not to lose more by a failed check than shading saves.
 * Can give: hours of routine under contract, of which a part is guard presence; bought hours on top; what routine leaves, for cases.
 * Does: guards and works off cases; bids price and quality (processes/contracts.ts) and works at the quality that pays under audit and
 * penalty; a property firm sets posts and effort and may leave (agents/propertyFirm.ts); in the forum it votes and pledges as all members.
 * Learns: how far to cooperate, from what partners gave (processes/collaboration.ts), and who leads a matter; nothing of prices or rivals.
 */
import { rolesWith } from "../kindLists.ts";
import type { Organisation, World } from "../state.ts";
import { areaOf, coreHours, type Paperwork, workloadOf } from "./organisation.ts";

const GUARD = rolesWith("guard");

export function planEnterpriseDay(world: World, organisation: Organisation, paperwork: Paperwork): void {
  const h = world.parameters.handling;
  const workload = workloadOf(world, organisation);
  const core = coreHours(world, organisation, workload, paperwork);
  const bought = organisation.purchasedHours * organisation.providerQuality * world.emergency.capacityFactor;
  organisation.available = core;
  const unused = organisation.contractHours; // yesterday's, spent on rounds
  const { guardShare } = world.parameters.contracts;
  organisation.contractHours = (1 - guardShare) * bought;
  const guarding = GUARD.has(organisation.role);
  const routine = guarding ? organisation.staff * organisation.hours * organisation.effort * workload.nonCore : 0;
  organisation.guardHours = routine * h.guardingShare + guardShare * bought + unused;
}

/** Guards stand everywhere in their area alike. */
export function postGuards(world: World): void {
  const { organisations, field } = world;
  field.guard.fill(0);
  for (const organisation of organisations) {
    if (organisation.guardHours <= 0) continue;
    const { from, to } = areaOf(world, organisation);
    for (let b = from; b < to; b++) field.guard[b] += organisation.guardHours / (to - from);
  }
}
