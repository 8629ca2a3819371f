/**
 * Government: the street office and line departments set instruments, allocate money and attention, and handle what is theirs.
 *
 * Their time goes to cases first; what the street office does to lead (or dominate) the forum is in processes/collaboration.ts.
 */
import type { Organisation, World } from "../state.ts";
import { coreHours, type Paperwork } from "./organisation.ts";

export function planGovernmentDay(world: World, organisation: Organisation, paperwork: Paperwork): void {
  const { adminGovernment, recordsGovernment, nonCoreGovernment } = world.parameters.handling;
  const workload = { admin: adminGovernment, records: recordsGovernment, nonCore: nonCoreGovernment };
  organisation.available = coreHours(world, organisation, workload, paperwork);
}
