/**
 * Ablations: parts of the model taken away, held still or moved, each with the outcome that must move and the direction stated beforehand.
 *
 * Adding one: a row here. A row is run in each of its arms against that arm as it is, under the same chance.
 */
import { type ChoosingRole, type Experiment, formRuleIds, hourRuleIds, type RuleId } from "../../model/experiment.ts";
import { rolesByKind } from "../../model/kindLists.ts";
import { type LayerId, layerIds } from "../../model/pairs.ts";
import { platformPointIds } from "../../model/platform.ts";
import type { ModelSpecification } from "../../model/specification.ts";
import { nudge } from "../placebo.ts";
import { type ArmId, type Settings, withParameters } from "./arms.ts";
import type { HabitualSpecification } from "./habits.ts";
import type { OutcomeId } from "./measure.ts";

export type Direction = "rises" | "falls";

/** A specification changed; the second is the baseline, from which habits come. */
export type Change = (specification: ModelSpecification, baseline: ModelSpecification) => HabitualSpecification;

export interface Ablation {
  /** kebab-case; unique. */
  readonly id: string;
  readonly what: string;
  readonly arms: readonly ArmId[];
  readonly outcome: OutcomeId;
  readonly direction: Direction;
  /** Several are deals of one change: their mean counts, pair by pair. */
  readonly changes: readonly Change[];
  /** What the changed run is held against where that is not the arm as it is. */
  readonly against?: Change;
  /** The one case that the row is about; all where absent. */
  readonly only?: string;
}

/** Id of the row that has no meaning. */
export const PLACEBO = "placebo";

const both = ["baseline", "package"] as const;

const under =
  (experiment: Experiment): Change =>
  (specification) => ({ ...specification, experiment });
const at =
  (settings: Settings): Change =>
  (specification) =>
    withParameters(specification, settings);
const held =
  (rules?: readonly RuleId[], roles?: readonly ChoosingRole[]): Change =>
  (specification, reference) => ({ ...specification, habits: { reference, rules, roles } });

const placebo: Ablation = {
  id: PLACEBO,
  what: "Placebo",
  arms: ["baseline", "package", "supervised", "short-handed"],
  outcome: "preventable-incidents",
  direction: "rises",
  changes: [nudge],
};

/** Layers that organisations keep by themselves. */
const grown = ["information", "joint-action", "resource"] as const;
type Grown = (typeof grown)[number];
const layerWords: Readonly<Record<Grown, string>> = { information: "information", "joint-action": "joint-action", resource: "resource" };
/** What a layer carries: knowledge of who leads, partners, hours. Days count only what was solved in the end; with fewer hours more is not solved at all. */
const layerOutcomes: Readonly<Record<Grown, OutcomeId>> = {
  information: "hops-mean",
  "joint-action": "preventable-incidents",
  resource: "preventable-incidents",
};
const allLayers = (state: "empty" | "full" | "frozen"): Experiment => ({
  layers: Object.fromEntries(layerIds.map((id): [LayerId, typeof state] => [id, state])),
});
const clear = (specification: ModelSpecification) =>
  withParameters(specification, { institutions: { responsibilityClarity: 1 }, knowledge: { readShare: 1 } });

/** Deals of the ties among owners in each replication: who gets whose is chance, of which a mean over several has less. */
const DEALS = 4;

const ties: readonly Ablation[] = [
  ...grown.map((layer): Ablation => {
    const outcome = layerOutcomes[layer];
    const changes = [under({ layers: { [layer]: "empty" } })];
    return { id: `no-${layer}`, what: `No ${layerWords[layer]} ties`, arms: both, outcome, direction: "rises", changes };
  }),
  {
    ...{ id: "no-ties", what: "No ties at all", arms: both, outcome: "preventable-incidents", direction: "rises" },
    changes: [under(allLayers("empty"))],
  },
  ...grown.map((layer): Ablation => {
    const outcome = layerOutcomes[layer];
    const changes = [under({ layers: { [layer]: "full" } })];
    return {
      id: `full-${layer}`,
      what: `All ${layerWords[layer]} ties at full strength`,
      ...{ arms: both, outcome, direction: "falls", changes },
    };
  }),
  {
    ...{ id: "full-ties", what: "All ties at full strength", arms: ["baseline"], outcome: "hops-mean", direction: "falls" },
    changes: [under(allLayers("full"))],
  },
  {
    id: "full-ties-clear",
    what: "All ties at full strength, every lead written and read",
    ...{ arms: ["baseline"], outcome: "hops-mean", direction: "falls" },
    changes: [(specification) => ({ ...clear(specification), experiment: allLayers("full") })],
    against: clear,
  },
  {
    id: "other-owners",
    what: `Ties of the start dealt to other owners (${DEALS} deals; both held as they are)`,
    ...{ arms: ["baseline"], outcome: "partner-found-share", direction: "falls" },
    changes: Array.from({ length: DEALS }, (_, deal) => under({ permuteOwners: deal, ...allLayers("frozen") })),
    against: under(allLayers("frozen")),
  },
  {
    id: "first-committee-cut",
    what: "The first committee's ties cut",
    ...{ arms: ["baseline"], outcome: "preventable-incidents", direction: "rises" },
    changes: [
      (specification) => ({
        ...specification,
        experiment: { cut: specification.organisations.find(({ role }) => role === "residents-committee")!.id },
      }),
    ],
  },
];

const forum: readonly Ablation[] = [
  {
    ...{ id: "forum-talks", what: "Forum talks and decides nothing", arms: both, outcome: "hops-mean", direction: "rises" },
    changes: [under({ forum: "talk" })],
  },
  {
    ...{ id: "no-forum", what: "No forum", arms: both, outcome: "hops-mean", direction: "rises" },
    changes: [under({ forum: "none" })],
  },
];

/**
 * What holding a rule is expected to move. The package asks more of everybody: who cannot answer to it keeps the habits of the baseline.
 * Supervision reaches effort where it reaches cases and something follows, so effort is held there too; a committee has to choose where it
 * has few people.
 */
const rules: readonly (readonly [
  id: string,
  words: string,
  rules: readonly RuleId[],
  outcome: OutcomeId,
  direction: Direction,
  arms: readonly ArmId[],
  roles?: readonly ChoosingRole[],
])[] = [
  ["cooperation", "cooperation", ["cooperation"], "partner-found-share", "falls", both],
  ["effort", "effort", ["effort"], "preventable-incidents", "rises", [...both, "supervised"]],
  ["police-hours", "hours of the police", ["police-hours"], "days-to-resolve-mean", "rises", both],
  ["committee-hours", "hours of the committee", hourRuleIds, "days-to-resolve-mean", "rises", [...both, "short-handed"], rolesByKind.ngo],
  // Who leads the forum takes the hours from cases: held, offices lead less and solve more.
  ["office-hours", "hours of offices", hourRuleIds, "partner-found-share", "falls", both, rolesByKind.government],
  ["participation", "participation", ["participation"], "preventable-incidents", "rises", both],
  // Packages pay others to patrol and give people things to talk about: held, they go on patrolling, and find more.
  ["forms", "forms of participation", formRuleIds, "hazard-days-undetected", "falls", both],
];
/** Organisations of every kind choose how far they cooperate, which shows first in whether partners are found. */
const kindsHeld: readonly (readonly [
  id: string,
  words: string,
  roles: readonly ChoosingRole[],
  outcome: OutcomeId,
  direction: Direction,
])[] = [
  ["government", "government", rolesByKind.government, "partner-found-share", "falls"],
  ["police", "police", rolesByKind.police, "partner-found-share", "falls"],
  ["enterprises", "enterprises", rolesByKind.enterprise, "partner-found-share", "falls"],
  ["ngos", "NGOs and committee", rolesByKind.ngo, "partner-found-share", "falls"],
  ["residents", "residents", ["resident"], "preventable-incidents", "rises"],
];
const heldRows: readonly Ablation[] = [
  ...rules.map(([id, words, ids, outcome, direction, arms, roles]): Ablation => {
    const what = `Rule «${words}» held at its mean in the baseline`;
    return { id: `rule-${id}`, what, arms, outcome, direction, changes: [held(ids, roles)] };
  }),
  ...kindsHeld.map(([id, words, roles, outcome, direction]): Ablation => {
    return { id: `kind-${id}`, what: `All rules of ${words} held`, arms: both, outcome, direction, changes: [held(undefined, roles)] };
  }),
  {
    ...{ id: "no-brokerage", what: "Nobody gives hours to brokerage", arms: both, outcome: "partner-found-share", direction: "falls" },
    changes: [under({ held: { "hours-brokerage": { "street-office": [0], "residents-committee": [0] } } })],
  },
];

const parts: readonly Ablation[] = [
  {
    id: "trust-fixed",
    what: "Trust between organisations does not learn",
    ...{ arms: both, outcome: "partner-found-share", direction: "falls" },
    changes: [at({ collaboration: { trustGain: 0, trustLoss: 0, dialogueTrust: 0 } })],
  },
  {
    id: "residents-trust-fixed",
    what: "Residents' trust and satisfaction do not learn",
    ...{ arms: both, outcome: "hazard-days-undetected", direction: "rises" },
    changes: [at({ trust: { gainRate: 0, efficacyRate: 0, satisfactionRate: 0, hearsayRate: 0, socialRate: 0 } })],
  },
  {
    id: "nobody-leaves",
    what: "Nobody leaves: staff, leaders, firms, members of the forum, volunteers",
    ...{ arms: both, outcome: "preventable-incidents", direction: "falls" },
    changes: [
      at({
        resources: { quitRate: 0, quitLoad: 0 },
        agencies: { quitRate: 0 },
        firms: { lossMonths: 600 },
        collaboration: { exitProbability: 0, turnover: 0 },
        participation: { leavingRate: 0 },
        attention: { leaderYears: 50 },
      }),
    ],
  },
  {
    id: "no-budget-limit",
    what: "No limit to programme money (5,000 yuan per resident and year)",
    ...{ arms: both, outcome: "preventable-incidents", direction: "falls" },
    changes: [at({ resources: { publicBudget: 5000 } })],
  },
  {
    id: "no-targets",
    what: "No targets at the start (a measure may set some)",
    ...{ arms: both, outcome: "recorded-share", direction: "rises" },
    changes: [at({ institutions: { evaluationPressure: 0 } })],
  },
  {
    id: "no-assessment",
    what: "No points: figures cost nobody anything, and no sanction follows",
    ...{ arms: both, outcome: "cases-returned", direction: "rises" },
    changes: [at({ evaluation: { pointPenalty: 0, gravePoints: 0, paperPoints: 0 } })],
  },
  {
    id: "no-upkeep",
    what: "Ties need no upkeep",
    ...{ arms: both, outcome: "partner-found-share", direction: "rises" },
    changes: [at({ network: { hoursInformation: 0, hoursResource: 0, hoursJointAction: 0, hoursSupervision: 0 } })],
  },
];

/** Settings that diagnoses name, at another level in the baseline: what each is worth to the outcome that the cases name. */
const settings: readonly (readonly [id: string, what: string, change: Change])[] = [
  ["one-data-system", "One data system", at({ institutions: { dataSystems: 1 } })],
  ["property-fee", "Property fees of 2,000 yuan", at({ resources: { propertyFee: 2000 } })],
  [
    "programme-money",
    "60 yuan of programme money more per resident and year",
    (specification) => withParameters(specification, { resources: { publicBudget: specification.parameters.resources.publicBudget + 60 } }),
  ],
  ["no-dominance", "Nothing settled by the authority alone (dominance 0)", at({ institutions: { governmentDominance: 0 } })],
  ["openness", "An open process (openness 1)", at({ institutions: { openness: 1 } })],
  ["awareness", "Awareness of 0.8", at({ population: { awareness: 0.8 } })],
  ["two-meetings", "Two meetings of the forum a month", at({ institutions: { forumFrequency: 2 } })],
];
const settingRows = settings.map(([id, what, change]): Ablation => {
  return { id: `setting-${id}`, what, arms: ["baseline"], outcome: "true-incidents", direction: "falls", changes: [change] };
});

/** The platform where a package rests on it: without each of its points, and without all. */
const platformRows: readonly Ablation[] = [
  ...platformPointIds.map((point) => ({ id: `platform-${point}`, what: `Platform without «${point}»`, points: [point] })),
  { id: "platform-none", what: "Platform without any point", points: platformPointIds },
].map(({ id, what, points }) => ({
  ...{ id, what, arms: ["package"], outcome: "preventable-incidents", direction: "rises", only: "shanghai-smart" },
  changes: [under({ platformWithout: points })],
}));

export const ablations: readonly Ablation[] = [placebo, ...ties, ...forum, ...heldRows, ...parts, ...settingRows, ...platformRows];
