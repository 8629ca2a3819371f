/** `cosafe sensitivity`: which parameters move an outcome, how surely, and how much of it is chance. */
import type { Factor, Outcome, ResolvedArm, ResolvedScenario, SensitivityPlan, Within } from "../../index.ts";
import { type Command, type Input, InputError, wholeNumber } from "../command.ts";
import {
  isGiven,
  loadForStudy,
  namesIn,
  outcomesNamed,
  refuse,
  runStudyCommand,
  studyOptions,
  withinIn,
  withinOption,
} from "../studyCommand.ts";

export const sensitivity: Command = {
  options: {
    parameters: { type: "text", value: "PATTERNS", summary: "What to vary, e.g. 'trust.*,hazards.*'; quote patterns with *" },
    outcome: { type: "text", also: "outcomes", value: "NAME", summary: "Indicator, or indicator/group" },
    method: {
      type: "text",
      value: "morris|sobol",
      summary: "Morris ranks many parameters; Sobol shares the variance of few",
      default: "morris",
    },
    arm: { type: "text", also: "arms", value: "A", summary: "Arm in which parameters are varied", default: "baseline" },
    effect: { type: "flag", summary: "Analyse the arm's effect, its paired difference from the baseline, instead of its level" },
    within: withinOption,
    trajectories: {
      type: "text",
      value: "N",
      summary: "Morris: trajectories, each of as many points as parameters and one",
      default: "10",
    },
    points: {
      type: "text",
      value: "N",
      summary: "Sobol: base points, a power of 2, each of as many points as parameters and two",
      default: "64",
    },
    "second-order": { type: "flag", summary: "Sobol: also pairs of parameters; nearly twice the runs" },
    replications: { type: "text", value: "N", summary: "Replications of every point, the same ones everywhere", default: "2" },
    "one-at-a-time": {
      type: "text",
      value: "N",
      summary: "Replications of the 15 leading parameters at either end of their range; 0 for none",
      default: "5",
    },
    ...studyOptions,
  },
  examples: [
    [
      "sensitivity scenarios/taiyuan.yaml --method morris --parameters 'trust.*,hazards.*' --outcome true-incidents",
      "rank 25 parameters over their plausible ranges, three years: about six minutes on two cores",
    ],
    [
      "sensitivity scenarios/taiyuan.yaml --parameters 'trust.*,hazards.*' --outcome true-incidents --within all",
      "the same over all that the registry admits, some of it extreme: longer",
    ],
    [
      "sensitivity scenarios/minimal.yaml --days 365 --method sobol --arm clarity --effect --parameters hazards.level,trust.gainRate --outcome true-incidents --points 32",
      "on what the effect of a measure depends",
    ],
    [
      "sensitivity scenarios/minimal.yaml --days 90 --parameters hazards.nearbyShare,trust.gainRate --outcome true-incidents --trajectories 4 --one-at-a-time 2",
      "a first look, in seconds",
    ],
  ],
  async run(input, terminal) {
    const file = input.positionals[0];
    const api = await import("../../index.ts");
    const asked = readOptions(input);
    const [outcome] = await outcomesNamed([asked.outcome]);
    const scenario = await loadForStudy(file, input, terminal, { arms: [asked.arm], option: "--arm" });
    if (scenario === null) return 2;
    const arm = scenario.arms.find(({ id }) => id === asked.arm)!;
    const found = api.findFactors(arm, asked.patterns, asked.within);
    if ("problems" in found) throw new InputError(found.problems.join("\ncosafe: "));
    const plan = planOf({ scenario, arm, outcome, factors: found.factors }, asked, api.SENSITIVITY_DEFAULTS);
    refuse(api.sensitivityProblems(plan));
    return runStudyCommand(input, terminal, {
      name: "sensitivity",
      scenario,
      defaultFolder: `output/${scenario.id}-sensitivity`,
      settings: settingsOf(plan),
      outcomes: [outcome],
      compared: asked.effect ? scenario.arms : [arm],
      keepOutcome: ({ indicator, group }) => indicator === outcome.indicator && group === outcome.group,
      analyse: (workbench, tell) => api.analyseSensitivity(workbench, { ...plan, tell }),
      format: api.formatSensitivity,
      announcement: announcement(plan, api.sensitivityRuns(plan)),
    });
  },
};

interface Asked {
  readonly outcome: string;
  readonly patterns: readonly string[];
  readonly method: "morris" | "sobol";
  readonly arm: string;
  readonly effect: boolean;
  readonly within: Within;
  readonly trajectories?: number;
  readonly points?: number;
  readonly secondOrder: boolean;
  readonly replications?: number;
  readonly tornadoReplications?: number;
}

/** Throws `InputError` with everything that is missing or belongs to another method. */
function readOptions(input: Input): Asked {
  const method = input.text("method") ?? "morris";
  const arm = input.text("arm") ?? "baseline";
  const outcome = input.text("outcome");
  const patterns = namesIn(input, "parameters");
  const problems: string[] = [];
  if (method !== "morris" && method !== "sobol") problems.push(`--method: expected morris or sobol, received ${JSON.stringify(method)}`);
  if (outcome === undefined) problems.push("--outcome: expected an indicator, received none; cosafe list indicators names them");
  if (patterns === undefined) problems.push("--parameters: expected what to vary, e.g. 'trust.*,hazards.*', received none");
  if (input.flag("effect") && arm === "baseline") {
    problems.push("--effect: expected with --arm and another arm than the baseline, whose effect is analysed");
  }
  for (const name of method === "morris" ? ["points", "second-order"] : ["trajectories"]) {
    if (isGiven(input, name)) problems.push(`--${name}: expected only with --method ${method === "morris" ? "sobol" : "morris"}`);
  }
  refuse(problems);
  return {
    outcome: outcome!,
    patterns: patterns!,
    method: method as "morris" | "sobol",
    arm,
    effect: input.flag("effect"),
    within: withinIn(input),
    trajectories: wholeNumber("trajectories", input.text("trajectories"), 2),
    points: wholeNumber("points", input.text("points"), 16),
    secondOrder: input.flag("second-order"),
    replications: wholeNumber("replications", input.text("replications"), 1),
    tornadoReplications: wholeNumber("one-at-a-time", input.text("one-at-a-time"), 0),
  };
}

interface Subject {
  readonly scenario: ResolvedScenario;
  readonly arm: ResolvedArm;
  readonly outcome: Outcome;
  readonly factors: readonly Factor[];
}

type Defaults = typeof import("../../index.ts").SENSITIVITY_DEFAULTS;

function planOf({ scenario, arm, outcome, factors }: Subject, asked: Asked, defaults: Defaults): SensitivityPlan {
  return {
    scenario,
    warnings: [],
    arm,
    against: asked.effect ? scenario.arms[0] : null,
    method: asked.method,
    factors,
    within: asked.within,
    outcome,
    trajectories: asked.trajectories ?? defaults.trajectories,
    points: asked.points ?? defaults.points,
    replications: asked.replications ?? defaults.replications,
    secondOrder: asked.secondOrder,
    tornadoReplications: asked.tornadoReplications ?? defaults.tornadoReplications,
    resamples: defaults.resamples,
  };
}

/** What the result depends on, besides how many runs it rests on. */
function settingsOf({ method, arm, against, factors, outcome, secondOrder }: SensitivityPlan): unknown {
  const ranges = factors.map(({ path, low, high }) => ({ path, low, high }));
  return { method, arm: arm.id, effect: against !== null, outcome: outcome.id, factors: ranges, secondOrder };
}

function announcement(plan: SensitivityPlan, runs: { design: number; noise: number; tornado: number; total: number }): string {
  const number = (value: number) => String(value).replace(/\B(?=(\d{3})+$)/g, ",");
  const many = `${plan.factors.length} ${plan.factors.length === 1 ? "parameter" : "parameters"}`;
  const design = plan.method === "morris" ? `${plan.trajectories} trajectories through ${many}` : `${plan.points} base points of ${many}`;
  const parts = [
    `${number(runs.design)} for ${design}`,
    ...(runs.noise > 0 ? [`${number(runs.noise)} for the share of chance`] : []),
    ...(runs.tornado > 0 ? [`at most ${number(runs.tornado)} one at a time`] : []),
  ];
  const fewer = `fewer with --${plan.method === "morris" ? "trajectories" : "points"}, --replications or fewer parameters`;
  return `${number(runs.total)} runs: ${parts.join(", ")}; ${fewer}`;
}
