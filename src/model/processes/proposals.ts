/**
 * Proposals (called by the forum): members bring what hurts them, valued in their own hours a month.
 *
 * Categories in which their cases strayed, data entered twice for what they hand each other, hot places that make cases, the longest queue,
 * closures that do not hold. Every kind is valued in the same unit, so that none crowds out the others by its scale. A member knows its own
 * books; of others' it knows what they show, what information ties tell it, and what is told at the table by who brings a matter.
 */

import { hash32 } from "../../kernel/random.ts";
import { FORUM_FUND } from "../accounts.ts";
import { areaOf, paperworkOf } from "../agents/organisation.ts";
import { JOINT_OPERATION, OPEN_BOOKS, type Proposal, SHARE_DATA, SPEND_FUND, underWay, WRITE_DOWN } from "../forumDecisions.ts";
import { kindOf } from "../kindLists.ts";
import { handedBetween, INFORMATION, pairOf } from "../pairs.ts";
import { servedAt } from "../platform.ts";
import { opennessOf } from "../policy.ts";
import type { Organisation, World } from "../state.ts";

/** Level of a mandate: in charge. */
const LEADS = 2;

/** The best proposal of each kind that a member has, those of worth to it only. */
export function proposalsOf(world: World, member: Organisation, members: readonly Organisation[]): Proposal[] {
  return [writeDown, shareData, jointOperation, spendFund, openBooks]
    .map((propose) => propose(world, member, members))
    .filter((proposal): proposal is Proposal => proposal !== null && (proposal.gains.get(member.index) ?? 0) > 0)
    .filter((proposal) => !underWay(world.decisions, proposal));
}

/** What a matter is, as a key: the same whoever brings it, and whatever else is on the agenda. */
export function keyOfMatter({ categories, organisations }: World, { kind, about, with: other }: Proposal): number {
  const keyOf = (index: number) => organisations[index].key;
  if (kind === WRITE_DOWN) return hash32(kind, categories[about].key, 0);
  if (kind === SHARE_DATA) return hash32(kind, Math.min(keyOf(about), keyOf(other)), Math.max(keyOf(about), keyOf(other)));
  return hash32(kind, kind === SPEND_FUND ? keyOf(about) : about, other);
}

/** Write down who leads the matters of the category in which the member's cases strayed most; leads get the work without delay, and draft. */
function writeDown(world: World, member: Organisation, members: readonly Organisation[]): Proposal | null {
  const { categories, parameters } = world;
  const p = parameters.forum;
  const strays = categories.map((_, category) => strayedIn(world, member, category));
  const category = strays.indexOf(Math.max(...strays));
  if (strays[category] <= 0) return null;
  // A lead knows what strayed with others as far as it sees their books, or is told by who brings the matter.
  const told = (lead: Organisation, each: Organisation) => (each === member ? 1 : seen(world, lead, each));
  const known = (lead: Organisation) => members.reduce((sum, each) => sum + told(lead, each) * strayedIn(world, each, category), 0);
  const gains = new Map<number, number>();
  const pledges = new Map<number, number>([[member.index, p.draftHours]]);
  for (const each of members) {
    const isLead = each.mandate[category] === LEADS;
    gains.set(each.index, strayedIn(world, each, category) * p.strayHours - (isLead ? p.leadBurden * known(each) : 0));
    if (isLead) pledges.set(each.index, p.draftHours);
  }
  return { kind: WRITE_DOWN, proposer: member.index, about: category, with: -1, gains, pledges };
}

/** Cases that strayed with an organisation lately, of matters in a category that can be written down and are not yet. */
function strayedIn({ knowledge, categories }: World, { index }: Organisation, category: number): number {
  const { matters, opaque, agreed, strayed } = knowledge;
  const from = (index * categories.length + category) * matters;
  let sum = 0;
  for (let matter = 0; matter < matters; matter++) {
    const at = category * matters + matter;
    if (opaque[at] === 0 && agreed[at] === 0) sum += strayed[from + matter];
  }
  return sum;
}

/**
 * Share data with the member to whom, and from whom, most is handed over without a common system: it is entered again at the hand-over, of
 * which a shared platform saves a part, and in both sides' records.
 */
function shareData(world: World, member: Organisation, members: readonly Organisation[]): Proposal | null {
  const { pairs, categories, parameters, organisations } = world;
  const p = parameters.forum;
  let best = -1;
  let most = 0;
  for (let pair = pairs.first[member.index]; pair < pairs.first[member.index + 1]; pair++) {
    const other = organisations[pairs.partner[pair]];
    const same = pairs.sharing[pair] === 1 || (member.dataSystem !== "" && member.dataSystem === other.dataSystem);
    if (same || !members.includes(other)) continue;
    const handed = handedBetween(pairs, pair, categories.length);
    if (handed > most) [best, most] = [pair, handed];
  }
  if (best < 0) return null;
  const other = pairs.partner[best];
  const gains = new Map(members.map((each) => [each.index, 0]));
  const again = Math.max(0, paperworkOf(world).entries - 1) * parameters.technology.entryHours;
  const saved = most * (parameters.routing.reentryHours * (1 - servedAt(world, "hand-over")) + again);
  for (const side of [member.index, other]) gains.set(side, saved);
  const [about, second] = [Math.min(member.index, other), Math.max(member.index, other)];
  return {
    kind: SHARE_DATA,
    proposer: member.index,
    about,
    with: second,
    gains,
    pledges: new Map([
      [member.index, p.dataHours],
      [other, p.dataHours],
    ]),
  };
}

/** A joint operation in the grid of the member's area with most cases that it knows of; all who have cases there pledge hours. */
function jointOperation(world: World, member: Organisation, members: readonly Organisation[]): Proposal | null {
  const { parameters, place } = world;
  const p = parameters.forum;
  const { from, to } = areaOf(world, member);
  const own = casesKnownTo(world, member);
  let grid = place.buildingGrid[from];
  for (let b = from; b < to; b++) if (own[place.buildingGrid[b]] > own[grid]) grid = place.buildingGrid[b];
  if (own[grid] <= 0) return null;
  const gains = new Map<number, number>();
  const pledges = new Map<number, number>();
  for (const each of members) {
    const area = areaOf(world, each);
    const there = place.buildingGrid[area.from] <= grid && grid <= place.buildingGrid[area.to - 1];
    const concerned = there && each.mandate.some((level) => level > 0);
    // Who brings it shows what it knows of.
    gains.set(each.index, concerned ? own[grid] * p.hotPlaceHours : 0);
    if (concerned) pledges.set(each.index, p.pledgeHours);
  }
  return { kind: JOINT_OPERATION, proposer: member.index, about: grid, with: -1, gains, pledges };
}

/** Cases of late by grid, as far as a member knows: the police by their map of hot spots, others by their own books and by those they see. */
function casesKnownTo(world: World, member: Organisation): Float64Array {
  const { field, place, organisations } = world;
  const known = new Float64Array(place.gridCount);
  if (kindOf(member).dayRule === "policing") {
    for (let b = 0; b < field.recorded.length; b++) known[place.buildingGrid[b]] += field.recorded[b];
    return known;
  }
  for (const other of organisations) {
    const share = seen(world, member, other);
    if (share <= 0) continue;
    for (let grid = 0; grid < place.gridCount; grid++) known[grid] += share * field.onBooks[other.index * place.gridCount + grid];
  }
  return known;
}

/** Spend the fund on hours for the longest queue that the member knows of: its own, or one in which its own cases wait. */
function spendFund(world: World, member: Organisation, members: readonly Organisation[]): Proposal | null {
  const { parameters, accounts } = world;
  const p = parameters.forum;
  const hours = Math.min(Math.max(0, accounts.balance(FORUM_FUND)), p.fundPerDecision) / p.hourPrice;
  const queue = (each: Organisation) => each.backlogHours * seen(world, member, each);
  const longest = members.reduce((a, b) => (queue(b) > queue(a) ? b : a));
  if (hours < 1 || queue(longest) <= 0) return null;
  const worked = Math.min(hours, longest.backlogHours);
  const worth = (each: Organisation) => (handedOver(world, each, longest) > 0 ? p.othersQueue * worked : 0);
  const gains = new Map(members.map((each) => [each.index, each === longest ? worked : worth(each)]));
  return {
    kind: SPEND_FUND,
    proposer: member.index,
    about: longest.index,
    with: -1,
    gains,
    pledges: new Map([[member.index, p.draftHours]]),
  };
}

/** How far a member sees another's figures: as far as the other shows them, or as it is told along an information tie. */
function seen({ policy, pairs }: World, member: Organisation, other: Organisation): number {
  if (member === other) return 1;
  const pair = pairOf(pairs, member.index, other.index);
  return Math.max(opennessOf(policy, other), pair < 0 ? 0 : pairs.layers[INFORMATION][pair]);
}

/** Cases that one organisation handed over to another lately. */
function handedOver({ pairs, categories }: World, one: Organisation, other: Organisation): number {
  const pair = pairOf(pairs, one.index, other.index);
  if (pair < 0) return 0;
  let sum = 0;
  for (let category = 0; category < categories.length; category++) sum += pairs.handed[pair * categories.length + category];
  return sum;
}

/** Open the books: of worth to those who speak for residents, as far as they see others' closures that did not hold; a burden to who has such. */
function openBooks(world: World, member: Organisation, members: readonly Organisation[]): Proposal | null {
  const { parameters, policy } = world;
  const p = parameters.forum;
  const open = members.reduce((sum, each) => sum + opennessOf(policy, each), 0) / members.length;
  if (open > p.openEnough) return null;
  const others = (each: Organisation) =>
    members.reduce((sum, other) => sum + (other === each ? 0 : seen(world, each, other) * other.heldNot), 0);
  const worth = (each: Organisation) => p.openBooksHours * ((kindOf(each).motive === "mission" ? others(each) : 0) - each.heldNot);
  if (worth(member) <= 0) return null;
  const gains = new Map(members.map((each) => [each.index, worth(each)]));
  return { kind: OPEN_BOOKS, proposer: member.index, about: -1, with: -1, gains, pledges: new Map([[member.index, p.draftHours]]) };
}
