/**
 * Factors: the settings of an arm that a design varies, found by name, and the specification of a design point.
 *
 * A parameter, category field or intervention parameter ranges over what the model's registry calls plausible about the scenario's value, unless
 * the study asks for a share of the value to either side or for the whole of the registry's limits. Staff, money and dates are facts or
 * choices of the scenario, without an entry there; they range from half to one and a half times the scenario's value. A share of nothing
 * is no range: a value of 0 whose plausible range is 0 says that something does not apply, and is varied only when a range is asked for.
 */

import { createHash } from "node:crypto";
import { canonicalJson } from "../../host/canonicalJson.ts";
import { type Grade, isAssumed } from "../../model/parameter.ts";
import type { ModelSpecification } from "../../model/specification.ts";
import { describeFixed, type FactorKind, factorKind, isDays, isVariable, type Variable } from "../../scenario/studyFile/variable.ts";
import { formerRemedy } from "../../scenario/text/formerNames.ts";
import { nearest } from "../../scenario/text/suggest.ts";
import type { ResolvedArm, Setting } from "../../scenario/types.ts";
import { valueAt } from "../../statistics/sampling.ts";
import type { NamedFactor } from "../../words/findings/design.ts";
import type { Within } from "../result.ts";
import { factorLabel } from "./factorLabel.ts";
import { changed } from "./factorPlace.ts";
import { fullPattern, matchesPattern, shortPath } from "./pattern.ts";

interface Range {
  readonly low: number;
  readonly high: number;
}

/** A numeric setting with a range; `low <= value <= high` where it is varied. */
export interface Factor extends FactorInfo {
  /** Whole numbers only (days). */
  readonly integer: boolean;
  readonly kind: FactorKind;
  /** What the reader of scenarios accepts; absent where a study gave the range. */
  readonly limits?: Range;
  /** Of dates of an intervention whose end follows from the length of its operation: a change moves the end too. */
  readonly movesEnd?: boolean;
}

/**
 * Patterns such as `trust.*`, `hazards.level`, `interventions.*.strength`, `organisations.police-station.staff`, matched against an
 * arm's settings; factors come in the order of the settings, each once. A pattern of an exact name must name a factor; one with `*` takes
 * the factors among what it matches, without the other settings of interventions at strength 0. They range as far as `within` says.
 * Every problem is a sentence.
 */
export function findFactors(
  arm: ResolvedArm,
  patterns: readonly string[],
  within: Within = "plausible",
): { readonly factors: readonly Factor[] } | { readonly problems: readonly string[] } {
  const problems: string[] = [];
  const wanted = new Map<string, Factor>();
  if (patterns.length === 0) problems.push("factors: expected at least one name or pattern, received none; for example trust.*");
  for (const pattern of patterns) {
    const found = factorsOf(arm, pattern.trim(), within);
    if (typeof found === "string") problems.push(found);
    else for (const factor of found) wanted.set(factor.path, factor);
  }
  if (problems.length > 0) return { problems };
  return { factors: arm.settings.flatMap(({ path }) => wanted.get(path) ?? []) };
}

/** The specification with values[i] for factors[i]; pure; shares what does not change. A factor of something this arm lacks does nothing. */
export function applyFactors(specification: ModelSpecification, factors: readonly Factor[], values: readonly number[]): ModelSpecification {
  if (factors.length !== values.length) {
    throw new RangeError(`design point: expected ${factors.length} values, received ${values.length}`);
  }
  return changed(
    specification,
    factors.map(({ path, movesEnd = false }, i) => ({ path, value: values[i], movesEnd })),
  );
}

/** u in (0, 1) to a value in the factor's range by inverse CDF (whole numbers for integer factors). */
export function factorValue({ low, high, integer }: Factor, u: number): number {
  return valueAt({ kind: integer ? "whole" : "real", min: low, max: high }, u) as number;
}

/** Sha256, in hex, of the factors (path, unit, range) and of every value of every point, in their order. */
export function designHash(factors: readonly Factor[], points: Iterable<readonly number[]>): string {
  const hash = createHash("sha256");
  hash.update(canonicalJson(factors.map(({ path, unit, low, high }) => ({ path, unit, low, high }))));
  for (const point of points) hash.update(`\n${canonicalJson(point)}`);
  return hash.digest("hex");
}

/**
 * The factors with ranges of `within`: "plausible" leaves them as they are, a number is a share of the scenario's value to either side inside
 * the limits, null takes the limits. Whole numbers go at least one to either side. A value of 0 keeps its limits, since a share of nothing
 * is no range.
 */
export function narrowFactors(factors: readonly Factor[], within: Within): readonly Factor[] {
  return within === "plausible" ? factors : factors.map((factor) => ({ ...factor, ...rangeWithin(factor, within) }));
}

function rangeWithin({ low: from, high: to, limits = { low: from, high: to }, standard, integer }: Factor, within: number | null): Range {
  if (within === null) return limits;
  const share = Math.abs(standard) * within;
  const reach = integer && share > 0 ? Math.max(1, Math.floor(share)) : share;
  const low = Math.max(limits.low, standard - reach);
  const high = Math.min(limits.high, standard + reach);
  return low < high ? { low, high } : limits;
}

function factorsOf(arm: ResolvedArm, pattern: string, within: Within): readonly Factor[] | string {
  const full = fullPattern(pattern);
  const matched = arm.settings.filter(({ path }) => matchesPattern(full, path));
  if (matched.length === 0) return unknownPattern(arm, pattern);
  const exact = !pattern.includes("*");
  const idle = exact ? new Set<string>() : idleInterventions(arm);
  const candidates = matched.flatMap((setting) => (isIdle(setting.path, idle) ? [] : (factorOf(arm, setting) ?? [])));
  const factors = narrowFactors(candidates, within).filter(({ low, high }) => low < high);
  if (factors.length > 0) return factors;
  if (exact && candidates.length > 0) return withoutRange(candidates[0]);
  const what = exact ? `factor ${pattern}` : `factors ${pattern}`;
  return `${what}: expected a number with a range, received ${exact ? describeFixed(matched[0]) : `${matched.length} settings, none of them such a number`}`;
}

/** The factor of that very path with the range a study gives it; null when it is no number, has no range, or is not what a design varies. */
export function rangedFactor(arm: ResolvedArm, path: string, low: number, high: number): Factor | null {
  const setting = arm.settings.find((one) => one.path === path);
  return setting === undefined || !isVariable(setting) ? null : describeFactor(arm, setting, { low, high });
}

/** The setting as a factor in its plausible range, or null. */
function factorOf(arm: ResolvedArm, setting: Setting): Factor | null {
  if (!isVariable(setting)) return null;
  const { path, value, min, max, plausible } = setting;
  const limits = { low: min, high: max };
  if (plausible !== undefined) return { ...describeFactor(arm, setting, { low: plausible.low, high: plausible.high }), limits };
  const around = isOnlyBounded(path) ? halfAround(value, min, max, isDays(path)) : limits;
  if (!(around.low < around.high)) return null;
  const factor = { ...describeFactor(arm, setting, around), limits: around };
  // Staff and money of an organisation: nobody says that they range like this.
  return isOnlyBounded(path) && factor.kind === "organisation" ? { ...factor, assumption: true } : factor;
}

/** Why a factor has no range: nothing about its value is uncertain, or a share of it is nothing. */
function withoutRange({ path, standard, limits }: Factor): string {
  const { low, high } = limits!;
  return `factor ${shortPath(path)}: expected a number with a range, received ${standard}, which says that it does not apply or applies throughout; state a range from ${low} to ${high} in a study file, or give --within all`;
}

function describeFactor(arm: ResolvedArm, setting: Variable, range: Range): Factor {
  const { path, unit, value, grade } = setting;
  const operation = `interventions.${path.split(".")[1]}.phases.operation`;
  const integer = isDays(path);
  const movesEnd = integer && arm.settings.some((other) => other.path === operation && other.value !== null);
  const kind = factorKind(path) as FactorKind;
  const assumption = isAssumption(setting);
  const factor = { path, label: factorLabel(arm, path), unit, ...range, standard: value, assumption, integer, kind };
  return { ...factor, ...(grade === undefined ? {} : { grade }), ...(movesEnd ? { movesEnd } : {}) };
}

/** Whether the number is a claim about the world that rests on no source. Dates and strengths of measures are choices. */
function isAssumption({ source, grade }: Setting): boolean {
  return grade === undefined ? source.startsWith("assumption") : isAssumed(grade);
}

/** Settings whose range is merely what the format admits. */
function isOnlyBounded(path: string): boolean {
  return isDays(path) || /^organisations\.[^.]+\.(staff|budget)$/.test(path);
}

function halfAround(value: number, min: number, max: number, whole: boolean): { readonly low: number; readonly high: number } {
  const low = Math.max(min, value * 0.5);
  const high = Math.min(max, value * 1.5);
  return whole ? { low: Math.ceil(low), high: Math.floor(high) } : { low, high };
}

/** Ids of interventions at strength 0: nothing else about them has an effect. */
function idleInterventions({ specification }: ResolvedArm): ReadonlySet<string> {
  return new Set(specification.interventions.filter(({ strength }) => strength === 0).map(({ id }) => id));
}

function isIdle(path: string, idle: ReadonlySet<string>): boolean {
  const [root, id, field] = path.split(".");
  return root === "interventions" && idle.has(id) && field !== "strength";
}

function unknownPattern(arm: ResolvedArm, pattern: string): string {
  const paths = arm.settings.filter((setting) => factorOf(arm, setting) !== null).map(({ path }) => path);
  const names = paths.map(shortPath);
  const globs = [...new Set(names.map((name) => `${name.split(".").slice(0, -1).join(".")}.*`))];
  const former = formerRemedy([pattern]);
  const guess = nearest(pattern, [...(pattern.includes("*") ? globs : names), ...paths]);
  const remedy = former ?? (guess === null ? "`cosafe explain SCENARIO --all` lists them" : `did you mean "${guess}"?`);
  return `factor ${JSON.stringify(pattern)}: expected the name of a setting of arm ${arm.id}, or a pattern such as trust.*, received something that matches none; ${remedy}`;
}

/** One input that a design varies. */
export interface FactorInfo {
  readonly path: string;
  readonly label: string;
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  /** Value in the scenario. */
  readonly standard: number;
  readonly assumption: boolean;
  /** Grade of the evidence behind the value; absent for what is a setting of the scenario and not of the model's registry. */
  readonly grade?: Grade;
}

/** What results tell of a factor. */
export function factorInfo({ path, label, unit, low, high, standard, assumption, grade }: Factor): FactorInfo {
  return { path, label, unit, low, high, standard, assumption, ...(grade === undefined ? {} : { grade }) };
}

/** The factor as findings name it. */
export function namedFactor({ label, unit, low, high, standard }: Factor): NamedFactor {
  return { label, unit, low, high, standard };
}
