/** What the titles of a run's charts say: which arms, in which direction, by how much, how sure, and what to beware of. */
import type { Estimate } from "../../statistics/estimate.ts";
import type { Difference, OutcomesFinding } from "./comparison.ts";
import type { NamedOutcome } from "./named.ts";

/** An arm beside the baseline in an outcome. */
export interface ArmChange {
  readonly arm: string;
  readonly outcome: NamedOutcome;
  /** In the outcome's unit, or as a share of the baseline's mean. */
  readonly difference: Difference;
  readonly ofBaseline: boolean;
  /** So many intervals hold at once; 1 for an interval of its own. */
  readonly together: number;
}

/** What can be told from the baseline's, and which way. */
export interface Way {
  readonly label: string;
  readonly way: "higher" | "lower" | "unclear";
}

/** Main indicators over time: the first in full, how many of the others can be told from the baseline, over how many days. */
export interface CoursesTitle {
  readonly kind: "run-courses";
  /** Null where there is nothing to compare with. */
  readonly change: ArmChange | null;
  readonly others: Omit<OutcomesFinding, "kind" | "arm"> | null;
  readonly days: number;
  /** The only arm; null where there are several. */
  readonly onlyArm: string | null;
}

/** Residents' trust by kind of organisation, and whether they take part. */
export interface TrustTitle {
  readonly kind: "run-trust";
  readonly change: ArmChange | null;
  readonly others: readonly Way[];
  readonly takingPart: ArmChange | null;
}

export interface ParticipationTitle {
  readonly kind: "run-participation";
  readonly change: ArmChange | null;
}

export interface EmergenciesTitle {
  readonly kind: "run-emergencies";
  readonly change: ArmChange | null;
}

/** Cases reported as closed less cases truly closed, at the end, of the baseline and of one arm. */
export interface ClosureTitle {
  readonly kind: "run-closure";
  readonly gaps: readonly { readonly arm: string; readonly gap: Estimate }[];
  /** The second less the first; null where there is one, or no replication has both. */
  readonly difference: Difference | null;
}

/** Dimensions of collaborative governance at the end: the one that differs most, and which way the others go. */
export interface SficTitle {
  readonly kind: "run-sfic";
  /** Null where there is nothing to compare. */
  readonly arm: string | null;
  readonly replications: number;
  readonly of: number;
  /** Null where none can be told from the baseline. */
  readonly most: ArmChange | null;
  readonly others: readonly Way[];
}

/** How dense the ties of a layer are. */
export interface DensityTitle {
  readonly kind: "run-density";
  readonly arm: string;
  readonly layer: string;
  /** What it is beside: the baseline at the end, or its own start. */
  readonly beside: "baseline" | "start";
  readonly from: number;
  readonly to: number;
  readonly difference: Difference;
}

/** How far incidents gather in few places: the share in the top ones, of the baseline and of one arm. */
export interface PlacesTitle {
  readonly kind: "run-places";
  readonly place: "building" | "grid";
  readonly top: number;
  readonly of: number;
  readonly shares: readonly { readonly arm: string; readonly share: Estimate }[];
  readonly difference: Difference | null;
}

/** What is spent, and on what the difference goes; what measures lacked. */
export interface MoneyTitle {
  readonly kind: "run-money";
  readonly arm: string;
  /** Mean yuan of the baseline, or of the only arm. */
  readonly level: number;
  /** Null where there is nothing to compare with. */
  readonly change: Difference | null;
  /** Of a clear difference the use that makes up more than half of it; of an only arm its largest use. */
  readonly largest: { readonly label: string; readonly share: number } | null;
  readonly lacked: { readonly lacked: Pick<Estimate, "value" | "interval">; readonly due: number } | null;
}

/** Ties without a measure of how dense they are. */
export interface TiesTitle {
  readonly kind: "run-ties";
  readonly arm: string;
}

export type RunChartTitle =
  | CoursesTitle
  | TrustTitle
  | ParticipationTitle
  | EmergenciesTitle
  | ClosureTitle
  | SficTitle
  | DensityTitle
  | PlacesTitle
  | MoneyTitle
  | TiesTitle;
