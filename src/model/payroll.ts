/** Wages by role: what one full-time person costs its employer in a year (parameters/money.ts). */
import type { Parameters } from "./parameters/catalogue.ts";
import type { OrganisationRole } from "./specification.ts";

const wageOfRole: Readonly<Record<OrganisationRole, keyof Parameters["wages"]>> = {
  "street-office": "official",
  "line-department": "official",
  "police-station": "officer",
  "property-company": "propertyWorker",
  "security-company": "guard",
  "technology-company": "technician",
  "residents-committee": "committeeWorker",
  "social-work-ngo": "socialWorker",
  "volunteer-team": "committeeWorker",
};

/** Yuan per year for one full-time person of an organisation of this role. */
export function wageOf({ wages }: Parameters, role: OrganisationRole): number {
  return wages[wageOfRole[role]];
}

/** Yuan per year for a post that the street pays from programme money: an auxiliary with the police, else a person of the role. */
export function fundedWageOf(parameters: Parameters, role: OrganisationRole): number {
  return role === "police-station" ? parameters.wages.auxiliary : wageOf(parameters, role);
}
