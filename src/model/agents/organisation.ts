/**
 * What all organisations have in common: how staff become hours for the work at hand.
 *
 * core hours = (staff · hours − administration) · effort · (1 − other duties) · emergency factor. Administration is counted in hours: reports
 * and meetings by the share of time they take, records by what is entered, and traces kept for inspectors. A record is entered once per
 * system, but for cases that passed between two who share data; records are these and all other cases that passed through the body's hands,
 * and what its other duties bring.
 */

import { kindOf } from "../kindLists.ts";
import { servedAt } from "../platform.ts";
import { entriesPerCase } from "../policy.ts";
import type { Organisation, World } from "../state.ts";

/** Today's paperwork, the same for all organisations: entries per record. */
export interface Paperwork {
  readonly entries: number;
}

export function paperworkOf(world: World): Paperwork {
  const { parameters, policy } = world;
  return {
    entries: entriesPerCase(policy, servedAt(world, "entries"), parameters.technology.rolloutBurden, world.forum.trust),
  };
}

export interface Workload {
  /** Share of time for reports and meetings, data entry apart. */
  readonly admin: number;
  /** Records per person and day that other duties bring. */
  readonly records: number;
  /** Share of the rest that other duties take. */
  readonly nonCore: number;
}

/** The parameters of its kind. */
export function workloadOf(world: World, organisation: Organisation): Workload {
  const { admin, records, nonCore } = kindOf(organisation);
  const { handling } = world.parameters;
  return { admin: handling[admin], records: handling[records], nonCore: handling[nonCore] };
}

/** Core hours of an organisation today; counts duplicate entries and administration as it goes. */
export function coreHours(world: World, organisation: Organisation, workload: Workload, paperwork: Paperwork): number {
  const { parameters, period, emergency } = world;
  rememberCases(organisation, parameters.handling.utilisationDays);
  // People under contract work for who bought them.
  const own = organisation.staff - organisation.onContract;
  const gross = own * organisation.hours;
  const { entryHours } = parameters.technology;
  const once = (organisation.casesPerDay + workload.records * own) * entryHours;
  // What passed between two who share data stands in the other's books already.
  const again = Math.max(0, paperwork.entries - 1);
  const spared = Math.min(organisation.casesPerDay, organisation.sharedPerDay) * entryHours * again;
  const asked = gross * workload.admin + once * paperwork.entries - spared;
  const given = Math.min(gross * parameters.technology.adminCeiling, asked);
  period.adminHours += given;
  if (asked > 0) period.duplicateEntryHours += (given / asked) * (once * again - spared);
  return (gross - given) * organisation.effort * (1 - workload.nonCore) * emergency.capacityFactor;
}

/**
 * Puts hours down as undertaken for the month: upkeep of ties, pledges, meetings, drills. They are worked when cases in hand, promises to
 * partners and small debts leave time; what is not worked when the month ends lapses, and does not count (`fulfilled`).
 */
export function undertake(organisation: Organisation, hours: number): void {
  organisation.undertaken += hours;
  organisation.undertakenLeft += hours;
  organisation.asked += hours;
}

/** Smooths the count of cases that pass through its hands: forms are filled in within weeks, not on the day. */
function rememberCases(organisation: Organisation, days: number): void {
  organisation.casesPerDay += (organisation.casesToday - organisation.casesPerDay) / days;
  organisation.casesToday = 0;
}

/** Buildings an organisation serves, half open [from, to): those of its community, or all. */
export function areaOf(world: World, organisation: Pick<Organisation, "community">): { from: number; to: number } {
  const { place } = world;
  const { community } = organisation;
  return community < 0
    ? { from: 0, to: place.buildingCount }
    : { from: place.communityBuilding[community], to: place.communityBuilding[community + 1] };
}

/** Share of unmeasured work (prevention, presence, contact) that is done under today's targets. */
export function unmeasuredFactor(world: World): number {
  return 1 - world.parameters.evaluation.measuredShift * world.policy.evaluationPressure;
}

/** Hours of work in cases that wait for a partner: no hours of its own move them. */
export function hoursAwaitingPartners({ hazards }: World, { waiting }: Organisation): number {
  const { work } = hazards.columns;
  let hours = 0;
  for (let turn = 0; turn < waiting.length; turn++) hours += work[waiting.at(turn)];
  return hours;
}

/** Hours a day that its cases need: new demand, and what is in its queues and can be worked on, within the days a response may take. */
export function caseNeed(world: World, organisation: Organisation): number {
  const queued = Math.max(0, organisation.backlogHours - hoursAwaitingPartners(world, organisation));
  return organisation.demandHours + queued / world.parameters.handling.responseDays;
}
