/** The text of any result, by its method. */
import type { StudyAnalysis } from "../../study/analysis/results.ts";
import { formatAssumptions } from "./assumptionsText.ts";
import { formatAttribution } from "./attributionText.ts";
import { formatComparison } from "./compareText.ts";
import { formatDesign } from "./designText.ts";
import { formatDiagnosis } from "./diagnosisText.ts";
import { formatRank } from "./rankText.ts";
import { formatRun } from "./runText.ts";
import { formatSensitivity } from "./sensitivityText.ts";

type Style = { readonly color: boolean; readonly width: number };
type Formats = { readonly [Name in StudyAnalysis["study"]]: (result: Extract<StudyAnalysis, { study: Name }>, style: Style) => string };

const formats: Formats = {
  run: (result, style) => formatRun(result, style),
  compare: (result, style) => formatComparison(result, style),
  assumptions: (result, style) => formatAssumptions(result, style),
  design: (result, style) => formatDesign(result, style),
  sensitivity: (result, style) => formatSensitivity(result, style),
  attribute: (result, style) => formatAttribution(result, style),
  diagnose: (result, style) => formatDiagnosis(result, style),
  rank: (result, style) => formatRank(result, style),
};

export function formatStudy(result: StudyAnalysis, style: Style): string {
  return (formats[result.study] as (result: StudyAnalysis, style: Style) => string)(result, style);
}
