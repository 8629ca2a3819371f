/**
 * Process 4, routing: from the first address to the organisation in charge.
 *
 * The responsibility matrix names the lead; a case reaches it directly with probability q (clarity), else it is passed on, so hops are
 * geometric. A platform dispatches what comes in by itself, but only as well as responsibilities are written down. Where mandates overlap, two
 * organisations wait for each other or both do the work.
 */
import { gumbelChoice } from "../../kernel/random.ts";
import { NEVER, QUEUED, RISK_PASSAGES, ROUTED } from "../hazardStore.ts";
import { heed, workingPlatform } from "../policy.ts";
import { type Organisation, type Policy, URGENCY_CLASSES, type World } from "../state.ts";

/** Probability that an address is right: clarity, helped by automatic dispatch as far as the matrix is clear. */
export function addressProbability(policy: Policy, platformAccuracy: number): number {
  const q = policy.responsibilityClarity;
  return q + (1 - q) * policy.platformCoverage * policy.automaticDispatch * platformAccuracy * q;
}

/** Opens a case for a hazard: registers the detection, finds its way and the day it arrives. */
export function openCase(world: World, slot: number, detector: number, reporter: number): void {
  const { hazards, day, period } = world;
  const c = hazards.columns;
  if (c.detectedDay[slot] === NEVER) {
    countPassage(world, slot, 0);
    c.detectedDay[slot] = day;
    c.detectedBy[slot] = detector;
    period.detectedBy[detector]++;
    world.field.recorded[c.building[slot]]++;
  }
  if (reporter >= 0) c.reporter[slot] = reporter;
  c.caseDay[slot] = day;
  c.status[slot] = ROUTED;
  countPassage(world, slot, 1);
  period.cases++;
  const lead = leadOf(world, slot);
  c.organisation[slot] = lead.index;
  c.arrivalDay[slot] = day + Math.floor(passOn(world, slot, lead) + overlapDelay(world, slot, lead));
  if (c.arrivalDay[slot] <= day) enqueue(world, slot);
}

/** Counts what a hazard goes through (index of `riskPassages`) while it may still become an incident. */
export function countPassage({ hazards, period }: World, slot: number, passage: number): void {
  const c = hazards.columns;
  if (c.escalatedDay[slot] === NEVER) period.passages[c.category[slot] * RISK_PASSAGES + passage]++;
}

/** Hands cases that reach the organisation in charge today to its queue. */
export function deliverCases(world: World): void {
  const { hazards, day } = world;
  const { serial, status, arrivalDay } = hazards.columns;
  for (let slot = 0; slot < hazards.used; slot++)
    if (status[slot] === ROUTED && serial[slot] >= 0 && arrivalDay[slot] <= day) enqueue(world, slot);
}

/** The organisation in charge: with several leads, the same one for the same hazard in every arm. */
function leadOf(world: World, slot: number): Organisation {
  const { hazards, organisations, streams } = world;
  const candidates = leadsOf(world, slot);
  if (candidates.length === 1) return organisations[candidates[0]];
  const weights = candidates.map((i) => (organisations[i].staff > 0 ? 1 : 0.001));
  const keys = candidates.map((i) => organisations[i].key);
  const chosen = gumbelChoice(weights, keys, streams.routing, hazards.columns.ordinal[slot], hazards.agentKey(slot));
  return organisations[candidates[chosen]];
}

function leadsOf(world: World, slot: number): readonly number[] {
  const c = world.hazards.columns;
  return world.leads[world.place.buildingCommunity[c.building[slot]] * world.categories.length + c.category[slot]];
}

/** Wrong addresses on the way: their time is lost and so are days. Returns the delay in days. */
function passOn(world: World, slot: number, lead: Organisation): number {
  const { hazards, streams, policy, parameters, place, period } = world;
  const c = hazards.columns;
  const p = parameters.routing;
  const agent = hazards.agentKey(slot);
  const own = hazards.ordinalKey(slot);
  // A platform passes on at once only where the matrix says to whom.
  const transferDays = p.hopDays * (1 - p.transferRelief * workingPlatform(policy) * policy.responsibilityClarity);
  const round = c.closures[slot] * 64;
  let delay = 0;
  let hops = 0;
  let at = lead;
  let right = addressProbability(policy, p.platformAccuracy);
  while (hops < p.maximumHops && !streams.routing.bernoulli(right, 3 * (round + hops), agent, own)) {
    at = wrongAddress(world, place.buildingCommunity[c.building[slot]], lead, hazards.ownKey(slot), round + hops);
    at.casesToday++;
    at.owed += p.intakeHours;
    at.asked += p.intakeHours;
    delay += transferDays * streams.routing.exponential(3 * (round + hops) + 1, agent, own);
    if (hops === 0 && c.firstOrganisation[slot] < 0) c.firstOrganisation[slot] = at.index;
    hops++;
    // The platform dispatches what comes in; what went astray is passed on by hand.
    right = policy.responsibilityClarity;
  }
  if (c.firstOrganisation[slot] < 0) c.firstOrganisation[slot] = lead.index;
  c.hops[slot] += hops;
  period.hops += hops;
  lead.casesToday++;
  lead.owed += p.intakeHours;
  lead.asked += p.intakeHours;
  return delay;
}

/** Some other organisation with people, chosen by keyed noise so that a new organisation re-deals nobody. */
function wrongAddress(world: World, community: number, lead: Organisation, hazard: number, hop: number): Organisation {
  const { organisations, streams } = world;
  const candidates = world.serving[community];
  const weights = world.servingWeights[community];
  for (let k = 0; k < candidates.length; k++) weights[k] = candidates[k] !== lead.index && organisations[candidates[k]].staff > 0 ? 1 : 0;
  const chosen = gumbelChoice(weights, world.servingKeys[community], streams.routing, 1000000000 + hop, hazard);
  return chosen < 0 ? lead : organisations[candidates[chosen]];
}

/** Two organisations with one mandate: they wait for each other, or both do the work. Returns the delay in days. */
function overlapDelay(world: World, slot: number, lead: Organisation): number {
  const { hazards, policy, parameters, streams, organisations } = world;
  const leads = leadsOf(world, slot);
  if (leads.length < 2) return 0;
  const p = parameters.routing;
  const agent = hazards.agentKey(slot);
  const own = hazards.ordinalKey(slot);
  const round = 50000 + 4 * hazards.columns.closures[slot];
  if (!streams.routing.bernoulli(policy.mandateOverlap * (1 - policy.responsibilityClarity), round, agent, own)) return 0;
  if (streams.routing.bernoulli(p.overlapDoubleShare, round + 1, agent, own)) {
    const second = organisations[leads.find((i) => i !== lead.index)!];
    const wasted = hazards.columns.work[slot] * 0.5;
    second.owed += wasted;
    second.asked += wasted;
    return 0;
  }
  return p.overlapWaitDays * streams.routing.exponential(round + 2, agent, own);
}

/** Puts a case into its organisation's queue by urgency: severity, and what residents are known to need. */
function enqueue(world: World, slot: number): void {
  const { hazards, organisations, categories, policy, parameters } = world;
  const c = hazards.columns;
  const organisation = organisations[c.organisation[slot]];
  const asked = 0.5 * heed(policy) * (categories[c.category[slot]].fields.need - 1);
  const incident = c.escalatedDay[slot] !== NEVER ? parameters.handling.incidentUrgency : 0;
  const urgency = c.severity[slot] + incident + asked;
  const queue = urgency > parameters.handling.urgencyHigh ? 0 : urgency > parameters.handling.urgencyLow ? 1 : URGENCY_CLASSES - 1;
  c.status[slot] = QUEUED;
  countPassage(world, slot, 2);
  c.work[slot] = Math.max(0.1, c.work[slot]);
  organisation.queues[queue].push(slot);
  organisation.backlogHours += c.work[slot];
  organisation.asked += c.work[slot];
}
