/** Follows processes through a run: which parts of the world each one touches, and which it changes. */
import { isDue, type ScheduleEntry } from "../../src/kernel/schedule.ts";
import { initialise } from "../../src/model/initialise.ts";
import { interventions } from "../../src/model/interventions/catalogue.ts";
import { observableIds } from "../../src/model/observables.ts";
import { setArrivalRates } from "../../src/model/processes/hazards.ts";
import { givenParts, type Part } from "../../src/model/schedule.ts";
import { eventTypes, type ModelSpecification } from "../../src/model/specification.ts";
import type { World } from "../../src/model/state.ts";
import { fingerprint, partColumns } from "../../src/runs/stateColumns.ts";
import { communityOf, emptyCommunity, useOf, withParameters } from "./worlds.ts";

type Entry = ScheduleEntry<World, Part>;
const isGiven = (name: string) => (givenParts as readonly string[]).includes(name);

/**
 * Two communities with everything: all measures, on their day and by every trigger, every emergency, a company of the street beside those
 * of communities, and data breaches often enough to see some.
 */
export function busyTown(): ModelSpecification {
  const base = communityOf(400, 300);
  const second = emptyCommunity({ id: "second", residents: 200, households: 80, buildings: 4, grids: 2, hazardLevel: 1 });
  const local = base.organisations.filter(({ community }) => community !== "street");
  const copies = local.map((one) => ({ ...one, id: `${one.id}-2`, community: "second" }));
  const company = local
    .filter(({ role }) => role === "property-company")
    .map((one) => ({ ...one, id: "street-company", community: "street" }));
  const uses = interventions.map(({ id }) => useOf(id, { planningDays: 5, constructionDays: 10 }));
  const triggered = observableIds.map((observable, k) => {
    const { id } = interventions[k % interventions.length];
    return useOf(id, { id: `again-${k}`, startDay: 10, trigger: { observable, comparison: ">", threshold: 0, days: 2 } });
  });
  return withParameters(
    {
      ...base,
      // Whoever has something put by is tied to who is in want.
      experiment: { layers: { resource: "full" } },
      communities: [...base.communities, second],
      organisations: [...base.organisations, ...copies, ...company],
      interventions: [...uses, ...triggered],
      events: eventTypes.map((type, k) => ({ id: type, label: type, type, day: 40 + 30 * k, days: 20, severity: 0.7 })),
    },
    {
      technology: { breachRate: 20 },
      attention: { leaderYears: 0.5 },
      // A forum to which all come and whose decisions are carried out, some of every kind, and which one after the other leaves.
      collaboration: { attendance: 1, attendanceLoad: 0, exitProbability: 0.04, outsideOption: 5 },
      institutions: { forumFrequency: 4, forumFund: 20, governmentDominance: 0.2 },
      resources: { publicBudget: 400 },
      forum: {
        enough: 0.02,
        carryMonths: 2,
        conflict: 0,
        dataHours: 0,
        draftHours: 0,
        pledgePrice: 0,
        strayHours: 20,
        openBooksHours: 50,
        prepareHours: 0,
        issuesPerMeeting: 30,
      },
    },
  );
}

/** The same town without measures and without a street office to assign what goes astray: cases on their way get lost. */
export function officelessTown(): ModelSpecification {
  const town = withParameters(busyTown(), {
    routing: { maximumHops: 2, hopDays: 5 },
    knowledge: { deskRight: 0.2, peerRight: 0.2 },
  });
  const organisations = town.organisations.map((entry) => (entry.role === "street-office" ? { ...entry, staff: 0 } : entry));
  return { ...town, organisations, interventions: [] };
}

/** What was seen in several runs together. */
export function together(runs: readonly ReadonlyMap<string, Followed>[]): Map<string, Followed> {
  const ids = [...runs[0].keys()];
  const union = (id: string, of: keyof Followed) => new Set(runs.flatMap((run) => [...run.get(id)![of]]));
  return new Map(ids.map((id) => [id, { touched: union(id, "touched"), changed: union(id, "changed") }]));
}

/** What a process was seen to do in a run. */
export interface Followed {
  readonly touched: ReadonlySet<string>;
  readonly changed: ReadonlySet<string>;
}

/**
 * Lives the days [from, to) of a specification. Each process gets a view of the world that refuses every part that its entry does not
 * name; throws on such a part, and on a change of one that is not among those it writes.
 */
export function follow(schedule: readonly Entry[], specification: ModelSpecification, from: number, to: number): Map<string, Followed> {
  const world = initialise(specification, 0, true);
  setArrivalRates(world);
  const parts = (Object.keys(world) as (keyof World)[]).filter(
    (part) => part !== "day" && part !== "servingWeights" && isState(world, part),
  );
  const known = new Map(parts.map((part) => [part, printOf(world, part)]));
  const seen = new Map(schedule.map(({ id }) => [id, { touched: new Set<string>(), changed: new Set<string>() }]));
  const changedBy = (among: Iterable<keyof World>) => [...among].filter((part) => known.get(part) !== printOf(world, part));
  for (world.day = from; world.day < to; world.day++) {
    // A part that a process got hold of earlier may be changed without being asked for; so now and then all of them are looked at, the given ones too.
    const isThorough = isDue("month", world.day) || isDue("month start", world.day) || (isDue("week", world.day) && world.day < 60);
    for (const entry of schedule) {
      if (!isDue(entry.every, world.day)) continue;
      const { touched, changed } = seen.get(entry.id)!;
      const now = new Set<keyof World>();
      entry.run(viewOf(world, entry, now));
      for (const part of now) touched.add(part);
      const suspects = isThorough ? parts : [...now].filter((part) => !isGiven(part));
      for (const part of changedBy(suspects)) {
        if (!(entry.writes as readonly string[]).includes(part))
          throw new Error(`process ${entry.id}: changes ${part}, which it does not name`);
        changed.add(part);
        known.set(part, printOf(world, part));
      }
    }
  }
  return seen;
}

/** The world as a process is to see it: parts that its entry names, and those that need no name. Notes what is touched. */
function viewOf(world: World, { id, reads, writes }: Entry, now: Set<keyof World>): World {
  const named = new Set<string>([...reads, ...writes, ...givenParts]);
  const check = (part: string | symbol) => {
    if (typeof part !== "string" || !named.has(part)) throw new Error(`process ${id}: touches ${String(part)}, which it does not name`);
    now.add(part as keyof World);
  };
  return new Proxy(world, {
    get(target, part) {
      check(part);
      return Reflect.get(target, part);
    },
    set(target, part, value) {
      check(part);
      return Reflect.set(target, part, value);
    },
  });
}

/** Parts made of numbers and words; not the sources of chance, which have none. */
function isState(world: World, part: keyof World): boolean {
  return part !== "random" && part !== "streams" && world[part] !== null;
}

function printOf(world: World, part: keyof World): string {
  // The list of finished hazards only grows.
  if (part === "events") return String(world.events?.length);
  return fingerprint(partColumns(world, part));
}

/** Parts of the state that were touched. */
export function withoutGiven(touched: Iterable<string>): string[] {
  return [...touched].filter((part) => !isGiven(part));
}
