/** `cosafe compare --assumptions`: which parameter, at an end of its range, would change what is said of the arms. */
import type { AssumptionsPlan, Outcome, ResolvedScenario, Screening } from "../index.ts";
import { type ExitCode, type Input, InputError, type OptionInfo, type Terminal, wholeNumber } from "./command.ts";
import { loadForStudy, namesIn, outcomesNamed, refuse, refuseTogether, runStudyCommand, withinIn } from "./studyCommand.ts";

/** Options of `compare` that mean something with `--assumptions` only. */
export const assumptionOptions = {
  assumptions: {
    type: "flag",
    summary: "Instead: which parameter or starting value, at an end of its range, would change what is said of the arms",
  },
  screening: {
    type: "text",
    value: "leaders|all|none",
    summary: "With --assumptions: screen parameters in the two leading arms, in all arms, or examine every one",
    default: "leaders",
  },
  "screening-replications": { type: "text", value: "N", summary: "With --assumptions: replications of the screening", default: "1" },
  most: { type: "text", value: "N", summary: "With --assumptions: examine at most so many parameters after the screening", default: "15" },
} as const satisfies Readonly<Record<string, OptionInfo>>;

/** Options of a comparison that the study of assumptions has no use for. */
const others = [
  ...["outcomes", "threshold", "until-half-width", "min-replications", "max-replications", "pre-registered"],
  ...["parameter-uncertainty", "replications-per-set"],
];

export async function compareAssumptions(input: Input, terminal: Terminal): Promise<ExitCode> {
  refuseTogether(
    input,
    others.map((name) => ["assumptions", name] as const),
  );
  const api = await import("../index.ts");
  const asked = await readOptions(input);
  const file = input.positionals[0];
  const scenario = await loadForStudy(file, input, terminal, { arms: namesIn(input, "arms") });
  if (scenario === null) return 2;
  const [primary] = await outcomesNamed([input.text("primary") ?? scenario.primaryOutcome ?? "true-incidents"]);
  const plan = planOf(scenario, primary, asked, api);
  refuse(api.assumptionsProblems(plan));
  return runStudyCommand(input, terminal, {
    name: "assumptions",
    scenario,
    defaultFolder: `output/${scenario.id}-assumptions`,
    settings: settingsOf(plan),
    outcomes: [primary],
    keepOutcome: ({ indicator, group }) => indicator === primary.indicator && group === primary.group,
    announcement: api.assumptionsAnnouncement(plan),
    analyse: (workbench, tell) => api.assumptionsStudy(workbench, { ...plan, tell }),
    format: api.formatAssumptions,
  });
}

type Api = typeof import("../index.ts");

interface Asked extends Omit<AssumptionsPlan, "scenario" | "primary" | "factors" | "tell"> {
  readonly patterns: readonly string[] | null;
}

async function readOptions(input: Input): Promise<Asked> {
  const { ASSUMPTION_DEFAULTS: defaults, screenings } = await import("../index.ts");
  const screening = input.text("screening") ?? "leaders";
  if (!screenings.some((name) => name === screening)) {
    throw new InputError(`--screening: expected leaders, all or none, received ${JSON.stringify(screening)}`);
  }
  if (screening === "none") {
    const useless = ["screening-replications", "most"].filter((name) => input.text(name) !== undefined);
    refuse(useless.map((name) => `--${name}: expected only with a screening, received --screening none`));
  }
  return {
    screening: screening as Screening,
    screeningReplications: wholeNumber("screening-replications", input.text("screening-replications"), 1) ?? defaults.screeningReplications,
    most: wholeNumber("most", input.text("most"), 1) ?? defaults.most,
    replications: wholeNumber("replications", input.text("replications"), 2) ?? defaults.replications,
    patterns: namesIn(input, "parameters") ?? null,
    within: withinIn(input),
  };
}

function planOf(scenario: ResolvedScenario, primary: Outcome, { patterns, ...asked }: Asked, api: Api): AssumptionsPlan {
  const found = api.uncertainFactors(scenario.arms, patterns, asked.within);
  refuse("problems" in found ? found.problems : []);
  return { ...asked, scenario, primary, factors: "factors" in found ? found.factors : [] };
}

/** What the result depends on; replications and how many are examined only add runs. */
function settingsOf({ primary, factors, screening, screeningReplications }: AssumptionsPlan): unknown {
  return {
    primary: primary.id,
    screening,
    ...(screening === "none" ? {} : { screeningReplications }),
    factors: factors.map((list) => list.map(({ path, low, high }) => ({ path, low, high }))),
  };
}
