/**
 * Process 10a, purchases (monthly): the street office spends what is left of programme money on the most pressing need its books show.
 *
 * It knows the queues: hours of work waiting, once more for cases that are late and once more for those that were called in again. Most
 * pressing is the longest queue in days of the body that has it. Interventions in operation come before what runs on, and all that have
 * begun before what is new (programme.ts). For the rest it lets a contract for hours, pays a post where all that can be contracted is, and
 * equips the police where that gives more hours for the money. Contracts and posts run on and are paid a month ahead; what cannot be paid
 * is cut, and what was wanted and not bought is counted.
 */

import { SAFETY_FUND } from "../accounts.ts";
import { agencyOf, inForce, isAgency } from "../agents/serviceAgency.ts";
import { QUEUED, WAITING } from "../hazardStore.ts";
import { kindOf, rolesWith } from "../kindLists.ts";
import { fundedWageOf } from "../payroll.ts";
import { hoursDue, runsOn } from "../programme.ts";
import type { Organisation, World } from "../state.ts";
import { DAYS_PER_MONTH, DAYS_PER_YEAR } from "../time.ts";
import { fitOf } from "../works.ts";
import { buyer } from "./contractAudits.ts";
import { awardContract, holdTender, meanPrice, providerQuality, streetRules } from "./contracts.ts";
import { dearestMonth } from "./policy.ts";
import { programmeIncome } from "./resources.ts";

const COMMANDS = rolesWith("command");

/** What can be spent: at once, and month by month for the length of a contract. */
interface Purse {
  cash: number;
  monthly: number;
}

export function buyHelp(world: World): void {
  const office = world.organisations.find(({ role, staff }) => COMMANDS.has(role) && staff > 0);
  if (office === undefined) return;
  const before = world.period.fundingGap;
  buyMostPressing(world);
  office.unbought = world.period.fundingGap - before;
}

function buyMostPressing(world: World): void {
  const purse = openPurse(world);
  // What was cut is counted there; who cannot pay what runs on wants nothing new.
  if (purse === null) return;
  const waiting = hoursWaiting(world);
  const days = (organisation: Organisation) => waiting[organisation.index] / organisation.capacityHours;
  const pressed = world.organisations
    .filter((organisation) => canBeHelped(organisation) && days(organisation) >= world.parameters.programme.pressingDays)
    .sort((a, b) => days(b) - days(a) || a.index - b.index);
  for (const organisation of pressed) help(world, organisation, purse);
}

/** Hours of work waiting per organisation; late cases and those called in again count once more each. */
export function hoursWaiting(world: World): Float64Array {
  const { hazards, categories, parameters, day } = world;
  const { serial, status, organisation, category, caseDay, work, duplicates } = hazards.columns;
  const hours = new Float64Array(world.organisations.length);
  for (let slot = 0; slot < hazards.used; slot++) {
    if (serial[slot] < 0 || (status[slot] !== QUEUED && status[slot] !== WAITING)) continue;
    const isLate = day - caseDay[slot] > parameters.handling.deadlineFactor * categories[category[slot]].fields.expectedDays;
    hours[organisation[slot]] += work[slot] * (1 + (isLate ? 1 : 0) + (duplicates[slot] > 0 ? 1 : 0));
  }
  return hours;
}

function canBeHelped({ role, staff, capacityHours }: Organisation): boolean {
  const sells = role === "security-company" || role === "technology-company" || role === "volunteer-team";
  return staff > 0 && capacityHours > 0 && !sells;
}

/** Pays what runs on for another month, after interventions in operation; says what all that have begun leave, null where it could not be paid. */
function openPurse(world: World): Purse | null {
  const { accounts, parameters, organisations, interventions } = world;
  const { publicMoney, contributions } = programmeIncome(world);
  const income = publicMoney + contributions;
  let [promised, running] = [0, 0];
  for (const active of interventions) {
    const month = dearestMonth(world, active);
    promised += month;
    if (active.state.phase === "operation") running += month;
  }
  for (const organisation of organisations) runOut(world, organisation);
  let due = 0;
  for (const organisation of organisations) due += runsOn(world, organisation);
  const balance = Math.max(0, accounts.balance(SAFETY_FUND));
  const share = due > 0 ? Math.min(1, Math.max(0, balance - Math.max(0, running - income)) / due) : 1;
  for (const organisation of organisations) payOn(world, organisation, share);
  world.period.fundingGap += due * (1 - share);
  if (share < 1) return null;
  const left = Math.max(0, balance - due - Math.max(0, promised - income));
  const monthly = Math.max(0, income - promised) - due + left / parameters.contracts.termMonths;
  return { cash: left, monthly };
}

/** Posts, kit and contracts come to an end. */
function runOut(world: World, organisation: Organisation): void {
  const { postTermMonths, kitMonths } = world.parameters.programme;
  organisation.fundedPosts *= 1 - 1 / postTermMonths;
  organisation.kit *= 1 - 1 / kitMonths;
  if (!inForce(organisation.support, world.day)) organisation.support.hours = 0;
}

/** Next month's hours and posts, as far as the money goes. */
function payOn(world: World, organisation: Organisation, share: number): void {
  organisation.support.hours *= share;
  organisation.fundedPosts *= share;
  const { fundedPosts, role } = organisation;
  payHours(world, organisation, hoursDue(world, organisation));
  payPosts(world, organisation, (fundedPosts * fundedWageOf(world.parameters, role) * DAYS_PER_MONTH) / DAYS_PER_YEAR);
}

/** Goes to the winner; an agency of the place pays its people with it, with all others. */
function payHours(world: World, { support }: Organisation, yuan: number): void {
  const { accounts, period, day } = world;
  const agency = agencyOf(world, support);
  const to = agency === null ? "use:contracted-hours" : `organisation:${agency.id}`;
  accounts.book(Math.floor(day / DAYS_PER_MONTH), SAFETY_FUND, to, "hours contracted by the street", yuan);
  period.purchases += yuan;
  period.contractedYuan += yuan;
  if (agency === null) period.spending += yuan;
  else {
    agency.reserve += yuan;
    agency.earned += yuan;
  }
}

/** Goes to the body, which pays the wage with all others. */
function payPosts(world: World, organisation: Organisation, yuan: number): void {
  world.accounts.book(
    Math.floor(world.day / DAYS_PER_MONTH),
    SAFETY_FUND,
    `organisation:${organisation.id}`,
    "posts paid by the street",
    yuan,
  );
  organisation.reserve += yuan;
  if (isAgency(organisation)) organisation.earned += yuan;
  world.period.purchases += yuan;
}

/** One purchase for one body. */
function help(world: World, organisation: Organisation, purse: Purse): void {
  if (kindOf(organisation).dayRule === "policing") equipAndPost(world, organisation, purse);
  else if (!inForce(organisation.support, world.day)) contract(world, organisation, purse);
  else if (organisation.kind !== "enterprise") post(world, organisation, purse);
}

/** Hours for the queue, as many as the body can use and the term can be paid for. */
function contract(world: World, organisation: Organisation, purse: Purse): void {
  const { parameters } = world;
  const role = organisation.kind === "ngo" ? "social-work-ngo" : "security-company";
  const { support } = organisation;
  if (!awardContract(world, support, { key: organisation.key, role, at: organisation.index }, streetRules(world))) return;
  const wanted = parameters.programme.delegableShare * organisation.capacityHours;
  const perHour = support.price * DAYS_PER_MONTH;
  const can = perHour > 0 ? Math.max(0, Math.min(purse.cash, purse.monthly)) / perHour : wanted;
  support.hours = Math.min(wanted, can);
  if (support.hours <= 0) support.endDay = world.day;
  const due = hoursDue(world, organisation);
  take(purse, due);
  payHours(world, organisation, due);
  world.period.fundingGap += (wanted - support.hours) * perHour;
}

/** One post more, or as much of one as can be paid. */
function post(world: World, organisation: Organisation, purse: Purse): void {
  const wage = (fundedWageOf(world.parameters, organisation.role) * DAYS_PER_MONTH) / DAYS_PER_YEAR;
  const share = wage > 0 ? Math.min(1, Math.max(0, Math.min(purse.cash, purse.monthly)) / wage) : 1;
  organisation.fundedPosts += share;
  take(purse, share * wage);
  payPosts(world, organisation, share * wage);
  world.period.fundingGap += (1 - share) * wage;
}

/** Kit first where a yuan of it gives more hours than a yuan of wage, and is bought outright; then a post. */
function equipAndPost(world: World, organisation: Organisation, purse: Purse): void {
  const { programme } = world.parameters;
  const gap = Math.max(0, 1 - world.policy.policeLogistics);
  const price = programme.kitPrice * gap * organisation.staff;
  const wages = (fundedWageOf(world.parameters, organisation.role) * DAYS_PER_MONTH * programme.kitMonths) / DAYS_PER_YEAR;
  // Over the life of the kit: the hours that are lacking for its price, against the hours of one person for the wages.
  if (gap > 0 && gap * organisation.staff * wages > price) equip(world, organisation, purse, price);
  post(world, organisation, purse);
}

/** By tender among technology firms: it costs what the winner asks, and kit that does not do what was ordered fills less of what is lacking. */
function equip(world: World, organisation: Organisation, purse: Purse, price: number): void {
  const lot = { key: organisation.key, role: "technology-company", at: buyer(world) } as const;
  const rules = streetRules(world);
  const award = holdTender(world, lot, organisation.kitTenders++, rules);
  if (award === null) return;
  const { winner, arranged } = award;
  const mean = meanPrice(world, lot.role);
  const wanted = price * (1 - organisation.kit) * (mean > 0 ? award.price / mean : 1);
  const quality = providerQuality(world, winner.pride, arranged, { audit: winner.audited, penalty: rules.penalty });
  const spent = Math.min(wanted, purse.cash);
  if (wanted > 0) organisation.kit += (1 - organisation.kit) * (spent / wanted) * fitOf(world, quality);
  purse.cash = Math.max(0, purse.cash - spent);
  world.accounts.book(Math.floor(world.day / DAYS_PER_MONTH), SAFETY_FUND, "use:kit", "vehicles and kit of the police", spent);
  world.period.purchases += spent;
  world.period.spending += spent;
  // It is wanted again next month: counted is what a month of its life costs.
  world.period.fundingGap += (wanted - spent) / world.parameters.programme.kitMonths;
}

function take(purse: Purse, yuan: number): void {
  purse.cash = Math.max(0, purse.cash - yuan);
  purse.monthly -= yuan;
}
