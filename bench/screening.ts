/**
 * `npm run screening`: which parameters move the main outcomes of the base community most, into assets/screening.json.
 *
 * Morris' screening over the plausible ranges of everything that is knowledge and not a choice: parameters of the model and fields of the
 * hazard categories. The base community is made smaller, people, buildings and staff in proportion. One design serves all outcomes, and
 * the same options give the same numbers. Sizes: --residents 800 --days 365 --trajectories 10 --replications 2; also --jobs N, --date
 * YYYY-MM-DD (today), --parameters PATTERNS, --out FILE. Some 9,000 runs as it stands: an hour or so on two cores.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { availableCores } from "../src/host/hostFacts.ts";
import { nodeFiles } from "../src/host/nodeFiles.ts";
import { applyFactors, type Factor } from "../src/methods/factors/factor.ts";
import { uncertainFactors } from "../src/methods/factors/parameterSets.ts";
import { findOutcome } from "../src/methods/outcome.ts";
import type { Outcome } from "../src/methods/result.ts";
import { morrisFindings } from "../src/methods/sensitivity/morris.ts";
import { completeBlocks } from "../src/methods/sensitivity/outputs.ts";
import type { SensitivityPlan } from "../src/methods/sensitivity/plan.ts";
import { sensitivityDesign } from "../src/methods/sensitivity/points.ts";
import type { Screening } from "../src/methods/text/screening.ts";
import type { ModelSpecification } from "../src/model/specification.ts";
import { defaultExecutor, type Executor } from "../src/runs/executor.ts";
import { memoryWorkbench } from "../src/runs/memoryWorkbench.ts";
import { summaryOnly } from "../src/runs/record.ts";
import { outcomeOf, sized } from "../src/runs/request.ts";
import { loadScenario } from "../src/scenario/load.ts";
import { formatProblems } from "../src/scenario/text/problems.ts";
import type { ResolvedArm } from "../src/scenario/types.ts";

const community = "scenarios/base/community.yaml";
const screened = ["true-incidents", "sense-of-security", "confidence-police", "days-to-resolve-median", "active-share"];

const { values } = parseArgs({
  options: {
    residents: { type: "string", default: "800" },
    days: { type: "string", default: "365" },
    trajectories: { type: "string", default: "10" },
    replications: { type: "string", default: "2" },
    jobs: { type: "string", default: String(availableCores()) },
    date: { type: "string", default: new Date().toISOString().slice(0, 10) },
    parameters: { type: "string" },
    out: { type: "string", default: "assets/screening.json" },
  },
});
const number = (name: "residents" | "days" | "trajectories" | "replications" | "jobs") => {
  const value = Number(values[name]);
  if (!(Number.isInteger(value) && value >= 1))
    throw new Error(`--${name}: expected a whole number of at least 1, received ${values[name]}`);
  return value;
};

/** The base community with that many people, and places and staff in proportion. */
function smaller(arm: ResolvedArm, residents: number, horizonDays: number): ResolvedArm {
  const { specification } = arm;
  const [place] = specification.communities;
  const share = residents / place.residents;
  const count = (whole: number, least: number) => Math.max(least, Math.round(whole * share));
  const { households, buildings, grids } = place;
  const scaled: ModelSpecification = {
    ...specification,
    horizonDays,
    communities: [{ ...place, residents, households: count(households, 1), buildings: count(buildings, 2), grids: count(grids, 1) }],
    organisations: specification.organisations.map((each) => ({ ...each, staff: each.staff * share })),
  };
  return { ...arm, specification: scaled };
}

async function main(): Promise<void> {
  const loaded = loadScenario(community, nodeFiles(community));
  if ("problems" in loaded) throw new Error(formatProblems(loaded.problems));
  const [baseline] = loaded.scenario.arms;
  const arm = smaller(baseline, number("residents"), number("days"));
  const found = uncertainFactors([arm], values.parameters?.split(",") ?? null, "plausible");
  if ("problems" in found) throw new Error(found.problems.join("; "));
  const [factors] = found.factors;
  const outcomes = screened.map(findOutcome).map((outcome) => {
    if ("problem" in outcome) throw new Error(outcome.problem);
    return outcome;
  });
  const plan = planOf({ ...loaded.scenario, horizonDays: number("days") }, arm, factors, outcomes[0]);
  const executor = await defaultExecutor(Number.MAX_SAFE_INTEGER, number("jobs"));
  try {
    const results = await runAll(plan, outcomes, executor);
    const screening = {
      ...{ community, date: values.date, residents: number("residents"), days: number("days") },
      ...{ trajectories: plan.trajectories, replications: plan.replications },
      outcomes: results,
    } satisfies Screening;
    writeFileSync(values.out, `${JSON.stringify(screening, null, 1)}\n`);
    console.log(`${factors.length} parameters, ${outcomes.length} outcomes: ${values.out}`);
  } finally {
    await executor.close();
  }
}

function planOf(scenario: SensitivityPlan["scenario"], arm: ResolvedArm, factors: readonly Factor[], outcome: Outcome): SensitivityPlan {
  return {
    ...{ scenario, warnings: [], arm, against: null, method: "morris", factors, within: "plausible", outcome },
    ...{ trajectories: number("trajectories"), replications: number("replications") },
    ...{ points: 16, secondOrder: false, tornadoReplications: 0, resamples: 2000 },
  };
}

/** All runs of the design, and Morris' indices of every outcome from them. */
async function runAll(plan: SensitivityPlan, outcomes: readonly Outcome[], executor: Executor): Promise<Screening["outcomes"]> {
  const design = sensitivityDesign(plan);
  const blocks = [...design.blocks()];
  const outputs = outcomes.map(() => blocks.map((block) => block.map(() => new Float64Array(plan.replications).fill(Number.NaN))));
  const tasks = blocks.flatMap((block, b) =>
    block.flatMap((probe, p) => probe.replications.map((replication, r) => ({ b, p, r, probe, replication }))),
  );
  const requests = function* () {
    for (const { b, p, probe, replication } of tasks)
      yield { point: `${b}/${p}`, replication, specification: applyFactors(plan.arm.specification, plan.factors, probe.values) };
  };
  let [next, failed] = [0, 0];
  const workbench = memoryWorkbench({ executor, record: { ...summaryOnly, recordEvery: 365 } });
  await workbench.complete(sized(tasks.length, requests), (_, state) => {
    const { b, p, r } = tasks[next++];
    if (state.status === "failed") failed++;
    outcomes.forEach(({ indicator, group }, o) => {
      outputs[o][b][p][r] = outcomeOf(state, indicator, group) ?? Number.NaN;
    });
    if (next % 500 === 0) console.log(`${next} of ${tasks.length} runs`);
  });
  if (failed > 0) console.log(`${failed} of ${tasks.length} runs failed; their trajectories are left out`);
  const told = outcomes.map((outcome, o) => ({ outcome, values: outputs[o], complete: completeBlocks(outputs[o]).length }));
  for (const { outcome, complete } of told) console.log(`${outcome.id}: ${complete} of ${blocks.length} trajectories without a gap`);
  const enough = told.filter(({ complete }) => complete >= 2);
  return enough.map(({ outcome, values: measured }) => ({
    outcome: outcome.id,
    unit: outcome.unit,
    parameters: morrisFindings({ ...plan, outcome }, design.morris!, measured).rows.map(({ factor, muStar, floor }) => ({
      ...{ path: factor, muStar: figures(muStar.value) },
      ...{ low: figures(muStar.interval?.low ?? muStar.value), high: figures(muStar.interval?.high ?? muStar.value) },
      chance: floor === null ? null : figures(floor),
    })),
  }));
}

/** Four figures are more than the design can tell. */
function figures(value: number): number {
  return Number(value.toPrecision(4));
}

await main();
