/** Every organisation plans its day by the rule of its kind; then presence in the field follows. */
import { deliverServices, supportHours } from "../processes/contracts.ts";
import type { OrganisationKind } from "../specification.ts";
import type { Organisation, World } from "../state.ts";
import { planEnterpriseDay, postGuards } from "./enterprise.ts";
import { planGovernmentDay } from "./government.ts";
import { inspect, planNgoDay } from "./ngo.ts";
import { type Paperwork, paperworkOf } from "./organisation.ts";
import { dispatchPatrols, planPoliceDay } from "./police.ts";

const planners: Readonly<Record<OrganisationKind, (world: World, organisation: Organisation, paperwork: Paperwork) => void>> = {
  government: planGovernmentDay,
  police: planPoliceDay,
  enterprise: planEnterpriseDay,
  ngo: planNgoDay,
};

export function planDay(world: World): void {
  const paperwork = paperworkOf(world);
  deliverServices(world);
  for (const organisation of world.organisations) {
    planners[organisation.kind](world, organisation, paperwork);
    organisation.available += supportHours(world, organisation);
  }
  dispatchPatrols(world);
  postGuards(world);
  inspect(world);
}
