/** Every organisation plans its day by the rule of its kind; then presence in the field follows. */
import { kindOf } from "../kindLists.ts";
import type { DayRule, OwnDayRule } from "../kinds.ts";
import { deliverServices, supportHours } from "../processes/contracts.ts";
import { applyDecisions } from "../processes/implementation.ts";
import type { Organisation, World } from "../state.ts";
import { planEnterpriseDay, postGuards } from "./enterprise.ts";
import { planGovernmentDay } from "./government.ts";
import { inspect, planNgoDay } from "./ngo.ts";
import { type Paperwork, paperworkOf } from "./organisation.ts";
import { dispatchPatrols, planPoliceDay } from "./police.ts";
import { feelOrganisers } from "./volunteers.ts";

const planners: Readonly<Record<DayRule, (world: World, organisation: Organisation, paperwork: Paperwork) => void>> = {
  cases: planGovernmentDay,
  policing: planPoliceDay,
  trade: planEnterpriseDay,
  mission: planNgoDay,
};

export function planDay(world: World): void {
  const paperwork = paperworkOf(world);
  deliverServices(world);
  for (const organisation of world.organisations) {
    plan(world, organisation, kindOf(organisation).dayRule, paperwork);
    organisation.available += supportHours(world, organisation);
  }
  dispatchPatrols(world);
  postGuards(world);
  inspect(world);
  applyDecisions(world);
  feelOrganisers(world);
}

function plan(world: World, organisation: Organisation, rule: DayRule | OwnDayRule, paperwork: Paperwork): void {
  if (typeof rule === "string") planners[rule](world, organisation, paperwork);
  else rule(world as never, organisation as never, (usual) => planners[usual](world, organisation, paperwork));
}
