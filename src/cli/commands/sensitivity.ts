/** `cosafe sensitivity`: which parameters move an outcome, how surely, and how much of it is chance. */
import { methods } from "../../methods/catalogue.ts";
import { command } from "../command.ts";
import { runMethod } from "../runMethod.ts";
import { studyOptions, studyRules } from "../studyOptions.ts";

export const sensitivity = command({
  options: { ...methods.sensitivity.options, ...studyOptions },
  rules: studyRules(methods.sensitivity.rules),
  examples: [
    [
      "sensitivity scenarios/taiyuan.yaml --method morris --parameters 'trust.*,hazards.*' --outcome true-incidents",
      "rank 25 parameters over their plausible ranges, three years: about six minutes on two cores",
    ],
    [
      "sensitivity scenarios/taiyuan.yaml --parameters 'trust.*,hazards.*' --outcome true-incidents --within all",
      "the same over all that the registry admits, some of it extreme: longer",
    ],
    [
      "sensitivity scenarios/minimal.yaml --days 365 --method sobol --arm clarity --effect --parameters hazards.level,trust.gainRate --outcome true-incidents --points 32",
      "on what the effect of a measure depends",
    ],
    [
      "sensitivity scenarios/minimal.yaml --days 90 --parameters hazards.nearbyShare,trust.gainRate --outcome true-incidents --trajectories 4 --one-at-a-time 2",
      "a first look, in seconds",
    ],
  ],
  run: (asked, terminal) => runMethod(asked, terminal, methods.sensitivity),
});
