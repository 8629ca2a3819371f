/**
 * Data breaches (daily): Poisson(χ · data held · (1 − security)); each costs confidence at once and willingness to report for months.
 */
import { exp } from "../../kernel/maths.ts";
import { kindsAnsweringFor } from "../kindLists.ts";
import type { World } from "../state.ts";
import { DAYS_PER_YEAR } from "../time.ts";

/** Keeps the draws of who is concerned apart from those of how many breaches there are. */
const REACH_DRAW = 1000000;

const HOLDERS = kindsAnsweringFor("data held");
const KEEPERS = kindsAnsweringFor("data kept for others");

/** Expected breaches per year: what is held on platforms and by cameras, as far as it is not secured. */
export function breachRate(world: World): number {
  const { policy, parameters } = world;
  const { breachRate, platformData, cameraData } = parameters.technology;
  const held = platformData * policy.platformCoverage + cameraData * policy.cameraCoverage;
  return breachRate * held * (1 - policy.dataSecurity);
}

export function sufferBreaches(world: World): void {
  const { parameters, streams, day } = world;
  const p = parameters.technology;
  world.reluctance *= exp(-1 / p.breachMemory);
  const breaches = streams.breach.poisson(breachRate(world) / DAYS_PER_YEAR, day, 0);
  for (let n = 0; n < breaches; n++) {
    world.reluctance += p.breachReluctance * (1 - world.reluctance);
    loseConfidence(world, n);
  }
  world.period.breaches += breaches;
}

function loseConfidence(world: World, n: number): void {
  const { residents, parameters, streams, day } = world;
  const p = parameters.technology;
  for (let i = 0; i < residents.count; i++) {
    if (!streams.breach.bernoulli(p.breachReach, REACH_DRAW + day, i, n)) continue;
    for (const kind of HOLDERS) residents.confidence[kind][i] -= p.breachLoss * residents.confidence[kind][i];
    for (const kind of KEEPERS) residents.confidence[kind][i] -= p.breachEnterprise * p.breachLoss * residents.confidence[kind][i];
  }
}
