/** `cosafe diverge`: the first day, process, agent and draw at which two runs differ. */
import { duration } from "../../methods/duration.ts";
import { flag, several, text } from "../../methods/options.ts";
import { command } from "../command.ts";
import { partsOptions } from "../ownParts.ts";

const options = {
  seed: text({ value: "S", summary: "Seed of both runs", usual: "the scenario's" }),
  days: duration({ summary: "How long to simulate: days, or 6 months, 2 years", usual: "the scenario's horizon" }),
  set: several({ value: "PATH=VALUE", summary: "Change a setting in run B; may be repeated" }),
  ...partsOptions,
  json: flag({ summary: "Print as JSON" }),
};

export const diverge = command({
  options,
  examples: [
    ["diverge scenarios/minimal.yaml#baseline@1 scenarios/minimal.yaml#clarity@1", "where an arm first differs from the baseline"],
    [
      "diverge scenarios/minimal.yaml scenarios/minimal.yaml --days 60 --set parameters.routing.maximumHops=1",
      "what a parameter reaches first",
    ],
  ],
  run: async ({ positionals, values }, terminal) => (await import("../actions/diverge.ts")).runDiverge(positionals, values, terminal),
});
