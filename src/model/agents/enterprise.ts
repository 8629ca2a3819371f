/**
 * Enterprises: property management, security firms and technology vendors maximise profit.
 *
 * Most of their time is routine duty under contract; part of it is guard presence. Bought hours come on top, at the quality the provider
 * chooses (processes/contracts.ts). Posts, effort and stay of a property firm: agents/propertyFirm.ts.
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
