/**
 * Money in need (monthly): who has put by more than its usual need gives some of it, along resource ties, to who is in want (M12, M13).
 *
 * In want are a service agency that cannot pay its people, a property firm that would lose more than it has put by, and the street's
 * safety fund, reached over its street office, that could not buy all it meant to. What is over is what a body has put by and earns this month
 * beyond its costs and the reserve it keeps: agencies and firms by their months of income, public bodies with a budget of their own the
 * wages of the month. Who is most in want is first; givers give by the strength of their tie and as far as they are willing or have a
 * stake (ties.ts), each by its share of what is wanted. A gift is use of the tie, in hours of its worth, and a success for who got it.
 */
import { SAFETY_FUND } from "../accounts.ts";
import { feeIncome, isProperty } from "../agents/propertyFirm.ts";
import { isAgency, standingIncome } from "../agents/serviceAgency.ts";
import { kindOf, rolesWith } from "../kindLists.ts";
import { RESOURCE } from "../pairs.ts";
import { fundedWageOf, wageOf } from "../payroll.ts";
import { opennessOf } from "../policy.ts";
import type { Organisation, World } from "../state.ts";
import { DAYS_PER_MONTH, DAYS_PER_YEAR } from "../time.ts";

import { knowsOf } from "./pooling.ts";
import { standingPosts } from "./resources.ts";
import { noteContact, stakeIn } from "./ties.ts";

const COMMAND = rolesWith("command");
/** Purpose in the ledger. */
export const GIFT = "given out of what was put by";

export function giveMoney(world: World): void {
  const takers = world.organisations.filter((each) => moneyLacking(world, each) > 0);
  takers.sort((a, b) => moneyLacking(world, b) - moneyLacking(world, a) || a.index - b.index);
  for (const taker of takers) helpOut(world, taker);
}

/** Yuan that it lacks for this month: its own, or the safety fund's where it is the office that spends it. */
export function moneyLacking(world: World, organisation: Organisation): number {
  if (COMMAND.has(organisation.role)) return organisation.unbought;
  return Math.max(0, -balanceOf(world, organisation));
}

/** Yuan that it has over: beyond the reserve it keeps, and no more than is at hand. */
export function spareMoney(world: World, organisation: Organisation): number {
  const { firms, agencies } = world.parameters;
  const kept = isProperty(organisation)
    ? firms.reserveMonths * feeIncome(world, organisation)
    : isAgency(organisation)
      ? agencies.reserveMonths * organisation.income
      : 0;
  return Math.max(0, Math.min(organisation.reserve, balanceOf(world, organisation) - kept));
}

/** What is put by and comes in this month, less this month's costs; 0 for those whose funder or clients pay whatever they spend. */
function balanceOf(world: World, organisation: Organisation): number {
  if (organisation.posts <= 0 || organisation.absentMonths > 0) return 0;
  const { reserve, earned, servicesDue, budget } = organisation;
  const wages = wagesOf(world, organisation);
  if (isProperty(organisation)) return reserve + feeIncome(world, organisation) * (1 - world.parameters.firms.otherCostShare) - wages;
  if (isAgency(organisation))
    return reserve + standingIncome(world, organisation, standingPosts(world, organisation)) + earned + servicesDue - wages;
  const isPublic = kindOf(organisation).funder === "source:government";
  return isPublic ? Math.max(0, reserve + (budget * DAYS_PER_MONTH) / DAYS_PER_YEAR - wages) : 0;
}

function wagesOf({ parameters }: World, { staff, fundedPosts, role }: Organisation): number {
  const funded = Math.min(fundedPosts, staff);
  return (((staff - funded) * wageOf(parameters, role) + funded * fundedWageOf(parameters, role)) * DAYS_PER_MONTH) / DAYS_PER_YEAR;
}

/** All that hold a resource tie to it give, cut alike to what it wants; what a tie would have brought besides is missed. */
function helpOut(world: World, taker: Organisation): void {
  const { pairs, organisations } = world;
  const want = moneyLacking(world, taker);
  const from = pairs.first[taker.index];
  const to = pairs.first[taker.index + 1];
  let offered = 0;
  for (let at = from; at < to; at++) offered += offerOf(world, organisations[pairs.partner[at]], pairs.reverse[at]);
  const part = offered > want ? want / offered : 1;
  const left = want - offered * part;
  for (let at = from; at < to; at++) {
    const giver = organisations[pairs.partner[at]];
    const pair = pairs.reverse[at];
    const yuan = offerOf(world, giver, pair) * part;
    if (left > 0) missTie(world, giver, pair, left);
    if (yuan > 0) give(world, giver, taker, pair, yuan);
  }
}

function offerOf(world: World, giver: Organisation, pair: number): number {
  const strength = world.pairs.layers[RESOURCE][pair];
  return strength > 0 ? couldGive(world, giver, pair) * strength : 0;
}

/** Over a full tie. */
function couldGive(world: World, giver: Organisation, pair: number): number {
  return spareMoney(world, giver) * stakeIn(world, giver, pair) * world.parameters.handling.givenShare;
}

function give(world: World, giver: Organisation, taker: Organisation, pair: number, yuan: number): void {
  const { accounts, pairs, day } = world;
  const isFund = COMMAND.has(taker.role);
  const to = isFund ? SAFETY_FUND : `organisation:${taker.id}`;
  accounts.book(Math.floor(day / DAYS_PER_MONTH), `organisation:${giver.id}`, to, GIFT, yuan);
  giver.reserve -= yuan;
  if (isFund) taker.unbought -= yuan;
  else taker.reserve += yuan;
  noteContact(world, RESOURCE, pair, inCases(world, yuan));
  pairs.successes[pairs.reverse[pair]] += inCases(world, yuan);
}

/** Known to who knows the other, by a tie or by open figures. */
function missTie(world: World, giver: Organisation, pair: number, left: number): void {
  const { pairs, policy, organisations } = world;
  const strength = pairs.layers[RESOURCE][pair];
  const known = strength > 0 || knowsOf(world, pair) ? 1 : opennessOf(policy, organisations[pairs.partner[pair]]);
  const more = couldGive(world, giver, pair) * (1 - strength);
  pairs.missed[RESOURCE][pair] += known * inCases(world, Math.min(more, left));
}

/** Yuan as the work of so many middling cases, by what an hour costs that is bought. */
function inCases({ parameters }: World, yuan: number): number {
  return yuan / (parameters.forum.hourPrice * parameters.handling.caseHours);
}
