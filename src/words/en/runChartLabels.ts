/** Short labels of a run's charts in English: headings, axes, legends, marks, and what a chart says that has nothing to show. */
import { countWords, decimal } from "../words.ts";

/** Of whom or what a share, or points of it, are, by indicator; shares of other wholes are named where they are drawn. */
const wholes: Readonly<Record<string, string>> = {
  "active-share": "% of residents, in a week",
  confidence: "mean of residents, % of full trust",
  "confidence-police": "mean of residents, % of full trust",
  satisfaction: "mean of residents, % of full satisfaction",
  "recorded-share": "% of matters put to an organisation",
  "closure-gap": "percentage points of cases that ended",
};

export const runChartLabels = {
  noData: {
    closure: "Reported and true closure were not both recorded over time in this study.",
    confidence: "Confidence by kind of organisation was not recorded in this study.",
    emergencies: "No emergency was part of this study.",
    hazards: "True incidents were not recorded by building or grid in this study.",
    layers: "No ties were recorded in the layers asked for.",
    money: "The ledger of this study is empty: no money was booked.",
    participation: "Participation by form or age was not recorded in this study.",
    sfic: "The SFIC dimensions were not recorded over time in this study.",
    ties: "No ties between organisations were recorded in this study.",
    trajectories: "No main indicator was recorded over time in this study.",
  },
  /** Of whom or what a share is; undefined where that is not known, or the unit is no share. */
  whole: (indicator: string, unit: string) => (/^(share|percentage points)$/.test(unit) ? wholes[indicator] : undefined),
  /** Unit of an amount that adds up over so many days. */
  per: (unit: string, days: number) => `${unit} per ${countWords(days, "day")}`,
  overTime: "Over time",
  atTheEnd: "At the end",
  differenceAtTheEnd: "At the end: difference from the baseline",
  baselineLevel: (level: string) => `baseline ${level}`,
  points: "percentage points",
  notRecorded: "not recorded over time",
  otherArms: (n: number) => `${n} other arm${n === 1 ? "" : "s"}`,
  byAge: (label: string) => `${label} by age`,
  ofAgeGroup: "% of the age group, in a week",
  closure: {
    unit: "% of cases that ended",
    none: "no case was closed",
    reported: "reported closed",
    solved: "truly solved",
    gap: (points: string) => `gap ${points} pp`,
  },
  timeline: {
    title: "Policy timeline of each arm",
    none: "no measure begun",
    baseline: "no measures",
    planning: "planning",
    construction: "construction",
    operation: "operation",
    strength: (share: number) => `${decimal(share * 100, 0)} % strength`,
  },
  money: {
    sources: "Where the money comes from",
    uses: "What it is used for",
    more: "more (right) or less than the baseline",
    due: "What the measures were due, and what of it was lacking",
    paid: "paid",
    lacking: "lacking",
    lackedOf: (lacked: string, due: string) => `lacked ${lacked} of ${due}`,
    nothing: "nothing booked",
    noDifference: "no difference",
    other: "other",
  },
  map: {
    incidents: (place: string) => `True incidents in one ${place}:`,
    tooltip: (place: string, incidents: string) => `${place}: ${incidents} incidents`,
    top: (share: string, total: string) => `top 5 % of places: ${share} of ${total} incidents`,
    none: "no incidents",
  },
  network: {
    layers: { information: "information", resource: "resources", "joint-action": "joint action", supervision: "supervision" },
    panel: (layer: string, ties: number) => `${layer.charAt(0).toUpperCase()}${layer.slice(1)}: ${countWords(ties, "tie")} at the end`,
    broker: (label: string | null) => (label === null ? "no broker: no ties" : `top broker: ${label}`),
    gained: "new since the start",
    kept: "there at the start too",
    lost: "gone since the start",
    organisations: "Organisations",
    byLayer: "Ties by layer",
    heads: ["ties shown, start → end", "density, start → end", "degree centralisation, start → end"],
    moreAndFewer: (more: number, fewer: number) => `${countWords(more, "tie")} more, ${decimal(fewer, 0)} fewer`,
    density: (difference: string, interval: string | null) => `density ${difference}${interval === null ? "" : ` (${interval})`}`,
    notRecorded: "not recorded",
  },
} as const;
