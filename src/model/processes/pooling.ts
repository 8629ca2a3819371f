/**
 * Pooling (called from handling, in the evening): hours that one organisation has over go along resource ties to where cases wait (M12, M13).
 *
 * Slack is what own cases and what is done in their stead leave over; a part of it is still there the next day, since what can wait is put
 * off for it. Who waits longest, by its queue in days of its own hours, asks first, and all who hold a resource tie to it lend at once: by
 * the strength of the tie, as far as they are willing or have a stake in its queue (ties.ts), and no more than is waited for. Lent hours
 * are worth less, since strangers to a file work more slowly. What is lent is use of the tie and builds trust in who lent it.
 */
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
type WorkOff = (world: World, organisation: Organisation, worker: Organisation) => void;

export function poolHours(world: World, workOff: WorkOff): void {
  const { organisations } = world;
  for (const organisation of organisations) layBySlack(world, organisation);
  const waiting = organisations.filter(hasQueue).sort((a, b) => queueDays(b) - queueDays(a) || a.index - b.index);
  for (const taker of waiting) borrow(world, taker, workOff);
}

/** Hours left over today join what is left of those before. */
function layBySlack(world: World, organisation: Organisation): void {
  organisation.slackHours = organisation.slackHours * world.parameters.handling.slackMemory + spareHours(world, organisation);
}

/** What is over of today: less what a committee and a team's own staff give to rounds and volunteers of it (agents/ngo.ts). */
export function spareHours({ parameters }: World, organisation: Organisation): number {
  const { available, role, staff, hours, effort } = organisation;
  if (ACT_WITH_VOLUNTEERS.has(role)) return Math.max(0, available - staff * hours * effort);
  const rounds = INSPECT.has(role) ? parameters.handling.inspectionShare : 0;
  const organising = ORGANISE.has(role) ? parameters.participation.organisingShare : 0;
  return available * Math.max(0, 1 - rounds - organising);
}

/** How long the last in its queue waits if nothing changes, in days of its own hours. */
function queueDays({ backlogHours, capacityHours }: Organisation): number {
  return backlogHours / Math.max(LEAST_HOURS, capacityHours);
}

/** All that hold a resource tie to an organisation lend it what it waits for, each by the share of what it offers. */
function borrow(world: World, taker: Organisation, workOff: WorkOff): void {
  const { pairs, organisations, parameters, policy, period } = world;
  const { poolEfficiency, caseHours } = parameters.handling;
  // Nobody asks for hours that are worth nothing.
  if (poolEfficiency === 0) return;
  const wanted = taker.backlogHours / poolEfficiency;
  const offers: { readonly giver: Organisation; readonly pair: number; readonly hours: number }[] = [];
  let offered = 0;
  for (let at = pairs.first[taker.index]; at < pairs.first[taker.index + 1]; at++) {
    const giver = organisations[pairs.partner[at]];
    const pair = pairs.reverse[at];
    if (giver.slackHours <= LEAST_HOURS) continue;
    const share = lentShareOf(world, giver, pair);
    const strength = pairs.layers[RESOURCE][pair];
    if (strength > 0) {
      offers.push({ giver, pair, hours: giver.slackHours * share * strength });
      offered += giver.slackHours * share * strength;
    } else {
      // Who is known to wait, by a tie or by open figures, and could have been helped, is what a resource tie would have solved: hours of today in cases.
      const known = knowsOf(world, pair) ? 1 : opennessOf(policy, taker);
      pairs.missed[RESOURCE][pair] += (known * Math.min(spareHours(world, giver) * share, wanted)) / caseHours;
    }
  }
  const part = offered > wanted ? wanted / offered : 1;
  for (const { giver, pair, hours } of offers) {
    const left = taker.available;
    taker.available += hours * part * poolEfficiency;
    workOff(world, taker, giver);
    const used = hours * part - Math.max(0, taker.available - left) / poolEfficiency;
    taker.available = Math.min(left, taker.available);
    if (used <= 0) continue;
    giver.slackHours -= used;
    period.pooledHours += used;
    noteContact(world, RESOURCE, pair, used / caseHours);
    pairs.successes[pairs.reverse[pair]] += used / caseHours;
  }
}

/** Share of its slack that an organisation lends over a full tie, where pooling is the rule all of it. */
function lentShareOf(world: World, giver: Organisation, pair: number): number {
  const { policy, parameters } = world;
  return stakeIn(world, giver, pair) * parameters.handling.lentShare * (1 - policy.pooling) + policy.pooling;
}

function knowsOf({ pairs }: World, pair: number): boolean {
  const back = pairs.reverse[pair];
  const information = pairs.layers[INFORMATION];
  const joint = pairs.layers[JOINT_ACTION];
  return information[pair] > 0 || information[back] > 0 || joint[pair] > 0 || joint[back] > 0;
}

export function hasQueue(organisation: Organisation): boolean {
  for (const queue of organisation.queues) if (queue.length > 0) return true;
  return false;
}
