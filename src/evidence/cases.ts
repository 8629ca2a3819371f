/**
 * The five case studies as experiments: their arms, and one measure of their runs that patterns share, so that a run is made once.
 *
 * An office compares the books: crime that came to its knowledge in the last quarter before the plan, and in the same quarter three
 * years later (the horizon of every case is three years of 365 days, so that the seasons match). Truth is counted beside it.
 */
import { type HazardEvent, NEVER } from "../model/hazardStore.ts";
import type { World } from "../model/state.ts";
import { type Measure, reader } from "./measure.ts";
import type { Configuration, Readings } from "./pattern.ts";

export interface CaseStudy {
  /** Scenario file, without ending. */
  readonly id: string;
  readonly title: string;
  /** Arms of single measures; each case also has `baseline` and `package`. */
  readonly singles: readonly string[];
}

export const caseStudies: readonly CaseStudy[] = [
  {
    id: "caotang-road",
    title: "Caotang Road",
    singles: [
      "management-system",
      "party-leadership",
      "government-market",
      "multi-party-supply",
      "information-platform",
      "supervision-evaluation",
      "enthusiasm-awareness",
      "safety-culture",
    ],
  },
  {
    id: "tongxiang",
    title: "Tongxiang",
    singles: ["managerial-concept", "stakeholder-responsibility", "rights-and-duties", "police-logistics", "operation-mechanism"],
  },
  {
    id: "beijing-c",
    title: "Beijing C",
    singles: ["top-level-design", "responsible-subjects", "collaboration-mechanism", "richer-content"],
  },
  {
    id: "taiyuan",
    title: "Taiyuan",
    singles: [
      "service-consciousness",
      "channels",
      "party-led-culture",
      "legality",
      "dispute-resolution",
      "multi-source-supply",
      "platform",
      "demand-orientation",
      "purchased-services",
      "emergency-linkage",
    ],
  },
  {
    id: "shanghai-smart",
    title: "Shanghai smart",
    singles: [
      "data-sharing",
      "data-security",
      "quantitative-evaluation",
      "internal-division",
      "public-private",
      "mobilise-and-fund",
      "train-professionals",
      "participation-mechanism",
    ],
  },
];

/** Name of the configuration that runs an arm of a case. */
export function named(study: CaseStudy, arm: string): string {
  return `${study.id}/${arm}`;
}

/** Configurations of some arms of every case, by name. */
export function caseConfigurations(arms: (study: CaseStudy) => readonly string[]): Record<string, Configuration> {
  const entries = caseStudies.flatMap((study) =>
    arms(study).map((arm): [string, Configuration] => [named(study, arm), { what: `${study.title}, ${arm}`, scenario: study.id, arm }]),
  );
  return Object.fromEntries(entries);
}

/** Days of the quarter on which the offices' figures rest. */
export const QUARTER = 90;
/** What press releases of before/after drops count. */
const CRIME = ["property-crime", "public-order"];

/** Readings of a run of a case. */
export const caseMeasure: Measure = {
  id: "case-outcomes",
  hazards: true,
  look: ({ horizonDays }) => {
    const counts = new Map<string, number>();
    return {
      afterProcess(world) {
        // What ended in the warm-up is forgotten on day 0; what is counted twice below overwrites itself.
        if (world.day === -1) countQuarter(world, "before", [-QUARTER, 0], world.events ?? [], counts);
        if (world.day === horizonDays - 1) countQuarter(world, "after", [horizonDays - QUARTER, horizonDays], world.events ?? [], counts);
      },
      readings: (output) => {
        const run = reader(output);
        return {
          ...Object.fromEntries(counts),
          "true-incidents": run.whole("true-incidents"),
          "sense-of-security": run.whole("sense-of-security"),
          cost: run.whole("cost"),
          "paid-share": run.whole("paid-share"),
        };
      },
    };
  },
};

/** Incidents of a quarter: by the day they happened, and by the day from which they were both incidents and on the books. */
function countQuarter(
  { hazards, categories }: World,
  when: "before" | "after",
  [from, to]: readonly [number, number],
  ended: readonly HazardEvent[],
  counts: Map<string, number>,
): void {
  const totals = { "true-crime": 0, "true-all": 0, "recorded-crime": 0, "recorded-all": 0 };
  const count = ({ category, escalatedDay, detectedDay }: HazardEvent) => {
    if (escalatedDay === NEVER) return;
    const isCrime = CRIME.includes(categories[category].id) ? 1 : 0;
    if (escalatedDay >= from && escalatedDay < to) {
      totals["true-all"]++;
      totals["true-crime"] += isCrime;
    }
    const booked = detectedDay === NEVER ? NEVER : Math.max(escalatedDay, detectedDay);
    if (booked >= from && booked < to) {
      totals["recorded-all"]++;
      totals["recorded-crime"] += isCrime;
    }
  };
  ended.forEach(count);
  for (let slot = 0; slot < hazards.used; slot++) if (hazards.columns.serial[slot] >= 0) count(hazards.event(slot));
  for (const [name, total] of Object.entries(totals)) counts.set(`${name}-${when}`, total);
}

/** Drop in per cent, from what was to what is. */
export function drop(before: number, after: number): number {
  return (100 * (before - after)) / before;
}

/** The drop that the office reports of the package. */
export function rawDrop(of: Readings, study: CaseStudy, what: "crime" | "all", ledger: "recorded" | "true" = "recorded"): number {
  const reading = (when: string) => of(named(study, "package"), `${ledger}-${what}-${when}`);
  return drop(reading("before"), reading("after"));
}

/** The drop that the package has made: the same quarter without it, under the same chance. */
export function pairedDrop(of: Readings, study: CaseStudy, what: "crime" | "all", ledger: "recorded" | "true" = "true"): number {
  const reading = `${ledger}-${what}-after`;
  return drop(of(named(study, "baseline"), reading), of(named(study, "package"), reading));
}
