/**
 * Process 12, money and people (monthly): double-entry accounts and the stock of people.
 *
 * Programme money and contributions of others fill the safety fund, which pays for interventions and purchases and for nothing else. Posts
 * are paid by the public payroll, by a body's own budget, or by what firms and agencies earn (agents/propertyFirm.ts, serviceAgency.ts). Staff quit
 * under load, posts are filled with delay, and added posts only as fast as mandates are clear (money without a mandate idles).
 */
import { FORUM_FUND, PUT_BY, SAFETY_FUND } from "../accounts.ts";
import { bookFirmMonth, feeIncome, firmEffort, firmPosts, isProperty, stopGapPosts } from "../agents/propertyFirm.ts";
import { agencyPosts, bookAgencyMonth, isAgency, standingIncome } from "../agents/serviceAgency.ts";
import { kindOf } from "../kindLists.ts";
import { fundedWageOf, wageOf } from "../payroll.ts";
import type { Organisation, World } from "../state.ts";
import { DAYS_PER_MONTH, DAYS_PER_YEAR } from "../time.ts";

export function manageResources(world: World): void {
  for (const organisation of world.organisations) {
    if (organisation.posts <= 0) continue;
    payOrganisation(world, organisation);
    renewStaff(world, organisation);
  }
}

/**
 * Slow stocks of money and people where a place like this has brought them: what firms and agencies have put by, the effort that profits a
 * property firm, and the level that people learn towards, which keeps skill as the scenario says under ordinary turnover.
 */
export function initialiseStocks(world: World): void {
  const { firms, agencies } = world.parameters;
  for (const organisation of world.organisations) {
    if (organisation.posts > 0) organisation.skillGoal = goalThatKeeps(world, organisation);
    if (isProperty(organisation)) {
      // A firm whose fees do not pay its posts has spent what it had.
      organisation.reserve = longRunMargin(world, organisation) >= 0 ? feeIncome(world, organisation) * firms.reserveMonths : 0;
      organisation.effort = firmEffort(world, organisation);
    }
    if (!isAgency(organisation)) continue;
    organisation.income = standingIncome(world, organisation, standingPosts(world, organisation));
    organisation.reserve = organisation.income * agencies.reserveMonths;
  }
}

/** Yuan of profit in a month with the posts that fees carry. */
function longRunMargin(world: World, organisation: Organisation): number {
  const { parameters } = world;
  const wages = (firmPosts(world, organisation) * wageOf(parameters, organisation.role) * DAYS_PER_MONTH) / DAYS_PER_YEAR;
  return feeIncome(world, organisation) * (1 - parameters.firms.otherCostShare) - wages;
}

/**
 * Fixed point of a month of learning and ordinary turnover, in which a share q of people is new: s = (1 − q)(s + r (goal − s)) + q · what
 * new people bring. They bring no more than those they join, so where these know less than newcomers the goal is what they know.
 */
function goalThatKeeps({ parameters }: World, organisation: Organisation): number {
  const { learningRate, newcomerSkill, quitRate } = parameters.resources;
  const { skill } = organisation;
  if (skill <= newcomerSkill || learningRate <= 0) return skill;
  const yearly = isAgency(organisation) ? parameters.agencies.quitRate : quitRate;
  const q = Math.min(1 - learningRate, (yearly * DAYS_PER_MONTH) / DAYS_PER_YEAR);
  const learned = (skill - q * newcomerSkill) / (1 - q);
  return skill + (learned - skill) / learningRate;
}

/** Opens the books with what has been put by, and gives the month's programme money. */
export function fillFund(world: World): void {
  const { accounts, organisations } = world;
  const month = Math.floor(world.day / DAYS_PER_MONTH);
  const { publicMoney, contributions } = programmeIncome(world);
  closeYear(world, month);
  accounts.book(month, "source:government", SAFETY_FUND, "public budget for measures", publicMoney);
  accounts.book(month, "source:contributions", SAFETY_FUND, "contributions to measures", contributions);
  fillForumFund(world, month);
  if (world.day !== 0) return;
  for (const { id, reserve } of organisations) accounts.book(month, "source:reserves", `organisation:${id}`, PUT_BY, reserve);
}

/** What is left of a year's public money goes back in the first month of the next, but for the share that may be carried over. */
function closeYear(world: World, month: number): void {
  const year = (day: number) => Math.floor(day / DAYS_PER_YEAR);
  if (year(world.day) === year(world.day - DAYS_PER_MONTH)) return;
  const { accounts, parameters } = world;
  const { publicMoney, contributions } = programmeIncome(world);
  const isPublic = publicMoney > 0 ? publicMoney / (publicMoney + contributions) : 0;
  const lapsed = Math.max(0, accounts.balance(SAFETY_FUND)) * isPublic * (1 - parameters.programme.carryOver);
  accounts.book(month, SAFETY_FUND, "source:government", "not spent in the year", lapsed);
}

/** The forum's own fund: a sum for the year from above, in the first month of it in which there is a forum that meets; what is left stays. */
function fillForumFund({ accounts, policy, place, forum, day }: World, month: number): void {
  const year = Math.floor(day / DAYS_PER_YEAR);
  if (year <= forum.fundYear || policy.forumFrequency <= 0) return;
  forum.fundYear = year;
  accounts.book(month, "source:government", FORUM_FUND, "forum's fund", policy.forumFund * place.residentCount);
}

/** Programme money of a month in yuan: from the public purse, and from enterprises, charity and residents. */
export function programmeIncome({ parameters, policy, place }: World): { readonly publicMoney: number; readonly contributions: number } {
  const perMonth = (DAYS_PER_MONTH / DAYS_PER_YEAR) * place.residentCount;
  return {
    publicMoney: parameters.resources.publicBudget * perMonth,
    contributions: (parameters.resources.otherFunds + policy.addedFunds) * perMonth,
  };
}

/** A month's wages, and where they come from. What is put by is spent before the payroll pays. */
function payOrganisation(world: World, organisation: Organisation): void {
  const { accounts, parameters, period } = world;
  const month = Math.floor(world.day / DAYS_PER_MONTH);
  const account = `organisation:${organisation.id}`;
  const funded = Math.min(organisation.fundedPosts, organisation.staff);
  const perYear =
    (organisation.staff - funded) * wageOf(parameters, organisation.role) + funded * fundedWageOf(parameters, organisation.role);
  const due = (perYear * DAYS_PER_MONTH) / DAYS_PER_YEAR;
  const wages = isAgency(organisation) ? bookAgencyMonth(world, organisation, due, standingPosts(world, organisation)) : due;
  if (isProperty(organisation)) bookFirmMonth(world, organisation, wages);
  else if (isFunded(organisation) && !isAgency(organisation)) drawPay(world, organisation, wages);
  else if (!isAgency(organisation)) accounts.book(month, kindOf(organisation).funder, account, "other clients", wages);
  accounts.book(month, account, "use:wages", `wages ${organisation.kind}`, wages);
  period.spending += wages;
}

/** Whether public money pays its running costs. */
function isFunded(organisation: Organisation): boolean {
  return kindOf(organisation).funder === "source:government";
}

/** Public bodies: a budget of their own comes whatever they spend; the payroll adds what is missing. */
function drawPay(world: World, organisation: Organisation, wages: number): void {
  const month = Math.floor(world.day / DAYS_PER_MONTH);
  const account = `organisation:${organisation.id}`;
  const budget = (organisation.budget * DAYS_PER_MONTH) / DAYS_PER_YEAR;
  world.accounts.book(month, "source:government", account, "own budget", budget);
  const missing = Math.max(0, wages - budget - organisation.reserve);
  world.accounts.book(month, "source:government", account, "public payroll", missing);
  organisation.reserve = Math.max(0, organisation.reserve + budget + missing - wages);
}

/** Staff quit, posts are filled, skill follows experience and training. */
function renewStaff(world: World, organisation: Organisation): void {
  const { parameters, policy, period } = world;
  const p = parameters.resources;
  const month = DAYS_PER_MONTH / DAYS_PER_YEAR;
  const rate = isAgency(organisation) ? parameters.agencies.quitRate : p.quitRate;
  const ordinary = rate + p.quitLoad * Math.min(1, Math.max(0, organisation.utilisation - p.quitThreshold));
  const quits = Math.min(organisation.staff, organisation.staff * ordinary * (1 - p.retention * policy.talentIncentive) * month);
  const target = targetStaff(world, organisation);
  const vacancies = Math.max(0, target - organisation.staff + quits);
  const hires = vacancies * Math.min(1, 1 / p.hireMonths);
  const surplus = Math.max(0, organisation.staff - quits - target);
  // Who lives on what it earns and has nothing put by cannot wait until people leave.
  const earns = isProperty(organisation) || isAgency(organisation);
  const leavers = surplus * (earns && organisation.reserve <= 0 ? 1 : p.surplusLeaving);
  const staff = organisation.staff - quits - leavers + hires;
  if (organisation.staff > 0) organisation.departed = 1 - (1 - organisation.departed) * (1 - (quits + leavers) / organisation.staff);
  const goal = organisation.skillGoal + p.trainingGain * policy.staffTraining;
  const learned = organisation.skill + p.learningRate * (goal - organisation.skill) * (organisation.skill < goal ? 1 : 0.5);
  organisation.skill = staff > 0 ? (learned * (staff - hires) + Math.min(learned, p.newcomerSkill) * hires) / staff : learned;
  organisation.staff = staff;
  period.quits += quits;
  period.hires += hires;
  const recruiting = hires * p.turnoverCost * wageOf(parameters, organisation.role);
  world.accounts.book(
    Math.floor(world.day / DAYS_PER_MONTH),
    kindOf(organisation).funder,
    "use:recruiting",
    "finding and teaching staff",
    recruiting,
  );
  period.spending += recruiting;
}

/** Posts that can be filled and paid: standing ones (property firms: as fees carry; agencies: as all their contracts carry), and those the street pays. */
function targetStaff(world: World, organisation: Organisation): number {
  if (isProperty(organisation)) return organisation.absentMonths > 0 ? stopGapPosts(world, organisation) : firmPosts(world, organisation);
  if (isAgency(organisation)) return agencyPosts(world, organisation);
  return standingPosts(world, organisation) + organisation.fundedPosts;
}

/** Own posts within the budget, and added posts as far as mandates are clear. */
export function standingPosts(world: World, organisation: Organisation): number {
  const { policy, parameters } = world;
  const wage = wageOf(parameters, organisation.role);
  const paid = organisation.budget > 0 && wage > 0 ? Math.min(organisation.posts, organisation.budget / wage) : organisation.posts;
  const { absorption } = parameters.resources;
  const clear = absorption + (1 - absorption) * policy.responsibilityClarity;
  return paid + policy.addedPosts * postShare(world, organisation) * clear;
}

/** Share of added posts that an organisation gets, equals sharing alike. */
function postShare(world: World, organisation: Organisation): number {
  const { committeePosts, policePosts } = world.parameters.resources;
  const police = Math.min(policePosts, 1 - committeePosts);
  const shares: Partial<Record<Organisation["role"], number>> = {
    "residents-committee": committeePosts,
    "police-station": police,
    "social-work-ngo": 1 - committeePosts - police,
  };
  const share = shares[organisation.role];
  if (share === undefined) return 0;
  return share / world.organisations.filter((other) => other.role === organisation.role && other.posts > 0).length;
}
