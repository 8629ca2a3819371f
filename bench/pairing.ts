/**
 * What common random numbers are worth: variances of paired differences from the baseline under three kinds of chance.
 *
 * Keyed draws (the product), independent seeds, and the same seed with one sequential stream. A ratio of variances is the number of
 * replications that the other kind needs for each keyed one at the same precision.
 */
import { execFile } from "node:child_process";
import os from "node:os";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { nodeFiles } from "../src/host/nodeFiles.ts";
import { KeyedRandom, seedKey } from "../src/kernel/random.ts";
import { runModel } from "../src/model/run.ts";
import type { ModelSpecification } from "../src/model/specification.ts";
import { loadScenario } from "../src/scenario/load.ts";
import type { ResolvedArm } from "../src/scenario/types.ts";
import { estimateDifference } from "../src/statistics/mean.ts";
import { SequentialRandom } from "./sequentialRandom.ts";

const SCENARIO = fileURLToPath(new URL("../../scenarios/caotang-road.yaml", import.meta.url));
const OUTCOMES = ["true-incidents", "sense-of-security"] as const;
const REPLICATIONS = 30;

/** `reseeded`: keyed, but every arm under a seed of its own. */
type Chance = "keyed" | "reseeded" | "sequential";
const chances: readonly Chance[] = ["keyed", "reseeded", "sequential"];

/** values[chance][arm][outcome][replication − first]. */
type Values = Record<Chance, number[][][]>;

function armsOf(): readonly ResolvedArm[] {
  const loaded = loadScenario(SCENARIO, nodeFiles(SCENARIO));
  if (!("scenario" in loaded)) throw new Error(JSON.stringify(loaded.problems, null, 1));
  return loaded.scenario.arms;
}

function valuesOf({ id, specification }: ResolvedArm, replication: number, chance: Chance): number[] {
  const seed = chance === "reseeded" ? `${specification.seed}/${id}` : specification.seed;
  const seeded: ModelSpecification = { ...specification, seed };
  const key = seedKey(seed);
  const random = chance === "sequential" ? new SequentialRandom(key, replication) : new KeyedRandom(key, replication);
  const options = { recordEvery: specification.horizonDays, recordHazards: false, observer: { random, afterProcess: () => undefined } };
  const { summaryKeys, summary } = runModel(seeded, replication, options);
  return OUTCOMES.map((outcome) => summary[summaryKeys.findIndex(({ indicator, group }) => indicator === outcome && group === "all")]);
}

/** Fails if the model asks for an address twice where the sequential stream does not expect it: the comparison would not be of like with like. */
function checkAddresses({ specification }: ResolvedArm): void {
  const random = new SequentialRandom(seedKey(specification.seed), 1, true);
  runModel({ ...specification, horizonDays: 365 }, 1, {
    recordEvery: 365,
    recordHazards: false,
    observer: { random, afterProcess: () => undefined },
  });
}

/** The replications `first`, `first` + `step`, …, for a child process; JSON. */
export function measurePairing(first: number, step: number): string {
  const arms = armsOf();
  const replications = Array.from({ length: REPLICATIONS }, (_, i) => i + 1).filter(
    (replication) => (replication - first) % step === 0 && replication >= first,
  );
  const byChance = chances.map((chance) =>
    arms.map((arm) => {
      const rows = replications.map((replication) => valuesOf(arm, replication, chance));
      return OUTCOMES.map((_, outcome) => rows.map((row) => row[outcome]));
    }),
  );
  return JSON.stringify(Object.fromEntries(chances.map((chance, i) => [chance, byChance[i]])));
}

/** Measures on all cores and prints the tables. */
export async function main(print: (text: string) => void = console.log): Promise<void> {
  const arms = armsOf();
  checkAddresses(arms.at(-1)!);
  const self = fileURLToPath(new URL("./pairingChild.js", import.meta.url));
  const cores = os.availableParallelism();
  const parts = await Promise.all(
    Array.from({ length: cores }, async (_, i) => {
      const { stdout } = await promisify(execFile)(process.execPath, [self, String(i + 1), String(cores)], { maxBuffer: 1 << 26 });
      return JSON.parse(stdout) as Values;
    }),
  );
  for (const [outcome, name] of OUTCOMES.entries()) print(table(arms, name, joined(parts, outcome)));
  print(NOTE);
}

/** values[chance][arm]: all replications, in an order that is the same for all. */
function joined(parts: readonly Values[], outcome: number): Record<Chance, number[][]> {
  const of = (chance: Chance) => parts[0][chance].map((_, arm) => parts.flatMap((part) => part[chance][arm][outcome]));
  return { keyed: of("keyed"), reseeded: of("reseeded"), sequential: of("sequential") };
}

function table(arms: readonly ResolvedArm[], outcome: string, { keyed, reseeded, sequential }: Record<Chance, number[][]>): string {
  const logs = { expected: 0, independent: 0, sequential: 0 };
  const rows = arms.slice(1).map(({ id }, k) => {
    const arm = k + 1;
    const pairs = [differences(keyed, arm), differences(reseeded, arm), differences(sequential, arm)];
    const [own, independent, stream] = pairs.map(variance);
    const ratios = {
      expected: (variance(keyed[0]) + variance(keyed[arm])) / own,
      independent: independent / own,
      sequential: stream / own,
    };
    for (const kind of ["expected", "independent", "sequential"] as const) logs[kind] += Math.log(ratios[kind]) / (arms.length - 1);
    return `| ${id} | ${pairs.map(effect).join(" | ")} | ${factor(ratios.expected)} | ${factor(ratios.independent)} | ${factor(ratios.sequential)} |`;
  });
  return [
    `${outcome}, caotang-road, ${keyed[0].length} replications:`,
    "",
    "| arm against baseline | difference, keyed | independent seeds | one stream | factor against independent, from variances | factor against independent, run | factor against one stream, run |",
    "|---|---:|---:|---:|---:|---:|---:|",
    ...rows,
    `| geometric mean | | | | ${factor(Math.exp(logs.expected))} | ${factor(Math.exp(logs.independent))} | ${factor(Math.exp(logs.sequential))} |`,
    "",
  ].join("\n");
}

function differences(values: readonly (readonly number[])[], arm: number): number[] {
  return values[arm].map((value, i) => value - values[0][i]);
}

function variance(values: readonly number[]): number {
  return estimateDifference(values)!.sd! ** 2;
}

/** Mean and half-width of its 95 % t interval. */
function effect(values: readonly number[]): string {
  const { mean, interval } = estimateDifference(values)!;
  return `${mean.toPrecision(3)} ± ${((interval!.high - interval!.low) / 2).toPrecision(2)}`;
}

function factor(ratio: number): string {
  return ratio >= 100 ? ratio.toFixed(0) : ratio.toPrecision(2);
}

const NOTE = `Factor: replications that the other kind of chance needs for each one with keyed draws, for the same half-width; from variances, (s₁² + s₂²) / s_d² of the keyed runs. "Run" ratios are of two sample variances, so each is known to within a factor of about two (95 % F interval with 29 and 29 degrees of freedom: 0.48 to 2.1 times); the geometric means are steadier. One stream: the same seed for both arms, every draw the next number of one sequential generator (sfc32).`;
