/**
 * Today's institutions: the scenario's starting conditions plus what interventions add.
 *
 * Interventions move a setting towards a target by their level. Two interventions on one setting close the remaining gap one after the other, in
 * catalogue order; a level of 0 leaves every bit unchanged.
 */
import { settled } from "../kernel/settled.ts";
import type { Parameters } from "./parameters/catalogue.ts";
import type { Policy, PolicyExtras } from "./state.ts";

const noExtras: PolicyExtras = {
  rollout: 0,
  automaticDispatch: 0,
  duplicateMerging: 0,
  rewardYuan: 0,
  securityHours: 0,
  socialWorkHours: 0,
  contractAudit: 0,
  contractPenalty: 0,
  affiliatedShare: 0,
  paidProvision: 0,
  triage: 0,
  patrolShift: 0,
  engagementShift: 0,
  preventionShift: 0,
  policePriority: 0,
  brokerage: 0,
  admissionPace: 0,
  smallWinFocus: 0,
  alertFiltering: 0,
  campaign: 0,
  residentTraining: 0,
  drills: 0,
  addedPosts: 0,
  staffTraining: 0,
  talentIncentive: 0,
  pooling: 0,
  addedFunds: 0,
  elicitation: 0,
  responsiveness: 0,
};

export function startingPolicy(parameters: Parameters): Policy {
  return settled({ ...parameters.institutions, ...noExtras });
}

/** Puts every setting back to its starting condition; interventions are applied afterwards, anew each day. */
export function resetPolicy(policy: Policy, parameters: Parameters): void {
  Object.assign(policy, parameters.institutions, noExtras);
}

type Setting = keyof Policy;

/** Raises a setting towards `target`; nothing when it is already above. */
export function raise(policy: Policy, setting: Setting, target: number, level: number): void {
  if (target > policy[setting]) policy[setting] += (target - policy[setting]) * level;
}

/** Lowers a setting towards `target`; nothing when it is already below. */
export function lower(policy: Policy, setting: Setting, target: number, level: number): void {
  if (target < policy[setting]) policy[setting] += (target - policy[setting]) * level;
}

/** Settings that interventions add up and that are quantities, not shares. */
const quantities: ReadonlySet<Setting> = new Set([
  "rewardYuan",
  "securityHours",
  "socialWorkHours",
  "mediationHours",
  "patrolShift",
  "engagementShift",
  "preventionShift",
  "admissionPace",
  "addedPosts",
  "addedFunds",
] satisfies Setting[]);

/** Adds an amount in proportion to the level; a share stays within 1. */
export function add(policy: Policy, setting: Setting, amount: number, level: number): void {
  const sum = policy[setting] + amount * level;
  policy[setting] = quantities.has(setting) ? sum : Math.min(1, sum);
}

/** How far the progress of an organisation's cases is shown: by the place's openness, and by what the forum bound it to. */
export function opennessOf({ openness }: Pick<Policy, "openness">, { openBooks }: { readonly openBooks: number }): number {
  return openness + (1 - openness) * openBooks;
}

/** The settings that entries per case depend on. */
export type Bookkeeping = Pick<Policy, "responsibilityClarity" | "dataSystems" | "rollout">;

/**
 * Entries per case: 1 + (systems − 1)(1 − share served by a platform × acceptance); a platform being rolled out is one more system at
 * first. Another's entry is accepted where rules name its keeper (clarity) or else where partners trust each other; else one keeps own books.
 */
export function entriesPerCase(policy: Bookkeeping, served: number, rolloutBurden: number, trust: number): number {
  const accepted = 1 - (1 - policy.responsibilityClarity) * (1 - trust);
  return 1 + (policy.dataSystems + policy.rollout * rolloutBurden - 1) * (1 - served * accepted);
}
