/**
 * Process 10, contracts (monthly): bought hours go to providers, who choose quality.
 *
 * e* = clamp((β + P(audit) · penalty) / c): the linear principal–agent model (Holmström 1979). An affiliated supplier escapes part of the
 * audits (internalised purchase).
 */

import { sellers } from "../kindLists.ts";
import type { Parameters } from "../parameters/catalogue.ts";
import { clampShare } from "../residents.ts";
import type { Organisation, Policy, World } from "../state.ts";

/** Quality a provider chooses under the contract's audit and penalty. */
export function providerQuality(policy: Policy, parameters: Parameters): number {
  const p = parameters.contracts;
  const audit = policy.contractAudit * (1 - p.affiliateDiscount * policy.affiliatedShare);
  // Penalties are worth what the law makes of them: fully at legality 0.8 and above.
  const enforceable = Math.min(1, 0.5 + 0.625 * policy.legality);
  return clampShare((p.intrinsicQuality + audit * p.penalty * policy.contractPenalty * enforceable) / p.effortCost);
}

export function runContracts(world: World): void {
  const { organisations, policy, parameters } = world;
  const quality = providerQuality(policy, parameters);
  for (const { id, sells } of sellers) {
    const providers = organisations.filter((organisation) => organisation.role === id && organisation.posts > 0);
    buy(providers, policy[sells], quality);
  }
}

function buy(providers: readonly Organisation[], hoursPerDay: number, quality: number): void {
  for (const provider of providers) {
    provider.purchasedHours = hoursPerDay / providers.length;
    provider.providerQuality = quality;
  }
}
