/** Options of a sensitivity analysis. */
import { choice, flag, names, type Rules, text, whole } from "../options.ts";
import { withinOption } from "../sharedOptions.ts";

export const sensitivityOptions = {
  parameters: names({
    value: "PATTERNS",
    summary: "Parameters to vary, e.g. 'trust.*,hazards.*'; quote patterns with *",
    needed: "what to vary, e.g. 'trust.*,hazards.*', received none",
  }),
  outcome: text({
    also: "outcomes",
    value: "NAME",
    summary: "Indicator, or indicator/group",
    needed: "an indicator, received none; cosafe list indicators names them",
  }),
  method: choice(["morris", "sobol"], {
    summary: "morris ranks many parameters; sobol apportions the variance among few",
    default: "morris",
  }),
  arm: text({ also: "arms", value: "A", summary: "Arm in which parameters are varied", default: "baseline" }),
  effect: flag({ summary: "Analyse the arm's effect, its paired difference from the baseline, instead of its level" }),
  within: withinOption,
  trajectories: whole({
    least: 2,
    summary: "Morris: number of trajectories; each has one point more than there are parameters",
    default: 10,
  }),
  points: whole({
    least: 16,
    summary: "Sobol: base points, a power of 2; each takes two runs more than there are parameters",
    default: 64,
  }),
  secondOrder: flag({ summary: "Sobol: also pairs of parameters; nearly doubles the runs" }),
  replications: whole({ least: 1, summary: "Replications of every point, with common random numbers", default: 2 }),
  oneAtATime: whole({
    least: 0,
    summary: "Replications of the 15 leading parameters at each end of their range; 0 for none",
    default: 5,
  }),
};

export const sensitivityRules: Rules<typeof sensitivityOptions> = {
  only: [
    ["points", "method", ["sobol"]],
    ["secondOrder", "method", ["sobol"]],
    ["trajectories", "method", ["morris"]],
  ],
};
