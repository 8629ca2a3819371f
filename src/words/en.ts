/** English: every finding in words. */

import { assumptions } from "./en/assumptions.ts";
import { attribution } from "./en/attribution.ts";
import { comparison } from "./en/comparison.ts";
import { design } from "./en/design.ts";
import { diagnosis } from "./en/diagnosis.ts";
import { ranking } from "./en/ranking.ts";
import { runChartNotes } from "./en/runChartNotes.ts";
import { runCharts } from "./en/runCharts.ts";
import { sensitivity } from "./en/sensitivity.ts";
import type { Messages } from "./finding.ts";

const sentences = { ...comparison, ...attribution, ...ranking, ...diagnosis, ...design, ...sensitivity, ...assumptions };

export const en: Messages = { ...sentences, ...runCharts, ...runChartNotes };
