/**
 * Process 11, evaluation (monthly): what supervision does to effort, and what targets do to figures.
 *
 * Shirking: 1 − e = (1 − base) · (1 − audit · (stake · consequence + a small stake for being watched alone)). The evidence is a share of
 * what was shirked (Duflo, Hanna & Ryan [V]: 42 → 21 %, almost all of it incentive). Gaming: g* = h · (pressure − audit · visibility ·
 * (0.1 + 0.9 · consequence) · deterrence), the optimum of a gain linear and a cost quadratic in g (Holmström & Milgrom 1991; Baker 1992).
 */

import { firmEffort, isProperty } from "../agents/propertyFirm.ts";
import { choose } from "../choices.ts";
import type { Parameters } from "../parameters/catalogue.ts";
import { clampShare } from "../residents.ts";
import type { Policy, World } from "../state.ts";

/** Share of cases still open on their last day in time that are closed on paper to meet the target. */
export function gamingShare(policy: Policy, parameters: Parameters): number {
  const p = parameters.evaluation;
  const deterrence = policy.auditRate * policy.auditVisibility * (0.1 + 0.9 * policy.consequence) * p.gamingDeterrence;
  return clampShare(p.gamingGain * Math.max(0, policy.evaluationPressure - deterrence));
}

/** Effort under the present supervision. */
export function effortUnder(policy: Policy, parameters: Parameters): number {
  const { effortStake, consequenceFreeStake } = parameters.evaluation;
  const answer = Math.min(1, policy.auditRate * (effortStake * policy.consequence + consequenceFreeStake));
  return clampShare(1 - (1 - parameters.handling.baseEffort) * (1 - answer));
}

/** Share of staff time that goes into records for the inspectors. */
export function traceShare(policy: Pick<Policy, "evaluationPressure">, parameters: Parameters): number {
  return parameters.evaluation.traceWork * policy.evaluationPressure;
}

/** Organisations adapt their effort within months, property firms to what profits them; volunteers and bought hours have regimes of their own. */
export function evaluate(world: World): void {
  const target = effortUnder(world.policy, world.parameters);
  for (const organisation of world.organisations) {
    const own = isProperty(organisation) ? firmEffort(world, organisation) : target;
    const adapted = organisation.effort + (own - organisation.effort) * world.parameters.evaluation.adaptation;
    organisation.effort = choose(world, "effort", organisation, adapted);
  }
}
