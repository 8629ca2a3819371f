/**
 * What all organisations have in common: how staff become hours for the work at hand.
 *
 * core hours = staff · hours · effort · (1 − administration) · (1 − other duties) · emergency factor. Data entry in several systems is
 * part of administration and grows or shrinks with the number of entries per case.
 */

import { kindOf } from "../kindLists.ts";
import { entriesPerCase } from "../policy.ts";
import type { Organisation, World } from "../state.ts";

/** Today's administrative load, the same for all organisations: entries per case now against the start. */
export interface Paperwork {
  readonly entries: number;
  readonly entriesAtStart: number;
}

export function paperworkOf(world: World): Paperwork {
  const { parameters, policy } = world;
  const burden = parameters.technology.rolloutBurden;
  const { responsibilityClarity, dataSystems, platformCoverage, interoperability } = parameters.institutions;
  const atStart = { responsibilityClarity, dataSystems, platformCoverage, interoperability, rollout: 0 };
  return {
    entries: entriesPerCase(policy, burden, world.forum.trust),
    entriesAtStart: entriesPerCase(atStart, burden, parameters.collaboration.initialTrust),
  };
}

export interface Workload {
  /** Share of time for forms at the starting number of entries. */
  readonly admin: number;
  /** Share of the rest that other duties take. */
  readonly nonCore: number;
}

/** The parameters of its kind. */
export function workloadOf(world: World, organisation: Organisation): Workload {
  const { admin, nonCore } = kindOf(organisation);
  const { handling } = world.parameters;
  return { admin: handling[admin], nonCore: handling[nonCore] };
}

/** Core hours of an organisation today; counts duplicate entries and administration as it goes. */
export function coreHours(world: World, organisation: Organisation, workload: Workload, paperwork: Paperwork): number {
  const { parameters, period, emergency } = world;
  const entryShare = workload.admin * parameters.technology.entryShare;
  const perEntry = entryShare / paperwork.entriesAtStart;
  const admin = Math.min(0.95, workload.admin - entryShare + perEntry * paperwork.entries);
  const gross = organisation.staff * organisation.hours;
  period.adminHours += gross * admin;
  period.duplicateEntryHours += gross * perEntry * Math.max(0, paperwork.entries - 1);
  return gross * organisation.effort * (1 - admin) * (1 - workload.nonCore) * emergency.capacityFactor;
}

/** Buildings an organisation serves, half open [from, to): those of its community, or all. */
export function areaOf(world: World, organisation: Organisation): { from: number; to: number } {
  const { place } = world;
  const { community } = organisation;
  return community < 0
    ? { from: 0, to: place.buildingCount }
    : { from: place.communityBuilding[community], to: place.communityBuilding[community + 1] };
}

/** Share of unmeasured work (prevention, presence, contact) that targets leave undone. */
export function unmeasuredFactor(world: World): number {
  const { evaluation, institutions } = world.parameters;
  const now = 1 - evaluation.measuredShift * world.policy.evaluationPressure;
  return now / Math.max(1e-9, 1 - evaluation.measuredShift * institutions.evaluationPressure);
}
