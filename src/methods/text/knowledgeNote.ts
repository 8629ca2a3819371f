/** How well the model behind a result is known: one note for every report, counted from the registry. */
import { type Grade, gradeOf, isAssumed, type ParameterSpecification } from "../../model/parameter.ts";
import { parameterGroups } from "../../model/parameters/catalogue.ts";
import { categoryFields } from "../../model/parameters/categories.ts";
import { indicatorInfos } from "../../tables/indicatorInfos.ts";
import { countWords, midSentence } from "../../words/words.ts";
import { readScreening, type Screening } from "./screening.ts";

/** How many leading parameters the sentence about a screening looks at. */
const LEADING = 12;

/** Parameters and category fields of the model, choices left out; what measures have of their own is not among them. */
function modelGrades(): Grade[] {
  const groups = parameterGroups.flatMap(({ specifications }) => Object.values(specifications));
  const entries: readonly ParameterSpecification[] = [...groups, ...Object.values(categoryFields)];
  return entries.map(({ source }) => gradeOf(source)).filter((grade) => grade !== "—");
}

/**
 * `Of the 316 model parameters behind this result, 302 are assumptions: …`, and of those that move the first of the outcomes that the
 * screening has, where there is one.
 */
export function knowledgeNote(outcomes: readonly string[], screening: Screening | null = readScreening()): string {
  const grades = modelGrades();
  const number = (wanted: (grade: Grade) => boolean) => grades.filter(wanted).length;
  const assumed = number(isAssumed);
  const [signed, judged] = [number((grade) => grade === "D"), number((grade) => grade === "E")];
  const all =
    `Of the ${countWords(grades.length, "model parameter")} behind this result, ${assumed} are assumptions: for ${signed} evidence fixes the sign or form (grade D), ` +
    `for ${judged} there is only judgement (grade E). The other ${grades.length - assumed} rest on figures (grades A to C).`;
  const leading = screening === null ? "" : leadingNote(outcomes, screening);
  return leading === "" ? all : `${all} ${leading}`;
}

function leadingNote(outcomes: readonly string[], { outcomes: screened }: Screening): string {
  const found = outcomes.flatMap((id) => screened.filter(({ outcome }) => outcome === id)).at(0);
  if (found === undefined) return "";
  const leaders = found.parameters.slice(0, LEADING);
  const assumed = leaders.filter(({ path }) => isAssumed(gradeAt(path))).length;
  const label = midSentence(indicatorInfos().find(({ id }) => id === found.outcome)?.label ?? found.outcome);
  const which = assumed === 0 ? "none is an assumption" : assumed === 1 ? "1 is an assumption" : `${assumed} are assumptions`;
  return `Of the ${leaders.length} that move ${label} most in a screening of the base community, ${which}.`;
}

/** Grade of a setting of the baseline; what is no entry of the registry counts as judgement. */
function gradeAt(path: string): Grade {
  const [root, group, name] = path.split(".");
  const entries: Readonly<Record<string, ParameterSpecification>> | undefined =
    root === "categories" ? categoryFields : parameterGroups.find((each) => each.group === group)?.specifications;
  return entries !== undefined && Object.hasOwn(entries, name) ? gradeOf(entries[name].source) : "E";
}
