/**
 * Findings: what may be said of a study, as data with all that a sentence needs. A method decides what it found
 * (`methods/<name>/findings.ts`); a language words it (`en/`), and decides nothing.
 */

import type { AssumptionsFinding } from "./findings/assumptions.ts";
import type { AttributionFinding } from "./findings/attribution.ts";
import type { ComparisonFinding } from "./findings/comparison.ts";
import type { DesignFinding } from "./findings/design.ts";
import type { DiagnosisFinding } from "./findings/diagnosis.ts";
import type { RankingFinding } from "./findings/ranking.ts";
import type { RunChartNote } from "./findings/runChartNotes.ts";
import type { RunChartTitle } from "./findings/runCharts.ts";
import type { SensitivityFinding } from "./findings/sensitivity.ts";

export type Finding =
  | ComparisonFinding
  | AttributionFinding
  | RankingFinding
  | DiagnosisFinding
  | DesignFinding
  | SensitivityFinding
  | AssumptionsFinding
  | RunChartTitle
  | RunChartNote;

/** A language: one sentence or passage for every kind of finding. */
export type Messages<F extends Finding = Finding> = {
  readonly [Kind in F["kind"]]: (finding: Extract<F, { readonly kind: Kind }>) => string;
};

/** The finding in the words of a language. */
export function tell<F extends Finding>(finding: F, messages: Messages<F>): string {
  return (messages[finding.kind as F["kind"]] as (finding: F) => string)(finding);
}

/** All of them, in their order. */
export function tellAll<F extends Finding>(findings: readonly F[], messages: Messages<F>): string[] {
  return findings.map((finding) => tell(finding, messages));
}
