/** All charts of studies, in the order in which reports show them. */
import { assumptionEnds } from "../assumptions/charts/assumptionEnds.ts";
import { interactions } from "../attribute/charts/interactions.ts";
import { mechanisms } from "../attribute/charts/mechanisms.ts";
import { shapley } from "../attribute/charts/shapley.ts";
import { costPlane } from "../compare/charts/costPlane.ts";
import { differenceEcdf } from "../compare/charts/differenceEcdf.ts";
import { differenceTrajectories } from "../compare/charts/differenceTrajectories.ts";
import { forest } from "../compare/charts/forest.ts";
import { groups } from "../compare/charts/groups.ts";
import { parameterUncertainty } from "../compare/charts/parameterUncertainty.ts";
import { precision } from "../compare/charts/precision.ts";
import { replications } from "../compare/charts/replications.ts";
import { effects } from "../design/charts/effects.ts";
import { estimates } from "../design/charts/estimates.ts";
import { surface } from "../design/charts/surface.ts";
import { problemCosts } from "../diagnose/charts/problemCosts.ts";
import { rankProbabilities } from "../rank/charts/rankProbabilities.ts";
import { robustness } from "../rank/charts/robustness.ts";
import { selection } from "../rank/charts/selection.ts";
import { convergence } from "../sensitivity/charts/convergence.ts";
import { morris } from "../sensitivity/charts/morris.ts";
import { sobol } from "../sensitivity/charts/sobol.ts";
import { tornado } from "../sensitivity/charts/tornado.ts";
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
  surface,
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
