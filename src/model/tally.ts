/**
 * Tallies: counts of what happened, per recording period and over the horizon. Indicators read them; processes only add to them.
 */
import { settled } from "../kernel/settled.ts";
import { auditForms } from "./auditForms.ts";
import { decisionKinds } from "./forumDecisions.ts";
import { RISK_PASSAGES, RISK_STAGES } from "./hazardStore.ts";
import { organisationKinds } from "./kindLists.ts";

/** Days to resolution that are told apart; the last bin holds all later ones. */
export const RESOLUTION_BINS = 400;

const scalars = [
  "noticed",
  "reported",
  "cases",
  "hops",
  "routed",
  "firstRight",
  "questions",
  "returns",
  "assignedByHand",
  "lostCases",
  "partnerAttempts",
  "partnersFound",
  "introductions",
  "persuasions",
  "soloCases",
  "pooledHours",
  "upkeepHours",
  "duplicates",
  "merged",
  "told",
  "notTakenDown",
  "closedAsReported",
  "closedInTruth",
  "superficial",
  "failed",
  "onTimePaper",
  "answeredCalls",
  "satisfiedCalls",
  "solvedCalls",
  "sentBack",
  "auditHours",
  "traceHours",
  "shelved",
  "dueCases",
  "onTimeReported",
  "onTimeInTruth",
  "jointSuccesses",
  "jointFailures",
  "duplicateEntryHours",
  "adminHours",
  "volunteerHours",
  "clues",
  "volunteerMonths",
  "alerts",
  "trueAlerts",
  "alertHours",
  "breaches",
  "exits",
  "admissions",
  "proposals",
  "adopted",
  "acceptability",
  "decisionsCarriedOut",
  "decisionsBroken",
  "decisionsDropped",
  "unprepared",
  "withoutQuorum",
  "forumFundEmpty",
  "pledgedHours",
  "keptHours",
  "rounds",
  "emergencies",
  "mobilisationHours",
  "emergencyLoss",
  "unmetDemand",
  "unmetDemandDays",
  "spending",
  "days",
  "fundingGap",
  "purchases",
  "contractedYuan",
  "contractedHours",
  "firmChanges",
  "quits",
  "hires",
] as const;
export type ScalarTally = (typeof scalars)[number];

export interface Tally extends Record<ScalarTally, number> {
  readonly createdByCategory: Float64Array;
  /** Latent hazards that could become incidents: those there at day 0 and those that arose; and hazards that were incidents on arrival. */
  readonly atRiskByCategory: Float64Array;
  readonly onArrivalByCategory: Float64Array;
  /** Days on which a hazard could become an incident, and those that did: `[category * RISK_STAGES + stage]`. */
  readonly hazardDays: Float64Array;
  readonly escalations: Float64Array;
  /** Passages of hazards that could become incidents: `[category * RISK_PASSAGES + passage]`. */
  readonly passages: Float64Array;
  readonly incidentsByCategory: Float64Array;
  readonly avertedByCategory: Float64Array;
  readonly harmByCategory: Float64Array;
  /** Incidents whose life ended, and those of them nobody in charge ever knew of. */
  readonly endedIncidents: Float64Array;
  readonly darkIncidents: Float64Array;
  readonly detectedBy: Float64Array;
  /** Preventable incidents: of hazards that could have been dealt with before; by category. */
  readonly preventableByCategory: Float64Array;
  /** Reports over each channel, and those that went to the organisation in charge. */
  readonly reportsByChannel: Float64Array;
  readonly reportsToLead: Float64Array;
  /** Decisions of the forum that were carried out, by kind. */
  readonly carriedOutByKind: Float64Array;
  readonly refusedByChannel: Float64Array;
  /** Matters put to organisations of each kind, and those not taken down. */
  readonly toldByKind: Float64Array;
  readonly refusedByKind: Float64Array;
  /** Audits done, by form. */
  readonly auditsByForm: Float64Array;
  readonly incidentsByBuilding: Float64Array;
  readonly harmByBuilding: Float64Array;
  /** Days from report to true resolution: counts per whole day, the last bin holds the rest. */
  readonly resolutionDays: Float64Array;
  readonly responseDaysByBuilding: Float64Array;
  readonly responsesByBuilding: Float64Array;
  /** Hours spent on cases, by kind of organisation. */
  readonly effortByKind: Float64Array;
  readonly spendingByIntervention: Float64Array;
  readonly dueByIntervention: Float64Array;
}

export interface TallySizes {
  readonly categories: number;
  readonly buildings: number;
  readonly detectors: number;
  readonly channels: number;
  readonly interventions: number;
}

export function createTally(sizes: TallySizes): Tally {
  const numbers = Object.fromEntries(scalars.map((name) => [name, 0])) as Record<ScalarTally, number>;
  return settled(numbers, {
    createdByCategory: new Float64Array(sizes.categories),
    atRiskByCategory: new Float64Array(sizes.categories),
    onArrivalByCategory: new Float64Array(sizes.categories),
    hazardDays: new Float64Array(sizes.categories * RISK_STAGES),
    escalations: new Float64Array(sizes.categories * RISK_STAGES),
    passages: new Float64Array(sizes.categories * RISK_PASSAGES),
    incidentsByCategory: new Float64Array(sizes.categories),
    avertedByCategory: new Float64Array(sizes.categories),
    harmByCategory: new Float64Array(sizes.categories),
    endedIncidents: new Float64Array(sizes.categories),
    darkIncidents: new Float64Array(sizes.categories),
    detectedBy: new Float64Array(sizes.detectors),
    preventableByCategory: new Float64Array(sizes.categories),
    carriedOutByKind: new Float64Array(decisionKinds.length),
    reportsToLead: new Float64Array(sizes.channels),
    refusedByChannel: new Float64Array(sizes.channels),
    toldByKind: new Float64Array(organisationKinds.length),
    refusedByKind: new Float64Array(organisationKinds.length),
    auditsByForm: new Float64Array(auditForms.length),
    reportsByChannel: new Float64Array(sizes.channels),
    incidentsByBuilding: new Float64Array(sizes.buildings),
    harmByBuilding: new Float64Array(sizes.buildings),
    resolutionDays: new Float64Array(RESOLUTION_BINS),
    responseDaysByBuilding: new Float64Array(sizes.buildings),
    responsesByBuilding: new Float64Array(sizes.buildings),
    effortByKind: new Float64Array(organisationKinds.length),
    spendingByIntervention: new Float64Array(sizes.interventions),
    dueByIntervention: new Float64Array(sizes.interventions),
  });
}

/** Adds the period to the horizon and empties the period. */
export function closePeriod(period: Tally, horizon: Tally): void {
  for (const name of Object.keys(period) as (keyof Tally)[]) {
    const value = period[name];
    if (typeof value === "number") {
      (horizon as unknown as Record<string, number>)[name] += value;
      (period as unknown as Record<string, number>)[name] = 0;
    } else {
      const total = horizon[name] as Float64Array;
      for (let i = 0; i < value.length; i++) total[i] += value[i];
      value.fill(0);
    }
  }
}

/** Sets everything to zero. */
export function clearTally(tally: Tally): void {
  for (const name of Object.keys(tally) as (keyof Tally)[]) {
    const value = tally[name];
    if (typeof value === "number") (tally as unknown as Record<string, number>)[name] = 0;
    else value.fill(0);
  }
}
