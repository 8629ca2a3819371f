/**
 * Partners (called from handling): a case that needs a second organisation needs a particular function, not anybody (M12, M13).
 *
 * The organisation in charge asks the partner over a joint-action tie. Without one, a broker tied to both introduces them; after a refusal it
 * may persuade. Both take hours of brokerage, a stock that the street office and the committee lay by and may not have. Who is refused too
 * often goes on alone, and mostly fails.
 */
import { equalChoice, hash32, nameKey } from "../../kernel/random.ts";
import { BROKERAGE, CASES } from "../hourUses.ts";
import { organisationRoles } from "../kindLists.ts";
import { INFORMATION, JOINT_ACTION, pairOf } from "../pairs.ts";
import { servedAt } from "../platform.ts";
import type { Organisation, World } from "../state.ts";
import { answersFor, haveOneSystem, isActor, noteContact, setTie } from "./ties.ts";

const roleKeys = Uint32Array.from(organisationRoles, nameKey);
const placeOfRole = new Map(organisationRoles.map((role, place) => [role, place]));
/** Room for weights: roles that help with a category, and roles that are there. */
const helping = new Uint8Array(organisationRoles.length);
const present = new Uint8Array(organisationRoles.length);
/** Draws of one attempt; numbers of attempts of a case are added. */
const DRAW = { accept: 0, persuade: 1, role: 2, partner: 3 } as const;
/** Draws kept for one attempt. */
const DRAWS_PER_ATTEMPT = 4;
/** Attempts kept for one round of a case. */
const ATTEMPTS_PER_ROUND = 4096;

/** Lays by hours of brokerage, for those whose business it is: their share for it of what they have today for it and for cases. */
export function layByBrokerage(world: World, organisation: Organisation): void {
  organisation.brokerHours *= world.parameters.partnership.brokerMemory;
  const { shares } = organisation;
  if (shares[BROKERAGE] <= 0) return;
  const hours = (organisation.available * shares[BROKERAGE]) / (shares[CASES] + shares[BROKERAGE]);
  organisation.available -= hours;
  organisation.brokerHours += hours;
}

/** One attempt to get the needed partner on board. Returns true when it is on board, or when the case goes on alone. */
export function seekPartner(world: World, organisation: Organisation, slot: number): boolean {
  const { hazards, parameters, pairs, streams, day, period, categories } = world;
  const c = hazards.columns;
  const p = parameters.partnership;
  const hours = Math.min(organisation.available, parameters.handling.coordinationHours);
  organisation.available -= hours;
  organisation.asked += hours;
  c.nextAttemptDay[slot] = day + parameters.handling.attemptDays;
  period.partnerAttempts++;
  const partner = neededPartner(world, organisation, slot);
  const pair = partner === null ? -1 : pairOf(pairs, organisation.index, partner.index);
  const step = (c.closures[slot] * ATTEMPTS_PER_ROUND + c.refusals[slot]) * DRAWS_PER_ATTEMPT;
  const own = hazards.ownKey(slot);
  if (partner !== null && pair >= 0) {
    // Who pledged hours for such cases in the forum comes when it is asked.
    if (laidBy(world, organisation, partner, c.category[slot]) > 0) {
      engagePartner(world, organisation, partner, slot, pair);
      return true;
    }
    const tied = pairs.layers[JOINT_ACTION][pair] > 0 || pairs.layers[JOINT_ACTION][pairs.reverse[pair]] > 0;
    if (!tied) pairs.missed[JOINT_ACTION][pair]++;
    const probability = jointProbability(world, organisation, partner, c.category[slot]);
    if (!tied) askBrokers(world, organisation, partner, p.introductionHours);
    const reached = tied || introduce(world, organisation, partner, pair) ? probability : probability * p.coldCall;
    if (
      streams.partner.bernoulli(reached, step + DRAW.accept, own, partner.key) ||
      (tied && persuade(world, organisation, partner, probability, step, own))
    ) {
      engagePartner(world, organisation, partner, slot, pair);
      return true;
    }
    if (tied) askBrokers(world, organisation, partner, p.persuasionHours);
    pairs.failures[pair]++;
    pairs.refused[pair * categories.length + c.category[slot]]++;
    period.jointFailures++;
  }
  c.refusals[slot]++;
  if (c.refusals[slot] < p.soloAfter) return false;
  c.solo[slot] = 1;
  period.soloCases++;
  return true;
}

/** Hours that a partner laid by for members' cases of a category, by decision of the forum (processes/implementation.ts); they are owed already. */
function laidBy({ decisions, categories }: World, { forumMember }: Organisation, partner: Organisation, category: number): number {
  return forumMember ? decisions.partnerHours[partner.index * categories.length + category] : 0;
}

function engagePartner(world: World, organisation: Organisation, partner: Organisation, slot: number, pair: number): void {
  const { hazards, parameters, period, decisions, categories } = world;
  const c = hazards.columns;
  c.partner[slot] = partner.index;
  period.partnersFound++;
  noteContact(world, JOINT_ACTION, pair);
  const share = c.work[slot] * parameters.handling.partnerWorkShare;
  c.work[slot] -= share;
  organisation.backlogHours -= share;
  const pledged = Math.min(share, laidBy(world, organisation, partner, c.category[slot]));
  decisions.partnerHours[partner.index * categories.length + c.category[slot]] -= pledged;
  partner.promised += share - pledged;
  partner.asked += share - pledged;
}

/** The organisation that has the function which this case lacks: one role of those that help with the category, the same in every arm. */
function neededPartner(world: World, organisation: Organisation, slot: number): Organisation | null {
  const { hazards, organisations, place, serving, streams, pairs } = world;
  const c = hazards.columns;
  const candidates = serving[place.buildingCommunity[c.building[slot]]];
  helping.fill(0);
  present.fill(0);
  for (const i of candidates) {
    const other = organisations[i];
    if (other === organisation || !isActor(other)) continue;
    const role = placeOfRole.get(other.role)!;
    present[role] = 1;
    if (other.mandate[c.category[slot]] > 0) helping[role] = 1;
  }
  const roles = helping.includes(1) ? helping : present;
  const need = hash32(hazards.ownKey(slot), c.closures[slot], 0);
  const chosen = equalChoice(roles, roleKeys, streams.partner, DRAW.role, need);
  // Of several with the function the best tied one is asked; of those tied alike, one by chance.
  let best: Organisation | null = null;
  let strength = -1;
  let lot = 0;
  for (const i of candidates) {
    const other = organisations[i];
    if (other === organisation || other.role !== organisationRoles[chosen] || !isActor(other)) continue;
    const tie = pairs.layers[JOINT_ACTION][pairOf(pairs, organisation.index, i)];
    if (tie < strength) continue;
    const drawn = streams.partner.uniform(DRAW.partner, need, other.key);
    if (tie > strength || drawn > lot) [best, strength, lot] = [other, tie, drawn];
  }
  return best;
}

/** A broker tied to both makes them known to each other, if it has the hours. */
function introduce(world: World, organisation: Organisation, partner: Organisation, pair: number): boolean {
  const { parameters, period, pairs } = world;
  const { introductionHours } = parameters.partnership;
  const broker = brokerBetween(world, organisation, partner, introductionHours);
  if (broker === null) return false;
  setTie(world, JOINT_ACTION, pair, parameters.network.firstStrength);
  // Where an experiment keeps the tie away nobody is introduced.
  if (pairs.layers[JOINT_ACTION][pair] === 0) return false;
  broker.organisation.brokerHours -= introductionHours;
  period.introductions++;
  return true;
}

/** After a refusal a broker speaks to the partner: as good as its standing with both. */
function persuade(world: World, organisation: Organisation, partner: Organisation, refused: number, step: number, own: number): boolean {
  const { parameters, streams, period } = world;
  const { persuasionHours, persuasion } = parameters.partnership;
  const broker = brokerBetween(world, organisation, partner, persuasionHours);
  if (broker === null) return false;
  broker.organisation.brokerHours -= persuasionHours;
  period.persuasions++;
  return streams.partner.bernoulli((1 - refused) * persuasion * broker.standing, step + DRAW.persuade, own, partner.key);
}

/** What brokers tied to the one who asks see of a need for them, whether or not they have the hours; several share it. */
function askBrokers(world: World, organisation: Organisation, partner: Organisation, hours: number): void {
  const couldBroker = (broker: Organisation) =>
    broker.shares[BROKERAGE] > 0 && broker.staff > 0 && broker !== organisation && broker !== partner;
  let ties = 0;
  for (const broker of world.organisations) if (couldBroker(broker)) ties += tieBetween(world, broker, organisation);
  const all = Math.max(1, ties);
  for (const broker of world.organisations)
    if (couldBroker(broker)) broker.brokerAsked += (hours * tieBetween(world, broker, organisation)) / all;
}

/**
 * The broker with the best standing with both who has the hours: √(tie to one × tie to the other), information or joint action. Of several
 * that stand alike, the one with most hours left.
 */
function brokerBetween(
  world: World,
  one: Organisation,
  other: Organisation,
  hours: number,
): { organisation: Organisation; standing: number } | null {
  const { organisations } = world;
  let best: { organisation: Organisation; standing: number } | null = null;
  for (const organisation of organisations) {
    if (organisation.brokerHours < hours || organisation === one || organisation === other) continue;
    const standing = Math.sqrt(tieBetween(world, organisation, one) * tieBetween(world, organisation, other));
    if (standing <= 0 || standing < (best?.standing ?? 0)) continue;
    if (best === null || standing > best.standing || organisation.brokerHours > best.organisation.brokerHours)
      best = { organisation, standing };
  }
  return best;
}

function tieBetween({ pairs }: World, a: Organisation, b: Organisation): number {
  const at = pairOf(pairs, a.index, b.index);
  if (at < 0) return 0;
  const back = pairs.reverse[at];
  const information = pairs.layers[INFORMATION];
  const joint = pairs.layers[JOINT_ACTION];
  return Math.max(information[at], information[back], joint[at], joint[back]);
}

/**
 * Probability that a partner joins in: its willingness, the pair's trust and understanding, information it can use, its load, and its
 * refusal of what is not written in its duties («clarity without cooperation»).
 */
export function jointProbability(world: World, asking: Organisation, partner: Organisation, category: number): number {
  const { pairs, parameters, policy } = world;
  const p = parameters.partnership;
  const pair = pairOf(pairs, partner.index, asking.index);
  const trust = pairs.trust[pair];
  const relation = 0.5 * (trust + pairs.understanding[pair]);
  const shared = haveOneSystem(world, asking, partner, pair) ? 1 : servedAt(world, "partners");
  const information = 1 + parameters.technology.informationGain * shared * trust;
  const shift = 1 - parameters.evaluation.measuredShift * policy.evaluationPressure;
  const own = partner.mandate[category] > 0 ? 0.5 * (1 - policy.rightsClarity) : 1;
  const refusal = parameters.routing.rigidity * policy.responsibilityClarity * own * (1 - partner.cooperation);
  const willingness = partner.cooperation * (1 - p.commitmentShare + p.commitmentShare * partner.commitment);
  const joins = (p.chance + willingness * (p.acquaintance + relation)) * information * answersFor(world, partner) * shift * (1 - refusal);
  return Math.min(p.maximum, joins);
}
