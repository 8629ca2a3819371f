/**
 * Hot spots and their surroundings (weekly, with the arrival rates): what patrol prevents at a building is felt next door in two ways.
 *
 * Diffusion of benefit: of the patrol that a building has beyond a neighbour's, a share is felt there too, the less the farther off.
 * Displacement: of the arrivals that a building is spared by being better protected than a neighbour, a share turns up there. Both are
 * nothing where patrol is even; which one wins is an outcome. Sources: Bowers et al. 2011 and Braga et al. 2019
 * (reviews), Ratcliffe's Philadelphia foot patrol (displacement).
 */
import type { World } from "../state.ts";

/** Dose response with half of the effect at the half dose. */
export function saturating(dose: number, halfDose: number): number {
  return dose / (dose + halfDose);
}

/** Sets `field.deterrence`: the share of its full effect that patrol has at each building, the halo of its neighbours' patrol included. */
export function feelPresence(world: World): void {
  const { place, field, parameters } = world;
  const { offsets, ids, nearness } = place.neighbours;
  const { patrol, deterrence } = field;
  const share = parameters.space.diffusedShare;
  deterrence.set(patrol);
  for (let b = 0; share > 0 && b < place.buildingCount; b++) {
    for (let k = offsets[b]; k < offsets[b + 1]; k++) {
      const more = patrol[b] - patrol[ids[k]];
      if (more > 0) deterrence[ids[k]] += share * nearness[k] * more;
    }
  }
  const halfDose = parameters.hazards.patrolHalfDose;
  for (let b = 0; b < place.buildingCount; b++) deterrence[b] = saturating(deterrence[b], halfDose);
}

/**
 * Adds displaced arrivals to `field.rate`. What building b is spared beyond neighbour i is unpatrolled(b) · patrolPrevention ·
 * (deterrence(b) − deterrence(i)); over all neighbours by weight, `displacedShare` of it is added there, no more and no less.
 */
export function displaceArrivals(world: World): void {
  const { place, field, categories, parameters } = world;
  const { offsets, ids, weights } = place.neighbours;
  const { deterrence, rate, unpatrolled } = field;
  const share = parameters.space.displacedShare;
  const count = categories.length;
  const prevention = categories.map((category) => category.fields.patrolPrevention);
  for (let b = 0; share > 0 && b < place.buildingCount; b++) {
    for (let k = offsets[b]; k < offsets[b + 1]; k++) {
      const more = deterrence[b] - deterrence[ids[k]];
      if (more <= 0) continue;
      const part = share * weights[k] * more;
      for (let c = 0; c < count; c++) rate[ids[k] * count + c] += part * prevention[c] * unpatrolled[b * count + c];
    }
  }
}
