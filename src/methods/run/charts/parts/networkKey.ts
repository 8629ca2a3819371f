/** What marks and lines of the network are, and its measures at both ends by layer. */
import { min } from "d3";
import { add, addLine, addText, inks } from "../../../../charts/element.ts";
import type { NetworkRow, OrganisationInfo } from "../../../../tables/tables.ts";
import { runChartLabels } from "../../../../words/en/runChartLabels.ts";
import { formatNumber } from "../../../../words/format.ts";
import { layerLooks, lostInk, tieLooks } from "./networkCircle.ts";
import { addOrganisationMark, kindsOf, kindWords } from "./networkLayout.ts";
import { squareLook } from "./networkMatrix.ts";
import { type Layer, meanMeasure, tiesOf } from "./networkTables.ts";

const labels = runChartLabels.network;

export interface KeySpec {
  readonly rows: readonly NetworkRow[];
  readonly layers: readonly Layer[];
  readonly days: readonly [number, number];
  readonly organisations: readonly OrganisationInfo[];
  readonly width: number;
  /** How ties are drawn. */
  readonly form: "circles" | "matrix";
}

/** Draws from the top of `parent`; returns the height used. */
export function addNetworkKey(parent: Element, { rows, layers, days, organisations, width, form }: KeySpec): number {
  addText(parent, 0, 12, labels.organisations, { size: 12, strong: true });
  const kinds = kindsOf(organisations);
  kinds.forEach((kind, i) => {
    addOrganisationMark(parent, { x: 8, y: 28 + i * 18, angle: 0, organisation: { id: "", label: "", kind, community: "" } }, 6);
    addText(parent, 22, 32 + i * 18, kindWords(kind), { size: 12 });
  });
  addTieKey(parent, 110, form);
  const left = 330;
  const columns = [left + 160, left + 340, left + 520];
  addText(parent, left, 12, labels.byLayer, { size: 12, strong: true });
  labels.heads.forEach((head, i) => {
    addText(parent, columns[i]!, 12, head, { size: 12, fill: inks.secondary });
  });
  const firstReplication = min(rows, (row) => row.replication)!;
  const shown = new Set(organisations.map((organisation) => organisation.id));
  layers.forEach((layer, i) => {
    const y = 32 + i * 20;
    const look = layerLooks[layer];
    addLine(parent, left, y - 4, left + 36, y - 4, { stroke: look.colour, "stroke-width": 2.4, "stroke-dasharray": look.dash });
    addText(parent, left + 46, y, look.words, { size: 12 });
    const ties = days.map((day) => {
      const at = rows.filter((row) => row.layer === layer && row.day === day && row.replication === firstReplication);
      return tiesOf(at).filter((tie) => shown.has(tie.from) && shown.has(tie.to)).length;
    });
    const measures = ["density", "degree-centralisation"].map((measure) =>
      days.map((day) => printed(rows, layer, measure, day)).join(" → "),
    );
    [ties.join(" → "), ...measures].forEach((text, column) => {
      addText(parent, columns[column]!, y, text, { size: 12 });
    });
    addLine(parent, left, y + 5, width, y + 5, { stroke: inks.grid });
  });
  return Math.max(kinds.length * 18, layers.length * 20, 54) + 24;
}

/** What has become of ties, as the layers show it. */
function addTieKey(parent: Element, left: number, form: KeySpec["form"]): void {
  const colour = layerLooks.information.colour;
  (["gained", "kept", "lost"] as const).forEach((look, i) => {
    const y = 28 + i * 18;
    addText(parent, left + 38, y + 4, labels[look], { size: 12 });
    if (form === "matrix") {
      add(parent, "rect", { x: left + 18, y: y - 5, width: 10, height: 10, ...squareLook(look, colour) });
      return;
    }
    addLine(parent, left, y, left + 30, y, {
      stroke: look === "lost" ? lostInk : colour,
      "stroke-width": 1.6 + tieLooks[look].wider,
      "stroke-opacity": tieLooks[look].opacity,
      "stroke-dasharray": tieLooks[look].dash,
    });
  });
}

function printed(rows: readonly NetworkRow[], layer: Layer, measure: string, day: number): string {
  const value = meanMeasure(rows, layer, measure, day);
  return value === undefined ? labels.notRecorded : formatNumber(Math.round(value * 1000) / 1000);
}
