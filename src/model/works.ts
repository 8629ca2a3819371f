/**
 * Works: what firms build and keep up for an intervention, let by tender (process 1).
 *
 * Technology firms of the place and from elsewhere bid price and quality as for hours (processes/contracts.ts): when planning begins, and
 * again when a term ends, so that who keeps a system up need not have built it. The winner's quality while it builds decides how far what
 * is built does what was ordered, and how often its parts fail; its quality while it keeps it up, and what is paid for that, how soon they
 * work again. In equilibrium a share repair / (repair + failure) of parts works: two states, as in the theory of reliability [M form].
 */
import { nameKey } from "../kernel/random.ts";
import { settled } from "../kernel/settled.ts";
import { inForce } from "./agents/serviceAgency.ts";
import { interventions } from "./interventions/catalogue.ts";
import type { OrganisationRole } from "./kinds.ts";
import { buyer } from "./processes/contractAudits.ts";
import { awardContract, meanPrice, noContract, providerQuality, streetRules } from "./processes/contracts.ts";
import type { ActiveIntervention, Works, World } from "./state.ts";
import { DAYS_PER_YEAR } from "./time.ts";

export function noWorks(): Works {
  return settled({ quality: 0, working: 1 }, { contract: noContract() });
}

/** Role of the firms that build it, where it is built at all and for money; null otherwise. */
export function builderOf(world: World, { index, specification }: ActiveIntervention): OrganisationRole | null {
  const { builtBy, cost } = interventions[index];
  return builtBy !== undefined && specification.strength > 0 && cost(world, specification.values).construction > 0 ? builtBy : null;
}

/** Holds a tender where a work is under way and no contract is in force. */
export function tenderWorks(world: World, active: ActiveIntervention): void {
  const role = builderOf(world, active);
  if (role === null || inForce(active.works.contract, world.day)) return;
  const key = nameKey(active.specification.id);
  awardContract(world, active.works.contract, { key, role, at: buyer(world) }, streetRules(world));
}

/** What the winner asks for an hour against the mean of the trade; 1 where nobody was asked, 0 where nobody bids. */
export function priceRatio(world: World, active: ActiveIntervention): number {
  const role = builderOf(world, active);
  if (role === null) return 1;
  const mean = meanPrice(world, role);
  return !inForce(active.works.contract, world.day) ? 0 : mean > 0 ? active.works.contract.price / mean : 1;
}

/** Quality at which the winner works now. */
export function workQuality(world: World, { contract }: Works): number {
  if (!inForce(contract, world.day)) return 0;
  return providerQuality(world, contract.pride, contract.arranged, { audit: contract.audited, penalty: world.policy.consequence });
}

/** How far what was built at this quality does what was ordered. */
export function fitOf({ parameters }: Pick<World, "parameters">, quality: number): number {
  return 1 - parameters.contracts.misfit * (1 - quality);
}

/** A day in which a share of a work is built, from `before`; and in which parts fail and are repaired, as far as that is paid. */
export function workOn(world: World, active: ActiveIntervention, before: number, added: number, paid: number): void {
  const { works } = active;
  const { failureRate, poorBuilding, repairDays } = world.parameters.contracts;
  const quality = workQuality(world, works);
  if (added > 0) works.quality = (works.quality * before + quality * added) / (before + added);
  if (before <= 0) return;
  const failing = Math.min(1, (failureRate * (1 + poorBuilding * (1 - works.quality))) / DAYS_PER_YEAR);
  const repaired = Math.min(1, (quality * paid) / repairDays);
  works.working += repaired * (1 - works.working) - failing * works.working;
}
