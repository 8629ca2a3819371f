/** `cosafe run`: every arm of a scenario, its tables, charts and what they show. */

import { methods } from "../../methods/catalogue.ts";
import { flag, type ValuesOf } from "../../methods/options.ts";
import { runOptions, runRules } from "../../methods/run/options.ts";
import type { RunResult } from "../../methods/run/result.ts";
import type { FailureKind } from "../../runs/failures.ts";
import type { ResolvedScenario } from "../../scenario/types.ts";
import { command, shellWord } from "../command.ts";
import { runMethod } from "../runMethod.ts";
import { studyOptions, studyRules } from "../studyOptions.ts";

const options = {
  ...runOptions,
  long: flag({ summary: "Print one table per outcome, with spread and pairs" }),
  ...studyOptions,
  out: { ...studyOptions.out, default: "output/<scenario>" },
};

export const run = command({
  options,
  rules: studyRules({ apart: [...(runRules.apart ?? []), ["long", "json"]] } as typeof runRules),
  examples: [
    ["run scenarios/caotang-road.yaml", "all arms, results in output/caotang-road"],
    ["run scenarios/minimal.yaml --replications 5 --days 365 --out output/try", "a quick look"],
    ["run scenarios/caotang-road.yaml --arms baseline,package --seed 7", "two arms, another seed"],
    ["run scenarios/minimal.yaml --days 270 --funded --set resources.publicBudget=2", "next to no money, and the same arm with enough"],
  ],
  run: (asked, terminal) => {
    const { values, positionals } = asked;
    return runMethod(asked, terminal, {
      options: runOptions,
      load: async () => {
        const { prepare, format } = await methods.run.load();
        const keepSeries = values.noCharts ? () => false : (await import("../../folder/renderCharts.ts")).seriesForCharts();
        return {
          prepare: (source, given) => prepare(source, given, { keepSeries, keepNetwork: "ends" }),
          format: (result: RunResult, style) => format(result, { ...style, long: values.long }),
        };
      },
      note: ({ arms }) =>
        arms[0]?.id === "baseline"
          ? null
          : "cosafe: the baseline is not among the arms, so no differences are shown; add it: --arms baseline,…",
      again: (failure, scenario) => commandAgain(positionals[0], scenario, values, failure),
    });
  },
});

/** The command that repeats one replication of one arm, with everything else as it was. */
function commandAgain(
  file: string,
  scenario: ResolvedScenario,
  { arms, funded, set, parts, allowCode, events, every }: ValuesOf<typeof options>,
  { point, replication }: FailureKind,
): string {
  // An arm with enough money is made from all the others, so they run with it.
  const isTwin = funded && !scenario.arms.some(({ id }) => id === point);
  const chosen = isTwin ? [...(arms === undefined ? [] : ["--arms", arms.join(",")]), "--funded"] : ["--arms", point];
  const words = ["npx", "cosafe", "run", file, ...chosen, "--only", String(replication), "--seed", scenario.seed];
  words.push("--days", String(scenario.horizonDays));
  for (const each of set) words.push("--set", each);
  for (const each of parts) words.push("--parts", each);
  if (allowCode) words.push("--allow-code");
  if (events) words.push("--events");
  if (every !== runOptions.every.absent) words.push("--every", String(every));
  words.push("--no-charts", "--out", `output/${scenario.id}-${point}-${replication}`);
  return words.map(shellWord).join(" ");
}
