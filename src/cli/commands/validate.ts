/** `cosafe validate`: every problem of every file, nothing run. */
import { flag } from "../../methods/options.ts";
import { command, InputError } from "../command.ts";
import { partsOptions } from "../ownParts.ts";

export const validate = command({
  options: {
    ...partsOptions,
    json: flag({ summary: "Print the problems as JSON" }),
    quiet: flag({ summary: "Print nothing for files without a problem" }),
  },
  examples: [
    ["validate scenarios/*.yaml", "all files at once"],
    ["validate my.yaml --json", "problems as data, for editors"],
  ],
  async run({ positionals: files, values: { json, quiet } }, terminal) {
    if (files.length === 0) throw new InputError("validate: expected one or more scenario files; see cosafe validate --help");
    const { checkFile } = await import("../actions/checkFile.ts");
    const reports = [];
    for (const file of files) reports.push(await checkFile(file));
    if (json) terminal.out(`${JSON.stringify(reports, null, 2)}\n`);
    else {
      const { placeLines } = await import("../../methods/place/placeText.ts");
      const { formatProblems } = await import("../../scenario/text/problems.ts");
      for (const { file, valid, arms, problems, place } of reports) {
        if (problems.length > 0) terminal.out(`${formatProblems(problems).trimEnd()}\n`);
        if (!valid || quiet) continue;
        terminal.out(`${file}: valid, ${arms.length === 1 ? "1 arm" : `${arms.length} arms`}\n`);
        for (const line of placeLines(place)) terminal.out(`${line}\n`);
      }
    }
    return reports.every(({ valid }) => valid) ? 0 : 2;
  },
});
