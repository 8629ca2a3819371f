/**
 * The schedule (ODD element 3) as data: what happens when, in which order. One step is one day; a week is 7 days, a month 30.
 *
 * Weekly and monthly processes run on the last day of their period, but for funding, which opens the month.
 */
import type { ScheduleEntry } from "../kernel/schedule.ts";
import { planDay } from "./agents/planDay.ts";
import { engageResidents } from "./agents/police.ts";
import { matchDemand } from "./needs.ts";
import { ownParts } from "./parts.ts";
import { divideAttention } from "./processes/attention.ts";
import { sufferBreaches } from "./processes/breaches.ts";
import { collaborate } from "./processes/collaboration.ts";
import { detectHazards, handleNoise } from "./processes/detection.ts";
import { drill, faceEmergencies } from "./processes/emergencies.ts";
import { escalateHazards } from "./processes/escalation.ts";
import { evaluate } from "./processes/evaluation.ts";
import { decide } from "./processes/forum.ts";
import { handleCases } from "./processes/handling.ts";
import { arriveHazards } from "./processes/hazards.ts";
import { carryOut } from "./processes/implementation.ts";
import { renewKnowledge } from "./processes/knowledge.ts";
import { giveMoney } from "./processes/lending.ts";
import { participate } from "./processes/participation.ts";
import { advancePolicy } from "./processes/policy.ts";
import { buyHelp } from "./processes/purchases.ts";
import { fillFund, manageResources } from "./processes/resources.ts";
import { deliverCases } from "./processes/routing.ts";
import { updateSurroundings } from "./processes/surroundings.ts";
import { observeMonth } from "./processes/survey.ts";
import { reconsiderTies } from "./processes/ties.ts";
import { updateWatch } from "./processes/watch.ts";
import type { World } from "./state.ts";

/** Days under the starting institutions before day 0, the same in every arm; nothing of them is recorded. */
export const WARM_UP_DAYS = 120;

/**
 * What the schedule does not name: parts that a run is given and no process changes, what the run itself keeps (the day), what own
 * parts remember for themselves, and room for working, which nobody reads from one process to the next.
 */
export const givenParts = [
  ...([
    "specification",
    "parameters",
    "random",
    "streams",
    "arrivalLuck",
    "categories",
    "place",
    "leads",
    "serving",
    "servingKeys",
  ] as const),
  "day",
  "own",
  "servingWeights",
] as const satisfies readonly (keyof World)[];

/** A part of the world's state: what processes read and write. */
export type Part = Exclude<keyof World, (typeof givenParts)[number]>;

/** A process of one's own, and after which other it comes. */
export interface OwnProcess extends ScheduleEntry<World, Part> {
  readonly after: string;
}

export const shippedSchedule: readonly ScheduleEntry<World, Part>[] = [
  {
    id: "funding",
    title: "Funding",
    every: "month start",
    reads: ["organisations", "policy"],
    writes: ["accounts", "forum"],
    summary: "Programme money and contributions of others fill the safety fund; once a year the forum's fund is filled.",
    run: fillFund,
  },
  {
    id: "policy",
    title: "Policy",
    every: "day",
    reads: ["pairs", "hazards", "record", "watch"],
    writes: ["organisations", "interventions", "accounts", "services", "policy", "period"],
    summary: "Interventions advance through planning, construction and operation, are paid for, and set today's institutions.",
    run: advancePolicy,
  },
  {
    id: "emergencies",
    title: "Emergencies",
    every: "day",
    reads: ["organisations", "pairs", "policy"],
    writes: ["residents", "emergency", "period"],
    summary: "Shocks strike; mobilisation takes as long as the slowest needed function.",
    run: faceEmergencies,
  },
  {
    id: "breaches",
    title: "Data breaches",
    every: "day",
    reads: ["policy"],
    writes: ["reluctance", "residents", "period"],
    summary: "Data held and not secured are lost now and then.",
    run: sufferBreaches,
  },
  {
    id: "plan-day",
    title: "Organisations plan their day",
    every: "day",
    reads: ["forum", "emergency", "policy"],
    writes: ["organisations", "choices", "field", "decisions", "services", "period", "record"],
    summary: "Staff become hours by the rule of each kind; patrols, guards and inspectors take their places.",
    run: planDay,
  },
  {
    id: "hazards",
    title: "Hazards arrive",
    every: "day",
    reads: ["organisations", "knowledge", "emergency"],
    writes: ["residents", "hazards", "field", "period", "record"],
    summary: "Poisson arrivals by building and category, with self-excitation.",
    run: arriveHazards,
  },
  {
    id: "detection",
    title: "Detection and reporting",
    every: "day",
    reads: ["reluctance", "policy"],
    writes: ["residents", "organisations", "pairs", "knowledge", "hazards", "field", "period", "record", "watch"],
    summary: "Presence finds, residents notice and decide whether to report; whoever gets the report takes it down or not.",
    run: detectHazards,
  },
  {
    id: "noise",
    title: "False alerts and empty clues",
    every: "day",
    reads: ["policy", "record"],
    writes: ["organisations", "period"],
    summary: "What turns out to be nothing takes staff time.",
    run: handleNoise,
  },
  {
    id: "routing",
    title: "Routing",
    every: "day",
    reads: ["policy"],
    writes: ["residents", "organisations", "pairs", "knowledge", "hazards", "field", "period", "record"],
    summary: "Cases that have found the organisation in charge enter its queue.",
    run: deliverCases,
  },
  {
    id: "handling",
    title: "Handling",
    every: "day",
    reads: ["policy"],
    writes: ["residents", "organisations", "pairs", "hazards", "decisions", "events", "period", "record"],
    summary: "Queues are worked off by urgency; partners are sought; corners are cut; reporters learn from the outcome.",
    run: handleCases,
  },
  {
    id: "escalation",
    title: "Escalation",
    every: "day",
    reads: ["knowledge", "policy"],
    writes: ["residents", "organisations", "hazards", "events", "period", "record", "watch"],
    summary: "Latent hazards become incidents, incidents do harm, unattended hazards drop out of sight.",
    run: escalateHazards,
  },
  {
    id: "watch",
    title: "Watch",
    every: "day",
    reads: [],
    writes: ["watch"],
    summary: "30-day sums that offices and triggers look at.",
    run: updateWatch,
  },
  {
    id: "engagement",
    title: "Police contact",
    every: "week",
    reads: ["organisations", "policy"],
    writes: ["residents"],
    summary: "Officers meet residents; kept and broken promises move confidence.",
    run: engageResidents,
  },
  {
    id: "participation",
    title: "Participation",
    every: "week",
    reads: ["organisations", "policy"],
    writes: ["residents", "choices", "field", "period", "record"],
    summary:
      "Every adult takes part or not, and those who do spend their hours in one form; volunteers register and leave; attitudes drift.",
    run: participate,
  },
  {
    id: "surroundings",
    title: "Surroundings",
    every: "week",
    reads: ["hazards", "organisations", "policy"],
    writes: ["field", "record"],
    summary: "Visible disorder, guardians and hot spots; arrival rates under the present guardianship.",
    run: updateSurroundings,
  },
  {
    id: "forum",
    title: "Forum decisions",
    every: "month",
    reads: ["organisations", "pairs", "knowledge", "field", "accounts", "policy", "record"],
    writes: ["forum", "decisions", "period"],
    summary:
      "What has been prepared is deliberated by who comes, and adopted or not under the decision rule; the authority settles a part alone.",
    run: decide,
  },
  {
    id: "decisions",
    title: "Decisions are carried out",
    every: "month",
    reads: [],
    writes: ["organisations", "pairs", "knowledge", "forum", "decisions", "accounts", "period"],
    summary: "Members keep pledges as far as commitment and hours allow; what got its hours is done and does what it says.",
    run: carryOut,
  },
  {
    id: "ties",
    title: "Network formation",
    every: "month",
    reads: ["forum", "policy"],
    writes: ["organisations", "pairs"],
    summary: "Pairs reconsider their ties in four layers.",
    run: reconsiderTies,
  },
  {
    id: "knowledge",
    title: "Knowledge of who leads",
    every: "month",
    reads: ["policy"],
    writes: ["organisations", "knowledge"],
    summary: "Organisations read what is written down; what they know goes out of date, and goes with those who leave.",
    run: renewKnowledge,
  },
  {
    id: "collaboration",
    title: "Collaboration",
    every: "month",
    reads: ["policy"],
    writes: ["organisations", "pairs", "knowledge", "choices", "forum", "decisions", "period"],
    summary: "The SFIC cycle; choice of cooperation; entry and exit.",
    run: collaborate,
  },
  {
    id: "lending",
    title: "Money in need",
    every: "month",
    reads: ["policy", "record", "watch"],
    writes: ["organisations", "pairs", "accounts"],
    summary: "Who has put by more than its usual need gives along resource ties to who is in want: agencies, firms, the safety fund.",
    run: giveMoney,
  },
  {
    id: "contracts",
    title: "Purchases",
    every: "month",
    reads: ["pairs", "hazards", "interventions", "services", "policy", "record"],
    writes: ["organisations", "accounts", "period"],
    summary: "The street spends what is left of programme money on the longest queues: contracted hours by tender, posts, kit.",
    run: buyHelp,
  },
  {
    id: "evaluation",
    title: "Evaluation",
    every: "month",
    reads: ["pairs", "hazards", "policy", "watch"],
    writes: ["organisations", "interventions", "services", "choices", "period"],
    summary: "Supervisors audit along their ties in the hours they gave to it; reported figures are assessed; effort follows both.",
    run: evaluate,
  },
  {
    id: "attention",
    title: "Hours and attention",
    every: "month",
    reads: ["hazards", "interventions", "services", "policy", "record", "watch"],
    writes: ["organisations", "pairs", "choices"],
    summary: "Offices divide their attention and committees their hours; leaders change; drives are ordered; the month's books are closed.",
    run: divideAttention,
  },
  {
    id: "resources",
    title: "Money and people",
    every: "month",
    reads: ["policy", "record", "watch"],
    writes: ["organisations", "accounts", "period"],
    summary: "Fees, budgets, wages; firms withdraw; quitting, hiring, learning.",
    run: manageResources,
  },
  {
    id: "drills",
    title: "Drills",
    every: "month",
    reads: ["organisations", "policy"],
    writes: ["emergency"],
    summary: "Readiness follows drills and fades.",
    run: drill,
  },
  {
    id: "demand",
    title: "Demand",
    every: "month",
    reads: ["residents"],
    writes: ["period", "record"],
    summary: "What residents need against what is supplied.",
    run: matchDemand,
  },
  {
    id: "observe",
    title: "Observe",
    every: "month",
    reads: ["residents", "policy"],
    writes: ["record", "survey", "watch"],
    summary: "A survey of residents.",
    run: observeMonth,
  },
];

/** Own processes in their places; of two after the same process, the one that was named first comes first. */
export const schedule: readonly ScheduleEntry<World, Part>[] = placed(shippedSchedule, ownParts("processes"));

function placed(shipped: readonly ScheduleEntry<World, Part>[], own: readonly OwnProcess[]): ScheduleEntry<World, Part>[] {
  const order = [...shipped];
  for (const { after, ...entry } of own) {
    let at = order.findIndex(({ id }) => id === after) + 1;
    while (own.some((other) => other.after === after && other.id === order[at]?.id)) at++;
    order.splice(at === 0 ? order.length : at, 0, entry);
  }
  return order;
}
