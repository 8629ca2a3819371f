/** All charts of studies, in the order in which reports show them. */
import { assumptionEnds } from "./assumptions/assumptionEnds.ts";
import { interactions } from "./attribution/interactions.ts";
import { mechanisms } from "./attribution/mechanisms.ts";
import { shapley } from "./attribution/shapley.ts";
import { costPlane } from "./compare/costPlane.ts";
import { differenceEcdf } from "./compare/differenceEcdf.ts";
import { differenceTrajectories } from "./compare/differenceTrajectories.ts";
import { forest } from "./compare/forest.ts";
import { groups } from "./compare/groups.ts";
import { parameterUncertainty } from "./compare/parameterUncertainty.ts";
import { precision } from "./compare/precision.ts";
import { replications } from "./compare/replications.ts";
import { effects } from "./design/effects.ts";
import { estimates } from "./design/estimates.ts";
import { problemCosts } from "./diagnose/problemCosts.ts";
import { rankProbabilities } from "./rank/rankProbabilities.ts";
import { robustness } from "./rank/robustness.ts";
import { selection } from "./rank/selection.ts";
import { convergence } from "./sensitivity/convergence.ts";
import { morris } from "./sensitivity/morris.ts";
import { sobol } from "./sensitivity/sobol.ts";
import { tornado } from "./sensitivity/tornado.ts";
import type { StudyChart } from "./studyChart.ts";

export const studyCharts: readonly StudyChart[] = [
  forest,
  replications,
  differenceTrajectories,
  differenceEcdf,
  precision,
  costPlane,
  groups,
  parameterUncertainty,
  assumptionEnds,
  effects,
  estimates,
  tornado,
  morris,
  sobol,
  convergence,
  shapley,
  interactions,
  mechanisms,
  problemCosts,
  selection,
  rankProbabilities,
  robustness,
];
