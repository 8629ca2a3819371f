/** `cosafe describe`: everything about one id of any catalogue. */

import { flag } from "../../methods/options.ts";
import { textInColumns } from "../../words/plainText.ts";
import { command, InputError } from "../command.ts";
import { partsOption } from "../ownParts.ts";
import { suggestion } from "../suggestion.ts";

export const describe = command({
  options: { json: flag({ summary: "Print the entry as JSON" }), ...partsOption },
  examples: [
    ["describe purchased-services", "an intervention with its parameters, cost and failure mode"],
    ["describe true-incidents", "an indicator"],
    ["describe residents-committee", "a role of organisations: its kind, duties and wage"],
  ],
  async run({ positionals: [id], values }, terminal) {
    const isNamed = (name: string) => name === id || name.startsWith(`${id}.`);
    const entries = await allEntries(isNamed);
    const exact = entries.filter((entry) => entry.id === id);
    // A group of parameters, e.g. `routing`, stands for all of them; a kind of organisation may have a group of its name.
    const group = exact.every(({ catalogue }) => catalogue === "kinds") ? entries.filter((entry) => entry.id.startsWith(`${id}.`)) : [];
    const found = [...exact, ...group];
    if (found.length === 0) {
      const all = await allEntries();
      const known = all.flatMap((entry) => [entry.id, entry.id.split(".")[0]]);
      const near = (await suggestion(id, known)) || ".";
      const titled = near === "." ? withTitle(id, all) : "";
      const hint = titled === "" ? near : `; its words are in the titles of ${titled}.`;
      throw new InputError(`${JSON.stringify(id)}: expected the id of a catalogue entry${hint} See cosafe list --help.`);
    }
    if (values.json) {
      const data = found.map(({ catalogue, data }) => ({ catalogue, ...(data as object) }));
      terminal.out(`${JSON.stringify(data.length === 1 ? data[0] : data, null, 2)}\n`);
      return 0;
    }
    const width = terminal.outIsTerminal ? terminal.width : 100;
    const texts = found.map(({ catalogue, id: name, title, details }) => {
      const rows = details.filter(([, text]) => text !== "").map(([label, text]) => [`  ${label}`, text] as const);
      return `${name} (${catalogue}): ${title}\n${textInColumns(rows, width)}`;
    });
    terminal.out(`${texts.join("\n\n")}\n`);
    return 0;
  },
});

/** Every entry with its catalogue; of scenarios, on request, those of some names. */
async function allEntries(isWanted?: (scenario: string) => boolean) {
  const { catalogueNames, entriesOf } = await import("../actions/catalogueEntries.ts");
  const lists = catalogueNames.map(async (catalogue) => (await entriesOf(catalogue, isWanted)).map((entry) => ({ catalogue, ...entry })));
  return (await Promise.all(lists)).flat();
}

/** Entries named where a title has all words of what was asked for; the others are counted. */
const MOST_NAMED = 5;

/** Ids of the entries in whose titles all these words stand, as a list; empty where there are none. */
function withTitle(words: string, entries: readonly { readonly id: string; readonly title: string }[]): string {
  const wanted = words
    .toLowerCase()
    .split(/[\s-]+/)
    .filter((word) => word.length > 2);
  const has = (title: string) => wanted.every((word) => title.toLowerCase().includes(word));
  const found = wanted.length === 0 ? [] : [...new Set(entries.filter(({ title }) => has(title)).map(({ id }) => id))];
  const more = found.length > MOST_NAMED ? ` and ${found.length - MOST_NAMED} more` : "";
  return `${found.slice(0, MOST_NAMED).join(", ")}${more}`;
}
