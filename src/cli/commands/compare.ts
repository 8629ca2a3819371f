/** `cosafe compare`: every arm against the baseline under common random numbers, with one plain sentence per arm. */
import type { ComparePlan, HalfWidth, Outcome, ReplicationRule, ResolvedScenario, Within } from "../../index.ts";
import { type Command, type Input, InputError, wholeNumber } from "../command.ts";
import { assumptionOptions, compareAssumptions } from "../compareAssumptions.ts";
import {
  givenAlone,
  isGiven,
  loadForStudy,
  namesIn,
  numberIn,
  outcomesNamed,
  refuse,
  refuseTogether,
  runStudyCommand,
  studyOptions,
  withinIn,
  withinOption,
} from "../studyCommand.ts";

/** Fewest replications unless the user says otherwise, and the stages of the rules by precision. */
const USUAL_REPLICATIONS = 30;
const LOOK_AHEAD_MINIMUM = 20;
const FEWEST_LOOK_AHEAD = 10;
const PILOT = 20;
const MAXIMUM = 200;
const REPLICATIONS_PER_SET = 2;

/** A number above or equal to 0, and whether it is a percentage. */
const NUMBER = /^(\d+\.?\d*|\.\d+)\s*(%?)$/;

type Api = typeof import("../../index.ts");

export const compare: Command = {
  options: {
    arms: { type: "text", also: "arm", value: "A,B", summary: "Only these arms; the baseline is always among them", default: "all" },
    baseline: { type: "text", value: "ARM", summary: "Arm that the others are compared with", default: "baseline" },
    primary: {
      type: "text",
      value: "NAME",
      summary: "Primary outcome: indicator, or indicator/group",
      default: "the scenario's, or true-incidents",
    },
    outcomes: {
      type: "text",
      also: "outcome",
      value: "A,B",
      summary: "Outcomes told beside it, as exploratory",
      default: "the main indicators",
    },
    threshold: { type: "text", value: "X", summary: "Smallest change of the primary outcome that matters in practice, in its unit" },
    replications: {
      type: "text",
      value: "N",
      summary: "Replications of each arm",
      default: `the scenario's, at least ${USUAL_REPLICATIONS}; with --assumptions 20`,
    },
    "until-half-width": {
      type: "text",
      value: "W",
      summary:
        "Replicate until the primary outcome's interval is no wider than ±W: 5% of the baseline's mean, or a number in the outcome's unit",
    },
    "min-replications": {
      type: "text",
      value: "N",
      summary: "With --until-half-width: judge precision from so many on; 20 costs more and covers better",
      default: String(LOOK_AHEAD_MINIMUM),
    },
    "max-replications": { type: "text", value: "N", summary: "With --until-half-width: at most so many", default: String(MAXIMUM) },
    "pre-registered": {
      type: "flag",
      summary: `With --until-half-width: Stein's two stages, whose number is fixed after a pilot of ${PILOT}, instead of looking ahead`,
    },
    "parameter-uncertainty": { type: "text", value: "N", summary: "Also run every arm under N parameter sets: does the ranking survive?" },
    parameters: {
      type: "text",
      value: "PATTERNS",
      summary: "With --parameter-uncertainty or --assumptions: what is varied, e.g. trust.*,hazards.*",
      default: "all but choices",
    },
    within: withinOption,
    "replications-per-set": {
      type: "text",
      value: "N",
      summary: "With --parameter-uncertainty: replications of each arm in a set",
      default: String(REPLICATIONS_PER_SET),
    },
    "fixed-assumptions": {
      type: "flag",
      summary: "Leave the parameters that calibration left open at their defaults: no second interval, half the runs",
    },
    individuals: {
      type: "flag",
      summary: "Also keep every resident's outcomes: how many in each group gain and lose; a run then takes some twenty times the space",
    },
    long: { type: "flag", summary: "Print one table per exploratory outcome, with pairs" },
    ...assumptionOptions,
    ...studyOptions,
  },
  examples: [
    ["compare scenarios/caotang-road.yaml", "all arms, 30 replications each"],
    ["compare scenarios/minimal.yaml --days 365 --until-half-width 5%", "until the intervals are within 5 % of the baseline's incidents"],
    [
      "compare scenarios/minimal.yaml --days 365 --replications 10 --parameter-uncertainty 10 --parameters trust.*",
      "ten replications, and ten sets of the trust parameters",
    ],
    ["compare scenarios/beijing-c.yaml --assumptions", "which assumption would change the answer: hours"],
    [
      "compare scenarios/minimal.yaml --days 270 --assumptions --screening none --parameters institutions.responsibilityClarity --replications 3",
      "the same for one starting value, in seconds",
    ],
    ["compare scenarios/minimal.yaml --days 270 --replications 5", "a first look, in seconds"],
  ],
  async run(input, terminal) {
    refuseContradictions(input);
    if (input.flag("assumptions")) return compareAssumptions(input, terminal);
    const api = await import("../../index.ts");
    const arms = namesIn(input, "arms");
    const base = input.text("baseline") ?? "baseline";
    const asked = readNumbers(input);
    const loaded = await loadForStudy(input.positionals[0], input, terminal, { arms, base });
    if (loaded === null) return 2;
    const scenario = comparedWith(base, loaded);
    const outcomes = await readOutcomes(input, scenario.primaryOutcome, api.mainOutcomes);
    if (scenario.arms.length < 2) {
      const [where, remedy] = arms === undefined ? [input.positionals[0], "; add one under arms:"] : ["--arms", ""];
      throw new InputError(`${where}: expected at least one arm beside the baseline, received none${remedy}`);
    }
    const plan = planOf(scenario, outcomes, asked, api);
    return runStudyCommand(input, terminal, {
      name: "compare",
      scenario,
      defaultFolder: `output/${scenario.id}-compare${base === "baseline" ? "" : `-to-${base}`}`,
      settings: settingsOf(plan),
      outcomes: plan.outcomes,
      record: { keepSeries: "main", residents: input.flag("individuals") ? "each" : "groups" },
      analyse: async (workbench, tell) => {
        try {
          return await api.compareStudy(workbench, { ...plan, tell });
        } catch (error) {
          throw error instanceof api.PlanError ? new InputError(error.message) : error;
        }
      },
      format: (result, style) => api.formatComparison(result, { ...style, long: input.flag("long") }),
      announcement: announcement(plan, arms, base, api.MOST_DRAWS),
    });
  },
};

/** The scenario with the arm that the others are compared with in the first place. */
function comparedWith(base: string, scenario: ResolvedScenario): ResolvedScenario {
  const isBase = ({ id }: ResolvedScenario["arms"][number]) => id === base;
  if (!scenario.arms.some(isBase)) {
    const known = scenario.arms.map(({ id }) => id).join(", ");
    throw new InputError(`--baseline: expected one of the arms (${known}), received ${JSON.stringify(base)}`);
  }
  return { ...scenario, arms: [...scenario.arms.filter(isBase), ...scenario.arms.filter((arm) => !isBase(arm))] };
}

/** Options that contradict each other, or mean nothing without another: all at once. */
function refuseContradictions(input: Input): void {
  refuseTogether(input, [
    ["replications", "until-half-width"],
    ["replications", "min-replications"],
    ["replications", "max-replications"],
    ["min-replications", "pre-registered"],
    ["replications", "pre-registered"],
  ]);
  refuseTogether(input, [["fixed-assumptions", "assumptions"]]);
  const alone = givenAlone(input, [
    ["min-replications", "until-half-width"],
    ["max-replications", "until-half-width"],
    ["pre-registered", "until-half-width"],
    ["replications-per-set", "parameter-uncertainty"],
    ["screening", "assumptions"],
    ["screening-replications", "assumptions"],
    ["most", "assumptions"],
  ]);
  const varied = input.flag("assumptions") || isGiven(input, "parameter-uncertainty");
  const unvaried = ["parameters", "within"].filter((name) => isGiven(input, name) && !varied);
  refuse([...alone, ...unvaried.map((name) => `--${name}: expected only with --parameter-uncertainty or --assumptions`)]);
}

interface Outcomes {
  readonly primary: Outcome;
  readonly outcomes: readonly Outcome[];
}

/** The primary outcome and all outcomes, it among them and first where it is not a main one. Throws `InputError` with every unknown name. */
async function readOutcomes(input: Input, stated: string | null, mainOutcomes: () => readonly Outcome[]): Promise<Outcomes> {
  const names = namesIn(input, "outcomes");
  const [primary, ...named] = await outcomesNamed([input.text("primary") ?? stated ?? "true-incidents", ...(names ?? [])]);
  const outcomes = names === undefined ? mainOutcomes() : named;
  return { primary, outcomes: outcomes.some(({ id }) => id === primary.id) ? outcomes : [primary, ...outcomes] };
}

interface Numbers {
  readonly replications?: number;
  readonly rule?: Exclude<ReplicationRule, { kind: "fixed" }>;
  readonly threshold: number | null;
  readonly sets?: number;
  readonly perSet: number;
  readonly patterns: readonly string[] | null;
  readonly within: Within;
  readonly fixed: boolean;
}

function readNumbers(input: Input): Numbers {
  const threshold = numberIn(input, "threshold");
  if (threshold !== undefined && threshold <= 0) throw new InputError(`--threshold: expected a number above 0, received ${threshold}`);
  return {
    replications: wholeNumber("replications", input.text("replications"), 1),
    rule: readRule(input),
    threshold: threshold ?? null,
    sets: wholeNumber("parameter-uncertainty", input.text("parameter-uncertainty"), 2),
    perSet: wholeNumber("replications-per-set", input.text("replications-per-set"), 1) ?? REPLICATIONS_PER_SET,
    patterns: namesIn(input, "parameters") ?? null,
    within: withinIn(input),
    fixed: input.flag("fixed-assumptions"),
  };
}

function readRule(input: Input): Numbers["rule"] {
  const text = input.text("until-half-width");
  if (text === undefined) return undefined;
  const halfWidth = readHalfWidth(text);
  const minimum = wholeNumber("min-replications", input.text("min-replications"), FEWEST_LOOK_AHEAD) ?? LOOK_AHEAD_MINIMUM;
  const first = input.flag("pre-registered") ? PILOT : minimum;
  const maximum = wholeNumber("max-replications", input.text("max-replications"), first) ?? Math.max(MAXIMUM, first);
  if (input.flag("pre-registered")) return { kind: "stein", halfWidth, pilot: PILOT, maximum };
  return { kind: "look-ahead", halfWidth, minimum, maximum };
}

function readHalfWidth(text: string): HalfWidth {
  const [, number, percent] = NUMBER.exec(text.trim()) ?? [];
  const value = Number(number);
  if (number === undefined || !(value > 0)) {
    throw new InputError(
      `--until-half-width: expected 5% (of the baseline's mean) or a number above 0 in the outcome's unit, received ${JSON.stringify(text)}`,
    );
  }
  return percent === "%" ? { kind: "share", share: value / 100 } : { kind: "absolute", value };
}

function planOf(scenario: ResolvedScenario, { primary, outcomes }: Outcomes, asked: Numbers, api: Api): ComparePlan {
  const { threshold, sets, perSet, patterns, within } = asked;
  const usual = Math.max(USUAL_REPLICATIONS, scenario.replications);
  const rule = asked.rule ?? { kind: "fixed" as const, replications: asked.replications ?? usual };
  const openAssumptions = asked.fixed ? null : api.openAssumptions();
  const plan = { scenario, primary, outcomes, rule, threshold, parameterUncertainty: null, openAssumptions };
  if (sets === undefined) return plan;
  if (primary.direction === "none") {
    throw new InputError(
      `--parameter-uncertainty: expected a primary outcome with a good direction to rank arms by, received ${primary.id}`,
    );
  }
  const found = api.uncertainFactors(scenario.arms, patterns, within);
  if ("problems" in found) throw new InputError(found.problems.join("\ncosafe: "));
  const calibrated = patterns === null && within === "plausible" ? api.calibratedSets() : null;
  return { ...plan, parameterUncertainty: { sets, replicationsPerSet: perSet, factors: found.factors, within, calibrated } };
}

/** How many replications are made is no setting, so that more can be added; a pre-registered plan is one. */
function settingsOf({
  primary,
  outcomes,
  threshold,
  rule,
  parameterUncertainty: uncertainty,
  openAssumptions: open,
}: ComparePlan): unknown {
  return {
    primary: primary.id,
    outcomes: outcomes.map(({ id }) => id),
    threshold,
    rule: rule.kind === "stein" ? rule : null,
    ...(open ? { openAssumptions: open.hash } : {}),
    parameterUncertainty:
      uncertainty === null
        ? null
        : {
            sets: uncertainty.sets,
            replicationsPerSet: uncertainty.replicationsPerSet,
            factors: uncertainty.factors.map((list) => list.map(({ path, low, high }) => ({ path, low, high }))),
            ...(uncertainty.calibrated ? { calibrated: uncertainty.calibrated.hash } : {}),
          },
  };
}

function announcement(
  { scenario, rule, parameterUncertainty: uncertainty, openAssumptions: open }: ComparePlan,
  arms: readonly string[] | undefined,
  base: string,
  mostDraws: number,
): string {
  const added = arms !== undefined && !arms.includes(base) ? `The arm ${base} is added, since the others are compared with it. ` : "";
  const many = rule.kind === "fixed" ? `${rule.replications} replications` : `up to ${rule.maximum} replications`;
  const sets =
    uncertainty === null ? "" : `, and ${uncertainty.sets} parameter sets with ${uncertainty.replicationsPerSet} replications of each`;
  const draws = Math.min(mostDraws, rule.kind === "fixed" ? rule.replications : rule.maximum);
  const varied = open
    ? `, and ${rule.kind === "fixed" ? "" : "up to "}${draws} with the assumptions varied that calibration left open`
    : "";
  return `${added}${scenario.arms.length} arms, ${many} of each${varied}${sets}`;
}
