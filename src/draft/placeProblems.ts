/**
 * Problems that a place may have, for a scenario that is begun: what stands for each in the file, and a measure that answers it.
 *
 * Levels are those that the five case studies were given by their diagnosis, in words; no study gives a figure. The measures are the
 * interventions of the registry at their own strengths, so that what they cost and how they fail stands in `cosafe describe`.
 */

/** A setting as in the file, without `parameters.` before a group. */
export interface ProblemLevel {
  readonly path: string;
  readonly value: number;
  /** As written behind the value; empty for shares, scores and counts. */
  readonly unit?: string;
  /** Value without the problem; only where the registry states none. */
  readonly reference?: number;
}

/** Staff of the organisations of a role with the problem. */
export interface StaffLevel {
  readonly role: string;
  readonly perThousand: number;
  /** Yuan a year that its funder gives for each post; absent where its posts are paid whatever they cost. */
  readonly budgetPerPost?: number;
}

export interface PlaceProblem {
  /** kebab-case; also the id in the file. */
  readonly id: string;
  readonly label: string;
  /** Where its levels come from. */
  readonly source: string;
  readonly levels: readonly ProblemLevel[];
  readonly staff?: StaffLevel;
  /** A line of the section `events`, where the problem shows only when something happens. */
  readonly event?: string;
  readonly answer: ProblemAnswer;
}

/** The arm that answers a problem: interventions as they stand in the file. */
export interface ProblemAnswer {
  readonly id: string;
  readonly label: string;
  readonly interventions: readonly string[];
}

const START = "start: month 4";
const committee = "organisations.residents-committee";

export const placeProblems: readonly PlaceProblem[] = [
  {
    id: "weak-committee",
    label: "A weak committee: few people, not fully trained or paid",
    source: "the fewest staff in print, the rest as in Caotang Road",
    levels: [
      { path: `${committee}.skill`, value: 0.9, reference: 1 },
      { path: `${committee}.cooperation`, value: 0.5, reference: 0.55 },
    ],
    // Caotang Road: a million yuan for 14.5 posts of 75,000.
    staff: { role: "residents-committee", perThousand: 1.8, budgetPerPost: 69_000 },
    answer: {
      id: "posts-and-training",
      label: "Posts and training for the committee",
      interventions: [`posts-and-training: { intervention: resources-talent, ${START}, parameters: { addedFunds: 0, pooling: 0 } }`],
    },
  },
  {
    id: "few-police",
    label: "Few police",
    source: "the fewest in print",
    levels: [],
    staff: { role: "police-station", perThousand: 0.55 },
    answer: { id: "police-reform", label: "Police reform", interventions: [`police-reform: { ${START} }`] },
  },
  {
    id: "thin-budget",
    label: "A thin budget: public money covers basic operation",
    source: "Caotang Road",
    levels: [{ path: "resources.publicBudget", value: 14, unit: "yuan/resident/year" }],
    answer: {
      id: "further-funds",
      label: "Other sources of money",
      interventions: [
        `further-funds: { intervention: resources-talent, ${START}, parameters: { addedPosts: 0, training: 0, talentIncentive: 0, pooling: 0 } }`,
      ],
    },
  },
  {
    id: "unclear-responsibility",
    label: "Nobody knows who is responsible",
    source: "Caotang Road",
    levels: [
      { path: "institutions.responsibilityClarity", value: 0.5 },
      { path: "institutions.mandateOverlap", value: 0.55 },
    ],
    answer: { id: "clear-responsibility", label: "Clear responsibilities", interventions: [`responsibility-clarification: { ${START} }`] },
  },
  {
    id: "separate-systems",
    label: "Data systems that do not fit, no shared platform",
    source: "Caotang Road",
    levels: [
      { path: "institutions.dataSystems", value: 5 },
      { path: "institutions.platformCoverage", value: 0.05 },
      { path: "institutions.interoperability", value: 0.05 },
    ],
    answer: { id: "shared-platform", label: "Information platform", interventions: [`information-sharing: { ${START} }`] },
  },
  {
    id: "little-coordination",
    label: "Bodies hardly meet, without rules",
    source: "Caotang Road",
    levels: [
      { path: "institutions.forumFrequency", value: 0.15, unit: "per month" },
      { path: "institutions.groundRules", value: 0.25 },
      { path: "institutions.facilitation", value: 0.2 },
    ],
    answer: { id: "joint-forum", label: "Joint forum", interventions: [`forum: { ${START} }`] },
  },
  {
    id: "low-trust",
    label: "Bodies do not trust each other, closed process",
    source: "Shanghai",
    levels: [
      { path: "collaboration.initialTrust", value: 0.3 },
      { path: "collaboration.initialUnderstanding", value: 0.3 },
      { path: "institutions.openness", value: 0.1 },
    ],
    answer: { id: "brokering-leaders", label: "Leadership that brokers", interventions: [`facilitative-leadership: { ${START} }`] },
  },
  {
    id: "idle-partners",
    label: "Firms and social organisations are not used",
    source: "Caotang Road",
    levels: [
      { path: "institutions.inclusiveness", value: 0.2 },
      { path: "institutions.interdependence", value: 0.4 },
      { path: "organisations.security-company.cooperation", value: 0.25, reference: 0.3 },
    ],
    answer: {
      id: "bought-hours",
      label: "Purchased services",
      interventions: [
        `purchased-services: { ${START}, parameters: { securityHours: 4 hours/day, socialWorkHours: 3 hours/day } }   # per 8,000 residents`,
      ],
    },
  },
  {
    id: "low-participation",
    label: "Residents find no way to take part",
    source: "Tongxiang",
    levels: [
      { path: "institutions.channelCost", value: 0.7 },
      { path: "institutions.participationCost", value: 0.7 },
      { path: "institutions.voice", value: 0.1 },
    ],
    answer: { id: "open-channels", label: "Participation channels", interventions: [`participation-channels: { ${START} }`] },
  },
  {
    id: "low-awareness",
    label: "Residents care and know little about safety",
    source: "Caotang Road",
    levels: [
      { path: "population.awareness", value: 0.4 },
      { path: "population.literacy", value: 0.3 },
      { path: "institutions.safetyCulture", value: 0.25 },
    ],
    answer: { id: "campaigns", label: "Safety campaigns and training", interventions: [`safety-culture: { ${START} }`] },
  },
  {
    id: "unheard-needs",
    label: "Nobody asks residents what they need",
    source: "Taiyuan",
    levels: [
      { path: "institutions.serviceOrientation", value: 0.25 },
      { path: "institutions.demandKnowledge", value: 0.15 },
      { path: "institutions.proceduralJustice", value: 0.4 },
    ],
    answer: { id: "asking-residents", label: "Needs asked for", interventions: [`demand-elicitation: { ${START} }`] },
  },
  {
    id: "open-disputes",
    label: "Disputes are neither prevented nor settled",
    source: "Taiyuan",
    levels: [
      { path: "institutions.legality", value: 0.25 },
      { path: "institutions.mediationHours", value: 0.3, unit: "hours" },
      { path: "categories.dispute.baseRate", value: 85 },
    ],
    answer: { id: "mediation", label: "Mediation by law", interventions: [`mediation-legality: { ${START} }`] },
  },
  {
    id: "weak-evaluation",
    label: "Work is hardly checked and nothing follows",
    source: "Caotang Road",
    levels: [
      { path: "institutions.auditIntensity", value: 0.05 },
      { path: "institutions.consequence", value: 0.1 },
    ],
    answer: { id: "audited-evaluation", label: "Supervision and evaluation", interventions: [`supervision-evaluation: { ${START} }`] },
  },
  {
    id: "unprepared",
    label: "Unprepared for floods and failures",
    source: "Taiyuan; its great rain comes with it",
    levels: [
      { path: "institutions.readiness", value: 0.15 },
      { path: "institutions.linkage", value: 0.15 },
      { path: "institutions.localReserve", value: 0.1 },
    ],
    event: "heavy-rain: { label: Heavy rain in July, type: flood, day: 197, duration: 6 days, severity: 0.6 }",
    answer: { id: "drills-and-linkage", label: "Emergency linkage", interventions: [`emergency-linkage: { ${START} }`] },
  },
];

/** The problem with this id; undefined where there is none. */
export function placeProblem(id: string): PlaceProblem | undefined {
  return placeProblems.find((problem) => problem.id === id);
}
