/**
 * Catalogue of network measures: what is measured on one layer of the governance network, and how.
 *
 * Values are comparable between networks of the same size; density in particular falls as networks grow, whatever the cooperation.
 * `multiplexity` (across layers) and `eiExpected` (the chance value beside `e-i-index`) stand outside the catalogue.
 */
import { betweenness, betweennessCentralisation, degree, degreeCentralisation } from "./centralisation.ts";
import { compactness, density, isolateShare, reciprocity, transitivity } from "./cohesion.ts";
import { corePeripheryFit } from "./corePeriphery.ts";
import { eiIndex } from "./groupMixing.ts";
import { structuralHoles } from "./structuralHoles.ts";
import { type Network, type Ties, tiesOf } from "./ties.ts";

export { meanDistance } from "./cohesion.ts";
export { eiExpected } from "./groupMixing.ts";
export { multiplexity } from "./multiplexity.ts";
export type { Network } from "./ties.ts";

/** One value per actor, in the order of the network. */
export interface ActorMeasures {
  readonly degree: Float64Array;
  readonly betweenness: Float64Array;
  readonly constraint: Float64Array;
  readonly effectiveSize: Float64Array;
}

export interface NetworkMeasurement {
  /** By id of each measure of level `network`, in catalogue order. */
  readonly whole: Readonly<Record<string, number>>;
  readonly actors: ActorMeasures;
}

interface MeasureDescription {
  /** kebab-case. */
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly definition: string;
  readonly source: string;
  /** Descriptive: whether much is good depends on the question. */
  readonly direction: "none";
}

export interface WholeNetworkMeasure extends MeasureDescription {
  readonly level: "network";
  measure(ties: Ties, actors: ActorMeasures): number;
}

export interface ActorMeasure extends MeasureDescription {
  readonly level: "actor";
  /** Where `measureNetwork` puts it. */
  readonly field: keyof ActorMeasures;
}

export type NetworkMeasure = WholeNetworkMeasure | ActorMeasure;

export const networkMeasures: readonly NetworkMeasure[] = [
  {
    id: "density",
    label: "Density",
    unit: "share",
    definition: "Directed ties over ordered pairs of actors.",
    source: "Wasserman & Faust 1994",
    level: "network",
    direction: "none",
    measure: density,
  },
  {
    id: "degree-centralisation",
    label: "Degree centralisation",
    unit: "index 0–1",
    definition: "Sum of the gaps to the greatest number of undirected ties, over that of a star of the same size.",
    source: "Freeman 1978",
    level: "network",
    direction: "none",
    measure: degreeCentralisation,
  },
  {
    id: "betweenness-centralisation",
    label: "Betweenness centralisation",
    unit: "index 0–1",
    definition: "Sum of the gaps to the greatest normalised betweenness, over that of a star of the same size; undirected.",
    source: "Freeman 1978",
    level: "network",
    direction: "none",
    measure: (ties, actors) => betweennessCentralisation(ties, actors.betweenness),
  },
  {
    id: "reciprocity",
    label: "Reciprocity",
    unit: "share",
    definition: "Directed ties that are returned, over directed ties; no value without ties.",
    source: "Wasserman & Faust 1994",
    level: "network",
    direction: "none",
    measure: reciprocity,
  },
  {
    id: "transitivity",
    label: "Transitivity",
    unit: "share",
    definition: "Three times the triangles over connected triples, undirected; no value without triples.",
    source: "Wasserman & Faust 1994",
    level: "network",
    direction: "none",
    measure: transitivity,
  },
  {
    id: "core-periphery",
    label: "Core–periphery fit",
    unit: "correlation 0–1",
    definition:
      "Correlation of undirected ties with the best pattern in which a core is tied to everyone and the rest to no one else, over all splits up to 14 actors, found by search beyond; no value where nobody or everybody is tied.",
    source: "Borgatti & Everett 1999",
    level: "network",
    direction: "none",
    measure: corePeripheryFit,
  },
  {
    id: "e-i-index",
    label: "E-I index",
    unit: "index −1–1",
    definition: "Undirected ties between kinds of actors less those within, over all; no value without ties. Group sizes shift it.",
    source: "Krackhardt & Stern 1988",
    level: "network",
    direction: "none",
    measure: eiIndex,
  },
  {
    id: "compactness",
    label: "Compactness",
    unit: "index 0–1",
    definition: "Mean of 1 / distance over ordered pairs along the direction of ties; pairs without a path count 0.",
    source: "Latora & Marchiori 2001",
    level: "network",
    direction: "none",
    measure: compactness,
  },
  {
    id: "isolate-share",
    label: "Isolates",
    unit: "share",
    definition: "Actors without a tie in either direction, over actors.",
    source: "Wasserman & Faust 1994",
    level: "network",
    direction: "none",
    measure: isolateShare,
  },
  {
    id: "degree",
    label: "Degree",
    unit: "share",
    definition: "Undirected ties of the actor over the number of other actors.",
    source: "Freeman 1978",
    level: "actor",
    direction: "none",
    field: "degree",
  },
  {
    id: "betweenness",
    label: "Betweenness",
    unit: "share",
    definition: "Share of the shortest paths between two other actors that run through the actor, averaged over pairs; undirected.",
    source: "Freeman 1978; Brandes 2001",
    level: "actor",
    direction: "none",
    field: "betweenness",
  },
  {
    id: "constraint",
    label: "Burt's constraint",
    unit: "index",
    definition:
      "Share of the actor's tie strength that leads, directly or by shared contacts, to each contact, squared and added; no value for an isolate.",
    source: "Burt 1992",
    level: "actor",
    direction: "none",
    field: "constraint",
  },
  {
    id: "effective-size",
    label: "Effective size",
    unit: "contacts",
    definition:
      "Number of the actor's contacts less the redundancy of each with the others, weighted by tie strength; no value for an isolate.",
    source: "Burt 1992",
    level: "actor",
    direction: "none",
    field: "effectiveSize",
  },
];

/** All measures of one network; the same network gives the same bits. NaN where a measure is not defined, never an extreme value. */
export function measureNetwork(network: Network): NetworkMeasurement {
  const ties = tiesOf(network);
  const actors: ActorMeasures = { degree: degree(ties), betweenness: betweenness(ties), ...structuralHoles(ties) };
  const whole: Record<string, number> = {};
  for (const entry of networkMeasures) if (entry.level === "network") whole[entry.id] = entry.measure(ties, actors);
  return { whole, actors };
}
