/** Worlds in which nobody knows anything, nobody is tied and nobody is loaded, and cases put into them by hand. */

import type { OrganisationRole } from "../../src/model/kinds.ts";
import { MISSING, RIGHT } from "../../src/model/knowledge.ts";
import { layerIds, pairOf } from "../../src/model/pairs.ts";
import { openCase } from "../../src/model/processes/routing.ts";
import type { ModelSpecification } from "../../src/model/specification.ts";
import type { Organisation, World } from "../../src/model/state.ts";
import { communityOf, freshWorld, type ParameterPatch, withParameters } from "./worlds.ts";

/** Nothing is written down or claimed by two, and nobody learns from cases; they go on at once, nobody sends one back, and nothing is entered twice. */
const plain: ParameterPatch = {
  knowledge: { learning: 0, askedLearning: 0 },
  // Everything that is reported is taken down.
  recording: { discretion: -40 },
  routing: { hopDays: 0, returning: -40, returnLoad: 0, reentryHours: 0 },
  institutions: { platformCoverage: 0, interoperability: 0 },
};

/** The base community, small, with one organisation of most roles. Later parameters stand. */
export function strangers(patch: ParameterPatch = {}, changes: Partial<ModelSpecification> = {}, replication = 0): World {
  const world = freshWorld(withParameters(withParameters(communityOf(800, 1, changes), plain), patch), replication);
  for (const layer of world.pairs.layers) layer.fill(0);
  world.pairs.handed.fill(0);
  know(world, MISSING);
  world.knowledge.opaque.fill(0);
  setWritten(world, false);
  world.knowledge.contestedFrom.fill(1);
  for (const organisation of world.organisations) organisation.utilisation = 0;
  return world;
}

/** Whether all matters are written down, or none is. */
export function setWritten({ knowledge, policy }: World, written: boolean): void {
  knowledge.writtenFrom.fill(written ? 0 : 1);
  policy.responsibilityClarity = 0.5;
}

/** Gives the same fact about every matter to some organisations, or to all. */
export function know({ knowledge, categories, organisations }: World, fact: number, whose: readonly Organisation[] = organisations): void {
  const all = categories.length * knowledge.matters;
  for (const { index } of whose) knowledge.facts.fill(fact, index * all, (index + 1) * all);
}

export function ofRole({ organisations }: World, role: OrganisationRole): Organisation {
  return organisations.find((organisation) => organisation.role === role)!;
}

/** The organisations of the small community by short names. Disputes are led by the committee alone. */
export function cast(world: World) {
  return {
    office: ofRole(world, "street-office"),
    departments: ofRole(world, "line-department"),
    police: ofRole(world, "police-station"),
    committee: ofRole(world, "residents-committee"),
    property: ofRole(world, "property-company"),
    security: ofRole(world, "security-company"),
    ngo: ofRole(world, "social-work-ngo"),
    volunteers: ofRole(world, "volunteer-team"),
  };
}

export function categoryOf({ categories }: World, id: string): number {
  return categories.findIndex((category) => category.id === id);
}

/** A tie from one to another, in one layer and one direction; returns the pair. */
export function tie({ pairs }: World, layer: number, from: Organisation, to: Organisation, strength: number): number {
  const pair = pairOf(pairs, from.index, to.index);
  pairs.layers[layer][pair] = strength;
  return pair;
}

/** A matter of dispute at building 0 that nobody has noticed yet. */
export function matterOf(world: World, ordinal: number, category = categoryOf(world, "dispute"), work = 2): number {
  const { hazards, streams, day } = world;
  const slot = hazards.add(0, category, day, ordinal, streams.hazard);
  hazards.columns.latent[slot] = 1;
  hazards.columns.severity[slot] = 0.4;
  hazards.columns.work[slot] = work;
  return slot;
}

/** Opens a case of dispute with who takes it, and lets it walk as far as it gets today. */
export function walkFrom(world: World, taker: Organisation, ordinal = 0, category?: number): number {
  const slot = matterOf(world, ordinal, category);
  openCase(world, slot, 0, -1, -1, taker);
  return slot;
}

/** Share of so many cases with a property; `before` puts the world right for each. */
export function shareOf(count: number, holds: (ordinal: number) => boolean): number {
  let found = 0;
  for (let ordinal = 0; ordinal < count; ordinal++) if (holds(ordinal)) found++;
  return found / count;
}

/** Four standard errors of a share among so many. */
export function margin(share: number, count: number): number {
  return 4 * Math.sqrt((share * (1 - share)) / count) + 1e-9;
}

/** Strengths of all layers of all pairs, in one list. */
export function strengths({ pairs }: World): number[] {
  return layerIds.flatMap((_, layer) => [...pairs.layers[layer]]);
}

/** Whether an organisation has the fact of a case right. */
export function hasLearned({ knowledge, categories, hazards }: World, { index }: Organisation, slot: number): boolean {
  const { category, matter } = hazards.columns;
  return knowledge.facts[(index * categories.length + category[slot]) * knowledge.matters + matter[slot]] === RIGHT;
}
