/**
 * Process 7, experience: reporters, victims and their neighbours learn from what happened.
 *
 * Confidence moves fast down and slowly up (loss rate = lossRatio × gain rate; Skogan 2006 [V]); trust in neighbours falls in victims
 * and grows with help and joint activity (processes/participation.ts), not with an office's case. Satisfaction follows performance and disconfirmed expectation (Oliver 1980). Confidence in a kind
 * follows what that kind did in its own matters (confidence.ts). Called from recording, routing, handling and escalation when something happens, so that nothing is done for residents to whom nothing happens.
 */
import { exp } from "../../kernel/maths.ts";
import { rememberChannel } from "../channels.ts";
import { isOwnMatter, rememberOutcome } from "../confidence.ts";
import { kindsAnsweringFor } from "../kindLists.ts";
import { leadOf } from "../knowledge.ts";
import { clampShare, NEAR_CONTACTS } from "../residents.ts";
import type { Organisation, World } from "../state.ts";

/** No kind is judged by what became of a matter that is none of its own. */
const NO_KIND = -1;
const [FIRST_THOUGHT] = kindsAnsweringFor("cases nobody leads");

/** A case ended for its reporter: `delay` days to a true solution, or infinite. */
export function experienceOutcome(world: World, organisation: Organisation, slot: number, delay: number): void {
  const { hazards, categories, record, place, parameters, policy, residents } = world;
  const p = parameters.trust;
  const c = hazards.columns;
  const category = c.category[slot];
  const expected = categories[category].fields.expectedDays;
  const solved = delay <= expected ? 1 : delay === Number.POSITIVE_INFINITY ? 0 : exp(-(delay - expected) / (p.delayTolerance * expected));
  const community = place.buildingCommunity[c.building[slot]];
  const respect =
    p.serviceWeight *
    (0.5 * (policy.proceduralJustice + policy.serviceOrientation) +
      p.organisationRespect * (organisation.serviceOrientation - 0.5) +
      p.legalityRespect * (policy.legality - 0.5) -
      0.5);
  const felt = clampShare(solved + respect);
  const weightOfOne = Math.min(p.recordCeiling, p.recordWeight / residentsOf(world, community));
  record.performance[community] += (felt - record.performance[community]) * weightOfOne;
  rememberOutcome(world, { community, category, kind: organisation.kindIndex }, felt, weightOfOne);
  rememberChannel(world, slot, solved);
  const reporter = c.reporter[slot];
  if (reporter < 0) return;
  const profile = residents.columns.needProfile[reporter] * categories.length + category;
  const weight = Math.min(p.needWeightCeiling, p.needWeightBase + p.needWeightSlope * categories.length * residents.needs[profile]);
  const judged = isOwnMatter(world, community, organisation.kindIndex, category) ? organisation.kindIndex : NO_KIND;
  updateBeliefs(world, reporter, judged, felt, weight);
  const share = p.observerWeight * weight;
  forNeighbours(world, reporter, (neighbour) => updateBeliefs(world, neighbour, judged, felt, share));
}

function residentsOf(world: World, community: number): number {
  return world.place.communityResident[community + 1] - world.place.communityResident[community];
}

/** One resident's belief, satisfaction and, where a kind is judged by it, confidence after an outcome in [0, 1] of given weight. */
function updateBeliefs(world: World, i: number, kind: number, outcome: number, weight: number): void {
  const p = world.parameters.trust;
  const r = world.residents.columns;
  r.efficacy[i] += p.efficacyRate * Math.min(1, weight) * (outcome - r.efficacy[i]);
  if (kind !== NO_KIND) moveConfidence(world, i, kind, outcome, weight);
  const target = clampShare(outcome + p.disconfirmation * (outcome - r.expectation[i]));
  r.satisfaction[i] += p.satisfactionRate * Math.min(1, weight) * (target - r.satisfaction[i]);
}

/** Asymmetric updating of confidence in one kind of organisation. */
export function moveConfidence(world: World, i: number, kind: number, outcome: number, weight: number): void {
  const p = world.parameters.trust;
  const column = world.residents.confidence[kind];
  const gap = outcome - column[i];
  const rate = gap > 0 ? p.gainRate : Math.min(1, p.gainRate * p.lossRatio);
  column[i] += Math.min(1, rate * weight) * gap;
}

/** The resident a hazard strikes when it strikes, keyed by the hazard; −1 in an empty building. */
export function victimOf(world: World, slot: number): number {
  const { hazards, place, streams } = world;
  const building = hazards.columns.building[slot];
  const first = place.buildingResident[building];
  const count = place.buildingResident[building + 1] - first;
  return count > 0 ? first + streams.experience.integer(count, 0, hazards.agentKey(slot), hazards.ordinalKey(slot)) : -1;
}

/** The kind of organisation in charge of a matter, in residents' eyes; the committee where nobody is. */
export function leadingKind(world: World, slot: number): number {
  const { building, category } = world.hazards.columns;
  const leads = world.leads[world.place.buildingCommunity[building[slot]] * world.categories.length + category[slot]];
  return leads.length === 0 ? FIRST_THOUGHT : leadOf(world, slot).kindIndex;
}

/** An incident has a victim, keyed by the hazard, who blames those in charge of such matters, and neighbours who hear of it. */
export function markVictim(world: World, slot: number, community: number): void {
  const { hazards, categories, parameters } = world;
  const c = hazards.columns;
  const victim = victimOf(world, slot);
  if (victim < 0) return;
  const fear = categories[c.category[slot]].fields.fear * c.severity[slot];
  frighten(world, victim, fear);
  const confidence = world.residents.confidence[leadingKind(world, slot)];
  confidence[victim] -= parameters.trust.victimLoss * c.severity[slot] * confidence[victim];
  const r = world.residents.columns;
  r.socialTrust[victim] -= parameters.trust.socialRate * fear * r.socialTrust[victim];
  const share = parameters.perception.neighbourFear * fear;
  forNeighbours(world, victim, (neighbour) => frighten(world, neighbour, share));
  world.record.disorder[community] +=
    (categories[c.category[slot]].fields.disorder * c.severity[slot] * parameters.perception.incidentDisorder) /
    residentsOf(world, community);
}

function frighten(world: World, i: number, fear: number): void {
  const risk = world.residents.columns.perceivedRisk;
  risk[i] += fear * (1 - risk[i]);
}

/** The contacts of a resident: near ones on each side within the building, two anywhere in the community. */
export function forNeighbours(world: World, i: number, act: (neighbour: number) => void): void {
  const r = world.residents.columns;
  const building = r.building[i];
  const first = world.place.buildingResident[building];
  const count = world.place.buildingResident[building + 1] - first;
  for (let offset = -NEAR_CONTACTS; offset <= NEAR_CONTACTS; offset++) {
    if (offset === 0 || count < 2) continue;
    const neighbour = first + ((((i - first + offset) % count) + count) % count);
    if (neighbour !== i) act(neighbour);
  }
  act(r.farFirst[i]);
  act(r.farSecond[i]);
}
