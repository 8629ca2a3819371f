/** Checks of interventions: one intervention per id, phases in order and within the horizon. */
import { quote } from "../text/problems.ts";
import { type Checking, fail, intact, warnAt } from "./checking.ts";

type Intervention = Checking["sections"]["interventions"] extends ReadonlyMap<string, infer I> ? I : never;

/** All checks of the section. */
export function checkInterventions(checking: Checking): void {
  for (const [id, intervention] of checking.sections.interventions) {
    const path = `interventions.${id}`;
    if (!intact(checking, path)) continue;
    checkIntervention(checking, path, id, intervention);
    checkEnd(checking, path, intervention);
    checkHorizon(checking, path, id, intervention);
  }
}

/** First day of operation and first day after it, or null for the horizon. */
export function operationDays({ start, phases, end }: Intervention): { readonly from: number; readonly to: number | null } {
  const from = start + phases.planning + phases.construction;
  return { from, to: phases.operation === null ? end : from + phases.operation };
}

function checkIntervention(checking: Checking, path: string, id: string, { intervention }: Intervention): void {
  if (id === intervention || !checking.catalogues.interventions.some((known) => known.id === id)) return;
  const remedy = `give this use of ${intervention} another id`;
  fail(checking, {
    path: `${path}.intervention`,
    what: `intervention ${id}`,
    expected: `the intervention of its own name`,
    received: quote(intervention),
    remedy,
  });
}

function checkEnd(checking: Checking, path: string, intervention: Intervention): void {
  const { start, end, phases } = intervention;
  if (end === null) return;
  const at = { path: `${path}.end`, what: `setting ${path}.end` };
  const { from } = operationDays(intervention);
  if (phases.operation !== null) {
    fail(checking, { ...at, expected: "either end or phases.operation", received: "both", remedy: "set one of them to null" });
  } else if (end <= start) fail(checking, { ...at, expected: `a time after its start (day ${start})`, received: `day ${end}` });
  else if (end <= from) fail(checking, { ...at, expected: `a time after operation begins (day ${from})`, received: `day ${end}` });
}

function checkHorizon(checking: Checking, path: string, id: string, intervention: Intervention): void {
  const { from } = operationDays(intervention);
  const { horizonDays } = checking;
  if (!intact(checking, "horizon")) return;
  const what = `intervention ${id}`;
  if (intervention.start >= horizonDays) {
    const expected = `a start before the horizon (day ${horizonDays})`;
    warnAt(checking, { path: `${path}.start`, what, expected, received: `day ${intervention.start}`, remedy: "it does nothing" });
  } else if (from >= horizonDays) {
    const expected = `operation to begin before the horizon (day ${horizonDays})`;
    warnAt(checking, { path, what, expected, received: `day ${from}`, remedy: "it is only prepared" });
  }
}
