/** The section `organisations` of a scenario that is begun: who the case has, with staff and budgets in proportion to residents. */
import { decimal, listWords } from "../words/words.ts";
import type { DraftPlan, Start, StartOrganisation } from "./draft.ts";
import { budgetPerPost, type DraftProblem, staffFactor, usualStaff } from "./draftProblems.ts";
import { asIn, figures, inPrint, staffed } from "./draftWords.ts";

/** What is in print, of which roles, and what to put in its place. */
const known: readonly (readonly [level: Parameters<typeof inPrint>[0], roles: readonly string[], count: string])[] = [
  ["committee-staff", ["residents-committee"], "posts that are filled, grid staff among them"],
  ["officers", ["police-station"], "officers and auxiliaries who answer calls here"],
  ["guards", ["property-company", "security-company"], "posts that the firms fill, not those in their contracts"],
];

export function organisationsBlock(plan: DraftPlan, start: Start, problems: readonly DraftProblem[]): string[] {
  return [
    `# Staff in proportion to residents, ${asIn(start)}; replace by people who work here, two halves being one. Mandates, systems and`,
    "# willingness are those of that file: cosafe explain shows them.",
    ...known.flatMap(([level, roles, count]) => [`#   ${listWords(roles)}: ${inPrint(level)}.`, `#     Count ${count}.`]),
    "organisations:",
    ...start.organisations.flatMap((one) => organisationLines(one, plan, start, problems)),
  ];
}

function organisationLines(one: StartOrganisation, plan: DraftPlan, start: Start, problems: readonly DraftProblem[]): string[] {
  const own = problems.flatMap(({ problem, levels }) =>
    levels.filter(({ path }) => path.startsWith(`organisations.${one.id}.`)).map((level) => ({ ...level, problem })),
  );
  if (one.perResident === 0 && own.length === 0 && !one.isRelocated) return [];
  const staff = staffed(usualStaff(one, plan) * staffFactor(one.role, plan, start));
  const budget = Math.round((staff * budgetPerPost(one, plan)) / 1000) * 1000;
  const causes = problems.filter(({ problem }) => problem.staff?.role === one.role).map(({ problem }) => problem.id);
  return [
    `  ${one.id}:   # ${one.label}`,
    ...(one.isRelocated ? ["    community: each"] : []),
    ...(one.perResident > 0 ? [`    staff: ${staff}   # ${staffWords(one, staff, plan, causes)}`] : []),
    ...(budget > 0
      ? [`    budget: ${budget} yuan/year   # ${decimal(budgetPerPost(one, plan), 0)} yuan for each post; replace by the funder's`]
      : []),
    ...own.map(({ path, value, words, problem }) => `    ${path.split(".")[2]}: ${value}   # ${problem.id}: ${words}`),
  ];
}

/** Of all copies, per 1,000 residents, and the problem that makes it few. */
function staffWords({ scope }: StartOrganisation, staff: number, { residents, communities }: DraftPlan, causes: readonly string[]): string {
  const all = scope === "each" ? staff * communities : staff;
  const where = scope === "each" && communities > 1 ? "in each community; " : "";
  return [`${where}${figures((all * 1000) / residents)} per 1,000 residents`, ...(causes.length > 0 ? [listWords(causes)] : [])].join("; ");
}
