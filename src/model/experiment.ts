/**
 * Experiments with the structure of the model: what a part is worth is what changes when it is held still.
 *
 * A scenario cannot set them; tests, the table of ablations and pattern experiments do. A run without an experiment is not touched by
 * any of this to the last bit.
 */

import { type HourUse, hourUses } from "./hourUses.ts";
import type { OrganisationRole } from "./kinds.ts";
import type { LayerId } from "./pairs.ts";
import type { PlatformPoint } from "./platform.ts";

/** What is done to the ties of a layer from the first day of the warm-up: none, all at full strength, or those of the start for good. */
export type LayerState = "empty" | "full" | "frozen";

/** Shares of the hours of residents who take part, by form of participation and in the order of forms (residents.ts). */
export const formRuleIds = ["form-patrol", "form-deliberation", "form-help", "form-look"] as const;

/** Shares of its own hours that an office or a committee gives to each use, in the order of uses (hourUses.ts). */
export const hourRuleIds = hourUses.map((use): `hours-${HourUse}` => `hours-${use}`);

/** Choices of organisations and residents that a rule makes and that an experiment can hold. */
export const ruleIds = ["cooperation", "effort", "police-hours", "participation", ...formRuleIds, ...hourRuleIds] as const;
export type RuleId = (typeof ruleIds)[number];

/** Who chooses: organisations of a role, or residents. */
export type ChoosingRole = OrganisationRole | "resident";

/** Values of a choice by month since the beginning of the warm-up; the last one holds on. */
export type HeldChoice = readonly number[];

export interface Experiment {
  readonly layers?: Readonly<Partial<Record<LayerId, LayerState>>>;
  /** All layers that organisations keep themselves begin without a tie, or with all at full strength, and then go their own way. */
  readonly start?: "empty" | "full";
  /**
   * Ties of the start change owners by a keyed permutation of the organisations that can meet the same others: as many, as strong. The
   * number, from 0, is that of the permutation: each deals them otherwise.
   */
  readonly permuteOwners?: number;
  /** The forum does not meet to decide: it only talks; or it does not meet at all. */
  readonly forum?: "talk" | "none";
  /** Points at which the platform does not act. */
  readonly platformWithout?: readonly PlatformPoint[];
  /** Organisation whose ties are cut in every layer, and stay cut. */
  readonly cut?: string;
  /** Choices replaced by what they were on average in another run, by role. */
  readonly held?: Readonly<Partial<Record<RuleId, Readonly<Partial<Record<ChoosingRole, HeldChoice>>>>>>;
}
