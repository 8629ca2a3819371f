/**
 * Where true incidents happen: a map of the baseline, and of every arm in which they are spread differently by more than chance, with the
 * share held by the top 5 % of places. Maps that differ by chance alone look alike, and are not drawn.
 */

import { extent, max, mean, polygonHull, scaleLinear, scaleSqrt } from "d3";
import type { Chart, Drawing } from "../../../charts/chart.ts";
import { add, addGroup, addText, addTooltip, inks, round } from "../../../charts/element.ts";
import { emptyDrawing, frame } from "../../../charts/frame.ts";
import { type Estimate, isClear } from "../../../statistics/estimate.ts";
import { bonferroniLevel } from "../../../statistics/multiplicity.ts";
import type { ArmInfo, ResultTables } from "../../../tables/tables.ts";
import { runChartLabels } from "../../../words/en/runChartLabels.ts";
import { en } from "../../../words/en.ts";
import { tell } from "../../../words/finding.ts";
import type { PlacesTitle } from "../../../words/findings/runCharts.ts";
import { formatNumber } from "../../../words/format.ts";
import { percentWords } from "../../../words/words.ts";
import { type ArmStyle, armStyles } from "./parts/armStyle.ts";
import { differenceOf, shortLabel } from "./parts/findings.ts";
import { baselineArm, entry, groupsOf, leadArm, summaryValues } from "./parts/lookup.ts";
import { notDrawn, subtitleOf } from "./parts/notes.ts";
import { estimateOf, pairedEstimate } from "./parts/paired.ts";

const labels = runChartLabels.map;
const mostMaps = 12;
/** Widest map, so that a single one leaves the size of a screen. */
const widest = 620;
const topShare = 0.05;

type PlaceKind = PlacesTitle["place"];

/** A building, or the middle of a grid's buildings when only grid totals exist. */
interface Place {
  readonly group: string;
  readonly community: string;
  readonly x: number;
  readonly y: number;
  readonly residents: number;
}

export const hazardsByPlace: Chart = {
  id: "hazards-by-place",
  title: "True incidents by place",
  description:
    "Map of true incidents by building (or grid) in the baseline and in arms where they are spread differently, and the share held by the top 5 % of places.",
  columnsNeeded: ["buildings", "summary: true-incidents, groups building:* or grid:*"],
  applies: (tables) => placesOf(tables).places.length > 0,
  draw: (document, tables) => [drawHazards(document, tables)],
};

function drawHazards(document: Document, tables: ResultTables): Drawing {
  const { places, kind } = placesOf(tables);
  if (places.length === 0) {
    return emptyDrawing(document, tables.scenario, "hazards-by-place", hazardsByPlace.title, runChartLabels.noData.hazards);
  }
  const { styles, alike } = shownStyles(tables, places);
  const means = styles.map((style) => places.map((place) => mean(valuesOf(tables, place, style.arm.id)) ?? 0));
  const columns = styles.length === 1 ? 1 : styles.length <= 2 || styles.length === 4 ? 2 : styles.length <= 6 ? 3 : 4;
  const largest = Math.max(1e-9, max(means.flat()) ?? 0);
  return frame(document, {
    footer: tables.scenario,
    name: "hazards-by-place",
    title: tell(placesTitle(tables, places, kind), en),
    subtitle: subtitleOf(tables, [
      { kind: "run-circles", replications: tables.scenario.replications, place: kind, top: topCount(places) },
      ...notDrawn(alike, "places"),
    ]),
    body: (group, width) => {
      const gap = 26;
      const mapWidth = Math.min(widest, (width - gap * (columns - 1)) / columns);
      const mapHeight = mapHeightFor(places, mapWidth);
      const radius = scaleSqrt([0, largest], [0, largestRadius(places, mapWidth, mapHeight)]);
      const rowHeight = mapHeight + 62;
      styles.forEach((style, i) => {
        const panel = addGroup(group, (i % columns) * (mapWidth + gap), Math.floor(i / columns) * rowHeight + 40);
        addMap(panel, { tables, style, places, values: means[i]!, width: mapWidth, height: mapHeight, radius, labels: i === 0 });
      });
      const bottom = Math.ceil(styles.length / columns) * rowHeight + 8;
      return bottom + addSizeKey(addGroup(group, 0, bottom), radius, largest, kind);
    },
  });
}

interface MapSpec {
  readonly tables: ResultTables;
  readonly style: ArmStyle;
  readonly places: readonly Place[];
  readonly values: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly radius: (value: number) => number;
  readonly labels: boolean;
}

function addMap(parent: Element, spec: MapSpec): void {
  const { places, values, width, height } = spec;
  const at = projection(places, width, height);
  addText(parent, 0, -22, spec.style.arm.label, { size: 13, smallest: 11, strong: true, fill: spec.style.ink, maxWidth: width });
  addText(parent, 0, -7, mapNote(spec), { size: 11, fill: inks.secondary, maxWidth: width });
  add(parent, "rect", { width, height, fill: "#fafafa", stroke: inks.grid });
  const members = new Map<string, [number, number][]>();
  for (const place of places) entry(members, place.community, () => []).push(at(place));
  addCommunities(parent, members);
  const top = new Set(ranking(values).slice(0, topCount(places)));
  // The top places last, so that none is hidden.
  const order = [...ranking(values).filter((i) => !top.has(i)), ...ranking(values).filter((i) => top.has(i))];
  for (const i of order) {
    const [x, y] = at(places[i]!);
    const place = places[i]!;
    if (values[i]! <= 0) {
      add(parent, "circle", { cx: x, cy: y, r: 1, fill: "#bdbdbd" });
      continue;
    }
    const look = top.has(i)
      ? { fill: "#a84600", "fill-opacity": 0.9, stroke: "#5c2600", "stroke-width": 0.8 }
      : { fill: "#56B4E9", "fill-opacity": 0.6, stroke: "#2f7fae", "stroke-width": 0.5 };
    const circle = add(parent, "circle", { cx: x, cy: y, r: Math.max(1, spec.radius(values[i]!)), ...look });
    if (top.has(i)) addTooltip(circle, labels.tooltip(place.group.slice(place.group.indexOf(":") + 1), formatNumber(values[i]!)));
  }
  addCommunityNames(parent, spec, members);
}

function addCommunities(parent: Element, members: ReadonlyMap<string, readonly [number, number][]>): void {
  const shades = ["#ececec", "#e0e6ea", "#ebe6dc", "#e3eae0"];
  [...members.values()].forEach((points, i) => {
    const hull = points.length >= 3 ? polygonHull([...points]) : null;
    if (hull === null) return;
    const shade = shades[i % shades.length]!;
    const d = `M${hull.map((point) => point.map(round).join(",")).join("L")}Z`;
    add(parent, "path", { d, fill: shade, stroke: shade, "stroke-width": 16, "stroke-linejoin": "round" });
  });
}

function addCommunityNames(parent: Element, spec: MapSpec, members: ReadonlyMap<string, readonly [number, number][]>): void {
  if (!spec.labels || members.size < 2) return;
  for (const [community, points] of members) {
    const label = spec.tables.groupLabels[`community:${community}`] ?? spelled(community);
    const y = Math.max(12, Math.min(...points.map((point) => point[1])) - 14);
    const x = mean(points, (point) => point[0])!;
    addText(parent, x, y, label, { size: 10.5, fill: inks.text, anchor: "middle", halo: true, maxWidth: spec.width / 2 });
  }
}

/** Words for an identifier such as `mixed-estate`. */
function spelled(id: string): string {
  const words = id.replace(/[-_]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function addSizeKey(parent: Element, radius: (value: number) => number, largest: number, kind: PlaceKind): number {
  addText(parent, 0, 22, labels.incidents(kind), { size: 11.5, fill: inks.secondary });
  const exponent = 10 ** Math.floor(Math.log10(largest));
  const top = [5, 2, 1].map((step) => step * exponent).find((value) => value <= largest) ?? largest;
  let x = 190;
  for (const value of [top, top / 2, top / 5]) {
    const r = radius(value);
    add(parent, "circle", { cx: x + r, cy: 18, r, fill: "#56B4E9", "fill-opacity": 0.6, stroke: "#2f7fae", "stroke-width": 0.5 });
    addText(parent, x + 2 * r + 6, 22, formatNumber(value), { size: 11.5, fill: inks.secondary });
    x += 2 * r + 52;
  }
  return 40;
}

function mapNote(spec: MapSpec): string {
  const share = topShareOf(spec.tables, spec.places, spec.style.arm.id);
  if (share === undefined) return labels.none;
  const total = spec.values.reduce((sum, value) => sum + value, 0);
  return labels.top(percentWords(share.value), formatNumber(total));
}

/** The share in the top places of the baseline and of the lead arm. */
function placesTitle(tables: ResultTables, places: readonly Place[], kind: PlaceKind): PlacesTitle {
  const [baseline, lead] = [baselineArm(tables), leadArm(tables)];
  const sharesOf = (arm: ArmInfo) => topShares(tables, places, arm.id);
  const paired = lead && baseline && pairedEstimate(sharesOf(lead), sharesOf(baseline));
  return {
    kind: "run-places",
    place: kind,
    top: topCount(places),
    of: places.length,
    shares: [baseline, lead].flatMap((arm) => {
      const share = arm && topShareOf(tables, places, arm.id);
      return arm && share ? [{ arm: shortLabel(arm.label), share }] : [];
    }),
    difference: paired === undefined ? null : differenceOf(paired),
  };
}

/** Share of incidents that fall in the 5 % of places with the most, computed in each replication and then averaged. */
function topShareOf(tables: ResultTables, places: readonly Place[], arm: string): Estimate | undefined {
  return estimateOf(topShares(tables, places, arm).values());
}

function topShares(tables: ResultTables, places: readonly Place[], arm: string): Map<number, number> {
  const byReplication = new Map<number, number[]>();
  for (const place of places) {
    const values = summaryValues(tables, "true-incidents", place.group).get(arm);
    for (const [replication, value] of values ?? []) entry(byReplication, replication, () => []).push(value);
  }
  const shares = new Map<number, number>();
  for (const [replication, values] of byReplication) {
    const total = values.reduce((sum, value) => sum + value, 0);
    const top = [...values].sort((a, b) => b - a).slice(0, topCount(places));
    if (total > 0) shares.set(replication, top.reduce((sum, value) => sum + value, 0) / total);
  }
  return shares;
}

function placesOf(tables: ResultTables): { places: Place[]; kind: PlaceKind } {
  const buildings = tables.buildings.map((building) => ({ ...building, group: `building:${building.id}` }));
  if (groupsOf(tables, "summary", "true-incidents", "building").length > 0 && buildings.length > 0)
    return { places: buildings, kind: "building" };
  const grids = new Set(groupsOf(tables, "summary", "true-incidents", "grid"));
  const members = new Map<string, typeof buildings>();
  for (const building of buildings) entry(members, `grid:${building.grid}`, () => []).push(building);
  const places = [...members]
    .filter(([group]) => grids.has(group))
    .map(([group, list]) => ({
      group,
      community: list[0]!.community,
      x: mean(list, (building) => building.x)!,
      y: mean(list, (building) => building.y)!,
      residents: list.reduce((sum, building) => sum + building.residents, 0),
    }));
  return { places, kind: "grid" };
}

/** The baseline and the arms whose top places hold another share, by intervals that hold for all arms at once; and the others. */
function shownStyles(tables: ResultTables, places: readonly Place[]): { styles: readonly ArmStyle[]; alike: readonly ArmInfo[] } {
  const styles = armStyles(tables);
  const baseline = baselineArm(tables);
  const others = styles.filter(({ arm }) => arm.id !== baseline?.id);
  const shares = new Map(styles.map(({ arm }) => [arm.id, topShares(tables, places, arm.id)]));
  const level = bonferroniLevel(0.95, Math.max(1, others.length));
  const differ = others.filter(({ arm }) => {
    const paired = pairedEstimate(shares.get(arm.id), shares.get(baseline!.id), level);
    return paired !== undefined && isClear(paired);
  });
  const shown = styles.filter((style) => !others.includes(style) || differ.includes(style)).slice(0, mostMaps);
  return { styles: shown, alike: others.filter((style) => !differ.includes(style)).map(({ arm }) => arm) };
}

function valuesOf(tables: ResultTables, place: Place, arm: string): number[] {
  return [...(summaryValues(tables, "true-incidents", place.group).get(arm)?.values() ?? [])];
}

function topCount(places: readonly Place[]): number {
  return Math.max(1, Math.round(places.length * topShare));
}

/** Indices of places from the most to the fewest incidents. */
function ranking(values: readonly number[]): number[] {
  return values.map((_, i) => i).sort((a, b) => values[b]! - values[a]! || a - b);
}

/** Metres to pixels at one scale in both directions, north up, centred. */
function projection(places: readonly Place[], width: number, height: number): (place: Place) => [number, number] {
  const [x0, x1] = extent(places, (place) => place.x) as [number, number];
  const [y0, y1] = extent(places, (place) => place.y) as [number, number];
  const pad = 24;
  const metres = Math.max((x1 - x0) / (width - 2 * pad), (y1 - y0) / (height - 2 * pad), 1e-9);
  const x = scaleLinear([(x0 + x1) / 2, (x0 + x1) / 2 + metres], [width / 2, width / 2 + 1]);
  const y = scaleLinear([(y0 + y1) / 2, (y0 + y1) / 2 + metres], [height / 2, height / 2 - 1]);
  return (place) => [x(place.x), y(place.y)];
}

function mapHeightFor(places: readonly Place[], width: number): number {
  const [x0, x1] = extent(places, (place) => place.x) as [number, number];
  const [y0, y1] = extent(places, (place) => place.y) as [number, number];
  const ratio = x1 > x0 ? (y1 - y0) / (x1 - x0) : 1;
  return Math.min(Math.max(ratio, 0.5), 1.05) * width;
}

function largestRadius(places: readonly Place[], width: number, height: number): number {
  return Math.min(26, Math.max(5, 0.6 * Math.sqrt((width * height) / places.length)));
}
