/** Circles of organisations with their ties: one layer with what has changed since the start, or what an arm changes in all layers. */
import { scaleSqrt } from "d3";
import { add, addGroup, addText, addTooltip, inks, round } from "../../../../charts/element.ts";
import { textWidth, wrap } from "../../../../charts/textWidth.ts";
import type { OrganisationInfo } from "../../../../tables/tables.ts";
import { runChartLabels } from "../../../../words/en/runChartLabels.ts";
import { addOrganisationMark, circlePlaces, type Spot } from "./networkLayout.ts";
import type { Layer, LayerTies, Tie } from "./networkTables.ts";

const labels = runChartLabels.network;

export const layerLooks: Readonly<Record<Layer, { readonly colour: string; readonly dash: string | undefined; readonly words: string }>> = {
  information: { colour: "#0072B2", dash: undefined, words: labels.layers.information },
  resource: { colour: "#009E73", dash: "6 3", words: labels.layers.resource },
  "joint-action": { colour: "#D55E00", dash: undefined, words: labels.layers["joint-action"] },
  supervision: { colour: "#8d5a85", dash: "2 3", words: labels.layers.supervision },
};
/** How ties look by what has become of them; `lost` ones are grey. */
export const tieLooks = {
  gained: { opacity: 0.9, wider: 0.7, dash: undefined },
  kept: { opacity: 0.32, wider: 0, dash: undefined },
  lost: { opacity: 0.8, wider: 0, dash: "3 3" },
} as const;
export const lostInk = "#8a8a8a";

export const changeRadius = 78;
const circleRadius = 150;
const spotLabelWidth = 98;
/** Largest mark, the ring of a broker and the gap to its label. */
const labelOffset = 23;
const headHeight = 34;

/** Height of a circle with its heading and the labels around it. */
export function circleHeight(organisations: readonly OrganisationInfo[]): number {
  const lines = organisations.flatMap(({ label }) => wrap(label, spotLabelWidth, 10).map((line) => textWidth(line, 10)));
  return headHeight + 2 * (circleRadius + labelOffset + Math.min(spotLabelWidth, Math.max(0, ...lines)));
}

/** Which layer it is, how many ties it has at the end, and who brokers; about the middle of a panel, from its top. */
export function addLayerHead(
  parent: Element,
  { layer, gained, kept, broker }: LayerTies,
  labelOf: (id: string) => string,
  width: number,
): void {
  const heading = labels.panel(layerLooks[layer].words, gained.length + kept.length);
  addText(parent, 0, 4, heading, { size: 14, strong: true, anchor: "middle" });
  const words = labels.broker(broker === undefined ? null : labelOf(broker));
  addText(parent, 0, 21, words, { size: 12, anchor: "middle", fill: inks.secondary, maxWidth: width });
}

/** One layer of ties on a circle whose top is at 0: new ones strong, old ones faint, lost ones grey. */
export function addLayerCircle(parent: Element, ties: LayerTies, organisations: readonly OrganisationInfo[]): void {
  const group = addGroup(parent, 0, headHeight + (circleHeight(organisations) - headHeight) / 2);
  const spots = circlePlaces(organisations, circleRadius);
  for (const look of ["lost", "kept", "gained"] as const) for (const tie of ties[look]) addTie(group, tie, spots, { look, bend: 0.5 });
  const connected = new Set([...ties.gained, ...ties.kept].flatMap((tie) => [tie.from, tie.to]));
  const largest = Math.max(1e-9, ...[...spots.keys()].map((id) => ties.betweenness.get(id) ?? 0));
  const area = scaleSqrt([0, largest], [4, Math.min(13, (0.38 * 2 * Math.PI * circleRadius) / (spots.size + 3))]);
  for (const [id, spot] of spots) {
    const isBroker = id === ties.broker;
    const radius = area(ties.betweenness.get(id) ?? 0);
    if (isBroker) add(group, "circle", { cx: spot.x, cy: spot.y, r: radius + 5, fill: "none", stroke: inks.text, "stroke-width": 2 });
    addTooltip(addOrganisationMark(group, spot, radius), spot.organisation.label);
    addSpotLabel(group, spot, {
      offset: radius + (isBroker ? 10 : 5),
      strong: isBroker,
      connected: connected.has(id),
      lines: spots.size <= 20 ? 3 : 2,
    });
  }
}

interface SpotLabel {
  readonly offset: number;
  readonly strong: boolean;
  readonly connected: boolean;
  /** Most lines of the name. */
  readonly lines: number;
}

/** Radial label, turned so that it is never upside down. */
function addSpotLabel(parent: Element, spot: Spot, { offset, strong, connected, lines: most }: SpotLabel): void {
  const degrees = (spot.angle * 180) / Math.PI;
  const flipped = degrees > 90 && degrees < 270;
  const distance = circleRadius + offset;
  const x = distance * Math.cos(spot.angle);
  const y = distance * Math.sin(spot.angle);
  const turn = round(flipped ? degrees - 180 : degrees);
  const transform = `translate(${round(x)},${round(y)}) rotate(${turn})`;
  const lines = wrap(spot.organisation.label, spotLabelWidth, 10);
  const shown = lines.length > most ? [...lines.slice(0, most - 1), lines.slice(most - 1).join(" ")] : lines;
  shown.forEach((line, i) => {
    addText(parent, 0, 4 + (i - (shown.length - 1) / 2) * 11.5, line, {
      size: 10,
      anchor: flipped ? "end" : "start",
      fill: connected ? inks.text : "#767676",
      strong,
      maxWidth: spotLabelWidth,
      transform,
    });
  });
}

export interface ChangeSpec {
  readonly label: string;
  readonly ink: string;
  readonly density: string;
  readonly more: readonly Tie[];
  readonly fewer: readonly Tie[];
  readonly layers: readonly Layer[];
  readonly spots: ReadonlyMap<string, Spot>;
  readonly width: number;
}

/** What the network of an arm has more and less than the baseline's at the end, in all layers. */
export function addChange(parent: Element, { label, ink, density, more, fewer, layers, spots, width }: ChangeSpec): void {
  addText(parent, 0, 12, label, { size: 12.5, smallest: 10.5, strong: true, anchor: "middle", fill: ink, maxWidth: width });
  addText(parent, 0, 28, labels.moreAndFewer(more.length, fewer.length), { size: 11, anchor: "middle" });
  addText(parent, 0, 43, density, { size: 11, anchor: "middle", fill: inks.secondary, maxWidth: width });
  const circle = addGroup(parent, 0, 56 + changeRadius + 12);
  for (const tie of fewer) addTie(circle, tie, spots, { look: "lost", bend: bendOf(tie, layers) });
  for (const tie of more) addTie(circle, tie, spots, { look: "gained", bend: bendOf(tie, layers), dash: layerLooks[tie.layer].dash });
  for (const spot of spots.values()) addTooltip(addOrganisationMark(circle, spot, spots.size > 20 ? 3 : 4), spot.organisation.label);
}

/** Each layer bends differently, so that ties of several layers between one pair stay apart. */
function bendOf({ layer }: Tie, layers: readonly Layer[]): number {
  return layers.length === 1 ? 0.5 : 0.25 + (0.5 * layers.indexOf(layer)) / (layers.length - 1);
}

interface TieSpec {
  readonly look: keyof typeof tieLooks;
  /** How far toward the middle, 0 to 1. */
  readonly bend: number;
  readonly dash?: string | undefined;
}

function addTie(parent: Element, tie: Tie, spots: ReadonlyMap<string, Spot>, { look, bend, dash }: TieSpec): void {
  const [a, b] = [spots.get(tie.from)!, spots.get(tie.to)!];
  const middle = [((a.x + b.x) / 2) * (1 - bend), ((a.y + b.y) / 2) * (1 - bend)].map(round);
  add(parent, "path", {
    d: `M${round(a.x)},${round(a.y)}Q${middle.join(",")},${round(b.x)},${round(b.y)}`,
    fill: "none",
    stroke: look === "lost" ? lostInk : layerLooks[tie.layer].colour,
    "stroke-width": 0.5 + 1.9 * tie.strength + tieLooks[look].wider,
    "stroke-opacity": tieLooks[look].opacity,
    "stroke-dasharray": dash ?? tieLooks[look].dash,
  });
}
