/** `cosafe rank`: which arm is the best in one outcome, with what guarantee, and does that hold under other parameters? */
import { methods } from "../../methods/catalogue.ts";
import { command } from "../command.ts";
import { runMethod } from "../runMethod.ts";
import { studyOptions, studyRules } from "../studyOptions.ts";

export const rank = command({
  options: { ...methods.rank.options, ...studyOptions },
  rules: studyRules(methods.rank.rules),
  examples: [
    ["rank scenarios/tongxiang.yaml --outcome sense-of-security --indifference 0.02", "the best arm with probability 95 % or more"],
    [
      "rank scenarios/minimal.yaml --outcome true-incidents --indifference 20 --days 365 --parameter-sets 20 --parameters trust.*",
      "a year, and whether the choice holds over 20 parameter sets",
    ],
    [
      "rank scenarios/minimal.yaml --outcome true-incidents --indifference 5 --days 270 --first-stage 10 --fresh 5",
      "a first look, in seconds",
    ],
  ],
  run: (asked, terminal) => runMethod(asked, terminal, methods.rank),
});
