/** What beginning a scenario needs, and no study, chart or pattern: the door of `cosafe new`. */
export { beginScenario, DraftFileError } from "./draft/beginScenario.ts";
export { type DraftPlan, usualCommunities } from "./draft/draft.ts";
export { type Answer, draftStarts, fileNameFor, readers as draftReaders } from "./draft/draftQuestions.ts";
export { placeProblems } from "./draft/placeProblems.ts";
