/**
 * Standing configurations: one community per group of settings, in which the part of the model that they belong to is at work.
 *
 * None is made for a single setting. All are the base community at a fifth of its size, everybody's load as it is, for a year; money is
 * looked at for two, since budgets are yearly, and the one with two communities has a road between them.
 */
import { joinPatches } from "../configurations.ts";
import type { Configuration, Patch } from "../pattern.ts";

const size = { scale: 0.2, days: 365 } as const;

/** Interventions that work from the first month on. */
function measures(...ids: readonly string[]): Patch {
  const phases = { planning: "10 days", construction: "20 days" };
  return { interventions: Object.fromEntries(ids.map((id) => [id, { phases }])) };
}

/** Programme money for everything that is ordered, so that no measure is cut for want of it. */
const funded: Patch = { set: { "resources.publicBudget": 400 } };

/** Six bodies at one table, with time for it: much is unclear, books are closed, targets press, money is there. */
const forum: Patch = {
  set: {
    "institutions.forumFrequency": 2,
    "institutions.forumFund": 20,
    "institutions.inclusiveness": 0.6,
    "institutions.groundRules": 0.6,
    "institutions.deliberation": 0.5,
    "institutions.facilitation": 0.6,
    "institutions.governmentDominance": 0.4,
    "institutions.responsibilityClarity": 0.2,
    "institutions.openness": 0.1,
    "institutions.evaluationPressure": 0.6,
    "forum.openBooksHours": 2,
    "hazards.level": 0.8,
  },
  organisations: {
    "street-office": { staff: 2.5 },
    "line-departments": { forum: true },
    "property-company": { forum: true },
    "social-work-ngo": { forum: true },
  },
};

const targets: Patch = {
  set: {
    "institutions.evaluationPressure": 0.6,
    "institutions.auditIntensity": 0.3,
    "institutions.consequence": 0.5,
    "institutions.platformCoverage": 0.4,
    "institutions.hotlineCallBack": 0.5,
    "recording.courtesy": 0.6,
    "hazards.level": 1.5,
  },
};

const emergencies: Patch = {
  set: { "institutions.emergencyPlan": 0.5, "institutions.linkage": 0.5, "institutions.localReserve": 0.3 },
  events: {
    rain: { type: "flood", day: 60, duration: "8 days", severity: 0.7 },
    fever: { type: "epidemic", day: 130, duration: "30 days", severity: 0.7 },
    thieves: { type: "crime-wave", day: 210, duration: "30 days", severity: 0.7 },
    heating: { type: "facility-failure", day: 290, duration: "8 days", severity: 0.7 },
  },
};

/** Data that nobody protects, so that some are lost. */
const leaky: Patch = {
  set: { "institutions.dataSecurity": 0.1 },
  interventions: {
    "information-sharing": { parameters: { security: 0.1 } },
    "smart-infrastructure": { parameters: { security: 0.1 } },
  },
};

/** Half of the residents are old, and a platform takes what comes over an app. */
const old: Patch = {
  set: { "institutions.platformCoverage": 0.5 },
  place: { communities: { community: { "elderly-share": 0.5 } } },
};

const road: Patch = {
  place: { communities: { second: { label: "Second", residents: 1600, households: 600, buildings: 12, grids: 2, "elderly-share": 0.21 } } },
};

export const standing = {
  plain: { what: "The base community as it is", ...size },
  targets: {
    what: "Targets with consequences, audits, call-backs at which people say what they think, a platform for some cases, and much to do",
    ...size,
    patch: targets,
  },
  supervision: {
    what: "The measure of supervision and evaluation",
    ...size,
    patch: joinPatches(funded, measures("supervision-evaluation")),
  },
  forum: { what: "A forum of six that meets twice a month, is led, and has money and matters to settle", ...size, patch: forum },
  agreement: {
    what: "The measures of forum, facilitative leadership, clear responsibilities, and mediation with legality",
    ...size,
    patch: joinPatches(funded, measures("forum", "facilitative-leadership", "responsibility-clarification", "mediation-legality")),
  },
  volunteers: { what: "A fifth of the residents are registered volunteers", ...size, patch: { set: { "population.registered": 0.2 } } },
  old: { what: "Half of the residents are old, and there is a platform with an app", ...size, patch: old },
  residents: {
    what: "The measures of channels, incentives, safety culture, and asking residents; a tenth of them are registered, and hardly anybody cares for traffic and rubbish",
    ...size,
    patch: joinPatches(
      funded,
      { set: { "population.registered": 0.1 }, categories: { "environment-traffic": { need: 0.1 } } },
      measures("participation-channels", "resident-incentives", "safety-culture", "demand-elicitation"),
    ),
  },
  technology: {
    what: "The measures of information sharing and smart infrastructure, built by tender",
    ...size,
    days: 730,
    patch: joinPatches(funded, leaky, measures("information-sharing", "smart-infrastructure")),
  },
  contracts: { what: "The measure of purchased services", ...size, patch: joinPatches(funded, measures("purchased-services")) },
  money: {
    what: "The measure of resources and talent, low fees, and two years of budgets",
    ...size,
    days: 730,
    patch: joinPatches({ set: { "resources.propertyFee": 700 } }, measures("resources-talent")),
  },
  short: {
    what: "Five measures and money for some of them",
    ...size,
    patch: measures("purchased-services", "information-sharing", "safety-culture", "police-reform", "smart-infrastructure"),
  },
  poor: {
    what: "An estate whose fees hardly pay for its property firm, for two years",
    ...size,
    days: 730,
    patch: { set: { "resources.propertyFee": 250, "resources.feeWillingness": 0.5 } },
  },
  overloaded: { what: "Twice as many hazards as usual, so that queues are long", ...size, patch: { set: { "hazards.level": 2 } } },
  patrolled: {
    what: "Police with time, who patrol where most is reported, and whose presence is felt next door",
    ...size,
    patch: {
      set: {
        "handling.nonCorePolice": 0.3,
        "handling.patrolShare": 0.5,
        "institutions.hotspotShare": 0.8,
        "space.displacedShare": 0.3,
        "space.diffusedShare": 0.5,
      },
    },
  },
  police: { what: "The measure of police reform", ...size, patch: joinPatches(funded, measures("police-reform")) },
  emergencies: { what: "Four emergencies, with plans and some linkage", ...size, patch: emergencies },
  drills: {
    what: "The measure of emergency linkage, and the same emergencies",
    ...size,
    patch: joinPatches(funded, emergencies, measures("emergency-linkage")),
  },
  road: { what: "Two communities with a road between them", ...size, patch: road },
} as const satisfies Readonly<Record<string, Configuration>>;

export type StandingId = keyof typeof standing;

export const standingIds = Object.keys(standing) as readonly StandingId[];
