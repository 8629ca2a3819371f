/** Cases in the hands of an organisation, put there by hand. */
import { QUEUED, WAITING } from "../../src/model/hazardStore.ts";
import type { Organisation, World } from "../../src/model/state.ts";

/** Opens latent hazards of the first category at building 0 and hands them to the organisation; queue −1 is the one for partners. */
export function createHazardsForTest(
  world: World,
  organisation: Organisation,
  cases: readonly { readonly queue: number; readonly work: number }[],
): number[] {
  const { hazards, day } = world;
  const c = hazards.columns;
  return cases.map(({ queue, work }, ordinal) => {
    const slot = hazards.add(0, 0, day, ordinal + 100 * organisation.index, world.streams.hazard);
    c.latent[slot] = 1;
    c.severity[slot] = 0.3;
    c.work[slot] = work;
    c.toldDay[slot] = c.detectedDay[slot] = c.caseDay[slot] = day;
    c.detectedBy[slot] = 0;
    c.organisation[slot] = organisation.index;
    c.firstOrganisation[slot] = organisation.index;
    c.status[slot] = queue < 0 ? WAITING : QUEUED;
    c.nextAttemptDay[slot] = queue < 0 ? day + 3 : 0;
    (queue < 0 ? organisation.waiting : organisation.queues[queue]).push(slot);
    organisation.backlogHours += work;
    return slot;
  });
}
