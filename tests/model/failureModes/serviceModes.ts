/** Failure modes of the interventions that buy, equip or employ. */
import { type FailureMode, intervention, join, late, type Miss, type Patch, setting } from "./mode.ts";

// Purchased services; with enough money that the contract is paid in full.
const rich = setting({ "resources.publicBudget": 200 });
const bought = (parameters: Readonly<Record<string, number>>) => join(rich, intervention("purchased-services", parameters));
/** Where the law makes penalties bite. */
const lawful = setting({ "institutions.legality": 0.8 });
const audited = bought({ audit: 0.9, penalty: 1, affiliated: 0 });
const discreet = bought({ audit: 0.9, penalty: 1, affiliated: 0, visibility: 0 });

// Police reform, part by part: everything else stays as it is.
const asBefore = {
  triage: 0,
  hotspotShare: 0,
  patrolShift: 0,
  engagementShift: 0,
  preventionShift: 0,
  priority: 0,
  followUp: 0,
  rotation: 0.2,
  proceduralJustice: 0,
  serviceOrientation: 0,
  logistics: 0.85,
};
const logisticsAlone = intervention("police-reform", { ...asBefore, logistics: 1.05 });
const targeted = intervention("police-reform", { ...asBefore, triage: 0.13, hotspotShare: 0.6, patrolShift: 0.12 });
const halfHearted = intervention("police-reform", { ...asBefore, engagementShift: 0.15, priority: 0, rotation: 0.5 });
const wellResourced = intervention("police-reform");

// Smart infrastructure, built early.
const quick = { phases: { planning: "30 days", construction: "60 days" } };
const smart = (parameters: Readonly<Record<string, number>>) => intervention("smart-infrastructure", parameters, quick);
const policeWatch: Patch = { organisations: { "security-company": null } };
const exposed = setting({ "institutions.dataSecurity": 0, "institutions.platformCoverage": 0.9, "technology.breachRate": 1.5 });
const guarded = setting({
  "institutions.dataSecurity": 0,
  "institutions.platformCoverage": 0.9,
  "technology.breachRate": 1.5,
  "institutions.openness": 1,
});

// Mediation
const drained = intervention("mediation-legality", { staffDrain: 8 });
const ownMediators = intervention("mediation-legality", { staffDrain: 0 });

// Resources and talent
const posts = intervention("resources-talent", { addedPosts: 10, training: 0, talentIncentive: 0, pooling: 0 });
const noMandate = setting({ "institutions.responsibilityClarity": 0.05 });
const fullMandate = setting({ "institutions.responsibilityClarity": 0.95 });
const overrun = setting({ "hazards.level": 1.5 });
const calm = setting({ "hazards.level": 0.5 });
const trained = (talentIncentive: number) => intervention("resources-talent", { addedPosts: 0, training: 1, talentIncentive, pooling: 0 });

export const serviceModes: readonly FailureMode[] = [
  {
    intervention: "purchased-services",
    id: "quality-shading",
    failure: "Unaudited: quality shading",
    mechanism: "The provider chooses the quality that pays: pride alone without audits, audits as far as penalties can be enforced.",
    horizonDays: 600,
    failing: {
      what: "no audit, against nine of ten months audited",
      arm: bought({ audit: 0, penalty: 1, affiliated: 0 }),
      against: audited,
    },
    contrast: {
      what: "half of the months audited, against nine of ten, where penalties can be enforced",
      arm: join(lawful, bought({ audit: 0.5, penalty: 1, affiliated: 0 })),
      against: join(lawful, audited),
    },
    outcomes: [
      { indicator: "provider-quality", good: "up", days: late, failing: "worse", contrast: "little" },
      { indicator: "true-incidents", good: "down", days: late, failing: "worse", contrast: "no worse" },
    ],
  },
  {
    intervention: "purchased-services",
    id: "captive-supplier",
    failure: "Captive supplier",
    mechanism: "An affiliated supplier escapes half of the audits.",
    horizonDays: 600,
    failing: {
      what: "audited by halves, all bought from affiliates, against a free supplier",
      arm: bought({ audit: 0.5, penalty: 1, affiliated: 1 }),
      against: bought({ audit: 0.5, penalty: 1, affiliated: 0 }),
    },
    contrast: {
      what: "every month audited where penalties can be enforced, the same",
      arm: join(lawful, bought({ audit: 1, penalty: 1, affiliated: 1 })),
      against: join(lawful, bought({ audit: 1, penalty: 1, affiliated: 0 })),
    },
    outcomes: [{ indicator: "provider-quality", good: "up", days: late, failing: "worse", contrast: "little" }],
  },
  {
    intervention: "purchased-services",
    id: "hollowing-out",
    failure: "Unaudited and visible: hollowing-out of volunteers",
    mechanism: "Residents leave patrols when paid staff visibly do their work; shaded quality does not make up for them.",
    horizonDays: 600,
    failing: { what: "no audit, visible", arm: bought({ audit: 0, visibility: 1 }), against: rich },
    contrast: { what: "audited, discreet", arm: discreet, against: rich },
    outcomes: [
      { indicator: "active-share|form:patrol", good: "up", days: late, failing: "worse", contrast: "little" },
      { indicator: "volunteer-hours", good: "up", days: late, failing: "worse", contrast: "little" },
      { indicator: "true-incidents", good: "down", days: late, failing: "little", contrast: "better" },
    ],
  },
  {
    intervention: "police-reform",
    id: "logistics-alone",
    failure: "Logistics alone leave incidents as they were",
    mechanism: "Vehicles and kit give the station hours; presence where crime is does not change.",
    horizonDays: 600,
    failing: { what: "logistics alone", arm: logisticsAlone, against: {} },
    contrast: { what: "triage and hot-spot patrol, no more logistics", arm: targeted, against: {} },
    outcomes: [
      { indicator: "true-incidents", good: "down", days: late, failing: "little", contrast: "better" },
      { indicator: "true-incidents|category:property-crime", good: "down", days: late, failing: "little", contrast: "better" },
    ],
  },
  {
    intervention: "police-reform",
    id: "no-priority-rotation-no-follow-up",
    failure: "Rotation and no follow-up: no change in trust or crime",
    mechanism: "Without priority no hours are moved to contact; promises that nobody stays to keep raise no confidence.",
    horizonDays: 600,
    failing: { what: "community policing without priority, half of the officers rotate, no follow-up", arm: halfHearted, against: {} },
    contrast: { what: "as designed: priority, follow-up, stable officers, logistics, triage", arm: wellResourced, against: {} },
    outcomes: [
      { indicator: "confidence-police", good: "up", days: late, failing: "no better", contrast: "better" },
      { indicator: "satisfaction", good: "up", days: late, failing: "no better", contrast: "better" },
      { indicator: "true-incidents", good: "down", days: late, failing: "little", contrast: "better" },
    ],
  },
  {
    intervention: "smart-infrastructure",
    id: "alert-flood",
    failure: "Alert flood occupies staff",
    mechanism: "False alerts are looked at before cases; without a security company by the police.",
    horizonDays: 600,
    failing: {
      what: "police watch unfiltered alerts",
      arm: join(policeWatch, smart({ cameras: 1, activeMonitoring: 1, alertFiltering: 0 })),
      against: policeWatch,
    },
    contrast: {
      what: "the same, 95 % of false alerts filtered",
      arm: join(policeWatch, smart({ cameras: 1, activeMonitoring: 1, alertFiltering: 0.95 })),
      against: policeWatch,
    },
    outcomes: [
      { indicator: "alert-hours", good: "down", days: late, failing: "worse", contrast: "better" },
      { indicator: "backlog", good: "down", days: late, failing: "worse", contrast: "no worse" },
      { indicator: "satisfaction", good: "up", days: late, failing: "worse", contrast: "open" },
    ],
  },
  {
    intervention: "smart-infrastructure",
    id: "passive-monitoring",
    failure: "Passive monitoring does little",
    mechanism: "A quarter of the cameras' effect is left when nobody watches.",
    horizonDays: 600,
    failing: { what: "cameras, nobody watches", arm: smart({ gates: 0, activeMonitoring: 0 }), against: {} },
    contrast: { what: "cameras, watched", arm: smart({ gates: 0, activeMonitoring: 1 }), against: {} },
    outcomes: [{ indicator: "true-incidents|category:property-crime", good: "down", days: late, failing: "little", contrast: "better" }],
  },
  {
    intervention: "smart-infrastructure",
    id: "active-alone",
    failure: "Watching alone does less than watching with gates",
    mechanism: "Cameras and entry control prevent different arrivals.",
    horizonDays: 600,
    failing: {
      what: "watched cameras against cameras and gates",
      arm: smart({ gates: 0, activeMonitoring: 1 }),
      against: smart({ activeMonitoring: 1 }),
    },
    contrast: { what: "cameras and gates against none", arm: smart({ activeMonitoring: 1 }), against: {} },
    outcomes: [{ indicator: "true-incidents|category:property-crime", good: "down", days: late, failing: "worse", contrast: "better" }],
  },
  {
    intervention: "smart-infrastructure",
    id: "privacy-and-breach",
    failure: "Privacy and breach cost",
    mechanism: "Data held without protection or openness cost confidence, at each breach at once, and make residents reluctant to report.",
    horizonDays: 600,
    failing: { what: "much data held, no protection", arm: join(exposed, smart({ cameras: 1, security: 0 })), against: exposed },
    contrast: { what: "the same, full protection, open figures", arm: join(guarded, smart({ cameras: 1, security: 1 })), against: guarded },
    outcomes: [
      { indicator: "confidence|kind:government", good: "up", days: late, failing: "worse", contrast: "no worse" },
      { indicator: "report-share", good: "up", days: late, failing: "no better", contrast: "no worse" },
    ],
  },
  {
    intervention: "mediation-legality",
    id: "costs-skilled-staff",
    failure: "Costs skilled staff",
    mechanism: "Mediators come out of the committee's day; its other cases wait.",
    horizonDays: 600,
    failing: { what: "eight committee hours a day for mediation", arm: drained, against: {} },
    contrast: { what: "mediators of their own", arm: ownMediators, against: {} },
    outcomes: [
      { indicator: "backlog", good: "down", days: late, failing: "worse", contrast: "no worse" },
      { indicator: "satisfaction", good: "up", days: late, failing: "worse", contrast: "no worse" },
      { indicator: "true-incidents|category:dispute", good: "down", days: late, failing: "worse", contrast: "better" },
    ],
  },
  {
    intervention: "mediation-legality",
    id: "slow",
    failure: "Slow",
    mechanism: "Training comes before mediating, and rules take years to settle; cooperation rests on them.",
    horizonDays: 780,
    failing: { what: "mediators of their own, first three months", arm: ownMediators, against: {} },
    contrast: { what: "the same, from a year and a half on", arm: ownMediators, against: {} },
    outcomes: [
      {
        indicator: "true-incidents|category:dispute",
        good: "down",
        days: [0, 90],
        contrastDays: [540, 780],
        failing: "little",
        contrast: "better",
      },
      { indicator: "cooperation", good: "up", days: [0, 365], contrastDays: [540, 780], failing: "little", contrast: "better" },
    ],
  },
  {
    intervention: "resources-talent",
    id: "money-idles",
    failure: "Money without mandate clarity idles",
    mechanism: "Added posts are filled only as fast as mandates are clear.",
    horizonDays: 600,
    failing: { what: "ten posts, mandates unclear", arm: join(noMandate, posts), against: noMandate },
    contrast: { what: "ten posts, mandates clear", arm: join(fullMandate, posts), against: fullMandate },
    outcomes: [{ indicator: "staff|kind:ngo", good: "up", days: late, failing: "little", contrast: "better" }],
  },
  {
    intervention: "resources-talent",
    id: "trained-staff-quit",
    failure: "Trained staff quit under load",
    mechanism: "People leave under load and are replaced by newcomers; incentives to stay keep them.",
    horizonDays: 600,
    failing: { what: "training alone, overrun against calm", arm: join(overrun, trained(0)), against: join(calm, trained(0)) },
    contrast: { what: "training with incentives to stay, the same", arm: join(overrun, trained(1)), against: join(calm, trained(1)) },
    outcomes: [{ indicator: "skill", good: "up", days: late, failing: "worse", contrast: "little" }],
  },
];

export const serviceMisses: readonly Miss[] = [
  {
    intervention: "resources-talent",
    id: "money-idles-satisfaction",
    failure: "Money without mandate clarity idles",
    mechanism: "Added posts are filled only as fast as mandates are clear.",
    horizonDays: 600,
    failing: { what: "ten posts, mandates unclear", arm: join(noMandate, posts), against: noMandate },
    contrast: { what: "ten posts, mandates clear", arm: join(fullMandate, posts), against: fullMandate },
    outcomes: [{ indicator: "satisfaction", good: "up", days: late, failing: "little", contrast: "better" }],
    why: "Three fifths of the effect remain without clarity: the few posts that are filled go a long way where the hub is loaded.",
  },
  {
    intervention: "resources-talent",
    id: "trained-staff-quit-posts",
    failure: "Trained staff quit under load",
    mechanism: "People leave under load and are replaced by newcomers; incentives to stay keep them.",
    horizonDays: 600,
    failing: { what: "training alone, overrun against calm", arm: join(overrun, trained(0)), against: join(calm, trained(0)) },
    contrast: { what: "training with incentives to stay, the same", arm: join(overrun, trained(1)), against: join(calm, trained(1)) },
    outcomes: [{ indicator: "staff|kind:police", good: "up", days: late, failing: "worse", contrast: "little" }],
    why: "The police lose a quarter of a post under load, with incentives as without: posts that the street pays where queues are longest, and chance, move a station's staff by more than incentives do.",
  },
  {
    intervention: "police-reform",
    id: "logistics-alone-demand",
    failure: "Logistics alone induce demand",
    mechanism: "Quicker responses raise the belief in response and with it reports; presence where crime is does not change.",
    horizonDays: 600,
    failing: { what: "logistics alone", arm: logisticsAlone, against: {} },
    contrast: { what: "triage and hot-spot patrol, no more logistics", arm: targeted, against: {} },
    outcomes: [{ indicator: "report-share", good: "down", days: late, failing: "worse", contrast: "open" }],
    why: "The station gets a fifth of its load off, and nobody's belief in response rises: at four fifths of its hours it answered in time before, and what is called in to it is a part of all that is reported. What it does is take a little more down, for others to deal with; cases rise by one or two in a hundred.",
  },
  {
    intervention: "smart-infrastructure",
    id: "alert-flood-satisfaction",
    failure: "Alert flood occupies staff: satisfaction where alerts are filtered",
    mechanism: "False alerts are looked at before cases; without a security company by the police.",
    horizonDays: 600,
    failing: {
      what: "police watch unfiltered alerts",
      arm: join(policeWatch, smart({ cameras: 1, activeMonitoring: 1, alertFiltering: 0 })),
      against: policeWatch,
    },
    contrast: {
      what: "the same, 95 % of false alerts filtered",
      arm: join(policeWatch, smart({ cameras: 1, activeMonitoring: 1, alertFiltering: 0.95 })),
      against: policeWatch,
    },
    outcomes: [{ indicator: "satisfaction", good: "up", days: late, failing: "worse", contrast: "better" }],
    why: "The failing side is shown, and three times as strong. Where alerts are filtered no hours are lost, but cameras are paid out of the money that otherwise buys hours and posts for the longest queues, of which a fifth less is left, and residents dislike being watched.",
  },
];
