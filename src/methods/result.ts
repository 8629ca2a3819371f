/**
 * What every study's result begins with, as plain data: what `results.json` holds, tables list, charts draw and sentences tell.
 *
 * Every estimate carries its interval; an interval that cannot honestly be given is null, with a reason beside it where one is needed.
 * Intervals are 95 % unless `level` says otherwise. All numbers are finite.
 */

import type { ResolvedScenario } from "../scenario/types.ts";
import type { Direction, GroupKey } from "../tables/tables.ts";
import type { Finding } from "../words/finding.ts";
import type { NamedOutcome } from "../words/findings/named.ts";

/** An indicator and group as a study's outcome. */
export interface Outcome {
  /** `<indicator>`, or `<indicator>/<group>` when the group is not the indicator's main one. */
  readonly id: string;
  readonly indicator: string;
  readonly group: GroupKey;
  readonly label: string;
  readonly unit: string;
  readonly direction: Direction;
}

/**
 * How far parameters go: over the registry's plausible range about the scenario's value; a share of that value to either side, inside the
 * registry's limits; or, null, over the whole of those limits, which are of validity, not of plausibility.
 */
export type Within = "plausible" | number | null;

export interface NamedArm {
  readonly id: string;
  readonly label: string;
}

/** What every result begins with. */
export interface StudyHeader {
  /** Command that made it; `assumptions` is `compare --assumptions`. */
  readonly study: "run" | "compare" | "assumptions" | "design" | "sensitivity" | "attribute" | "diagnose" | "rank";
  readonly scenario: { readonly id: string; readonly title: string; readonly seed: string; readonly horizonDays: number };
  readonly runs: { readonly requested: number; readonly used: number };
  readonly warnings: readonly string[];
  /** What was found, as data, in the order in which a reader should meet it; and the same in plain English sentences. */
  readonly findings: readonly Finding[];
  readonly sentences: readonly string[];
}

/** Calibrated parameters that are not drawn one by one: each parameter set takes over one whole calibrated set. */
export interface CalibratedShare {
  readonly parameters: number;
  readonly sets: number;
}

/** A table beside `results.json`: tidy, with a definition for the codebook. */
export interface AnalysisTable {
  /** File name without ending, e.g. `effects`. */
  readonly name: string;
  readonly definition: string;
  readonly columns: readonly {
    readonly name: string;
    readonly type: "text" | "number";
    readonly unit: string;
    readonly definition: string;
  }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** What results tell of the scenario. */
export function scenarioHeader({ id, title, seed, horizonDays }: Pick<ResolvedScenario, keyof StudyHeader["scenario"]>) {
  return { id, title, seed, horizonDays };
}

/** An outcome as findings name it. */
export function namedOutcome({ label, unit }: Outcome): NamedOutcome {
  return { label, unit };
}
