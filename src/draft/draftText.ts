/** The text of a scenario that is begun: every number with where it comes from and what to put in its place. */
import { decimal, listWords } from "../words/words.ts";
import { BASE_START, type DraftPlan, type Start, startOf } from "./draft.ts";
import { armsBlock, problemsBlock } from "./draftArms.ts";
import { organisationsBlock } from "./draftOrganisations.ts";
import { placeBlock } from "./draftPlace.ts";
import { type DraftProblem, draftProblems } from "./draftProblems.ts";
import { categoriesBlock, eventsBlock, parametersBlock } from "./draftSettings.ts";

/** The file's text; `file` is how its head calls it, as a shell is given it. The plan must be one without `draftPlanProblems`. */
export function draftText(plan: DraftPlan, file: string): string {
  const start = startOf(plan.start);
  const problems = draftProblems(plan, start);
  const blocks = [
    head(plan, start, problems, file),
    placeBlock(plan, start),
    organisationsBlock(plan, start, problems),
    parametersBlock(plan, start, problems),
    categoriesBlock(problems),
    eventsBlock(problems),
    problemsBlock(plan, start, problems),
    armsBlock(start, problems),
  ];
  const written = blocks.filter((block) => block.length > 0).map((block) => block.join("\n"));
  return `${written.join("\n\n")}\n`;
}

function head(
  { place, residents, communities }: DraftPlan,
  { id, title }: Start,
  problems: readonly DraftProblem[],
  file: string,
): string[] {
  const answers = problems.map(({ problem }) => problem.answer.label.toLowerCase());
  const measures = answers.length === 0 ? `the measures of ${id}` : listWords(answers);
  const begun = id === BASE_START ? "a middling urban community" : JSON.stringify(title);
  return [
    `# A beginning: ${decimal(residents, 0)} residents in ${communities === 1 ? "one community" : `${communities} communities`}, begun with ${begun}. Its numbers stand for yours: each says`,
    "# where it comes from and what to put in its place. What is not said here is as in the file that it extends.",
    "# Sources: [V] verified, [V2] quoted in a verified source, [P] press or government release, [C] computed from such figures.",
    "#",
    `#   cosafe validate ${file}   # mistakes, and its figures beside those of places in print`,
    `#   cosafe diagnose ${file}   # what each problem costs`,
    `#   cosafe compare ${file}   # the arms against the baseline`,
    `extends: cosafe:${id}`,
    `title: ${JSON.stringify(place)}`,
    `purpose: ${JSON.stringify(`What do ${measures} achieve in ${place}${answers.length > 1 ? ", alone and together" : ""}?`)}   # replace by your question`,
    "horizon: 3 years   # measures take a year and more to be built and to show",
    "seed: 1",
    "replications: 10",
    "primary-outcome: true-incidents   # what decides, named before results are looked at; cosafe list indicators names the others",
  ];
}
