/**
 * Levels of a place that could exist: figures of places in print beside which a scenario's own stand. What lies outside is marked, not
 * refused: a scenario may mean an unusual place, but its reader should know.
 *
 * Marks: V verified, V2 quoted in a verified source, P press or government release, C computed from such figures.
 */

/** How many significant figures a level is printed with follows from its unit. */
export interface PlaceLevel {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  /** What places in print have. */
  readonly low: number;
  readonly high: number;
  readonly source: string;
}

const level = (id: string, label: string, unit: string, [low, high]: readonly [number, number], source: string): PlaceLevel => ({
  id,
  label,
  unit,
  low,
  high,
  source,
});

/** What a scenario says of itself before any run. */
export const settingLevels = [
  level("committee-staff", "Committee and grid staff", "per 1,000 residents", [1.8, 2.5], "18 to 25 per 10,000 residents: Changji [V]"),
  level(
    "officers",
    "Police of all kinds",
    "per 1,000 residents",
    [0.55, 1.9],
    "1.1–1.4 officers, half of them in stations (0.11–0.74 in communities), auxiliaries on top, 1.6 to a community officer [P, V, C]",
  ),
  level(
    "guards",
    "Property and security posts",
    "per 1,000 households",
    [2, 22],
    "2–3 in old estates, 8–11 in middling, 16–22 in market ones [C]",
  ),
  level(
    "committee-size",
    "Residents per committee",
    "residents",
    [3940, 9700],
    "Shanghai's mean 3,940, Panjiayuan 9,700 [P]; 4,170 and 7,233 elsewhere [V, C]",
  ),
  level("property-fee", "Property fee", "yuan per household and year", [600, 3300], "600 in old estates to 3,300 in market ones [C]"),
  level(
    "fees-over-wages",
    "Fees paid over wages of property staff",
    "ratio",
    [1, 1.8],
    "no figure found: below 1 a firm cannot pay its posts, and wages are over half of what a property firm spends; assumption",
  ),
] as const;

/** What only a run tells: means over the replications of the baseline. */
export const runLevels = [
  level(
    "cases",
    "Cases",
    "per 1,000 residents and year",
    [220, 440],
    "police dispatches 120–190 and hotline demands passed on 100–250 [C], together",
  ),
  level("police-load", "Load of the police", "demand over hours", [0.25, 1], "free time of 75 % (Baltimore) to none (Xi'an) [V, P]"),
  level(
    "heaviest-load",
    "Load of the busiest that leads a matter",
    "demand over hours",
    [0.25, 1.5],
    "no figure found: half as much again as there are hours cannot be worked off; assumption",
  ),
  level("safe-share", "Share feeling safe", "share", [0.42, 0.98], "42 or 84 % by the cut of the answers (2002), 98 % official [P]"),
  level(
    "active-share",
    "Residents active in a week",
    "share",
    [0.003, 0.01],
    "0.3–1 % of residents, by Ningbo's and Beijing's records [P, C]",
  ),
  level("solved-share", "Matters truly solved in time", "share", [0.72, 0.9], "72–90 % of those asked [V]"),
  level(
    "yearly-cost",
    "Public and private cost",
    "yuan per resident and year",
    [300, 2200],
    "street budgets 1,100–2,200 with works, one case [C]; the low end without works is an assumption",
  ),
] as const;
