/**
 * Measures (called from handling): hours of service that the forum's fund buys for a need work on waiting cases of that category in that
 * community, whoever leads them (M13). What no case takes goes round and looks for such matters the next day (decisions.ts).
 */
import type { Fifo } from "../../kernel/fifo.ts";
import type { Organisation, World } from "../state.ts";

/** Hours too few to matter. */
const LEAST_HOURS = 1e-9;

/** Works on one case with the hours that the organisation has available; false when they ended before the case did. */
type WorkOn = (world: World, organisation: Organisation, slot: number) => boolean;

export function serveNeeds(world: World, workOn: WorkOn): void {
  const { decisions, categories, leads, organisations } = world;
  const { service, serviceLeft } = decisions;
  for (let at = 0; at < service.length; at++) {
    if (service[at] <= 0) continue;
    const community = Math.floor(at / categories.length);
    let hours = service[at];
    for (const i of leads[at]) hours = serveQueues(world, organisations[i], { category: at % categories.length, community, hours }, workOn);
    serviceLeft[community] += hours;
  }
}

interface Service {
  readonly category: number;
  readonly community: number;
  readonly hours: number;
}

/** Works off what waits of a need with an organisation, by urgency; the rest of its queues stays as it was. Returns hours left. */
function serveQueues(world: World, organisation: Organisation, { category, community, hours }: Service, workOn: WorkOn): number {
  const { columns } = world.hazards;
  const own = organisation.available;
  organisation.available = hours;
  const isMeant = (slot: number) =>
    columns.category[slot] === category && world.place.buildingCommunity[columns.building[slot]] === community;
  for (const queue of organisation.queues)
    serveQueue(queue, (slot) => organisation.available <= LEAST_HOURS || !isMeant(slot) || !workOn(world, organisation, slot));
  const left = organisation.available;
  organisation.available = own;
  return left;
}

/** Goes once through a queue; what stays keeps its place. */
function serveQueue(queue: Fifo, stays: (slot: number) => boolean): void {
  for (let turn = queue.length; turn > 0; turn--) {
    const slot = queue.shift();
    if (stays(slot)) queue.push(slot);
  }
}
