/**
 * Whether a design point is a run that a scenario could ask for: what the scenario room checks across fields, before anything runs.
 *
 * Of the settings that a study varies only the times of an intervention depend on each other: it must end after operation begins.
 * Shares of the population need not add up to one: the model takes residents' types in order and the last ones give way, as in scenarios.
 */
import type { ModelSpecification } from "../../model/specification.ts";
import { applyFactors, type Factor } from "../factors/factor.ts";
import { operationStart } from "../factors/factorPlace.ts";

/** What is wrong with the point in this specification, in sentences; none for a good one. */
export function checkPoint(factors: readonly Factor[], values: readonly number[], specification: ModelSpecification): string[] {
  const problems = factors.flatMap(({ path, integer }, i) => {
    const expected = integer ? "a whole number" : "a finite number";
    const fits = Number.isFinite(values[i]) && (!integer || Number.isInteger(values[i]));
    return fits ? [] : [`${path}: expected ${expected}, received ${values[i]}`];
  });
  if (problems.length > 0 || !factors.some(({ integer }) => integer)) return problems;
  for (const intervention of applyFactors(specification, factors, values).interventions) {
    const { id, startDay, endDay } = intervention;
    const path = `interventions.${id}.end`;
    if (endDay === null) continue;
    if (endDay <= startDay) problems.push(`${path}: expected a time after its start (day ${startDay}), received day ${endDay}`);
    else if (endDay <= operationStart(intervention)) {
      problems.push(`${path}: expected a time after operation begins (day ${operationStart(intervention)}), received day ${endDay}`);
    }
  }
  return problems;
}
