/**
 * Fixed places of organisations on a circle, in sectors by kind, and their marks: one shape and one grey for each kind,
 * since colours tell the layers of ties apart.
 */
import { type SymbolType, symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle } from "d3";
import { add, translate } from "../../../../charts/element.ts";
import { organisationKinds } from "../../../../model/kindLists.ts";
import { kinds, type OrganisationKind } from "../../../../model/kinds.ts";
import type { OrganisationInfo } from "../../../../tables/tables.ts";

export interface Spot {
  readonly x: number;
  readonly y: number;
  /** Radians clockwise from the right, in [0, 2π). */
  readonly angle: number;
  readonly organisation: OrganisationInfo;
}

interface Look {
  readonly fill: string;
  readonly shape: SymbolType;
}

const looks: Readonly<Record<OrganisationKind, Look>> = {
  government: { fill: "#1a1a1a", shape: symbolSquare },
  police: { fill: "#5a5a5a", shape: symbolTriangle },
  enterprise: { fill: "#ffffff", shape: symbolDiamond },
  ngo: { fill: "#a6a6a6", shape: symbolCircle },
};
const otherLook: Look = { fill: "#8c8c8c", shape: symbolCircle };
const kindOrder: readonly string[] = organisationKinds;

/** Places depend on the list of organisations alone, so that every arm and both ends share them. */
export function circlePlaces(organisations: readonly OrganisationInfo[], radius: number): Map<string, Spot> {
  const sectors = kindsOf(organisations).map((kind) => organisations.filter((organisation) => organisation.kind === kind));
  const gap = sectors.length > 1 ? 0.8 : 0;
  const slot = (2 * Math.PI) / (organisations.length + gap * sectors.length);
  const places = new Map<string, Spot>();
  let position = 0.5 + gap / 2;
  for (const sector of sectors) {
    for (const organisation of sector) {
      const angle = (position * slot + 1.5 * Math.PI) % (2 * Math.PI);
      places.set(organisation.id, { x: radius * Math.cos(angle), y: radius * Math.sin(angle), angle, organisation });
      position += 1;
    }
    position += gap;
  }
  return places;
}

/** Kinds that are present, in the order of their sectors. */
export function kindsOf(organisations: readonly OrganisationInfo[]): string[] {
  const present = new Set(organisations.map((organisation) => organisation.kind));
  return [...kindOrder.filter((kind) => present.has(kind)), ...[...present].filter((kind) => !kindOrder.includes(kind))];
}

/** A kind within a sentence; one that the model does not know by its id. */
export function kindWords(kind: string): string {
  return kinds.find(({ id }) => id === kind)?.words ?? kind;
}

/** Draws the mark of an organisation; its area is that of a circle with this radius. */
export function addOrganisationMark(parent: Element, spot: Spot, radius: number): SVGElement {
  const look = (looks as Readonly<Record<string, Look | undefined>>)[spot.organisation.kind] ?? otherLook;
  const d = symbol()
    .digits(2)
    .type(look.shape)
    .size(Math.PI * radius * radius)()!;
  return add(parent, "path", { d, transform: translate(spot.x, spot.y), fill: look.fill, stroke: "#1a1a1a", "stroke-width": 1.2 });
}
