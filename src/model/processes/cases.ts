/** Life of a case where routing and handling meet: passages of the risk it carries, and the end that solves nothing. */
import { NEVER, OPEN, QUEUED, RISK_PASSAGES, riskPassages, THRESHOLD_COUNT, thresholds, WAITING } from "../hazardStore.ts";
import type { World } from "../state.ts";

const NOTICE = thresholds.indexOf("notice");
/** Draws of one round of a case's handling, from its opening to its end. */
export const DRAWS_PER_ROUND = 4;
/** Their numbers within the round. */
export const DRAW = { superficial: 0, sentBack: 1, failure: 2, work: 3 } as const;
/** Draw numbers of a reopened hazard's budgets, apart from those of the first round. */
const BUDGETS_AGAIN = 1_000_000;
const UNSOLVED = riskPassages.indexOf("unsolved");

/** Counts what a hazard goes through (index of `riskPassages`) while it may still become an incident. */
export function countPassage({ hazards, period }: World, slot: number, passage: number): void {
  const c = hazards.columns;
  if (c.escalatedDay[slot] === NEVER) period.passages[c.category[slot] * RISK_PASSAGES + passage]++;
}

/** Whether a case is past its last day in time: a multiple of the time residents expect. */
export function isLate({ hazards, categories, parameters, day }: World, slot: number): boolean {
  const { caseDay, category } = hazards.columns;
  return day - caseDay[slot] > parameters.handling.deadlineFactor * categories[category[slot]].fields.expectedDays;
}

/** An incident of which there is a case is on the books, where offices see it; a grave one counts against who has the case in hand. */
export function bookIncident({ hazards, organisations, parameters, watch }: World, slot: number): void {
  const c = hazards.columns;
  if (c.booked[slot] === 1) return;
  c.booked[slot] = 1;
  watch.incidentsToday++;
  const inHand = c.status[slot] === QUEUED || c.status[slot] === WAITING;
  if (inHand && c.severity[slot] > parameters.evaluation.graveSeverity) organisations[c.organisation[slot]].books.grave++;
}

/** The matter lives on unseen by those in charge; it may be noticed and reported again. */
export function reopen(world: World, slot: number): void {
  const { hazards, streams, categories, parameters } = world;
  const { fixedWork } = parameters.handling;
  const c = hazards.columns;
  countPassage(world, slot, UNSOLVED);
  c.closures[slot]++;
  c.status[slot] = OPEN;
  c.partner[slot] = c.organisation[slot] = c.holder[slot] = c.sender[slot] = -1;
  c.refusals[slot] = 0;
  c.solo[slot] = 0;
  c.claimed[slot] = 0;
  const agent = hazards.agentKey(slot);
  const own = hazards.ordinalKey(slot);
  const drawn = streams.handling.exponential(DRAWS_PER_ROUND * c.closures[slot] + DRAW.work, agent, own);
  c.work[slot] = categories[c.category[slot]].fields.workHours * (fixedWork + (1 - fixedWork) * drawn);
  for (let k = 0; k < THRESHOLD_COUNT; k++) {
    const at = slot * THRESHOLD_COUNT + k;
    const spent = k === NOTICE || hazards.budget[at] === Number.POSITIVE_INFINITY;
    if (spent) hazards.budget[at] = streams.notice.exponential(BUDGETS_AGAIN + c.closures[slot] * THRESHOLD_COUNT + k, agent, own);
  }
}
