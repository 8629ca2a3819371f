/**
 * The collaboration network of organisations: of the baseline one circle for each layer of ties (a matrix where they are many), with what has changed since the start;
 * and for every other arm what its end has more and less than the baseline's. Every organisation keeps its place on the circle, in sectors
 * by kind. Arms that change no tie are named, not drawn.
 */

import type { Chart, ChartOptions, Drawing } from "../../../charts/chart.ts";
import { addGroup } from "../../../charts/element.ts";
import { emptyDrawing, frame } from "../../../charts/frame.ts";
import type { ArmInfo, NetworkRow, OrganisationInfo, ResultTables } from "../../../tables/tables.ts";
import { runChartLabels } from "../../../words/en/runChartLabels.ts";
import { en } from "../../../words/en.ts";
import { tell } from "../../../words/finding.ts";
import type { DensityTitle, TiesTitle } from "../../../words/findings/runCharts.ts";
import { chartScale } from "../../../words/format.ts";
import { midSentence, range, signed } from "../../../words/words.ts";
import { type ArmStyle, armStyles } from "./parts/armStyle.ts";
import { differenceOf, shortLabel } from "./parts/findings.ts";
import { baselineArm, leadOf } from "./parts/lookup.ts";
import { addChange, addLayerCircle, addLayerHead, changeRadius, circleHeight, layerLooks } from "./parts/networkCircle.ts";
import { addNetworkKey } from "./parts/networkKey.ts";
import { circlePlaces } from "./parts/networkLayout.ts";
import { addLayerMatrix, matrixHeight } from "./parts/networkMatrix.ts";
import {
  compareTies,
  type Layer,
  type LayerTies,
  layersOf,
  layerTies,
  measureChange,
  networkDays,
  pairedMeasure,
  shownOrganisations,
  type Tie,
  tiesOf,
} from "./parts/networkTables.ts";
import { notDrawn, subtitleOf } from "./parts/notes.ts";

const labels = runChartLabels.network;
/** Circles of layers, and of what an arm changes, beside each other. */
const layerColumns = 2;
const changeColumns = 4;
/** Above so many lines in a circle a layer is a matrix, and of what an arm changes only one layer is drawn. */
const mostLines = 40;
const changeHeight = 2 * changeRadius + 96;

export const network: Chart = {
  id: "network",
  title: "Collaboration network at the start and at the end",
  description:
    "Ties between organisations in the baseline by layer at the end, with those gained and lost since the start, betweenness, the top broker, density and centralisation; and the ties that every other arm has more and less at the end.",
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
  if (!network.applies(tables)) return empty(runChartLabels.noData.ties);
  const layers = layersOf(tables).filter((layer) => chosen === "all" || layer === chosen);
  const arms = armStyles(tables).flatMap((style): ArmNetwork[] => {
    const rows = tables.network.filter((row) => row.arm === style.arm.id && row.layer !== "all" && layers.includes(row.layer));
    return rows.length === 0 ? [] : [{ arm: style.arm, rows, style }];
  });
  const first = arms.find(({ arm }) => arm.id === baselineArm(tables)?.id) ?? arms[0];
  const days = first === undefined ? undefined : networkDays(first.rows);
  if (first === undefined || days === undefined) return empty(runChartLabels.noData.layers);
  const others = arms.filter((arm) => arm !== first);
  const { organisations, notes } = shownOrganisations(tables);
  const replications = new Set(first.rows.map((row) => row.replication));
  const replication = Math.min(...replications);
  const shown = new Set(organisations.map(({ id }) => id));
  const [start, end] = days.map((day) => rowsAt(first, day, replication)) as [NetworkRow[], NetworkRow[]];
  const ties = layers.map((layer) => layerTies(layer, start, end, shown));
  const form = ties.some(({ gained, kept, lost }) => gained.length + kept.length + lost.length > mostLines) ? "matrix" : "circles";
  const changes = changesOf(others, first, { day: days[1], replication, shown, layers });
  const layer = changes.drawn.length === 0 ? null : midSentence(layerLooks[toldLayer(layers)].words);
  const counts = { replication, replications: replications.size };
  return frame(document, {
    footer: tables.scenario,
    name: "network",
    title: tell(networkTitle(first, others, layers, days), en),
    subtitle: subtitleOf(tables, [
      { kind: "run-ties-shown", arm: shortLabel(first.arm.label), form, ...counts, layer, only: changes.layers.length < layers.length },
      ...notDrawn(changes.alike, "ties"),
      ...notes,
    ]),
    body: (group, width) => {
      const top = addLayers(group, ties, organisations, width, form) + 20;
      const key = { rows: first.rows, layers, days, organisations, width, form } as const;
      const bottom = top + addNetworkKey(addGroup(group, 0, top), key) + 20;
      const spots = circlePlaces(organisations, changeRadius);
      changes.drawn.forEach(({ other, more, fewer }, i) => {
        const x = ((i % changeColumns) + 0.5) * (width / changeColumns);
        const y = bottom + Math.floor(i / changeColumns) * changeHeight;
        addChange(addGroup(group, x, y), {
          label: other.arm.label,
          ink: other.style.ink,
          density: densityWords(other, first, layers, days[1]),
          ...{ more, fewer, layers: changes.layers, spots, width: width / changeColumns - 16 },
        });
      });
      return bottom + Math.ceil(changes.drawn.length / changeColumns) * changeHeight;
    },
  });
}

/** A panel for each layer; returns the height used. */
function addLayers(
  parent: Element,
  ties: readonly LayerTies[],
  organisations: readonly OrganisationInfo[],
  width: number,
  form: "circles" | "matrix",
): number {
  const columns = Math.min(layerColumns, ties.length);
  const panelWidth = width / columns - 20;
  const height = form === "matrix" ? matrixHeight(organisations, panelWidth) : circleHeight(organisations);
  const labelOf = (id: string) => organisations.find((organisation) => organisation.id === id)!.label;
  ties.forEach((each, i) => {
    const panel = addGroup(parent, ((i % columns) + 0.5) * (width / columns), Math.floor(i / columns) * height + 10);
    addLayerHead(panel, each, labelOf, panelWidth);
    if (form === "matrix") addLayerMatrix(panel, each, organisations, panelWidth);
    else addLayerCircle(panel, each, organisations);
  });
  return Math.ceil(ties.length / columns) * height;
}

function rowsAt({ rows }: ArmNetwork, day: number, replication: number): NetworkRow[] {
  return rows.filter((row) => row.day === day && row.replication === replication);
}

interface TiesSpec {
  readonly day: number;
  readonly replication: number;
  /** Organisations that are shown. */
  readonly shown: ReadonlySet<string>;
  readonly layers: readonly Layer[];
}

/** Ties that arms have and the first has not, and the other way round: of all layers, or where those are too many of the one that is told of. */
function changesOf(others: readonly ArmNetwork[], first: ArmNetwork, { day, replication, shown, layers }: TiesSpec) {
  const changes = (within: readonly Layer[]) => {
    const ties = (arm: ArmNetwork): Tie[] =>
      tiesOf(rowsAt(arm, day, replication)).filter(({ from, to, layer }) => shown.has(from) && shown.has(to) && within.includes(layer));
    return others.map((other) => ({ other, ...compareTies(ties(other), ties(first)) }));
  };
  const differ = ({ more, fewer }: { readonly more: readonly Tie[]; readonly fewer: readonly Tie[] }) => more.length + fewer.length > 0;
  const all = changes(layers);
  const crowded = all.some(({ more, fewer }) => more.length + fewer.length > mostLines);
  const alike = all.filter((change) => !differ(change)).map(({ other }) => other.arm);
  const drawn = (crowded ? changes([toldLayer(layers)]) : all).filter(({ other }) => !alike.includes(other.arm));
  return { layers: crowded ? [toldLayer(layers)] : layers, drawn, alike };
}

/** How dense the layer that is told of is beside the baseline's. */
function densityWords(other: ArmNetwork, first: ArmNetwork, layers: readonly Layer[], day: number): string {
  const paired = pairedMeasure(other.rows, first.rows, toldLayer(layers), "density", day);
  if (paired === undefined) return "";
  const scale = chartScale("", paired.value, paired.interval);
  return labels.density(signed(paired.value, scale), paired.interval && range(paired.interval, scale));
}

/** The layer that title and notes tell of. */
function toldLayer(layers: readonly Layer[]): Layer {
  return layers.includes("joint-action") ? "joint-action" : layers[0]!;
}

/** The lead arm beside the first at the end; of a single arm, its change from the start. */
function networkTitle(
  first: ArmNetwork,
  others: readonly ArmNetwork[],
  layers: readonly Layer[],
  days: readonly [number, number],
): DensityTitle | TiesTitle {
  const layer = toldLayer(layers);
  const lead = leadOf(others.map(({ arm }) => arm));
  const other = others.find(({ arm }) => arm === lead) ?? first;
  const arm = shortLabel(other.arm.label);
  const told = { kind: "run-density", arm, layer: midSentence(layerLooks[layer].words) } as const;
  if (other === first) {
    const change = measureChange(first.rows, layer, "density", days);
    if (change === undefined) return { kind: "run-ties", arm };
    const [from, to] = change.ends;
    return { ...told, beside: "start", from, to, difference: differenceOf(change.paired) };
  }
  const paired = pairedMeasure(other.rows, first.rows, layer, "density", days[1]);
  if (paired === undefined) return { kind: "run-ties", arm };
  const from = paired.baselineMean;
  return { ...told, beside: "baseline", from, to: from + paired.value, difference: differenceOf(paired) };
}
