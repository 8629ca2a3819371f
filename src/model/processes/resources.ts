/**
 * Process 12, resources (monthly): double-entry accounts and the stock of people.
 *
 * Public money and other sources fill the safety fund, which pays for measures. Organisations are paid by their funders and pay wages.
 * Property companies live on fees, which residents pay as they are satisfied. Staff quit under load, posts are filled with delay, and
 * added posts only as fast as mandates are clear (money without a mandate idles).
 */
import { kindOf, rolesWith } from "../kindLists.ts";
import type { Organisation, World } from "../state.ts";
import { SAFETY_FUND } from "./policy.ts";

const LIVE_ON_FEES = rolesWith("fees");

export function manageResources(world: World): void {
  for (const organisation of world.organisations) {
    payOrganisation(world, organisation);
    renewStaff(world, organisation);
  }
}

/** Month's money for measures, by source. */
export function fillFund(world: World): void {
  const { accounts, parameters, policy, place } = world;
  const month = Math.floor(world.day / 30);
  const perMonth = (30 / 365) * place.residentCount;
  accounts.book(month, "source:government", SAFETY_FUND, "public budget for measures", parameters.resources.publicBudget * perMonth);
  const others = (parameters.resources.otherFunds + policy.addedFunds) * perMonth;
  accounts.book(month, "source:enterprise", SAFETY_FUND, "contributions to measures", others * 0.4);
  accounts.book(month, "source:charity", SAFETY_FUND, "contributions to measures", others * 0.3);
  accounts.book(month, "source:residents", SAFETY_FUND, "contributions to measures", others * 0.3);
}

/** Share of property fees that the residents of a community (−1: of the street) pay, as they are satisfied. */
export function feeShare(world: World, community: number): number {
  const { feeWillingness, feeSlope } = world.parameters.resources;
  const satisfaction = community < 0 ? world.watch.satisfaction : world.record.satisfaction[community];
  return Math.min(1, Math.max(0, feeWillingness + feeSlope * (satisfaction - 0.5)));
}

function payOrganisation(world: World, organisation: Organisation): void {
  const { accounts, parameters, period } = world;
  const month = Math.floor(world.day / 30);
  const account = `organisation:${organisation.id}`;
  if (organisation.posts <= 0) return;
  const wages = (organisation.staff * parameters.resources.wage * 30) / 365;
  if (LIVE_ON_FEES.has(organisation.role)) {
    accounts.book(
      month,
      "source:property-fee",
      account,
      "property fees",
      feesDue(world, organisation) * feeShare(world, organisation.community),
    );
  } else {
    const sum = organisation.budget > 0 ? (organisation.budget * 30) / 365 : wages;
    accounts.book(month, funderOf(organisation), account, "running costs", sum);
  }
  accounts.book(month, account, "use:wages", `wages ${organisation.kind}`, wages);
  period.spending += wages;
}

function funderOf(organisation: Organisation): string {
  return kindOf(organisation).funder;
}

/** Fees due this month in the company's area, shared with other companies there. */
function feesDue(world: World, organisation: Organisation): number {
  const { specification, parameters, organisations } = world;
  const rivals = organisations.filter(
    (other) => LIVE_ON_FEES.has(other.role) && other.posts > 0 && other.community === organisation.community,
  ).length;
  const households = specification.communities
    .filter((_, community) => organisation.community < 0 || organisation.community === community)
    .reduce((sum, community) => sum + community.households, 0);
  return (households * parameters.resources.propertyFee * 30) / 365 / rivals;
}

/** Staff quit, posts are filled, skill follows experience and training. */
function renewStaff(world: World, organisation: Organisation): void {
  const { parameters, policy, period } = world;
  const p = parameters.resources;
  if (organisation.posts <= 0) return;
  const month = 30 / 365;
  const ordinary = p.quitRate + p.quitLoad * Math.min(1, Math.max(0, organisation.utilisation - 0.9));
  const quits = Math.min(organisation.staff, organisation.staff * ordinary * (1 - 0.6 * policy.talentIncentive) * month);
  const target = targetStaff(world, organisation);
  const vacancies = Math.max(0, target - organisation.staff + quits);
  const hires = vacancies * Math.min(1, 1 / p.hireMonths);
  const leavers = Math.max(0, organisation.staff - target) * 0.1;
  const staff = organisation.staff - quits - leavers + hires;
  const goal = 1 + p.trainingGain * policy.staffTraining;
  const learned = organisation.skill + p.learningRate * (goal - organisation.skill) * (organisation.skill < goal ? 1 : 0.5);
  organisation.skill = staff > 0 ? (learned * (staff - hires) + Math.min(learned, p.newcomerSkill) * hires) / staff : learned;
  organisation.staff = staff;
  period.quits += quits;
  period.hires += hires;
  const recruiting = hires * p.turnoverCost * p.wage;
  world.accounts.book(Math.floor(world.day / 30), funderOf(organisation), "use:recruiting", "finding and teaching staff", recruiting);
  period.spending += recruiting;
}

/** Posts that can be filled and paid: own posts within the budget (property companies: as fees come in) plus added ones, as far as mandates are clear. */
function targetStaff(world: World, organisation: Organisation): number {
  const { policy, parameters } = world;
  if (LIVE_ON_FEES.has(organisation.role)) {
    const start = parameters.resources.feeWillingness + parameters.resources.feeSlope * (parameters.population.satisfaction - 0.5);
    return organisation.posts * (0.5 + (0.5 * feeShare(world, organisation.community)) / Math.max(0.05, Math.min(1, start)));
  }
  const affordable =
    organisation.budget > 0 ? Math.min(organisation.posts, organisation.budget / parameters.resources.wage) : organisation.posts;
  const clear = Math.min(1, 0.15 + policy.responsibilityClarity * parameters.resources.absorption * 4 * 0.85);
  return affordable + policy.addedPosts * postShare(world, organisation) * clear;
}

/** Where added posts go: half to committees, a quarter each to the police and social-work NGOs. */
function postShare(world: World, organisation: Organisation): number {
  const shares: Partial<Record<Organisation["role"], number>> = {
    "residents-committee": 0.5,
    "police-station": 0.25,
    "social-work-ngo": 0.25,
  };
  const share = shares[organisation.role];
  if (share === undefined) return 0;
  return share / world.organisations.filter((other) => other.role === organisation.role && other.posts > 0).length;
}
