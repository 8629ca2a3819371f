/** What reading a study file yields: plain data, checked against the scenario it is about. */
import type { Location, Problem, ResolvedArm, ResolvedScenario } from "../types.ts";
import type { DesignMethod } from "./format.ts";

/** What is varied: levels, a range, or (neither) the range that the registry gives. */
export interface DeclaredFactor {
  /** Full path, e.g. `parameters.trust.gainRate`. */
  readonly path: string;
  readonly levels: readonly number[] | null;
  readonly range: { readonly low: number; readonly high: number } | null;
  /** Of a grid: number of values in the range. */
  readonly steps: number | null;
}

/** Points of an external table: `rows[i][j]` is the value of `paths[j]`. */
export interface PointsTable {
  readonly file: string;
  readonly paths: readonly string[];
  readonly rows: readonly (readonly number[])[];
  /** Names of the rows, where the table has a column `point`. */
  readonly names: readonly string[] | null;
}

export interface StudyFile {
  /** File name without ending. */
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  readonly sources: readonly string[];
  readonly scenario: ResolvedScenario;
  /** Path of the scenario file. */
  readonly scenarioFile: string;
  /** Arms under which each point is run, in the scenario's order. */
  readonly arms: readonly ResolvedArm[];
  readonly method: DesignMethod;
  readonly points: number | null;
  /** Seed of the points. */
  readonly designSeed: string;
  readonly resolution: 3 | 4 | 5;
  readonly factors: readonly DeclaredFactor[];
  readonly table: PointsTable | null;
  readonly replications: number;
  /** Names as written; empty for the main outcomes. */
  readonly outcomes: readonly string[];
  readonly primary: string | null;
  readonly warnings: readonly Problem[];
  /** Where a key of the file stands. */
  where(path: string): Location;
}

export type LoadStudyResult = { readonly study: StudyFile } | { readonly problems: readonly Problem[] };
