/** Reading the ledger: yuan by source or by use, of each arm and replication. */
import type { LedgerRow, ResultTables } from "../../../../tables/tables.ts";
import { runChartLabels } from "../../../../words/en/runChartLabels.ts";
import { type ByReplication, entry } from "./lookup.ts";

const labels = runChartLabels.money;

/** Most parts that a bar has; the smallest become one. */
const mostParts = 8;

export interface Breakdown {
  readonly heading: string;
  /** The largest first. */
  readonly parts: readonly string[];
  /** Mean yuan per replication of each part, by arm. */
  readonly byArm: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Yuan of all parts by arm and replication. */
  readonly totals: ReadonlyMap<string, ByReplication>;
}

export function sourcesOf(tables: ResultTables): Breakdown {
  return breakdown(tables, labels.sources, sourceRows(tables), (row) => row.from.slice("source:".length), "source:");
}

export function usesOf(tables: ResultTables): Breakdown {
  return breakdown(tables, labels.uses, useRows(tables), (row) => row.purpose, "purpose:");
}

export function sumOf(parts: ReadonlyMap<string, number> | undefined): number {
  return [...(parts?.values() ?? [])].reduce((total, yuan) => total + yuan, 0);
}

/** Sums rows into at most eight parts, the largest first; the smallest become `other`. */
function breakdown(
  tables: ResultTables,
  heading: string,
  rows: readonly LedgerRow[],
  partOf: (row: LedgerRow) => string,
  prefix: string,
): Breakdown {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(partOf(row), (sums.get(partOf(row)) ?? 0) + row.yuan);
  const ranked = [...sums]
    .filter(([, yuan]) => yuan > 0)
    .sort((a, b) => b[1] - a[1])
    .map(([name]) => name);
  const kept = ranked.length <= mostParts ? ranked : ranked.slice(0, mostParts - 1);
  const labelOf = new Map(kept.map((name) => [name, spelled(tables.groupLabels[`${prefix}${name}`] ?? name)]));
  const runs = replicationsOf(tables);
  const byArm = new Map<string, Map<string, number>>();
  const totals = new Map([...runs].map(([arm, list]) => [arm, new Map([...list].map((replication) => [replication, 0]))]));
  for (const row of rows) {
    if (sums.get(partOf(row))! <= 0) continue;
    const label = labelOf.get(partOf(row)) ?? labels.other;
    const parts = entry(byArm, row.arm, () => new Map<string, number>());
    parts.set(label, (parts.get(label) ?? 0) + row.yuan / runs.get(row.arm)!.size);
    const own = totals.get(row.arm)!;
    own.set(row.replication, own.get(row.replication)! + row.yuan);
  }
  for (const parts of byArm.values()) for (const [label, yuan] of parts) parts.set(label, Math.max(0, yuan));
  const parts = [...new Set([...labelOf.values(), ...(kept.length < ranked.length ? [labels.other] : [])])];
  return { heading, parts, byArm, totals };
}

function sourceRows(tables: ResultTables): LedgerRow[] {
  return tables.ledger.filter((row) => row.from.startsWith("source:"));
}

/** Rows into accounts that pay nothing onward, so that transfers are not counted twice; without any, the rows from sources. */
function useRows(tables: ResultTables): LedgerRow[] {
  const payers = new Set(tables.ledger.map((row) => row.from));
  const final = tables.ledger.filter((row) => !payers.has(row.to));
  return final.length > 0 ? final : sourceRows(tables);
}

/** Replications of each arm, with those in which nothing was booked. */
function replicationsOf(tables: ResultTables): Map<string, Set<number>> {
  const runs = new Map<string, Set<number>>();
  for (const row of [...tables.ledger, ...tables.summary]) entry(runs, row.arm, () => new Set<number>()).add(row.replication);
  return runs;
}

function spelled(id: string): string {
  const wages = /^wages[- ](.+)$/.exec(id)?.[1];
  if (wages !== undefined) return `${wages === "ngo" ? "NGO" : wages.replaceAll("-", " ")} wages`;
  return id.replaceAll("-", " ");
}
