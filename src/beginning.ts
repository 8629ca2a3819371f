/** What beginning a scenario needs, and no study, chart or pattern: the door of `cosafe new`. */
export { beginScenario, DraftFileError } from "./study/draft/beginScenario.ts";
export { type DraftPlan, usualCommunities } from "./study/draft/draft.ts";
export { type Answer, draftStarts, fileNameFor, readers as draftReaders } from "./study/draft/draftQuestions.ts";
export { placeProblems } from "./study/draft/placeProblems.ts";
