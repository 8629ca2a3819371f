/**
 * Sensitivity of an outcome to a scenario's parameters: Morris' screening or Sobol's indices, then one parameter at a time.
 *
 * Parameters move over the ranges that the plan gives them, whole numbers by their inverse distribution function. Every point is run in the same
 * replications. A block of the design with a failed run is dropped whole, for all its columns, and counted.
 * Sources: A. Saltelli et al. (2008), Global Sensitivity Analysis: The Primer; and those of the estimators.
 */

import type { RunRequest, Workbench } from "../../runs/request.ts";
import { FEW_REPLICATIONS } from "../../statistics/bootstrap.ts";
import { en } from "../../words/en.ts";
import { tellAll } from "../../words/finding.ts";
import { designHash, factorInfo } from "../factors/factor.ts";
import { scenarioHeader } from "../result.ts";
import type { AnalysisOutcome } from "../results.ts";
import { sensitivityFindings } from "./findings.ts";
import { type MorrisFindings, morrisFindings } from "./morris.ts";
import { noiseEstimate } from "./noise.ts";
import type { SensitivityNumbers } from "./numbers.ts";
import { completeBlocks, countValues, type Outputs, pointMeans, runBlocks } from "./outputs.ts";
import { NOISE_REPLICATIONS, type SensitivityPlan, sensitivityProblems } from "./plan.ts";
import { type Blocks, ownChance, ownFactors, requestsOf, type SensitivityDesign, sensitivityDesign } from "./points.ts";
import type { SensitivityResult } from "./result.ts";
import { type SobolFindings, sobolFindings } from "./sobol.ts";
import { sensitivityTables } from "./tables.ts";
import { tornadoBars, tornadoBlocks, tornadoFactors } from "./tornado.ts";

/**
 * Runs a sensitivity analysis. Throws RangeError when the plan's numbers make no sense, and Error when the runs leave nothing to analyse
 * (fewer than two complete blocks) or the outcome is the same everywhere (Sobol).
 */
export async function analyseSensitivity(workbench: Workbench, plan: SensitivityPlan): Promise<AnalysisOutcome<SensitivityResult>> {
  const problems = sensitivityProblems(plan);
  if (problems.length > 0) throw new RangeError(problems.join("; "));
  const design = sensitivityDesign(plan);
  const outputs = await runBlocks(workbench, plan, design.blocks, plan.method === "morris" ? "trajectories" : "base points");
  checkOutputs(plan, outputs);
  const own = plan.method === "sobol" ? ownChance(design, NOISE_REPLICATIONS) : () => [];
  const noise = await runBlocks(workbench, plan, own, "share of chance");
  const morris = design.morris && morrisFindings(plan, design.morris, outputs);
  const sobol = plan.method === "sobol" ? sobolFindings(plan, outputs) : null;
  const paths = tornadoFactors(plan, influence(morris, sobol));
  const single = tornadoBlocks(plan, paths);
  const alone = await runBlocks(workbench, plan, single, "one parameter at a time");
  const numbers: SensitivityNumbers = {
    morris,
    sobol,
    noiseShare: noiseEstimate(plan, noise),
    tornado: tornadoBars(paths, alone),
    blocks: { made: outputs.length, used: completeBlocks(outputs).length },
  };
  const result = resultOf(plan, design, numbers, [outputs, noise, alone]);
  return {
    result,
    requests: () => allRequests(plan, [design.blocks, own, single]),
    tables: sensitivityTables(plan, design, outputs, numbers),
  };
}

function checkOutputs(plan: SensitivityPlan, outputs: Outputs): void {
  const complete = completeBlocks(outputs);
  if (complete.length < 2) {
    const blocks = plan.method === "morris" ? "trajectories" : "base points";
    throw new Error(
      `sensitivity: expected at least 2 ${blocks} without a failed run, received ${complete.length} of ${outputs.length}; ` +
        "narrow the ranges or leave out the parameters at which runs fail",
    );
  }
  const what = `${plan.against === null ? "" : "effect on "}${plan.outcome.id}`;
  const means = pointMeans(complete);
  if (plan.method === "sobol" && means.every(([a, b]) => a === means[0][0] && b === means[0][0])) {
    throw new Error(
      `sensitivity: expected an outcome that varies, received ${what} = ${means[0][0]} everywhere; ` +
        "choose another outcome, more parameters or a longer run",
    );
  }
}

function influence(morris: MorrisFindings | null, sobol: SobolFindings | null) {
  const byMorris = morris?.rows.map(({ factor, muStar }) => ({ factor, influence: muStar.value })) ?? [];
  const bySobol = sobol?.rows.map(({ factor, total }) => ({ factor, influence: total.value })) ?? [];
  return [...byMorris, ...bySobol];
}

function resultOf(
  plan: SensitivityPlan,
  design: SensitivityDesign,
  numbers: SensitivityNumbers,
  outputs: readonly Outputs[],
): SensitivityResult {
  const { scenario, arm, against, outcome, factors } = plan;
  const { morris, sobol, noiseShare, tornado, blocks } = numbers;
  const sides = against === null ? 1 : 2;
  const requested = outputs.flat(2).reduce((runs, values) => runs + values.length, 0);
  const [designed, noise, alone] = outputs;
  const used = countValues([...completeBlocks(designed), ...completeBlocks(noise), ...alone]);
  const findings = sensitivityFindings(plan, numbers);
  return {
    study: "sensitivity",
    scenario: scenarioHeader(scenario),
    runs: { requested: sides * requested, used: sides * used },
    warnings: [...plan.warnings, ...notes(plan, blocks)],
    findings,
    sentences: tellAll(findings, en),
    method: plan.method,
    arm: against === null ? arm.id : `${arm.id} against ${against.id}`,
    outcome: against === null ? outcome : { ...outcome, label: `${outcome.label}, effect of ${arm.label}` },
    factors: factors.map(factorInfo),
    within: plan.within,
    designHash: designHash(factors, pointsOf(design.blocks)),
    replicationsPerPoint: plan.replications,
    morris: morris?.rows ?? [],
    sobol: sobol?.rows ?? [],
    secondOrder: sobol?.secondOrder ?? [],
    convergence: sobol?.convergence ?? [],
    noiseShare,
    tornado: tornado.map(({ factor, low, high }) => ({ factor, low, high })),
    droppedBlocks: blocks.made - blocks.used,
  };
}

/** What a reader must know before trusting the numbers. */
function notes(plan: SensitivityPlan, { made, used }: SensitivityNumbers["blocks"]): string[] {
  const own = ownFactors(plan).map(({ path }) => path);
  const what = plan.method === "morris" ? "trajectories" : "base points";
  return [
    ...(used < made
      ? [`${made - used} of ${made} ${what} are left out whole, because a run in them failed or had nothing to measure`]
      : []),
    ...(used < FEW_REPLICATIONS ? [`intervals from ${used} ${what} are known to be too narrow`] : []),
    ...(plan.replications === 1 ? ["one replication per point: what chance adds to the indices cannot be told"] : []),
    ...(own.length > 0 ? [`varied in arm ${plan.arm.id} only, since it is part of what the arm does: ${own.join(", ")}`] : []),
  ];
}

function* pointsOf(blocks: Blocks): Iterable<readonly number[]> {
  for (const block of blocks()) for (const { values } of block) yield values;
}

function* allRequests(plan: SensitivityPlan, parts: readonly Blocks[]): Iterable<RunRequest> {
  for (const part of parts) yield* requestsOf(plan, part);
}
