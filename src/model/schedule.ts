/**
 * The schedule (ODD element 3) as data: what happens when, in which order. One step is one day; a week is 7 days, a month 30.
 *
 * Weekly and monthly processes run on the last day of their period, but for funding, which opens the month.
 */
import type { ScheduleEntry } from "../kernel/schedule.ts";
import { planDay } from "./agents/planDay.ts";
import { engageResidents } from "./agents/police.ts";
import { sufferBreaches } from "./processes/breaches.ts";
import { collaborate } from "./processes/collaboration.ts";
import { detectHazards, handleNoise } from "./processes/detection.ts";
import { drill, faceEmergencies } from "./processes/emergencies.ts";
import { escalateHazards } from "./processes/escalation.ts";
import { evaluate } from "./processes/evaluation.ts";
import { decide } from "./processes/forum.ts";
import { handleCases } from "./processes/handling.ts";
import { arriveHazards } from "./processes/hazards.ts";
import { participate } from "./processes/participation.ts";
import { advancePolicy } from "./processes/policy.ts";
import { buyHelp } from "./processes/purchases.ts";
import { fillFund, manageResources } from "./processes/resources.ts";
import { deliverCases } from "./processes/routing.ts";
import { lookAround, matchDemand } from "./processes/surroundings.ts";
import { observeMonth } from "./processes/survey.ts";
import { reconsiderTies } from "./processes/ties.ts";
import { updateWatch } from "./processes/watch.ts";
import type { World } from "./state.ts";

/** Days under the starting institutions before day 0, the same in every arm; nothing of them is recorded. */
export const WARM_UP_DAYS = 120;

export const schedule: readonly ScheduleEntry<World>[] = [
  {
    id: "funding",
    title: "Funding",
    every: "month start",
    reads: "policy",
    writes: "accounts",
    summary: "Programme money and contributions of others fill the safety fund.",
    run: fillFund,
  },
  {
    id: "policy",
    title: "Policy",
    every: "day",
    reads: "interventions, watch, accounts",
    writes: "policy, interventions, accounts",
    summary: "Interventions advance through planning, construction and operation, are paid for, and set today's institutions.",
    run: advancePolicy,
  },
  {
    id: "emergencies",
    title: "Emergencies",
    every: "day",
    reads: "events, dyads, organisations",
    writes: "emergency, residents",
    summary: "Shocks strike; mobilisation takes as long as the slowest needed function.",
    run: faceEmergencies,
  },
  {
    id: "breaches",
    title: "Data breaches",
    every: "day",
    reads: "policy",
    writes: "residents, reluctance",
    summary: "Data held and not secured are lost now and then.",
    run: sufferBreaches,
  },
  {
    id: "plan-day",
    title: "Organisations plan their day",
    every: "day",
    reads: "policy, organisations",
    writes: "organisations, field",
    summary: "Staff become hours by the rule of each kind; patrols, guards and inspectors take their places.",
    run: planDay,
  },
  {
    id: "hazards",
    title: "Hazards arrive",
    every: "day",
    reads: "field, place, emergency",
    writes: "hazards, field",
    summary: "Poisson arrivals by building and category, with self-excitation.",
    run: arriveHazards,
  },
  {
    id: "detection",
    title: "Detection and reporting",
    every: "day",
    reads: "hazards, residents, field, policy",
    writes: "hazards, organisations",
    summary: "Presence finds, residents notice and decide whether to report.",
    run: detectHazards,
  },
  {
    id: "noise",
    title: "False alerts and empty clues",
    every: "day",
    reads: "policy, record",
    writes: "organisations",
    summary: "What turns out to be nothing takes staff time.",
    run: handleNoise,
  },
  {
    id: "routing",
    title: "Routing",
    every: "day",
    reads: "hazards",
    writes: "hazards, organisations",
    summary: "Cases that have found the organisation in charge enter its queue.",
    run: deliverCases,
  },
  {
    id: "handling",
    title: "Handling",
    every: "day",
    reads: "organisations, dyads, policy",
    writes: "hazards, organisations, dyads, residents",
    summary: "Queues are worked off by urgency; partners are sought; corners are cut; reporters learn from the outcome.",
    run: handleCases,
  },
  {
    id: "escalation",
    title: "Escalation",
    every: "day",
    reads: "hazards, policy",
    writes: "hazards, residents",
    summary: "Latent hazards become incidents, incidents do harm, unattended hazards drop out of sight.",
    run: escalateHazards,
  },
  {
    id: "watch",
    title: "Watch",
    every: "day",
    reads: "tallies",
    writes: "watch",
    summary: "30-day sums that offices and triggers look at.",
    run: updateWatch,
  },
  {
    id: "engagement",
    title: "Police contact",
    every: "week",
    reads: "organisations, policy",
    writes: "residents",
    summary: "Officers meet residents; kept and broken promises move confidence.",
    run: engageResidents,
  },
  {
    id: "participation",
    title: "Participation",
    every: "week",
    reads: "residents, policy, record",
    writes: "residents, record, field",
    summary: "Every adult decides on reporting, patrol and deliberation; attitudes drift.",
    run: participate,
  },
  {
    id: "surroundings",
    title: "Surroundings",
    every: "week",
    reads: "hazards, field",
    writes: "record, field",
    summary: "Visible disorder, guardians and hot spots; arrival rates under the present guardianship.",
    run: lookAround,
  },
  {
    id: "forum",
    title: "Forum decisions",
    every: "month",
    reads: "policy, organisations",
    writes: "forum",
    summary: "Proposals are deliberated and adopted or not under the decision rule.",
    run: decide,
  },
  {
    id: "ties",
    title: "Network formation",
    every: "month",
    reads: "dyads, forum, policy",
    writes: "dyads",
    summary: "Pairs reconsider their ties in four layers.",
    run: reconsiderTies,
  },
  {
    id: "collaboration",
    title: "Collaboration",
    every: "month",
    reads: "dyads, forum, policy",
    writes: "dyads, forum, organisations",
    summary: "The SFIC cycle; choice of cooperation; entry and exit.",
    run: collaborate,
  },
  {
    id: "contracts",
    title: "Purchases",
    every: "month",
    reads: "accounts, hazards, interventions, organisations, policy",
    writes: "accounts, organisations, tallies",
    summary: "The street spends what is left of programme money on the longest queues: contracted hours by tender, posts, kit.",
    run: buyHelp,
  },
  {
    id: "evaluation",
    title: "Evaluation",
    every: "month",
    reads: "policy",
    writes: "organisations",
    summary: "Effort follows audits and consequences.",
    run: evaluate,
  },
  {
    id: "resources",
    title: "Money and people",
    every: "month",
    reads: "watch, record, policy",
    writes: "accounts, organisations, tallies",
    summary: "Fees, budgets, wages; firms withdraw; quitting, hiring, learning.",
    run: manageResources,
  },
  {
    id: "drills",
    title: "Drills",
    every: "month",
    reads: "policy",
    writes: "emergency",
    summary: "Readiness follows drills and fades.",
    run: drill,
  },
  {
    id: "demand",
    title: "Demand",
    every: "month",
    reads: "residents, record",
    writes: "tallies",
    summary: "What residents need against what is supplied.",
    run: matchDemand,
  },
  {
    id: "observe",
    title: "Observe",
    every: "month",
    reads: "residents",
    writes: "survey, watch",
    summary: "A survey of residents.",
    run: observeMonth,
  },
];
