/** Heat table of rank probabilities. */
import { formatNumber } from "../../../words/format.ts";
import { addCells } from "./cells.ts";
import { sequential } from "./colours.ts";
import type { Rows } from "./rows.ts";

export interface RankCells {
  readonly rows: Rows;
  readonly x: number;
  readonly width: number;
  /** `shares[row][rank]`, index 0 is the best. */
  readonly shares: readonly (readonly number[])[];
}

/** Rows by expected rank, the best first; ties keep their order. */
export function rankOrder(shares: readonly (readonly number[])[]): number[] {
  const expected = shares.map((row) => row.reduce((sum, share, rank) => sum + share * rank, 0));
  return shares.map((_, i) => i).sort((a, b) => expected[a]! - expected[b]! || a - b);
}

/** Width for the given number of ranks within the room. */
export function rankCellsWidth(ranks: number, room: number): number {
  return Math.min(room, ranks * 62);
}

/** Cells with whole per cent; `<1` where there is something, nothing where there is none. */
export function addRankCells(parent: Element, { rows, x, width, shares }: RankCells): void {
  const ranks = Math.max(1, ...shares.map((row) => row.length));
  addCells(parent, {
    rows,
    x,
    cellWidth: width / ranks,
    columns: Array.from({ length: ranks }, (_, rank) => String(rank + 1)),
    cell: (row, rank) => {
      const share = shares[row]![rank] ?? 0;
      return { text: shareText(share), fill: sequential(share) };
    },
  });
}

function shareText(share: number): string {
  if (share <= 0) return "0";
  if (share < 0.005) return "<1";
  return formatNumber(Math.round(share * 100));
}
