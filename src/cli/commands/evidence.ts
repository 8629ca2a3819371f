/** `cosafe evidence`: the model held against what is known, pattern by pattern, with and without the mechanism of each. */
import { command } from "../command.ts";
import { evidenceOptions } from "../evidenceOptions.ts";

export const evidence = command({
  options: evidenceOptions,
  rules: {
    apart: [
      ["png", "noCharts"],
      ["json", "quiet"],
      ["document", "only"],
      ["document", "sample"],
      ["only", "sample"],
      ["document", "seeds"],
      ["check", "document"],
    ],
    only: [
      ["case", "ablations"],
      ["key", "sample"],
    ],
  },
  examples: [
    ["evidence", "every pattern, thirty seeds: a quarter of an hour or more on two cores"],
    ["evidence --list", "the list of patterns"],
    ["evidence --ablations --case beijing-c", "what each part contributes in one case: about a quarter of an hour on two cores"],
    ["evidence --sample 3 --check", "three of them, compared with the documented table: for continuous integration"],
    ["evidence --only 22 --seeds 3", "a quick look at one of them"],
  ],
  async run({ values }, terminal) {
    if (values.ablations) return (await import("../actions/ablations.ts")).runAblations(values, terminal);
    return (await import("../actions/evidence.ts")).runEvidence(values, terminal);
  },
});
