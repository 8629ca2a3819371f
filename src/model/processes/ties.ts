/**
 * Network formation (monthly): pairs reconsider ties of each layer by a myopic logit (actor-oriented model, Snijders 1996/2010).
 *
 * Utility: outdegree cost, reciprocity, transitivity, trust, complementarity, shared cases, forum, platform, hierarchy, saturation of
 * hubs and inertia. Draws are keyed by the ordered pair, so a further organisation changes nobody's luck.
 */
import { sigmoid } from "../../kernel/maths.ts";
import { kindOf, rolesWith } from "../kindLists.ts";
import { workingPlatform } from "../policy.ts";
import { layerIds, type Organisation, type World } from "../state.ts";

const INFORMATION = layerIds.indexOf("information");
const RESOURCE = layerIds.indexOf("resource");
const JOINT = layerIds.indexOf("joint-action");
const SUPERVISION = layerIds.indexOf("supervision");
const WITHOUT_STAFF = rolesWith("volunteers");
const HUBS = rolesWith("hub");
const COMMAND = rolesWith("command");

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
  const { dyads, organisations, streams, day } = world;
  const degrees = organisations.map((organisation) => degree(world, organisation));
  for (let i = 0; i < dyads.count; i++) {
    for (let j = 0; j < dyads.count; j++) {
      const at = i * dyads.count + j;
      if (dyads.related[at] === 0 || !isActor(organisations[i]) || !isActor(organisations[j])) continue;
      for (let layer = 0; layer < layerIds.length; layer++) {
        const step = day * 16 + layer * 2;
        if (!streams.ties.bernoulli(rate, step, organisations[i].key, organisations[j].key)) continue;
        const odds = tieUtility(world, layer, organisations[i], organisations[j], degrees[i]);
        const tied = streams.ties.bernoulli(sigmoid(odds), step + 1, organisations[i].key, organisations[j].key);
        dyads.layers[layer][at] = tied ? 0.3 + 0.7 * dyads.trust[at] : 0;
      }
    }
  }
}

/** Partners of an actor over all layers, either direction. */
function degree(world: World, organisation: Organisation): number {
  const { dyads } = world;
  let count = 0;
  for (let j = 0; j < dyads.count; j++) {
    const out = organisation.index * dyads.count + j;
    const back = j * dyads.count + organisation.index;
    if (dyads.layers.some((layer) => layer[out] > 0 || layer[back] > 0)) count++;
  }
  return count;
}

function tieUtility(world: World, layer: number, from: Organisation, to: Organisation, outDegree: number): number {
  const { dyads, parameters, policy, forum } = world;
  const p = parameters.network;
  const n = dyads.count;
  const ties = dyads.layers[layer];
  const at = from.index * n + to.index;
  const joint = dyads.successes[at] + dyads.successes[to.index * n + from.index];
  const together = from.forumMember && to.forumMember ? forum.dialogue : 0;
  const central = isCentre(from) || isCentre(to);
  return (
    p.base +
    p.reciprocity * (ties[to.index * n + from.index] > 0 ? 1 : 0) +
    p.transitivity * Math.min(3, sharedPartners(ties, n, from.index, to.index)) +
    p.trust * (dyads.trust[at] - 0.5) +
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
  if (layer === SUPERVISION) return kindOf(from).hasAuthority ? 0.3 + 1.2 * policy.evaluationPressure : -2;
  return 0;
}

/** An organisation that can have ties: it has people, paid or volunteers. */
export function isActor(organisation: Organisation): boolean {
  return organisation.staff > 0 || WITHOUT_STAFF.has(organisation.role);
}

function isCentre(organisation: Organisation): boolean {
  return HUBS.has(organisation.role);
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

function sharedPartners(ties: Float64Array, n: number, i: number, j: number): number {
  let count = 0;
  for (let k = 0; k < n && count < 3; k++) if (k !== i && k !== j && ties[i * n + k] > 0 && ties[k * n + j] > 0) count++;
  return count;
}

/** Steps from the street office to an organisation over information and joint-action ties (4 when there is no path). */
export function chainLength(world: World, target: Organisation): number {
  const { dyads, organisations } = world;
  const n = dyads.count;
  const information = dyads.layers[INFORMATION];
  const joint = dyads.layers[JOINT];
  const linked = (a: number, b: number) =>
    information[a * n + b] > 0 || information[b * n + a] > 0 || joint[a * n + b] > 0 || joint[b * n + a] > 0;
  let frontier = organisations.filter((organisation) => COMMAND.has(organisation.role)).map((organisation) => organisation.index);
  const seen = new Set(frontier);
  for (let steps = 0; steps < 4; steps++) {
    if (frontier.includes(target.index)) return steps;
    frontier = organisations.map((organisation) => organisation.index).filter((k) => !seen.has(k) && frontier.some((f) => linked(f, k)));
    for (const k of frontier) seen.add(k);
  }
  return 4;
}
