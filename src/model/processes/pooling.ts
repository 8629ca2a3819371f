/**
 * Pooling (called from handling, in the evening): hours that one organisation has over go along resource ties to where cases wait (M12, M13).
 *
 * Slack is what own cases and what is done in their stead leave over; a part of it is still there the next day, since what can wait is put
 * off for it. Who waits longest, by its queue in days of its own hours, asks first, and all who hold a resource tie to it lend at once: by
 * the strength of the tie, as far as they are willing or have a stake in its queue (ties.ts), and no more than is waited for. Lent hours
 * are worth less, since strangers to a file work more slowly. What is lent is use of the tie and builds trust in who lent it; what who
 * waits could count on when the evening began, and others got, wears it. What a full tie would have carried besides is missed.
 */
import { hoursAwaitingPartners } from "../agents/organisation.ts";
import { rolesWith } from "../kindLists.ts";
import { INFORMATION, JOINT_ACTION, RESOURCE } from "../pairs.ts";
import { opennessOf } from "../policy.ts";
import type { Organisation, World } from "../state.ts";
import { noteContact, stakeIn } from "./ties.ts";

/** Hours too few to matter. */
const LEAST_HOURS = 1e-9;
const ORGANISE = rolesWith("organise");
const INSPECT = rolesWith("inspect");
const ACT_WITH_VOLUNTEERS = rolesWith("volunteers");

/** Works off a queue with the hours that the organisation has available; they are another's. */
type WorkThrough = (world: World, organisation: Organisation, worker: Organisation) => void;

export function poolHours(world: World, workThrough: WorkThrough): void {
  const { organisations } = world;
  for (const organisation of organisations) layBySlack(world, organisation);
  const evening = Float64Array.from(organisations, ({ slackHours }) => slackHours);
  const waiting = organisations.filter(hasQueue).sort((a, b) => queueDays(b) - queueDays(a) || a.index - b.index);
  for (const taker of waiting) borrow(world, taker, evening, workThrough);
}

/** Hours left over today join what is left of those before. */
function layBySlack(world: World, organisation: Organisation): void {
  organisation.slackHours = organisation.slackHours * world.parameters.handling.slackMemory + spareHours(world, organisation);
}

/**
 * What is over of today: less what a committee gives to rounds and volunteers of it (agents/ngo.ts). Of a volunteer team it is its volunteers'
 * hours: its own staff organise them, and they do its cases first.
 */
export function spareHours({ parameters }: World, organisation: Organisation): number {
  const { available, role, staffHours } = organisation;
  if (ACT_WITH_VOLUNTEERS.has(role)) return Math.max(0, available - staffHours);
  const rounds = INSPECT.has(role) ? parameters.handling.inspectionShare : 0;
  const organising = ORGANISE.has(role) ? parameters.participation.organisingShare : 0;
  return available * Math.max(0, 1 - rounds - organising);
}

/** How long the last in its queue waits if nothing changes, in days of its own hours. */
function queueDays({ backlogHours, capacityHours }: Organisation): number {
  return backlogHours / Math.max(LEAST_HOURS, capacityHours);
}

/** What one giver could lend over its tie tonight: now, and when the evening began, which is what the taker counts on. */
interface Offer {
  readonly giver: Organisation;
  readonly pair: number;
  readonly hours: number;
  readonly countedOn: number;
}

/** All that hold a resource tie to an organisation lend it what it waits for, each by the share of what it offers. */
function borrow(world: World, taker: Organisation, evening: Float64Array, workThrough: WorkThrough): void {
  const { poolEfficiency } = world.parameters.handling;
  // Nobody asks for hours that are worth nothing.
  if (poolEfficiency === 0) return;
  const wanted = hoursWanted(world, taker);
  const offers = offersTo(world, taker, evening);
  if (offers.length === 0) {
    missTies(world, taker, wanted);
    return;
  }
  const part = partOf(wanted, offers, "hours");
  const partCountedOn = partOf(wanted, offers, "countedOn");
  for (const offer of offers) {
    lend(world, taker, offer, offer.hours * part, workThrough);
    recordBrokenPromise(world, offer, offer.countedOn * partCountedOn - offer.hours * part);
  }
  missTies(world, taker, hoursWanted(world, taker));
}

/** Hours of others that its queues would take: not those of cases that wait for a partner, which no hours move. */
function hoursWanted(world: World, taker: Organisation): number {
  return Math.max(0, taker.backlogHours - hoursAwaitingPartners(world, taker)) / world.parameters.handling.poolEfficiency;
}

function offersTo(world: World, taker: Organisation, evening: Float64Array): Offer[] {
  const { pairs, organisations } = world;
  const offers: Offer[] = [];
  for (let at = pairs.first[taker.index]; at < pairs.first[taker.index + 1]; at++) {
    const giver = organisations[pairs.partner[at]];
    const pair = pairs.reverse[at];
    const strength = pairs.layers[RESOURCE][pair];
    if (strength <= 0 || evening[giver.index] <= LEAST_HOURS) continue;
    const rate = lentShareOf(world, giver, pair) * strength;
    offers.push({ giver, pair, hours: giver.slackHours * rate, countedOn: evening[giver.index] * rate });
  }
  return offers;
}

/** All are cut alike to what is wanted. */
function partOf(wanted: number, offers: readonly Offer[], of: "hours" | "countedOn"): number {
  const sum = offers.reduce((total, offer) => total + offer[of], 0);
  return sum > wanted ? wanted / sum : 1;
}

/** Works off the taker's queues with another's hours; what is used is a contact for both, and a success with the giver for the taker. */
function lend(world: World, taker: Organisation, { giver, pair }: Offer, hours: number, workThrough: WorkThrough): void {
  const { pairs, parameters, period } = world;
  const { poolEfficiency, caseHours } = parameters.handling;
  const left = taker.available;
  taker.available += hours * poolEfficiency;
  workThrough(world, taker, giver);
  const used = hours - Math.max(0, taker.available - left) / poolEfficiency;
  taker.available = Math.min(left, taker.available);
  if (used <= 0) return;
  giver.slackHours -= used;
  period.pooledHours += used;
  noteContact(world, RESOURCE, pair, used / caseHours);
  pairs.successes[pairs.reverse[pair]] += used / caseHours;
}

/** Hours counted on that went to others: a failure, in cases, of the giver with the taker. */
function recordBrokenPromise({ pairs, parameters }: World, { pair }: Offer, hours: number): void {
  if (hours > LEAST_HOURS) pairs.failures[pairs.reverse[pair]] += hours / parameters.handling.caseHours;
}

/**
 * What a full resource tie would have carried today and did not, in cases: known to who knows that the other still waits, by a tie or by
 * open figures.
 */
function missTies(world: World, taker: Organisation, wanted: number): void {
  if (wanted <= LEAST_HOURS) return;
  const { pairs, organisations, parameters, policy } = world;
  for (let at = pairs.first[taker.index]; at < pairs.first[taker.index + 1]; at++) {
    const giver = organisations[pairs.partner[at]];
    const spare = spareHours(world, giver);
    if (spare <= 0) continue;
    const pair = pairs.reverse[at];
    const strength = pairs.layers[RESOURCE][pair];
    const known = strength > 0 || knowsOf(world, pair) ? 1 : opennessOf(policy, taker);
    // The tie there is carries its part by its strength; the rest is what a full one would carry more.
    const more = spare * lentShareOf(world, giver, pair) * (1 - strength);
    pairs.missed[RESOURCE][pair] += (known * Math.min(more, wanted)) / parameters.handling.caseHours;
  }
}

/** Share of its slack that an organisation lends over a full tie, where pooling is the rule all of it. */
function lentShareOf(world: World, giver: Organisation, pair: number): number {
  const { policy, parameters } = world;
  return stakeIn(world, giver, pair) * parameters.handling.lentShare * (1 - policy.pooling) + policy.pooling;
}

/** Whether two know each other by a tie of information or joint action, either way. */
export function knowsOf({ pairs }: World, pair: number): boolean {
  const back = pairs.reverse[pair];
  const information = pairs.layers[INFORMATION];
  const joint = pairs.layers[JOINT_ACTION];
  return information[pair] > 0 || information[back] > 0 || joint[pair] > 0 || joint[back] > 0;
}

export function hasQueue(organisation: Organisation): boolean {
  for (const queue of organisation.queues) if (queue.length > 0) return true;
  return false;
}
