/**
 * 1 · Incidents concentrate at few places, year after year.
 *
 * Evidence: in eight cities half of the crime happened at 2 to 6 % of the street segments; in Seattle that share hardly moved in 16 years
 * while crime fell by more than a fifth. Experiment: an ordinary community, split by entrance of a building, lives for five years with
 * crime falling of itself. Measure: entrances are ranked again in every year by the incidents that truly happened there, as the studies rank segments.
 */
import type { HazardTable } from "../../model/hazardTable.ts";
import type { Measure } from "../measure.ts";
import { type Criterion, pattern } from "../pattern.ts";

const YEARS = 5;
const YEAR_DAYS = 365;
const CRIME = ["property-crime", "public-order"];
const CATEGORIES = [...CRIME, "dispute", "fire-facility", "environment-traffic", "help-request"];
const TOP_SHARE = 0.05;
/** Metres between entrances: five to a building, on the ground that its 48 m of spacing give it. */
const ENTRANCE_SPACING = 21;

/** Share of all incidents at the top share of places (at least one place). `counts` holds every place, those without incidents too. */
export function shareOfTop(counts: readonly number[], share: number): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return Number.NaN;
  const places = Math.max(1, Math.round(counts.length * share));
  const ranked = [...counts].sort((a, b) => b - a);
  return ranked.slice(0, places).reduce((sum, count) => sum + count, 0) / total;
}

/** Gini coefficient of counts over places: 0 when all have the same, (n − 1)/n when one has all. */
export function giniOf(counts: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return Number.NaN;
  const n = counts.length;
  const weighted = [...counts].sort((a, b) => a - b).reduce((sum, count, i) => sum + (2 * (i + 1) - n - 1) * count, 0);
  return weighted / (n * total);
}

/** Incidents (what happened, reported or not) of the given categories by building, of days [from, to). */
function incidentsByBuilding(
  { columns, rows }: HazardTable,
  categories: readonly string[],
  from: number,
  to: number,
  buildings: number,
): number[] {
  const [building, category, escalated] = ["building", "category", "escalated_day"].map((name) => columns.indexOf(name));
  const counts = new Map<string | number, number>();
  for (const row of rows) {
    const day = row[escalated];
    if (day === "" || Number(day) < from || Number(day) >= to || !categories.includes(String(row[category]))) continue;
    counts.set(row[building], (counts.get(row[building]) ?? 0) + 1);
  }
  return [...counts.values(), ...new Array<number>(buildings - counts.size).fill(0)];
}

const measure: Measure = {
  id: "place-concentration",
  hazards: true,
  look: (specification) => ({
    readings(output) {
      const buildings = specification.communities.reduce((sum, community) => sum + community.buildings, 0);
      const readings: Record<string, number> = {};
      for (let year = 1; year <= YEARS; year++) {
        const of = (categories: readonly string[]) =>
          incidentsByBuilding(output.hazards!, categories, (year - 1) * YEAR_DAYS, year * YEAR_DAYS, buildings);
        const crime = of(CRIME);
        readings[`crime-total-${year}`] = crime.reduce((sum, count) => sum + count, 0);
        readings[`crime-top-${year}`] = 100 * shareOfTop(crime, TOP_SHARE);
        readings[`crime-gini-${year}`] = giniOf(crime);
        const all = of(CATEGORIES);
        readings[`all-top-${year}`] = 100 * shareOfTop(all, TOP_SHARE);
        readings[`all-gini-${year}`] = giniOf(all);
      }
      return readings;
    },
  }),
};

const years = Array.from({ length: YEARS }, (_, k) => k + 1);
const RUN = "community";
const share = (what: "crime" | "all", label: string, year: number): Criterion => ({
  id: `${what}-top-${year}`,
  label: `${label} at the top 5 % of entrances, year ${year}`,
  unit: "%",
  value: (of) => of(RUN, `${what}-top-${year}`),
  target: { kind: "within", low: 25, high: 60 },
});
const gini = (what: "crime" | "all", label: string, year: number): Criterion => ({
  id: `${what}-gini-${year}`,
  label: `Gini of ${label} over entrances, year ${year}`,
  unit: "share",
  value: (of) => of(RUN, `${what}-gini-${year}`),
  target: { kind: "within", low: 0.5, high: 0.85 },
});

export const placeConcentration = pattern({
  id: "place-concentration",
  row: "1",
  level: "T",
  title: "Incidents concentrate at few places, year after year",
  evidence: [
    {
      text: "Half of the crime at 2.1–6.0 % and a quarter at 0.4–1.6 % of street segments in eight cities",
      source: "Weisburd 2015",
      mark: "V",
    },
    {
      text: "In Seattle 4.7–6.1 % of segments held half of the crime in each of 16 years, while crime fell by more than 20 %",
      source: "Weisburd 2015",
      mark: "V",
    },
    {
      text: "3.5 % of addresses in Minneapolis brought half of the calls for police",
      source: "studies reviewed with the law of concentration",
      mark: "V",
    },
    {
      text: "No figures for buildings or segments of Chinese cities were found; the cities above are mostly in the United States",
      source: "own search",
      mark: "V",
    },
  ],
  experiment:
    "The middling community (8,000 residents) as it is, for five years without any measure; crime falls of itself by the shipped trend. The place is an entrance of a building: 300 of them with 27 residents or ten households, about as many people as on a street segment of the studies, so that the top 5 % are 15. " +
    "Tried first: the 60 whole buildings, of which the top 5 % are three (12 seeds: 32 % of crime, Gini 0.61; 27 % of all incidents, 0.53): too few places for a steady share, and with whole intervals inside the tolerance this row would have been missed.",
  measured:
    "Incidents that truly happened, reported or not, by entrance and year; entrances ranked again in each year. Crime is property crime and public order, which the evidence is about; the same is asked of all six categories together. " +
    "Stability is the largest over the smallest of the five yearly shares of crime, against the 1.3 of Seattle (6.1 over 4.7); small counts make yearly shares differ by chance alone, which counts against the model here.",
  mechanism:
    "Log-normal risk of places (`concentration` of each category, most of its variance shared between categories), drawn once and kept; self-excitation adds a little.",
  changed:
    "When the concentration of property crime was lowered for row 2, that of help requests and of environment and traffic was raised to 1.3 by trial, so that incidents of all kinds still pass: the weakest step of all. Studies find about half of crime at 2 to 6 % of street segments; what the model has at 5 % of entrances lies at the low end of the tolerance.",
  configurations: {
    [RUN]: {
      what: "the community by entrance, five years",
      days: YEARS * YEAR_DAYS,
      patch: { place: { communities: { community: { buildings: 300 } } }, parameters: { space: { buildingSpacing: ENTRANCE_SPACING } } },
    },
  },
  measure,
  criteria: [
    ...years.map((year) => share("crime", "Crime", year)),
    ...years.map((year) => gini("crime", "crime", year)),
    ...[1, YEARS].flatMap((year) => [share("all", "Incidents of all kinds", year), gini("all", "incidents of all kinds", year)]),
    {
      id: "stable",
      label: "Largest over smallest yearly share of crime at the top 5 %",
      unit: "ratio",
      value: (of) => {
        const shares = years.map((year) => of(RUN, `crime-top-${year}`));
        return Math.max(...shares) / Math.min(...shares);
      },
      target: { kind: "within", low: 1, high: 1.3 },
    },
    {
      id: "drift",
      label: "Share of crime at the top 5 %, fifth year less first",
      unit: "points",
      value: (of) => of(RUN, `crime-top-${YEARS}`) - of(RUN, "crime-top-1"),
      target: { kind: "within", low: -5, high: 5 },
    },
    {
      id: "totals-move",
      label: "Fall of crime from the first year to the fifth",
      unit: "%",
      value: (of) => [of(RUN, "crime-total-1") - of(RUN, `crime-total-${YEARS}`), of(RUN, "crime-total-1")],
      scale: 100,
      target: { kind: "within", low: 20, high: 60 },
    },
  ],
  knockOut: {
    what: "all places are alike (concentration 0 in every category); self-excitation stays",
    patch: { categories: Object.fromEntries(CATEGORIES.map((category) => [category, { concentration: 0 }])) },
    loses: [
      ...years.flatMap((year) => [`crime-top-${year}`, `crime-gini-${year}`]),
      ...[1, YEARS].flatMap((year) => [`all-top-${year}`, `all-gini-${year}`]),
    ],
  },
  curve: {
    title: "Crime at the top 5 % of entrances by year",
    x: "year",
    y: "% of crime",
    lines: [{ label: "the community as it is", points: years.map((x) => ({ x, value: (of) => of(RUN, `crime-top-${x}`) })) }],
  },
});
