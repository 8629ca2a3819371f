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
      "The provider chooses the quality that pays: pride alone without audits, audits as far as the buyer supervises who sells and penalties can be enforced.",
    horizonDays: 600,
    failing: {
      what: "supervised by the street office, no audit, against nine of ten months audited",
      arm: watched({ audit: 0, affiliated: 0 }),
      against: watched({ audit: 0.9, affiliated: 0 }),
    },
    contrast: {
      what: "half of the months audited, against nine of ten, where penalties can be enforced",
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
      "An affiliated supplier escapes half of the audits, which matters until so much is checked, and so surely punished, that half is enough.",
    horizonDays: 600,
    failing: {
      what: "supervised by the street office, audited by halves, all bought from affiliates, against a free supplier",
      arm: watched({ audit: 0.5, affiliated: 1 }),
      against: watched({ audit: 0.5, affiliated: 0 }),
    },
    contrast: {
      what: "every month audited where penalties can be enforced, the same",
      arm: watchedByLaw({ audit: 1, affiliated: 1 }),
      against: watchedByLaw({ audit: 1, affiliated: 0 }),
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
    mechanism:
      "Vehicles and kit give the station hours; presence where crime is does not change. All is paid by the city, and nothing handed to others: triage sends work from a station that has time to departments that have less.",
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
      "Without priority no hours are moved to contact; promises that nobody stays to keep raise no confidence. All is paid by the city, and triage left out (see above).",
    horizonDays: 600,
    failing: { what: "community policing without priority, half of the officers rotate, no follow-up", arm: halfHeartedPaid, against: {} },
    contrast: { what: "as designed but for triage: priority, follow-up, stable officers, logistics", arm: wellResourcedPaid, against: {} },
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
      "False alerts are looked at before cases; without a security company by the police. The cameras are paid by the city and built by firms that deliver what was ordered: a filter that works by four fifths lets more through than there was. Filtered, there are as many false alerts as before, not fewer.",
    horizonDays: 600,
    failing: {
      what: "police watch unfiltered alerts",
      arm: join(wellBuilt, smartPaid({ cameras: 1, activeMonitoring: 1, alertFiltering: 0 })),
      against: wellBuilt,
    },
    contrast: {
      what: "the same, 95 % of false alerts filtered",
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
    mechanism:
      "Mediators come out of the committee's day; its other cases wait. Mediation is paid by the city: mediators of their own cost as much as a tenth of all the street buys for its queues.",
    horizonDays: 600,
    failing: { what: "eight committee hours a day for mediation", arm: drainedPaid, against: {} },
    contrast: { what: "mediators of their own", arm: ownMediatorsPaid, against: {} },
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
    mechanism: "Training comes before mediating, and rules take years to settle; cooperation rests on them. Paid by the city, as above.",
    horizonDays: 780,
    failing: { what: "mediators of their own, first three months", arm: ownMediatorsPaid, against: {} },
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
    failure: "Alert flood occupies staff, and others' cases wait; filtered there are fewer alerts than before",
    mechanism:
      "False alerts are looked at before cases; without a security company by the police. The cameras are paid by the city and built by firms that deliver what was ordered: a filter that works by four fifths lets more through than there was.",
    why: "Unfiltered alerts take 100 hours a month of the station, which goes from five to nine tenths of its hours, and still no backlog grows beyond chance: it had the time. (With the street's own money it does grow, for what the cameras take from the queues.) Filtered by 95 % and well built, the cameras give as many false alerts as the few there were before, not fewer.",
    horizonDays: 600,
    failing: {
      what: "police watch unfiltered alerts",
      arm: join(wellBuilt, smartPaid({ cameras: 1, activeMonitoring: 1, alertFiltering: 0 })),
      against: wellBuilt,
    },
    contrast: {
      what: "the same, 95 % of false alerts filtered",
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
    failure: "Logistics alone leave property crime as it was; hot-spot patrol does not",
    mechanism:
      "Vehicles and kit give the station hours; presence where crime is does not change. All is paid by the city, and nothing handed to others: triage sends work from a station that has time to departments that have less.",
    why: "Property crime falls by a hundredth under hot-spot patrol, which cannot be told from nothing. Officers answer calls first, and this station needs little more than four tenths of its hours for them: it is on the street already. With triage the effect can be told from nothing, but what is prevented comes back elsewhere (below). It would need a station that is short of time for patrols.",
    horizonDays: 600,
    failing: { what: "logistics alone", arm: logisticsPaid, against: {} },
    contrast: { what: "hot-spot patrol, no triage, no more logistics", arm: hotSpotsPaid, against: {} },
    outcomes: [{ indicator: "true-incidents|category:property-crime", good: "down", days: late, failing: "little", contrast: "better" }],
  },
  {
    intervention: "police-reform",
    id: "logistics-alone-triage",
    failure: "Logistics alone leave incidents as they were; triage and hot-spot patrol do not",
    mechanism: "Vehicles and kit give the station hours; presence where crime is does not change.",
    why: "What the police no longer do is done by others, hour by hour. Here the station needs little more than four tenths of its hours for calls, and departments and committee seven or eight: triage fills the days of those who lead disputes, roads and requests, and what hot-spot patrol and triage prevent of property crime is lost there. It costs a ninth of what the street buys for its longest queues besides. Triage would need a station that is busier than those who take over.",
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
    mechanism: "Without priority no hours are moved to contact; promises that nobody stays to keep raise no confidence.",
    why: "Confidence in the police rises, property crime falls by 3 % and disorder by 5 %; but the calls that triage sends on fill the days of the street office (from seven tenths to all of its hours), departments and committee, backlog nearly doubles, and residents are less satisfied. The reform costs a ninth of what the street buys for its longest queues besides. Without triage, and paid by the city, it does what it is for (above).",
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
    failure: "Alert flood occupies staff; filtered, none is left",
    mechanism: "False alerts are looked at before cases; without a security company by the police.",
    why: "A tender gives what the winner's pride is worth: of what is ordered some four fifths work, a filter of 95 % by less than four fifths, and false alerts are twice as many as those of the few cameras before. Cameras also take two fifths of the money that otherwise buys hours and posts for the longest queues, hence the backlog, and residents lose nearly as much satisfaction with filters as without. With firms that deliver, and the city's money, see above.",
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
      { indicator: "satisfaction", good: "up", days: late, failing: "worse", contrast: "better" },
    ],
  },
  {
    intervention: "mediation-legality",
    id: "skilled-staff-own-money",
    failure: "Costs skilled staff; mediators of their own prevent disputes, out of the same purse",
    mechanism: "Mediators come out of the committee's day; its other cases wait.",
    why: "The failing side is shown. Mediators of their own prevent a dispute in a hundred, which cannot be told from nothing, and cost a tenth of what the street buys for its longest queues. More hours hardly help (four times as many, in eight pairs): mediation reaches only disputes that somebody in charge knows of before they break out. Paid by the city, see above.",
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
    id: "slow-own-money",
    failure: "Slow, out of the same purse",
    mechanism: "Training comes before mediating, and rules take years to settle; cooperation rests on them.",
    why: "Cooperation is as claimed. Disputes are not fewer beyond chance after a year and a half, so that little cannot be told from much in the first months, when nobody mediates yet: what the mediators prevent is small (above), and what they cost is missing elsewhere.",
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
    intervention: "purchased-services",
    id: "quality-shading-weak-ties",
    failure: "Unaudited: quality shading; where penalties can be enforced half of the audits are enough",
    mechanism: "The provider chooses the quality that pays: pride alone without audits, audits as far as penalties can be enforced.",
    why: "Audits go along ties of supervision, and those that mandates bring have a third of full strength: nine of ten months are checked as if it were three. Quality then rises with every audit up to nine of ten (0.68 with half, 0.82 with nine of ten), and never comes near its ceiling, where more audits would change nothing. Hours for audits are not what lacks: supervisors do nearly all that is asked of them. It needs a buyer who is close to who sells (above).",
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
    outcomes: [{ indicator: "provider-quality", good: "up", days: late, failing: "worse", contrast: "little" }],
  },
  {
    intervention: "purchased-services",
    id: "captive-supplier-weak-ties",
    failure: "Captive supplier; where penalties can be enforced it makes no difference",
    mechanism: "An affiliated supplier escapes half of the audits.",
    why: "As above: with ties of supervision of a third of full strength, checking every month is as checking one in three, and half of that is missed. The better penalties bite, the more is lost by what an affiliate escapes, until all is checked and punished so surely that half is enough (above).",
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
    intervention: "resources-talent",
    id: "money-idles-satisfaction",
    failure: "Money without mandate clarity idles",
    mechanism: "Added posts are filled only as fast as mandates are clear.",
    horizonDays: 600,
    failing: { what: "ten posts, mandates unclear", arm: join(noMandate, posts), against: noMandate },
    contrast: { what: "ten posts, mandates clear", arm: join(fullMandate, posts), against: fullMandate },
    outcomes: [{ indicator: "satisfaction", good: "up", days: late, failing: "little", contrast: "better" }],
    why: "More than half of the effect remains without clarity: the few posts that are filled go a long way where the hub is loaded.",
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
    why: "The police lose nearly half a post under load, with incentives as without: posts that the street pays where queues are longest, and chance, move a station's staff by more than incentives do.",
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
    why: "Nobody's belief in response rises: the station needs little more than four tenths of its hours for calls and answered in time before, so that vehicles and kit make no answer quicker. Calls and cases are as many as without. It would need a station that keeps callers waiting.",
  },
];
