/** The outcome table as plain data: the same facts as the text, for programs. */
import type { IndicatorComparison } from "../study/comparison.ts";
import { paidShares } from "../study/paidShares.ts";
import type { StudyResult } from "../study/runScenario.ts";

/** JSON-ready; `warnings` are those of the scenario file, those of the runs are added. */
export function outcomesData(result: StudyResult, comparisons: readonly IndicatorComparison[], warnings: readonly string[]) {
  const { scenario, arms, requested, used, failures } = result;
  return {
    scenario: { ...scenario, warnings: undefined },
    arms: arms.map(({ id, label }) => ({ id, label })),
    runs: { requested, used, failed: failures.length },
    failures,
    warnings: [...warnings, ...scenario.warnings],
    paid: paidShares(result.summary),
    outcomes: comparisons.map(({ indicator, group, arms: compared }) => ({
      indicator: indicator.id,
      label: indicator.label,
      unit: indicator.unit,
      direction: indicator.direction,
      group,
      arms: compared.map(({ arm, estimate, difference, verdict, judgement }) => ({ arm, ...estimate, difference, verdict, judgement })),
    })),
  };
}
