/** The text of any result, by its method. */

import { formatAssumptions } from "./assumptions/text.ts";
import { formatAttribution } from "./attribute/text.ts";
import { formatComparison } from "./compare/text.ts";
import { formatDesign } from "./design/text.ts";
import { formatDiagnosis } from "./diagnose/text.ts";
import { formatRank } from "./rank/text.ts";
import type { StudyAnalysis } from "./results.ts";
import { formatRun } from "./run/text.ts";
import { formatSensitivity } from "./sensitivity/text.ts";

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
