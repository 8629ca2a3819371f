/**
 * Process 1, policy (daily): interventions advance through planning, construction and operation; money decides how fast and how far.
 *
 * Costs are paid from the safety fund. When the fund cannot pay all that is due, every intervention gets the same share of its need: building
 * slows down and operation runs at that share of its level. A built intervention keeps what it built; an ended one stops at once.
 */
import { leadForum } from "../agents/government.ts";
import { interventions } from "../interventions/catalogue.ts";
import { resetPolicy } from "../policy.ts";
import type { ActiveIntervention, InterventionState, Phase, World } from "../state.ts";
import { DAYS_PER_MONTH, DAYS_PER_YEAR } from "../time.ts";
import { observe } from "./watch.ts";

export const SAFETY_FUND = "fund:safety";
/** How close to 1 what is built counts as built: sums of daily shares miss it by a rounding. */
const BUILT_TOLERANCE = 1e-9;
const NOT_STARTED = Number.NEGATIVE_INFINITY;

export function advancePolicy(world: World): void {
  resetPolicy(world.policy, world.parameters);
  for (const active of world.interventions) startWhenDue(world, active);
  const share = fundedShare(world);
  for (const active of world.interventions) {
    advance(world, active, share);
    interventions[active.index].apply(world, active.state, active.specification.values);
  }
  if (world.specification.experiment?.forum === "none") world.policy.forumFrequency = 0;
  leadForum(world);
}

/** Yuan due for one intervention: per day in its phase, and at once for phases that take no time. */
function dueToday(world: World, active: ActiveIntervention): { running: number; atOnce: number } {
  const { specification } = active;
  const { planningDays, constructionDays, strength } = specification;
  const cost = interventions[active.index].cost(world, specification.values);
  const phase = phaseOf(world, active);
  const starts = world.day === active.startedDay;
  const atOnce = starts ? (planningDays === 0 ? cost.planning : 0) + (constructionDays === 0 ? cost.construction : 0) : 0;
  const perDay: Partial<Record<Phase, number>> = {
    planning: cost.planning / planningDays,
    construction: cost.construction / constructionDays,
    operation: cost.operation / DAYS_PER_YEAR,
  };
  return { running: strength * (perDay[phase] ?? 0), atOnce: strength * atOnce };
}

/** Most that an intervention that has begun will cost in one month of what is still before it. */
export function dearestMonth(world: World, active: ActiveIntervention): number {
  const phase = phaseOf(world, active);
  if (phase === "waiting" || phase === "ended") return 0;
  const { planningDays, constructionDays, strength } = active.specification;
  const cost = interventions[active.index].cost(world, active.specification.values);
  const perDay = (sum: number, days: number) => (days > 0 ? sum / days : 0);
  let most = cost.operation / DAYS_PER_YEAR;
  if (phase !== "operation") most = Math.max(most, perDay(cost.construction, constructionDays));
  if (phase === "planning") most = Math.max(most, perDay(cost.planning, planningDays));
  return strength * most * DAYS_PER_MONTH;
}

/** Pays what is due from the safety fund, running costs spread over the rest of the month, and returns the share that could be paid. */
function fundedShare(world: World): number {
  const due = world.interventions.map((active) => dueToday(world, active));
  const month = Math.floor(world.day / DAYS_PER_MONTH);
  const daysLeft = DAYS_PER_MONTH * (month + 1) - world.day;
  const needed = due.reduce((sum, { running, atOnce }) => sum + running * daysLeft + atOnce, 0);
  const share = needed > 0 ? Math.min(1, Math.max(0, world.accounts.balance(SAFETY_FUND)) / needed) : 1;
  world.interventions.forEach((active, i) => {
    const yuan = (due[i].running + due[i].atOnce) * share;
    active.due += due[i].running + due[i].atOnce;
    world.period.fundingGap += (due[i].running + due[i].atOnce) * (1 - share);
    active.paid += yuan;
    world.accounts.book(month, SAFETY_FUND, `use:${active.specification.id}`, active.specification.id, yuan);
    world.period.spendingByIntervention[i] += yuan;
    world.period.spending += yuan;
  });
  return share;
}

function phaseOf(world: World, active: ActiveIntervention): Phase {
  const { specification, startedDay, state } = active;
  const end = specification.endDay ?? world.specification.horizonDays;
  if (startedDay === NOT_STARTED || world.day < startedDay) return "waiting";
  if (world.day >= end) return "ended";
  if (world.day < startedDay + specification.planningDays) return "planning";
  return specification.constructionDays > 0 && state.built < 1 ? "construction" : "operation";
}

function advance(world: World, active: ActiveIntervention, share: number): void {
  const { specification } = active;
  const phase = phaseOf(world, active);
  let built = active.state.built;
  if (phase === "construction") {
    built += share / specification.constructionDays;
    if (built > 1 - BUILT_TOLERANCE) built = 1;
  }
  if (phase === "operation" && specification.constructionDays === 0) built = 1;
  const reaching = phase === "construction" || phase === "operation" ? specification.strength * built : 0;
  const next: InterventionState = {
    phase,
    strength: specification.strength,
    built,
    level: phase === "operation" ? reaching * share : reaching,
    operationDays: phase === "operation" ? active.state.operationDays + 1 : active.state.operationDays,
  };
  if (next.phase !== active.state.phase) active.phases.push({ phase: next.phase, day: world.day });
  active.state = next;
}

/** An intervention starts on its day, or on the first later day its trigger has held long enough. */
function startWhenDue(world: World, active: ActiveIntervention): void {
  const { specification } = active;
  if (active.startedDay !== NOT_STARTED || world.day < specification.startDay) return;
  const { trigger } = specification;
  if (trigger === null) {
    active.startedDay = world.day;
    return;
  }
  const value = observe(world, trigger.observable);
  const holds =
    trigger.comparison === ">"
      ? value > trigger.threshold
      : trigger.comparison === ">="
        ? value >= trigger.threshold
        : trigger.comparison === "<"
          ? value < trigger.threshold
          : value <= trigger.threshold;
  active.heldDays = holds ? active.heldDays + 1 : 0;
  if (active.heldDays >= trigger.days) active.startedDay = world.day;
}
