/** `cosafe schema`: the JSON Schema of scenario files, or of study files, for editors. */
import { flag } from "../../methods/options.ts";
import { command } from "../command.ts";
import { partsOption } from "../ownParts.ts";

export const schema = command({
  options: { study: flag({ summary: "Schema of study files instead, which cosafe study runs" }), ...partsOption },
  examples: [
    ["schema > cosafe.schema.json", "then tell your editor to use it"],
    ["schema --study > cosafe-study.schema.json", "the same for study files"],
  ],
  async run({ values: { study } }, terminal) {
    const made = study
      ? (await import("../../methods/studySchema.ts")).studyJsonSchema()
      : (await import("../../scenario/load.ts")).scenarioJsonSchema();
    terminal.out(`${JSON.stringify(made, null, 2)}\n`);
    return 0;
  },
});
