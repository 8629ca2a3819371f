/**
 * Proposals (called by the forum): members bring what hurts them, valued in their own hours a month.
 *
 * Categories in which their cases strayed, data entered twice for what they hand each other, hot places that make cases, partners that are
 * asked in vain, the longest queue, needs of residents that nobody meets, closures that do not hold. Every kind is valued in the same unit, so that none crowds out the others by its scale. A member knows its own
 * books; of others' it knows what they show, what information ties tell it, and what is told at the table by who brings a matter.
 */

import { hash32 } from "../../kernel/random.ts";
import { FORUM_FUND } from "../accounts.ts";
import { areaOf, paperworkOf } from "../agents/organisation.ts";
import { JOINT_OPERATION, OPEN_BOOKS, type Proposal, SHARE_DATA, SPEND_FUND, underWay, WRITE_DOWN } from "../forumDecisions.ts";
import { kindOf } from "../kindLists.ts";
import { needsKnown } from "../needs.ts";
import { handedBetween, INFORMATION, pairOf } from "../pairs.ts";
import { fundedWageOf } from "../payroll.ts";
import { servedAt } from "../platform.ts";
import { opennessOf } from "../policy.ts";
import type { Organisation, World } from "../state.ts";
import { DAYS_PER_MONTH, DAYS_PER_YEAR } from "../time.ts";

/** Level of a mandate: in charge. */
const LEADS = 2;

/** What a member brings for each thing that hurts it, those of worth to it only. */
export function proposalsOf(world: World, member: Organisation, members: readonly Organisation[]): Proposal[] {
  return [writeDown, shareData, jointOperation, missingPartner, postForQueue, measureForNeed, openBooks]
    .map((propose) => propose(world, member, members))
    .filter((proposal): proposal is Proposal => proposal !== null && (proposal.gains.get(member.index) ?? 0) > 0)
    .filter((proposal) => !underWay(world.decisions, proposal));
}

/** What a matter is, as a key: the same whoever brings it, and whatever else is on the agenda. */
export function keyOfMatter(
  { categories, organisations }: World,
  { kind, about, with: other }: Pick<Proposal, "kind" | "about" | "with">,
): number {
  const keyOf = (index: number) => organisations[index].key;
  if (kind === WRITE_DOWN) return hash32(kind, categories[about].key, 0);
  if (kind === SHARE_DATA) return hash32(kind, Math.min(keyOf(about), keyOf(other)), Math.max(keyOf(about), keyOf(other)));
  if (kind === SPEND_FUND) return other < 0 ? hash32(kind, keyOf(about), 0) : hash32(kind, categories[about].key, other + 1);
  if (kind === JOINT_OPERATION && other >= 0) return hash32(kind, categories[about].key, keyOf(other));
  return hash32(kind, about, other);
}

/** Write down who leads the matters of the category in which the member's cases strayed most; leads get the work without delay, and draft. */
function writeDown(world: World, member: Organisation, members: readonly Organisation[]): Proposal | null {
  const { categories, parameters } = world;
  const p = parameters.forum;
  const strays = categories.map((_, category) => strayedCases(world, member, category));
  const category = strays.indexOf(Math.max(...strays));
  if (strays[category] <= 0) return null;
  // A lead knows what strayed with others as far as it sees their books, or is told by who brings the matter.
  const told = (lead: Organisation, each: Organisation) => (each === member ? 1 : seen(world, lead, each));
  const known = (lead: Organisation) => members.reduce((sum, each) => sum + told(lead, each) * strayedCases(world, each, category), 0);
  const gains = new Map<number, number>();
  const pledges = new Map<number, number>([[member.index, p.draftHours]]);
  for (const each of members) {
    const isLead = each.mandate[category] === LEADS;
    gains.set(each.index, strayedCases(world, each, category) * p.strayHours - (isLead ? p.leadBurden * known(each) : 0));
    if (isLead) pledges.set(each.index, p.draftHours);
  }
  return { kind: WRITE_DOWN, proposer: member.index, about: category, with: -1, gains, pledges };
}

/** Cases that strayed with an organisation lately, of matters in a category that can be written down and are not yet. */
function strayedCases({ knowledge, categories }: World, { index }: Organisation, category: number): number {
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

/**
 * A joint operation in which the partner that is most missed for cases of one kind pledges hours to them: worth, for each case for which it
 * was asked in vain, the attempt and its share of the work.
 */
function missingPartner(world: World, member: Organisation, members: readonly Organisation[]): Proposal | null {
  const { pairs, categories, parameters, organisations } = world;
  const { draftHours, pledgeHours } = parameters.forum;
  const { coordinationHours, partnerWorkShare } = parameters.handling;
  let most = 0;
  let [category, partner] = [-1, -1];
  for (let pair = pairs.first[member.index]; pair < pairs.first[member.index + 1]; pair++) {
    if (!members.includes(organisations[pairs.partner[pair]])) continue;
    for (let c = 0; c < categories.length; c++) {
      const refused = pairs.refused[pair * categories.length + c];
      if (refused > most) [most, category, partner] = [refused, c, pairs.partner[pair]];
    }
  }
  if (partner < 0) return null;
  const helped = partnerWorkShare * categories[category].fields.workHours;
  const refusedOf = (each: Organisation) => {
    const pair = pairOf(pairs, each.index, partner);
    return pair < 0 ? 0 : pairs.refused[pair * categories.length + category];
  };
  const gains = new Map(members.map((each) => [each.index, refusedOf(each) * (coordinationHours + helped)]));
  const pledges = new Map([
    [member.index, draftHours],
    [partner, Math.min(pledgeHours, most * helped)],
  ]);
  return { kind: JOINT_OPERATION, proposer: member.index, about: category, with: partner, gains, pledges };
}

/** What one decision may take out of the fund. */
export function affordable(balance: number, { fundPerDecision }: World["parameters"]["forum"]): number {
  return Math.min(Math.max(0, balance), fundPerDecision);
}

/** What a person paid by the fund costs a month. */
export function monthlyWage(parameters: World["parameters"], { role }: Organisation): number {
  return (fundedWageOf(parameters, role) * DAYS_PER_MONTH) / DAYS_PER_YEAR;
}

/** Spend the fund on a post, for the months it can pay, at the longest queue that the member knows of: its own, or one in which its cases wait. */
function postForQueue(world: World, member: Organisation, members: readonly Organisation[]): Proposal | null {
  const { parameters, accounts } = world;
  const p = parameters.forum;
  const queue = (each: Organisation) => each.backlogHours * seen(world, member, each);
  const longest = members.reduce((a, b) => (queue(b) > queue(a) ? b : a));
  const months = affordable(accounts.balance(FORUM_FUND), p) / monthlyWage(parameters, longest);
  const hours = months * DAYS_PER_MONTH * longest.hours;
  if (hours < 1 || queue(longest) <= 0) return null;
  // Others reckon with the queue as it is told, who has it with its own.
  const worth = (each: Organisation) => (handedOver(world, each, longest) > 0 ? p.othersQueue * Math.min(hours, queue(longest)) : 0);
  const gains = new Map(members.map((each) => [each.index, each === longest ? Math.min(hours, longest.backlogHours) : worth(each)]));
  const pledges = new Map([[member.index, p.draftHours]]);
  return { kind: SPEND_FUND, proposer: member.index, about: longest.index, with: -1, gains, pledges };
}

/** Spend the fund on a measure: hours of service for the need of residents that is least met, as far as it is known. */
function measureForNeed(world: World, member: Organisation, members: readonly Organisation[]): Proposal | null {
  const { parameters, accounts, place, categories } = world;
  const p = parameters.forum;
  const hours = affordable(accounts.balance(FORUM_FUND), p) / p.hourPrice;
  if (hours < 1) return null;
  let [most, category, community] = [0, -1, -1];
  for (let at = 0; at < place.communityCount; at++) {
    for (let c = 0; c < categories.length; c++) {
      const worth = serviceWorth(world, member, c, at, hours);
      if (worth > most) [most, category, community] = [worth, c, at];
    }
  }
  if (community < 0) return null;
  const gains = new Map(members.map((each) => [each.index, serviceWorth(world, each, category, community, hours)]));
  return {
    kind: SPEND_FUND,
    proposer: member.index,
    about: category,
    with: community,
    gains,
    pledges: new Map([[member.index, p.draftHours]]),
  };
}

/** Worth of service for a need: to who speaks for residents there by how far it is known and not met; to who leads it, off its queue. */
function serviceWorth(world: World, each: Organisation, category: number, community: number, hours: number): number {
  const { record, categories, parameters, leads } = world;
  if (each.community >= 0 && each.community !== community) return 0;
  const at = community * categories.length + category;
  const lacking = needsKnown(world, community) * record.unmet[at];
  const voice = kindOf(each).motive === "mission" ? parameters.forum.needWorth * hours : 0;
  const relief = leads[at].includes(each.index) ? Math.min(hours, each.backlogHours) / leads[at].length : 0;
  return lacking * (voice + relief);
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
