/** `cosafe query`: one question in SQL to the tables of a results folder. */
import { flag, whole } from "../../methods/options.ts";
import { command, InputError } from "../command.ts";

export const query = command({
  options: {
    csv: flag({ summary: "Print as CSV" }),
    json: flag({ summary: "Print as JSON, one object per row" }),
    seconds: whole({ least: 1, summary: "Give up after this many seconds", default: 60 }),
  },
  rules: { apart: [["csv", "json"]] },
  examples: [
    [
      `query output/minimal-compare "select arm, avg(value) from summary where indicator = 'true-incidents' and \\"group\\" = 'all' group by arm"`,
      "means by arm",
    ],
    ['query output/minimal-compare "show tables"', "which tables there are; describe TABLE gives its columns"],
  ],
  async run({ positionals: [folder, sql], values: { csv, json, seconds } }, terminal) {
    const { FolderError } = await import("../../folder/manifestFile.ts");
    const { QueryError } = await import("../../folder/query.ts");
    const { queryFolder } = await import("../../folder/queryFolder.ts");
    const { answerWriter } = await import("../../folder/queryText.ts");
    const { StoreError } = await import("../../host/folderFiles.ts");
    const writer = csv ? answerWriter("csv", terminal.data) : answerWriter(json ? "json" : "table", terminal.out);
    try {
      await queryFolder(folder, sql, writer, seconds);
    } catch (error) {
      if ([QueryError, FolderError, StoreError].some((kind) => error instanceof kind)) throw new InputError((error as Error).message);
      throw error;
    }
    writer.end();
    return 0;
  },
});
