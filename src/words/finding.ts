/**
 * Findings: what may be said of a study, as data with all that a sentence needs. A method decides what it found
 * (`methods/<name>/findings.ts`); a language words it (`en/`), and decides nothing.
 */

import type { AssumptionsFinding } from "./findings/assumptions.ts";
import type { AttributeChartFinding } from "./findings/attributeCharts.ts";
import type { AttributionFinding } from "./findings/attribution.ts";
import type { ComparisonFinding } from "./findings/comparison.ts";
import type { CostChartFinding } from "./findings/costCharts.ts";
import type { DesignFinding } from "./findings/design.ts";
import type { DesignChartFinding } from "./findings/designCharts.ts";
import type { DiagnosisFinding } from "./findings/diagnosis.ts";
import type { EffectChartFinding } from "./findings/effectCharts.ts";
import type { PlaceChartFinding } from "./findings/placeCharts.ts";
import type { RankChartFinding } from "./findings/rankCharts.ts";
import type { RankingFinding } from "./findings/ranking.ts";
import type { RunChartNote } from "./findings/runChartNotes.ts";
import type { RunChartTitle } from "./findings/runCharts.ts";
import type { SensitivityFinding } from "./findings/sensitivity.ts";
import type { SensitivityChartFinding } from "./findings/sensitivityCharts.ts";

export type Finding =
  | ComparisonFinding
  | AttributionFinding
  | RankingFinding
  | DiagnosisFinding
  | DesignFinding
  | SensitivityFinding
  | AssumptionsFinding
  | EffectChartFinding
  | CostChartFinding
  | RankChartFinding
  | AttributeChartFinding
  | SensitivityChartFinding
  | DesignChartFinding
  | PlaceChartFinding
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

/** The finding as the title of a chart: without the full stop that ends a sentence. */
export function headline<F extends Finding>(finding: F, messages: Messages<F>): string {
  return tell(finding, messages).replace(/\.$/, "");
}

/** All of them, in their order. */
export function tellAll<F extends Finding>(findings: readonly F[], messages: Messages<F>): string[] {
  return findings.map((finding) => tell(finding, messages));
}
