/** What checking a scenario needs, and no study, chart or pattern: the door of commands that only read. */
export { placeLines } from "./report/placeText.ts";
export { loadScenario } from "./scenario/load.ts";
export { isStudyFile } from "./scenario/studyFile/root.ts";
export { formatProblem, formatProblems } from "./scenario/text/problems.ts";
export { nodeFiles } from "./study/nodeFiles.ts";
export { settingFigures } from "./study/place/placeReport.ts";
