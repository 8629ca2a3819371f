/** `cosafe new`: asks what a place is like and writes a scenario to begin with; in scripts it takes the answers as options. */
import { flag, text } from "../../methods/options.ts";
import { command } from "../command.ts";

const options = {
  place: text({ value: "NAME", summary: "Name of the community" }),
  residents: text({ value: "N", summary: "Number of residents; organisations, buildings, grids and money are scaled to it" }),
  communities: text({ value: "N", summary: "Communities, each with a committee", usual: "one for some 8,000 residents" }),
  case: text({ value: "ID", summary: "Case to start from, with its problems and measures", usual: "community, which is none" }),
  problems: text({ value: "A,B", summary: "Problems of the community, by id, or none; a measure for each becomes an arm" }),
  list: flag({ summary: "List the cases and problems to choose from" }),
  force: flag({ summary: "Overwrite a file of this name" }),
};

export const newScenario = command({
  options,
  examples: [
    ["new", "asks questions, then writes the file"],
    [
      'new --place "River Street" --residents 12000 --problems weak-committee,few-police,thin-budget',
      "the same in a script: river-street.yaml",
    ],
    [
      "new mine.yaml --place Mine --residents 30000 --case taiyuan --problems none",
      "Taiyuan's problems and measures in a community of 30,000",
    ],
    ["new --list", "what to choose from"],
  ],
  run: async (asked, terminal) => (await import("../actions/new.ts")).runNew(asked, terminal),
});
