/** `cosafe study`: the design of a study file, over any settings of a scenario, with paired differences and main effects. */
import type { DesignPlan } from "../../index.ts";
import { type Command, type Input, type Terminal, wholeNumber } from "../command.ts";
import { runStudyCommand, studyOptions } from "../studyCommand.ts";

export const study: Command = {
  options: {
    replications: { type: "text", value: "N", summary: "Runs of each point and arm", default: "the study's" },
    points: { type: "text", value: "N", summary: "Points of a Latin hypercube or Sobol design", default: "the study's" },
    ...studyOptions,
  },
  examples: [
    ["study scenarios/studies/trust-and-response.yaml", "results in output/trust-and-response"],
    ["study scenarios/studies/staffing.yaml --days 90 --replications 3 --out output/try-study", "a first look, in seconds"],
  ],
  async run(input, terminal) {
    const file = input.positionals[0];
    const loaded = await loadPlan(file, input, terminal);
    if (loaded === null) return 2;
    const { plan, id } = loaded;
    const { analyseDesign, formatDesign } = await import("../../index.ts");
    return runStudyCommand(input, terminal, {
      name: "study",
      scenario: plan.scenario,
      defaultFolder: `output/${id}`,
      settings: {
        study: id,
        method: plan.method,
        design: plan.hash,
        arms: plan.arms.map((arm) => arm.id),
        outcomes: plan.outcomes.map((outcome) => outcome.id),
      },
      outcomes: plan.outcomes,
      analyse: (workbench, tell) => analyseDesign(workbench, plan, tell),
      format: formatDesign,
      announcement: announce(plan),
    });
  },
};

/** Null after the problems have been told. */
async function loadPlan(
  file: string,
  input: Input,
  terminal: Terminal,
): Promise<{ readonly plan: DesignPlan; readonly id: string } | null> {
  const { formatProblems, loadStudyPlan } = await import("../../index.ts");
  const loaded = loadStudyPlan(file, {
    seed: input.text("seed"),
    days: wholeNumber("days", input.text("days"), 1),
    set: input.list("set"),
    replications: wholeNumber("replications", input.text("replications"), 1),
    points: wholeNumber("points", input.text("points"), 1),
  });
  if ("plan" in loaded) return { plan: loaded.plan, id: loaded.study.id };
  terminal.err(`${formatProblems(loaded.problems).trimEnd()}\n`);
  return null;
}

/** What is going to run, for designs that take a while. */
function announce({ points, arms, replications, method }: DesignPlan): string {
  const runs = points.length * arms.length * replications;
  const parts = [
    method === "arms" ? "" : `${points.length} points`,
    `${arms.length} ${arms.length === 1 ? "arm" : "arms"}`,
    `${replications} replications`,
  ];
  return `${runs} runs: ${parts.filter((part) => part !== "").join(" × ")}`;
}
