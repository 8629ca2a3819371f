/**
 * Carrying out what the forum decided (monthly): members keep their pledges as far as commitment and hours allow (M13).
 *
 * What got the hours it needs is done and does what it says; the rest is broken. Done things that show are the small wins, against what
 * members have come to expect; broken ones tire.
 */
import { FORUM_FUND } from "../accounts.ts";
import { undertake } from "../agents/organisation.ts";
import {
  clearDecision,
  DECISION_PLACES,
  JOINT_OPERATION,
  OPEN_BOOKS,
  restsOn,
  SHARE_DATA,
  SPEND_FUND,
  WRITE_DOWN,
} from "../forumDecisions.ts";
import { matterKey, RIGHT } from "../knowledge.ts";
import { handedBetween, pairOf } from "../pairs.ts";
import type { Organisation, World } from "../state.ts";
import { DAYS_PER_MONTH } from "../time.ts";
import { affordable, monthlyWage } from "./proposals.ts";
import { answersFor } from "./ties.ts";

/** Step of the draws by which members take note of what was written down; a month is added. */
const NOTE_DRAW = 5_000_000;

export function carryOut(world: World): void {
  const { decisions, forum, parameters, organisations, period } = world;
  const p = parameters.forum;
  for (const column of [decisions.presence, decisions.partnerHours, decisions.service, decisions.serviceLeft]) column.fill(0);
  for (const organisation of organisations) organisation.openBooks *= 1 - p.openFading;
  forum.carriedOut = forum.broken = 0;
  for (let place = 0; place < DECISION_PLACES; place++) {
    if (decisions.kind[place] < 0) continue;
    const hours = keepPledges(world, place);
    if (decisions.kind[place] === JOINT_OPERATION && decisions.with[place] < 0) operate(world, decisions.about[place], hours);
    decisions.age[place]++;
    if (decisions.age[place] < decisions.term[place]) continue;
    const done = decisions.kept[place] >= p.enough * decisions.needed[place];
    if (done) implementDecision(world, place);
    if (done) period.carriedOutByKind[decisions.kind[place]]++;
    if (done) forum.carriedOut++;
    else forum.broken++;
    clearDecision(decisions, place, organisations.length);
  }
  for (const organisation of organisations) sendPost(organisation);
  countShared(world);
  period.decisionsCarriedOut += forum.carriedOut;
  period.decisionsBroken += forum.broken;
  const ended = forum.carriedOut + forum.broken;
  forum.win = ended > 0 ? Math.min(1, Math.max(0, 0.5 + forum.carriedOut / ended - forum.expectation)) : 0;
  if (ended > 0) forum.expectation += p.expectationRate * (forum.carriedOut / ended - forum.expectation);
}

/** This month's part of every pledge, kept by commitment and as far as the member has time; returns the hours kept. */
function keepPledges(world: World, place: number): number {
  const { decisions, organisations, period, categories } = world;
  const monthsLeft = Math.max(1, decisions.term[place] - decisions.age[place]);
  let hours = 0;
  for (const member of organisations) {
    const at = place * organisations.length + member.index;
    const due = decisions.pledged[at] / monthsLeft;
    if (due <= 0) continue;
    const kept = due * member.commitment * answersFor(world, member);
    decisions.pledged[at] -= due;
    undertake(member, kept);
    member.forumHours += kept;
    // What lapses does not count: a pledge is worth the share that its member worked of what it had undertaken for the month.
    const worked = kept * member.fulfilled;
    hours += worked;
    // A partner lays by what it pledged to others' cases.
    if (decisions.kind[place] === JOINT_OPERATION && decisions.with[place] === member.index)
      decisions.partnerHours[member.index * categories.length + decisions.about[place]] += worked;
    period.pledgedHours += due;
    period.keptHours += kept * member.fulfilled;
  }
  decisions.kept[place] += hours;
  return hours;
}

/** A joint operation puts people into a grid, by everybody's hours alike: some stand guard, the others inspect. */
function operate({ decisions, place }: World, grid: number, hours: number): void {
  for (let b = 0; b < place.buildingCount; b++)
    if (place.buildingGrid[b] === grid) decisions.presence[b] += hours / place.gridBuildings[grid] / DAYS_PER_MONTH;
}

/** What is done does what it says. */
function implementDecision(world: World, place: number): void {
  const { decisions, parameters, pairs, organisations } = world;
  const kind = decisions.kind[place];
  const about = decisions.about[place];
  // What a member has from it: of its own proposals, and of what was decided for it or with it.
  for (const member of organisations)
    if (decisions.drafter[place] === member.index || restsOn(decisions, place, member.index))
      member.forumGain += decisions.gains[place * organisations.length + member.index];
  if (kind === WRITE_DOWN) noteMatters(world, place, about);
  if (kind === SHARE_DATA) {
    const pair = pairOf(pairs, about, decisions.with[place]);
    pairs.sharing[pair] = pairs.sharing[pairs.reverse[pair]] = 1;
  }
  if (kind === SPEND_FUND && decisions.with[place] < 0) payPost(world, organisations[about]);
  if (kind === SPEND_FUND && decisions.with[place] >= 0) buyMeasure(world, about, decisions.with[place]);
  if (kind !== OPEN_BOOKS) return;
  for (const member of organisations)
    if (decisions.bound[place * organisations.length + member.index] === 1)
      member.openBooks += parameters.forum.openGain * (1 - member.openBooks);
}

/** Cases a day that pass between those who share data: of the fading record of hand-overs, the part that a month brings. */
export function countShared({ organisations, pairs, categories, parameters }: World): void {
  const perDay = (1 - parameters.routing.recordMemory) / DAYS_PER_MONTH;
  for (const organisation of organisations) {
    let cases = 0;
    for (let at = pairs.first[organisation.index]; at < pairs.first[organisation.index + 1]; at++) {
      if (pairs.sharing[at] === 1) cases += handedBetween(pairs, at, categories.length);
    }
    organisation.sharedPerDay = cases * perDay;
  }
}

/** The leads of a category's matters are written down for members; of those who were there, most take note at once. */
function noteMatters(world: World, place: number, category: number): void {
  const { knowledge, organisations, streams, categories, parameters, decisions, day } = world;
  const { matters, facts, opaque, agreed, draftedBy } = knowledge;
  for (let matter = 0; matter < matters; matter++) {
    const at = category * matters + matter;
    if (opaque[at] === 1) continue;
    agreed[at] = 1;
    draftedBy[at] = decisions.drafter[place];
    const key = matterKey(categories[category], matter);
    for (const { index, key: own } of organisations) {
      const wasThere = decisions.present[place * organisations.length + index] === 1;
      if (wasThere && streams.knowledge.bernoulli(parameters.forum.noteShare, NOTE_DRAW + day, own, key))
        facts[index * categories.length * matters + at] = RIGHT;
    }
  }
}

/** What one decision takes out of the fund, as far as there is still money in it. */
function takeFromFund({ accounts, parameters, day, period }: World, purpose: string): number {
  const yuan = affordable(accounts.balance(FORUM_FUND), parameters.forum);
  accounts.book(Math.floor(day / DAYS_PER_MONTH), FORUM_FUND, "use:forum", purpose, yuan);
  period.spending += yuan;
  return yuan;
}

/** A person works for whom it was decided, for as many months as the money pays. */
function payPost(world: World, organisation: Organisation): void {
  organisation.grantedMonths += takeFromFund(world, "post decided by the forum") / monthlyWage(world.parameters, organisation);
}

/** Hours of service for a need in a community, for a month. */
function buyMeasure(world: World, category: number, community: number): void {
  const hours = takeFromFund(world, "measure decided by the forum") / world.parameters.forum.hourPrice;
  world.decisions.service[community * world.categories.length + category] += hours / DAYS_PER_MONTH;
}

/** The month to come of the people whom the fund pays. */
function sendPost(organisation: Organisation): void {
  const share = Math.min(1, organisation.grantedMonths);
  organisation.grantedHours = organisation.hours * share;
  organisation.grantedMonths -= share;
}

/** Today's part of what the forum has in force: people whom its fund pays, operations at their place, service that found no case. */
export function applyDecisions({ decisions, field, organisations, parameters, place }: World): void {
  for (const organisation of organisations) organisation.available += organisation.grantedHours;
  const { presence, serviceLeft } = decisions;
  const { operationGuard } = parameters.forum;
  for (let b = 0; b < presence.length; b++) {
    field.guard[b] += operationGuard * presence[b];
    field.inspection[b] += (1 - operationGuard) * presence[b];
  }
  for (let community = 0; community < serviceLeft.length; community++) {
    const [from, to] = [place.communityBuilding[community], place.communityBuilding[community + 1]];
    for (let b = from; b < to && serviceLeft[community] > 0; b++) field.inspection[b] += serviceLeft[community] / (to - from);
    serviceLeft[community] = 0;
  }
}
