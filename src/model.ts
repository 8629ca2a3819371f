/**
 * `cosafe/model`: what is needed to write own parts of the model: interventions, indicators, categories, kinds and roles of organisation,
 * processes (docs/own-parts.md). A module of own parts imports this and nothing else.
 */

// Exact mathematics: the same bits in every engine, which Math.exp and its like do not promise
export { cos, erlangC, exp, log, normalCdf, normalQuantile, poissonQuantile, pow, sigmoid, sin } from "./kernel/maths.ts";
// Chance
export { nameKey, type Stream } from "./kernel/random.ts";
// Indicators
export type { Emit, Indicator, IndicatorFamily, Window } from "./model/indicator.ts";
// Interventions
export { type Cost, costPerResident, costsPerResident } from "./model/intervention.ts";
export type { DayRule, Duty } from "./model/kinds.ts";
// Own parts
export {
  chance,
  type MemorySize,
  memory,
  type OwnCategory,
  type OwnIntervention,
  type OwnKind,
  type OwnParameters,
  type OwnProcess,
  type OwnRole,
  ownIntervention as intervention,
  type Parts,
  parameterOf,
  parts,
} from "./model/ownParts.ts";
// Parameters
export {
  achieved,
  assumption,
  choice,
  endState,
  evidence,
  type ParameterSpecification,
  type ParameterSpecifications,
  reference,
  type Source,
  type ValuesOf,
} from "./model/parameter.ts";
export { between, halfToDouble, logOddsHalfToDouble, oddsHalfToDouble, type Plausible, shift } from "./model/plausible.ts";
// Policy
export { add, lower, raise } from "./model/policy.ts";
// The world
export type { ActiveIntervention, Category, InterventionState, Organisation, Policy, World } from "./model/state.ts";
export type { Tally } from "./model/tally.ts";
export { DAYS_PER_MONTH, DAYS_PER_WEEK, DAYS_PER_YEAR } from "./model/time.ts";
export { gini, ratio, sum, tallyOf } from "./model/windows.ts";
