/** Options of a sensitivity analysis. */
import { choice, flag, names, type Rules, text, whole } from "../options.ts";
import { withinOption } from "../sharedOptions.ts";

export const sensitivityOptions = {
  parameters: names({
    value: "PATTERNS",
    summary: "What to vary, e.g. 'trust.*,hazards.*'; quote patterns with *",
    needed: "what to vary, e.g. 'trust.*,hazards.*', received none",
  }),
  outcome: text({
    also: "outcomes",
    value: "NAME",
    summary: "Indicator, or indicator/group",
    needed: "an indicator, received none; cosafe list indicators names them",
  }),
  method: choice(["morris", "sobol"], {
    summary: "Morris ranks many parameters; Sobol shares the variance of few",
    default: "morris",
  }),
  arm: text({ also: "arms", value: "A", summary: "Arm in which parameters are varied", default: "baseline" }),
  effect: flag({ summary: "Analyse the arm's effect, its paired difference from the baseline, instead of its level" }),
  within: withinOption,
  trajectories: whole({ least: 2, summary: "Morris: trajectories, each of as many points as parameters and one", default: 10 }),
  points: whole({
    least: 16,
    summary: "Sobol: base points, a power of 2, each of as many points as parameters and two",
    default: 64,
  }),
  secondOrder: flag({ summary: "Sobol: also pairs of parameters; nearly twice the runs" }),
  replications: whole({ least: 1, summary: "Replications of every point, the same ones everywhere", default: 2 }),
  oneAtATime: whole({
    least: 0,
    summary: "Replications of the 15 leading parameters at either end of their range; 0 for none",
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
