/** A diagnosis of a place, from a scenario file and options. */

import { nodeFiles } from "../../host/nodeFiles.ts";
import { loadDiagnosis } from "../../scenario/load.ts";
import { nearest } from "../../scenario/text/suggest.ts";
import type { DiagnosedProblem, ResolvedScenario } from "../../scenario/types.ts";
import { type GivenOf, settleOptions } from "../options.ts";
import { mainOutcomes } from "../outcome.ts";
import { optionError, outcomesOf, type Preparation, readSource, refuseOptions, type ScenarioSource } from "../prepared.ts";
import { diagnosePlace } from "./diagnosePlace.ts";
import { type DiagnosisOptions, diagnosisOptions, diagnosisRules } from "./options.ts";
import { type DiagnosePlan, diagnosisAnnouncement, diagnosisOrders, diagnosisPoints, diagnosisProblems } from "./plan.ts";
import type { DiagnoseResult } from "./result.ts";

/** Reads the place and settles the plan. Throws `OptionError` for options that cannot be used. */
export function prepareDiagnosis(source: ScenarioSource, given: GivenOf<typeof diagnosisOptions>): Preparation<DiagnoseResult> {
  const options = settleOptions(diagnosisOptions, diagnosisRules, given);
  const orders = options.shapley ? options.orders : null;
  const loaded = readSource(source, { arms: ["baseline"] });
  if ("problems" in loaded) return loaded;
  const { scenario } = loaded;
  const { file, ...changes } = source;
  const found = loadDiagnosis(file, nodeFiles(file), changes);
  if ("problems" in found) return found;
  const chosen = chosenProblems(options.problems, file, found.diagnosis.problems);
  const set = chosen.filter(({ outcome }) => outcome === null);
  const { primary, outcomes } = readOutcomes(options, scenario);
  const outcomeProblems = problemsShown(chosen);
  refuseOptions(diagnosisProblems(set.length, orders, options.replications));
  const sampled = diagnosisOrders(set.length, orders, scenario.seed);
  const read = found.diagnosis.read(diagnosisPoints(set, sampled));
  if ("problems" in read) return read;
  const problems = set.map(({ id, label, row, settings }) => ({ id, label, row, settings }));
  const plan: DiagnosePlan = {
    ...{ scenario, problems, outcomeProblems, specifications: read.specifications, primary, outcomes },
    ...{ replications: options.replications, orders: sampled },
  };
  return {
    study: {
      study: "diagnose",
      scenario,
      folder: `${scenario.id}-diagnose`,
      settings: { problems: set, primary: primary.id, outcomes: outcomes.map(({ id }) => id), shapley: sampled.length > 0 },
      outcomes: [primary, ...outcomes, ...outcomeProblems.map(({ outcome }) => outcome)],
      announcement: diagnosisAnnouncement(plan),
      analyse: (workbench, tell) => diagnosePlace(workbench, { ...plan, tell }),
    },
  };
}

/** The problems of these names, or all. Throws with every unknown name. */
function chosenProblems(names: readonly string[] | undefined, file: string, problems: readonly DiagnosedProblem[]) {
  const known = problems.filter(({ settings }) => settings.length > 0).map(({ id }) => id);
  if (known.length === 0) {
    throw optionError([`${file}: expected problems that settings stand for, received none; name them under problems:`]);
  }
  if (names === undefined) return problems;
  const unknown = names.filter((name) => !known.includes(name));
  refuseOptions(
    unknown.map((name) => {
      const near = nearest(name, known);
      const hint = near === null ? `they are ${known.join(", ")}` : `did you mean ${JSON.stringify(near)}?`;
      return { option: "problems", message: `expected problems of the scenario, received ${JSON.stringify(name)}; ${hint}` };
    }),
  );
  return problems.filter(({ id }) => names.includes(id));
}

/** The primary outcome, and it and the others. */
function readOutcomes({ primary: asked, outcomes: names }: DiagnosisOptions, { primaryOutcome }: ResolvedScenario) {
  const [primary, ...named] = outcomesOf([asked ?? primaryOutcome ?? "true-incidents", ...(names ?? [])]);
  if (primary.direction === "none") {
    const message = `expected an outcome with a good direction to rank problems by, received ${primary.id}`;
    throw optionError([{ option: "primary", message }]);
  }
  const others = (names === undefined ? mainOutcomes() : named).filter(({ id }) => id !== primary.id);
  return { primary, outcomes: [primary, ...others] };
}

/** Problems that show in an outcome, with that outcome. */
function problemsShown(problems: readonly DiagnosedProblem[]): DiagnosePlan["outcomeProblems"] {
  const shown = problems.flatMap(({ id, label, row, outcome }) => (outcome === null ? [] : [{ id, label, row, outcome }]));
  const outcomes = outcomesOf(shown.map(({ outcome }) => outcome));
  return shown.map(({ id, label, row }, i) => ({ id, label, row, outcome: outcomes[i] }));
}
