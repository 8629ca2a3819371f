/** What an office sees day by day: the observables that triggers name. */
import type { ObservableId } from "../observables.ts";
import type { World } from "../state.ts";
import { DAYS_PER_MONTH } from "../time.ts";

/** Value of an observable now; unknown names are a programming error, the scenario reader refuses them. */
export function observe(world: World, observable: string): number {
  return readers[observable as ObservableId](world);
}

const readers: Readonly<Record<ObservableId, (world: World) => number>> = {
  backlog: (world) => backlog(world),
  utilisation: (world) => meanUtilisation(world),
  "open-hazards": (world) => world.hazards.open,
  "incidents-30-days": (world) => world.watch.incidents30,
  "reports-30-days": (world) => world.watch.reports30,
  satisfaction: (world) => world.watch.satisfaction,
  "sense-of-security": (world) => world.watch.senseOfSecurity,
  "confidence-police": (world) => world.watch.confidencePolice,
  "active-share": (world) => world.watch.activeShare,
};

/** Cases with organisations and not yet closed. */
export function backlog(world: World): number {
  let cases = 0;
  for (const organisation of world.organisations) {
    cases += organisation.waiting.length;
    for (const queue of organisation.queues) cases += queue.length;
  }
  return cases;
}

/** Mean felt load of organisations that lead a category, weighted by capacity. */
export function meanUtilisation(world: World): number {
  let demand = 0;
  let capacity = 0;
  for (const organisation of world.organisations) {
    if (!organisation.mandate.includes(2)) continue;
    demand += organisation.utilisation * organisation.capacityHours;
    capacity += organisation.capacityHours;
  }
  return capacity > 0 ? demand / capacity : 0;
}

/** Moves today's counts into the 30-day sums. */
export function updateWatch(world: World): void {
  const { watch } = world;
  watch.incidents30 += watch.incidentsToday - watch.incidents30 / DAYS_PER_MONTH;
  watch.reports30 += watch.reportsToday - watch.reports30 / DAYS_PER_MONTH;
  watch.incidentsToday = 0;
  watch.reportsToday = 0;
}
