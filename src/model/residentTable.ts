/** Residents one by one: who they are, and how they fared by the end of a run; what a comparison needs to say who gains and who loses. */
import { gridId } from "./place.ts";
import { securityAnswers } from "./processes/survey.ts";
import { ageBands } from "./residents.ts";
import type { World } from "./state.ts";

/** In the order of the model, the same people in every arm of a replication. All arrays have length `count`. */
export interface ResidentTable {
  readonly count: number;
  /** Labels of age bands and ids of grids, which the codes below point to. */
  readonly ageBands: readonly string[];
  readonly grids: readonly string[];
  readonly ageBand: Uint8Array;
  readonly grid: Uint16Array;
  /** Mean confidence in the kinds of organisation at day 0, share. */
  readonly trustAtStart: Float32Array;
  /** At the end of the run: outcome id (`sense-of-security`, `satisfaction`, `confidence`) → value per resident. */
  readonly outcomes: Readonly<Record<string, Float32Array>>;
}

/** Every resident as the world stands, with the confidence it had at the start. The survey's own answers, so that means agree. */
export function residentTable(world: World, trustAtStart: Float32Array): ResidentTable {
  const { residents, place, specification } = world;
  const { building, ageBand, satisfaction } = residents.columns;
  return {
    count: residents.count,
    ageBands,
    grids: Array.from({ length: place.gridCount }, (_, grid) => gridId(place, specification, grid)),
    ageBand: ageBand.slice(),
    grid: Uint16Array.from(building, (b) => place.buildingGrid[b]),
    trustAtStart,
    outcomes: {
      "sense-of-security": Float32Array.from(securityAnswers(world), (answer) => answer + 1),
      satisfaction: satisfaction.slice(),
      confidence: meanConfidence(world),
    },
  };
}

/** Mean confidence of each resident in the kinds of organisation, share. */
export function meanConfidence({ residents }: World): Float32Array {
  const { count, confidence } = residents;
  const means = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    let sum = 0;
    for (let kind = 0; kind < confidence.length; kind++) sum += confidence[kind][i];
    means[i] = sum / confidence.length;
  }
  return means;
}
