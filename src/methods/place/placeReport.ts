/** A scenario's baseline beside places that exist: what it says of itself, what its runs have, and whether it collapses. */
import type { OrganisationRole } from "../../model/kinds.ts";
import { wageOf } from "../../model/payroll.ts";
import type { ModelSpecification } from "../../model/specification.ts";
import { type PlaceLevel, runLevels, settingLevels } from "./levels.ts";

const DAYS_OF_YEAR = 365;
const THOUSAND = 1000;

/** A level with the place's own figure; null where the place has nothing to measure. */
export interface PlaceFigure extends PlaceLevel {
  readonly value: number | null;
  /** Null where there is no value. */
  readonly place: "below" | "inside" | "above" | null;
}

/** What is known of a baseline. `collapse` holds sentences; empty for a place that stands. */
export interface PlaceReport {
  readonly figures: readonly PlaceFigure[];
  readonly collapse: readonly string[];
}

/** One finished run's values: of an indicator's group, or null. */
export type ValueOf = (indicator: string, group?: string) => number | null;

/** The values of a run that the report reads, so that nothing else of it need be kept. */
export function placeValues(specification: ModelSpecification, read: ValueOf): ValueOf {
  const states = [
    "utilisation.mean",
    "safe-share.mean",
    "active-share.mean",
    "backlog",
    "backlog.mean",
    "cases",
    "true-closure-share",
    "cost",
  ];
  const groups = specification.organisations
    .filter(({ role, lead }) => role === "police-station" || lead.length > 0)
    .map(({ id }) => `organisation:${id}`);
  const keys = [...states.map((id) => [id, "all"] as const), ...groups.map((group) => ["utilisation.mean", group] as const)];
  const kept = new Map(keys.map(([indicator, group]) => [`${indicator}/${group}`, read(indicator, group)]));
  return (indicator, group = "all") => kept.get(`${indicator}/${group}`) ?? null;
}

/** Figures that follow from the settings alone. */
export function settingFigures(specification: ModelSpecification): readonly PlaceFigure[] {
  const { communities, organisations, parameters } = specification;
  const residents = sum(communities.map((community) => community.residents));
  const households = sum(communities.map((community) => community.households));
  const staff = (...roles: OrganisationRole[]) => sum(organisations.filter(({ role }) => roles.includes(role)).map((one) => one.staff));
  const { propertyFee, feeWillingness } = parameters.resources;
  const property = staff("property-company");
  const wages = property * wageOf(parameters, "property-company");
  const committees = organisations.filter(({ role }) => role === "residents-committee").length;
  const values: Readonly<Record<(typeof settingLevels)[number]["id"], number | null>> = {
    "committee-staff": per(staff("residents-committee") * THOUSAND, residents),
    officers: per(staff("police-station") * THOUSAND, residents),
    guards: per((property + staff("security-company")) * THOUSAND, households),
    "committee-size": per(residents, committees),
    "property-fee": property > 0 ? propertyFee : null,
    "fees-over-wages": per(households * propertyFee * feeWillingness, wages),
  };
  return settingLevels.map((level) => figure(level, values[level.id]));
}

/** Figures of the baseline's runs: means over those that have a value. */
export function runFigures(specification: ModelSpecification, runs: readonly ValueOf[]): readonly PlaceFigure[] {
  const residents = sum(specification.communities.map((community) => community.residents));
  const years = specification.horizonDays / DAYS_OF_YEAR;
  const { organisations } = specification;
  const police = organisations.filter(({ role }) => role === "police-station").map(({ id }) => id);
  const leading = organisations.filter(({ lead }) => lead.length > 0).map(({ id }) => id);
  const of = (indicator: string, group = "all") => mean(runs.map((value) => value(indicator, group)));
  const scaled = (value: number | null, by: number) => (value === null ? null : value * by);
  const loadsOf = (ids: readonly string[]) => ids.map((id) => of("utilisation.mean", `organisation:${id}`)).filter((load) => load !== null);
  const [loads, heaviest] = [loadsOf(police), loadsOf(leading)];
  const values: Readonly<Record<(typeof runLevels)[number]["id"], number | null>> = {
    cases: scaled(of("cases"), THOUSAND / (residents * years)),
    "police-load": loads.length === 0 ? null : sum(loads) / loads.length,
    "heaviest-load": heaviest.length === 0 ? null : Math.max(...heaviest),
    "safe-share": of("safe-share.mean"),
    "active-share": of("active-share.mean"),
    "solved-share": of("true-closure-share"),
    "yearly-cost": scaled(of("cost"), 1 / (residents * years)),
  };
  return runLevels.map((level) => figure(level, values[level.id]));
}

/** A queue at the end of more than so many days of cases is one that grows: nobody waits so long where work is done at all. */
const LONGEST_QUEUE_DAYS = 60;
/** In a queue that grows evenly from nothing the end is twice the mean. */
const GROWTH = 1.5;
/** Mean demand over hours at which a year's work cannot be done in the year. */
const OVERLOAD = 1.5;

/**
 * Whether a place collapses: its queue ends longer than two months of cases and half as long again as its mean, so it still grows; or
 * organisations that lead are asked, over the whole horizon, for more than one and a half times their hours.
 */
export function collapseOf({ horizonDays }: ModelSpecification, runs: readonly ValueOf[]): readonly string[] {
  const of = (indicator: string) => mean(runs.map((value) => value(indicator, "all")));
  const [queue, usual, cases, load] = [of("backlog"), of("backlog.mean"), of("cases"), of("utilisation.mean")];
  const found: string[] = [];
  if (queue !== null && usual !== null && cases !== null && cases > 0) {
    const days = (queue * horizonDays) / cases;
    if (days > LONGEST_QUEUE_DAYS && queue > GROWTH * usual) {
      found.push(`its queue ends at ${Math.round(queue)} cases, ${Math.round(days)} days of work, and still grows`);
    }
  }
  if (load !== null && load > OVERLOAD && horizonDays >= DAYS_OF_YEAR) {
    found.push(`its organisations are asked for ${load.toFixed(1)} times the hours they have, all the time`);
  }
  return found;
}

/** The whole report of a baseline with its runs. */
export function placeReport(specification: ModelSpecification, runs: readonly ValueOf[]): PlaceReport {
  return {
    figures: [...settingFigures(specification), ...runFigures(specification, runs)],
    collapse: collapseOf(specification, runs),
  };
}

function figure(level: PlaceLevel, value: number | null): PlaceFigure {
  const place = value === null ? null : value < level.low ? "below" : value > level.high ? "above" : "inside";
  return { ...level, value, place };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function per(value: number, by: number): number | null {
  return by > 0 ? value / by : null;
}

function mean(values: readonly (number | null)[]): number | null {
  const there = values.filter((value) => value !== null);
  return there.length === 0 ? null : sum(there) / there.length;
}
