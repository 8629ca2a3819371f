/** What checking a scenario needs, and no study, chart or pattern: the door of commands that only read. */

export { nodeFiles } from "./host/nodeFiles.ts";
export { settingFigures } from "./methods/place/placeReport.ts";
export { placeLines } from "./methods/place/placeText.ts";
export { loadScenario } from "./scenario/load.ts";
export { isStudyFile } from "./scenario/studyFile/root.ts";
export { formatProblem, formatProblems } from "./scenario/text/problems.ts";
