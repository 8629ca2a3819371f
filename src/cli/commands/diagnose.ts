/** `cosafe diagnose`: what each diagnosed problem of a place costs, before anything is bought. */
import type { DiagnosedProblem, DiagnosePlan, DiagnoseResult, Outcome, ResolvedScenario } from "../../index.ts";
import { type Command, type ExitCode, type Input, InputError, type Terminal, wholeNumber } from "../command.ts";
import { loadForStudy, namesIn, outcomesNamed, refuse, runStudyCommand, studyOptions, studyOverrides } from "../studyCommand.ts";

const DEFAULT_ORDERS = 24;

export const diagnose: Command = {
  options: {
    problems: {
      type: "text",
      value: "A,B",
      summary: "Only these problems; the others stay as they are",
      default: "all that settings stand for",
    },
    primary: {
      type: "text",
      value: "NAME",
      summary: "Primary outcome, by which problems are ranked",
      default: "the scenario's, or true-incidents",
    },
    outcomes: {
      type: "text",
      also: "outcome",
      value: "A,B",
      summary: "Outcomes reported beside it, as exploratory",
      default: "the main indicators",
    },
    replications: { type: "text", value: "N", summary: "Replications of each place", default: "20" },
    shapley: { type: "flag", summary: "Also Shapley values, from sampled orders of taking problems away" },
    orders: { type: "text", value: "N", summary: "With --shapley: so many orders; even", default: String(DEFAULT_ORDERS) },
    ...studyOptions,
  },
  examples: [
    ["diagnose scenarios/caotang-road.yaml", "what hurts most, over three years"],
    ["diagnose scenarios/beijing-c.yaml --shapley --orders 8", "each problem's fair share too"],
    ["diagnose scenarios/taiyuan.yaml --problems channels,culture --outcomes satisfaction", "two problems, and what residents say"],
    ["diagnose scenarios/beijing-c.yaml --days 120 --replications 3 --outcomes satisfaction", "a first look"],
  ],
  run: diagnoseCommand,
};

async function diagnoseCommand(input: Input, terminal: Terminal): Promise<ExitCode> {
  const [file] = input.positionals;
  const api = await import("../../index.ts");
  if (input.text("orders") !== undefined && !input.flag("shapley")) throw new InputError("--orders: expected only with --shapley");
  const orders = input.flag("shapley") ? (wholeNumber("orders", input.text("orders"), 4) ?? DEFAULT_ORDERS) : null;
  const replications = wholeNumber("replications", input.text("replications"), 2) ?? api.DIAGNOSE_REPLICATIONS;
  const scenario = await loadForStudy(file, input, terminal, { arms: ["baseline"] });
  if (scenario === null) return 2;
  const loaded = api.loadDiagnosis(file, api.nodeFiles(file), studyOverrides(input));
  if ("problems" in loaded) return refused(api.formatProblems(loaded.problems), terminal);
  const chosen = chosenProblems(input, file, loaded.diagnosis.problems, api.nearest);
  const set = chosen.filter(({ outcome }) => outcome === null);
  const { primary, outcomes } = await readOutcomes(input, scenario, api.mainOutcomes);
  const outcomeProblems = await problemsShown(chosen);
  refuse(api.diagnosisProblems(set.length, orders, replications));
  const sampled = api.diagnosisOrders(set.length, orders, scenario.seed);
  const read = loaded.diagnosis.read(api.diagnosisPoints(set, sampled));
  if ("problems" in read) return refused(api.formatProblems(read.problems), terminal);
  const problems = set.map(({ id, label, row, settings }) => ({ id, label, row, settings }));
  const { specifications } = read;
  const plan: DiagnosePlan = { scenario, problems, outcomeProblems, specifications, primary, outcomes, replications, orders: sampled };
  return runStudyCommand<DiagnoseResult>(input, terminal, {
    name: "diagnose",
    scenario,
    defaultFolder: `output/${scenario.id}-diagnose`,
    settings: { problems: set, primary: primary.id, outcomes: outcomes.map(({ id }) => id), shapley: sampled.length > 0 },
    outcomes: [primary, ...outcomes, ...outcomeProblems.map(({ outcome }) => outcome)],
    announcement: api.diagnosisAnnouncement(plan),
    analyse: (workbench, tell) => api.diagnosePlace(workbench, { ...plan, tell }),
    format: api.formatDiagnosis,
  });
}

/** The problems of `--problems`, or all. Throws `InputError` with every unknown name. */
function chosenProblems(
  input: Input,
  file: string,
  problems: readonly DiagnosedProblem[],
  nearest: (name: string, known: readonly string[]) => string | null,
): readonly DiagnosedProblem[] {
  if (!problems.some(({ settings }) => settings.length > 0)) {
    throw new InputError(`${file}: expected problems that settings stand for, received none; name them under problems:`);
  }
  const names = namesIn(input, "problems");
  if (names === undefined) return problems;
  const known = problems.filter(({ settings }) => settings.length > 0).map(({ id }) => id);
  refuse(
    names
      .filter((name) => !known.includes(name))
      .map((name) => {
        const near = nearest(name, known);
        const hint = near === null ? `they are ${known.join(", ")}` : `did you mean ${JSON.stringify(near)}?`;
        return `--problems: expected problems of the scenario, received ${JSON.stringify(name)}; ${hint}`;
      }),
  );
  return problems.filter(({ id }) => names.includes(id));
}

async function readOutcomes(input: Input, scenario: ResolvedScenario, mainOutcomes: () => readonly Outcome[]) {
  const names = namesIn(input, "outcomes");
  const [primary, ...named] = await outcomesNamed([input.text("primary") ?? scenario.primaryOutcome ?? "true-incidents", ...(names ?? [])]);
  if (primary.direction === "none") {
    throw new InputError(`--primary: expected an outcome with a good direction to rank problems by, received ${primary.id}`);
  }
  const others = (names === undefined ? mainOutcomes() : named).filter(({ id }) => id !== primary.id);
  return { primary, outcomes: [primary, ...others] };
}

/** Problems that show in an outcome, with that outcome. */
async function problemsShown(problems: readonly DiagnosedProblem[]): Promise<DiagnosePlan["outcomeProblems"]> {
  const shown = problems.flatMap(({ id, label, row, outcome }) => (outcome === null ? [] : [{ id, label, row, outcome }]));
  const outcomes = await outcomesNamed(shown.map(({ outcome }) => outcome));
  return shown.map(({ id, label, row }, i) => ({ id, label, row, outcome: outcomes[i] }));
}

function refused(text: string, terminal: Terminal): ExitCode {
  terminal.err(`${text.trimEnd()}\n`);
  return 2;
}
