/** English: every finding in words. */

import { assumptions } from "./en/assumptions.ts";
import { attributeCharts } from "./en/attributeCharts.ts";
import { attribution } from "./en/attribution.ts";
import { comparison } from "./en/comparison.ts";
import { costCharts } from "./en/costCharts.ts";
import { design } from "./en/design.ts";
import { designCharts } from "./en/designCharts.ts";
import { diagnosis } from "./en/diagnosis.ts";
import { effectCharts } from "./en/effectCharts.ts";
import { placeCharts } from "./en/placeCharts.ts";
import { rankCharts } from "./en/rankCharts.ts";
import { ranking } from "./en/ranking.ts";
import { runChartNotes } from "./en/runChartNotes.ts";
import { runCharts } from "./en/runCharts.ts";
import { sensitivity } from "./en/sensitivity.ts";
import { sensitivityCharts } from "./en/sensitivityCharts.ts";
import type { Messages } from "./finding.ts";

const sentences = { ...comparison, ...attribution, ...ranking, ...diagnosis, ...design, ...sensitivity, ...assumptions };

const charts = {
  ...{ ...effectCharts, ...costCharts, ...rankCharts, ...attributeCharts },
  ...{ ...sensitivityCharts, ...designCharts, ...placeCharts, ...runCharts, ...runChartNotes },
};

export const en: Messages = { ...sentences, ...charts };
