/**
 * Call-back (M10): after a case is closed its reporter may be asked, by the hotline as far as it does so and by audits.
 *
 * About half answer. Who answers says whether the matter is solved, and whether satisfied: nearly everybody is, out of courtesy, solved or not
 * (Gao'an, October 2023: satisfied 99.7 %, solved 71.8 % of the same tickets [C]). What is found unsolved goes back to the same organisation.
 */
import { answering, channelIds } from "../channels.ts";
import { ROUTED } from "../hazardStore.ts";
import type { Organisation, World } from "../state.ts";
import { countPassage } from "./cases.ts";

const HOTLINE = channelIds.indexOf("hotline");
const APP = channelIds.indexOf("app");
/** Draws of one round of a case. */
const DRAW = { hotline: 0, audit: 1, answer: 2, says: 3, satisfied: 4, perRound: 8 } as const;

/** Asks the reporter of a case that is being closed, or not. Whether it is found unsolved. */
export function callBack(world: World, organisation: Organisation, slot: number, isSolved: boolean): boolean {
  const { hazards, streams, parameters, period } = world;
  const p = parameters.recording;
  const c = hazards.columns;
  if (c.reporter[slot] < 0) return false;
  const own = hazards.ownKey(slot);
  const step = DRAW.perRound * c.closures[slot];
  const draw = (probability: number, number: number) => streams.recording.bernoulli(probability, step + number, own, organisation.key);
  const byHotline = hotlineCalls(world, organisation, slot, draw);
  const byAudit = draw(organisation.callBackRate, DRAW.audit);
  if ((!byHotline && !byAudit) || !draw(p.answered, DRAW.answer)) return false;
  const isSatisfied = isSolved || draw(p.courtesy, DRAW.satisfied);
  period.answeredCalls++;
  organisation.books.answered++;
  if (isSolved) period.solvedCalls++;
  if (isSatisfied) {
    period.satisfiedCalls++;
    organisation.books.satisfied++;
  }
  return !isSolved && draw(p.candour, DRAW.says);
}

/** The hotline calls back who had turned to it, by phone or app, for hours of the office that runs it; more often where books are open. */
function hotlineCalls(
  world: World,
  { openBooks }: Organisation,
  slot: number,
  draw: (probability: number, number: number) => boolean,
): boolean {
  const { channel, building } = world.hazards.columns;
  if (channel[slot] !== HOTLINE && channel[slot] !== APP) return false;
  const { hotlineCallBack } = world.policy;
  const opened = Math.max(0, world.parameters.forum.callBackRate - hotlineCallBack) * openBooks;
  if (!draw(hotlineCallBack + opened, DRAW.hotline)) return false;
  const office = answering(world, HOTLINE, building[slot]);
  if (office === null) return false;
  office.owed += world.parameters.recording.callBackHours;
  office.asked += world.parameters.recording.callBackHours;
  return true;
}

/** A case found unsolved is opened again, with the same organisation, when the call-back comes. */
export function sendBack(world: World, organisation: Organisation, slot: number): void {
  const { hazards, period, day, parameters } = world;
  const c = hazards.columns;
  organisation.books.returned++;
  period.sentBack++;
  period.cases++;
  countPassage(world, slot, 1);
  c.status[slot] = ROUTED;
  c.organisation[slot] = c.holder[slot] = organisation.index;
  c.claimed[slot] = 1;
  c.walked[slot] = c.strayed[slot] = 0;
  c.caseDay[slot] = day;
  c.ready[slot] = day + parameters.recording.callBackDays;
}
