/** `cosafe sensitivity`: which parameters move an outcome, how surely, and how much of it is chance. */
import { sensitivityOptions, sensitivityRules } from "../../plans.ts";
import { command } from "../command.ts";
import { runMethod, studyOptions, studyRules } from "../studyCommand.ts";

export const sensitivity = command({
  options: { ...sensitivityOptions, ...studyOptions },
  rules: studyRules(sensitivityRules),
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
  run: (asked, terminal) =>
    runMethod(asked, terminal, {
      options: sensitivityOptions,
      prepare: ({ prepareSensitivity }, source, given) => prepareSensitivity(source, given),
      format: ({ formatSensitivity }, result, style) => formatSensitivity(result, style),
    }),
});
