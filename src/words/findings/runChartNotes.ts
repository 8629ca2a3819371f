/** What stands under the titles of a run's charts: what marks and lines are, what is left out, and what to beware of. */

/** How far an arm's measures have come by the end. */
export type Progress = "building" | "planning" | "not-begun";

/** What lines are, of so many replications of each arm. */
export interface LinesNote {
  readonly kind: "run-lines";
  readonly replications: number;
  readonly spread: "none" | "singles" | "bands" | "bands-of-two";
  /** Fewest replications from which bands are drawn. */
  readonly fewest: number;
  /** Whether arms that are not told from the baseline are drawn as one range. */
  readonly range: boolean;
}

/** What marks are, of so many replications of each arm. */
export interface MarksNote {
  readonly kind: "run-marks";
  readonly replications: number;
  readonly dots: boolean;
  /** So many differences from the baseline at once, where marks show such; null where they show levels. */
  readonly differences: number | null;
}

/** Arms none of whose measures was in operation by the end. */
export interface NotInOperationNote {
  readonly kind: "run-not-in-operation";
  readonly arms: readonly { readonly arm: string; readonly progress: Progress }[];
}

/** What the arms are compared with, where its label does not say so. */
export interface BaselineNote {
  readonly kind: "run-baseline-named";
  readonly arm: string;
}

/** Arms that are not drawn, since they cannot be told from the baseline, or nothing differs. */
export interface NotDrawnNote {
  readonly kind: "run-not-drawn";
  readonly arms: readonly string[];
  readonly what: "closure" | "places" | "ties";
}

/** What is shaded in charts over time. */
export interface EventsNote {
  readonly kind: "run-events";
  readonly labels: readonly string[];
}

export interface ClosureNote {
  readonly kind: "run-closure-lines";
  readonly replications: number;
}

export interface SficNote {
  readonly kind: "run-sfic-marks";
  readonly replications: number;
}

/** Circles of a map. */
export interface CirclesNote {
  readonly kind: "run-circles";
  readonly replications: number;
  readonly place: "building" | "grid";
  readonly top: number;
}

/** Sums of the ledger; whether an arm keeps money, or draws on what it had. */
export interface SumsNote {
  readonly kind: "run-sums";
  readonly replications: number;
  readonly compared: boolean;
  readonly kept: boolean;
  readonly drawn: boolean;
}

/** Ties of one replication, measures of all; the layer whose density is told of other arms. */
export interface TiesNote {
  readonly kind: "run-ties-shown";
  /** Whose network is drawn by layer. */
  readonly arm: string;
  readonly form: "circles" | "matrix";
  readonly replication: number;
  readonly replications: number;
  readonly layer: string | null;
  /** Whether only ties of that layer are drawn of other arms. */
  readonly only: boolean;
}

/** Of many organisations, those that are shown: of the whole street, and of one place. */
export interface OrganisationsNote {
  readonly kind: "run-organisations-shown";
  readonly shown: number;
  readonly of: number;
  readonly place: string;
  readonly cut: boolean;
}

export type RunChartNote =
  | LinesNote
  | MarksNote
  | NotInOperationNote
  | BaselineNote
  | NotDrawnNote
  | EventsNote
  | ClosureNote
  | SficNote
  | CirclesNote
  | SumsNote
  | TiesNote
  | OrganisationsNote;
