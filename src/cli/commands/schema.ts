/** `cosafe schema`: the JSON Schema of scenario files, for editors. */
import type { Command } from "../command.ts";

export const schema: Command = {
  name: "schema",
  positionals: "",
  summary: "Print the JSON Schema of scenario files, for editors",
  options: {},
  examples: [["schema > cosafe.schema.json", "then point your editor at it"]],
  async run(_, terminal) {
    const { scenarioJsonSchema } = await import("../../index.ts");
    terminal.out(`${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`);
    return 0;
  },
};
