/**
 * What a part touches and changes of the world, against what parts of its kind may: tried by looking at the world before and after it acts.
 *
 * An intervention moves today's policy and hours that it asks of organisations; a kind of organisation plans its own organisations and the
 * field; a process touches what it names; an indicator only reads. All but indicators may change what own parts remember.
 */
import { isDue, runDay } from "../../kernel/schedule.ts";
import type { Indicator } from "../../model/indicator.ts";
import { initialise } from "../../model/initialise.ts";
import { interventions } from "../../model/interventions/catalogue.ts";
import { kinds } from "../../model/kinds.ts";
import { givenParts, type OwnProcess, schedule } from "../../model/schedule.ts";
import type { ModelSpecification } from "../../model/specification.ts";
import type { Organisation, World } from "../../model/state.ts";
import { warmUp } from "../../model/warmUp.ts";
import { copyState, fingerprint, firstDifference, partColumns, type StateColumn } from "../stateColumns.ts";

/** Days between looks at a world. */
export const LOOK_EVERY = 5;

/** A world at the end of its warm-up. */
export function startOf(specification: ModelSpecification): World {
  const world = initialise(specification, 1, false);
  warmUp(world, step);
  return world;
}

export function step(world: World, day: number): void {
  world.day = day;
  runDay(schedule, world, day, null);
}

/** Parts of the world that hold state or facts; streams of chance, and notes for whoever looks on, are neither. */
function partsOf(world: World): readonly (keyof World)[] {
  const besides = ["random", "streams", "arrivalLuck", "events", "warnings"];
  return (Object.keys(world) as (keyof World)[]).filter((part) => !besides.includes(part));
}

/** Columns of a world that may not change. */
function columnsBut(world: World, may: RegExp): StateColumn[] {
  return partsOf(world)
    .flatMap((part) => partColumns(world, part))
    .filter(({ path }) => !may.test(path));
}

/** The first thing that an action changes beside what it may, or makes of that no number; null where there is none. */
function offence(world: World, may: RegExp, act: () => void): string | null {
  const before = copyState(columnsBut(world, may));
  act();
  const found = firstDifference(before, columnsBut(world, may));
  if (found !== null) return `changes ${found.path}, from ${found.a} to ${found.b}`;
  const numbers = [...partColumns(world, "policy"), ...partColumns(world, "organisations")];
  const odd = numbers.find(({ values }) => typeof values[0] === "number" && !Number.isFinite(values[0]));
  return odd === undefined ? null : `makes ${odd.path} ${odd.values[0]}`;
}

/** What an intervention that is in use changes beside policy and the hours that it asks of organisations. */
export function interventionOffence(specification: ModelSpecification, id: string): string | null {
  const may = /^(policy\..*|organisations\..*\.(owed|asked|undertaken|undertakenLeft)|own\..*)$/;
  return whileActing(interventions, id, "apply", specification, (world, act) => offence(world, may, act));
}

/** What the rule of a kind changes beside the organisation that plans its day, the field and the tallies of the period. */
export function kindOffence(specification: ModelSpecification, id: string): string | null {
  return whileActing(kinds, id, "dayRule", specification, (world, act, organisation) =>
    offence(world, new RegExp(`^(organisations\\.${(organisation as Organisation).id}\\..*|(field|period|own)\\..*)$`), act),
  );
}

/** Lives days in which a look is taken whenever a part of a catalogue acts; gives the first offence. */
function whileActing(
  catalogue: readonly object[],
  id: string,
  member: string,
  specification: ModelSpecification,
  look: (world: World, act: () => void, about: unknown) => string | null,
): string | null {
  const place = catalogue.findIndex((entry) => (entry as { readonly id: string }).id === id);
  const part = catalogue[place] as Readonly<Record<string, (...given: unknown[]) => void>>;
  let found: string | null = null;
  let days = 0;
  const watched = (...given: unknown[]) => {
    const [world, about] = given as [World, unknown];
    const act = () => part[member](...given);
    if (found !== null || world.day % LOOK_EVERY !== 0) return act();
    days++;
    const seen = look(world, act, about);
    if (seen !== null) found = `by day ${world.day}: ${seen}`;
  };
  (catalogue as object[])[place] = Object.create(part, { [member]: { value: watched } });
  try {
    const world = startOf(specification);
    for (let day = 0; day < specification.horizonDays && found === null; day++) step(world, day);
  } finally {
    (catalogue as object[])[place] = part;
  }
  return days === 0 ? `did not act in ${specification.horizonDays} days` : found;
}

/** The parts of the world that a process touches or changes without naming them. */
export function processOffence(specification: ModelSpecification, own: OwnProcess): string | null {
  const world = startOf(specification);
  const named = new Set<string>([...own.reads, ...own.writes, ...givenParts]);
  const parts = partsOf(world).filter((part) => part !== "own");
  const prints = () => parts.map((part) => fingerprint(partColumns(world, part)));
  const found = new Set<string>();
  const watched = schedule.map((entry) => {
    if (entry.id !== own.id) return entry;
    const run = () => {
      const before = prints();
      entry.run(viewOf(world, (part) => void (named.has(part) || found.add(`touches ${part}, which it does not name`))));
      prints().forEach((print, i) => {
        const mayChange = (own.writes as readonly string[]).includes(parts[i]);
        if (print !== before[i] && !mayChange) found.add(`changes ${parts[i]}, which is not among its writes`);
      });
    };
    return { ...entry, run };
  });
  let runs = 0;
  for (let day = 0; day < specification.horizonDays; day++) {
    world.day = day;
    runDay(watched, world, day, null);
    if (isDue(own.every, day)) runs++;
  }
  if (runs === 0) return `was not due in ${specification.horizonDays} days`;
  return found.size === 0 ? null : [...found].join("; ");
}

function viewOf(world: World, onTouch: (part: string) => void): World {
  return new Proxy(world, {
    get(target, part) {
      onTouch(String(part));
      return Reflect.get(target, part);
    },
    set(target, part, value) {
      onTouch(String(part));
      return Reflect.set(target, part, value);
    },
  });
}

/** What is wrong with the values of an indicator, or with the world after it was read. */
export function indicatorOffence(specification: ModelSpecification, indicator: Indicator): string | null {
  const world = startOf(specification);
  const read = () => {
    const values: [string, number | null][] = [];
    indicator.measure(world, (group, value) => void values.push([group, value]), "period");
    return values;
  };
  const groupsOf = (values: readonly (readonly [string, number | null])[]) => values.map(([group]) => group).join(", ");
  const started = read();
  const groups = groupsOf(started);
  const odd = oddGroup(started.map(([group]) => group));
  if (odd !== null) return odd;
  for (let day = 0; day < specification.horizonDays; day++) {
    step(world, day);
    if (day % LOOK_EVERY !== 0) continue;
    let [first, second] = [started, started];
    const changed = offence(world, /^$/, () => {
      [first, second] = [read(), read()];
    });
    if (changed !== null) return `by day ${day}: ${changed}`;
    if (JSON.stringify(first) !== JSON.stringify(second)) return `by day ${day}: gives other values when asked again`;
    if (groupsOf(first) !== groups) return `by day ${day}: gives the groups ${groupsOf(first)}, at first ${groups}`;
    const bad = first.find(([, value]) => value !== null && !Number.isFinite(value));
    if (bad !== undefined) return `by day ${day}: gives ${bad[1]} for ${bad[0]}; null stands for nothing to measure`;
  }
  return null;
}

/** What is wrong with the groups of an indicator: tables have a row for each, and its name in them. */
function oddGroup(groups: readonly string[]): string | null {
  if (groups.length === 0) return "gives no group; all is the whole";
  const twice = groups.find((group, i) => groups.indexOf(group) !== i);
  if (twice !== undefined) return `gives the group ${JSON.stringify(twice)} twice`;
  const strange = groups.find((group) => !/^(all|[a-z][a-z-]*:[\p{L}\p{N}._/-]+)$/u.test(group));
  return strange === undefined ? null : `gives the group ${JSON.stringify(strange)}; a group is all or dimension:member, as in kind:police`;
}
