/** Finding rows in result tables: each question is answered from an index that is built once for each tables object. */

import type { ArmInfo, GroupKey, IndicatorInfo, ResultTables } from "../../../../tables/tables.ts";
import { midSentence } from "../../../../words/words.ts";

/** Value of each replication of one arm. */
export type ByReplication = ReadonlyMap<number, number>;

/** Points over days of each replication of one arm, days ascending. */
export type Courses = ReadonlyMap<number, readonly (readonly [day: number, value: number])[]>;

interface Index {
  readonly summary: Map<string, Map<string, Map<number, number>>>;
  readonly series: Map<string, Map<string, Map<number, [number, number][]>>>;
  readonly summaryGroups: Map<string, Set<GroupKey>>;
  readonly seriesGroups: Map<string, Set<GroupKey>>;
}

const indexes = new WeakMap<ResultTables, Index>();

/** Summary values of one indicator and group by arm and replication; values that are not finite are left out. */
export function summaryValues(tables: ResultTables, indicator: string, group: GroupKey): ReadonlyMap<string, ByReplication> {
  return indexOf(tables).summary.get(key(indicator, group)) ?? new Map();
}

/**
 * Series of one indicator and group by arm and replication, as drawn: a flow's last point is left out when its period is shorter than the
 * others (three years are 36 months and a half), since it would look like a fall.
 */
export function seriesCourses(tables: ResultTables, indicator: string, group: GroupKey): ReadonlyMap<string, Courses> {
  const courses = rawCourses(tables, indicator, group);
  if (indicatorInfo(tables, indicator).kind !== "flow") return courses;
  const whole = (course: readonly (readonly [number, number])[]) => {
    const n = course.length;
    return n >= 3 && course[n - 1]![0] - course[n - 2]![0] < course[1]![0] - course[0]![0] ? course.slice(0, -1) : course;
  };
  return new Map([...courses].map(([arm, byReplication]) => [arm, new Map([...byReplication].map(([r, course]) => [r, whole(course)]))]));
}

function rawCourses(tables: ResultTables, indicator: string, group: GroupKey): ReadonlyMap<string, Courses> {
  return indexOf(tables).series.get(key(indicator, group)) ?? new Map();
}

/** Groups of one dimension, e.g. `age`, in order of first appearance. */
export function groupsOf(tables: ResultTables, where: "summary" | "series", indicator: string, dimension: string): GroupKey[] {
  const index = indexOf(tables);
  const groups = (where === "summary" ? index.summaryGroups : index.seriesGroups).get(indicator);
  return [...(groups ?? [])].filter((group) => group.startsWith(`${dimension}:`));
}

export function hasSummary(tables: ResultTables, indicator: string): boolean {
  return indexOf(tables).summaryGroups.has(indicator);
}

export function hasSeries(tables: ResultTables, indicator: string): boolean {
  return indexOf(tables).seriesGroups.has(indicator);
}

/** The group that stands for a main indicator: `all`, else (confidence has no `all`) the police, else its first group. */
export function mainGroup(tables: ResultTables, indicator: string): GroupKey {
  const index = indexOf(tables);
  const groups = [...(index.summaryGroups.get(indicator) ?? []), ...(index.seriesGroups.get(indicator) ?? [])];
  return ["all", "kind:police"].find((group) => groups.includes(group)) ?? groups[0] ?? "all";
}

/** The indicator as catalogued, or a plain stand-in when the tables have rows of it but no entry. */
export function indicatorInfo(tables: ResultTables, id: string): IndicatorInfo {
  const known = tables.indicators.find((indicator) => indicator.id === id);
  const label = id.charAt(0).toUpperCase() + id.slice(1).replaceAll("-", " ");
  return known ?? { id, label, unit: "", direction: "none", definition: "", family: "", main: false };
}

export function groupLabel(tables: ResultTables, group: GroupKey): string {
  return tables.groupLabels[group] ?? group.slice(group.indexOf(":") + 1);
}

/** Label of a main indicator, with its group when that is not everyone. */
export function mainLabel(tables: ResultTables, indicator: IndicatorInfo): string {
  const group = mainGroup(tables, indicator.id);
  return labelWithGroup(tables, indicator.label, group);
}

/** E.g. `Confidence in police`, `Active residents: patrol`. */
export function labelWithGroup(tables: ResultTables, label: string, group: GroupKey): string {
  if (group === "all") return label;
  return `${label}${group.startsWith("kind:") ? " in" : ":"} ${midSentence(groupLabel(tables, group))}`;
}

/** The arm that others are compared with: the one called `baseline`, else the first. */
export function baselineArm(tables: ResultTables): ArmInfo | undefined {
  return tables.arms.find((arm) => arm.id === "baseline") ?? tables.arms[0];
}

export function comparedArms(tables: ResultTables): ArmInfo[] {
  const baseline = baselineArm(tables);
  return tables.arms.filter((arm) => arm !== baseline);
}

export function leadArm(tables: ResultTables): ArmInfo | undefined {
  return leadOf(comparedArms(tables));
}

/** Of arms other than the baseline, the one that titles speak of: the package, else the last; undefined where there is none. */
export function leadOf<Arm extends { readonly id: string; readonly label: string }>(arms: readonly Arm[]): Arm | undefined {
  return arms.find(({ id, label }) => /package/i.test(`${id} ${label}`)) ?? arms.at(-1);
}

/** Whether the indicator adds up over time: its series sums to its whole-horizon value, so each point is an amount per period. */
export function isFlow(tables: ResultTables, indicator: string, group: GroupKey): boolean {
  if (hasSummary(tables, `${indicator}.mean`)) return false;
  for (const [arm, courses] of rawCourses(tables, indicator, group)) {
    for (const [replication, course] of courses) {
      const total = summaryValues(tables, indicator, group).get(arm)?.get(replication);
      const sum = course.reduce((subtotal, [, value]) => subtotal + value, 0);
      if (total === undefined || (total === 0 && sum === 0) || course.length < 2) continue;
      return Math.abs(sum - total) <= 1e-6 * Math.max(Math.abs(total), Math.abs(sum));
    }
  }
  return false;
}

/** Days of one recording period, from the spacing of the series. */
export function periodDays(courses: ReadonlyMap<string, Courses>): number | undefined {
  for (const byReplication of courses.values()) {
    for (const course of byReplication.values()) if (course.length >= 2) return course[1]![0] - course[0]![0];
  }
  return undefined;
}

/** First and last value of each replication's series, by arm; days are those of the first arm's first replication. */
export function endpoints(
  tables: ResultTables,
  indicator: string,
  group: GroupKey,
  which: "start" | "end",
): Map<string, Map<number, number>> {
  const result = new Map<string, Map<number, number>>();
  for (const [arm, courses] of seriesCourses(tables, indicator, group)) {
    const values = new Map<number, number>();
    for (const [replication, course] of courses) values.set(replication, course.at(which === "start" ? 0 : -1)![1]);
    result.set(arm, values);
  }
  return result;
}

function indexOf(tables: ResultTables): Index {
  const known = indexes.get(tables);
  if (known !== undefined) return known;
  const index: Index = { summary: new Map(), series: new Map(), summaryGroups: new Map(), seriesGroups: new Map() };
  for (const row of tables.summary) {
    if (!Number.isFinite(row.value)) continue;
    entry(index.summaryGroups, row.indicator, () => new Set()).add(row.group);
    const byArm = entry(index.summary, key(row.indicator, row.group), () => new Map());
    entry(byArm, row.arm, () => new Map()).set(row.replication, row.value);
  }
  for (const row of tables.series) {
    if (!Number.isFinite(row.value)) continue;
    entry(index.seriesGroups, row.indicator, () => new Set()).add(row.group);
    const byArm = entry(index.series, key(row.indicator, row.group), () => new Map());
    entry(
      entry(byArm, row.arm, () => new Map()),
      row.replication,
      () => [] as [number, number][],
    ).push([row.day, row.value]);
  }
  for (const byArm of index.series.values()) {
    for (const courses of byArm.values()) for (const course of courses.values()) course.sort((a, b) => a[0] - b[0]);
  }
  indexes.set(tables, index);
  return index;
}

/** The value at a key, made when missing. */
export function entry<K, V>(map: Map<K, V>, mapKey: K, make: () => V): V {
  let value = map.get(mapKey);
  if (value === undefined) {
    value = make();
    map.set(mapKey, value);
  }
  return value;
}

function key(indicator: string, group: GroupKey): string {
  return `${indicator}|${group}`;
}
