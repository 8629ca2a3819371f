/**
 * Multiplexity: do organisations that work together in one way also work together in another?
 *
 * Source: Provan, Fish & Sydow (2007), Interorganizational networks at the network level, Journal of Management 33: 479–516.
 * Here a dyad is tied in a layer when either direction has a tie.
 */
import { type Network, tiesOf } from "./ties.ts";

/**
 * Share of the dyads tied in any layer that are tied in two or more, in [0, 1]; NaN when no layer has a tie.
 * Throws RangeError when layers differ in size; actors must stand in the same order in each.
 */
export function multiplexity(layers: readonly Network[]): number {
  if (layers.length === 0) return Number.NaN;
  const size = layers[0].size;
  const layerCounts = new Uint16Array(size * size);
  for (const layer of layers) {
    if (layer.size !== size) throw new RangeError(`network layers: expected ${size} actors in each, received ${layer.size}`);
    const { offsets, neighbours } = tiesOf(layer).undirected;
    for (let i = 0; i < size; i++) {
      for (let a = offsets[i]; a < offsets[i + 1]; a++) layerCounts[i * size + neighbours[a]]++;
    }
  }
  // Both entries of a dyad are counted, above and below the line.
  let tied = 0;
  let tiedTwice = 0;
  for (let k = 0; k < layerCounts.length; k++) {
    if (layerCounts[k] > 0) tied++;
    if (layerCounts[k] > 1) tiedTwice++;
  }
  return tied === 0 ? Number.NaN : tiedTwice / tied;
}
