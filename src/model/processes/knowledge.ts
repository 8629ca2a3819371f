/**
 * Knowledge (monthly): organisations read what is written down; what they know goes out of date, and goes with those who leave.
 *
 * What is learned from cases is learned when a case reaches its lead (processes/routing.ts).
 */
import { isWritten, leadsMatter, MISSING, matterKey, RIGHT, WRONG } from "../knowledge.ts";
import type { Parameters } from "../parameters/catalogue.ts";
import type { World } from "../state.ts";
import { DAYS_PER_MONTH } from "../time.ts";

/** Draws of one fact in a month. */
const DRAWS = 4;

export function renewKnowledge(world: World): void {
  const { knowledge, organisations, categories, parameters, streams, day } = world;
  const { strayed } = knowledge;
  for (let at = 0; at < strayed.length; at++) strayed[at] *= parameters.network.missedMemory;
  const { readShare, wrongShare } = parameters.knowledge;
  const lost = organisations.map(({ departed }) => forgotten(parameters.knowledge, departed));
  for (const organisation of organisations) organisation.departed = 0;
  const month = Math.floor(day / DAYS_PER_MONTH);
  const all = categories.length * knowledge.matters;
  for (let at = 0; at < all; at++) {
    if (knowledge.opaque[at] === 1) continue;
    const written = isWritten(world, at);
    const key = matterKey(categories[Math.floor(at / knowledge.matters)], at % knowledge.matters);
    for (const organisation of organisations) {
      const fact = organisation.index * all + at;
      const known = knowledge.facts[fact] === RIGHT;
      const toRead = written || (knowledge.agreed[at] === 1 && organisation.forumMember);
      if (!known && toRead && streams.knowledge.bernoulli(readShare, DRAWS * month, organisation.key, key)) knowledge.facts[fact] = RIGHT;
      if (!known || leadsMatter(world, organisation, at)) continue;
      if (!streams.knowledge.bernoulli(lost[organisation.index], DRAWS * month + 1, organisation.key, key)) continue;
      // Who comes new to a desk believes something, as often wrongly as at the start.
      knowledge.facts[fact] = streams.knowledge.bernoulli(wrongShare, DRAWS * month + 2, organisation.key, key) ? WRONG : MISSING;
    }
  }
}

/** Probability that a fact is lost in a month in which a share of those who may know it has left. */
export function forgotten({ fading, carried }: Parameters["knowledge"], departed: number): number {
  return 1 - (1 - fading) * (1 - carried * departed);
}
