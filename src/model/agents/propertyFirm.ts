/**
 * Property firms: they live on fees, pay wages and leave an estate that loses money.
 *
 * Knows: its fees as they come in, its wages, what it has put by, how much of its work is checked.
 * Wants: profit, this month's and that of later fees.
 * Can give: posts and effort: guards' presence and hours for cases.
 * Does: keeps as many posts as its fees carry, works as hard as checks and later fees make worthwhile, leaves after months of loss.
 * Learns: nothing but what its books of the month show; fees follow residents' satisfaction.
 *
 * So collection falls with service and service with collection (Changzhou, Linping [P]). Budgets of estates: Ningbo Jiangbei 2019 [V].
 */
import { rolesWith } from "../kindLists.ts";
import { wageOf } from "../payroll.ts";
import { enforceable } from "../processes/contracts.ts";
import { clampShare } from "../residents.ts";
import type { Organisation, World } from "../state.ts";
import { DAYS_PER_MONTH, DAYS_PER_YEAR } from "../time.ts";
import { PER_THOUSAND } from "../units.ts";

const LIVE_ON_FEES = rolesWith("fees");

export function isProperty(organisation: Organisation): boolean {
  return LIVE_ON_FEES.has(organisation.role) && organisation.posts > 0;
}

/** Share of property fees that the residents of a community (−1: of the street) pay, as they are satisfied. */
export function feeShare(world: World, community: number): number {
  const { feeWillingness, feeSlope } = world.parameters.resources;
  const satisfaction = community < 0 ? world.watch.satisfaction : world.record.satisfaction[community];
  return Math.min(1, Math.max(0, feeWillingness + feeSlope * (satisfaction - 0.5)));
}

/** Households whose fees a firm collects: those of its area, shared with other firms there. */
export function householdsOf(world: World, organisation: Organisation): number {
  const { communities } = world.specification;
  let households = 0;
  for (let c = 0; c < communities.length; c++)
    if (organisation.community < 0 || organisation.community === c) households += communities[c].households;
  let firms = 0;
  for (const other of world.organisations) if (isProperty(other) && other.community === organisation.community) firms++;
  return households / firms;
}

/** Fees paid in a month, yuan. */
export function feeIncome(world: World, organisation: Organisation): number {
  const due = (householdsOf(world, organisation) * world.parameters.resources.propertyFee * DAYS_PER_MONTH) / DAYS_PER_YEAR;
  return due * feeShare(world, organisation.community);
}

/** Posts that the fees carry; below the floor nobody can run an estate. */
export function firmPosts(world: World, organisation: Organisation): number {
  const { parameters } = world;
  const wage = (wageOf(parameters, organisation.role) * DAYS_PER_MONTH) / DAYS_PER_YEAR;
  const carried = wage > 0 ? (parameters.firms.labourShare * feeIncome(world, organisation)) / wage : organisation.posts;
  return Math.max(carried, stopGapPosts(world, organisation));
}

/** Posts without which nothing runs: a firm's floor, and what the street pays for while there is no firm. */
export function stopGapPosts(world: World, organisation: Organisation): number {
  return (world.parameters.firms.postsFloor * householdsOf(world, organisation)) / PER_THOUSAND;
}

/**
 * Effort that profits most: the firm maximises (β + audit · penalty + ρ · η) e − c e²/2, all per yuan of wages. A checked failure costs it
 * as under any contract; effort e raises satisfaction and so the share of fees paid in later years, worth ρ · feeSlope · (fees due / wages).
 * First-order condition: e* = (β + audit · consequence · penalty + ρ · feeSlope · fees due / wages) / c. Moral hazard with a reputation
 * (Holmström 1979, 1999). Nobody earns by the fees of an estate that its firm has left.
 */
export function firmEffort(world: World, organisation: Organisation): number {
  const { parameters, policy } = world;
  const p = parameters.contracts;
  const checked = organisation.auditRate * policy.consequence * p.penalty * enforceable(world);
  const wages = organisation.staff * wageOf(parameters, organisation.role);
  const due = householdsOf(world, organisation) * parameters.resources.propertyFee;
  const earns = organisation.absentMonths === 0 && wages > 0;
  const later = earns ? (parameters.firms.reputation * parameters.resources.feeSlope * due) / wages : 0;
  return clampShare((p.intrinsicQuality + checked + later) / p.effortCost);
}

/** A property firm's month: fees, costs, profit or loss; it withdraws when it has lost for long with nothing put by. Wages are booked by the caller. */
export function bookFirmMonth(world: World, organisation: Organisation, wages: number): void {
  const { accounts, parameters, period } = world;
  const month = Math.floor(world.day / DAYS_PER_MONTH);
  const account = `organisation:${organisation.id}`;
  const p = parameters.firms;
  if (organisation.absentMonths > 0) {
    accounts.book(month, "source:government", account, "stop-gap for an estate without a firm", wages);
    if (organisation.absentMonths++ >= p.replacementMonths) replaceFirm(world, organisation);
    return;
  }
  const income = feeIncome(world, organisation);
  const other = income * p.otherCostShare;
  accounts.book(month, "source:property-fee", account, "property fees", income);
  accounts.book(month, account, "use:property", "material and offices of property firms", other);
  const left = organisation.reserve + income - other - wages;
  const most = p.reserveMonths * income;
  accounts.book(month, account, "use:profit", "profit of property firms", Math.max(0, left - most));
  accounts.book(month, "source:enterprise", account, "losses covered by owners", Math.max(0, -left));
  organisation.reserve = Math.min(most, Math.max(0, left));
  organisation.lossMonths = left < 0 ? organisation.lossMonths + 1 : 0;
  if (organisation.lossMonths < p.lossMonths) return;
  organisation.absentMonths = 1;
  organisation.lossMonths = 0;
  period.firmChanges++;
}

/** Another firm takes over, with its own capital. */
function replaceFirm(world: World, organisation: Organisation): void {
  organisation.absentMonths = 0;
  organisation.reserve = world.parameters.firms.reserveMonths * feeIncome(world, organisation);
  const month = Math.floor(world.day / DAYS_PER_MONTH);
  world.accounts.book(month, "source:enterprise", `organisation:${organisation.id}`, "capital of a new firm", organisation.reserve);
}
