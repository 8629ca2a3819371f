/** What `compare --assumptions` finds. */

import type { Estimate } from "../../statistics/estimate.ts";
import type { FactorInfo } from "../factors/factor.ts";
import type { PlaceReport } from "../place/placeReport.ts";
import type { NamedArm, Outcome, StudyHeader, Within } from "../result.ts";

/**
 * What becomes of a conclusion at an end of a parameter's range. `holds`: the interval says the same; `reversed`: the opposite; `lost`: it
 * covers zero, and the change from the scenario's own values is beyond chance; `unclear`: it covers zero, and the change is not. Of what
 * the scenario's own values leave open: `decided` where it is clear here and the change is beyond chance, else `open`.
 */
export type AssumptionVerdict = "holds" | "reversed" | "lost" | "unclear" | "decided" | "open";

/** The arm with the best mean against the next. Its interval holds with all others of the study at once. */
export interface LeadingArm {
  readonly first: string;
  readonly runnerUp: string;
  /** The first arm less the runner-up, in the primary outcome. */
  readonly difference: Estimate;
  /** Whether the first arm is ahead of every other one. */
  readonly clear: boolean;
}

/** One arm against the baseline at a place. */
export interface AssumedEffect extends Estimate {
  readonly arm: string;
}

/** What the screening found of one parameter. */
export interface ScreenedParameter {
  readonly factor: string;
  /** `moves`: a difference between two arms, beyond chance; `nothing`: not one bit; `failed`: runs at an end failed. */
  readonly verdict: "moves" | "within-chance" | "nothing" | "failed";
  /** The difference that it moves most, and its change at either end. */
  readonly arm: string;
  readonly against: string;
  readonly low: number;
  readonly high: number;
  /** Largest part of a difference that is clear in the pilot and that an end takes away: 1 all of it, 2 turned round; null for none. */
  readonly taken: number | null;
  /** Whether it was examined. */
  readonly examined: boolean;
}

/** A place with one parameter at an end of its range. */
export interface ExaminedEnd {
  readonly factor: string;
  readonly at: "low" | "high";
  /** Value of the parameter here; where arms have ranges of their own, the first such arm's. */
  readonly value: number;
  readonly n: number;
  /** Who leads here; null where there is one arm beside the baseline. */
  readonly lead: LeadingArm | null;
  /** The scenario's first arm against the best of the others here. */
  readonly held: (Omit<LeadingArm, "clear"> & { readonly verdict: AssumptionVerdict }) | null;
  readonly effects: readonly (AssumedEffect & { readonly verdict: AssumptionVerdict })[];
}

/** A conclusion that an end reverses, takes away, or decides. */
export interface ChangedConclusion {
  readonly factor: string;
  readonly at: "low" | "high";
  readonly value: number;
  readonly verdict: "reversed" | "lost" | "decided";
  /** Which arm comes first, or on which side of the baseline an arm lies. */
  readonly conclusion: "first" | "effect";
  /** The scenario's first arm (where an end decides: the first here), or the arm of the effect. */
  readonly arm: string;
  /** The arm beside it at this end, or the baseline. */
  readonly against: string;
  /** `arm` less `against` at this end, and with the scenario's own values. */
  readonly here: Estimate;
  readonly scenario: Estimate;
  /** Part of the scenario's difference that is taken away: 1 all of it, 2 turned round as large; null where it has none. */
  readonly taken: number | null;
}

export interface AssumptionsResult extends StudyHeader {
  readonly study: "assumptions";
  /** Baseline first. */
  readonly arms: readonly NamedArm[];
  readonly outcome: Outcome;
  readonly within: Within;
  /** All parameters looked at. */
  readonly factors: readonly FactorInfo[];
  /** Null where every parameter is examined. */
  readonly screening: {
    readonly mode: "leaders" | "all";
    readonly replications: number;
    /** Replications of the scenario itself, which show who leads. */
    readonly pilot: number;
    /** Arms in which parameters were screened, the baseline among them. */
    readonly arms: readonly string[];
    /** Differences watched: what the pilot has, and the change from which on the screening sees something. */
    readonly differences: readonly { readonly arm: string; readonly against: string; readonly pilot: Estimate; readonly visible: number }[];
    /** In the order of `factors`. */
    readonly parameters: readonly ScreenedParameter[];
  } | null;
  /** Replications of the examination. */
  readonly replications: number;
  /** Level of each interval, so that all of them hold at 95 % together. */
  readonly level: number;
  /** As the scenario has it. */
  readonly standard: { readonly n: number; readonly lead: LeadingArm | null; readonly effects: readonly AssumedEffect[] };
  /** Both ends of every parameter examined, low before high. */
  readonly ends: readonly ExaminedEnd[];
  /** Conclusions that do not stand, the strongest change first. */
  readonly changed: readonly ChangedConclusion[];
  /** The scenario beside places that exist; absent where none of its runs was finished. */
  readonly place?: PlaceReport;
}
