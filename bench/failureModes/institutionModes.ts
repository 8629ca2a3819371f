/** Failure modes of the interventions that act on organisations and how they work together. */
import { type FailureMode, intervention, join, late, type Miss, type Patch, paidByCity, setting } from "./mode.ts";

const everyone = [
  "street-office",
  "line-departments",
  "police-station",
  "residents-committee",
  "property-company",
  "security-company",
  "social-work-ngo",
  "volunteer-team",
];

/** All organisations start equally willing, at a given cost of working across boundaries. */
function willing(cooperation: number, effortCost: number): Patch {
  return {
    organisations: Object.fromEntries(everyone.map((id) => [id, { cooperation }])),
    set: { "collaboration.effortCost": effortCost },
  };
}

// Information sharing
const busy = setting({ "hazards.level": 1.2 });
const slowly = { phases: { planning: "30 days", construction: "240 days" } };
const slowRollout = join(busy, intervention("information-sharing", {}, slowly));
const slowRolloutPaid = join(busy, paidByCity("information-sharing", {}, slowly));
/** With fewer hazards, since lost hours alone would load it more: both communities then have about the same load. */
const unclear = setting({
  "hazards.level": 0.75,
  "institutions.responsibilityClarity": 0.1,
  "collaboration.initialTrust": 0.05,
  "institutions.interestDivergence": 0.9,
});
const clear = setting({
  "institutions.responsibilityClarity": 0.7,
  "collaboration.initialTrust": 0.8,
  "institutions.interestDivergence": 0.1,
});

// Supervision
const targetsAlone = intervention("supervision-evaluation", { pressure: 0.7, audit: 0, consequence: 0 });
const targetsChecked = intervention("supervision-evaluation", { pressure: 0.5, audit: 0.9, consequence: 0.9 });

const reportersAsked = intervention("supervision-evaluation", {
  pressure: 0.5,
  audit: 0.9,
  consequence: 0.9,
  ledger: 0,
  sampling: 0,
  callBack: 1,
  digital: 0,
});

const checked = (consequence: number) => intervention("supervision-evaluation", { pressure: 0.25, audit: 0.9, consequence });
/** As many hours more as such audits and their records take (45 and 8 a month), where they are taken. */
const inspectors: Patch = { organisations: { "street-office": { staff: 4 }, "line-departments": { staff: 5.6 } } };
const checkedByInspectors = (consequence: number) =>
  join(inspectors, paidByCity("supervision-evaluation", { pressure: 0.25, audit: 0.9, consequence }));

// Clarification
const blurred = setting({ "institutions.responsibilityClarity": 0.25 });
const unwilling = join(blurred, willing(0.05, 2.5), setting({ "institutions.rightsClarity": 0 }));
const eager = join(blurred, willing(0.95, 0.4), setting({ "collaboration.initialTrust": 0.7 }));

// Leadership
const onePerson = intervention("facilitative-leadership", { brokerage: 1, rotationDay: 180 });
const institution = intervention("facilitative-leadership", { brokerage: 0.1, rotationDay: 180 });

// Forum
const divided = setting({
  "institutions.facilitation": 0,
  "institutions.interestDivergence": 0.8,
  "institutions.governmentDominance": 0.9,
  "institutions.rightsClarity": 0.2,
  "collaboration.initialTrust": 0.2,
});
const wellStaffed: Patch = { staffing: 1.5 };
const talk = intervention("forum", {
  frequency: 4,
  smallWinFocus: 0,
  divergence: 0.8,
  interdependence: 0.45,
  admissionPace: 0,
  decisionRule: 1,
});
const allAtOnce = intervention("forum", { inclusiveness: 1, admissionPace: 50 });
const oneByOne = intervention("forum", { inclusiveness: 1, admissionPace: 0.25 });

// Emergency linkage
const flood: Patch = { events: { flood: { label: "Flood", type: "flood", start: "day 480", duration: "5 days", severity: 0.7 } } };
const paperPlan = intervention("emergency-linkage", { plan: 1, drills: 0, reserve: 0, linkage: 0.9 });
const drilledPlan = intervention("emergency-linkage", { plan: 0.9, drills: 1, reserve: 0.6, linkage: 0.75 });

export const institutionModes: readonly FailureMode[] = [
  {
    intervention: "information-sharing",
    id: "roll-out",
    failure: "One more system on top: burden up during roll-out",
    mechanism:
      "While the platform is built, every case is entered once more. In a community near its limit, these hours are missing from cases. The city pays: otherwise the platform would take money from help to the longest queues, before and after.",
    horizonDays: 600,
    failing: { what: "busy community, eight months of roll-out, paid by the city: during it", arm: slowRolloutPaid, against: busy },
    contrast: { what: "the same, in operation", arm: slowRolloutPaid, against: busy },
    outcomes: [
      { indicator: "duplicate-entry-hours", good: "down", days: [30, 210], contrastDays: [330, 600], failing: "worse", contrast: "better" },
      { indicator: "backlog", good: "down", days: [30, 210], contrastDays: [330, 600], failing: "worse", contrast: "better" },
      { indicator: "satisfaction", good: "up", days: [30, 210], contrastDays: [450, 600], failing: "worse", contrast: "better" },
    ],
  },
  {
    intervention: "information-sharing",
    id: "unclear-and-distrustful",
    failure: "Little effect when responsibility is unclear and organisations distrust each other: on finding the right address",
    mechanism: "Automatic dispatch is only as good as the responsibility matrix behind it.",
    horizonDays: 600,
    failing: { what: "unclear, distrustful", arm: join(unclear, intervention("information-sharing")), against: unclear },
    contrast: { what: "clear, trusting", arm: join(clear, intervention("information-sharing")), against: clear },
    outcomes: [{ indicator: "hops-mean", good: "down", days: late, relative: true, failing: "little", contrast: "better" }],
  },
  {
    intervention: "supervision-evaluation",
    id: "targets-without-checks",
    failure: "Targets without verification: less is taken down, satisfaction falls",
    mechanism:
      "Records are made to look good: twice as many matters are never taken down, and those who reported them get no help. A matter that is not recorded need not be closed on paper.",
    horizonDays: 600,
    failing: { what: "targets, no audit, no consequence", arm: targetsAlone, against: {} },
    contrast: { what: "targets with consequences, and reporters who are asked", arm: reportersAsked, against: {} },
    outcomes: [
      { indicator: "recorded-share", good: "up", days: late, failing: "worse", contrast: "better" },
      { indicator: "satisfaction", good: "up", days: late, failing: "worse", contrast: "open" },
    ],
  },
  {
    intervention: "supervision-evaluation",
    id: "checks-without-consequence",
    failure: "Checks without a consequence change little: on effort",
    mechanism: "Effort depends on audit × consequence; being watched has little effect by itself.",
    horizonDays: 600,
    failing: { what: "audits without consequence", arm: checked(0), against: {} },
    contrast: { what: "audits with consequence", arm: checked(0.9), against: {} },
    outcomes: [{ indicator: "effort", good: "up", days: late, failing: "little", contrast: "better" }],
  },
  {
    intervention: "supervision-evaluation",
    id: "checks-without-consequence-residents",
    failure: "Checks without a consequence change little: on residents",
    mechanism:
      "Being watched deters, by itself, a little gaming and adds a little effort; cases are sent back only to the extent that findings have consequences. The auditors have hours of their own (a third of a post in all), and the city pays. Otherwise the street office and the departments, which lead most cases, would audit instead of working on them.",
    horizonDays: 600,
    failing: { what: "audits by inspectors, without consequence", arm: checkedByInspectors(0), against: {} },
    contrast: { what: "audits by inspectors, with consequence", arm: checkedByInspectors(0.9), against: {} },
    outcomes: [{ indicator: "satisfaction", good: "up", days: late, failing: "little", contrast: "better" }],
  },
  {
    intervention: "responsibility-clarification",
    id: "rigid-refusal",
    failure: "Clarity without cooperation: rigid refusal",
    mechanism: "The clearer the responsibilities, the more often an unwilling partner refuses what its own duties do not name.",
    horizonDays: 600,
    failing: {
      what: "unwilling organisations, rights left open",
      arm: join(unwilling, intervention("responsibility-clarification", { clarity: 1, rights: 0 })),
      against: unwilling,
    },
    contrast: {
      what: "willing organisations, rights laid down",
      arm: join(eager, intervention("responsibility-clarification", { clarity: 1, rights: 1 })),
      against: eager,
    },
    outcomes: [
      { indicator: "joint-success-share", good: "up", days: late, failing: "worse", contrast: "better" },
      { indicator: "dyadic-trust", good: "up", days: late, failing: "worse", contrast: "open" },
    ],
  },
  {
    intervention: "facilitative-leadership",
    id: "broker-rotated",
    failure: "Dependence on one broker: gain lost at rotation",
    mechanism:
      "Gains that depend on a person leave with the person: entry cost and dominance return to their old level, and commitment and cooperation follow.",
    horizonDays: 780,
    failing: { what: "depends on one broker, who is transferred after 180 days of operation", arm: onePerson, against: {} },
    contrast: { what: "depends on an institution, same rotation", arm: institution, against: {} },
    outcomes: [
      { indicator: "cooperation", good: "up", days: [600, 780], failing: "little", contrast: "better" },
      { indicator: "collaborative-process|part:commitment", good: "up", days: [600, 780], failing: "little", contrast: "better" },
      { indicator: "joint-success-share", good: "up", days: [600, 780], failing: "little", contrast: "better" },
    ],
  },
  {
    intervention: "forum",
    id: "talk-without-wins",
    failure: "Talk without small wins: fatigue (forum without leadership)",
    mechanism:
      "Frequent dialogue without a joint result tires members, and its hours are missing from cases. A forum with leadership takes more hours than talk, so the contrast has half as many people again and the city pays.",
    horizonDays: 600,
    failing: { what: "divided organisations, no leadership, weekly talk, unanimity", arm: join(divided, talk), against: divided },
    contrast: {
      what: "the same organisations with half as many people again, monthly forum with leadership",
      arm: join(divided, wellStaffed, paidByCity("forum"), paidByCity("facilitative-leadership")),
      against: join(divided, wellStaffed),
    },
    outcomes: [
      { indicator: "collaborative-process|part:commitment", good: "up", days: late, failing: "worse", contrast: "better" },
      { indicator: "satisfaction", good: "up", days: late, failing: "worse", contrast: "better" },
      { indicator: "true-incidents", good: "down", days: late, failing: "worse", contrast: "better" },
    ],
  },
  {
    intervention: "forum",
    id: "everyone-at-once",
    failure: "Fast full inclusion lowers commitment, in the first half-year",
    mechanism:
      "Newcomers have the low commitment of organisations outside the forum. If many arrive in one month, the commitment of the forum falls to that level.",
    horizonDays: 600,
    failing: { what: "all admitted in the first months", arm: allAtOnce, against: {} },
    contrast: { what: "one newcomer in four months", arm: oneByOne, against: {} },
    outcomes: [{ indicator: "collaborative-process|part:commitment", good: "up", days: [60, 180], failing: "worse", contrast: "little" }],
  },
  {
    intervention: "emergency-linkage",
    id: "paper-plan",
    failure: "Paper plan: ties denser, readiness unchanged",
    mechanism: "Plans make organisations exchange information; readiness grows only with drills.",
    horizonDays: 600,
    failing: { what: "plans and linkage on paper, no drills, a flood", arm: join(flood, paperPlan), against: flood },
    contrast: { what: "drilled, with reserves, the same flood", arm: join(flood, drilledPlan), against: flood },
    outcomes: [
      { indicator: "network:information:density", good: "up", days: late, failing: "better", contrast: "open" },
      { indicator: "readiness", good: "up", days: late, failing: "no better", contrast: "better" },
      { indicator: "emergency-mobilisation-hours", good: "down", failing: "little", contrast: "better" },
    ],
  },
];

export const institutionMisses: readonly Miss[] = [
  {
    intervention: "forum",
    id: "talk-without-hours",
    failure: "Talk without small wins: fatigue; a forum with leadership helps residents, without extra hours",
    mechanism: "Frequent dialogue without a joint result tires members, and its hours are missing from cases.",
    why: "The failing side is shown, and commitment rises under leadership, with extra hours and without. But a forum that has leadership and makes decisions takes hours: for leading, preparing, and the joint work that it causes. In this place the street office goes from six to nine tenths of its hours, the security company to all of them, cases are closed on paper twice as often, and a twentieth less is bought for queues. With half as many people again, and the city's money, the result is as claimed (above).",
    horizonDays: 600,
    failing: { what: "divided organisations, no leadership, weekly talk, unanimity", arm: join(divided, talk), against: divided },
    contrast: {
      what: "the same organisations, monthly forum with leadership",
      arm: join(divided, intervention("forum"), intervention("facilitative-leadership")),
      against: divided,
    },
    outcomes: [
      { indicator: "satisfaction", good: "up", days: late, failing: "worse", contrast: "better" },
      { indicator: "true-incidents", good: "down", days: late, failing: "worse", contrast: "better" },
    ],
  },
  {
    intervention: "information-sharing",
    id: "roll-out-own-money",
    failure: "One more system on top: burden up during roll-out, and down after it, from the same budget",
    mechanism:
      "While the platform is built, every case is entered once more. In a community near its limit, these hours are missing from cases. Once the platform works, it saves entries.",
    why: "The first half is shown. In operation the platform saves a quarter of all double entry and a sixth of the hops. But it costs 3,400 of the 20,000 yuan a month with which the street buys hours and posts for its longest queues, and these hours are missing exactly where the backlog is. Backlog is the same as without it, and residents, who waited through the roll-out, are less satisfied. If the city pays, both turn out better (above).",
    horizonDays: 600,
    failing: { what: "busy community, eight months of roll-out: during it", arm: slowRollout, against: busy },
    contrast: { what: "the same, in operation", arm: slowRollout, against: busy },
    outcomes: [
      { indicator: "backlog", good: "down", days: [30, 210], contrastDays: [330, 600], failing: "worse", contrast: "better" },
      { indicator: "satisfaction", good: "up", days: [30, 210], contrastDays: [450, 600], failing: "worse", contrast: "better" },
    ],
  },
  {
    intervention: "supervision-evaluation",
    id: "checks-by-who-leads",
    failure: "Checks without a consequence change little: on residents, if those who lead cases do the auditing",
    mechanism:
      "Being watched deters, by itself, a little gaming and adds a little effort; cases are sent back only to the extent that findings have consequences.",
    why: "Audits here take 46 hours a month from the street office and the departments, which lead most cases. Their load rises by more than a tenth, corners are cut, and backlog grows, so checks without consequence do harm instead of having little effect. With consequences more is taken down and fewer incidents happen, which compensates for the harm and no more. With auditors who have hours of their own, the result is as claimed (above).",
    horizonDays: 600,
    failing: { what: "audits without consequence", arm: checked(0), against: {} },
    contrast: { what: "audits with consequence", arm: checked(0.9), against: {} },
    outcomes: [{ indicator: "satisfaction", good: "up", days: late, failing: "little", contrast: "better" }],
  },
  {
    intervention: "responsibility-clarification",
    id: "rigid-refusal-trust",
    failure: "Clarity without cooperation: rigid refusal; with cooperation, more trust",
    mechanism: "Refusals reduce trust between organisations; joint successes increase it.",
    why: "The failing side is shown. Among willing partners more joint work succeeds, but only one case more in a hundred (two in three succeeded before), and trust was already high: it rises by a thousandth, which cannot be distinguished from zero. The effect would need partners who are willing and yet fail each other because rules are missing.",
    horizonDays: 600,
    failing: {
      what: "unwilling organisations, rights left open",
      arm: join(unwilling, intervention("responsibility-clarification", { clarity: 1, rights: 0 })),
      against: unwilling,
    },
    contrast: {
      what: "willing organisations, rights laid down",
      arm: join(eager, intervention("responsibility-clarification", { clarity: 1, rights: 1 })),
      against: eager,
    },
    outcomes: [{ indicator: "dyadic-trust", good: "up", days: late, failing: "worse", contrast: "better" }],
  },
  {
    intervention: "supervision-evaluation",
    id: "targets-with-checks",
    failure: "Targets without verification: superficial closure, reported above true, satisfaction falls",
    mechanism:
      "Cases are closed on paper on their last day in time and come back. Records and measured work crowd out other work, and help to partners is dropped.",
    horizonDays: 600,
    failing: { what: "targets, no audit, no consequence", arm: targetsAlone, against: {} },
    contrast: { what: "targets with audits and consequences", arm: targetsChecked, against: {} },
    outcomes: [
      { indicator: "closure-gap", good: "down", days: late, failing: "worse", contrast: "better" },
      { indicator: "satisfaction", good: "up", days: late, failing: "worse", contrast: "better" },
    ],
    why: "Satisfaction falls as claimed. The gap between reported and true closure does not grow, because a matter that is not recorded is not closed on paper: matters not taken down rise from 7 to 15 in 100, and closures on paper fall by 1. Neither is better under checks of all forms: these take 47 hours a month from the street office and the departments, which lead most cases, and corners are cut there. With calls to reporters alone, which take 20 hours, the gap narrows by a point and satisfaction rises (above).",
  },
  {
    intervention: "information-sharing",
    id: "unclear-and-distrustful-residents",
    failure: "Little effect when responsibility is unclear and organisations distrust each other: on residents and response",
    mechanism: "Saved entries and fast transfers need clear rules or trust. But where most cases go astray, there is also most to gain.",
    why: "Hours of entry are as claimed, and if rules are clear, fewer incidents happen. If they are not clear, the reduction is a quarter as large, which is not clearly less than half. Satisfaction rises a little there, and not clearly if rules are clear: the worse responsibilities are defined, the more cases go astray that a platform saves, and everywhere the money that it costs is missing for the longest queues (see the roll-out).",
    horizonDays: 600,
    failing: { what: "unclear, distrustful", arm: join(unclear, intervention("information-sharing")), against: unclear },
    contrast: { what: "clear, trusting", arm: join(clear, intervention("information-sharing")), against: clear },
    outcomes: [
      { indicator: "satisfaction", good: "up", days: late, failing: "little", contrast: "better" },
      { indicator: "true-incidents", good: "down", days: late, failing: "little", contrast: "better" },
      { indicator: "duplicate-entry-hours", good: "down", days: late, failing: "little", contrast: "better" },
    ],
  },
  {
    intervention: "forum",
    id: "everyone-at-once-later",
    failure: "Fast full inclusion lowers commitment against slow growth, after a year",
    mechanism: "Newcomers have the low commitment of organisations outside the forum, and build commitment only in the forum.",
    why: "Many newcomers lower the members' mean for months (see above), but those admitted early also have more time to build commitment, so after a year fast inclusion is ahead. A forum that still admits members also has a lower mean than the few members without the intervention.",
    horizonDays: 600,
    failing: { what: "all at once against one by one", arm: allAtOnce, against: oneByOne },
    contrast: { what: "one by one against no forum", arm: oneByOne, against: {} },
    outcomes: [{ indicator: "collaborative-process|part:commitment", good: "up", days: late, failing: "no better", contrast: "better" }],
  },
  {
    intervention: "emergency-linkage",
    id: "paper-plan-ties",
    failure: "Paper plan: ties denser, with drills as without",
    mechanism: "Through plans and linkage, organisations meet that otherwise would not have met.",
    why: "The paper plan makes the network denser by an eightieth of all pairs. The drilled plan, which regulates a little less, makes it denser by half of that, which cannot be distinguished from zero. Contact alone no longer keeps a tie: a tie that solves nothing is dropped because of its upkeep.",
    horizonDays: 600,
    failing: { what: "plans and linkage on paper, no drills, a flood", arm: join(flood, paperPlan), against: flood },
    contrast: { what: "drilled, with reserves, the same flood", arm: join(flood, drilledPlan), against: flood },
    outcomes: [{ indicator: "network:information:density", good: "up", days: late, failing: "better", contrast: "better" }],
  },
];
