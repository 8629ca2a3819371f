/** Reading the network rows of one arm: ties, actor measures and whole-network measures. */
import { mean } from "d3";
import type { NetworkRow, OrganisationInfo, ResultTables } from "../../../../tables/tables.ts";
import type { OrganisationsNote } from "../../../../words/findings/runChartNotes.ts";
import { entry } from "./lookup.ts";
import { type PairedEstimate, pairedEstimate } from "./paired.ts";

export type Layer = Exclude<NetworkRow["layer"], "all">;

/** One tie between two organisations in one layer; both directions count as one, with the stronger strength. */
export interface Tie {
  readonly from: string;
  readonly to: string;
  readonly layer: Layer;
  readonly strength: number;
}

const layerOrder: readonly Layer[] = ["information", "resource", "joint-action", "supervision"];
const mostOrganisations = 40;

/** Of two sets of ties what only the first has, what both have, and what only the second has. */
export function compareTies(first: readonly Tie[], second: readonly Tie[]): { more: Tie[]; both: Tie[]; fewer: Tie[] } {
  const key = ({ layer, from, to }: Tie) => `${layer}|${from}|${to}`;
  const [own, other] = [new Set(first.map(key)), new Set(second.map(key))];
  return {
    more: first.filter((tie) => !other.has(key(tie))),
    both: first.filter((tie) => other.has(key(tie))),
    fewer: second.filter((tie) => !own.has(key(tie))),
  };
}

/** Layers that have rows, in the order of the contract. */
export function layersOf(tables: ResultTables): Layer[] {
  const present = new Set(tables.network.map((row) => row.layer));
  return layerOrder.filter((layer) => present.has(layer));
}

/** First and last day with network rows; undefined without rows. */
export function networkDays(rows: readonly NetworkRow[]): readonly [number, number] | undefined {
  if (rows.length === 0) return undefined;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    first = Math.min(first, row.day);
    last = Math.max(last, row.day);
  }
  return [first, last];
}

export function tiesOf(rows: readonly NetworkRow[]): Tie[] {
  const ties = new Map<string, Tie>();
  for (const row of rows) {
    const split = row.actor.indexOf(">");
    if (row.measure !== "tie" || row.layer === "all" || split < 0 || !(row.value > 0)) continue;
    const [from, to] = [row.actor.slice(0, split), row.actor.slice(split + 1)].sort() as [string, string];
    const key = `${row.layer}|${from}|${to}`;
    const strength = Math.min(1, Math.max(row.value, ties.get(key)?.strength ?? 0));
    ties.set(key, { from, to, layer: row.layer, strength });
  }
  return [...ties.values()];
}

/** An actor-level measure, averaged over the layers present. */
function actorMeasure(rows: readonly NetworkRow[], measure: string): Map<string, number> {
  const values = new Map<string, number[]>();
  for (const row of rows) {
    if (row.measure === measure && row.actor !== "" && Number.isFinite(row.value)) entry(values, row.actor, () => []).push(row.value);
  }
  return new Map([...values].map(([actor, list]) => [actor, mean(list)!]));
}

/** The candidate with the lowest mean constraint above zero (an organisation without ties has none); ties by name. */
function topBroker(rows: readonly NetworkRow[], candidates: readonly string[]): string | undefined {
  const constraint = actorMeasure(
    rows.filter((row) => row.value > 0),
    "constraint",
  );
  const ranked = candidates.filter((id) => constraint.has(id)).sort((a, b) => constraint.get(a)! - constraint.get(b)! || (a < b ? -1 : 1));
  return ranked[0];
}

/** One layer of ties of one arm and replication: at the end, and what has changed since the start. */
export interface LayerTies {
  readonly layer: Layer;
  readonly gained: readonly Tie[];
  readonly kept: readonly Tie[];
  readonly lost: readonly Tie[];
  /** Of each organisation, at the end. */
  readonly betweenness: ReadonlyMap<string, number>;
  readonly broker: string | undefined;
}

/** From rows of one arm and replication at both ends; of organisations that are shown. */
export function layerTies(layer: Layer, start: readonly NetworkRow[], end: readonly NetworkRow[], shown: ReadonlySet<string>): LayerTies {
  const of = (rows: readonly NetworkRow[]) => rows.filter((row) => row.layer === layer);
  const ties = (rows: readonly NetworkRow[]) => tiesOf(of(rows)).filter(({ from, to }) => shown.has(from) && shown.has(to));
  const { more, both, fewer } = compareTies(ties(end), ties(start));
  const connected = new Set([...more, ...both].flatMap(({ from, to }) => [from, to]));
  const broker = topBroker(of(end), [...connected]);
  return { layer, gained: more, kept: both, lost: fewer, betweenness: actorMeasure(of(end), "betweenness"), broker };
}

/** Mean over replications of a whole-network measure on a day. */
export function meanMeasure(rows: readonly NetworkRow[], layer: Layer, measure: string, day: number): number | undefined {
  return mean(byReplication(rows, layer, measure, day).values());
}

/** Means at both ends and the paired change within each replication. */
export function measureChange(
  rows: readonly NetworkRow[],
  layer: Layer,
  measure: string,
  [start, end]: readonly [number, number],
): { ends: [number, number]; paired: PairedEstimate } | undefined {
  const before = byReplication(rows, layer, measure, start);
  const after = byReplication(rows, layer, measure, end);
  const paired = pairedEstimate(after, before);
  return paired && { ends: [mean(before.values())!, mean(after.values())!], paired };
}

/** A whole-network measure of one arm beside that of another on a day, paired by replication. */
export function pairedMeasure(
  rows: readonly NetworkRow[],
  others: readonly NetworkRow[],
  layer: Layer,
  measure: string,
  day: number,
): PairedEstimate | undefined {
  return pairedEstimate(byReplication(rows, layer, measure, day), byReplication(others, layer, measure, day));
}

/** All organisations, or with more than 40 those of the whole street and of the community that has the most. */
export function shownOrganisations(tables: ResultTables): {
  readonly organisations: readonly OrganisationInfo[];
  readonly notes: readonly OrganisationsNote[];
} {
  const all = tables.organisations;
  if (all.length <= mostOrganisations) return { organisations: all, notes: [] };
  const sizes = new Map<string, number>();
  for (const { community } of all) if (community !== "street") sizes.set(community, (sizes.get(community) ?? 0) + 1);
  const largest = [...sizes].sort((a, b) => b[1] - a[1])[0]?.[0];
  const chosen = all.filter((organisation) => organisation.community === "street" || organisation.community === largest);
  const organisations = chosen.slice(0, mostOrganisations);
  const place = tables.groupLabels[`community:${largest}`] ?? largest ?? "";
  const counts = { shown: organisations.length, of: all.length, cut: organisations.length < chosen.length };
  return { organisations, notes: [{ kind: "run-organisations-shown", ...counts, place }] };
}

function byReplication(rows: readonly NetworkRow[], layer: Layer, measure: string, day: number): Map<number, number> {
  const values = new Map<number, number>();
  for (const row of rows) {
    if (row.layer === layer && row.measure === measure && row.actor === "" && row.day === day && Number.isFinite(row.value)) {
      values.set(row.replication, row.value);
    }
  }
  return values;
}
