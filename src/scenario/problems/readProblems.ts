/**
 * Diagnosed problems: checked against the baseline, and each with the values that its settings have with and without it.
 *
 * Without a problem means: its settings, and no others, at the reference value. That is the value written under `reference`, else the one
 * that the registry states for all places. Values go through the same fields as everything else in the file.
 */
import { problemsField } from "../format/problems.ts";
import { refuse, warn } from "../text/problems.ts";
import type { MapNode } from "../text/tree.ts";
import type { DiagnosedProblem, Location, Problem, ProblemSetting, Setting } from "../types.ts";
import { type Baseline, readWithout } from "./baseline.ts";
import { checkOutcome } from "./outcomeName.ts";
import { type Removal, readRemovals, TIES } from "./removals.ts";

/** A problem with what takes it away. */
export interface OpenProblem extends Omit<DiagnosedProblem, "settings"> {
  readonly at: Location;
  readonly removals: readonly Removal[];
}

/** The problems of a file that reads well so far; findings are appended. */
export function readProblems(root: MapNode, baseline: Baseline, problems: Problem[]): readonly OpenProblem[] {
  const entry = root.entries.get("problems");
  if (entry === undefined) return [];
  const field = problemsField();
  const written = field.read(entry.node, "problems", { problems, settings: [] }) ?? field.placeholder;
  const open = [...written].map(([id, one]): OpenProblem => {
    const node = entry.node.kind === "map" ? entry.node.entries.get(id) : undefined;
    const at = node?.keyAt ?? entry.keyAt;
    const removals = readRemovals(id, one, node?.node, baseline, problems);
    checkStandIn(id, at, one.settings.length, one.outcome, problems);
    if (one.outcome !== null) checkOutcome(one.outcome, `problems.${id}.outcome`, root, baseline.format.catalogues, problems);
    return { id, label: one.label, row: one.row, outcome: one.outcome, at, removals };
  });
  refuseConflicts(open, problems);
  return open;
}

/** Either settings stand for a problem, or an outcome shows it. */
function checkStandIn(id: string, at: Location, settings: number, outcome: string | null, problems: Problem[]): void {
  if (settings > 0 === (outcome === null)) return;
  const received = outcome === null ? "neither" : "both";
  refuse(problems, { at, path: `problems.${id}`, what: `problem ${id}`, expected: "either settings or an outcome", received });
}

/** Two problems that share a setting take it to one and the same value. */
function refuseConflicts(open: readonly OpenProblem[], problems: Problem[]): void {
  const first = new Map<string, { readonly id: string; readonly removal: Removal }>();
  for (const { id, removals } of open) {
    for (const removal of removals) {
      const before = first.get(removal.path);
      first.set(removal.path, before ?? { id, removal });
      if (before === undefined || before.removal.words === removal.words) continue;
      const expected = `${before.removal.words} as in problem ${before.id}`;
      const path = `problems.${id}.reference.${removal.path}`;
      refuse(problems, { at: removal.at, path, what: `reference of ${removal.path}`, expected, received: removal.words });
    }
  }
}

/** The problems as reported, with the values of their settings; findings about a place without them are appended. */
export function describeProblems(open: readonly OpenProblem[], baseline: Baseline, problems: Problem[]): readonly DiagnosedProblem[] {
  const all = readWithout(
    open.flatMap(({ removals }) => removals),
    baseline,
  );
  for (const problem of all.problems) {
    if (problem.severity === "error") problems.push({ ...problem, what: `place without the problems: ${problem.what}` });
  }
  const before = new Map(baseline.settings.map((setting) => [setting.path, setting]));
  const after = new Map(all.settings.map((setting) => [setting.path, setting]));
  return open.map(({ removals, at: _, ...problem }) => {
    const settings = removals.map((removal): ProblemSetting => {
      const path = removal.segments.join(".");
      const [value, reference] =
        removal.path === TIES ? [removal.before, removal.words] : [before.get(path)?.value ?? null, after.get(path)?.value ?? null];
      warnIdle(problem.id, removal, value, reference, problems);
      return { path: removal.path, value, reference, unit: before.get(path)?.unit ?? "", stated: removal.stated };
    });
    return { ...problem, settings };
  });
}

function warnIdle(id: string, removal: Removal, value: Setting["value"], reference: Setting["value"], problems: Problem[]): void {
  if (value !== reference) return;
  warn(problems, {
    at: removal.at,
    path: `problems.${id}.settings`,
    what: `problem ${id}, ${removal.path}`,
    expected: "a value other than the reference",
    received: String(value),
    remedy: "taking the problem away leaves this setting as it is",
  });
}
