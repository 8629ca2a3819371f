/** The sections `problems` and `arms` of a scenario that is begun: what diagnose takes away, and what compare tries. */
import { listWords } from "../words/words.ts";
import type { DraftPlan, Start } from "./draft.ts";
import type { DraftProblem } from "./draftProblems.ts";
import { staffed } from "./draftWords.ts";

/** The id of the arm in which all answers run. */
export const TOGETHER = "together";

export function problemsBlock(plan: DraftPlan, start: Start, problems: readonly DraftProblem[]): string[] {
  const inherited = scaledReferences(plan, start);
  if (problems.length + inherited.length === 0) return [];
  const own = problems.flatMap(({ problem, settings, references }) => [
    `  ${problem.id}:`,
    `    label: ${JSON.stringify(problem.label)}`,
    `    settings: [${settings.join(", ")}]`,
    ...(references.length === 0 ? [] : [`    reference: { ${references.map(({ path, value }) => `${path}: ${value}`).join(", ")} }`]),
  ]);
  return [
    "# What stands for each problem; cosafe diagnose takes them away one at a time. References of organisations are those of a place without it.",
    "problems:",
    ...inherited,
    ...own,
  ];
}

/** What the case states of staff and budgets without a problem, for as many residents as there are here. */
function scaledReferences({ residents, communities }: DraftPlan, { references, organisations }: Start): string[] {
  const lines = references
    .filter(({ perResident }) => perResident > 0)
    .map(({ problem, path, perResident, unit }) => {
      const scope = organisations.find(({ id }) => id === path.split(".")[1])?.scope;
      const value = staffed((perResident * residents) / (scope === "each" ? communities : 1));
      return `  ${problem}: { reference: { ${path}: ${`${value} ${unit}`.trim()} } }`;
    });
  return lines;
}

export function armsBlock(start: Start, problems: readonly DraftProblem[]): string[] {
  const inherited = start.armIds.filter((id) => id !== "baseline");
  const measures =
    inherited.length === 0
      ? []
      : [`# The measures of ${start.id} are arms as well: ${inherited.join(", ")}. To leave one out: \`id: null\`.`];
  if (problems.length === 0) return measures;
  const answers = problems.map(({ problem }) => problem.answer);
  const ids = answers.map(({ id }) => id);
  return [
    ...measures,
    "# One arm for each problem, then all of them. They are the registry's interventions at its strengths; cosafe describe ID tells what one does,",
    "# what it costs and how it fails, cosafe list interventions which others there are.",
    "arms:",
    ...(start.armIds.length > 1 ? [] : ["  baseline: { label: As it is }"]),
    ...problems.flatMap(({ problem: { id, answer } }) => [
      `  ${answer.id}:   # answers ${id}`,
      `    label: ${JSON.stringify(answer.label)}`,
      "    interventions:",
      ...answer.interventions.map((line) => `      ${line}`),
    ]),
    ...(ids.length < 2
      ? []
      : [
          `  ${TOGETHER}:`,
          `    label: ${ids.length === 2 ? "Both measures" : `All ${ids.length} measures`}   # ${listWords(answers.map(({ label }) => label))}`,
          `    use: [${ids.join(", ")}]`,
        ]),
  ];
}
