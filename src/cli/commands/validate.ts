/** `cosafe validate`: every problem of every file, nothing run. */
import { flag } from "../../options.ts";
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
    const api = await import("../../reading.ts");
    const isStudy = (file: string) => api.isStudyFile(file, api.nodeFiles(file));
    // The plan of a study needs what studies need; a scenario does not.
    const studies = files.some(isStudy) ? await import("../../index.ts") : null;
    const reports = files.map((file) => {
      if (studies !== null && isStudy(file)) {
        const prepared = studies.prepareStudyFile({ file }, {});
        const valid = "study" in prepared;
        const { arms, warnings } = valid ? prepared.study.scenario : { arms: [], warnings: prepared.problems };
        return { file, valid, arms: arms.map(({ id }) => id), problems: warnings, place: [] };
      }
      const loaded = api.loadScenario(file, api.nodeFiles(file), {});
      const valid = "scenario" in loaded;
      const problems = valid ? loaded.scenario.warnings : loaded.problems;
      const place = valid ? api.settingFigures(loaded.scenario.arms[0].specification) : [];
      return { file, valid, arms: valid ? loaded.scenario.arms.map((arm) => arm.id) : [], problems, place };
    });
    if (json) terminal.out(`${JSON.stringify(reports, null, 2)}\n`);
    else {
      for (const { file, valid, arms, problems, place } of reports) {
        if (problems.length > 0) terminal.out(`${api.formatProblems(problems).trimEnd()}\n`);
        if (!valid || quiet) continue;
        terminal.out(`${file}: valid, ${arms.length === 1 ? "1 arm" : `${arms.length} arms`}\n`);
        for (const line of api.placeLines(place)) terminal.out(`${line}\n`);
      }
    }
    return reports.every(({ valid }) => valid) ? 0 : 2;
  },
});
