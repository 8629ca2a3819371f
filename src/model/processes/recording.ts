/**
 * Recording (M4): between a report, or what presence found, and a case stands who takes it down.
 *
 * Discretion is a logit: it grows where targets make books a matter of looks and where hands are full, and falls with the chance that a
 * refusal is found: call logs that are sampled, reporters who are called back, traces on the platform. A report over the app and an alert of
 * a sensor leave a trace of themselves. England and Wales: 19 % of reported crime not recorded, violence 33 %, forces from 1 to 40 %
 * (HMIC 2014 [V]). What is not taken down is no case: the matter stays open and may be put to somebody again.
 */
import { sigmoid } from "../../kernel/maths.ts";
import { channelIds } from "../channels.ts";
import { detectors, NEVER } from "../hazardStore.ts";
import { coverageAt } from "../platform.ts";
import type { Organisation, World } from "../state.ts";
import { bookIncident } from "./cases.ts";
import { deterrenceOf, feltPressure, refusalFound } from "./evaluation.ts";
import { experienceOutcome } from "./experience.ts";
import { answersFor } from "./ties.ts";

const APP = channelIds.indexOf("app");
const SENSOR = detectors.indexOf("sensor");
/** Draw numbers of refusals: apart from those of call-backs, and apart from round to round. */
const REFUSAL = { base: 1_000_000, perRound: 1000 } as const;

/** How a matter came up: detector, reporter and channel as in the columns of hazards; −1 where there is none. */
export interface Telling {
  readonly detector: number;
  readonly reporter: number;
  readonly channel: number;
}

/** Whether the organisation takes the matter down. If not, who told it has been turned away. */
export function isTakenDown(world: World, slot: number, telling: Telling, organisation: Organisation): boolean {
  const { hazards, streams, period, day } = world;
  const c = hazards.columns;
  const { reporter, channel } = telling;
  if (c.toldDay[slot] === NEVER) c.toldDay[slot] = day;
  if (reporter >= 0) c.reporter[slot] = reporter;
  c.channel[slot] = channel;
  period.told++;
  period.toldByKind[organisation.kindIndex]++;
  organisation.books.told++;
  const step = REFUSAL.base + REFUSAL.perRound * c.closures[slot] + c.refused[slot];
  const refusal = refusalProbability(world, slot, telling, organisation);
  if (streams.recording.bernoulli(refusal, step, hazards.ownKey(slot), organisation.key)) {
    refuseReport(world, slot, organisation);
    return false;
  }
  if (reporter >= 0) world.watch.reportsToday++;
  // Who reports again what was closed calls again, as an office hears it.
  if (reporter >= 0 && c.closures[slot] > 0) organisation.books.repeated++;
  if (c.escalatedDay[slot] !== NEVER) bookIncident(world, slot);
  return true;
}

/** Probability that an organisation does not take a matter down. Where nobody is employed there are no books to look good. */
export function refusalProbability(world: World, slot: number, telling: Telling, organisation: Organisation): number {
  const { policy, parameters, categories, hazards } = world;
  if (organisation.staff <= 0) return 0;
  const p = parameters.recording;
  const leavesTrace = telling.channel === APP || telling.detector === SENSOR;
  const untraced = leavesTrace ? 0 : 1 - coverageAt(world, "traces") * p.traceEffect;
  const found = refusalFound(organisation, policy, parameters);
  const logOdds =
    p.discretion +
    categories[hazards.columns.category[slot]].fields.refusal +
    p.pressureWeight * feltPressure(organisation, policy) +
    p.loadWeight * (1 - answersFor(world, organisation)) -
    p.auditWeight * found * deterrenceOf(policy, parameters);
  return untraced * sigmoid(logOdds);
}

/** Not taken down: counted, and for the reporter a matter that nobody answered. */
function refuseReport(world: World, slot: number, organisation: Organisation): void {
  const { hazards, period } = world;
  const c = hazards.columns;
  c.refused[slot]++;
  period.notTakenDown++;
  period.refusedByKind[organisation.kindIndex]++;
  if (c.channel[slot] >= 0) period.refusedByChannel[c.channel[slot]]++;
  if (c.reporter[slot] >= 0) experienceOutcome(world, organisation, slot, Number.POSITIVE_INFINITY);
}
