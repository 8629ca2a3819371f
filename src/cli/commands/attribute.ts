/** `cosafe attribute`: which measure of a package did what, and by which mechanism. */
import { methods } from "../../methods/catalogue.ts";
import { command } from "../command.ts";
import { runMethod } from "../runMethod.ts";
import { studyOptions, studyRules } from "../studyOptions.ts";

export const attribute = command({
  options: { ...methods.attribute.options, ...studyOptions },
  rules: studyRules<typeof methods.attribute.options>({}),
  examples: [
    ["attribute scenarios/beijing-c.yaml --arm package", "what each of the package's four measures does"],
    ["attribute scenarios/tongxiang.yaml --arm package --replications 5 --outcomes true-incidents,cost", "a quick look, also at cost"],
    ["attribute scenarios/taiyuan.yaml --arm package --orders 40", "ten measures, by sampled orders"],
    ["attribute scenarios/beijing-c.yaml --arm top-level-design --days 365 --replications 3", "a quick look, in seconds"],
  ],
  run: (asked, terminal) => runMethod(asked, terminal, methods.attribute),
});
