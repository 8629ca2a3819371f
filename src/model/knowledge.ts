/**
 * Knowledge of who leads a matter (ODD element 2; M3): one fact per organisation and matter, right, wrong or missing.
 *
 * A category consists of matters, each with a lead. Facts last: an organisation that does not know sends every case of the matter astray
 * until it learns, so a tie to a different organisation is worth more than one more tie. Of some matters nothing can be learned, since the
 * call does not say what it is or the lead differs by place; each case is then a guess of its own.
 */
import { equalChoice, hash32, type Stream } from "../kernel/random.ts";
import { rolesWith } from "./kindLists.ts";
import type { Knowledge } from "./knowledgeState.ts";
import type { Category, Organisation, World } from "./state.ts";
import { DAYS_PER_MONTH, DAYS_PER_YEAR } from "./time.ts";

export const MISSING = 0;
export const RIGHT = 1;
export const WRONG = 2;

/** Steps of the stream of knowledge that belong to the start; months count down from 0 and up. */
const DRAW = {
  written: 1_000_000,
  contested: 1_000_001,
  opaque: 1_000_002,
  lead: 1_000_003,
  fact: 1_000_004,
  wrong: 1_000_005,
  believed: 1_000_006,
} as const;

const ANSWER_LINES = new Set([...rolesWith("emergency line"), ...rolesWith("hotline")]);

/** Stable key of a matter. */
export function matterKey(category: Category, matter: number): number {
  return hash32(matter, category.key, 0);
}

export function createKnowledge(
  world: Pick<World, "parameters" | "categories" | "organisations" | "streams" | "leads" | "place">,
): Knowledge {
  const { parameters, categories, organisations, streams, leads, place } = world;
  const { matters } = parameters.knowledge;
  const all = categories.length * matters;
  const draws = (step: number) =>
    Float64Array.from({ length: all }, (_, at) => streams.knowledge.uniform(step, keyAt(categories, matters, at)));
  const opaque = Uint8Array.from(draws(DRAW.opaque), (u, at) => (u < categories[Math.floor(at / matters)].fields.opaqueShare ? 1 : 0));
  const leadOf = (community: number, at: number) => {
    const candidates = leads[community * categories.length + Math.floor(at / matters)];
    return chooseLead(organisations, candidates, streams.knowledge, DRAW.lead, keyAt(categories, matters, at));
  };
  return {
    matters,
    facts: new Uint8Array(organisations.length * all),
    writtenFrom: draws(DRAW.written),
    contestedFrom: draws(DRAW.contested),
    opaque,
    strayed: new Float64Array(organisations.length * all),
    agreed: new Uint8Array(all),
    draftedBy: new Int32Array(all).fill(-1),
    leads: Int32Array.from({ length: place.communityCount * all }, (_, at) => leadOf(Math.floor(at / all), at % all)),
  };
}

function keyAt(categories: readonly Category[], matters: number, at: number): number {
  return matterKey(categories[Math.floor(at / matters)], at % matters);
}

/** One of the leads, those with people first; −1 when there is none. */
function chooseLead(
  organisations: readonly Organisation[],
  candidates: readonly number[],
  stream: Stream,
  step: number,
  key: number,
): number {
  const staffed = oneOf(organisations, candidates, hasPeople, stream, step, key);
  return staffed >= 0 ? staffed : oneOf(organisations, candidates, anybody, stream, step, key);
}

function hasPeople({ staff }: Organisation): boolean {
  return staff > 0;
}

function anybody(): boolean {
  return true;
}

/** One of the candidates that pass, each as likely, the same for the same key; −1 where none passes. */
export function oneOf(
  organisations: readonly Organisation[],
  candidates: readonly number[],
  passes: (organisation: Organisation) => boolean,
  stream: Stream,
  step: number,
  key: number,
): number {
  let best = -1;
  let largest = 0;
  for (const i of candidates) {
    if (!passes(organisations[i])) continue;
    // Of equal chances the largest uniform wins (see equalChoice), here without a list of those that pass.
    const u = stream.uniform(step, key, organisations[i].key);
    if (u > largest) [best, largest] = [i, u];
  }
  return best;
}

/** What organisations know at the start: what is written and long in force has been read, and of the rest what desks and others know. */
export function startKnowledge(world: World): void {
  const { knowledge, organisations, categories, parameters, streams } = world;
  const p = parameters.knowledge;
  const all = categories.length * knowledge.matters;
  const leaving = (parameters.resources.quitRate * DAYS_PER_MONTH) / DAYS_PER_YEAR;
  const everRead = p.readShare / (p.readShare + p.fading + (1 - p.fading) * p.carried * leaving);
  for (const organisation of organisations) {
    const untaught = isDesk(organisation) ? p.deskRight : p.peerRight;
    for (let at = 0; at < all; at++) {
      const key = keyAt(categories, knowledge.matters, at);
      const right = isWritten(world, at) ? 1 - (1 - untaught) * (1 - everRead) : untaught;
      const knows = leadsMatter(world, organisation, at) || streams.knowledge.bernoulli(right, DRAW.fact, organisation.key, key);
      const wrong = streams.knowledge.bernoulli(p.wrongShare, DRAW.wrong, organisation.key, key);
      knowledge.facts[organisation.index * all + at] = knows ? RIGHT : wrong ? WRONG : MISSING;
    }
  }
}

/** Organisations that answer a line for everybody and pass on what comes in. */
export function isDesk({ role }: Organisation): boolean {
  return ANSWER_LINES.has(role);
}

/** Whether the lead of a matter (`category * matters + matter`) is written down for all. */
export function isWritten({ knowledge, policy }: World, at: number): boolean {
  return knowledge.writtenFrom[at] < policy.responsibilityClarity;
}

/** Whether an organisation leads a matter in some community. */
export function leadsMatter({ knowledge, place, categories }: World, organisation: Organisation, at: number): boolean {
  const all = categories.length * knowledge.matters;
  const { communityCount } = place;
  const from = organisation.community < 0 ? 0 : organisation.community;
  const to = organisation.community < 0 ? communityCount : from + 1;
  for (let community = from; community < to; community++) if (knowledge.leads[community * all + at] === organisation.index) return true;
  return false;
}

/** Place of a hazard's matter among all matters. */
export function matterAt({ hazards, knowledge }: World, slot: number): number {
  const { category, matter } = hazards.columns;
  return category[slot] * knowledge.matters + matter[slot];
}

/** The organisation in charge of a case; of a matter that differs by place, the one of its grid. */
export function leadOf(world: World, slot: number): Organisation {
  const { knowledge, hazards, categories, place, organisations, leads, streams } = world;
  const { building, category } = hazards.columns;
  const community = place.buildingCommunity[building[slot]];
  const at = matterAt(world, slot);
  const candidates = leads[community * categories.length + category[slot]];
  const usual = knowledge.leads[community * categories.length * knowledge.matters + at];
  if (candidates.length === 1) return organisations[candidates[0]];
  if (knowledge.opaque[at] === 0 && organisations[usual].staff > 0) return organisations[usual];
  const key = hash32(place.buildingGrid[building[slot]], keyAt(categories, knowledge.matters, at), 0);
  return organisations[chooseLead(organisations, candidates, streams.knowledge, DRAW.lead, key)];
}

/** Fact of an organisation about the matter of a case. */
export function factOf(world: World, organisation: Organisation, slot: number): number {
  const { knowledge, categories } = world;
  return knowledge.facts[organisation.index * categories.length * knowledge.matters + matterAt(world, slot)];
}

export function setFact(world: World, organisation: Organisation, slot: number, fact: number): void {
  const { knowledge, categories } = world;
  const at = matterAt(world, slot);
  if (knowledge.opaque[at] === 0) knowledge.facts[organisation.index * categories.length * knowledge.matters + at] = fact;
}

/** Whom an organisation with a wrong fact believes to lead the matter: always the same one; null when there is nobody else. */
export function believedLead(world: World, organisation: Organisation, slot: number, lead: Organisation): Organisation | null {
  const { hazards, place, serving, servingKeys, servingWeights, organisations, streams, categories, knowledge } = world;
  const community = place.buildingCommunity[hazards.columns.building[slot]];
  const candidates = serving[community];
  const weights = servingWeights[community];
  for (let k = 0; k < candidates.length; k++) {
    const other = organisations[candidates[k]];
    weights[k] = other !== lead && other !== organisation && other.staff > 0 ? 1 : 0;
  }
  const key = hash32(keyAt(categories, knowledge.matters, matterAt(world, slot)), organisation.key, 0);
  const chosen = equalChoice(weights, servingKeys[community], streams.knowledge, DRAW.believed, key);
  return chosen < 0 ? null : organisations[candidates[chosen]];
}
