/**
 * Government: the street office and line departments divide their attention between cases, the forum, supervision and their superiors.
 *
 * Knows: its own books, those of whom it supervises, the survey, who calls again.
 * Wants: few points lost in the assessment, which sees reported figures (model/assessment.ts); then work done.
 * Can give: hours of staff; authority to decide. The street office besides: yuan of the safety fund (processes/policy.ts, purchases.ts),
 * leading the forum, assigning a case by hand, ordering drives.
 * Does: handles cases, brokers, leads the forum and audits whom it supervises as far as it gives hours to them, writes reports; inspects
 * on a drive.
 * Learns: where hours are short and points lost, month by month; a new leader begins again.
 *
 * What the street office does to dominate the forum is a setting, apart from leading it (processes/collaboration.ts).
 */

import { CLOSURE, ownFault, PAPER, RETURNS, SATISFACTION, SECURITY } from "../assessment.ts";
import type { Books } from "../books.ts";
import { BROKERAGE, CASES, hourUses, LEADING, REPORTING, SUPERVISING } from "../hourUses.ts";
import { rolesWith } from "../kindLists.ts";
import type { Parameters } from "../parameters/catalogue.ts";
import { auditNeed } from "../processes/audits.ts";
import type { Organisation, World } from "../state.ts";
import { DAYS_PER_MONTH } from "../time.ts";
import { caseNeed, coreHours, type Paperwork, workloadOf } from "./organisation.ts";

const COMMAND = rolesWith("command");

export function planGovernmentDay(world: World, organisation: Organisation, paperwork: Paperwork): void {
  divideOfficeDay(world, organisation, coreHours(world, organisation, workloadOf(world, organisation), paperwork));
}

/**
 * Hours of today by use: what leading and supervising do not need, and reports beyond what is asked, is left for cases. A drive comes first:
 * what it takes from cases waits, and is worked off when it is over.
 */
export function divideOfficeDay({ parameters }: World, organisation: Organisation, core: number): void {
  const { shares, leadingNeed, supervisingNeed } = organisation;
  const driven = organisation.driveMonths > 0 ? core * parameters.handling.driveShare : 0;
  const own = core - driven;
  const leading = Math.min(own * shares[LEADING], leadingNeed);
  const supervising = Math.min(own * shares[SUPERVISING], supervisingNeed);
  organisation.inspectionHours = organisation.driveHours = driven;
  organisation.supervisionHours += supervising;
  organisation.leadingFill = leadingNeed > 0 ? leading / leadingNeed : 1;
  organisation.available = own - leading - supervising - own * reportingShare(parameters, organisation);
}

function reportingShare({ attention }: Parameters, { shares }: Organisation): number {
  return Math.min(shares[REPORTING], attention.reportShare);
}

/**
 * Leading works only as far as hours are given to it: what is designed, by the hours given of those it needs (daily, with policy). It takes
 * hours for every member, and hours to prepare what is to be decided together.
 */
export function leadForum(world: World): void {
  const { organisations, parameters, policy } = world;
  const { issuesPerMeeting, prepareHours } = parameters.forum;
  const members = organisations.filter(({ forumMember, staff }) => forumMember && staff > 0);
  const together = policy.forumFrequency * issuesPerMeeting * (1 - policy.governmentDominance);
  const hours = policy.facilitation * parameters.attention.leadHours * members.length + together * prepareHours;
  for (const office of organisations) if (COMMAND.has(office.role) && office.staff > 0) office.leadingNeed = hours / DAYS_PER_MONTH;
  policy.facilitation *= leadingOf(organisations) ?? 1;
}

/** Share of the hours which leading the forum needs that is given, by whoever of these gives most; null where none of them leads. */
export function leadingOf(organisations: readonly Organisation[]): number | null {
  let best: number | null = null;
  for (const { role, staff, leadingFill } of organisations) if (COMMAND.has(role) && staff > 0) best = Math.max(best ?? 0, leadingFill);
  return best;
}

/**
 * Hours a day that an office's uses need, weighted by the points they cost and by the share of calls that are repeated. What was its own
 * fault is a reason for its own cases, that of others for looking at their work; a grave incident brings a drive (processes/attention.ts).
 */
export function officeNeeds(world: World, office: Organisation, under: Readonly<Books>): number[] {
  const { parameters, policy } = world;
  const p = parameters.attention;
  const { penalties } = office;
  const own = ownFault(office.books, under);
  const pull = (points: number) => 1 + p.penaltyPull * points;
  const others = [CLOSURE, SATISFACTION, RETURNS].reduce((sum, figure) => sum + penalties[figure] * (1 - own[figure]), 0);
  const repeated = under.due + under.repeated > 0 ? under.repeated / (under.due + under.repeated) : 0;
  const needs = hourUses.map(() => 0);
  needs[CASES] =
    caseNeed(world, office) *
    pull(penalties[CLOSURE] * own[CLOSURE] + penalties[SATISFACTION] * own[SATISFACTION]) *
    (1 + p.noisePull * repeated);
  needs[BROKERAGE] = (office.brokerAsked / DAYS_PER_MONTH) * (1 + p.ledBrokerage * policy.brokerage);
  needs[LEADING] = office.leadingNeed * pull(penalties[SECURITY]);
  needs[SUPERVISING] = (auditNeed(world, office) / DAYS_PER_MONTH) * pull(others);
  needs[REPORTING] = p.reportShare * coreOf(world, office) * pull(penalties[PAPER]);
  return needs;
}

/** Hours a day that an office has for all its uses, by what it had of late for cases, for leading and for supervising. */
function coreOf({ parameters }: World, office: Organisation): number {
  const worked = office.capacityHours + office.leadingFill * office.leadingNeed + office.supervisionHours / DAYS_PER_MONTH;
  return worked / (1 - reportingShare(parameters, office));
}
