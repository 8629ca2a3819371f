/**
 * The rules that own parts must keep, tried on a world: the same twice, strength 0 is none, nothing changed that is not named.
 *
 * Worlds that are compared are lived day by day in turns, so that a number which a module keeps for itself shows as a difference.
 */
import { isDue, runDay } from "../../kernel/schedule.ts";
import type { Indicator } from "../../model/indicator.ts";
import { indicators } from "../../model/indicators/catalogue.ts";
import { initialise } from "../../model/initialise.ts";
import type { Intervention } from "../../model/intervention.ts";
import type { Role } from "../../model/kinds.ts";
import { defaultValues } from "../../model/parameter.ts";
import { ownParts } from "../../model/parts.ts";
import { givenParts, type OwnProcess, schedule } from "../../model/schedule.ts";
import type { InterventionSpecification, ModelSpecification, OrganisationSpecification } from "../../model/specification.ts";
import { warmUp } from "../../model/start.ts";
import type { World } from "../../model/state.ts";
import { fingerprint, firstDifference, partColumns, stateColumns } from "../diverge/state.ts";
import { describeCrash } from "../executeTask.ts";
import { failureText } from "../runs/request.ts";

/** What came of one rule for one part. */
export interface PartFinding {
  /** As in `intervention night-walks`; `all parts` for those together. */
  readonly part: string;
  readonly rule: string;
  /** `doubt` is no breach, but worth a look. */
  readonly verdict: "kept" | "broken" | "doubt";
  /** What was seen; empty where the rule was kept. */
  readonly message: string;
}

/** Days between looks at two worlds. */
const LOOK_EVERY = 5;

/** Tries every rule on a place; the specification is of the place without own interventions. */
export function checkRules(specification: ModelSpecification): readonly PartFinding[] {
  const own: readonly Intervention[] = ownParts("interventions");
  const plain = withOwnKinds({ ...specification, interventions: [] });
  const full = withUses(plain, own, 1);
  const findings: PartFinding[] = [];
  const judge = (part: string, rule: string, find: () => string | null, verdict: PartFinding["verdict"] = "broken") => {
    const message = tried(find);
    findings.push({ part, rule, verdict: message === null ? "kept" : verdict, message: message ?? "" });
  };
  judge("all parts", "two runs of the same are the same to the bit", () => difference(full, full, []));
  for (const one of own) {
    const alone = (strength: number) => withUses(plain, [one], strength);
    const part = `intervention ${one.id}`;
    judge(part, "strength 0 is none, to the bit", () => difference(plain, alone(0), [one.id]));
    judge(
      part,
      "strength 1 changes something",
      () => (difference(plain, alone(1), [one.id]) === null ? "nothing was changed" : null),
      "doubt",
    );
  }
  for (const process of ownParts("processes") as readonly OwnProcess[]) {
    judge(`process ${process.id}`, "touches and changes only what it names", () => trespass(full, process));
  }
  for (const one of ownParts("indicators") as readonly Indicator[]) {
    judge(`indicator ${one.id}`, "only reads, and gives the same groups every time", () =>
      disturbance(full, indicators.find(({ id }) => id === one.id)!),
    );
  }
  return findings;
}

/** What a check found, or what it threw. */
function tried(find: () => string | null): string | null {
  try {
    return find();
  } catch (error) {
    const { place, message } = describeCrash(error);
    return failureText({ place, message });
  }
}

function withUses(specification: ModelSpecification, own: readonly Intervention[], strength: number): ModelSpecification {
  const uses = own.map(
    ({ id, parameters }): InterventionSpecification => ({
      ...{ id, intervention: id, startDay: 0, planningDays: 5, constructionDays: 5, endDay: null, strength, trigger: null },
      values: defaultValues(parameters),
    }),
  );
  return { ...specification, interventions: [...specification.interventions, ...uses] };
}

/** Organisations of own roles that the place does not have, each with a few people. */
function withOwnKinds(specification: ModelSpecification): ModelSpecification {
  const missing = (ownParts("roles") as readonly Role[]).filter(({ id }) => !specification.organisations.some(({ role }) => role === id));
  const added = missing.map(
    ({ id, kind }): OrganisationSpecification => ({
      ...{ id: `checked-${id}`, label: id, kind, role: id, community: "street", staff: 4, hours: 5, skill: 1, lead: [], support: [] },
      ...{ dataSystem: "", budget: 0, serviceOrientation: 0.5, cooperation: 0.5, forumMember: true },
    }),
  );
  return { ...specification, organisations: [...specification.organisations, ...added] };
}

function step(world: World, day: number): void {
  world.day = day;
  runDay(schedule, world, day, null);
}

function startOf(specification: ModelSpecification): World {
  const world = initialise(specification, 1, false);
  warmUp(world, step);
  return world;
}

/** The first difference of two places that live in turns; the books of interventions that only one has are no difference. */
function difference(a: ModelSpecification, b: ModelSpecification, besides: readonly string[]): string | null {
  const [one, other] = [startOf(a), startOf(b)];
  const isOurs = (path: string) => !besides.some((id) => path.startsWith(`interventions.${id}.`) || path === `own.${id}`);
  const look = (world: World) => stateColumns(world).filter(({ path }) => isOurs(path));
  for (let day = 0; day < a.horizonDays; day++) {
    step(one, day);
    step(other, day);
    if (day % LOOK_EVERY !== 0 && day + 1 < a.horizonDays) continue;
    if (fingerprint(look(one)) === fingerprint(look(other))) continue;
    const found = firstDifference(look(one), look(other))!;
    return `by day ${day}: ${found.path}${found.rows > 1 ? ` [${found.row}]` : ""} is ${found.a} in one run and ${found.b} in the other`;
  }
  return null;
}

/** The first part of the world that a process touches or changes without naming it. */
function trespass(specification: ModelSpecification, own: OwnProcess): string | null {
  const world = startOf(specification);
  const named = new Set<string>([...own.reads, ...own.writes, ...givenParts]);
  const parts = (Object.keys(world) as (keyof World)[]).filter(
    (part) => !["random", "streams", "own", "arrivalLuck", "events"].includes(part),
  );
  const prints = () => parts.map((part) => fingerprint(partColumns(world, part)));
  const found = new Set<string>();
  const watched = schedule.map((entry) => {
    if (entry.id !== own.id) return entry;
    const run = () => {
      const before = prints();
      entry.run(viewOf(world, (part) => void (named.has(part) || found.add(`touches ${part}, which it does not name`))));
      prints().forEach((print, i) => {
        const mayChange = (own.writes as readonly string[]).includes(parts[i]) || parts[i] === "warnings";
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
function disturbance(specification: ModelSpecification, indicator: Indicator): string | null {
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
    const before = fingerprint(stateColumns(world));
    const [first, second] = [read(), read()];
    if (fingerprint(stateColumns(world)) !== before) return `by day ${day}: changes the world`;
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
