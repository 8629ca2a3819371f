/**
 * The collaboration network of organisations at the start and at the end, one picture for each arm. Every organisation keeps its place
 * on the circle in all pictures, in sectors by kind of organisation.
 */

import { min, scaleSqrt } from "d3";
import type { Chart, ChartOptions, Drawing } from "../../../charts/chart.ts";
import { add, addGroup, addLine, addText, addTooltip, inks, round } from "../../../charts/element.ts";
import { emptyDrawing, frame, safeName } from "../../../charts/frame.ts";
import { wrap } from "../../../charts/textWidth.ts";
import { isClear } from "../../../statistics/estimate.ts";
import type { ArmInfo, NetworkRow, OrganisationInfo, ResultTables } from "../../../tables/tables.ts";
import { chartScale, formatNumber } from "../../../words/format.ts";
import { countWords, midSentence, plain, range } from "../../../words/words.ts";
import { shortLabel } from "./parts/findings.ts";
import { addOrganisationMark, circlePlaces, kindsOf, kindWords, type Spot } from "./parts/networkLayout.ts";
import {
  actorMeasure,
  type Layer,
  layersOf,
  meanMeasure,
  measureChange,
  networkDays,
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

export const network: Chart = {
  id: "network",
  title: "Collaboration network at the start and at the end",
  description:
    "Ties between organisations at the start and at the end of each arm, with betweenness, the top broker, density and centralisation.",
  columnsNeeded: ["organisations", "network: tie, density, degree-centralisation, betweenness, constraint"],
  applies: (tables) => tables.organisations.length > 0 && tables.network.some((row) => row.measure === "tie"),
  draw: drawNetworks,
};

function drawNetworks(document: Document, tables: ResultTables, options: ChartOptions = {}): Drawing[] {
  if (!network.applies(tables))
    return [
      emptyDrawing(document, tables.scenario, "network", network.title, "No ties between organisations were recorded in this study."),
    ];
  const used = new Set<string>();
  return tables.arms.map((arm) => {
    const base = `network-${safeName(arm.id)}`;
    let name = base;
    for (let times = 2; used.has(name); times += 1) name = `${base}-${times}`;
    used.add(name);
    return drawArm(document, tables, arm, name, options.layer ?? "all");
  });
}

function drawArm(document: Document, tables: ResultTables, arm: ArmInfo, name: string, chosen: Layer | "all"): Drawing {
  const layers = layersOf(tables).filter((layer) => chosen === "all" || layer === chosen);
  const rows = tables.network.filter((row) => row.arm === arm.id && row.layer !== "all" && layers.includes(row.layer));
  const days = networkDays(rows);
  if (days === undefined)
    return emptyDrawing(
      document,
      tables.scenario,
      name,
      `${network.title} under ${shortLabel(arm.label)}`,
      "No ties were recorded in this arm.",
    );
  const { organisations, note } = shownOrganisations(tables);
  const replications = new Set(rows.map((row) => row.replication));
  const replication = Math.min(...replications);
  const recorded = replications.size;
  return frame(document, {
    footer: tables.scenario,
    name,
    title: titleSentence(rows, arm, layers, days),
    subtitle: `Ties, node sizes and brokers are those of replication ${replication} alone; densities and centralisations are means over ${countWords(recorded, "replication")}. Line width: strength of the tie; node area: betweenness; ring: the top broker (lowest constraint). ${note}`,
    body: (group, width) => {
      const spots = circlePlaces(organisations, circleRadius);
      days.forEach((day, i) => {
        const panel = addGroup(group, (i + 0.5) * (width / 2), circleHeight / 2 + 18);
        addText(panel, 0, -circleHeight / 2 + 2, `${i === 0 ? "At the start" : "At the end"} (day ${formatNumber(day)})`, {
          size: 14,
          strong: true,
          anchor: "middle",
        });
        addCircle(
          panel,
          rows.filter((row) => row.day === day && row.replication === replication),
          spots,
          layers,
        );
      });
      const top = circleHeight + 44;
      return top + addKeyAndTable(addGroup(group, 0, top), rows, layers, days, organisations, width);
    },
  });
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
function addTie(parent: Element, tie: Tie, spots: ReadonlyMap<string, Spot>, look: { layers: readonly Layer[]; opacity: number }): void {
  const { layers, opacity } = look;
  const a = spots.get(tie.from)!;
  const b = spots.get(tie.to)!;
  const bend = layers.length === 1 ? 0.5 : 0.25 + (0.5 * layers.indexOf(tie.layer)) / (layers.length - 1);
  const { colour, dash } = layerLooks[tie.layer];
  const middle = [((a.x + b.x) / 2) * (1 - bend), ((a.y + b.y) / 2) * (1 - bend)].map(round);
  add(parent, "path", {
    d: `M${round(a.x)},${round(a.y)}Q${middle.join(",")},${round(b.x)},${round(b.y)}`,
    fill: "none",
    stroke: colour,
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

function titleSentence(rows: readonly NetworkRow[], arm: ArmInfo, layers: readonly Layer[], days: readonly [number, number]): string {
  const layer = layers.includes("joint-action") ? "joint-action" : layers[0]!;
  const change = measureChange(rows, layer, "density", days);
  const where = `under ${shortLabel(arm.label)}`;
  const words = midSentence(layerLooks[layer].words);
  if (change === undefined) return `Collaboration network of organisations ${where} at the start and at the end`;
  const { value, interval: ends, n } = change.paired;
  const scale = chartScale("", value, ends);
  const [from, to] = change.ends.map((end) => plain(end, scale)) as [string, string];
  if (ends === null) {
    const how = n < 2 ? "in a single replication" : `by the same in all ${countWords(n, "replication")}`;
    return `The density of ${words} ties went from ${from} to ${to} ${where}, ${how}`;
  }
  const interval = `95 % interval of the change ${range(ends, scale)}`;
  if (!isClear(change.paired))
    return `The density of ${words} ties ${where} shows no change that can be told from zero (${from} to ${to}; ${interval})`;
  return `The density of ${words} ties ${value > 0 ? "rose" : "fell"} from ${from} to ${to} ${where} (${interval})`;
}
