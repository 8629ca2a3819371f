/**
 * Government: the street office and line departments divide their attention between cases, the forum, supervision and their superiors.
 *
 * Knows: its own books, those of whom it supervises, the survey, who calls again.
 * Wants: few points lost in the assessment from above, which sees reported figures (model/assessment.ts); then work done.
 * Can give: hours of staff, yuan of the safety fund (processes/policy.ts, resources.ts), authority to lead the forum and to order drives.
 * Does: handles cases, brokers, leads the forum as far as it gives hours to it, supervises, writes reports; inspects on a drive.
 * Learns: where hours are short and points lost, month by month; a new leader begins again.
 *
 * What the street office does to dominate the forum is a setting, apart from leading it (processes/collaboration.ts).
 */

import { BACKLOG, CLOSURE, PAPER, RETURNS, SECURITY } from "../assessment.ts";
import { BROKERAGE, CASES, hourUses, LEADING, REPORTING, SUPERVISING } from "../hourUses.ts";
import { rolesWith } from "../kindLists.ts";
import { SUPERVISION } from "../pairs.ts";
import type { Organisation, World } from "../state.ts";
import { DAYS_PER_MONTH } from "../time.ts";
import { caseNeed, coreHours, type Paperwork, workloadOf } from "./organisation.ts";

const COMMAND = rolesWith("command");

export function planGovernmentDay(world: World, organisation: Organisation, paperwork: Paperwork): void {
  divideOfficeDay(world, organisation, coreHours(world, organisation, workloadOf(world, organisation), paperwork));
}

/** Hours of today by use. A drive comes first: what it takes from cases waits, and is worked off when it is over. */
export function divideOfficeDay({ parameters }: World, organisation: Organisation, core: number): void {
  const { shares, leadingNeed } = organisation;
  const driven = organisation.driveMonths > 0 ? core * parameters.handling.driveShare : 0;
  const own = core - driven;
  organisation.inspectionHours = driven;
  organisation.available = own * (shares[CASES] + shares[BROKERAGE]);
  organisation.supervisionHours = own * shares[SUPERVISING];
  organisation.leadingFill = leadingNeed > 0 ? Math.min(1, (own * shares[LEADING]) / leadingNeed) : 1;
}

/** Leading works only as far as hours are given to it: what is designed, by the hours given of those it needs (daily, with policy). */
export function leadForum(world: World): void {
  const { organisations, parameters, policy } = world;
  const members = organisations.filter(({ forumMember, staff }) => forumMember && staff > 0).length;
  const need = (policy.facilitation * parameters.attention.leadHours * members) / DAYS_PER_MONTH;
  let best = -1;
  for (const office of organisations) {
    if (!COMMAND.has(office.role) || office.staff <= 0) continue;
    office.leadingNeed = need;
    best = Math.max(best, office.leadingFill);
  }
  if (best >= 0) policy.facilitation *= best;
}

/** Hours a day that an office's uses need, weighted by the points they cost and by the share of calls that are repeated. */
export function officeNeeds(world: World, office: Organisation, penalties: Float64Array, repeated: number): number[] {
  const { parameters, pairs, policy } = world;
  const p = parameters.attention;
  const pull = (...figures: number[]) => 1 + p.penaltyPull * figures.reduce((sum, figure) => sum + penalties[figure], 0);
  let supervised = 0;
  for (let pair = pairs.first[office.index]; pair < pairs.first[office.index + 1]; pair++) supervised += pairs.layers[SUPERVISION][pair];
  const needs = hourUses.map(() => 0);
  needs[CASES] = caseNeed(world, office) * pull(CLOSURE, BACKLOG) * (1 + p.noisePull * repeated);
  needs[BROKERAGE] = (office.brokerAsked / DAYS_PER_MONTH) * (1 + p.ledBrokerage * policy.facilitation);
  needs[LEADING] = office.leadingNeed * pull(SECURITY);
  needs[SUPERVISING] = ((supervised * p.superviseHours) / DAYS_PER_MONTH) * pull(CLOSURE, RETURNS);
  needs[REPORTING] = p.reportShare * coreOf(office) * pull(PAPER);
  return needs;
}

/** Hours a day that an office has for all its uses, from those it had for cases of late. */
function coreOf({ capacityHours, shares }: Organisation): number {
  const worked = shares[CASES] + shares[BROKERAGE];
  return worked > 0 ? capacityHours / worked : 0;
}
