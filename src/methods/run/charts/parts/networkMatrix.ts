/** A layer of many ties as a matrix, where lines on a circle would hide each other: a square for each pair that has a tie. */
import { add, addText, addTooltip, inks } from "../../../../charts/element.ts";
import type { OrganisationInfo } from "../../../../tables/tables.ts";
import { layerLooks, lostInk } from "./networkCircle.ts";
import { addOrganisationMark, kindsOf } from "./networkLayout.ts";
import type { LayerTies } from "./networkTables.ts";

const headHeight = 34;
const nameWidth = 130;
const largestCell = 16;

/** Height of a matrix with its heading. */
export function matrixHeight(organisations: readonly OrganisationInfo[], width: number): number {
  return headHeight + organisations.length * cellOf(organisations, width) + 24;
}

/** About the middle of a panel whose top is at 0; rows and columns are the organisations by kind, each with its mark on the diagonal. */
export function addLayerMatrix(parent: Element, ties: LayerTies, organisations: readonly OrganisationInfo[], width: number): void {
  const cell = cellOf(organisations, width);
  const ordered = kindsOf(organisations).flatMap((kind) => organisations.filter((each) => each.kind === kind));
  const left = (nameWidth - ordered.length * cell) / 2;
  const size = ordered.length * cell;
  add(parent, "rect", { x: left, y: headHeight, width: size, height: size, fill: "#fafafa", stroke: inks.grid });
  const at = new Map(ordered.map(({ id }, i) => [id, i]));
  for (const look of ["gained", "kept", "lost"] as const) {
    for (const { from, to } of ties[look]) {
      const [a, b] = [at.get(from)!, at.get(to)!];
      for (const [row, column] of [
        [a, b],
        [b, a],
      ] as const) {
        const box = { x: left + column * cell + 0.5, y: headHeight + row * cell + 0.5, width: cell - 1, height: cell - 1 };
        addTooltip(
          add(parent, "rect", { ...box, ...squareLook(look, layerLooks[ties.layer].colour) }),
          `${ordered[a]!.label} – ${ordered[b]!.label}`,
        );
      }
    }
  }
  ordered.forEach((organisation, i) => {
    const y = headHeight + (i + 0.5) * cell;
    addOrganisationMark(parent, { x: left + (i + 0.5) * cell, y, angle: 0, organisation }, cell * 0.32);
    addText(parent, left - 5, y + 3, organisation.label, {
      size: Math.min(10, cell + 1),
      smallest: 8,
      anchor: "end",
      strong: organisation.id === ties.broker,
      maxWidth: nameWidth - 8,
    });
  });
}

/** Full colour for what is new, pale for what was there before, an outline for what is gone. */
export function squareLook(look: "gained" | "kept" | "lost", colour: string) {
  if (look === "lost") return { fill: "none", stroke: lostInk, "stroke-width": 1 };
  return { fill: colour, "fill-opacity": look === "gained" ? 0.95 : 0.38 };
}

function cellOf(organisations: readonly OrganisationInfo[], width: number): number {
  return Math.min(largestCell, Math.floor((width - nameWidth) / Math.max(1, organisations.length)));
}
