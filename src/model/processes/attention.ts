/**
 * Hours and attention (monthly, M13): offices divide their attention and the committee its hours for the month to come.
 *
 * Both go where hours are needed by their own books and by what their ties show, smoothed over months, with a least share for each use.
 * In offices the assessment makes needs weigh more (assessment.ts) and repeated calls make cases weigh more. Leaders move on, with whom a
 * part of their office's ties and what they had learned go; authority over others stays with the office. When few feel safe in the
 * survey, or after a grave incident, a special drive is ordered. Then the month's books are closed.
 */

import { officeNeeds } from "../agents/government.ts";
import { committeeNeeds, openDisputes, rememberVolunteers } from "../agents/ngo.ts";
import { booksUnder } from "../assessment.ts";
import { closeBooks, emptyBooks } from "../books.ts";
import { heldAt, recordChoice } from "../choices.ts";
import { hourRuleIds } from "../experiment.ts";
import { divide, SUPERVISING, usesOf } from "../hourUses.ts";
import { kindOf, rolesWith } from "../kindLists.ts";
import { GROWN, holderOf } from "../pairs.ts";
import type { Organisation, World } from "../state.ts";
import { DAYS_PER_MONTH, DAYS_PER_YEAR } from "../time.ts";
import { setTie } from "./ties.ts";

const COMMAND = rolesWith("command");

export function divideAttention(world: World): void {
  const disputes = openDisputes(world);
  for (const organisation of world.organisations) {
    if (usesOf(organisation.role).length === 0) continue;
    if (kindOf(organisation).hasAuthority) divideOffice(world, organisation);
    else {
      rememberVolunteers(world, organisation);
      move(world, organisation, committeeNeeds(world, organisation, disputes), world.parameters.attention.shareRate);
    }
  }
  orderDrives(world);
  for (const organisation of world.organisations) {
    organisation.brokerAsked = organisation.supervisionHours = 0;
    closeBooks(organisation.books);
  }
}

function divideOffice(world: World, office: Organisation): void {
  const { streams, parameters, day } = world;
  const { leaderYears, shareRate } = parameters.attention;
  if (office.staff > 0 && streams.offices.bernoulli(DAYS_PER_MONTH / (DAYS_PER_YEAR * leaderYears), day, office.key)) {
    changeLeader(world, office);
    // Who comes knows what there is to do, and not yet what superiors look at.
    office.penalties.fill(0);
    giveHours(world, office, officeNeeds(world, office, emptyBooks()), 1);
    return;
  }
  giveHours(world, office, officeNeeds(world, office, booksUnder(world, office)), shareRate);
}

/** Hours of an office for the month to come; supervising takes no more than it needs. */
function giveHours(world: World, office: Organisation, needs: readonly number[], rate: number): void {
  office.supervisingNeed = needs[SUPERVISING];
  move(world, office, needs, rate);
}

/** A part of an office's own ties goes with its leader. */
function changeLeader(world: World, office: Organisation): void {
  const { pairs, parameters } = world;
  const kept = 1 - parameters.attention.leaderWear;
  office.departed = 1 - (1 - office.departed) * kept;
  for (const layer of GROWN) {
    for (let pair = pairs.first[office.index]; pair < pairs.first[office.index + 1]; pair++) {
      const strength = pairs.layers[layer][pair];
      if (strength > 0 && holderOf(pairs, pair) === office.index) setTie(world, layer, pair, strength * kept);
    }
  }
}

/** Moves shares towards what is needed, each use as a choice; what an experiment holds is held, and the others share what is left. */
function move(world: World, organisation: Organisation, needs: readonly number[], rate: number): void {
  const uses = usesOf(organisation.role);
  const target = divide(needs, uses, world.parameters.attention.leastShare);
  const { shares } = organisation;
  for (const use of uses) shares[use] += rate * (target[use] - shares[use]);
  const held = uses.flatMap((use) => {
    const share = heldAt(world, hourRuleIds[use], organisation);
    return share === undefined ? [] : [[use, share] as const];
  });
  const free = uses.filter((use) => !held.some(([other]) => other === use));
  if (held.length > 0) hold(shares, held, free);
  for (const use of uses) recordChoice(world, hourRuleIds[use], organisation, shares[use]);
}

/** Puts held shares in place and scales the free ones to what is left; held ones that are more than the whole, or all there is, make it. */
export function hold(shares: Float64Array, held: readonly (readonly [number, number])[], free: readonly number[]): void {
  const sum = held.reduce((total, [, share]) => total + share, 0);
  const whole = sum > 1 || free.length === 0 ? sum : 1;
  for (const [use, share] of held) shares[use] = share / whole;
  const left = Math.max(0, 1 - sum / whole);
  const freely = free.reduce((total, use) => total + shares[use], 0);
  for (const use of free) shares[use] = freely > 0 ? (shares[use] * left) / freely : left / free.length;
}

/** A drive of police and departments is ordered where too few feel safe or grave incidents happened, lasts some months, and pauses. */
function orderDrives(world: World): void {
  const { organisations, watch, parameters } = world;
  const { driveBelow, driveGrave, driveMonths, drivePause } = parameters.attention;
  const grave = organisations.reduce((sum, { books }) => sum + books.grave, 0);
  const isCalledFor = watch.shareSafe < driveBelow || grave >= driveGrave;
  const ordered = isCalledFor && organisations.some(({ role, staff }) => COMMAND.has(role) && staff > 0);
  for (const organisation of organisations) {
    const { dayRule, hasAuthority } = kindOf(organisation);
    if (dayRule !== "policing" && (!hasAuthority || COMMAND.has(organisation.role))) continue;
    const before = organisation.driveMonths;
    if (before > 1) organisation.driveMonths = before - 1;
    else if (before > 0) organisation.driveMonths = -drivePause;
    else organisation.driveMonths = Math.min(0, before + 1);
    if (ordered && before <= 0 && organisation.driveMonths === 0) organisation.driveMonths = driveMonths;
  }
}
