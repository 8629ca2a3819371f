/**
 * Interventions (policy levers): a lever declares its parameters, phases, cost and failure mode, then acts.
 *
 * A lever changes institutions, capacities and decisions; it never changes an outcome. At strength 0 it costs nothing, does nothing and
 * leaves every bit of the run as it was.
 */
import type { ParameterSpecifications, ValuesOf } from "./parameter.ts";
import type { LeverState, World } from "./state.ts";

/** Costs at strength 1. */
export interface Cost {
  /** One-off sums in yuan, spread evenly over the phase. */
  readonly planning: number;
  readonly construction: number;
  /** Yuan per year in operation. */
  readonly operation: number;
}

/** A lever of the catalogue. */
export interface Intervention<Specifications extends ParameterSpecifications = ParameterSpecifications> {
  /** kebab-case. */
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** How it can backfire, and through which mechanism. */
  readonly failureMode: string;
  readonly source: string;
  readonly parameters: Specifications;
  /** Default lengths of the phases, days. */
  readonly phases: { readonly planning: number; readonly construction: number };
  /** Costs at strength 1 in yuan: one-off sums of planning and construction, yearly sum of operation. */
  cost(world: World, values: ValuesOf<Specifications>): Cost;
  /** Adds this lever's doing to `world.policy` (and, in exceptional cases named in its header, to agents) for today. */
  apply(world: World, lever: LeverState, values: ValuesOf<Specifications>): void;
}

/** Declares a lever; erases its parameter type for the catalogue. */
export function intervention<const Specifications extends ParameterSpecifications>(lever: Intervention<Specifications>): Intervention {
  return lever as unknown as Intervention;
}
