/**
 * Priorities of programme money: in which order the street office pays what is due when the safety fund cannot pay all of it.
 *
 * What operates comes before what is being built, and that before what is being planned; what was contracted for queues and the posts that
 * run on come after what operates. Within a phase an order that the scenario names comes first, then what brings more money in than it
 * costs. Then counts what hurts: points that the office lost last month by the figures which an intervention answers to (assessment.ts),
 * and days of the longest queue where it answers to queues. Who began first comes before others that hurt alike. The office looks again
 * once a month.
 */
import { mannedShare } from "./agents/serviceAgency.ts";
import { figures } from "./assessment.ts";
import { interventions } from "./interventions/catalogue.ts";
import { rolesWith } from "./kindLists.ts";
import { fundedWageOf } from "./payroll.ts";
import type { ActiveIntervention, Organisation, Phase, World } from "./state.ts";
import { DAYS_PER_MONTH, DAYS_PER_YEAR } from "./time.ts";

const COMMANDS = rolesWith("command");

/** Phases in the order in which they are paid. */
const PAID: readonly Phase[] = ["operation", "construction", "planning", "waiting", "ended"];
const NOT_NAMED = Number.POSITIVE_INFINITY;

/** What an intervention that begins or runs answers to, as hurt as it is today: set at the start of a month, and when it starts. */
export function reviewPriorities(world: World): void {
  for (const active of world.interventions)
    if (world.day % DAYS_PER_MONTH === 0 || world.day === active.startedDay) active.hurt = hurtOf(world, active);
}

/** Points: the most that a street office lost by the figures an intervention answers to, and what the longest queue weighs beside them. */
function hurtOf(world: World, { index }: ActiveIntervention): number {
  const answers = interventions[index].answers ?? [];
  let most = 0;
  for (const office of world.organisations) {
    if (!COMMANDS.has(office.role) || office.staff <= 0) continue;
    let points = 0;
    figures.forEach((figure, f) => {
      if (answers.includes(figure)) points += office.penalties[f];
    });
    most = Math.max(most, points);
  }
  return answers.includes("queue") ? most + world.parameters.programme.queuePoints * longestQueue(world) : most;
}

/** Days of work waiting with who has most of it for its hours. */
function longestQueue({ organisations }: World): number {
  let most = 0;
  for (const { staff, capacityHours, backlogHours } of organisations)
    if (staff > 0 && capacityHours > 0) most = Math.max(most, backlogHours / capacityHours);
  return most;
}

/** Interventions as they are paid, by the phase that each is in. */
export function byPriority(world: World, phaseOf: (active: ActiveIntervention) => Phase): readonly ActiveIntervention[] {
  if (world.interventions.length < 2) return world.interventions;
  const ranks = new Map(
    world.interventions.map((active) => {
      const named = active.specification.priority ?? NOT_NAMED;
      return [active, [PAID.indexOf(phaseOf(active)), named, bringsMore(world, active) ? 0 : 1, -active.hurt, active.startedDay]] as const;
    }),
  );
  return [...world.interventions].sort((a, b) => {
    const [one, other] = [ranks.get(a)!, ranks.get(b)!];
    const at = one.findIndex((rank, k) => rank !== other[k]);
    return at < 0 ? 0 : one[at] < other[at] ? -1 : 1;
  });
}

/** Whether it brings more money in a year than it costs: what others give pays for what comes after. */
function bringsMore(world: World, { index, specification: { values } }: ActiveIntervention): boolean {
  const { brings, cost } = interventions[index];
  return brings !== undefined && brings(world, values) > cost(world, values).operation;
}

/** Yuan of a month for what was contracted for a body's queue and for posts there that the street pays. */
export function runsOn(world: World, organisation: Pick<Organisation, "support" | "fundedPosts" | "role">): number {
  const { fundedPosts, role } = organisation;
  return hoursDue(world, organisation) + (fundedPosts * fundedWageOf(world.parameters, role) * DAYS_PER_MONTH) / DAYS_PER_YEAR;
}

/** Yuan for a month of the contracted hours for which the winner has people: hours that nobody works are not paid. */
export function hoursDue(world: World, { support }: Pick<Organisation, "support">): number {
  return support.hours * (support.price * DAYS_PER_MONTH) * mannedShare(world, support);
}

/** The same of all bodies, as it will be due at the end of the month. */
export function allThatRunsOn(world: World): number {
  const left = 1 - 1 / world.parameters.programme.postTermMonths;
  let yuan = 0;
  for (const organisation of world.organisations) {
    const { support, fundedPosts, role } = organisation;
    if (support.hours > 0 || fundedPosts > 0) yuan += runsOn(world, { support, role, fundedPosts: fundedPosts * left });
  }
  return yuan;
}
