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
    ["evidence --list", "which patterns there are"],
    ["evidence --ablations --case beijing-c", "what each part is worth in one case: about a quarter of an hour on two cores"],
    ["evidence --sample 3 --check", "three of them by key, held against the documented table: for continuous integration"],
    ["evidence --only 22 --seeds 3", "one of them, a first look in seconds"],
  ],
  async run({ values }, terminal) {
    if (values.ablations) return (await import("../work/ablations.ts")).runAblations(values, terminal);
    return (await import("../work/evidence.ts")).runEvidence(values, terminal);
  },
});
