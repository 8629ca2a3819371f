/** Options of `cosafe evidence`, patterns and ablations alike. */
import { flag, names, text, type ValuesOf, whole } from "../methods/options.ts";
import { folderOptions } from "./studyOptions.ts";

export const evidenceOptions = {
  only: names({
    value: "ROWS",
    summary: "Only these patterns, by number or id, e.g. 7,10; or these ablations, by id",
    usual: "all",
  }),
  sample: whole({
    least: 1,
    summary: "Only N patterns, drawn by key from those that need no case scenario; with --check for continuous integration",
  }),
  key: text({
    value: "TEXT",
    summary: "Key of the sample, e.g. a commit; every pattern is drawn sooner or later",
    usual: "hash of the code that is run",
  }),
  seeds: whole({ least: 2, summary: "Seeds per configuration; fewer than 30 do not give the documented result", usual: "30" }),
  ablations: flag({ summary: "Instead of patterns: what each part of the model contributes, by removing or freezing it" }),
  case: names({ value: "CASES", summary: "With --ablations: only these cases, e.g. taiyuan,tongxiang", usual: "all five" }),
  list: flag({ summary: "List the patterns, or ablations, and run nothing" }),
  out: text({
    value: "DIR",
    summary: "Results folder; the same command continues an unfinished one",
    usual: "output/evidence or output/ablations/<case>, with --only or --sample output/evidence-<rows> and alike",
  }),
  ...folderOptions,
  force: flag({ summary: "Replace a folder with other patterns; runs that both need are kept" }),
  check: flag({
    summary:
      "Then compare with docs/validation/evidence.csv or docs/ablations/<case>.csv: name what has moved, exit code 1 where anything has",
  }),
  document: flag({ summary: "Then write docs/validation.md and its table, or the tables of docs/ablations.md" }),
};
export type EvidenceValues = ValuesOf<typeof evidenceOptions>;
