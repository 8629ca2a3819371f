/**
 * What reading a scenario yields: a frozen, fully resolved value with the provenance of every setting, or the list of all problems.
 */
import type { Knowledge } from "../model/parameter.ts";
import type { ModelSpecification } from "../model/specification.ts";

/** Where something stands in a file; 1-based. `file` is as the user would type it, or `--set` for the command line. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One thing wrong (error) or doubtful (warning) with the input. */
export interface Problem {
  readonly severity: "error" | "warning";
  readonly location: Location;
  /** Path of the setting, e.g. `interventions.information-sharing.start`. */
  readonly path: string;
  /** The grammar is `<what>: expected <expected>, received <received>; <remedy>`. */
  readonly what: string;
  readonly expected: string | null;
  readonly received: string | null;
  readonly remedy: string | null;
}

/** One effective setting of an arm and who set it; with grade and plausible range about its value where the model's registry has an entry. */
export interface Setting extends Partial<Knowledge> {
  readonly path: string;
  readonly value: number | string | boolean | null;
  readonly default: number | string | boolean | null;
  readonly unit: string;
  readonly min: number | null;
  readonly max: number | null;
  /** As `describeSource` prints it, or empty for scenario facts. */
  readonly source: string;
  readonly meaning: string;
  /** Value in a place without the problem that the setting can stand for; absent where no registry states one. */
  readonly reference?: number;
  /** Null when the default stands. */
  readonly setBy: Location | null;
}

/** One setting that stands for a problem, with its value in the baseline and in a place without the problem. */
export interface ProblemSetting {
  /** As people write it, without `parameters.` before a group. */
  readonly path: string;
  readonly value: Setting["value"];
  readonly reference: Setting["value"];
  readonly unit: string;
  /** Whether the scenario states the reference; otherwise the registry does. */
  readonly stated: boolean;
}

/** A diagnosed problem: settings stand for it, or an outcome shows it. */
export interface DiagnosedProblem {
  readonly id: string;
  readonly label: string;
  /** Row of the case study; null where none is named. */
  readonly row: string | null;
  /** Empty for a problem that shows in an outcome. */
  readonly settings: readonly ProblemSetting[];
  /** Indicator, or indicator/group. */
  readonly outcome: string | null;
}

/** A place of a diagnosis: the baseline with some settings at their reference, and others moved by next to nothing. */
export interface DiagnosisPoint {
  readonly id: string;
  /** Short paths of settings that problems name. */
  readonly removed: readonly string[];
  /** Short paths of numbers. */
  readonly nudged: readonly string[];
}

/** The diagnosed problems of a scenario, and the places without some of them. */
export interface ResolvedDiagnosis {
  readonly problems: readonly DiagnosedProblem[];
  /** Specifications by the point's id, or the problems that some place has. */
  read(
    points: readonly DiagnosisPoint[],
  ): { readonly specifications: ReadonlyMap<string, ModelSpecification> } | { readonly problems: readonly Problem[] };
}

export type DiagnosisResult = { readonly diagnosis: ResolvedDiagnosis } | { readonly problems: readonly Problem[] };

export interface ResolvedArm {
  /** kebab-case; `baseline` is always the first arm. */
  readonly id: string;
  readonly label: string;
  readonly specification: ModelSpecification;
  readonly settings: readonly Setting[];
}

/** One measure of a package: an arm that it uses, one of its own interventions, or (under the package's own id) its other settings. */
export interface PackageMeasure {
  readonly id: string;
  readonly label: string;
}

/** A package and its sub-packages; a sub-package is a bit mask in which bit i is measure i. */
export interface ResolvedPackage {
  readonly id: string;
  readonly label: string;
  readonly measures: readonly PackageMeasure[];
  /** Specifications of sub-packages by mask, or the problems that the package has only in parts. Mask 0 is the baseline. */
  read(
    masks: readonly number[],
  ): { readonly specifications: ReadonlyMap<number, ModelSpecification> } | { readonly problems: readonly Problem[] };
}

export interface ResolvedScenario {
  /** File name without ending, e.g. `caotang-road`. */
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  readonly sources: readonly string[];
  readonly seed: string;
  readonly replications: number;
  readonly horizonDays: number;
  /** Outcome named before results were looked at; null where the scenario names none. */
  readonly primaryOutcome: string | null;
  readonly problems: readonly DiagnosedProblem[];
  readonly arms: readonly ResolvedArm[];
  readonly warnings: readonly Problem[];
  /** Every file read, in order of reading (the scenario first, then its bases). */
  readonly files: readonly string[];
}

/** What the command line may change; `set` entries are `path=value` with the same units as in the file. */
export interface ScenarioOverrides {
  readonly arms?: readonly string[];
  /** Option that named them, for messages; default `--arm`. */
  readonly armsOption?: string;
  readonly seed?: string;
  readonly replications?: number;
  readonly days?: number;
  readonly set?: readonly string[];
}

/** The only way the scenario room reaches files; the caller decides what may be read. */
export interface FileSource {
  /** Bytes of a file, or why not. */
  read(path: string): { readonly bytes: Uint8Array } | { readonly failure: "missing" | "directory" | "too-large" | "unreadable" };
  /** Resolves `relative` as written in file `from`; null when it would leave the folder tree of the scenario. */
  resolve(from: string, relative: string): string | null;
  /** Names of the scenario files that come with cosafe, as written: `cosafe:community`. Without this, there are none. */
  shipped?(): readonly string[];
  /** Whether the own parts of this module are in force; without this, none are. */
  isInForce?(path: string): boolean;
}

export type PackageResult = { readonly package: ResolvedPackage } | { readonly problems: readonly Problem[] };

export type LoadResult = { readonly scenario: ResolvedScenario } | { readonly problems: readonly Problem[] };
