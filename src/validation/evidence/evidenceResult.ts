/**
 * What was found of the patterns, as plain data: the one source of table, text, charts and document. Numbers have six significant
 * digits, more than any interval warrants, so that no text depends on the last bits.
 */
import type { Configuration, Finding, KnockOut, Level, Pattern, Target } from "../../evidence/pattern.ts";
import type { Estimated, Measured, MeasuredNoted, PatternResult, PatternVerdict } from "../../evidence/verdict.ts";
import { type MissReason, missReasons } from "./missReasons.ts";

/** Fewest seeds of the documented result. */
export const DOCUMENTED_SEEDS = 30;

const DIGITS = 6;

/** Null stands for no value. */
export interface Estimate {
  readonly n: number;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly bySeed: readonly (number | null)[];
}

export interface Shown extends Estimate {
  readonly signShare: number | null;
  readonly met: boolean;
}

export interface CriterionResult {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly target: Target;
  readonly plain: Shown;
  /** Without the mechanism; null where there is no knock-out. */
  readonly knockOut: Shown | null;
  /** Whether it must fail without the mechanism. */
  readonly mustBeLost: boolean;
}

export interface NumberShown {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly plain: Estimate;
}

export interface CurveShown {
  readonly title: string;
  readonly x: string;
  readonly y: string;
  readonly lines: readonly {
    readonly label: string;
    readonly points: readonly {
      readonly x: number;
      readonly value: number | null;
      readonly low: number | null;
      readonly high: number | null;
    }[];
  }[];
}

export interface PatternShown {
  readonly row: string;
  readonly id: string;
  readonly level: Level;
  readonly title: string;
  readonly verdict: PatternVerdict;
  /** Why it is missed; empty when met. */
  readonly reason: string;
  readonly failedRuns: number;
  readonly evidence: readonly Finding[];
  readonly experiment: string;
  readonly measured: string;
  readonly mechanism: string;
  readonly knockOut: Pick<KnockOut, "what" | "loses"> | null;
  /** What was changed in the model with this pattern in view. */
  readonly changed: string | null;
  /** Why it is missed; null where it is met, or nobody has said yet. */
  readonly miss: MissReason | null;
  readonly configurations: readonly (Configuration & { readonly name: string })[];
  readonly criteria: readonly CriterionResult[];
  readonly noted: readonly NumberShown[];
  readonly curve: CurveShown | null;
}

export interface Tally {
  readonly met: number;
  readonly of: number;
}

export interface EvidenceResult {
  readonly study: "evidence";
  readonly scenario: { readonly id: string; readonly title: string; readonly seed: string };
  readonly runs: { readonly requested: number; readonly used: number };
  readonly warnings: readonly string[];
  readonly seeds: number;
  readonly summary: Tally & { readonly levels: Readonly<Record<Level, Tally>> };
  /** In the catalogue's order. */
  readonly patterns: readonly PatternShown[];
}

/** The results of all patterns that were run; `requested` counts different runs. `reasons` explains misses, by pattern. */
export function evidenceResult(
  results: readonly PatternResult[],
  { seeds, requested, failed }: { readonly seeds: number; readonly requested: number; readonly failed: number },
  reasons: Readonly<Record<string, MissReason>> = missReasons,
): EvidenceResult {
  const tally = (some: readonly PatternResult[]): Tally => ({
    met: some.filter(({ verdict }) => verdict === "met").length,
    of: some.length,
  });
  const ofLevel = (level: Level) => tally(results.filter(({ pattern }) => pattern.level === level));
  return {
    study: "evidence",
    scenario: { id: "patterns", title: "Patterns of the evidence", seed: "evidence" },
    runs: { requested, used: requested - failed },
    warnings: seeds < DOCUMENTED_SEEDS ? [`fewer than ${DOCUMENTED_SEEDS} seeds: not the documented result`] : [],
    seeds,
    summary: { ...tally(results), levels: { T: ofLevel("T"), S: ofLevel("S"), N: ofLevel("N") } },
    patterns: results.map((one) => patternShown(one, one.verdict === "missed" ? (reasons[one.pattern.id] ?? null) : null)),
  };
}

/** `18 of 25 patterns met (T 8 of 12, S 6 of 8, N 4 of 5)`. */
export function summaryLine({ summary }: EvidenceResult): string {
  const levels = (["T", "S", "N"] as const).filter((level) => summary.levels[level].of > 0);
  const parts = levels.map((level) => `${level} ${summary.levels[level].met} of ${summary.levels[level].of}`);
  return `${summary.met} of ${summary.of} patterns met (${parts.join(", ")})`;
}

function patternShown(result: PatternResult, miss: MissReason | null): PatternShown {
  const { pattern, verdict, reason, failedRuns, measured, knockedOut } = result;
  const { row, id, level, title, evidence, experiment, mechanism, knockOut, changed } = pattern;
  return {
    ...{ row, id, level, title, verdict, reason, failedRuns, evidence, experiment, measured: pattern.measured, mechanism },
    knockOut: knockOut === null ? null : { what: knockOut.what, loses: knockOut.loses },
    changed: changed ?? null,
    miss,
    configurations: Object.entries(pattern.configurations).map(([name, configuration]) => ({ name, ...configuration })),
    criteria: measured.map((one, i) => criterionShown(pattern, one, knockedOut?.[i] ?? null)),
    noted: result.noted.map(numberShown),
    curve: curveShown(result),
  };
}

function criterionShown({ knockOut }: Pattern, plain: Measured, without: Measured | null): CriterionResult {
  const { id, label, unit, target } = plain.criterion;
  const mustBeLost = knockOut?.loses.includes(id) ?? false;
  return { id, label, unit, target, plain: shown(plain), knockOut: without === null ? null : shown(without), mustBeLost };
}

function numberShown({ noted, ...estimated }: MeasuredNoted): NumberShown {
  return { id: noted.id, label: noted.label, unit: noted.unit, plain: estimateOf(estimated) };
}

function curveShown({ pattern, curve }: PatternResult): CurveShown | null {
  if (pattern.curve === undefined) return null;
  const { title, x, y } = pattern.curve;
  const lines = curve.map(({ label, points }) => ({
    label,
    points: points.map((point) => ({ x: point.x, value: rounded(point.value), ...ends(point.interval) })),
  }));
  return { title, x, y, lines };
}

function shown(measured: Measured): Shown {
  return { ...estimateOf(measured), signShare: measured.signShare === null ? null : rounded(measured.signShare), met: measured.met };
}

function estimateOf({ n, value, interval, bySeed }: Estimated): Estimate {
  return { n, value: rounded(value), ...ends(interval), bySeed: bySeed.map(rounded) };
}

function ends(interval: { readonly low: number; readonly high: number } | null) {
  return { low: interval === null ? null : rounded(interval.low), high: interval === null ? null : rounded(interval.high) };
}

function rounded(value: number): number | null {
  if (!Number.isFinite(value)) return null;
  const short = Number(value.toPrecision(DIGITS));
  return short === 0 ? 0 : short;
}
