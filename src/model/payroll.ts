/** Wages by role: what one full-time person costs its employer in a year (parameters/money.ts). */
import { roleOf } from "./kindLists.ts";
import type { OrganisationRole } from "./kinds.ts";
import type { Parameters } from "./parameters/catalogue.ts";

/** Yuan per year for one full-time person of an organisation of this role. */
export function wageOf({ wages }: Parameters, role: OrganisationRole): number {
  return wages[roleOf(role).wage];
}

/** Yuan per year for a post that the street pays from programme money: an auxiliary with the police, else a person of the role. */
export function fundedWageOf({ wages }: Parameters, role: OrganisationRole): number {
  return wages[roleOf(role).fundedWage];
}
