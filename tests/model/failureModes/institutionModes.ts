/** Failure modes of the interventions that act on organisations and how they work together. */
import { type FailureMode, intervention, join, late, type Miss, type Patch, setting } from "./mode.ts";

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
const slowRollout = join(busy, intervention("information-sharing", {}, { phases: { planning: "30 days", construction: "240 days" } }));
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
      "While the platform is built every case is entered once more; in a community near its limit the hours are missing from cases.",
    horizonDays: 600,
    failing: { what: "busy community, eight months of roll-out: during it", arm: slowRollout, against: busy },
    contrast: { what: "the same, in operation", arm: slowRollout, against: busy },
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
    failure: "Targets without verification: less is taken down, superficial closure, reported above true, satisfaction falls",
    mechanism:
      "Books are made to look good: matters are not taken down, cases are closed on paper on their last day in time and come back; help to partners is dropped.",
    horizonDays: 600,
    failing: { what: "targets, no audit, no consequence", arm: targetsAlone, against: {} },
    contrast: { what: "targets with consequences, and reporters who are asked", arm: reportersAsked, against: {} },
    outcomes: [
      { indicator: "recorded-share", good: "up", days: late, failing: "worse", contrast: "better" },
      { indicator: "closure-gap", good: "down", days: late, failing: "worse", contrast: "open" },
      { indicator: "satisfaction", good: "up", days: late, failing: "worse", contrast: "open" },
    ],
  },
  {
    intervention: "supervision-evaluation",
    id: "checks-without-consequence",
    failure: "Checks without a consequence change little: on effort",
    mechanism: "Effort follows audit × consequence; being watched alone has a small stake.",
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
      "Being watched alone deters a little gaming and adds a little effort; cases are sent back only as far as findings have consequences.",
    horizonDays: 600,
    failing: { what: "audits without consequence", arm: checked(0), against: {} },
    contrast: { what: "audits with consequence", arm: checked(0.9), against: {} },
    outcomes: [{ indicator: "satisfaction", good: "up", days: late, failing: "little", contrast: "better" }],
  },
  {
    intervention: "responsibility-clarification",
    id: "rigid-refusal",
    failure: "Clarity without cooperation: rigid refusal",
    mechanism: "The clearer the lines, the oftener an unwilling partner refuses what its own duties do not name.",
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
      { indicator: "dyadic-trust", good: "up", days: late, failing: "worse", contrast: "better" },
    ],
  },
  {
    intervention: "facilitative-leadership",
    id: "broker-rotated",
    failure: "Dependence on one broker: gain lost at rotation",
    mechanism: "What rests on a person leaves with the person; entry cost and dominance go back, commitment and cooperation follow.",
    horizonDays: 780,
    failing: { what: "rests on one broker, who is moved on after 180 days of operation", arm: onePerson, against: {} },
    contrast: { what: "rests on an institution, same rotation", arm: institution, against: {} },
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
    mechanism: "Frequent dialogue that brings no joint result tires members, and its hours are missing from cases.",
    horizonDays: 600,
    failing: { what: "divided organisations, nobody leads, weekly talk, unanimity", arm: join(divided, talk), against: divided },
    contrast: {
      what: "the same organisations, monthly forum with leadership",
      arm: join(divided, intervention("forum"), intervention("facilitative-leadership")),
      against: divided,
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
    mechanism: "Newcomers bring the little commitment of those outside; many in one month make it the forum's.",
    horizonDays: 600,
    failing: { what: "all admitted in the first months", arm: allAtOnce, against: {} },
    contrast: { what: "one newcomer in four months", arm: oneByOne, against: {} },
    outcomes: [{ indicator: "collaborative-process|part:commitment", good: "up", days: [60, 180], failing: "worse", contrast: "little" }],
  },
  {
    intervention: "emergency-linkage",
    id: "paper-plan",
    failure: "Paper plan: ties denser, readiness unchanged",
    mechanism: "Plans make organisations exchange information; readiness grows with drills alone.",
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
    intervention: "supervision-evaluation",
    id: "targets-with-checks",
    failure: "Targets without verification: superficial closure, reported above true, satisfaction falls",
    mechanism:
      "Cases are closed on paper on their last day in time and come back; records and measured work crowd out the rest; help to partners is dropped.",
    horizonDays: 600,
    failing: { what: "targets, no audit, no consequence", arm: targetsAlone, against: {} },
    contrast: { what: "targets with audits and consequences", arm: targetsChecked, against: {} },
    outcomes: [
      { indicator: "closure-gap", good: "down", days: late, failing: "worse", contrast: "better" },
      { indicator: "satisfaction", good: "up", days: late, failing: "worse", contrast: "better" },
    ],
    why: "The failing side is shown, and residents are more satisfied where there are checks. The gap does not close: audits with consequences end gaming and shirking of those who are audited, but their hours come out of those of the street office and the departments, which lead most cases, so that corners are cut there instead. With no tie from above the place there is nobody to look at the street office, or to audit by hours that serve no cases.",
  },
  {
    intervention: "information-sharing",
    id: "unclear-and-distrustful-residents",
    failure: "Little effect when responsibility is unclear and organisations distrust each other: on residents and response",
    mechanism: "Saved entries and fast transfers need clear rules or trust; but where most cases go astray there is also most to gain.",
    why: "The worse responsibilities are defined, the more cases go astray, and what a platform saves on those offsets what unclear rules and distrust cost it.",
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
    mechanism: "Newcomers bring the little commitment of those outside, and build their own only in the forum.",
    why: "Many newcomers lower the members' mean for months (see above), but those admitted early also have more time to build commitment, so after a year fast inclusion is ahead; and a forum that still admits members has a lower mean than the few who sit there without it.",
    horizonDays: 600,
    failing: { what: "all at once against one by one", arm: allAtOnce, against: oneByOne },
    contrast: { what: "one by one against no forum", arm: oneByOne, against: {} },
    outcomes: [{ indicator: "collaborative-process|part:commitment", good: "up", days: late, failing: "no better", contrast: "better" }],
  },
  {
    intervention: "emergency-linkage",
    id: "paper-plan-ties",
    failure: "Paper plan: ties denser, with drills as without",
    mechanism: "Plans and linkage have organisations meet that would not have met.",
    why: "The paper plan makes the network denser, by a seventieth of all pairs; the drilled one, which lays down a little less, by half of that, which cannot be told from nothing. Contact alone no longer keeps a tie: one that solves nothing is dropped for its upkeep.",
    horizonDays: 600,
    failing: { what: "plans and linkage on paper, no drills, a flood", arm: join(flood, paperPlan), against: flood },
    contrast: { what: "drilled, with reserves, the same flood", arm: join(flood, drilledPlan), against: flood },
    outcomes: [{ indicator: "network:information:density", good: "up", days: late, failing: "better", contrast: "better" }],
  },
];
