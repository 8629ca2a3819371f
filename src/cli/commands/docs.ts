/** `cosafe docs`: makes the generated tables of README.md and docs/ anew. */
import { flag } from "../../methods/options.ts";
import { command } from "../command.ts";

export const docs = command({
  options: { check: flag({ summary: "Change nothing; fail if a table is out of date" }) },
  examples: [["docs --check", "for tests"]],
  run: async ({ values: { check } }, terminal) => (await import("../actions/docs.ts")).makeDocs(check, terminal),
});
