/**
 * The collaboration network of organisations: the baseline at the start, where all arms are alike, and at the end; and for every other arm
 * what its end has more and less than the baseline's. Every organisation keeps its place on the circle, in sectors by kind.
 */

import { min, scaleSqrt } from "d3";
import type { Chart, ChartOptions, Drawing } from "../../../charts/chart.ts";
import { add, addGroup, addLine, addText, addTooltip, inks, round } from "../../../charts/element.ts";
import { emptyDrawing, frame } from "../../../charts/frame.ts";
import { wrap } from "../../../charts/textWidth.ts";
import { isClear } from "../../../statistics/estimate.ts";
import type { ArmInfo, NetworkRow, OrganisationInfo, ResultTables } from "../../../tables/tables.ts";
import { chartScale, formatNumber } from "../../../words/format.ts";
import { countWords, midSentence, plain, range, signed } from "../../../words/words.ts";
import { type ArmStyle, armStyles } from "./parts/armStyle.ts";
import { shortLabel } from "./parts/findings.ts";
import { baselineArm, leadOf } from "./parts/lookup.ts";
import { addOrganisationMark, circlePlaces, kindsOf, kindWords, type Spot } from "./parts/networkLayout.ts";
import {
  actorMeasure,
  type Layer,
  layersOf,
  meanMeasure,
  measureChange,
  networkDays,
  pairedMeasure,
  shownOrganisations,
  type Tie,
  tiesOf,
  topBroker,
} from "./parts/networkTables.ts";

const layerLooks: Record<Layer, { colour: string; dash: string | undefined; words: string }> = {
  information: { colour: "#0072B2", dash: undefined, words: "information" },
  resource: { colour: "#009E73", dash: "6 3", words: "resources" },
  "joint-action": { colour: "#D55E00", dash: undefined, words: "joint action" },
  supervision: { colour: "#8d5a85", dash: "2 3", words: "supervision" },
};
const circleRadius = 152;
const circleHeight = 560;
const spotLabelWidth = 98;

/** Circles of what an arm changes: how many beside each other, and the size of one. */
const columns = 4;
const changeRadius = 78;
const changeHeight = 2 * changeRadius + 96;

export const network: Chart = {
  id: "network",
  title: "Collaboration network at the start and at the end",
  description:
    "Ties between organisations in the baseline at the start and at the end, with betweenness, the top broker, density and centralisation; and the ties that every other arm has more and less at the end.",
  columnsNeeded: ["organisations", "network: tie, density, degree-centralisation, betweenness, constraint"],
  applies: (tables) => tables.organisations.length > 0 && tables.network.some((row) => row.measure === "tie"),
  draw: (document, tables, options = {}) => [drawNetwork(document, tables, options)],
};

/** What is drawn of one arm: its rows in the layers shown. */
interface ArmNetwork {
  readonly arm: ArmInfo;
  readonly rows: readonly NetworkRow[];
  readonly style: ArmStyle;
}

function drawNetwork(document: Document, tables: ResultTables, { layer: chosen = "all" }: ChartOptions): Drawing {
  const empty = (reason: string) => emptyDrawing(document, tables.scenario, "network", network.title, reason);
  if (!network.applies(tables)) return empty("No ties between organisations were recorded in this study.");
  const layers = layersOf(tables).filter((layer) => chosen === "all" || layer === chosen);
  const arms = armStyles(tables).flatMap((style): ArmNetwork[] => {
    const rows = tables.network.filter((row) => row.arm === style.arm.id && row.layer !== "all" && layers.includes(row.layer));
    return rows.length === 0 ? [] : [{ arm: style.arm, rows, style }];
  });
  const first = arms.find(({ arm }) => arm.id === baselineArm(tables)?.id) ?? arms[0];
  const days = first === undefined ? undefined : networkDays(first.rows);
  if (first === undefined || days === undefined) return empty("No ties were recorded in the layers asked for.");
  const others = arms.filter((arm) => arm !== first);
  const { organisations, note } = shownOrganisations(tables);
  const replications = new Set(first.rows.map((row) => row.replication));
  const replication = Math.min(...replications);
  const changes =
    others.length === 0
      ? ""
      : ` Below, for every other arm, the ties that it has at the end and the baseline has not, in colour, and those that only the baseline has, grey; and how much denser its ties of ${midSentence(layerLooks[toldLayer(layers)].words)} are, with 95 % interval.`;
  return frame(document, {
    footer: tables.scenario,
    name: "network",
    title: titleSentence(first, others, layers, days),
    subtitle: `Ties, node sizes and brokers are those of replication ${replication} alone; densities and centralisations are means over ${countWords(replications.size, "replication")}. Line width: strength of the tie; node area: betweenness; ring: the top broker (lowest constraint).${changes} ${note}`,
    body: (group, width) => {
      const spots = circlePlaces(organisations, circleRadius);
      days.forEach((day, i) => {
        const panel = addGroup(group, (i + 0.5) * (width / 2), circleHeight / 2 + 18);
        const when = i === 0 ? `At the start${others.length === 0 ? "" : ", in all arms"}` : `At the end: ${shortLabel(first.arm.label)}`;
        addText(panel, 0, -circleHeight / 2 + 2, `${when} (day ${formatNumber(day)})`, {
          ...{ size: 14, strong: true, anchor: "middle" },
          maxWidth: width / 2 - 20,
        });
        addCircle(panel, rowsAt(first, day, replication), spots, layers);
      });
      const top = circleHeight + 44;
      const bottom = top + addKeyAndTable(addGroup(group, 0, top), first.rows, layers, days, organisations, width);
      const small = circlePlaces(organisations, changeRadius);
      others.forEach((other, i) => {
        const x = ((i % columns) + 0.5) * (width / columns);
        const y = bottom + 20 + Math.floor(i / columns) * changeHeight;
        addChange(addGroup(group, x, y), { other, first, layers, day: days[1], replication, spots: small, width: width / columns - 16 });
      });
      return bottom + (others.length === 0 ? 0 : 20 + Math.ceil(others.length / columns) * changeHeight);
    },
  });
}

function rowsAt({ rows }: ArmNetwork, day: number, replication: number): readonly NetworkRow[] {
  return rows.filter((row) => row.day === day && row.replication === replication);
}

interface ChangeSpec {
  readonly other: ArmNetwork;
  readonly first: ArmNetwork;
  readonly layers: readonly Layer[];
  readonly day: number;
  readonly replication: number;
  readonly spots: ReadonlyMap<string, Spot>;
  readonly width: number;
}

/** What the network of an arm has more and less than the baseline's at the end. */
function addChange(parent: Element, { other, first, layers, day, replication, spots, width }: ChangeSpec): void {
  const key = ({ layer, from, to }: Tie) => `${layer}|${from}|${to}`;
  const shown = (network: ArmNetwork) =>
    tiesOf(rowsAt(network, day, replication)).filter(({ from, to }) => spots.has(from) && spots.has(to));
  const [own, base] = [shown(other), shown(first)];
  const without = (ties: readonly Tie[], these: readonly Tie[]) => {
    const keys = new Set(these.map(key));
    return ties.filter((tie) => !keys.has(key(tie)));
  };
  const [more, fewer] = [without(own, base), without(base, own)];
  addText(parent, 0, 12, other.arm.label, {
    size: 12.5,
    smallest: 10.5,
    strong: true,
    anchor: "middle",
    fill: other.style.ink,
    maxWidth: width,
  });
  addText(parent, 0, 28, `${countWords(more.length, "tie")} more, ${formatNumber(fewer.length)} fewer`, { size: 11, anchor: "middle" });
  addText(parent, 0, 43, densityWords(other, first, layers, day), { size: 11, anchor: "middle", fill: inks.secondary, maxWidth: width });
  const circle = addGroup(parent, 0, 56 + changeRadius + 12);
  for (const tie of fewer) addTie(circle, tie, spots, { layers, opacity: 0.55, lost: true });
  for (const tie of more) addTie(circle, tie, spots, { layers, opacity: 0.85 });
  for (const spot of spots.values()) addTooltip(addOrganisationMark(circle, spot, spots.size > 20 ? 3 : 4), spot.organisation.label);
}

/** How dense the layer that is told of is beside the baseline's. */
function densityWords(other: ArmNetwork, first: ArmNetwork, layers: readonly Layer[], day: number): string {
  const layer = toldLayer(layers);
  const paired = pairedMeasure(other.rows, first.rows, layer, "density", day);
  if (paired === undefined) return "";
  const scale = chartScale("", paired.value, paired.interval);
  const interval = paired.interval === null ? "" : ` (${range(paired.interval, scale)})`;
  return `density ${signed(paired.value, scale)}${interval}`;
}

function addCircle(parent: Element, rows: readonly NetworkRow[], spots: ReadonlyMap<string, Spot>, layers: readonly Layer[]): void {
  const ties = tiesOf(rows).filter((tie) => spots.has(tie.from) && spots.has(tie.to));
  const degree = new Set(ties.flatMap((tie) => [tie.from, tie.to]));
  const betweenness = actorMeasure(rows, "betweenness");
  const largest = Math.max(1e-9, ...[...spots.keys()].map((id) => betweenness.get(id) ?? 0));
  const area = scaleSqrt([0, largest], [4, Math.min(13, (0.38 * 2 * Math.PI * circleRadius) / (spots.size + 3))]);
  for (const layer of layers)
    for (const tie of ties.filter((each) => each.layer === layer))
      addTie(parent, tie, spots, { layers, opacity: ties.length > 150 ? 0.4 : 0.6 });
  const broker = topBroker(
    rows,
    [...spots.keys()].filter((id) => degree.has(id)),
  );
  for (const [id, spot] of spots) {
    const radius = area(betweenness.get(id) ?? 0);
    if (id === broker) add(parent, "circle", { cx: spot.x, cy: spot.y, r: radius + 5, fill: "none", stroke: inks.text, "stroke-width": 2 });
    addTooltip(addOrganisationMark(parent, spot, radius), spot.organisation.label);
    addSpotLabel(parent, spot, radius + (id === broker ? 10 : 5), id === broker, degree.has(id), spots.size <= 20 ? 3 : 2);
  }
  const label =
    broker === undefined
      ? "no broker: no ties"
      : `${countWords(ties.length, "tie")} · top broker: ${spots.get(broker)!.organisation.label}`;
  addText(parent, 0, circleHeight / 2 + 2, label, { size: 12, anchor: "middle", maxWidth: 500 });
}

/** Radial label, turned so that it is never upside down. */
function addSpotLabel(parent: Element, spot: Spot, offset: number, strong: boolean, connected: boolean, most: number): void {
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

/** Ties bend toward the middle; each layer bends differently, so that ties of several layers between one pair stay apart. */
function addTie(
  parent: Element,
  tie: Tie,
  spots: ReadonlyMap<string, Spot>,
  { layers, opacity, lost = false }: { readonly layers: readonly Layer[]; readonly opacity: number; readonly lost?: boolean },
): void {
  const a = spots.get(tie.from)!;
  const b = spots.get(tie.to)!;
  const bend = layers.length === 1 ? 0.5 : 0.25 + (0.5 * layers.indexOf(tie.layer)) / (layers.length - 1);
  const { colour, dash } = layerLooks[tie.layer];
  const middle = [((a.x + b.x) / 2) * (1 - bend), ((a.y + b.y) / 2) * (1 - bend)].map(round);
  add(parent, "path", {
    d: `M${round(a.x)},${round(a.y)}Q${middle.join(",")},${round(b.x)},${round(b.y)}`,
    fill: "none",
    stroke: lost ? "#8a8a8a" : colour,
    "stroke-width": 0.5 + 1.9 * tie.strength,
    "stroke-opacity": opacity,
    "stroke-dasharray": dash,
  });
}

function addKeyAndTable(
  parent: Element,
  rows: readonly NetworkRow[],
  layers: readonly Layer[],
  days: readonly [number, number],
  organisations: readonly OrganisationInfo[],
  width: number,
): number {
  addText(parent, 0, 12, "Organisations", { size: 12, strong: true });
  const kinds = kindsOf(organisations);
  kinds.forEach((kind, i) => {
    addOrganisationMark(parent, { x: 8, y: 28 + i * 18, angle: 0, organisation: { id: "", label: "", kind, community: "" } }, 6);
    addText(parent, 22, 32 + i * 18, kindWords(kind), { size: 12 });
  });
  const left = 200;
  const columns = [left + 190, left + 400, left + 640];
  const heads = ["ties shown, start → end", "density, start → end", "degree centralisation, start → end"];
  addText(parent, left, 12, "Ties by layer", { size: 12, strong: true });
  heads.forEach((head, i) => {
    addText(parent, columns[i]!, 12, head, { size: 12, fill: inks.secondary });
  });
  const firstReplication = min(rows, (row) => row.replication)!;
  const shownIds = new Set(organisations.map((organisation) => organisation.id));
  layers.forEach((layer, i) => {
    const y = 32 + i * 20;
    const look = layerLooks[layer];
    addLine(parent, left, y - 4, left + 36, y - 4, { stroke: look.colour, "stroke-width": 2.4, "stroke-dasharray": look.dash });
    addText(parent, left + 46, y, look.words, { size: 12 });
    const ties = days.map((day) => tiesShown(rows, layer, day, firstReplication, shownIds));
    const measures = ["density", "degree-centralisation"].map((measure) =>
      days.map((day) => printMeasure(rows, layer, measure, day)).join(" → "),
    );
    [`${ties[0]} → ${ties[1]}`, ...measures].forEach((text, column) => {
      addText(parent, columns[column]!, y, text, { size: 12 });
    });
    addLine(parent, left, y + 5, width, y + 5, { stroke: inks.grid });
  });
  return Math.max(kinds.length * 18, layers.length * 20) + 24;
}

function tiesShown(rows: readonly NetworkRow[], layer: Layer, day: number, replication: number, shownIds: ReadonlySet<string>): number {
  const at = rows.filter((row) => row.layer === layer && row.day === day && row.replication === replication);
  return tiesOf(at).filter((tie) => shownIds.has(tie.from) && shownIds.has(tie.to)).length;
}

function printMeasure(rows: readonly NetworkRow[], layer: Layer, measure: string, day: number): string {
  const value = meanMeasure(rows, layer, measure, day);
  return value === undefined ? "not recorded" : formatNumber(Math.round(value * 1000) / 1000);
}

/** The layer that title and notes tell of. */
function toldLayer(layers: readonly Layer[]): Layer {
  return layers.includes("joint-action") ? "joint-action" : layers[0]!;
}

/** The lead arm beside the first at the end; of a single arm, its change from the start. */
function titleSentence(
  first: ArmNetwork,
  others: readonly ArmNetwork[],
  layers: readonly Layer[],
  days: readonly [number, number],
): string {
  const layer = toldLayer(layers);
  const lead = leadOf(others.map(({ arm }) => arm));
  const other = others.find(({ arm }) => arm === lead);
  const density = `density of ${midSentence(layerLooks[layer].words)} ties`;
  if (other === undefined) return changeTitle(first, layer, density, days);
  const paired = pairedMeasure(other.rows, first.rows, layer, "density", days[1]);
  if (paired === undefined) return network.title;
  const { value, interval, baselineMean, n } = paired;
  const scale = chartScale("", value, interval);
  const under = `under ${shortLabel(other.arm.label)}`;
  const beside = first.arm.id === "baseline" ? "the baseline" : shortLabel(first.arm.label);
  const [from, to] = [baselineMean, baselineMean + value].map((level) => plain(level, scale));
  if (interval === null) {
    const how = n < 2 ? "in a single replication" : `by the same in all ${countWords(n, "pair")}`;
    return `The ${density} at the end is ${to} ${under} and ${from} in ${beside}, ${how}`;
  }
  const known = `95 % interval of the difference ${range(interval, scale)}`;
  return isClear(paired)
    ? `At the end the ${density} is ${value > 0 ? "higher" : "lower"} ${under} than in ${beside}: ${to} against ${from} (${known})`
    : `At the end the ${density} ${under} cannot be told from ${beside}'s (${to} and ${from}; ${known})`;
}

function changeTitle({ arm, rows }: ArmNetwork, layer: Layer, density: string, days: readonly [number, number]): string {
  const change = measureChange(rows, layer, "density", days);
  const where = `under ${shortLabel(arm.label)}`;
  if (change === undefined) return `Collaboration network of organisations ${where} at the start and at the end`;
  const { value, interval: ends, n } = change.paired;
  const scale = chartScale("", value, ends);
  const [from, to] = change.ends.map((end) => plain(end, scale)) as [string, string];
  if (ends === null) {
    const how = n < 2 ? "in a single replication" : `by the same in all ${countWords(n, "replication")}`;
    return `The ${density} went from ${from} to ${to} ${where}, ${how}`;
  }
  const interval = `95 % interval of the change ${range(ends, scale)}`;
  if (!isClear(change.paired)) return `The ${density} ${where} shows no change that can be told from zero (${from} to ${to}; ${interval})`;
  return `The ${density} ${value > 0 ? "rose" : "fell"} from ${from} to ${to} ${where} (${interval})`;
}
