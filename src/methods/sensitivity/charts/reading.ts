/** What the charts of a sensitivity analysis take from its result for their titles and notes. */

import type { Finding } from "../../../words/finding.ts";
import type { RunPoints } from "../../../words/findings/sensitivityCharts.ts";
import type { SensitivityResult } from "../result.ts";

/** The first finding of one of the kinds; undefined where the analysis has none. */
export function findingOf<K extends Finding["kind"]>(
  result: SensitivityResult,
  kinds: readonly K[],
): Extract<Finding, { kind: K }> | undefined {
  return result.findings.find((finding): finding is Extract<Finding, { kind: K }> => (kinds as readonly string[]).includes(finding.kind));
}

/** The finding that an analysis with these rows has. */
export function titleOf<K extends Finding["kind"]>(result: SensitivityResult, kinds: readonly K[]): Extract<Finding, { kind: K }> {
  const found = findingOf(result, kinds);
  if (found === undefined) throw new Error(`sensitivity: expected a finding ${kinds.join(" or ")}, received none`);
  return found;
}

/** How the points were run. */
export function runPoints({ arm, replicationsPerPoint: replications, droppedBlocks: lost, method }: SensitivityResult): RunPoints {
  return { arm, replications, lost, method };
}
