/**
 * The assessment (monthly, M13): points that an organisation loses by figures as they are reported, whatever is true.
 *
 * One scheme for all. From full marks points go for each per cent beyond a threshold, doubled where the month before fell short as well,
 * at most so many per figure; a grave incident is a cliff; below a pass mark follows a sanction, which doubles when repeated (form of the
 * peace-building score of Wenzhou 2017 [V]; most points for closing and satisfaction by hotline weights 30/35/35 [P]). Figures are closure
 * in time, satisfaction of call-backs, returns (what call-backs send back, and cases of others sent back to who passed them on), and grave
 * incidents; for an office also the surveyed sense of security and reports to
 * superiors. An office answers for its own books and for those of whom it supervises.
 */

import { addBooks, type Books, emptyBooks } from "./books.ts";
import { QUEUED, WAITING } from "./hazardStore.ts";
import { REPORTING } from "./hourUses.ts";
import { kindOf } from "./kindLists.ts";
import { SUPERVISION } from "./pairs.ts";
import { isLate } from "./processes/cases.ts";
import type { Organisation, Survey, World } from "./state.ts";
import { PER_CENT } from "./units.ts";

export const figures = ["closure", "satisfaction", "returns", "security", "grave", "paper"] as const;
export const [CLOSURE, SATISFACTION, RETURNS, SECURITY, GRAVE, PAPER] = figures.map((_, figure) => figure);

/** What can hurt a street office: points lost by a figure, or a long queue. */
export const hurts = [...figures, "queue"] as const;
export type Hurt = (typeof hurts)[number];

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

/** Judges the month of every organisation: its points lost by figure, its score, and what follows from it. */
export function assess(world: World): void {
  countOverdue(world);
  for (const organisation of world.organisations) assessOrganisation(world, organisation);
}

/** Cases past their last day in time are late before they are closed: a list of the month's last day. */
function countOverdue(world: World): void {
  const { hazards, organisations } = world;
  const { serial, status, organisation } = hazards.columns;
  for (const { books } of organisations) books.overdue = 0;
  for (let slot = 0; slot < hazards.used; slot++) {
    if (serial[slot] < 0 || (status[slot] !== QUEUED && status[slot] !== WAITING)) continue;
    if (isLate(world, slot)) organisations[organisation[slot]].books.overdue++;
  }
}

function assessOrganisation(world: World, organisation: Organisation): void {
  const { parameters } = world;
  const p = parameters.evaluation;
  const most = [p.closurePoints, p.satisfactionPoints, p.returnPoints, p.securityPoints, p.fullScore, p.paperPoints];
  const { penalties } = organisation;
  let lost = 0;
  pointsAtStake(world, organisation).forEach((points, figure) => {
    penalties[figure] = Math.min(most[figure], penalties[figure] > 0 ? 2 * points : points);
    lost += penalties[figure];
  });
  organisation.score = Math.max(0, p.fullScore - lost);
  const before = organisation.sanction;
  organisation.sanction = organisation.score >= p.passMark ? 0 : Math.min(1, p.firstSanction * (before > 0 ? 2 : 1));
}

/** Points by figure for a first month, before any cap. */
function pointsAtStake(world: World, organisation: Organisation): number[] {
  const { parameters, watch } = world;
  const p = parameters.evaluation;
  const { due, inTime, overdue, answered, satisfied, returned, givenBack, grave } = booksUnder(world, organisation);
  const perCent = (beyond: number) => p.pointPenalty * PER_CENT * Math.max(0, beyond);
  const { reportShare } = parameters.attention;
  const isOffice = kindOf(organisation).hasAuthority;
  const points = figures.map(() => 0);
  if (due + overdue > 0) points[CLOSURE] = perCent(p.closureTarget - inTime / (due + overdue));
  if (answered > 0) points[SATISFACTION] = perCent(p.satisfactionTarget - satisfied / answered);
  if (due + givenBack > 0) points[RETURNS] = perCent((returned + givenBack) / (due + givenBack) - p.returnTarget);
  points[GRAVE] = p.gravePoints * grave;
  if (isOffice) points[SECURITY] = perCent(p.securityTarget - watch.shareSafe);
  if (isOffice && reportShare > 0) points[PAPER] = p.paperPoints * Math.max(0, 1 - organisation.shares[REPORTING] / reportShare);
  return points;
}

/** How much of each figure's fault is an office's own, not that of those it supervises; all where there is none. */
export function ownFault(own: Readonly<Books>, all: Readonly<Books>): number[] {
  const share = (fault: (books: Readonly<Books>) => number) => (fault(all) > 0 ? fault(own) / fault(all) : 1);
  const shares = figures.map(() => 1);
  shares[CLOSURE] = share(({ due, inTime, overdue }) => due - inTime + overdue);
  shares[SATISFACTION] = share(({ answered, satisfied }) => answered - satisfied);
  shares[RETURNS] = share(({ returned, givenBack }) => returned + givenBack);
  return shares;
}

/** The books that an organisation answers for: its own, and in an office those of whom it supervises. */
export function booksUnder({ organisations, pairs }: World, { index, books }: Organisation): Books {
  const sum = emptyBooks();
  addBooks(sum, books);
  for (let pair = pairs.first[index]; pair < pairs.first[index + 1]; pair++) {
    if (pairs.layers[SUPERVISION][pair] > 0) addBooks(sum, organisations[pairs.partner[pair]].books);
  }
  return sum;
}
