/**
 * Process 11, evaluation (monthly): what supervision does to effort, and what targets do to figures, organisation by organisation.
 *
 * Each answers to what it has met itself: how much of its work was audited (audits.ts), and what followed from its own score
 * (assessment.ts).
 * Shirking: 1 − e = (1 − base) · (1 − what is at stake). The evidence is a share of what was shirked (Duflo, Hanna & Ryan [V]: 42 → 21 %,
 * almost all of it incentive). Gaming: g* = h · (pressure − found · deterrence), the optimum of a gain linear and a cost quadratic in g
 * (Holmström & Milgrom 1991; Baker 1992).
 */

import { firmEffort, isProperty } from "../agents/propertyFirm.ts";
import { assess } from "../assessment.ts";
import { choose } from "../choices.ts";
import type { Parameters } from "../parameters/catalogue.ts";
import { clampShare } from "../residents.ts";
import type { Organisation, Policy, World } from "../state.ts";
import { auditAlongTies } from "./audits.ts";

/** How heavily a finding weighs: a little by itself, the rest by its consequence. */
export function deterrenceOf(policy: Policy, { evaluation }: Parameters): number {
  return evaluation.watchedShare + (1 - evaluation.watchedShare) * policy.consequence;
}

/** Targets as an organisation feels them: who has failed them feels them more, as far as there are consequences. */
export function feltPressure(organisation: Pick<Organisation, "sanction">, policy: Policy): number {
  return Math.min(1, policy.evaluationPressure * (1 + policy.consequence * organisation.sanction));
}

type Audited = Pick<Organisation, "ledgerRate" | "samplingRate" | "callBackRate" | "digitalRate">;

/** Probability that a check finds a case closed on paper: a revisit sees the place, a ledger shows what was written into it. */
export function paperFound({ ledgerRate, samplingRate, digitalRate }: Audited, policy: Policy, { evaluation }: Parameters): number {
  const seen = policy.auditVisibility;
  const { ledgerSight, digitalSight } = evaluation;
  return 1 - (1 - samplingRate * seen) * (1 - ledgerRate * seen * ledgerSight) * (1 - digitalRate * seen * digitalSight);
}

/** Probability that a refusal to take a matter down is found: not from ledgers, in which it does not stand. */
export function refusalFound(organisation: Audited, policy: Policy, { recording }: Parameters): number {
  const asked = organisation.callBackRate * recording.answered * recording.candour;
  return 1 - (1 - organisation.samplingRate * policy.auditVisibility) * (1 - asked) * (1 - organisation.digitalRate);
}

/** Share of cases still open on their last day in time that are closed on paper to meet the target. */
export function gamingShare(organisation: Audited & Pick<Organisation, "sanction">, policy: Policy, parameters: Parameters): number {
  const { gamingGain, gamingDeterrence } = parameters.evaluation;
  const { answered, candour } = parameters.recording;
  const found = 1 - (1 - paperFound(organisation, policy, parameters)) * (1 - organisation.callBackRate * answered * candour);
  const deterrence = found * deterrenceOf(policy, parameters) * gamingDeterrence;
  return clampShare(gamingGain * Math.max(0, feltPressure(organisation, policy) - deterrence));
}

/** Effort under present supervision: a consequence reaches who shirks by an audit or by the score. */
export function effortUnder(
  { auditRate, sanction }: Pick<Organisation, "auditRate" | "sanction">,
  policy: Policy,
  parameters: Parameters,
): number {
  const { effortStake, consequenceFreeStake } = parameters.evaluation;
  const reached = 1 - (1 - auditRate) * (1 - sanction);
  const answer = Math.min(1, reached * effortStake * policy.consequence + auditRate * consequenceFreeStake);
  return clampShare(1 - (1 - parameters.handling.baseEffort) * (1 - answer));
}

/** Organisations adapt their effort within months, property firms to what profits them; volunteers and bought hours have regimes of their own. */
export function evaluate(world: World): void {
  const { organisations, policy, parameters } = world;
  auditAlongTies(world);
  assess(world);
  for (const organisation of organisations) {
    const target = isProperty(organisation) ? firmEffort(world, organisation) : effortUnder(organisation, policy, parameters);
    const next = organisation.effort + (target - organisation.effort) * parameters.evaluation.adaptation;
    organisation.effort = choose(world, "effort", organisation, next);
  }
}
