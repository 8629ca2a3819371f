/**
 * The assessment of offices from above (monthly): points lost by figures that reach superiors, whatever is true.
 *
 * From a full score penalties are taken for each per cent beyond a threshold, at most so many per figure, doubled where the month before
 * fell short as well (form of the peace-building score of Wenzhou 2017 [V]). The figures are closure in time, returns and backlog by the
 * books of those whom the office supervises and its own, the surveyed sense of security, and whether reports were written.
 */
import { REPORTING } from "./hourUses.ts";
import { SUPERVISION } from "./pairs.ts";
import type { Organisation, Survey, World } from "./state.ts";
import { DAYS_PER_MONTH } from "./time.ts";
import { PER_CENT } from "./units.ts";

export const figures = ["closure", "security", "returns", "backlog", "paper"] as const;
export const [CLOSURE, SECURITY, RETURNS, BACKLOG, PAPER] = figures.map((_, figure) => figure);

/** Answers from «basically safe» on count as feeling safe, as official rates have it. */
const UNSAFE_ANSWERS = 2;

/** Share of residents who feel safe by the latest survey; all where nobody was asked yet. */
export function feelsSafe({ answers }: Survey): number {
  let [safe, all] = [0, 0];
  for (let answer = 0; answer < answers.length; answer++) {
    all += answers[answer];
    if (answer >= UNSAFE_ANSWERS) safe += answers[answer];
  }
  return all > 0 ? safe / all : 1;
}

/** Sets an office's points lost by figure this month. */
export function assess(world: World, office: Organisation): void {
  const { parameters } = world;
  const { closureTarget, securityTarget, returnTarget, backlogTarget, reportShare, paperPenalty } = parameters.attention;
  const books = booksUnder(world, office);
  const fault = (figure: number, short: number) => {
    office.penalties[figure] = pointsLost(world, short, office.penalties[figure] > 0);
  };
  fault(CLOSURE, books.due > 0 ? closureTarget - books.inTime / books.due : 0);
  fault(RETURNS, books.due > 0 ? books.returned / books.due - returnTarget : 0);
  fault(BACKLOG, books.capacity > 0 ? books.backlog / (books.capacity * DAYS_PER_MONTH) - backlogTarget : 0);
  fault(SECURITY, securityTarget - world.watch.shareSafe);
  office.penalties[PAPER] = reportShare > 0 ? paperPenalty * Math.max(0, 1 - office.shares[REPORTING] / reportShare) : 0;
}

/** Points lost for a share beyond a threshold. */
export function pointsLost({ parameters }: World, beyond: number, again: boolean): number {
  const { pointPenalty, mostPenalty } = parameters.attention;
  const lost = Math.min(mostPenalty, pointPenalty * PER_CENT * Math.max(0, beyond));
  return again ? 2 * lost : lost;
}

/** Books of an office and of those it supervises. */
function booksUnder({ organisations, pairs }: World, office: Organisation) {
  const sum = { due: 0, inTime: 0, returned: 0, backlog: 0, capacity: 0 };
  const add = (one: Organisation) => {
    sum.due += one.booksDue;
    sum.inTime += one.booksInTime;
    sum.returned += one.booksReturned;
    sum.backlog += one.backlogHours;
    sum.capacity += one.capacityHours;
  };
  add(office);
  for (let pair = pairs.first[office.index]; pair < pairs.first[office.index + 1]; pair++) {
    if (pairs.layers[SUPERVISION][pair] > 0) add(organisations[pairs.partner[pair]]);
  }
  return sum;
}
