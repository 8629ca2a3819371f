/** Rows of network.csv: measures of every layer, of the whole and of each actor, and on request the ties themselves. */
import { layerIds, pairOf } from "../pairs.ts";
import { isActor } from "../processes/ties.ts";
import type { World } from "../state.ts";
import { eiExpected, measureNetwork, multiplexity, type Network } from "./measures.ts";

/** Name of the layer of measures over all layers together. */
export const ALL_LAYERS = "all";

export interface NetworkRow {
  readonly day: number;
  readonly layer: string;
  readonly measure: string;
  /** Empty for the whole network, an organisation, or `from>to` for a tie. */
  readonly actor: string;
  readonly value: number;
}

export function networkRows(world: World, day: number, withTies: boolean): NetworkRow[] {
  const together = {
    day,
    layer: ALL_LAYERS,
    measure: "multiplexity",
    actor: "",
    value: multiplexity(layerIds.map((_, k) => networkOf(world, k))),
  };
  // What is not defined has no row.
  return [...perLayer(world, day, withTies), together].filter(({ value }) => !Number.isNaN(value));
}

function perLayer(world: World, day: number, withTies: boolean): NetworkRow[] {
  return layerIds.flatMap((layer, k) =>
    layerRows(world, k)
      .map((row) => ({ day, layer, ...row }))
      .filter((row) => withTies || row.measure !== "tie"),
  );
}

function networkOf(world: World, layer: number): Network {
  const { organisations, pairs } = world;
  const actors = organisations.filter(isActor);
  const size = actors.length;
  const weights = Float64Array.from({ length: size * size }, (_, at) => {
    const pair = pairOf(pairs, actors[Math.floor(at / size)].index, actors[at % size].index);
    return pair < 0 ? 0 : pairs.layers[layer][pair];
  });
  return { size, weights, groups: actors.map((actor) => actor.kind) };
}

function layerRows(world: World, layer: number): Omit<NetworkRow, "day" | "layer">[] {
  const actors = world.organisations.filter(isActor);
  const network = networkOf(world, layer);
  const { size, weights } = network;
  const { whole, actors: measured } = measureNetwork(network);
  const rows: Omit<NetworkRow, "day" | "layer">[] = Object.entries(whole).map(([measure, value]) => ({ measure, actor: "", value }));
  rows.push({ measure: "e-i-expected", actor: "", value: eiExpected(network) });
  const perActor = [
    ["degree", measured.degree],
    ["betweenness", measured.betweenness],
    ["constraint", measured.constraint],
    ["effective-size", measured.effectiveSize],
  ] as const;
  for (const [measure, values] of perActor) for (let i = 0; i < size; i++) rows.push({ measure, actor: actors[i].id, value: values[i] });
  for (let at = 0; at < weights.length; at++) {
    if (weights[at] > 0)
      rows.push({ measure: "tie", actor: `${actors[Math.floor(at / size)].id}>${actors[at % size].id}`, value: weights[at] });
  }
  return rows;
}
