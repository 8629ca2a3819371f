/**
 * Service agencies: social-work NGOs live on contracts, and lose staff without.
 *
 * Knows: its own books: the standing contract, what it has won besides, wages, what is put by.
 * Wants: to serve its mission with as many people as its contracts pay; it makes no profit.
 * Can give: hours. Those under contract to whom they were sold for, the rest to its own cases and to partners who ask.
 * Does: puts people on its contracts first; holds some months of income in reserve; hires and lets go towards the posts that income carries.
 * Learns: what it can live on, from last month's income.
 *
 * Guangzhou 2011/12: one worker per 100,000 yuan of contract [P]. Shenzhen 2011 to 2014: 17.6 to 22.2 % of social workers leave in a year [P].
 */
import { rolesWith } from "../kindLists.ts";
import { wageOf } from "../payroll.ts";
import { type Contract, NOBODY, type Organisation, type World } from "../state.ts";
import { DAYS_PER_MONTH, DAYS_PER_YEAR } from "../time.ts";

const LIVE_ON_CONTRACTS = rolesWith("contracts");

export function isAgency({ role, posts }: Pick<Organisation, "role" | "posts">): boolean {
  return LIVE_ON_CONTRACTS.has(role) && posts > 0;
}

/** The agency of the place that works under a contract; null where another does, or nobody. */
export function agencyOf({ organisations }: World, { winner }: Contract): Organisation | null {
  return winner > NOBODY && isAgency(organisations[winner]) ? organisations[winner] : null;
}

export function inForce(contract: Contract, day: number): boolean {
  return contract.winner !== NOBODY && day < contract.endDay;
}

/** Puts people on the contracts that an agency has won, as far as it has people; the others keep to its own work. */
export function staffContracts(world: World, agency: Organisation): void {
  const sold = hoursSold(world, agency);
  agency.onContract = agency.hours > 0 ? Math.min(agency.staff, sold / agency.hours) : 0;
}

/** Share of the hours under a contract for which the winner has people. Firms and winners from elsewhere bring theirs. */
export function mannedShare(world: World, contract: Contract): number {
  const agency = agencyOf(world, contract);
  if (agency === null) return 1;
  const sold = hoursSold(world, agency);
  return sold > 0 ? Math.min(1, (agency.staff * agency.hours) / sold) : 1;
}

/** Hours a day that it has sold under contracts in force. */
function hoursSold({ organisations, services, day }: World, { index }: Organisation): number {
  const sold = ({ winner, endDay, hours }: Contract) => (winner === index && day < endDay ? hours : 0);
  let hours = 0;
  for (const { support } of organisations) hours += sold(support);
  for (const contract of Object.values(services)) hours += sold(contract);
  return hours;
}

/** Yuan a month of the standing contract, which pays so many posts. */
export function standingIncome({ parameters }: World, { role }: Organisation, posts: number): number {
  return (posts * wageOf(parameters, role) * DAYS_PER_MONTH) / DAYS_PER_YEAR;
}

/**
 * An agency's month: what its contracts pay, less wages, is put by. Returns the wages it can pay: nobody covers what is missing. What the
 * street paid for hours and posts is in its account already; what a measure paid for its services comes now.
 */
export function bookAgencyMonth(world: World, agency: Organisation, wages: number, standingPosts: number): number {
  const { accounts, period } = world;
  const month = Math.floor(world.day / DAYS_PER_MONTH);
  const account = `organisation:${agency.id}`;
  const standing = standingIncome(world, agency, standingPosts);
  accounts.book(month, "source:government", account, "standing contract", standing);
  accounts.book(month, "source:services", account, "services bought of it", agency.servicesDue);
  // What a measure spent on its services is paid out as its wages: spent once.
  period.spending -= agency.servicesDue;
  agency.income = standing + agency.earned + agency.servicesDue;
  const there = agency.reserve + standing + agency.servicesDue;
  const paid = Math.min(wages, there);
  agency.reserve = there - paid;
  agency.earned = agency.servicesDue = 0;
  return paid;
}

/** Posts that income carries, after what the reserve is short of, or has too much of, within a year. */
export function agencyPosts({ parameters }: World, { role, income, reserve }: Organisation): number {
  const wage = (wageOf(parameters, role) * DAYS_PER_MONTH) / DAYS_PER_YEAR;
  const spare = ((reserve - parameters.agencies.reserveMonths * income) * DAYS_PER_MONTH) / DAYS_PER_YEAR;
  return wage > 0 ? Math.max(0, income + spare) / wage : 0;
}
