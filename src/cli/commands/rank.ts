/** `cosafe rank`: which arm is the best in one outcome, with what guarantee, and does that hold under other parameters? */
import type { Outcome, RankPlan, ResolvedScenario, RobustnessPlan, Within } from "../../index.ts";
import { type Command, type Input, InputError, wholeNumber } from "../command.ts";
import {
  givenAlone,
  loadForStudy,
  namesIn,
  numberIn,
  outcomesNamed,
  refuse,
  runStudyCommand,
  studyOptions,
  withinIn,
  withinOption,
} from "../studyCommand.ts";

export const rank: Command = {
  options: {
    outcome: {
      type: "text",
      also: "outcomes",
      value: "NAME",
      summary: "Indicator to rank by, or indicator/group; it must have a good direction",
    },
    indifference: { type: "text", value: "X", summary: "Smallest difference that matters, in the outcome's unit" },
    arms: { type: "text", also: "arm", value: "A,B", summary: "Only these arms; the baseline always competes", default: "all" },
    method: { type: "text", value: "kn|ocba", summary: "KN gives a guarantee, OCBA spends a budget where it tells most", default: "kn" },
    alpha: { type: "text", value: "P", summary: "KN: accepted probability of a wrong selection", default: "0.05" },
    "first-stage": { type: "text", value: "N", summary: "Replications of every arm before the first decision", default: "20" },
    "max-replications": { type: "text", value: "N", summary: "KN: last replication of the contest", default: "200" },
    budget: { type: "text", value: "RUNS", summary: "OCBA: runs of the contest in all", default: "50 per arm" },
    fresh: { type: "text", value: "N", summary: "Replications on which the winner is measured again", default: "20" },
    "parameter-sets": { type: "text", value: "N", summary: "Also run every arm on N parameter sets, at least 20", default: "none" },
    parameters: {
      type: "text",
      value: "PATTERNS",
      summary: "Parameters that the sets vary, e.g. trust.*,hazards.*",
      default: "all but choices",
    },
    within: withinOption,
    "replications-per-set": { type: "text", value: "N", summary: "Replications of every arm in every set", default: "1" },
    threshold: { type: "text", value: "X", summary: "Value that an arm should reach in a set" },
    tail: { type: "text", value: "SHARE", summary: "Share of the worst sets that the conditional value at risk averages", default: "0.1" },
    ...studyOptions,
  },
  examples: [
    ["rank scenarios/tongxiang.yaml --outcome sense-of-security --indifference 0.02", "the best arm with probability 95 % or more"],
    [
      "rank scenarios/minimal.yaml --outcome true-incidents --indifference 20 --days 365 --parameter-sets 20 --parameters trust.*",
      "a year, and whether the choice holds over 20 parameter sets",
    ],
    [
      "rank scenarios/minimal.yaml --outcome true-incidents --indifference 5 --days 270 --first-stage 10 --fresh 5",
      "a first look, in seconds",
    ],
  ],
  async run(input, terminal) {
    const file = input.positionals[0];
    const api = await import("../../index.ts");
    const asked = readOptions(input);
    const [outcome] = await outcomesNamed([asked.outcome]);
    const scenario = await loadForStudy(file, input, terminal, { arms: namesIn(input, "arms") });
    if (scenario === null) return 2;
    const plan = planOf(scenario, outcome, asked, robustnessOf(scenario, asked, api));
    refuse(api.rankProblems(plan));
    return runStudyCommand(input, terminal, {
      name: "rank",
      scenario,
      defaultFolder: `output/${scenario.id}-rank`,
      settings: settingsOf(plan),
      outcomes: [outcome],
      keepOutcome: ({ indicator, group }) => indicator === outcome.indicator && group === outcome.group,
      analyse: (workbench, tell) => api.rankArms(workbench, { ...plan, tell }),
      format: api.formatRank,
      announcement: announcement(plan),
    });
  },
};

interface Asked {
  readonly outcome: string;
  readonly indifference: number;
  readonly method: "kn" | "ocba";
  readonly alpha?: number;
  readonly firstStage?: number;
  readonly maximum?: number;
  readonly budget?: number;
  readonly freshReplications?: number;
  readonly sets?: number;
  readonly patterns?: readonly string[];
  readonly within: Within;
  readonly replicationsPerSet?: number;
  readonly threshold?: number;
  readonly tail?: number;
}

/** Throws `InputError` with everything that is missing or belongs to another method. */
function readOptions(input: Input): Asked {
  const outcome = input.text("outcome");
  const indifference = numberIn(input, "indifference");
  const method = input.text("method") ?? "kn";
  const problems: string[] = [];
  if (outcome === undefined) problems.push("--outcome: expected an indicator to rank by, received none; cosafe list indicators names them");
  if (indifference === undefined) {
    problems.push("--indifference: expected the smallest difference that matters, in the outcome's unit, received none");
  }
  if (method !== "kn" && method !== "ocba") problems.push(`--method: expected kn or ocba, received ${JSON.stringify(method)}`);
  const foreign = method === "ocba" ? ["alpha", "max-replications"] : ["budget"];
  for (const name of foreign) {
    if (input.text(name) !== undefined) problems.push(`--${name}: expected only with --method ${method === "ocba" ? "kn" : "ocba"}`);
  }
  const ofSets = ["parameters", "within", "replications-per-set", "threshold", "tail"];
  problems.push(
    ...givenAlone(
      input,
      ofSets.map((name) => [name, "parameter-sets"]),
    ),
  );
  refuse(problems);
  return {
    outcome: outcome!,
    indifference: indifference!,
    method: method as "kn" | "ocba",
    alpha: numberIn(input, "alpha"),
    firstStage: wholeNumber("first-stage", input.text("first-stage"), 1),
    maximum: wholeNumber("max-replications", input.text("max-replications"), 1),
    budget: wholeNumber("budget", input.text("budget"), 1),
    freshReplications: wholeNumber("fresh", input.text("fresh"), 1),
    sets: wholeNumber("parameter-sets", input.text("parameter-sets"), 1),
    patterns: namesIn(input, "parameters"),
    within: withinIn(input),
    replicationsPerSet: wholeNumber("replications-per-set", input.text("replications-per-set"), 1),
    threshold: numberIn(input, "threshold"),
    tail: numberIn(input, "tail"),
  };
}

type Api = Pick<typeof import("../../index.ts"), "uncertainFactors" | "calibratedSets">;

function robustnessOf({ arms }: ResolvedScenario, asked: Asked, api: Api): RobustnessPlan | null {
  const { sets, patterns = null, within, replicationsPerSet, threshold = null, tail } = asked;
  if (sets === undefined) return null;
  const found = api.uncertainFactors(arms, patterns, within);
  if ("problems" in found) throw new InputError(found.problems.join("\ncosafe: "));
  const calibrated = patterns === null && within === "plausible" ? api.calibratedSets() : null;
  return { sets, factors: found.factors, within, replicationsPerSet, threshold, tail, calibrated };
}

function planOf(scenario: ResolvedScenario, outcome: Outcome, asked: Asked, robustness: RobustnessPlan | null): RankPlan {
  const { method, indifference, alpha, firstStage, maximum, budget, freshReplications } = asked;
  return { scenario, outcome, method, indifference, alpha, firstStage, maximum, budget, freshReplications, robustness };
}

/** What the result depends on, besides how long it goes on. */
function settingsOf({ outcome, method, indifference, alpha = 0.05, firstStage = 20, robustness }: RankPlan): unknown {
  const sets =
    robustness === null
      ? null
      : {
          sets: robustness.sets,
          factors: robustness.factors.map((list) => list.map(({ path, low, high }) => ({ path, low, high }))),
          replicationsPerSet: robustness.replicationsPerSet ?? 1,
          threshold: robustness.threshold,
          tail: robustness.tail ?? 0.1,
          ...(robustness.calibrated ? { calibrated: robustness.calibrated.hash } : {}),
        };
  return { outcome: outcome.id, method, indifference, alpha: method === "kn" ? alpha : null, firstStage, sets };
}

function announcement({ scenario, method, firstStage = 20, maximum = 200, budget, freshReplications = 20, robustness }: RankPlan): string {
  const arms = scenario.arms.length;
  const contest = method === "kn" ? `${arms * firstStage} to ${arms * maximum}` : `${budget ?? 50 * arms}`;
  const sets = robustness === null ? "" : `, ${robustness.sets * arms * (robustness.replicationsPerSet ?? 1)} over parameter sets`;
  return `${arms} arms: ${contest} runs in the contest, ${2 * freshReplications} on fresh replications${sets}`;
}
