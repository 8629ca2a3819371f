/** What `run` finds. */

import type { RunFailure } from "../../runs/request.ts";
import type { ArmEffect, ArmPair, CostPlane, FundedTwins, PairedValues } from "../compare/result.ts";
import type { ArmFunding } from "../funding.ts";
import type { PaidShare } from "../paidShares.ts";
import type { PlaceReport } from "../place/placeReport.ts";
import type { NamedArm, Outcome, StudyHeader } from "../result.ts";

/** An arm's runs in one outcome. */
export interface ArmLevel {
  readonly arm: string;
  readonly outcome: string;
  /** Runs with a value. */
  readonly n: number;
  /** Null where no run has a value; the standard deviation also for a single run. */
  readonly mean: number | null;
  readonly sd: number | null;
}

/** A run that failed: which, and under which settings other than default. */
export interface FailedRun extends RunFailure {
  readonly arm: string;
  readonly replication: number;
  readonly parameters: Readonly<Record<string, number | string | boolean | null>>;
}

/** Arms as they are, and beside the baseline where it is among them. */
export interface RunResult extends StudyHeader {
  readonly study: "run";
  readonly replications: number;
  readonly arms: readonly NamedArm[];
  readonly outcomes: readonly Outcome[];
  readonly levels: readonly ArmLevel[];
  readonly effects: readonly ArmEffect[];
  /** The values behind the effects, for dots; none of 20 pairs or more, whose intervals say enough. */
  readonly pairs: readonly PairedValues[];
  /** Cost and true incidents averted, from the baseline. */
  readonly costPlane: readonly CostPlane[];
  readonly paid: readonly PaidShare[];
  /** What measures lacked, of all arms for which anything was due. */
  readonly funding: readonly ArmFunding[];
  /** Absent unless asked for; null where no arm lacked money. */
  readonly funded?: FundedTwins | null;
  /** With twins: each beside its own arm, and beside the one that has the money and no measures, in the scenario's primary outcome. */
  readonly armPairs?: readonly ArmPair[];
  /** The baseline beside places that exist; absent where none of its runs was finished. */
  readonly place?: PlaceReport;
  readonly failures: readonly FailedRun[];
}
