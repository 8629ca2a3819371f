/**
 * Ties (monthly): organisations keep up, drop and form ties under limited attention (M12).
 *
 * A tie costs hours; what is not paid for, and what is not used, decays, with the half-life of bridging ties (Burt 2002 [V]). Candidates are
 * those met in a case, a meeting or on a platform; the utility of a tie is what it would have solved in the last months, its use, trust,
 * reciprocity and closure, less a cost that is convex in the number of ties per post and rises with load (myopic logit: Snijders 1996). The
 * same utility forms and drops, so that networks that start empty and full can meet. Supervision is authority: given, not grown.
 */
import { sigmoid } from "../../kernel/maths.ts";
import { undertake } from "../agents/organisation.ts";
import { kindOf, rolesWith } from "../kindLists.ts";
import { GROWN, holderOf, INFORMATION, JOINT_ACTION, layerIds, type Pairs, pairOf, RESOURCE, SUPERVISION } from "../pairs.ts";
import { servedAt } from "../platform.ts";
import { clampShare } from "../residents.ts";
import type { Organisation, World } from "../state.ts";
import { DAYS_PER_MONTH } from "../time.ts";

/** Draws kept for one pair and month, two for each layer. */
const DRAWS_PER_MONTH = 16;
const WITHOUT_STAFF = rolesWith("volunteers");
const COMMAND = rolesWith("command");
const HUBS = rolesWith("hub");

/** An organisation that can have ties: it has people, paid or volunteers. */
export function isActor(organisation: Organisation): boolean {
  return organisation.staff > 0 || WITHOUT_STAFF.has(organisation.role);
}

/** Share of calls that an organisation answers: it falls as its load rises above what it can do. */
export function answersFor({ parameters }: World, organisation: Organisation): number {
  const { loadThreshold } = parameters.partnership;
  return 1 / (1 + Math.max(0, organisation.utilisation - loadThreshold));
}

/** Whether two enter into one data system: their own, or one that the forum decided on. */
export function haveOneSystem({ pairs }: World, one: Organisation, other: Organisation, pair: number): boolean {
  return (one.dataSystem !== "" && one.dataSystem === other.dataSystem) || (pair >= 0 && pairs.sharing[pair] === 1);
}

/** Two organisations had to do with each other over a layer; both notice. */
export function noteContact({ pairs }: World, layer: number, pair: number, amount = 1): void {
  pairs.contacts[layer][pair] += amount;
  pairs.contacts[layer][pairs.reverse[pair]] += amount;
}

/** The one door by which a tie comes, changes and goes. An experiment may have it shut. */
export function setTie(world: World, layer: number, pair: number, strength: number): void {
  const { pairs, specification, organisations } = world;
  const { experiment } = specification;
  if (experiment !== undefined) {
    if (experiment.layers?.[layerIds[layer]] !== undefined) return;
    if (experiment.cut !== undefined && [holderOf(pairs, pair), pairs.partner[pair]].some((i) => organisations[i].id === experiment.cut))
      return;
  }
  pairs.layers[layer][pair] = strength;
}

/** Monthly. Ties that a scenario names are the diagnosis of day 0: they stay as they are until then. */
export function reconsiderTies(world: World): void {
  const { pairs, parameters, specification } = world;
  meetElsewhere(world);
  payUpkeep(world);
  if (world.day >= 0 || specification.ties.length === 0) formTies(world, parameters.network.meetingRate);
  for (const contacts of pairs.contacts) contacts.fill(0);
  for (const missed of pairs.missed) for (let at = 0; at < missed.length; at++) missed[at] *= parameters.network.missedMemory;
  const { recordMemory } = parameters.routing;
  for (let at = 0; at < pairs.handed.length; at++) pairs.handed[at] *= recordMemory;
}

/** Meetings of the forum, a shared platform and joint plans bring together who sits there. */
function meetElsewhere(world: World): void {
  const { pairs, organisations, forum, policy, parameters } = world;
  const shared = servedAt(world, "contacts");
  const planned = parameters.network.planContact * policy.emergencyPlan * policy.linkage;
  for (let i = 0; i < organisations.length; i++) {
    if (!isActor(organisations[i])) continue;
    for (let at = pairs.first[i]; at < pairs.first[i + 1]; at++) {
      const other = organisations[pairs.partner[at]];
      if (!isActor(other)) continue;
      if (organisations[i].forumMember && other.forumMember) {
        pairs.contacts[INFORMATION][at] += forum.dialogue;
        pairs.contacts[JOINT_ACTION][at] += parameters.network.forumJoint * forum.dialogue;
      }
      pairs.contacts[INFORMATION][at] += parameters.network.platformContact * shared + planned;
    }
  }
}

/** Hours of upkeep of an organisation's ties this month. */
export function upkeepHours({ pairs, parameters }: World, organisation: Organisation): number {
  const { hoursInformation, hoursResource, hoursJointAction, hoursSupervision } = parameters.network;
  const perTie = [hoursInformation, hoursResource, hoursJointAction, hoursSupervision];
  let hours = 0;
  for (let layer = 0; layer < perTie.length; layer++) {
    const ties = pairs.layers[layer];
    for (let at = pairs.first[organisation.index]; at < pairs.first[organisation.index + 1]; at++) hours += perTie[layer] * ties[at];
  }
  return hours;
}

/** Share of upkeep that an organisation means to find the time for: all of it up to full load, then less. */
function meantShare({ parameters }: World, organisation: Organisation): number {
  return clampShare(1 - parameters.network.overloadDrop * Math.max(0, organisation.utilisation - 1));
}

function payUpkeep(world: World): void {
  for (const organisation of world.organisations) {
    const hours = upkeepHours(world, organisation) * meantShare(world, organisation);
    organisation.upkeepUndertaken += hours;
    undertake(organisation, hours);
  }
}

/** Every organisation looks at its ties and at those it met; all decide on the same picture. */
export function formTies(world: World, rate: number, put = setTie): void {
  const { pairs, organisations } = world;
  const degrees = organisations.map((organisation) => degree(world, organisation));
  const closures = GROWN.map(() => new Uint8Array(pairs.count));
  organisations.forEach((organisation) => {
    if (isActor(organisation)) countShared(world, organisation, closures);
  });
  const decided: [layer: number, pair: number, strength: number][] = [];
  for (const organisation of organisations) {
    if (!isActor(organisation)) continue;
    // Of what it means to do, the share that was worked in the month that ends.
    const paid = meantShare(world, organisation) * organisation.fulfilled;
    for (let at = pairs.first[organisation.index]; at < pairs.first[organisation.index + 1]; at++) {
      const other = organisations[pairs.partner[at]];
      GROWN.forEach((layer, k) => {
        const now = pairs.layers[layer][at];
        const next = isActor(other)
          ? nextStrength(world, {
              layer,
              at,
              organisation,
              other,
              degree: degrees[organisation.index],
              shared: closures[k][at],
              paid,
              rate,
            })
          : 0;
        if (next !== now) decided.push([layer, at, next]);
      });
    }
  }
  for (const [layer, at, strength] of decided) put(world, layer, at, strength);
}

interface Look {
  readonly layer: number;
  readonly at: number;
  readonly organisation: Organisation;
  readonly other: Organisation;
  readonly degree: number;
  readonly shared: number;
  readonly paid: number;
  readonly rate: number;
}

/** Strength of a tie next month: formed, dropped, or grown by use and worn by silence and unpaid upkeep. */
function nextStrength(world: World, look: Look): number {
  const { pairs, streams, parameters, day } = world;
  const { layer, at, organisation, other, rate, paid } = look;
  const p = parameters.network;
  const strength = pairs.layers[layer][at];
  const used = pairs.contacts[layer][at];
  if (strength === 0 && used === 0 && pairs.missed[layer][at] === 0) return 0; // no candidate
  const step = Math.floor(day / DAYS_PER_MONTH) * DRAWS_PER_MONTH + 2 * layer;
  const reconsiders = streams.ties.bernoulli(rate, step, organisation.key, other.key);
  if (strength === 0) {
    const forms = reconsiders && streams.ties.bernoulli(sigmoid(tieUtility(world, look)), step + 1, organisation.key, other.key);
    return forms ? p.firstStrength : 0;
  }
  // What comes from above by allotment is not weighed month by month; it fades when it is not used.
  const allotted = layer === RESOURCE && pairs.layers[SUPERVISION][at] > 0;
  const drops =
    !allotted &&
    reconsiders &&
    !streams.ties.bernoulli(sigmoid(tieUtility(world, look) + p.inertia), step + 1, organisation.key, other.key);
  if (drops) return 0;
  const busy = used / (used + p.contactsHalf);
  const grown = strength + p.growth * busy * (1 - strength);
  const worn = grown * (1 - p.unpaidLoss * (1 - paid)) * (1 - p.idleLoss * (1 - busy));
  return worn < p.leastStrength ? 0 : worn;
}

/**
 * How far the queue of another is one's own concern: out of willingness; as the partner on whose help one's own joint cases depend; as who
 * is supervised, whose books count in one's own assessment (assessment.ts). Any of them suffices.
 */
export function stakeIn({ pairs }: World, { cooperation }: Organisation, pair: number): number {
  return 1 - (1 - cooperation) * (1 - pairs.layers[JOINT_ACTION][pair]) * (1 - pairs.layers[SUPERVISION][pair]);
}

/** Whether a tie goes past the hubs, between two of whom neither supervises the other. */
function isBypass({ layers, reverse }: Pairs, one: Organisation, other: Organisation, pair: number): boolean {
  const supervision = layers[SUPERVISION];
  return !(HUBS.has(one.role) || HUBS.has(other.role) || supervision[pair] > 0 || supervision[reverse[pair]] > 0);
}

/** Log-odds that a tie is worth having. */
function tieUtility(world: World, { layer, at, organisation, other, degree, shared }: Look): number {
  const { pairs, parameters, policy } = world;
  const p = parameters.network;
  const missed = pairs.missed[layer][at];
  const used = pairs.contacts[layer][at];
  const returned = pairs.layers[layer][pairs.reverse[at]];
  const crowded = degree / (p.tiesAtLeast + p.tiesPerPost * organisation.staff);
  const load = 1 + p.loadCost * Math.max(0, organisation.utilisation - parameters.partnership.loadThreshold);
  // Who receives gains; who gives decides: out of willingness or a stake in the other's queue, or because pooling is the rule.
  const given = layer === RESOURCE ? stakeIn(world, organisation, at) * (1 - policy.pooling) + policy.pooling : 1;
  return (
    p.base -
    (isBypass(pairs, organisation, other, at) ? p.bypassCost * policy.governmentDominance : 0) +
    given * (p.missedWeight * (missed / (missed + p.missedHalf)) + p.useWeight * (used / (used + p.contactsHalf))) +
    p.trust * (pairs.trust[at] - 0.5) +
    p.reciprocity * returned +
    p.closure * shared -
    p.degreeCost * crowded * crowded * load
  );
}

/** Partners of an actor over the layers it keeps itself. */
function degree({ pairs }: World, organisation: Organisation): number {
  let count = 0;
  for (let at = pairs.first[organisation.index]; at < pairs.first[organisation.index + 1]; at++)
    if (GROWN.some((layer) => pairs.layers[layer][at] > 0)) count++;
  return count;
}

/** Marks, per layer, to whom the strongest ties of an organisation are tied: closure within limited attention, so O(ties) a month. */
function countShared({ pairs, parameters }: World, organisation: Organisation, closures: readonly Uint8Array[]): void {
  const { attention, closureMost } = parameters.network;
  GROWN.forEach((layer, k) => {
    const ties = pairs.layers[layer];
    for (const strong of strongestOf(pairs, ties, organisation.index, attention)) {
      const friend = pairs.partner[strong];
      // Whom both can meet stands in both lists: the shorter is gone through, so that a hub costs no more than the pairs of who looks.
      const [one, other] = shorter(pairs, organisation.index, friend);
      for (let near = pairs.first[one]; near < pairs.first[one + 1]; near++) {
        const far = pairOf(pairs, other, pairs.partner[near]);
        if (far < 0) continue;
        const [own, onward] = one === friend ? [far, near] : [near, far];
        if (ties[onward] > 0 && closures[k][own] < closureMost) closures[k][own]++;
      }
    }
  });
}

/** Two organisations, the one with fewer pairs first. */
function shorter({ first }: Pairs, a: number, b: number): readonly [number, number] {
  return first[a + 1] - first[a] <= first[b + 1] - first[b] ? [a, b] : [b, a];
}

/** The strongest ties an organisation holds in a layer, at most so many; of equals the first. */
export function strongestOf(pairs: Pairs, ties: Float64Array, holder: number, count: number): readonly number[] {
  const best: number[] = [];
  for (let pair = pairs.first[holder]; pair < pairs.first[holder + 1]; pair++) {
    if (ties[pair] <= 0) continue;
    let place = best.length;
    while (place > 0 && ties[best[place - 1]] < ties[pair]) place--;
    if (place >= count) continue;
    best.splice(place, 0, pair);
    if (best.length > count) best.pop();
  }
  return best;
}

/** Whether two mandates differ and meet in some category. */
export function meetInCases(a: Organisation, b: Organisation): boolean {
  let meet = false;
  let differ = false;
  for (let c = 0; c < a.mandate.length; c++) {
    if (a.mandate[c] > 0 && b.mandate[c] > 0) meet = true;
    if (a.mandate[c] !== b.mandate[c]) differ = true;
  }
  return meet && differ;
}

/**
 * Ties of supervision where a scenario names none: government over those it shares categories with, the office that commands also over
 * departments, which it calls in and has a say in assessing (Beijing 2018–19, Pinggu 2017 [P]).
 */
export function superviseByMandate(world: World): void {
  const { pairs, organisations, parameters } = world;
  for (const organisation of organisations) {
    if (!kindOf(organisation).hasAuthority || !isActor(organisation)) continue;
    for (let at = pairs.first[organisation.index]; at < pairs.first[organisation.index + 1]; at++) {
      const other = organisations[pairs.partner[at]];
      const isUnder = !kindOf(other).hasAuthority || (COMMAND.has(organisation.role) && !COMMAND.has(other.role));
      if (isUnder && isActor(other) && meetInCases(organisation, other)) setTie(world, SUPERVISION, at, parameters.network.firstStrength);
    }
  }
}

/** Steps from whoever commands to an organisation over information and joint-action ties; `none` when there is no path so short. */
export function chainLength(world: World, target: Organisation, none: number): number {
  const { pairs, organisations } = world;
  const linked = (layer: number, at: number) => pairs.layers[layer][at] > 0 || pairs.layers[layer][pairs.reverse[at]] > 0;
  let frontier = organisations.filter(({ role }) => COMMAND.has(role)).map(({ index }) => index);
  const seen = new Set(frontier);
  for (let steps = 0; steps < none; steps++) {
    if (frontier.includes(target.index)) return steps;
    const next = new Set<number>();
    for (const i of frontier) {
      for (let at = pairs.first[i]; at < pairs.first[i + 1]; at++) {
        const other = pairs.partner[at];
        if (!seen.has(other) && (linked(INFORMATION, at) || linked(JOINT_ACTION, at))) next.add(other);
      }
    }
    for (const k of next) seen.add(k);
    frontier = [...next].sort((a, b) => a - b);
  }
  return none;
}
