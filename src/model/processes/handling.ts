/**
 * Process 5, handling (daily): organisations work off their queues, seek partners, and cut corners under load or targets.
 *
 * A multi-class priority queue per organisation with hours as the server. Overload raises superficial closure with
 * copingMaximum · σ(k(ρ − 1)) (street-level coping); when targets bind and nobody checks, cases are closed on paper on their last day in
 * time. What is closed and what is solved are two ledgers.
 */
import type { Fifo } from "../../kernel/fifo.ts";
import { sigmoid } from "../../kernel/maths.ts";
import { isDue } from "../../kernel/schedule.ts";
import { NEVER, QUEUED, WAITING } from "../hazardStore.ts";
import { pairOf } from "../pairs.ts";
import type { Organisation, World } from "../state.ts";
import { RESOLUTION_BINS } from "../tally.ts";
import { DAYS_PER_MONTH } from "../time.ts";
import { callBack, sendBack } from "./callBack.ts";
import { DRAW, DRAWS_PER_ROUND, isLate, reopen } from "./cases.ts";
import { endHazard, mitigate } from "./escalation.ts";
import { gamingShare, paperFound } from "./evaluation.ts";
import { experienceOutcome } from "./experience.ts";
import { serveNeeds } from "./measures.ts";
import { layByBrokerage, seekPartner } from "./partners.ts";
import { hasQueue, poolHours } from "./pooling.ts";

/** Hours too few to matter. */
const LEAST_HOURS = 1e-9;
/** Keeps the draws of closing on the last day in time apart from those of closing under load. */
const LAST_DAY_DRAW = 1_000_000;

export function handleCases(world: World): void {
  for (const organisation of world.organisations) {
    feelLoad(world, organisation);
    payOwed(world, organisation);
    layByBrokerage(world, organisation);
  }
  for (const organisation of world.organisations) reviewWaiting(world, organisation);
  for (const organisation of world.organisations) workThroughQueues(world, organisation);
  for (const provider of world.organisations) serveContract(world, provider);
  serveNeeds(world, (served, organisation, slot) => workOn(served, organisation, slot, speedOf(served, organisation), organisation));
  poolHours(world, workThroughQueues);
  for (const organisation of world.organisations) {
    const gaming = gamingShare(organisation, world.policy, world.parameters);
    if (gaming > 0) meetDeadlines(world, organisation, gaming);
  }
}

/** Smooths demand and capacity into the felt load ρ; a backlog weighs as much as it would take to clear in a month. */
function feelLoad(world: World, organisation: Organisation): void {
  const { utilisationDays, utilisationCeiling } = world.parameters.handling;
  const rate = 1 / utilisationDays;
  organisation.demandHours += (organisation.asked - organisation.demandHours) * rate;
  // Patrol, contact and prevention are what cases leave over, so their hours could have been worked on cases.
  const { available, patrolHours, engagementHours, preventionHours, followUpHours } = organisation;
  const given = available + patrolHours + engagementHours + preventionHours + followUpHours;
  organisation.capacityHours += (given - organisation.capacityHours) * rate;
  const demand = organisation.demandHours + organisation.backlogHours / DAYS_PER_MONTH;
  organisation.utilisation =
    organisation.capacityHours > LEAST_HOURS
      ? Math.min(utilisationCeiling, demand / organisation.capacityHours)
      : demand > 0
        ? utilisationCeiling
        : 0;
  organisation.asked = 0;
}

function payOwed(world: World, organisation: Organisation): void {
  const { owedCeiling, owedMemory } = world.parameters.handling;
  let ceiling = organisation.available * owedCeiling;
  const kept = Math.min(organisation.promised, ceiling);
  organisation.promised -= kept;
  ceiling -= kept;
  world.period.effortByKind[organisation.kindIndex] += kept;
  const paid = Math.min(organisation.owed, ceiling);
  organisation.owed -= paid;
  const worked = Math.min(organisation.undertakenLeft, ceiling - paid);
  organisation.undertakenLeft -= worked;
  organisation.available -= kept + paid + worked;
  // Old debts are dropped rather than carried for ever: nobody answers last month's duplicates.
  organisation.owed *= owedMemory;
  if (isDue("month", world.day)) closeUndertakings(world, organisation);
}

/** What was undertaken for the month and is not worked by its end lapses: a tie is not kept up, a pledge is not kept, a meeting is missed. */
function closeUndertakings({ period }: World, organisation: Organisation): void {
  const { undertaken, undertakenLeft, upkeepUndertaken } = organisation;
  organisation.fulfilled = undertaken > 0 ? 1 - undertakenLeft / undertaken : 1;
  period.upkeepHours += upkeepUndertaken * organisation.fulfilled;
  organisation.undertaken = organisation.undertakenLeft = organisation.upkeepUndertaken = 0;
}

/** Cases that seek a partner try again every few days. */
function reviewWaiting(world: World, organisation: Organisation): void {
  const { columns } = world.hazards;
  for (let turn = organisation.waiting.length; turn > 0; turn--) {
    const slot = organisation.waiting.shift();
    if (tooOld(world, slot)) closeCase(world, organisation, slot, "shelved");
    else if (world.day >= columns.nextAttemptDay[slot] && organisation.available > 0 && seekPartner(world, organisation, slot)) {
      columns.status[slot] = QUEUED;
      organisation.queues[0].push(slot);
    } else organisation.waiting.push(slot);
  }
}

/** In the evening: cases whose last day in time ends now are closed on paper, as far as targets bind and nobody checks. */
function meetDeadlines(world: World, organisation: Organisation, gaming: number): void {
  for (const queue of organisation.queues) closeDue(world, organisation, queue, gaming);
  closeDue(world, organisation, organisation.waiting, gaming);
}

function closeDue(world: World, organisation: Organisation, cases: Fifo, gaming: number): void {
  const { work } = world.hazards.columns;
  for (let turn = cases.length; turn > 0; turn--) {
    const slot = cases.shift();
    if (isLastDayInTime(world, slot) && closesOnPaper(world, organisation, slot, gaming, LAST_DAY_DRAW)) {
      organisation.owed += work[slot] * world.parameters.handling.superficialWork;
      closeCase(world, organisation, slot, "superficial");
    } else cases.push(slot);
  }
}

function isLastDayInTime({ hazards, categories, parameters, day }: World, slot: number): boolean {
  const { caseDay, category } = hazards.columns;
  return day - caseDay[slot] === Math.floor(parameters.handling.deadlineFactor * categories[category[slot]].fields.expectedDays);
}

/** Whether a case is closed superficially, which is tried with this probability, and is not sent back by a check that finds the trick. */
function closesOnPaper(world: World, organisation: Organisation, slot: number, probability: number, round: number): boolean {
  const { hazards, streams, policy, parameters } = world;
  const at = round + DRAWS_PER_ROUND * hazards.columns.closures[slot];
  const agent = hazards.agentKey(slot);
  const own = hazards.ordinalKey(slot);
  if (!streams.handling.bernoulli(probability, at + DRAW.superficial, agent, own)) return false;
  const sentBack = paperFound(organisation, policy, parameters) * policy.consequence;
  return !streams.handling.bernoulli(sentBack, at + DRAW.sentBack, agent, own);
}

function tooOld(world: World, slot: number): boolean {
  return world.day - world.hazards.columns.caseDay[slot] > world.parameters.handling.giveUpDays;
}

/** Work done in an hour: by skill, and faster where it is measured. */
function speedOf({ parameters, policy }: World, { skill }: Organisation): number {
  return skill * (1 + parameters.evaluation.measuredSpeed * policy.evaluationPressure);
}

/** Works through the queues by urgency until the day's hours are used; `worker` is whose hours they are. */
function workThroughQueues(world: World, organisation: Organisation, worker = organisation): void {
  const speed = speedOf(world, organisation);
  for (const queue of organisation.queues) {
    while (organisation.available > LEAST_HOURS && queue.length > 0) {
      const slot = queue.shift();
      if (tooOld(world, slot)) closeCase(world, organisation, slot, "shelved");
      else if (!workOn(world, organisation, slot, speed, worker)) queue.pushFront(slot);
    }
  }
}

/** Spends hours on one case. Returns false when the day ended before the case did. */
function workOn(world: World, organisation: Organisation, slot: number, speed: number, worker: Organisation): boolean {
  const c = world.hazards.columns;
  if (cutsCorners(world, organisation, slot)) {
    bookHours(
      world,
      organisation,
      slot,
      Math.min(organisation.available, c.work[slot] * world.parameters.handling.superficialWork),
      worker,
    );
    closeCase(world, organisation, slot, "superficial");
    return true;
  }
  if (c.needsPartner[slot] === 1 && c.partner[slot] < 0 && c.solo[slot] === 0 && !seekPartner(world, organisation, slot)) {
    c.status[slot] = WAITING;
    organisation.waiting.push(slot);
    return true;
  }
  const hours = Math.min(organisation.available, c.work[slot] / speed);
  bookHours(world, organisation, slot, hours, worker);
  const done = Math.min(c.work[slot], hours * speed);
  c.work[slot] -= done;
  organisation.backlogHours -= done;
  if (c.work[slot] > LEAST_HOURS) return false;
  closeCase(world, organisation, slot, fails(world, organisation, slot) ? "failed" : "solved");
  return true;
}

function bookHours(world: World, organisation: Organisation, slot: number, hours: number, worker: Organisation): void {
  organisation.available -= hours;
  const category = world.hazards.columns.category[slot];
  const community = world.place.buildingCommunity[world.hazards.columns.building[slot]];
  world.period.effortByKind[worker.kindIndex] += hours;
  world.record.supply[community * world.categories.length + category] += hours;
}

/** Superficial closure under overload. One draw per case and round. */
function cutsCorners(world: World, organisation: Organisation, slot: number): boolean {
  const { copingMaximum, copingSteepness } = world.parameters.handling;
  return closesOnPaper(world, organisation, slot, copingMaximum * sigmoid(copingSteepness * (organisation.utilisation - 1)), 0);
}

/** Honest work fails now and then, less often in skilled hands. */
function fails(world: World, organisation: Organisation, slot: number): boolean {
  const { hazards, parameters, streams } = world;
  const honest = parameters.handling.recurrenceProbability * Math.max(0, 2 - organisation.skill);
  // Without the function that the case needs, what one does alone mostly does not hold.
  const alone = hazards.columns.solo[slot] === 1 ? parameters.partnership.soloFailure : 0;
  const probability = honest + (1 - honest) * alone;
  const at = DRAWS_PER_ROUND * hazards.columns.closures[slot] + DRAW.failure;
  return streams.handling.bernoulli(probability, at, hazards.agentKey(slot), hazards.ordinalKey(slot));
}

type Closing = "solved" | "failed" | "superficial" | "shelved";

/** Closes a case on paper; only a solved one is closed in truth. */
function closeCase(world: World, organisation: Organisation, slot: number, how: Closing): void {
  const { hazards, period, day } = world;
  const c = hazards.columns;
  organisation.backlogHours -= c.work[slot];
  if (organisation.backlogHours < 0) organisation.backlogHours = 0;
  if (how !== "shelved") {
    c.closedDay[slot] = day;
    period.closedAsReported++;
    if (!isLate(world, slot)) {
      period.onTimeReported++;
      organisation.books.inTime++;
      if (how === "solved") period.onTimeInTruth++;
      if (how === "superficial") period.onTimePaper++;
    }
  }
  period.dueCases++;
  organisation.books.due++;
  rememberPartner(world, organisation, slot, how);
  const delay = day - c.toldDay[slot];
  experienceOutcome(world, organisation, slot, how === "solved" ? delay : Number.POSITIVE_INFINITY);
  const foundUnsolved = how !== "shelved" && callBack(world, organisation, slot, how === "solved");
  if (how === "solved") solve(world, slot, delay);
  else fallShort(world, slot, how);
  if (foundUnsolved) sendBack(world, organisation, slot);
}

/** Joint cases that end well are the small wins of the pair. */
function rememberPartner(world: World, organisation: Organisation, slot: number, how: Closing): void {
  const { pairs, period } = world;
  const partner = world.hazards.columns.partner[slot];
  if (partner < 0) return;
  const tally = how === "solved" ? pairs.successes : pairs.failures;
  const pair = pairOf(pairs, organisation.index, partner);
  tally[pair]++;
  tally[pairs.reverse[pair]]++;
  if (how === "solved") period.jointSuccesses++;
  else period.jointFailures++;
}

function solve(world: World, slot: number, delay: number): void {
  const { hazards, period, day } = world;
  const c = hazards.columns;
  c.resolvedDay[slot] = day;
  period.closedInTruth++;
  period.resolutionDays[Math.min(RESOLUTION_BINS - 1, delay)]++;
  period.responseDaysByBuilding[c.building[slot]] += delay;
  period.responsesByBuilding[c.building[slot]]++;
  if (c.escalatedDay[slot] !== NEVER) mitigate(world, slot, delay);
  endHazard(world, slot);
}

function fallShort(world: World, slot: number, how: Closing): void {
  world.organisations[world.hazards.columns.organisation[slot]].heldNot++;
  if (how === "superficial") world.period.superficial++;
  if (how === "failed") world.period.failed++;
  if (how === "shelved") world.period.shelved++;
  reopen(world, slot);
}

/** Bought hours work off the queues of those who lead what the provider helps with, the most burdened first. */
function serveContract(world: World, provider: Organisation): void {
  if (provider.contractHours <= 0) return;
  const served = world.organisations.filter((other) => pairOf(world.pairs, provider.index, other.index) >= 0 && helpsWith(provider, other));
  for (let turn = 0; turn < served.length && provider.contractHours > LEAST_HOURS; turn++) {
    const taker = mostBurdened(served);
    if (taker === null) break;
    const left = taker.available;
    taker.available += provider.contractHours;
    workThroughQueues(world, taker, provider);
    provider.contractHours = Math.max(0, taker.available - left);
    taker.available = Math.min(left, taker.available);
  }
}

function helpsWith(provider: Organisation, other: Organisation): boolean {
  return other.mandate.some((level, category) => level === 2 && provider.mandate[category] > 0);
}

function mostBurdened(organisations: readonly Organisation[]): Organisation | null {
  let worst: Organisation | null = null;
  for (const organisation of organisations)
    if (hasQueue(organisation) && (worst === null || organisation.backlogHours > worst.backlogHours)) worst = organisation;
  return worst;
}
