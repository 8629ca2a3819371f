/** The sections `parameters`, `categories` and `events` of a scenario that is begun: money, and the levels of its problems. */
import type { DraftPlan, Start } from "./draft.ts";
import type { DraftLevel, DraftProblem } from "./draftProblems.ts";
import { asIn, inPrint, yuan } from "./draftWords.ts";

export function parametersBlock(plan: DraftPlan, start: Start, problems: readonly DraftProblem[]): string[] {
  const groups = new Map<string, string[]>([["resources", moneyLines(plan, start, problems)]]);
  for (const { problem, levels } of problems) {
    const placed = levels.filter(({ path }) => !/^(organisations|categories)\.|^resources\.publicBudget$/.test(path));
    for (const group of new Set(placed.map(({ path }) => path.split(".")[0]))) {
      const lines = placed.filter(({ path }) => path.startsWith(`${group}.`)).map((level) => levelLine(level, 1));
      groups.set(group, [...(groups.get(group) ?? []), heading(problem), ...lines]);
    }
  }
  return ["parameters:", ...[...groups].flatMap(([group, lines]) => [`  ${group}:`, ...lines.map((line) => `    ${line}`)])];
}

export function categoriesBlock(problems: readonly DraftProblem[]): string[] {
  const lines = problems.flatMap(({ problem, levels }) => {
    const placed = levels.filter(({ path }) => path.startsWith("categories."));
    return placed.flatMap((level) => [`  ${heading(problem)}`, `  ${level.path.split(".")[1]}:`, `    ${levelLine(level, 2)}`]);
  });
  return lines.length === 0 ? [] : ["categories:", ...lines];
}

export function eventsBlock(problems: readonly DraftProblem[]): string[] {
  const lines = problems.flatMap(({ problem }) => (problem.event === undefined ? [] : [`  ${problem.event}`]));
  return lines.length === 0 ? [] : ["# Made up: how well a place is prepared shows only when something happens.", "events:", ...lines];
}

/** The fund for measures and what property firms live on. */
function moneyLines({ residents }: DraftPlan, start: Start, problems: readonly DraftProblem[]): string[] {
  const thin = problems.flatMap(({ problem, levels }) =>
    levels.filter(({ path }) => path === "resources.publicBudget").map((level) => ({ ...level, problem })),
  )[0];
  const budget = thin?.value ?? settingOf(start, "publicBudget");
  const fee = settingOf(start, "propertyFee");
  const households = Math.round(residents * start.households);
  return [
    ...(thin === undefined ? [] : [heading(thin.problem)]),
    `# Public money for measures, on top of what goes on anyhow: ${yuan(budget * residents)} a year in all. Replace by what is there for new ones.`,
    `publicBudget: ${budget} yuan/resident/year   # ${thin?.words ?? asIn(start)}`,
    `# ${yuan(fee * households)} a year if every household pays; ${inPrint("property-fee")}. Replace by the fee charged here.`,
    `propertyFee: ${fee} yuan/household/year   # ${asIn(start)}`,
  ];
}

function settingOf(start: Start, name: string): number {
  return Number(start.baseline.settings.find(({ path }) => path === `parameters.resources.${name}`)?.value);
}

function heading({ id, label, source }: DraftProblem["problem"]): string {
  return `# ${id}: ${label}. Levels as in ${source}: judged, not measured.`;
}

function levelLine({ path, value, unit, words }: DraftLevel, from: number): string {
  return `${path.split(".").slice(from).join(".")}: ${value}${unit === undefined ? "" : ` ${unit}`}   # ${words}`;
}
