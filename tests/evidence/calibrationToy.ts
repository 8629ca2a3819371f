/**
 * A model of four lines in place of the simulator, for tests of calibration: what a pattern measures is a simple function of a few
 * parameters and keyed luck. Everything else is the code that calibrates the real one.
 */

import type { FreeParameter } from "../../src/evidence/calibration/freeParameters.ts";
import type { Pattern } from "../../src/evidence/pattern.ts";
import { pattern } from "../../src/evidence/pattern.ts";
import { KeyedRandom, seedKey } from "../../src/kernel/random.ts";
import type { RunOutput } from "../../src/model/run.ts";
import type { ModelSpecification } from "../../src/model/specification.ts";
import type { Model } from "../../src/runs/executeTask.ts";

/** The parameters that the toy reads, under names of the registry so that its specifications are real ones. */
const names = ["trust.gainRate", "participation.normWeight", "evaluation.gamingGain", "detection.severityWeight"] as const;

export function toyParameters(count = 3): readonly FreeParameter[] {
  const standards = [0.05, 1.5, 0.6, 3];
  return names.slice(0, count).map((name, i) => {
    const standard = standards[i];
    return {
      ...{ id: name, label: name, unit: "score", how: "value", standard, low: standard / 2, high: standard * 2, scale: "log" },
      ...{ paths: [{ path: `parameters.${name}`, standard, min: 0, max: 100 }], why: "a toy", rows: ["1"] },
    } as const;
  });
}

/** What the toy measures without luck, at multiples of the standards. */
export function toyOutputs([a, b, c]: readonly number[]): Readonly<Record<string, number>> {
  return { sum: a + b, product: 10 * a * c, bent: (a - 1.2) * (a - 1.2) + b * b, third: 5 * c - b };
}

const luck = new KeyedRandom(seedKey("toy"), 0).stream("luck");

export function toyModel(noise = 0.05): Model {
  return (specification: ModelSpecification, replication): RunOutput => {
    const groups = specification.parameters as unknown as Readonly<Record<string, Readonly<Record<string, number>>>>;
    const multiples = toyParameters(3).map(({ id, standard }) => groups[id.split(".")[0]][id.split(".")[1]] / standard);
    const found = Object.entries(toyOutputs(multiples)).sort(([x], [y]) => (x < y ? -1 : 1));
    return output(
      found.map(([name]) => name),
      found.map(([, value], i) => value + noise * luck.normal(i, replication)),
    );
  };
}

export function output(indicators: readonly string[], values: readonly number[]): RunOutput {
  return {
    ...{
      seriesKeys: [],
      days: [],
      series: new Float64Array(),
      network: [],
      ledger: [],
      hazards: null,
      residents: null,
      timeline: [],
      warnings: [],
    },
    summaryKeys: indicators.map((indicator) => ({ indicator, group: "all", unit: "" })),
    summary: Float64Array.from(values),
    profile: {},
  };
}

/** A pattern whose criteria are the toy's outputs within `tolerance` of `truth`. */
export function toyPattern(truth: Readonly<Record<string, number>>, tolerance: number): Pattern {
  return pattern({
    ...{ id: "toy", row: "1", level: "T", title: "A toy", evidence: [], experiment: "", measured: "", mechanism: "" },
    configurations: { only: { what: "a day", days: 1 } },
    measure: { id: "toy", look: () => ({ readings: () => ({}) }) },
    criteria: Object.entries(truth).map(([id, value]) => ({
      ...{ id, label: id, unit: "score" },
      value: (of) => of("only", id),
      target: { kind: "within", low: value - tolerance, high: value + tolerance },
    })),
    knockOut: null,
  });
}
