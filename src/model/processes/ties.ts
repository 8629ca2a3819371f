/**
 * Network formation (monthly): pairs reconsider ties of each layer by a myopic logit (actor-oriented model, Snijders 1996/2010).
 *
 * Utility: outdegree cost, reciprocity, transitivity, trust, complementarity, shared cases, forum, platform, hierarchy, saturation of
 * hubs and inertia. Draws are keyed by the ordered pair, so a further organisation changes nobody's luck.
 */
import { sigmoid } from "../../kernel/maths.ts";
import { holderOf, layerIds, type Pairs, pairOf } from "../pairs.ts";
import { workingPlatform } from "../policy.ts";
import type { Organisation, World } from "../state.ts";

const INFORMATION = layerIds.indexOf("information");
const RESOURCE = layerIds.indexOf("resource");
const JOINT = layerIds.indexOf("joint-action");
const SUPERVISION = layerIds.indexOf("supervision");

/**
 * Monthly: pairs meet at their rate. In the warm-up all do, so that drawn ties have settled when recording begins; ties that a scenario
 * names stay as they are until then.
 */
export function reconsiderTies(world: World): void {
  if (world.day >= 0) formTies(world, world.parameters.network.meetingRate);
  else if (world.specification.ties.length === 0) formTies(world, 1);
}

/** Every related pair reconsiders each layer with probability `rate`. */
export function formTies(world: World, rate: number): void {
  const { pairs, organisations, streams, day } = world;
  const degrees = organisations.map((organisation) => degree(world, organisation));
  for (let i = 0; i < organisations.length; i++) {
    for (let at = pairs.first[i]; at < pairs.first[i + 1]; at++) {
      const j = pairs.partner[at];
      if (!isActor(organisations[i]) || !isActor(organisations[j])) continue;
      for (let layer = 0; layer < layerIds.length; layer++) {
        const step = day * 16 + layer * 2;
        if (!streams.ties.bernoulli(rate, step, organisations[i].key, organisations[j].key)) continue;
        const odds = tieUtility(world, layer, at, degrees[i]);
        const tied = streams.ties.bernoulli(sigmoid(odds), step + 1, organisations[i].key, organisations[j].key);
        pairs.layers[layer][at] = tied ? 0.3 + 0.7 * pairs.trust[at] : 0;
      }
    }
  }
}

/** Partners of an actor over all layers, either direction. */
function degree(world: World, organisation: Organisation): number {
  const { pairs } = world;
  let count = 0;
  for (let at = pairs.first[organisation.index]; at < pairs.first[organisation.index + 1]; at++)
    if (pairs.layers.some((layer) => layer[at] > 0 || layer[pairs.reverse[at]] > 0)) count++;
  return count;
}

function tieUtility(world: World, layer: number, at: number, outDegree: number): number {
  const { pairs, organisations, parameters, policy, forum } = world;
  const p = parameters.network;
  const ties = pairs.layers[layer];
  const from = organisations[holderOf(pairs, at)];
  const to = organisations[pairs.partner[at]];
  const back = pairs.reverse[at];
  const joint = pairs.successes[at] + pairs.successes[back];
  const together = from.forumMember && to.forumMember ? forum.dialogue : 0;
  const central = isCentre(from) || isCentre(to);
  return (
    p.base +
    p.reciprocity * (ties[back] > 0 ? 1 : 0) +
    p.transitivity * Math.min(3, sharedPartners(pairs, ties, at)) +
    p.trust * (pairs.trust[at] - 0.5) +
    p.complementarity * (meetInCases(from, to) ? 1 : 0) +
    p.jointCases * (joint / (joint + 1)) +
    p.forum * together +
    p.hierarchy * (central ? policy.governmentDominance + 0.5 * policy.brokerage : 0.4 * (policy.voice - policy.governmentDominance)) -
    p.hubLoad * Math.max(0, outDegree - parameters.collaboration.hubCapacity) +
    p.inertia * (ties[at] > 0 ? 1 : 0) +
    layerTerm(world, layer, from, to)
  );
}

/** What a layer lives on: platforms, pooled resources, joint work, supervision and written plans. */
function layerTerm(world: World, layer: number, from: Organisation, to: Organisation): number {
  const { policy, parameters } = world;
  if (layer === INFORMATION)
    return 0.4 + parameters.network.platform * workingPlatform(policy) + parameters.network.plan * policy.emergencyPlan;
  if (layer === RESOURCE) return -0.6 + 1.5 * policy.pooling;
  if (layer === JOINT) return -0.2 + from.cooperation + to.cooperation - 1;
  if (layer === SUPERVISION) return from.kind === "government" ? 0.3 + 1.2 * policy.evaluationPressure : -2;
  return 0;
}

/** An organisation that can have ties: it has people, paid or volunteers. */
export function isActor(organisation: Organisation): boolean {
  return organisation.staff > 0 || organisation.role === "volunteer-team";
}

function isCentre(organisation: Organisation): boolean {
  return organisation.role === "street-office" || organisation.role === "residents-committee";
}

/** Different mandates that meet in some category. */
function meetInCases(a: Organisation, b: Organisation): boolean {
  let meet = false;
  let differ = false;
  for (let c = 0; c < a.mandate.length; c++) {
    if (a.mandate[c] > 0 && b.mandate[c] > 0) meet = true;
    if (a.mandate[c] !== b.mandate[c]) differ = true;
  }
  return meet && differ;
}

/** Others whom the holder is tied to and who are tied to the partner, at most three. */
function sharedPartners(pairs: Pairs, ties: Float64Array, pair: number): number {
  const { first, partner } = pairs;
  const holder = holderOf(pairs, pair);
  let count = 0;
  for (let at = first[holder]; at < first[holder + 1] && count < 3; at++) {
    if (at === pair || ties[at] === 0) continue;
    const onward = pairOf(pairs, partner[at], partner[pair]);
    if (onward >= 0 && ties[onward] > 0) count++;
  }
  return count;
}

/** Steps from the street office to an organisation over information and joint-action ties (4 when there is no path). */
export function chainLength(world: World, target: Organisation): number {
  const { pairs, organisations } = world;
  const information = pairs.layers[INFORMATION];
  const joint = pairs.layers[JOINT];
  const linked = (a: number, b: number) => {
    const at = pairOf(pairs, a, b);
    if (at < 0) return false;
    const back = pairs.reverse[at];
    return information[at] > 0 || information[back] > 0 || joint[at] > 0 || joint[back] > 0;
  };
  let frontier = organisations.filter((organisation) => organisation.role === "street-office").map((organisation) => organisation.index);
  const seen = new Set(frontier);
  for (let steps = 0; steps < 4; steps++) {
    if (frontier.includes(target.index)) return steps;
    frontier = organisations.map((organisation) => organisation.index).filter((k) => !seen.has(k) && frontier.some((f) => linked(f, k)));
    for (const k of frontier) seen.add(k);
  }
  return 4;
}
