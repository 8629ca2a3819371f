/**
 * Purchased services: guard rounds and social work bought from firms and NGOs under contract (multi-party supply).
 *
 * It sets hours and rules, not quality: a tender is held when planning begins and again when a term ends (processes/contracts.ts), which
 * writes the contract (an exception: this intervention acts on more than policy). What an hour costs is what the winner asked.
 */

import { nameKey } from "../../kernel/random.ts";
import { inForce, mannedShare } from "../agents/serviceAgency.ts";
import { intervention } from "../intervention.ts";
import { sellers } from "../kindLists.ts";
import type { OrganisationRole } from "../kinds.ts";
import { assumption, choice, endState } from "../parameter.ts";
import { between, halfToDouble, oddsHalfToDouble } from "../plausible.ts";
import { add, raise } from "../policy.ts";
import { awardContract, type Rules } from "../processes/contracts.ts";
import type { Contract, World } from "../state.ts";
import { DAYS_PER_YEAR } from "../time.ts";
import { REFERENCE_RESIDENTS } from "../units.ts";

export const purchasedServices = intervention({
  id: "purchased-services",
  title: "Purchased services",
  summary: "Provider hours bought from security firms and social-work NGOs, with audits and penalties.",
  failureMode: "Unaudited: providers shade quality; visible paid work hollows out volunteering; an affiliated supplier escapes audits.",
  source: "Cases caotang-road, taiyuan; principal–agent theory (Holmström 1979)",
  answers: ["queue", "closure"],
  parameters: {
    securityHours: {
      default: 24,
      unit: "hours/day",
      min: 0,
      max: 5000,
      meaning: "Security-firm hours bought per day and 8,000 residents.",
      source: choice("three posts"),
      plausible: halfToDouble(),
    },
    socialWorkHours: {
      default: 10,
      unit: "hours/day",
      min: 0,
      max: 5000,
      meaning: "Social-work hours bought per day and 8,000 residents.",
      source: choice("two workers"),
      plausible: halfToDouble(),
    },
    audit: endState(0.4, "Probability that a month's work is checked."),
    penalty: endState(0.7, "What follows from a failed check."),
    affiliated: {
      default: 0.65,
      unit: "probability",
      min: 0,
      max: 1,
      meaning: "Probability that the winner is arranged beforehand; near 0 with anonymous scoring.",
      source: choice("65 % without anonymous scoring (Chen, World Bank WP 11267 [V]); rules of tender can lower it"),
      plausible: between(0, 1, "any level may be chosen"),
    },
    visibility: {
      default: 0.6,
      unit: "share",
      min: 0,
      max: 1,
      meaning: "How visibly providers do what volunteers did.",
      source: assumption("sign only"),
      plausible: oddsHalfToDouble(),
    },
    hollowingHours: {
      default: 40,
      unit: "hours/day",
      min: 1,
      max: 5000,
      meaning: "Bought hours per day and 8,000 residents at which half of that visibility is reached.",
      source: assumption("sign only"),
      plausible: halfToDouble(),
    },
    planningCost: {
      default: 1,
      unit: "yuan/resident",
      min: 0,
      max: 100000,
      meaning: "Planning and tender: one-off sum per resident.",
      source: assumption("order of magnitude; no price series found"),
      plausible: halfToDouble(),
    },
  },
  phases: { planning: 60, construction: 30 },
  cost(world, values) {
    const { place, services } = world;
    const perDay = sellers.reduce((sum, { sells }) => sum + values[sells] * priceOf(world, services[sells]), 0);
    const scale = place.residentCount / REFERENCE_RESIDENTS;
    return {
      planning: values.planningCost * place.residentCount,
      construction: 0,
      operation: perDay * scale * DAYS_PER_YEAR,
    };
  },
  apply: (world, state, values) => {
    const { policy, place, services } = world;
    if (state.strength > 0 && state.phase !== "waiting" && state.phase !== "ended") {
      const rules = { prearranged: values.affiliated, audit: values.audit, penalty: values.penalty };
      for (const { id, sells } of sellers) if (values[sells] > 0) tenderWhenDue(world, services[sells], id, rules);
    }
    // Paid by the hour: nothing is delivered before operation.
    if (state.phase !== "operation") return;
    const scale = place.residentCount / REFERENCE_RESIDENTS;
    add(policy, "securityHours", values.securityHours * scale, state.level);
    add(policy, "socialWorkHours", values.socialWorkHours * scale, state.level);
    raise(policy, "contractAudit", values.audit, state.level);
    raise(policy, "contractPenalty", values.penalty, state.level);
    raise(policy, "affiliatedShare", values.affiliated, state.level);
    // A few paid hours replace nobody; many are seen everywhere.
    const hours = values.securityHours + values.socialWorkHours;
    const seen = hours / (hours + values.hollowingHours);
    raise(policy, "paidProvision", values.visibility * seen, state.level);
  },
});

/** Yuan for an hour that was put out to tender: nothing while there is no contract, or for hours that the winner has nobody to work. */
function priceOf(world: World, contract: Contract): number {
  return inForce(contract, world.day) ? contract.price * mannedShare(world, contract) : 0;
}

/** Holds a tender where none is in force and the place has an organisation for such work. */
function tenderWhenDue(world: World, contract: Contract, role: OrganisationRole, rules: Rules): void {
  const first = world.organisations.find((other) => other.role === role && other.posts > 0);
  if (first !== undefined && !inForce(contract, world.day))
    awardContract(world, contract, { key: nameKey(role), role, at: first.index }, rules);
}
