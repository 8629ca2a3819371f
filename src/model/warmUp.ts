/**
 * The start of the recorded time: a world is initialised and lives through the warm-up under its starting institutions.
 *
 * No intervention acts before day 0, so arms that differ in their interventions alone start from the same world. Where runs of such arms follow each
 * other, the start is lived through once and copied; the copy has the bits that the arm's own warm-up would have given it.
 */
import { Fifo } from "../kernel/fifo.ts";
import { RoundedUniforms } from "../kernel/roundedUniforms.ts";
import { type Accounts, FORUM_FUND, PUT_BY, SAFETY_FUND } from "./accounts.ts";
import { NEVER } from "./hazardStore.ts";
import { createWorld, initialise } from "./initialise.ts";
import { countPassage } from "./processes/cases.ts";
import { initialiseConfidence } from "./processes/participation.ts";
import { copyResidents } from "./residents.ts";
import { WARM_UP_DAYS } from "./schedule.ts";
import type { ModelSpecification } from "./specification.ts";
import type { World } from "./state.ts";
import { clearTally } from "./tally.ts";

/** Lives one day. */
type Step = (world: World, day: number) => void;

/** Gives the world of an arm at day 0. */
export type Starts = (specification: ModelSpecification, replication: number, recordHazards: boolean, step: Step) => World;

/** Residents above whom a start is not kept: a second population in memory would cost more than the warm-up. */
const MOST_KEPT = 500_000;
/** Bytes above which the luck of arrivals is not kept. */
const MOST_DRAWS = 32_000_000;

/** Lives through the warm-up; books and tallies then open at day 0. */
export function warmUp(world: World, step: Step): void {
  for (let day = -WARM_UP_DAYS; day < 0; day++) step(world, day);
  world.day = 0;
  initialiseConfidence(world);
  openFunds(world, world.accounts);
  clearTally(world.period);
  countAtRisk(world);
  if (world.events) world.events.length = 0;
}

/** Funds begin with what was left in them, as put by before day 0; all other accounts begin at nothing. */
function openFunds({ accounts }: World, before: Accounts): void {
  const left = [SAFETY_FUND, FORUM_FUND].map((fund) => [fund, Math.max(0, before.balance(fund))] as const);
  accounts.clear();
  for (const [fund, yuan] of left) accounts.book(0, "source:reserves", fund, PUT_BY, yuan);
}

/** Starts that remember the last one: for runs in a row whose arms differ in their interventions alone. Only time depends on the memory. */
export function rememberedStarts(): Starts {
  let key = "";
  let start: World | null = null;
  let arrivalLuck: RoundedUniforms | null = null;
  return (specification, replication, recordHazards, step) => {
    const wanted = `${replication} ${JSON.stringify({ ...specification, interventions: [] })}`;
    if (start === null || key !== wanted) {
      start = initialise({ ...specification, interventions: [] }, replication, false);
      warmUp(start, step);
      key = wanted;
      const cells = start.field.rate.length;
      arrivalLuck = cells * specification.horizonDays > MOST_DRAWS ? null : new RoundedUniforms(cells);
    }
    const world = departure(start, arrivalLuck, specification, recordHazards);
    if (world.residents.count > MOST_KEPT) start = null;
    return world;
  };
}

/** The start copied into a world with an arm's interventions; shared is only what never changes. */
function departure(start: World, arrivalLuck: World["arrivalLuck"], specification: ModelSpecification, recordHazards: boolean): World {
  const { random, streams, place } = start;
  const world = createWorld(
    specification,
    { random, streams, arrivalLuck, place, residents: copyResidents(start.residents) },
    recordHazards,
  );
  for (const part of movingParts) copyState(world[part], start[part]);
  world.hazards.copyFrom(start.hazards);
  openFunds(world, start.accounts);
  world.reluctance = start.reluctance;
  world.warnings.push(...start.warnings);
  countAtRisk(world);
  return world;
}

/** Parts of a world that are plain records and arrays, and that the warm-up changes. */
const movingParts = [
  "organisations",
  "pairs",
  "knowledge",
  "choices",
  "decisions",
  "field",
  "forum",
  "emergency",
  "policy",
  "record",
  "survey",
  "watch",
  "services",
  "own",
] as const;

/** Copies every value of `from` into `to`, which has the same form; records and arrays stay the same objects, so that code made fast for them stays so. */
function copyState(to: object, from: object): void {
  const target = to as Record<string, unknown>;
  for (const [name, value] of Object.entries(from)) {
    if (value instanceof Fifo) (target[name] as Fifo).copyFrom(value);
    else if (ArrayBuffer.isView(value)) (target[name] as Float64Array).set(value as Float64Array);
    else if (typeof value === "object" && value !== null) copyState(target[name] as object, value);
    else target[name] = value;
  }
}

/** Hazards that the recorded time begins with and that may still become incidents, with what brought them to their stage. */
function countAtRisk(world: World): void {
  const { hazards, period } = world;
  const c = hazards.columns;
  for (let slot = 0; slot < hazards.used; slot++) {
    if (c.serial[slot] < 0 || c.escalatedDay[slot] !== NEVER) continue;
    period.atRiskByCategory[c.category[slot]]++;
    // Found and a case; with the organisation in charge; unsolved: as many as its stage comes after.
    const stage = hazards.riskStage(slot);
    const passed = stage === 0 ? 0 : stage + 1;
    for (let passage = 0; passage < passed; passage++) countPassage(world, slot, passage);
  }
}
