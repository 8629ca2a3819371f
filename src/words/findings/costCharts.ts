/** What the charts of cost beside benefit, and of who gains, say. */
import type { Estimate } from "../../statistics/estimate.ts";
import type { Interval } from "../../statistics/mean.ts";
import type { Difference } from "./comparison.ts";
import type { DirectedOutcome, NamedOutcome } from "./named.ts";

/** What an arm's measures lacked, yuan. */
export interface LackedMoney {
  readonly arm: string;
  readonly lacked: Estimate;
}

/** Cost and benefit of the only arm. Null where no pair has the outcome. */
export interface CostAndBenefitFinding {
  readonly kind: "cost-and-benefit";
  readonly arm: string;
  readonly outcome: NamedOutcome;
  readonly cost: Difference;
  readonly effect: Difference | null;
  readonly lacked: LackedMoney | null;
}

/** How many arms are shown to be on or off the efficient frontier, and how many are not placed. */
export interface FrontierFinding {
  readonly kind: "frontier";
  readonly outcome: NamedOutcome;
  readonly of: number;
  readonly on: readonly string[];
  readonly off: number;
  readonly unclear: number;
  /** The arm whose measures lacked most. */
  readonly lacked: LackedMoney | null;
}

/** How cost and benefit are drawn. */
export interface CostNoteFinding {
  readonly kind: "cost-note";
  readonly baseline: string;
  readonly pairs: Interval;
  readonly ellipses: boolean;
  readonly dots: boolean;
  /** Cost of one thing more or less, below names. */
  readonly ratios: boolean;
  /** Pairs from which ellipses are drawn and places are shown. */
  readonly fewest: number;
}

/** Who gains and who loses under one arm: groups by verdict, those that move by less than matters apart. */
export interface ArmGroups {
  readonly arm: string;
  readonly better: number;
  readonly worse: number;
  /** Where no direction is good. */
  readonly different: number;
  readonly little: number;
  readonly same: number;
  readonly unclear: number;
}

/** Who gains and who loses, by arm; where residents are counted, the group and arm with most who are worse off. */
export interface GroupsFinding {
  readonly kind: "groups";
  readonly outcome: DirectedOutcome;
  /** Pairs. */
  readonly n: number;
  readonly groups: number;
  readonly arms: readonly ArmGroups[];
  readonly most: { readonly group: string; readonly arm: string; readonly worse: number } | null;
}

/** What the rows are, and what is not drawn. */
export interface GroupsNoteFinding {
  readonly kind: "groups-note";
  readonly outcome: DirectedOutcome;
  readonly baseline: string;
  readonly counted: boolean;
  /** Groups, and arms, in which nothing can be told from the baseline; grids between the worst and the best. */
  readonly leftOut: { readonly groups: number; readonly arms: readonly string[]; readonly grids: number };
}

export type CostChartFinding = CostAndBenefitFinding | FrontierFinding | CostNoteFinding | GroupsFinding | GroupsNoteFinding;
