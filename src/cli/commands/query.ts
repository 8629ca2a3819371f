/** `cosafe query`: one question in SQL to the tables of a results folder. */
import { type Command, InputError, wholeNumber } from "../command.ts";

export const query: Command = {
  options: {
    csv: { type: "flag", summary: "Print as CSV" },
    json: { type: "flag", summary: "Print as JSON, one object per row" },
    seconds: { type: "text", value: "N", summary: "Give up after so many seconds", default: "60" },
  },
  examples: [
    [
      `query output/minimal-compare "select arm, avg(value) from summary where indicator = 'true-incidents' and \\"group\\" = 'all' group by arm"`,
      "means by arm",
    ],
    ['query output/minimal-compare "show tables"', "which tables there are; describe TABLE gives its columns"],
  ],
  async run(input, terminal) {
    const { answerWriter, FolderError, QueryError, queryFolder } = await import("../../index.ts");
    if (input.flag("csv") && input.flag("json")) throw new InputError("--csv and --json: expected one of them, received both");
    const seconds = wholeNumber("seconds", input.text("seconds"), 1);
    const [folder, sql] = input.positionals;
    const writer = input.flag("csv")
      ? answerWriter("csv", terminal.data)
      : answerWriter(input.flag("json") ? "json" : "table", terminal.out);
    try {
      await queryFolder(folder, sql, writer, seconds);
    } catch (error) {
      if (error instanceof QueryError || error instanceof FolderError) throw new InputError(error.message);
      throw error;
    }
    writer.end();
    return 0;
  },
};
