/**
 * Interventions: each declares its parameters, phases, cost and failure mode, then acts.
 *
 * An intervention changes institutions, capacities and decisions; it never changes an outcome. At strength 0 it costs nothing, does nothing and
 * leaves every bit of the run as it was.
 */
import type { Hurt } from "./assessment.ts";
import type { OrganisationRole } from "./kinds.ts";
import { assumption, type ParameterSpecifications, type ValuesOf } from "./parameter.ts";
import { halfToDouble } from "./plausible.ts";
import type { InterventionState, World } from "./state.ts";

/** Costs at strength 1. */
export interface Cost {
  /** One-off sums in yuan, spread evenly over the phase. */
  readonly planning: number;
  readonly construction: number;
  /** Yuan per year in operation. */
  readonly operation: number;
}

/** An intervention of the catalogue. */
export interface Intervention<Specifications extends ParameterSpecifications = ParameterSpecifications> {
  /** kebab-case. */
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** How it can backfire, and through which mechanism. */
  readonly failureMode: string;
  readonly source: string;
  /** What it is paid for: figures of the assessment, and queues. Where money is short, what hurts more is paid first (programme.ts). */
  readonly answers?: readonly Hurt[];
  readonly parameters: Specifications;
  /** Default lengths of the phases, days. */
  readonly phases: { readonly planning: number; readonly construction: number };
  /** Firms that build it and keep it up by tender (works.ts); its costs of construction and operation are then at the mean price of their trade. */
  readonly builtBy?: OrganisationRole;
  /** Costs at strength 1 in yuan: one-off sums of planning and construction, yearly sum of operation. */
  cost(world: World, values: ValuesOf<Specifications>): Cost;
  /** Yuan a year that it brings into the safety fund in operation at strength 1; absent where it brings none. */
  brings?(world: World, values: ValuesOf<Specifications>): number;
  /** Adds this intervention's doing to `world.policy` (and, in exceptional cases named in its header, to agents) for today. */
  apply(world: World, state: InterventionState, values: ValuesOf<Specifications>): void;
}

/** Declares an intervention; erases its parameter type for the catalogue. */
export function intervention<const Specifications extends ParameterSpecifications>(declared: Intervention<Specifications>): Intervention {
  return declared as unknown as Intervention;
}

/** Limit of validity of costs, yuan per resident. */
const MOST_COST = 100000;

/** Cost parameters of an intervention whose costs grow with the number of residents. */
export function costsPerResident(costs: { planning: number; build: number; run: number }) {
  const source = assumption("order of magnitude; no price series found");
  const range = { min: 0, max: MOST_COST, source, plausible: halfToDouble() } as const;
  return {
    planningCost: { ...range, default: costs.planning, unit: "yuan/resident", meaning: "Planning: one-off sum per resident." },
    buildCost: { ...range, default: costs.build, unit: "yuan/resident", meaning: "Construction: one-off sum per resident." },
    runCost: { ...range, default: costs.run, unit: "yuan/resident/year", meaning: "Operation: yearly sum per resident." },
  } as const;
}

/** Costs of a place from `costsPerResident` parameters. */
export function costPerResident(
  world: World,
  values: { readonly planningCost: number; readonly buildCost: number; readonly runCost: number },
): Cost {
  const { residentCount } = world.place;
  return {
    planning: values.planningCost * residentCount,
    construction: values.buildCost * residentCount,
    operation: values.runCost * residentCount,
  };
}
