/**
 * Process 4, routing (daily): the walk of a case over organisations to the one in charge (M3, M8, M12).
 *
 * A case lands where the reporter turned. Who knows the lead passes it on at once. Who is mistaken sends it astray. Who does not know may send
 * it back, a choice with a price where returns are scored (logit), or looks further: asks the strongest information ties, which find the lead
 * with 1 − Π(1 − w·knows); else the case is passed to a tie in proportion to strength and to the record of past hand-overs (a Markov chain on
 * the toss graph: Jeong, Kim & Zimmermann 2009 [V]), or up to the street office. A hop is an organisation that held the case, did not lead it and did not know who does. Hand-overs that arrive teach.
 */

import { sigmoid } from "../../kernel/maths.ts";
import { gumbelChoice } from "../../kernel/random.ts";
import { noteCase } from "../agents/police.ts";
import { RETURNS } from "../assessment.ts";
import { NEVER, QUEUED, ROUTED } from "../hazardStore.ts";
import { rolesWith } from "../kindLists.ts";
import { believedLead, factOf, isWritten, leadOf, MISSING, matterAt, RIGHT, setFact, WRONG } from "../knowledge.ts";
import { needsFollowed } from "../needs.ts";
import { INFORMATION, JOINT_ACTION, pairOf } from "../pairs.ts";
import { coverageAt, servedAt } from "../platform.ts";
import { opennessOf } from "../policy.ts";
import { type Organisation, URGENCY_CLASSES, type World } from "../state.ts";
import { countPassage, reopen } from "./cases.ts";
import { feltPressure } from "./evaluation.ts";
import { experienceOutcome } from "./experience.ts";
import { isTakenDown } from "./recording.ts";
import { answersFor, haveOneSystem, noteContact, strongestOf } from "./ties.ts";

const COMMAND = rolesWith("command");
/** Draws of one organisation that holds a case: the number is added to those of the step. */
const DRAW = { lookUp: 0, guess: 1, ask: 2, giveBack: 3, onward: 4, time: 5, learn: 6, assign: 7, learnAsked: 8, dispatch: 9 } as const;
/** Draws kept for one step of the walk. */
const DRAWS_PER_STEP = 16;
/** Steps kept for one round of a case. */
const STEPS_PER_ROUND = 64;
/** Draws about two organisations with one mandate. */
const OVERLAP = { round: 4_000_000, both: 1, wait: 2, perRound: 4 } as const;

/** Opens a case for a hazard with the organisation that takes it, if that takes it down; registers how it was found. */
export function openCase(
  world: World,
  slot: number,
  detector: number,
  reporter: number,
  channel: number,
  taker: Organisation | null,
): void {
  const { hazards, day, period } = world;
  const c = hazards.columns;
  const lead = leadOf(world, slot);
  const first = taker ?? lead;
  if (!isTakenDown(world, slot, { detector, reporter, channel }, first)) return;
  if (c.detectedDay[slot] === NEVER) {
    countPassage(world, slot, 0);
    c.detectedDay[slot] = day;
    c.detectedBy[slot] = detector;
    period.detectedBy[detector]++;
    const building = c.building[slot];
    world.field.onBooks[lead.index * world.place.gridCount + world.place.buildingGrid[building]]++;
  }
  c.caseDay[slot] = day;
  c.status[slot] = ROUTED;
  countPassage(world, slot, 1);
  period.cases++;
  c.organisation[slot] = lead.index;
  c.taker[slot] = c.holder[slot] = first.index;
  c.sender[slot] = -1;
  c.walked[slot] = c.strayed[slot] = c.claimed[slot] = 0;
  c.ready[slot] = day;
  if (c.firstOrganisation[slot] < 0) c.firstOrganisation[slot] = first.index;
  period.routed++;
  walk(world, slot);
}

/** Moves on what is ready to go on today. */
export function deliverCases(world: World): void {
  const { hazards, day } = world;
  const { serial, status, ready } = hazards.columns;
  for (let slot = 0; slot < hazards.used; slot++)
    if (status[slot] === ROUTED && serial[slot] >= 0 && ready[slot] < day + 1) walk(world, slot);
}

/** All that happens to a case on its way today. */
function walk(world: World, slot: number): void {
  const c = world.hazards.columns;
  while (c.status[slot] === ROUTED && c.ready[slot] < world.day + 1) {
    const lead = leadOf(world, slot);
    const holder = world.organisations[c.holder[slot]];
    noteCase(world, slot, holder);
    if (holder === lead) arrive(world, slot, lead);
    else holdCase(world, slot, holder, lead);
  }
}

/** Step of the walk's draws: one organisation, one time it holds the case. */
function stepOf({ hazards }: World, slot: number): number {
  const c = hazards.columns;
  return (c.closures[slot] * STEPS_PER_ROUND + c.walked[slot]) * DRAWS_PER_STEP;
}

/** An organisation that is not in charge holds the case and decides where it goes. */
function holdCase(world: World, slot: number, holder: Organisation, lead: Organisation): void {
  const { hazards, streams, parameters, period, organisations, knowledge, categories } = world;
  const c = hazards.columns;
  const p = parameters.routing;
  const own = hazards.ownKey(slot);
  const step = stepOf(world, slot);
  const first = c.walked[slot] === 0;
  if (first && dispatches(world, slot, step)) {
    send(world, slot, holder, lead, 0);
    // A machine passed it on: nobody learns, and nobody's hand-over is on record.
    c.taker[slot] = c.sender[slot] = -1;
    return;
  }
  receiveCase(holder, p.intakeHours);
  if (knowsLead(world, slot, holder, step)) {
    credit(world, slot, holder);
    send(world, slot, holder, lead, 0);
    return;
  }
  c.hops[slot]++;
  c.strayed[slot] = 1;
  period.hops++;
  knowledge.strayed[holder.index * categories.length * knowledge.matters + matterAt(world, slot)]++;
  missTies(world, slot, holder, lead);
  if (c.walked[slot] + 1 >= p.maximumHops) {
    assignByHand(world, slot, holder, lead);
    return;
  }
  const fact = factOf(world, holder, slot);
  const believed = fact === WRONG ? believedLead(world, holder, slot, lead) : null;
  if (believed !== null) {
    send(world, slot, holder, believed, 1);
    return;
  }
  const sender = c.sender[slot];
  if (sender >= 0 && streams.walk.bernoulli(returnProbability(world, holder), step + DRAW.giveBack, own, holder.key)) {
    period.returns++;
    holder.books.givenBack++;
    // Who gets a case back knows at least whose it is not.
    if (factOf(world, organisations[sender], slot) === WRONG) setFact(world, organisations[sender], slot, MISSING);
    send(world, slot, holder, organisations[sender], 1);
    return;
  }
  if (ask(world, slot, holder, lead, step)) {
    credit(world, slot, holder);
    send(world, slot, holder, lead, 1);
    return;
  }
  const next = passedTo(world, slot, holder, step);
  if (next === null) assignByHand(world, slot, holder, lead);
  else send(world, slot, holder, next, 1);
}

/** Automatic dispatch at intake: what is recorded on the platform goes to the lead at once, as far as the matter is written down. */
function dispatches(world: World, slot: number, step: number): boolean {
  const { policy, parameters, streams, hazards } = world;
  if (!isWritten(world, matterAt(world, slot))) return false;
  const probability = coverageAt(world, "dispatch") * policy.automaticDispatch * parameters.routing.platformAccuracy;
  return streams.walk.bernoulli(probability, step + DRAW.dispatch, hazards.ownKey(slot));
}

/** Whether the holder knows who leads: from its own fact, from the shared registry, or by guessing what cannot be learned. */
function knowsLead(world: World, slot: number, holder: Organisation, step: number): boolean {
  const { knowledge, parameters, streams, hazards } = world;
  const at = matterAt(world, slot);
  const own = hazards.ownKey(slot);
  if (knowledge.opaque[at] === 1) return streams.walk.bernoulli(parameters.knowledge.opaqueRight, step + DRAW.guess, own, holder.key);
  if (factOf(world, holder, slot) === RIGHT) return true;
  if (!isWritten(world, at)) return false;
  const found = servedAt(world, "registry") * parameters.routing.registryAccuracy;
  return streams.walk.bernoulli(found, step + DRAW.lookUp, own, holder.key);
}

/**
 * Probability that a holder who does not know whose a case is sends it back rather than looks further: it saves hours, the more wanted the
 * heavier its load, and costs what returns took from it in the last assessment, as it feels targets.
 */
export function returnProbability(world: World, holder: Organisation): number {
  const { policy, parameters } = world;
  const { returning, returnLoad, returnPrice } = parameters.routing;
  const { returnPoints } = parameters.evaluation;
  const taken = returnPoints > 0 ? holder.penalties[RETURNS] / returnPoints : 0;
  return sigmoid(returning + returnLoad * (1 - answersFor(world, holder)) - returnPrice * taken * feltPressure(holder, policy));
}

/** Asks the strongest information ties, each of which knows the lead or not, and answers as far as the tie and its load allow. */
function ask(world: World, slot: number, holder: Organisation, lead: Organisation, step: number): boolean {
  const { pairs, organisations, parameters, streams, hazards, period } = world;
  const { askedTies, askHours } = parameters.routing;
  const own = hazards.ownKey(slot);
  let found = false;
  for (const pair of strongestOf(pairs, pairs.layers[INFORMATION], holder.index, askedTies)) {
    const other = organisations[pairs.partner[pair]];
    if (other.staff <= 0) continue;
    addOwedHours(holder, askHours);
    addOwedHours(other, askHours);
    period.questions++;
    const knows = other === lead || (factOf(world, other, slot) === RIGHT && world.knowledge.opaque[matterAt(world, slot)] === 0);
    const answers = knows ? pairs.layers[INFORMATION][pair] * answersFor(world, other) : 0;
    if (!streams.walk.bernoulli(answers, step + DRAW.ask, own, other.key)) continue;
    found = true;
    noteContact(world, INFORMATION, pair);
    if (streams.walk.bernoulli(parameters.knowledge.askedLearning, step + DRAW.learnAsked, own, holder.key))
      setFact(world, holder, slot, RIGHT);
  }
  return found;
}

/** Passes on along ties, by strength and record of past hand-overs, or up to the street office; null when there is nobody. */
function passedTo(world: World, slot: number, holder: Organisation, step: number): Organisation | null {
  const { pairs, organisations, parameters, streams, hazards, categories } = world;
  const c = hazards.columns;
  const { recordSmoothing, upwardStrength } = parameters.routing;
  const [information, joint] = [pairs.layers[INFORMATION], pairs.layers[JOINT_ACTION]];
  const weights: number[] = [];
  const keys: number[] = [];
  const others: Organisation[] = [];
  for (let pair = pairs.first[holder.index]; pair < pairs.first[holder.index + 1]; pair++) {
    const other = organisations[pairs.partner[pair]];
    if (other.staff <= 0 || other.index === c.sender[slot]) continue;
    const upward = COMMAND.has(other.role) ? upwardStrength : 0;
    const strength = Math.max(information[pair], joint[pair], upward);
    if (strength <= 0) continue;
    others.push(other);
    keys.push(other.key);
    weights.push(strength * (recordSmoothing + pairs.handed[pair * categories.length + c.category[slot]]));
  }
  const chosen = gumbelChoice(weights, keys, streams.walk, step + DRAW.onward, hazards.ownKey(slot) ^ holder.key);
  return chosen < 0 ? null : others[chosen];
}

/** Sends the case on: at once when its holder knew the lead, else (`lost` 1) after a time that falls with the tie and with compatible systems. */
function send(world: World, slot: number, holder: Organisation, next: Organisation, lost: 0 | 1): void {
  const { hazards, streams, parameters, pairs } = world;
  const c = hazards.columns;
  const p = parameters.routing;
  const pair = pairOf(pairs, holder.index, next.index);
  const strength = pair < 0 ? 0 : Math.max(pairs.layers[INFORMATION][pair], pairs.layers[JOINT_ACTION][pair]);
  const sameSystem = haveOneSystem(world, holder, next, pair) ? 1 : servedAt(world, "hand-over");
  const mean = p.hopDays * (1 - p.tieRelief * strength) * (1 - p.systemRelief * sameSystem);
  if (lost === 1) c.ready[slot] += mean * streams.walk.exponential(stepOf(world, slot) + DRAW.time, hazards.ownKey(slot), holder.key);
  addOwedHours(next, p.reentryHours * (1 - sameSystem));
  if (pair >= 0) noteContact(world, INFORMATION, pair);
  c.sender[slot] = holder.index;
  c.holder[slot] = next.index;
  c.walked[slot]++;
}

/** After too many hops, or where nobody is left to ask: the street office assigns the case by hand, if it has the hours; else it is lost. */
function assignByHand(world: World, slot: number, holder: Organisation, lead: Organisation): void {
  const { hazards, streams, parameters, period, serving, organisations, place } = world;
  const c = hazards.columns;
  const community = place.buildingCommunity[c.building[slot]];
  const office = serving[community].map((i) => organisations[i]).find(({ role, staff }) => COMMAND.has(role) && staff > 0);
  const step = stepOf(world, slot) + DRAW.assign;
  if (office !== undefined && streams.walk.bernoulli(answersFor(world, office), step, hazards.ownKey(slot))) {
    addOwedHours(office, parameters.routing.assignHours);
    period.assignedByHand++;
    send(world, slot, holder, lead, 1);
    // The office placed it: what there is to learn is the office's.
    c.taker[slot] = c.sender[slot] = office.index;
    return;
  }
  period.lostCases++;
  period.dueCases++;
  experienceOutcome(world, holder, slot, Number.POSITIVE_INFINITY);
  // In the accounts of risk a lost case is one that ended with the matter unsolved.
  countPassage(world, slot, 2);
  reopen(world, slot);
}

/** The case is with the organisation in charge: who handed it over may learn; two with one mandate may wait for each other. */
function arrive(world: World, slot: number, lead: Organisation): void {
  const { hazards, parameters, period } = world;
  const c = hazards.columns;
  if (c.claimed[slot] === 0) {
    receiveCase(lead, parameters.routing.intakeHours);
    if (c.strayed[slot] === 0) period.firstRight++;
    learnFromHandOver(world, slot, lead);
    c.claimed[slot] = 1;
    c.ready[slot] += overlapDelay(world, slot, lead);
    if (c.ready[slot] >= world.day + 1) return;
  }
  enqueue(world, slot);
}

/**
 * Who handed over to the lead, and who had it first, may keep the fact; the hand-over enters the record. Who had it first and passed it to
 * another sees where it ended as far as the process is open, or as the lead tells it.
 */
function learnFromHandOver(world: World, slot: number, lead: Organisation): void {
  const { hazards, streams, parameters, organisations, policy, pairs } = world;
  const c = hazards.columns;
  const step = stepOf(world, slot) + DRAW.learn;
  const own = hazards.ownKey(slot);
  const pupils = c.taker[slot] === c.sender[slot] ? [c.sender[slot]] : [c.sender[slot], c.taker[slot]];
  for (const i of pupils) {
    if (i < 0 || i === lead.index) continue;
    const pair = pairOf(pairs, i, lead.index);
    const told = pair < 0 ? 0 : pairs.layers[INFORMATION][pair];
    const seen = i === c.sender[slot] ? 1 : Math.max(opennessOf(policy, lead), told);
    if (streams.walk.bernoulli(parameters.knowledge.learning * seen, step, own, organisations[i].key))
      setFact(world, organisations[i], slot, RIGHT);
  }
  const sender = c.sender[slot];
  if (sender >= 0) noteHandOver(world, sender, lead.index, c.category[slot]);
}

/** The organisation that passed the case to one that knew the lead: its hand-over was a good one. */
function credit(world: World, slot: number, holder: Organisation): void {
  const { sender, category } = world.hazards.columns;
  if (sender[slot] >= 0) noteHandOver(world, sender[slot], holder.index, category[slot]);
}

function noteHandOver({ pairs, categories }: World, from: number, to: number, category: number): void {
  const pair = pairOf(pairs, from, to);
  if (pair >= 0) pairs.handed[pair * categories.length + category]++;
}

/** What a tie would have solved: one to the lead, and in part one to others who knew. */
function missTies(world: World, slot: number, holder: Organisation, lead: Organisation): void {
  const { pairs, organisations, parameters, knowledge } = world;
  const missed = pairs.missed[INFORMATION];
  const learnable = knowledge.opaque[matterAt(world, slot)] === 0;
  for (let pair = pairs.first[holder.index]; pair < pairs.first[holder.index + 1]; pair++) {
    const other = organisations[pairs.partner[pair]];
    if (other === lead) missed[pair]++;
    else if (learnable && other.staff > 0 && factOf(world, other, slot) === RIGHT) missed[pair] += parameters.network.missedByKnower;
  }
}

/** A case passes through its hands. */
function receiveCase(organisation: Organisation, hours: number): void {
  organisation.casesToday++;
  addOwedHours(organisation, hours);
}

function addOwedHours(organisation: Organisation, hours: number): void {
  organisation.owed += hours;
  organisation.asked += hours;
}

/** Two organisations with one mandate that is not written down: they wait for each other, or both do the work. Returns the delay in days. */
function overlapDelay(world: World, slot: number, lead: Organisation): number {
  const { hazards, policy, parameters, streams, organisations, leads, place, categories, knowledge } = world;
  const c = hazards.columns;
  const at = matterAt(world, slot);
  const claimants = leads[place.buildingCommunity[c.building[slot]] * categories.length + c.category[slot]];
  if (claimants.length < 2 || isWritten(world, at) || knowledge.contestedFrom[at] >= policy.mandateOverlap) return 0;
  const p = parameters.routing;
  const own = hazards.ownKey(slot);
  const round = OVERLAP.round + OVERLAP.perRound * c.closures[slot];
  if (streams.walk.bernoulli(p.overlapDoubleShare, round + OVERLAP.both, own)) {
    const second = organisations[claimants.find((i) => i !== lead.index)!];
    addOwedHours(second, c.work[slot] * p.overlapDoubleWork);
    return 0;
  }
  return p.overlapWaitDays * streams.walk.exponential(round + OVERLAP.wait, own);
}

/** Puts a case into its organisation's queue by urgency: severity, and what residents are known to lack. */
function enqueue(world: World, slot: number): void {
  const { hazards, organisations, categories, place, record, parameters } = world;
  const { incidentUrgency, urgencyHigh, urgencyLow, needUrgency, leastWork } = parameters.handling;
  const c = hazards.columns;
  const organisation = organisations[c.organisation[slot]];
  const community = place.buildingCommunity[c.building[slot]];
  const lacking = record.unmet[community * categories.length + c.category[slot]];
  const asked = needUrgency * needsFollowed(world, community) * lacking;
  const incident = c.escalatedDay[slot] !== NEVER ? incidentUrgency : 0;
  const urgency = c.severity[slot] + incident + asked;
  const queue = urgency > urgencyHigh ? 0 : urgency > urgencyLow ? 1 : URGENCY_CLASSES - 1;
  c.status[slot] = QUEUED;
  countPassage(world, slot, 2);
  c.work[slot] = Math.max(leastWork, c.work[slot]);
  organisation.queues[queue].push(slot);
  organisation.backlogHours += c.work[slot];
  organisation.asked += c.work[slot];
}
