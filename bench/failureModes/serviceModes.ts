/** Failure modes of the interventions that buy, equip or employ. */
import { type FailureMode, intervention, join, late, type Miss, type Patch, paidByCity, setting } from "./mode.ts";

// Purchased services; with enough money that the contract is paid in full.
const rich = setting({ "resources.publicBudget": 200 });
const bought = (parameters: Readonly<Record<string, number>>) => join(rich, intervention("purchased-services", parameters));
/** Where the law makes penalties bite. */
const lawful = setting({ "institutions.legality": 0.8 });
const audited = bought({ audit: 0.9, penalty: 1, affiliated: 0 });
/**
 * Ties as in the cases, and the street office over who sells with full strength. Ties of supervision that mandates bring have a third of it:
 * nine of ten months are then checked as three, and quality never reaches its ceiling.
 */
const supervised: Patch = {
  ties: [
    { between: ["street-office", "residents-committee"], layers: ["information", "joint-action"], strength: 0.7 },
    { between: ["street-office", "police-station"], layers: ["information", "joint-action"], strength: 0.5 },
    { between: ["street-office", "line-departments"], layers: ["information", "joint-action"], strength: 0.5 },
    { between: ["residents-committee", "police-station"], layers: ["information", "joint-action"], strength: 0.5 },
    { between: ["residents-committee", "property-company"], layers: ["information", "joint-action"], strength: 0.4 },
    { between: ["residents-committee", "volunteer-team"], layers: ["information", "joint-action"], strength: 0.6 },
    { between: ["residents-committee", "social-work-ngo"], layers: ["information", "joint-action"], strength: 0.5 },
    { between: ["police-station", "security-company"], layers: ["information", "joint-action"], strength: 0.5 },
    { from: "street-office", to: "security-company", layers: ["supervision"], strength: 1 },
    { from: "street-office", to: "social-work-ngo", layers: ["supervision"], strength: 1 },
  ],
};
const watched = (parameters: Readonly<Record<string, number>>) => join(supervised, bought({ penalty: 1, ...parameters }));
const watchedByLaw = (parameters: Readonly<Record<string, number>>) => join(lawful, watched(parameters));
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
// Without triage, which fills the departments' day and empties that of the station; and what the reform costs does not come out of other help.
const logisticsPaid = paidByCity("police-reform", { ...asBefore, logistics: 1.05 });
const hotSpotsPaid = paidByCity("police-reform", { ...asBefore, hotspotShare: 0.6, patrolShift: 0.12 });
const halfHeartedPaid = paidByCity("police-reform", { ...asBefore, engagementShift: 0.15, priority: 0, rotation: 0.5 });
const wellResourcedPaid = paidByCity("police-reform", { triage: 0 });

// Smart infrastructure, built early.
const quick = { phases: { planning: "30 days", construction: "60 days" } };
const smart = (parameters: Readonly<Record<string, number>>) => intervention("smart-infrastructure", parameters, quick);
const smartPaid = (parameters: Readonly<Record<string, number>>) => paidByCity("smart-infrastructure", parameters, quick);
const policeWatch: Patch = { organisations: { "security-company": null } };
/** Where firms take pride in their work, so that what they build does what was ordered. */
const wellBuilt = join(policeWatch, setting({ "contracts.intrinsicQuality": 0.9 }));
const exposed = setting({ "institutions.dataSecurity": 0, "institutions.platformCoverage": 0.9, "technology.breachRate": 1.5 });
const guarded = setting({
  "institutions.dataSecurity": 0,
  "institutions.platformCoverage": 0.9,
  "technology.breachRate": 1.5,
  "institutions.openness": 1,
});

// Mediation
const drained = intervention("mediation-legality", { staffDrain: 8 });
const drainedPaid = paidByCity("mediation-legality", { staffDrain: 8 });
const ownMediators = intervention("mediation-legality", { staffDrain: 0 });
const ownMediatorsPaid = paidByCity("mediation-legality", { staffDrain: 0 });

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
    mechanism:
      "The provider chooses the quality that pays. Without audits only pride counts; audits count to the extent that the buyer supervises the seller and penalties can be enforced.",
    horizonDays: 600,
    failing: {
      what: "supervised by the street office, no audit, against nine of ten months audited",
      arm: watched({ audit: 0, affiliated: 0 }),
      against: watched({ audit: 0.9, affiliated: 0 }),
    },
    contrast: {
      what: "half of the months audited, against nine of ten, with enforceable penalties",
      arm: watchedByLaw({ audit: 0.5, affiliated: 0 }),
      against: watchedByLaw({ audit: 0.9, affiliated: 0 }),
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
    mechanism:
      "An affiliated supplier escapes half of the audits. This matters until checks are so frequent, and punishment so certain, that half of them is enough.",
    horizonDays: 600,
    failing: {
      what: "supervised by the street office, audited by halves, all bought from affiliates, against a free supplier",
      arm: watched({ audit: 0.5, affiliated: 1 }),
      against: watched({ audit: 0.5, affiliated: 0 }),
    },
    contrast: {
      what: "every month audited, with enforceable penalties, the same",
      arm: watchedByLaw({ audit: 1, affiliated: 1 }),
      against: watchedByLaw({ audit: 1, affiliated: 0 }),
    },
    outcomes: [{ indicator: "provider-quality", good: "up", days: late, failing: "worse", contrast: "little" }],
  },
  {
    intervention: "purchased-services",
    id: "hollowing-out",
    failure: "Unaudited and visible: hollowing-out of volunteers",
    mechanism: "Residents leave patrols if paid staff visibly do their work; services of low quality do not replace them.",
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
    failure: "Logistics alone leave incidents unchanged",
    mechanism:
      "Vehicles and kit give the station hours; presence at crime locations does not change. The city pays for everything, and no calls are passed on: triage sends work from a station that has time to departments that have less.",
    horizonDays: 600,
    failing: { what: "logistics alone", arm: logisticsPaid, against: {} },
    contrast: { what: "hot-spot patrol, no triage, no more logistics", arm: hotSpotsPaid, against: {} },
    outcomes: [{ indicator: "true-incidents", good: "down", days: late, failing: "little", contrast: "better" }],
  },
  {
    intervention: "police-reform",
    id: "no-priority-rotation-no-follow-up",
    failure: "Rotation and no follow-up: no change in trust or crime",
    mechanism:
      "Without priority no hours are moved to contact, and promises made by officers who leave raise no confidence. The city pays for everything, and triage is left out (see above).",
    horizonDays: 600,
    failing: { what: "community policing without priority, half of the officers rotate, no follow-up", arm: halfHeartedPaid, against: {} },
    contrast: {
      what: "as designed except for triage: priority, follow-up, stable officers, logistics",
      arm: wellResourcedPaid,
      against: {},
    },
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
    mechanism:
      "False alerts are checked before cases, and without a security company the police check them. The city pays for the cameras, and firms build them that deliver what was ordered: a filter of which only four fifths work would let more false alerts pass than there were before. With the filter there are as many false alerts as before, not fewer.",
    horizonDays: 600,
    failing: {
      what: "police watch unfiltered alerts",
      arm: join(wellBuilt, smartPaid({ cameras: 1, activeMonitoring: 1, alertFiltering: 0 })),
      against: wellBuilt,
    },
    contrast: {
      what: "the same, 95% of false alerts filtered",
      arm: join(wellBuilt, smartPaid({ cameras: 1, activeMonitoring: 1, alertFiltering: 0.95 })),
      against: wellBuilt,
    },
    outcomes: [
      { indicator: "alert-hours", good: "down", days: late, failing: "worse", contrast: "no worse" },
      { indicator: "satisfaction", good: "up", days: late, failing: "worse", contrast: "better" },
    ],
  },
  {
    intervention: "smart-infrastructure",
    id: "passive-monitoring",
    failure: "Passive monitoring does little",
    mechanism: "If nobody watches, a quarter of the cameras' effect remains.",
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
    mechanism:
      "Data held without protection or openness reduce confidence, immediately at each breach, and make residents reluctant to report.",
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
    mechanism:
      "Mediators take hours from the committee's day, and its other cases wait. The city pays for mediation: dedicated mediators cost as much as a tenth of everything that the street buys for its queues.",
    horizonDays: 600,
    failing: { what: "eight committee hours a day for mediation", arm: drainedPaid, against: {} },
    contrast: { what: "dedicated mediators", arm: ownMediatorsPaid, against: {} },
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
    mechanism: "Training comes before mediation, and rules, on which cooperation rests, take years to establish. The city pays, as above.",
    horizonDays: 780,
    failing: { what: "dedicated mediators, first three months", arm: ownMediatorsPaid, against: {} },
    contrast: { what: "the same, from a year and a half on", arm: ownMediatorsPaid, against: {} },
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
    intervention: "smart-infrastructure",
    id: "alert-flood-backlog",
    failure: "Alert flood occupies staff, and others' cases wait; with a filter there are fewer alerts than before",
    mechanism:
      "False alerts are checked before cases, and without a security company the police check them. The city pays for the cameras, and firms build them that deliver what was ordered: a filter of which only four fifths work would let more false alerts pass than there were before.",
    why: "Unfiltered alerts take 100 hours a month from the station, which goes from five to nine tenths of its hours, and still no backlog clearly grows: the station had the time. (With the street's own money backlog does grow, because the cameras take money from the queues.) Filtered by 95% and well built, the new cameras give as many false alerts as the few cameras before, not fewer.",
    horizonDays: 600,
    failing: {
      what: "police watch unfiltered alerts",
      arm: join(wellBuilt, smartPaid({ cameras: 1, activeMonitoring: 1, alertFiltering: 0 })),
      against: wellBuilt,
    },
    contrast: {
      what: "the same, 95% of false alerts filtered",
      arm: join(wellBuilt, smartPaid({ cameras: 1, activeMonitoring: 1, alertFiltering: 0.95 })),
      against: wellBuilt,
    },
    outcomes: [
      { indicator: "alert-hours", good: "down", days: late, failing: "worse", contrast: "better" },
      { indicator: "backlog", good: "down", days: late, failing: "worse", contrast: "no worse" },
    ],
  },
  {
    intervention: "police-reform",
    id: "logistics-alone-property",
    failure: "Logistics alone leave property crime unchanged; hot-spot patrol does not",
    mechanism:
      "Vehicles and kit give the station hours; presence at crime locations does not change. The city pays for everything, and no calls are passed on: triage sends work from a station that has time to departments that have less.",
    why: "Property crime falls by a hundredth under hot-spot patrol, which cannot be distinguished from zero. Officers answer calls first, and this station needs little more than four tenths of its hours for them: it is already on the street. With triage the effect is clear, but what is prevented is lost elsewhere (below). The effect would need a station that is short of time for patrols.",
    horizonDays: 600,
    failing: { what: "logistics alone", arm: logisticsPaid, against: {} },
    contrast: { what: "hot-spot patrol, no triage, no more logistics", arm: hotSpotsPaid, against: {} },
    outcomes: [{ indicator: "true-incidents|category:property-crime", good: "down", days: late, failing: "little", contrast: "better" }],
  },
  {
    intervention: "police-reform",
    id: "logistics-alone-triage",
    failure: "Logistics alone leave incidents unchanged; triage and hot-spot patrol do not",
    mechanism: "Vehicles and kit give the station hours; presence at crime locations does not change.",
    why: "Other organisations do the work that the police no longer do, hour for hour. Here the station needs little more than four tenths of its hours for calls, and departments and committee seven or eight tenths. Triage fills the days of those who lead disputes, roads and requests, and the property crime that hot-spot patrol and triage prevent is offset there. In addition it costs a ninth of what the street buys for its longest queues. Triage would need a station that is busier than the organisations that take over.",
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
    id: "no-priority-rotation-as-designed",
    failure: "Rotation and no follow-up: no change in trust or crime; as designed both change",
    mechanism: "Without priority no hours are moved to contact, and promises made by officers who leave raise no confidence.",
    why: "Confidence in the police rises, property crime falls by 3% and disorder by 5%. But the calls that triage passes on fill the days of the street office (from seven tenths to all of its hours), departments and committee, backlog nearly doubles, and residents are less satisfied. In addition the reform costs a ninth of what the street buys for its longest queues. Without triage, and paid by the city, it has the intended effect (above).",
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
    id: "alert-flood-usual-builder",
    failure: "Alert flood occupies staff; with a filter none is left",
    mechanism: "False alerts are checked before cases, and without a security company the police check them.",
    why: "The quality of a tender depends on the winner's pride: about four fifths of what is ordered works, a filter of 95% by less than four fifths, and there are twice as many false alerts as from the few cameras before. Cameras also take two fifths of the money that otherwise buys hours and posts for the longest queues. This causes the backlog, and residents lose nearly as much satisfaction with filters as without. With firms that deliver, and the city's money, see above.",
    horizonDays: 600,
    failing: {
      what: "police watch unfiltered alerts",
      arm: join(policeWatch, smart({ cameras: 1, activeMonitoring: 1, alertFiltering: 0 })),
      against: policeWatch,
    },
    contrast: {
      what: "the same, 95% of false alerts filtered",
      arm: join(policeWatch, smart({ cameras: 1, activeMonitoring: 1, alertFiltering: 0.95 })),
      against: policeWatch,
    },
    outcomes: [
      { indicator: "alert-hours", good: "down", days: late, failing: "worse", contrast: "better" },
      { indicator: "backlog", good: "down", days: late, failing: "worse", contrast: "no worse" },
      { indicator: "satisfaction", good: "up", days: late, failing: "worse", contrast: "better" },
    ],
  },
  {
    intervention: "mediation-legality",
    id: "skilled-staff-own-money",
    failure: "Costs skilled staff; dedicated mediators prevent disputes, from the same budget",
    mechanism: "Mediators take hours from the committee's day, and its other cases wait.",
    why: "The failing side is shown. Dedicated mediators prevent a dispute in a hundred, which cannot be distinguished from zero, and cost a tenth of what the street buys for its longest queues. More hours hardly help (four times as many, in eight pairs): mediation reaches only disputes that an organisation in charge knows of before they break out. For mediation paid by the city, see above.",
    horizonDays: 600,
    failing: { what: "eight committee hours a day for mediation", arm: drained, against: {} },
    contrast: { what: "dedicated mediators", arm: ownMediators, against: {} },
    outcomes: [
      { indicator: "backlog", good: "down", days: late, failing: "worse", contrast: "no worse" },
      { indicator: "satisfaction", good: "up", days: late, failing: "worse", contrast: "no worse" },
      { indicator: "true-incidents|category:dispute", good: "down", days: late, failing: "worse", contrast: "better" },
    ],
  },
  {
    intervention: "mediation-legality",
    id: "slow-own-money",
    failure: "Slow, from the same budget",
    mechanism: "Training comes before mediation, and rules, on which cooperation rests, take years to establish.",
    why: "Cooperation is as claimed. Disputes do not clearly fall even after a year and a half, so the first months, when nobody mediates yet, cannot be shown to have a smaller effect: the mediators prevent little (above), and the money that they cost is missing elsewhere.",
    horizonDays: 780,
    failing: { what: "dedicated mediators, first three months", arm: ownMediators, against: {} },
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
    intervention: "purchased-services",
    id: "quality-shading-weak-ties",
    failure: "Unaudited: quality shading; if penalties can be enforced, half of the audits are enough",
    mechanism:
      "The provider chooses the quality that pays. Without audits only pride counts; audits count to the extent that penalties can be enforced.",
    why: "Audits follow ties of supervision, and the ties created by mandates have a third of full strength: auditing nine of ten months has the effect of auditing three. Quality then rises with every audit up to nine of ten (0.68 with half, 0.82 with nine of ten), and never comes near its ceiling, where more audits would change nothing. Hours for audits are not the limit: supervisors do nearly all audits that are asked of them. The result needs a buyer who is close to the seller (above).",
    horizonDays: 600,
    failing: {
      what: "no audit, against nine of ten months audited",
      arm: bought({ audit: 0, penalty: 1, affiliated: 0 }),
      against: audited,
    },
    contrast: {
      what: "half of the months audited, against nine of ten, with enforceable penalties",
      arm: join(lawful, bought({ audit: 0.5, penalty: 1, affiliated: 0 })),
      against: join(lawful, audited),
    },
    outcomes: [{ indicator: "provider-quality", good: "up", days: late, failing: "worse", contrast: "little" }],
  },
  {
    intervention: "purchased-services",
    id: "captive-supplier-weak-ties",
    failure: "Captive supplier; if penalties can be enforced, it makes no difference",
    mechanism: "An affiliated supplier escapes half of the audits.",
    why: "As above: with ties of supervision at a third of full strength, checking every month has the effect of checking one in three, and half of that is missed. The more effective penalties are, the more is lost because an affiliate escapes, until everything is checked and punishment is so certain that half is enough (above).",
    horizonDays: 600,
    failing: {
      what: "audited by halves, all bought from affiliates, against a free supplier",
      arm: bought({ audit: 0.5, penalty: 1, affiliated: 1 }),
      against: bought({ audit: 0.5, penalty: 1, affiliated: 0 }),
    },
    contrast: {
      what: "every month audited, with enforceable penalties, the same",
      arm: join(lawful, bought({ audit: 1, penalty: 1, affiliated: 1 })),
      against: join(lawful, bought({ audit: 1, penalty: 1, affiliated: 0 })),
    },
    outcomes: [{ indicator: "provider-quality", good: "up", days: late, failing: "worse", contrast: "little" }],
  },
  {
    intervention: "resources-talent",
    id: "money-idles-satisfaction",
    failure: "Money without mandate clarity idles",
    mechanism: "Added posts are filled only as fast as mandates are clear.",
    horizonDays: 600,
    failing: { what: "ten posts, mandates unclear", arm: join(noMandate, posts), against: noMandate },
    contrast: { what: "ten posts, mandates clear", arm: join(fullMandate, posts), against: fullMandate },
    outcomes: [{ indicator: "satisfaction", good: "up", days: late, failing: "little", contrast: "better" }],
    why: "More than half of the effect remains without clarity, because the few posts that are filled help a lot if the hub is loaded.",
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
    why: "Under load the police lose nearly half a post, with incentives and without: chance, and the posts that the street pays where queues are longest, change a station's staff more than incentives do.",
  },
  {
    intervention: "police-reform",
    id: "logistics-alone-demand",
    failure: "Logistics alone induce demand",
    mechanism: "Quicker responses raise the belief in response and with it reports; presence at crime locations does not change.",
    horizonDays: 600,
    failing: { what: "logistics alone", arm: logisticsAlone, against: {} },
    contrast: { what: "triage and hot-spot patrol, no more logistics", arm: targeted, against: {} },
    outcomes: [{ indicator: "report-share", good: "down", days: late, failing: "worse", contrast: "open" }],
    why: "Nobody's belief in response rises: the station needs little more than four tenths of its hours for calls and already answered in time, so vehicles and kit make no answer quicker. Calls and cases are as many as without the intervention. The effect would need a station that keeps callers waiting.",
  },
];
