/**
 * Process 1, policy (daily): interventions advance through planning, construction and operation; money decides how fast and how far.
 *
 * Costs are paid from the safety fund. When the fund cannot pay all that is due, it pays by priority (programme.ts): who comes first has all
 * it needs for the rest of the month, the next what is left. Of what is not paid in full, building slows down and operation runs at the
 * share paid. A built intervention keeps what it built; an ended one stops at once.
 */
import { SAFETY_FUND } from "../accounts.ts";
import { leadForum } from "../agents/government.ts";
import { inForce } from "../agents/serviceAgency.ts";
import type { Cost } from "../intervention.ts";
import { interventions } from "../interventions/catalogue.ts";
import { resetPolicy } from "../policy.ts";
import { allThatRunsOn, byPriority, reviewPriorities } from "../programme.ts";
import type { ActiveIntervention, InterventionState, Phase, World } from "../state.ts";
import { DAYS_PER_MONTH, DAYS_PER_YEAR } from "../time.ts";
import { builderOf, fitOf, priceRatio, tenderWorks, workOn } from "../works.ts";
import { meanPrice } from "./contracts.ts";
import { observe } from "./watch.ts";

/** How close to 1 what is built counts as built: sums of daily shares miss it by a rounding. */
const BUILT_TOLERANCE = 1e-9;
const NOT_STARTED = Number.NEGATIVE_INFINITY;

export function advancePolicy(world: World): void {
  resetPolicy(world.policy, world.parameters);
  for (const active of world.interventions) startWhenDue(world, active);
  for (const active of world.interventions) if (isUnderWay(world, active)) tenderWorks(world, active);
  reviewPriorities(world);
  const shares = fundedShares(world);
  for (const active of world.interventions) {
    advance(world, active, shares.get(active)!);
    interventions[active.index].apply(world, active.state, active.specification.values);
  }
  if (world.specification.experiment?.forum === "none") world.policy.forumFrequency = 0;
  leadForum(world);
}

/** Yuan due for one intervention: per day in its phase, and at once for phases that take no time. */
function dueToday(world: World, active: ActiveIntervention): { running: number; atOnce: number } {
  const { specification } = active;
  const { planningDays, constructionDays, strength } = specification;
  const cost = costOf(world, active);
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

/** Costs as the winner of a tender asks them, where firms build it; nothing where none does. */
function costOf(world: World, active: ActiveIntervention): Cost {
  const { planning, construction, operation } = interventions[active.index].cost(world, active.specification.values);
  const ratio = priceRatio(world, active);
  return { planning, construction: construction * ratio, operation: operation * ratio };
}

/** Most that an intervention that has begun will cost in one month of what is still before it. */
export function dearestMonth(world: World, active: ActiveIntervention): number {
  const phase = phaseOf(world, active);
  if (phase === "waiting" || phase === "ended") return 0;
  const { planningDays, constructionDays, strength } = active.specification;
  const cost = costOf(world, active);
  const perDay = (sum: number, days: number) => (days > 0 ? sum / days : 0);
  let most = cost.operation / DAYS_PER_YEAR;
  if (phase !== "operation") most = Math.max(most, perDay(cost.construction, constructionDays));
  if (phase === "planning") most = Math.max(most, perDay(cost.planning, planningDays));
  return strength * most * DAYS_PER_MONTH;
}

/** Share of what is due that can be paid to each, in order of priority; running costs are spread over the rest of the month. */
function fundedShares(world: World): Map<ActiveIntervention, number> {
  const daysLeft = DAYS_PER_MONTH * (Math.floor(world.day / DAYS_PER_MONTH) + 1) - world.day;
  const phase = (active: ActiveIntervention) => phaseOf(world, active);
  const shares = new Map<ActiveIntervention, number>();
  let left = Math.max(0, world.accounts.balance(SAFETY_FUND));
  let isNew = false;
  for (const active of byPriority(world, phase)) {
    // What was bought for queues runs already: it comes before what is not yet in operation.
    if (!isNew && phase(active) !== "operation") {
      left = Math.max(0, left - allThatRunsOn(world));
      isNew = true;
    }
    const due = dueToday(world, active);
    const needed = due.running * daysLeft + due.atOnce;
    const share = needed > 0 ? Math.min(1, left / needed) : 1;
    left = Math.max(0, left - needed * share);
    shares.set(active, share);
    pay(world, active, due.running + due.atOnce, share);
  }
  return shares;
}

function pay({ accounts, interventions: actives, period, day }: World, active: ActiveIntervention, due: number, share: number): void {
  const yuan = due * share;
  const year = Math.floor(day / DAYS_PER_YEAR);
  const { id } = active.specification;
  while (active.dueByYear.length <= year) {
    active.dueByYear.push(0);
    active.paidByYear.push(0);
  }
  active.dueByYear[year] += due;
  active.paidByYear[year] += yuan;
  active.due += due;
  active.paid += yuan;
  period.fundingGap += due * (1 - share);
  accounts.book(Math.floor(day / DAYS_PER_MONTH), SAFETY_FUND, `use:${id}`, id, yuan);
  const place = actives.indexOf(active);
  period.dueByIntervention[place] += due;
  period.spendingByIntervention[place] += yuan;
  period.spending += yuan;
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
  const byTender = builderOf(world, active) !== null;
  // Where nobody bids nothing is built.
  const hasBuilder = !byTender || inForce(active.works.contract, world.day);
  const before = active.state.built;
  let built = before;
  if (phase === "construction" && hasBuilder) {
    built += share / specification.constructionDays;
    if (built > 1 - BUILT_TOLERANCE) built = 1;
  }
  if (phase === "operation" && specification.constructionDays === 0 && hasBuilder) built = 1;
  if (byTender && (phase === "construction" || phase === "operation")) {
    orderHours(world, active, phase);
    workOn(world, active, before, built - before, phase === "operation" ? share : 1);
  } else active.works.contract.hours = 0;
  const reaching =
    phase === "construction" || phase === "operation"
      ? specification.strength * built * (byTender ? fitOf(world, active.works.quality) * active.works.working : 1)
      : 0;
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

function isUnderWay(world: World, active: ActiveIntervention): boolean {
  const phase = phaseOf(world, active);
  return phase !== "waiting" && phase !== "ended";
}

/** Hours of the builder's people a day, by what is due at the mean price of the trade: what an audit can look at. */
function orderHours(world: World, active: ActiveIntervention, phase: Phase): void {
  const { specification, works, index } = active;
  const cost = interventions[index].cost(world, specification.values);
  const perDay = phase === "operation" ? cost.operation / DAYS_PER_YEAR : cost.construction / specification.constructionDays;
  const mean = meanPrice(world, builderOf(world, active)!);
  works.contract.hours = mean > 0 ? (specification.strength * perDay) / mean : 0;
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
