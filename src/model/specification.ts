/**
 * The specification of a run: a scenario after reading, checking and resolving, as plain frozen data.
 *
 * All durations are days, all money is yuan, all shares are fractions. Nothing here is optional in meaning: the resolver has filled
 * every default. The model reads this value and nothing else.
 */
import type { Experiment } from "./experiment.ts";
import type { OrganisationKind, OrganisationRole } from "./kinds.ts";
import type { Parameters } from "./parameters/catalogue.ts";

/** A hazard category: what can go wrong, how often, how visible, how it ends. Ids are kebab-case. */
export interface CategorySpecification {
  readonly id: string;
  readonly label: string;
  /** Default category whose values it starts from, where that is not the one of its own id. Nothing in a run depends on it. */
  readonly like?: string;
  /** Field values; names are those of `categoryFields` in parameters/categories.ts. */
  readonly values: Readonly<Record<string, number>>;
}

export interface CommunitySpecification {
  readonly id: string;
  readonly label: string;
  readonly residents: number;
  readonly households: number;
  readonly buildings: number;
  readonly grids: number;
  /** Multiplies every category's arrival rate here; 1 is the registry's rate, 0 none. */
  readonly hazardLevel: number;
  /** Share of residents aged 60 or over. */
  readonly elderlyShare: number;
  /** Centre of each building in metres (east, north), grid by grid, where the scenario gives them; no two buildings share one. */
  readonly coordinates?: readonly (readonly [number, number])[];
}

/** An organisation. One with `community: "each"` in a scenario has been copied, once per community, by the resolver. */
export interface OrganisationSpecification {
  readonly id: string;
  readonly label: string;
  readonly kind: OrganisationKind;
  readonly role: OrganisationRole;
  /** Community id, or `street` for one that serves all. */
  readonly community: string;
  /** Full-time people. */
  readonly staff: number;
  /** Working hours per person and calendar day, averaged over the week and leave. */
  readonly hours: number;
  /** Work quality in (0, 1.5]; 1 is ordinary. */
  readonly skill: number;
  /** Categories this organisation is responsible for, and those it helps with. */
  readonly lead: readonly string[];
  readonly support: readonly string[];
  /** Name of its data system; organisations with the same name share entries. Empty: paper. */
  readonly dataSystem: string;
  /** Own yearly budget from its usual funder, yuan; 0 means that the funder pays the posts it has. */
  readonly budget: number;
  /** Attention to what residents ask for, 0 to 1. */
  readonly serviceOrientation: number;
  /** Willingness to work across boundaries at the start, 0 to 1. */
  readonly cooperation: number;
  readonly forumMember: boolean;
}

/** A tie present at the start. Layers: information, resource, joint-action, supervision. */
export interface TieSpecification {
  readonly from: string;
  readonly to: string;
  readonly layers: readonly string[];
  /** Tie strength in (0, 1]. */
  readonly strength: number;
}

export const triggerComparisons = [">", ">=", "<", "<="] as const;

/** `when: backlog > 40 for 14 days`: true once the condition has held on that many days in a row. */
export interface TriggerSpecification {
  readonly observable: string;
  readonly comparison: (typeof triggerComparisons)[number];
  readonly threshold: number;
  readonly days: number;
}

/** One use of an intervention. Phases follow each other: planning, construction, operation, until `endDay` (exclusive; horizon when absent). */
export interface InterventionSpecification {
  /** Key in the scenario; equals `intervention` unless one intervention is used twice. */
  readonly id: string;
  /** Id in the intervention catalogue. */
  readonly intervention: string;
  /** First day, or the earliest day its trigger may fire. */
  readonly startDay: number;
  readonly planningDays: number;
  readonly constructionDays: number;
  readonly endDay: number | null;
  /** 0 (no intervention) to 1 (as designed). */
  readonly strength: number;
  readonly trigger: TriggerSpecification | null;
  /** Place in the order of payment where money is short, 1 first; absent where the scenario names none. */
  readonly priority?: number;
  /** The intervention's own parameters. */
  readonly values: Readonly<Record<string, number>>;
}

export const eventTypes = ["flood", "epidemic", "crime-wave", "facility-failure"] as const;

/** An emergency that the scenario sends: the same in every arm unless patched. */
export interface EventSpecification {
  readonly id: string;
  readonly label: string;
  readonly type: (typeof eventTypes)[number];
  readonly day: number;
  readonly days: number;
  /** 0 to 1. */
  readonly severity: number;
}

export interface ModelSpecification {
  readonly id: string;
  readonly title: string;
  readonly horizonDays: number;
  /** User's seed: a word or a number written as text. */
  readonly seed: string;
  readonly communities: readonly CommunitySpecification[];
  readonly categories: readonly CategorySpecification[];
  readonly organisations: readonly OrganisationSpecification[];
  readonly ties: readonly TieSpecification[];
  readonly parameters: Parameters;
  readonly interventions: readonly InterventionSpecification[];
  readonly events: readonly EventSpecification[];
  /** Experiment with the structure of the model; absent wherever a scenario is run as it is. */
  readonly experiment?: Experiment;
}
