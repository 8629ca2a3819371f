/** What is to be said of a scenario or study file, without running it. */
import { nodeFiles } from "../../host/nodeFiles.ts";
import { type PlaceFigure, settingFigures } from "../../methods/place/placeReport.ts";
import { loadScenario } from "../../scenario/load.ts";
import { isStudyFile } from "../../scenario/studyFile/root.ts";
import type { Problem } from "../../scenario/types.ts";

export interface FileReport {
  readonly file: string;
  readonly valid: boolean;
  readonly arms: readonly string[];
  readonly problems: readonly Problem[];
  /** The baseline beside places that exist; empty for studies. */
  readonly place: readonly PlaceFigure[];
}

/** Checks a file. The plan of a study needs what its method needs, which is loaded with the first of them; a scenario does not. */
export async function checkFile(file: string): Promise<FileReport> {
  if (isStudyFile(file, nodeFiles(file))) {
    const { prepareStudyFile } = await import("../../methods/prepareStudyFile.ts");
    const prepared = await prepareStudyFile({ file }, {});
    if ("problems" in prepared) return wrong(file, prepared.problems);
    const { arms, warnings } = prepared.study.scenario;
    return { file, valid: true, arms: arms.map(({ id }) => id), problems: warnings, place: [] };
  }
  const loaded = loadScenario(file, nodeFiles(file), {});
  if ("problems" in loaded) return wrong(file, loaded.problems);
  const { arms, warnings } = loaded.scenario;
  return { file, valid: true, arms: arms.map(({ id }) => id), problems: warnings, place: settingFigures(arms[0].specification) };
}

function wrong(file: string, problems: readonly Problem[]): FileReport {
  return { file, valid: false, arms: [], problems, place: [] };
}
