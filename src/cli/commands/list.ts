/** `cosafe list`: the entries of a catalogue, one line each. */

import { flag } from "../../methods/options.ts";
import { textInColumns } from "../../words/plainText.ts";
import { command, InputError } from "../command.ts";
import { partsOption } from "../ownParts.ts";
import { suggestion } from "../suggestion.ts";

export const list = command({
  options: { json: flag({ summary: "Print the entries as JSON" }), ...partsOption },
  examples: [
    ["list interventions", "the interventions"],
    ["list roles", "roles of organisations; list kinds shows the kinds they belong to"],
    ["list indicators --json", "as data"],
  ],
  async run({ positionals: [name], values }, terminal) {
    const { catalogueNames: names, entriesOf } = await import("../actions/catalogueEntries.ts");
    if (!names.includes(name)) {
      throw new InputError(`catalogue ${JSON.stringify(name)}: expected one of ${names.join(", ")}${await suggestion(name, names)}`);
    }
    const entries = await entriesOf(name);
    if (values.json)
      terminal.out(
        `${JSON.stringify(
          entries.map(({ data }) => data),
          null,
          2,
        )}\n`,
      );
    else
      terminal.out(
        `${textInColumns(
          entries.map(({ id, title }) => [id, title]),
          terminal.outIsTerminal ? terminal.width : 120,
        )}\n`,
      );
    return 0;
  },
});
