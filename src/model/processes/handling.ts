/**
 * Process 5, handling (daily): organisations work off their queues, seek partners, and cut corners under load or targets.
 *
 * A multi-class priority queue per organisation with hours as the server. Overload raises superficial closure with
 * copingMaximum · σ(k(ρ − 1)) (street-level coping); when targets bind and nobody checks, cases are closed on paper on their last day in
 * time. What is closed and what is solved are two ledgers.
 */
import type { Fifo } from "../../kernel/fifo.ts";
import { sigmoid } from "../../kernel/maths.ts";
import { gumbelChoice } from "../../kernel/random.ts";
import { NEVER, OPEN, QUEUED, THRESHOLD_COUNT, thresholds, WAITING } from "../hazardStore.ts";
import { kindOf } from "../kindLists.ts";
import { workingPlatform } from "../policy.ts";
import type { Organisation, World } from "../state.ts";
import { RESOLUTION_BINS } from "../tally.ts";
import { finish, mitigate } from "./escalation.ts";
import { gamingShare } from "./evaluation.ts";
import { experienceOutcome } from "./experience.ts";
import { countPassage } from "./routing.ts";

const NOTICE = thresholds.indexOf("notice");

export function handleCases(world: World): void {
  for (const organisation of world.organisations) {
    feelLoad(world, organisation);
    payOwed(world, organisation);
  }
  for (const organisation of world.organisations) reviewWaiting(world, organisation);
  for (const organisation of world.organisations) workOff(world, organisation);
  for (const provider of world.organisations) serveContract(world, provider);
  poolHours(world);
  const gaming = gamingShare(world.policy, world.parameters);
  if (gaming > 0) for (const organisation of world.organisations) meetDeadlines(world, organisation, gaming);
}

/** Smooths demand and capacity into the felt load ρ; a backlog weighs as much as it would take to clear in a month. */
function feelLoad(world: World, organisation: Organisation): void {
  const rate = 1 / world.parameters.handling.utilisationDays;
  organisation.demandHours += (organisation.asked - organisation.demandHours) * rate;
  organisation.capacityHours += (organisation.available - organisation.capacityHours) * rate;
  const demand = organisation.demandHours + organisation.backlogHours / 30;
  organisation.utilisation = organisation.capacityHours > 1e-9 ? Math.min(5, demand / organisation.capacityHours) : demand > 0 ? 5 : 0;
  organisation.asked = 0;
}

function payOwed(world: World, organisation: Organisation): void {
  let ceiling = organisation.available * world.parameters.handling.owedCeiling;
  const kept = Math.min(organisation.promised, ceiling);
  organisation.promised -= kept;
  ceiling -= kept;
  world.period.effortByKind[organisation.kindIndex] += kept;
  const paid = Math.min(organisation.owed, ceiling);
  organisation.owed -= paid;
  organisation.available -= kept + paid;
  // Old debts are dropped rather than carried for ever: nobody answers last month's duplicates.
  organisation.owed *= 0.95;
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
    if (isLastDayInTime(world, slot) && closesOnPaper(world, slot, gaming, 1000000)) {
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
function closesOnPaper({ hazards, streams, policy }: World, slot: number, probability: number, round: number): boolean {
  const at = round + 4 * hazards.columns.closures[slot];
  const agent = hazards.agentKey(slot);
  const own = hazards.ordinalKey(slot);
  if (!streams.handling.bernoulli(probability, at, agent, own)) return false;
  const sentBack = policy.auditRate * policy.auditVisibility * policy.consequence;
  return !streams.handling.bernoulli(sentBack, at + 1, agent, own);
}

function tooOld(world: World, slot: number): boolean {
  return world.day - world.hazards.columns.caseDay[slot] > world.parameters.handling.giveUpDays;
}

/** Works through the queues by urgency until the day's hours are used; `worker` is whose hours they are. */
function workOff(world: World, organisation: Organisation, worker = organisation): void {
  const speed = organisation.skill * (1 + world.parameters.evaluation.measuredSpeed * world.policy.evaluationPressure);
  for (const queue of organisation.queues) {
    while (organisation.available > 1e-9 && queue.length > 0) {
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
    spend(world, organisation, slot, Math.min(organisation.available, c.work[slot] * world.parameters.handling.superficialWork), worker);
    closeCase(world, organisation, slot, "superficial");
    return true;
  }
  if (c.needsPartner[slot] === 1 && c.partner[slot] < 0 && !seekPartner(world, organisation, slot)) {
    c.status[slot] = WAITING;
    organisation.waiting.push(slot);
    return true;
  }
  const hours = Math.min(organisation.available, c.work[slot] / speed);
  spend(world, organisation, slot, hours, worker);
  const done = Math.min(c.work[slot], hours * speed);
  c.work[slot] -= done;
  organisation.backlogHours -= done;
  if (c.work[slot] > 1e-9) return false;
  closeCase(world, organisation, slot, fails(world, organisation, slot) ? "failed" : "solved");
  return true;
}

function spend(world: World, organisation: Organisation, slot: number, hours: number, worker: Organisation): void {
  organisation.available -= hours;
  const category = world.hazards.columns.category[slot];
  const community = world.place.buildingCommunity[world.hazards.columns.building[slot]];
  world.period.effortByKind[worker.kindIndex] += hours;
  world.record.supply[community * world.categories.length + category] += hours;
}

/** Superficial closure under overload. One draw per case and round. */
function cutsCorners(world: World, organisation: Organisation, slot: number): boolean {
  const { copingMaximum, copingSteepness } = world.parameters.handling;
  return closesOnPaper(world, slot, copingMaximum * sigmoid(copingSteepness * (organisation.utilisation - 1)), 0);
}

/** Honest work fails now and then, less often in skilled hands. */
function fails(world: World, organisation: Organisation, slot: number): boolean {
  const { hazards, parameters, streams } = world;
  const probability = parameters.handling.recurrenceProbability * Math.max(0.2, 2 - organisation.skill);
  return streams.handling.bernoulli(probability, 4 * hazards.columns.closures[slot] + 2, hazards.agentKey(slot), hazards.ordinalKey(slot));
}

/** One attempt to get a partner on board; both outcomes are remembered by the pair. */
function seekPartner(world: World, organisation: Organisation, slot: number): boolean {
  const { hazards, parameters, dyads, streams, day, period } = world;
  const c = hazards.columns;
  const p = parameters.handling;
  const hours = Math.min(organisation.available, p.coordinationHours);
  organisation.available -= hours;
  organisation.asked += hours;
  c.nextAttemptDay[slot] = day + p.attemptDays;
  const partner = choosePartner(world, organisation, slot);
  if (partner === null) return false;
  const pair = organisation.index * dyads.count + partner.index;
  const agent = hazards.agentKey(slot);
  const own = hazards.ordinalKey(slot);
  if (!streams.partner.bernoulli(jointProbability(world, organisation, partner, c.category[slot]), day, agent, own)) {
    dyads.failures[pair]++;
    period.jointFailures++;
    return false;
  }
  c.partner[slot] = partner.index;
  const share = c.work[slot] * p.partnerWorkShare;
  c.work[slot] -= share;
  organisation.backlogHours -= share;
  partner.promised += share;
  partner.asked += share;
  return true;
}

/** The partner asked: trusted, complementary and, best, with the category in its mandate. */
function choosePartner(world: World, organisation: Organisation, slot: number): Organisation | null {
  const { hazards, organisations, place, dyads, streams } = world;
  const c = hazards.columns;
  const community = place.buildingCommunity[c.building[slot]];
  const candidates = world.serving[community];
  const weights = world.servingWeights[community];
  for (let k = 0; k < candidates.length; k++) {
    const other = organisations[candidates[k]];
    const mandate = other.mandate[c.category[slot]] > 0 ? 4 : 1;
    const trust = dyads.trust[organisation.index * dyads.count + other.index];
    weights[k] = other === organisation || other.staff <= 0 ? 0 : mandate * (0.1 + trust);
  }
  const chosen = gumbelChoice(weights, world.servingKeys[community], streams.partner, world.day, hazards.ownKey(slot));
  return chosen < 0 ? null : organisations[candidates[chosen]];
}

/**
 * Probability that a partner joins in: its willingness, the pair's trust and understanding, information it can use, its load, and its
 * refusal of what is not written in its duties («clarity without cooperation»).
 */
export function jointProbability(world: World, asking: Organisation, partner: Organisation, category: number): number {
  const { dyads, parameters, policy } = world;
  const p = parameters.partnership;
  const pair = partner.index * dyads.count + asking.index;
  const trust = dyads.trust[pair];
  const relation = 0.5 * (trust + dyads.understanding[pair]);
  const shared = asking.dataSystem !== "" && asking.dataSystem === partner.dataSystem ? 1 : workingPlatform(policy);
  const information = 1 + parameters.technology.informationGain * shared * trust;
  const load = 1 / (1 + Math.max(0, partner.utilisation - p.loadThreshold));
  const shift = 1 - parameters.evaluation.measuredShift * policy.evaluationPressure;
  const own = partner.mandate[category] > 0 ? 0.5 * (1 - policy.rightsClarity) : 1;
  const refusal = parameters.routing.rigidity * policy.responsibilityClarity * own * (1 - partner.cooperation);
  const willingness = partner.cooperation * (1 - p.commitmentShare + p.commitmentShare * partner.commitment);
  return Math.min(p.maximum, (p.chance + willingness * (p.acquaintance + relation)) * information * load * shift * (1 - refusal));
}

type Closing = "solved" | "failed" | "superficial" | "shelved";

/** Closes a case on paper; only a solved one is closed in truth. */
function closeCase(world: World, organisation: Organisation, slot: number, how: Closing): void {
  const { hazards, period, parameters, day, categories } = world;
  const c = hazards.columns;
  const expected = categories[c.category[slot]].fields.expectedDays;
  organisation.backlogHours -= c.work[slot];
  if (organisation.backlogHours < 0) organisation.backlogHours = 0;
  if (how !== "shelved") {
    c.closedDay[slot] = day;
    period.closedAsReported++;
    if (day - c.caseDay[slot] <= parameters.handling.deadlineFactor * expected) {
      period.onTimeReported++;
      if (how === "solved") period.onTimeInTruth++;
    }
  }
  period.dueCases++;
  rememberPartner(world, organisation, slot, how);
  const delay = day - c.detectedDay[slot];
  experienceOutcome(world, organisation, slot, how === "solved" ? delay : Number.POSITIVE_INFINITY);
  if (how === "solved") solve(world, slot, delay);
  else reopen(world, slot, how);
}

/** Joint cases that end well are the small wins of the pair. */
function rememberPartner(world: World, organisation: Organisation, slot: number, how: Closing): void {
  const { dyads, period } = world;
  const partner = world.hazards.columns.partner[slot];
  if (partner < 0) return;
  const tally = how === "solved" ? dyads.successes : dyads.failures;
  tally[organisation.index * dyads.count + partner]++;
  tally[partner * dyads.count + organisation.index]++;
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
  finish(world, slot);
}

/** The matter lives on unseen by those in charge; it may be noticed and reported again. */
function reopen(world: World, slot: number, how: Closing): void {
  const { hazards, period, streams, categories } = world;
  const c = hazards.columns;
  if (how === "superficial") period.superficial++;
  if (how === "shelved") period.shelved++;
  countPassage(world, slot, 3);
  c.closures[slot]++;
  c.status[slot] = OPEN;
  c.partner[slot] = -1;
  c.organisation[slot] = -1;
  const agent = hazards.agentKey(slot);
  const own = hazards.ordinalKey(slot);
  c.work[slot] =
    categories[c.category[slot]].fields.workHours * (0.4 + 0.6 * streams.handling.exponential(4 * c.closures[slot] + 3, agent, own));
  for (let k = 0; k < THRESHOLD_COUNT; k++) {
    const at = slot * THRESHOLD_COUNT + k;
    const spent = k === NOTICE || hazards.budget[at] === Number.POSITIVE_INFINITY;
    if (spent) hazards.budget[at] = streams.notice.exponential(1000000 + c.closures[slot] * THRESHOLD_COUNT + k, agent, own);
  }
}

/** Bought hours work off the queues of those who lead what the provider helps with, the most burdened first. */
function serveContract(world: World, provider: Organisation): void {
  if (provider.contractHours <= 0) return;
  const served = world.organisations.filter(
    (other) =>
      other !== provider && world.dyads.related[provider.index * world.dyads.count + other.index] === 1 && helpsWith(provider, other),
  );
  for (let turn = 0; turn < served.length && provider.contractHours > 1e-9; turn++) {
    const taker = mostBurdened(served);
    if (taker === null) break;
    const left = taker.available;
    taker.available += provider.contractHours;
    workOff(world, taker, provider);
    provider.contractHours = Math.max(0, taker.available - left);
    taker.available = Math.min(left, taker.available);
  }
}

function helpsWith(provider: Organisation, other: Organisation): boolean {
  return other.mandate.some((level, category) => level === 2 && provider.mandate[category] > 0);
}

/** Pooling: idle hours of public and community organisations help where cases wait, less well than their own staff. */
function poolHours(world: World): void {
  const { policy, organisations, serving } = world;
  if (policy.pooling <= 0) return;
  for (const community of serving) {
    for (const i of community) {
      const giver = organisations[i];
      if (!kindOf(giver).lendsHours || giver.available <= 0) continue;
      const taker = mostBurdened(community.map((k) => organisations[k]).filter((other) => other !== giver));
      if (taker === null) continue;
      const hours = giver.available * policy.pooling * giver.cooperation;
      giver.available -= hours;
      taker.available += hours * world.parameters.handling.poolEfficiency;
      workOff(world, taker, giver);
    }
  }
}

function mostBurdened(organisations: readonly Organisation[]): Organisation | null {
  let worst: Organisation | null = null;
  for (const organisation of organisations)
    if (organisation.queues.some((queue) => queue.length > 0) && (worst === null || organisation.backlogHours > worst.backlogHours))
      worst = organisation;
  return worst;
}
