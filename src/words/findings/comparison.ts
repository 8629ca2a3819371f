/** What a comparison of arms, and a run of them, may say. */
import type { ShareEstimate } from "../../statistics/estimate.ts";
import type { Interval } from "../../statistics/mean.ts";
import type { PracticalVerdict, Verdict } from "../../statistics/verdict.ts";
import type { NamedOutcome } from "./named.ts";

/** A paired difference, in the outcome's unit, and what may be said of it. */
export interface Difference {
  readonly value: number;
  /** 95 %, the one in force; null where all pairs differ alike, and from a single pair. */
  readonly interval: Interval | null;
  /** Pairs. */
  readonly n: number;
  readonly verdict: Verdict;
}

/** Which arm comes first in an outcome, before the next, beside the arm that all are compared with, and in what others beat it. */
export interface LeaderFinding {
  readonly kind: "leader";
  readonly outcome: NamedOutcome;
  readonly first: string;
  readonly next: string;
  /** First less next. */
  readonly difference: Difference;
  readonly control: {
    /** Null for the baseline. */
    readonly arm: string | null;
    readonly verdict: Verdict;
    /** Null without a declared threshold. */
    readonly practical: PracticalVerdict | null;
    /** Told from the control at the default assumptions, and not with assumptions varied. */
    readonly defaultsOnly: boolean;
  };
  /** Arms that are better than the first in something, and in which outcomes; those that are so in most first. */
  readonly worseThan: readonly { readonly arm: string; readonly outcomes: readonly string[] }[];
}

/** Twins with enough money were asked for, and no arm lacked any. */
export interface NoTwinNeededFinding {
  readonly kind: "no-twin-needed";
}

/** What the twins have, which nobody has found yet. */
export interface MoneyAssumedFinding {
  readonly kind: "money-assumed";
  /** Yuan per resident and year, and how much of it is beyond the most that an arm has. */
  readonly perResident: number;
  readonly added: number;
  /** Yuan a year for the whole place. */
  readonly addedYuan: number;
  /** In so many replications no measure lacked any. */
  readonly replications: number;
  /** The arm that has a twin with the money and none of the measures; null where there is no such twin. */
  readonly without: string | null;
}

/** What enough money would change of an arm, and what its measures then do. */
export interface TwinFinding {
  readonly kind: "twin";
  readonly arm: string;
  readonly outcome: NamedOutcome;
  /** Twin less arm; null where no replication has both. */
  readonly own: Difference | null;
  /** Twin less the arm that has the money and no measures; null for that one itself. */
  readonly beside: { readonly arm: string; readonly difference: Difference } | null;
  /** What it lacked even so: yuan, and in how many of how many runs. */
  readonly lacked: { readonly yuan: number; readonly runs: number; readonly n: number } | null;
}

/** Arms without a twin: never short of money, or not before later replications than those that were looked at. */
export interface WithoutTwinFinding {
  readonly kind: "without-twin";
  readonly arms: readonly string[];
  readonly since: "never-short" | "short-later";
}

/** No replication has both the arm and the one that it is compared with. */
export interface UnpairedFinding {
  readonly kind: "unpaired";
  readonly arm: string;
}

/** Every outcome of the arm is the baseline's, in all pairs. */
export interface IdleFinding {
  readonly kind: "idle";
  readonly arm: string;
  readonly n: number;
}

/** Outcomes in which an arm can be told from the baseline, by verdict, and how many it cannot. */
export interface OutcomesFinding {
  readonly kind: "outcomes";
  readonly arm: string;
  readonly better: readonly string[];
  readonly worse: readonly string[];
  readonly different: readonly string[];
  readonly unclear: number;
  readonly of: number;
}

/** An effect with assumptions varied. */
export interface VariedDifference {
  readonly value: number;
  readonly interval: Interval;
  /** Sets of assumptions; in how many the difference is below 0, and above. */
  readonly draws: number;
  readonly below: number;
  readonly above: number;
  readonly n: number;
}

/** A group of residents of one place, age or trust. */
export interface NamedGroup {
  readonly dimension: "age" | "grid" | "trust";
  readonly group: string;
  readonly label: string;
}

/**
 * Who is worse off: groups that are so by what matters, by outcome; else how much the group loses that loses most, by less than matters;
 * else the largest share of residents who are worse off in any group.
 */
export type LosersFinding =
  | {
      readonly who: "groups";
      readonly outcomes: readonly {
        readonly outcome: string;
        /** The largest loss first. */
        readonly groups: readonly NamedGroup[];
        readonly all: boolean;
      }[];
    }
  | {
      readonly who: "by-little";
      readonly groups: number;
      readonly most: NamedGroup;
      readonly outcome: string;
      readonly size: number;
      readonly unit: string;
    }
  | { readonly who: "nobody" }
  | { readonly who: "not-counted" }
  | {
      readonly who: "some";
      readonly share: number;
      readonly interval: Interval | null;
      readonly most: NamedGroup;
      readonly outcome: string;
    };

/** What an arm does in the primary outcome, in the others, and to whom. */
export interface ArmFinding {
  readonly kind: "arm";
  readonly arm: string;
  readonly outcome: NamedOutcome;
  readonly effect: Difference & {
    /** As a share of the baseline's mean; null where that means little. */
    readonly relative: number | null;
    readonly better: ShareEstimate | null;
  };
  /** The interval holds for all arms at once. */
  readonly together: boolean;
  readonly varied: VariedDifference | null;
  readonly practical: { readonly verdict: PracticalVerdict; readonly threshold: number } | null;
  /** Null from a single replication. */
  readonly others: OutcomesFinding | null;
  readonly losers: LosersFinding | null;
}

/** Arms whose course parts so far from the baseline's that shared chance saves little. */
export interface LoosePairingFinding {
  readonly kind: "loose-pairing";
  readonly arms: readonly string[];
  /** What the pair that is worth least is worth, in pairs of independent runs, and what is usual. */
  readonly least: number;
  readonly usual: number;
}

/** Whether the ranking of the arms, or the sign of the only one, survives other parameters. */
export interface OtherParametersFinding {
  readonly kind: "other-parameters";
  readonly outcome: NamedOutcome;
  readonly sets: number;
  readonly used: number;
  /** The arm that is first here. */
  readonly best: string;
  readonly ranking: { readonly same: ShareEstimate; readonly kendall: number; readonly best: ShareEstimate } | null;
  /** Of a single arm: how often its effect has the sign found here, or none if none was found. */
  readonly sign: { readonly same: ShareEstimate; readonly none: boolean } | null;
}

/** Runs that failed or lost their partner. */
export interface LostRunsFinding {
  readonly kind: "lost-runs";
  readonly requested: number;
  readonly used: number;
}

export type ComparisonFinding =
  | LeaderFinding
  | NoTwinNeededFinding
  | MoneyAssumedFinding
  | TwinFinding
  | WithoutTwinFinding
  | UnpairedFinding
  | IdleFinding
  | OutcomesFinding
  | ArmFinding
  | LoosePairingFinding
  | OtherParametersFinding
  | LostRunsFinding;
