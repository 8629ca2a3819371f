/**
 * The points of a design: values of every factor, point by point, in the order in which they are run.
 *
 * Every design over factors begins with the base point, the scenario's own values, from which differences are taken; it is added even
 * where the design has a point of the same values (equal points share their runs, each keeps its row). One-at-a-time designs begin with
 * it anyway. Points are numbered in the design's own order: p1, p2, …; more points of a Sobol design only append.
 */

import { KeyedRandom, seedKey } from "../../kernel/random.ts";
import { type DesignMethod, mostPoints } from "../../scenario/studyFile/format.ts";
import { fractionalFactorial, fullFactorial, type TwoLevelDesign } from "../../statistics/factorial.ts";
import { grid, latinHypercube, oneAtATime } from "../../statistics/sampling.ts";
import { SOBOL_DIMENSIONS, sobolSequence } from "../../statistics/sobolSequence.ts";
import type { DesignNote } from "../../words/findings/design.ts";
import { settingWords } from "../../words/words.ts";
import { type Factor, factorValue } from "../factors/factor.ts";

/** A factor and, where the study names single values, these in place of the range. */
export interface PlannedFactor {
  readonly factor: Factor;
  readonly levels: readonly number[] | null;
  /** Of a grid: number of values in the range. */
  readonly steps: number | null;
}

export interface DesignPoint {
  /** `base`, `p1`, `p2`, … or the name that an external table gives; unique in the design. */
  readonly id: string;
  readonly label: string;
  readonly values: readonly number[];
}

export interface DesignOptions {
  readonly method: Exclude<DesignMethod, "arms">;
  readonly factors: readonly PlannedFactor[];
  /** Latin hypercube, Sobol. */
  readonly points: number;
  readonly seed: string;
  /** Fractional factorial. */
  readonly resolution: 3 | 4 | 5;
  /** External table. */
  readonly rows: readonly (readonly number[])[];
  readonly names: readonly string[] | null;
}

export interface Design {
  readonly points: readonly DesignPoint[];
  /** What a reader of the result must know about the design. */
  readonly notes: readonly DesignNote[];
}

/** The points of a design, base first, or why there is none. */
export function designOf(options: DesignOptions): Design | { readonly problem: string } {
  const { factors, method } = options;
  const made = rowsOf(options);
  if ("problem" in made) return made;
  const all = method === "one-at-a-time" ? made.rows.slice(1) : made.rows;
  const names = options.names ?? all.map((_, i) => `p${i + 1}`);
  const taken = new Set(["base"]);
  const points = all.map((values, i): DesignPoint => {
    const id = taken.has(names[i]) ? `${names[i]}-${i + 1}` : names[i];
    taken.add(id);
    return { id, label: options.names === null ? labelOf(factors, values, method, id) : id, values };
  });
  const base = { id: "base", label: "As in the scenario", values: factors.map(({ factor }) => factor.standard) };
  return { points: [base, ...points], notes: made.notes };
}

type Rows = { readonly rows: readonly (readonly number[])[]; readonly notes: readonly DesignNote[] } | { readonly problem: string };

function rowsOf(options: DesignOptions): Rows {
  const { method, factors, rows } = options;
  if (method === "csv") return { rows, notes: [] };
  if (method === "grid") return gridRows(factors);
  if (method === "latin-hypercube" || method === "sobol") return sampledRows(options, method);
  if (method === "one-at-a-time") {
    const standards = factors.map(({ factor }) => factor.standard);
    const points = oneAtATime(standards, factors.map(levelsOf));
    return { rows: points.map(({ point }) => point), notes: [] };
  }
  return factorialRows(options, method);
}

function gridRows(factors: readonly PlannedFactor[]): Rows {
  const levels = factors.map(levelsOf);
  const count = levels.reduce((product, { length }) => product * length, 1);
  if (count > mostPoints) {
    const counts = levels.map(({ length }) => length).join(" × ");
    return {
      problem: `grid: expected at most ${mostPoints} points, received ${counts} = ${count}; take fewer steps, or a Latin hypercube`,
    };
  }
  return { rows: grid(levels), notes: [] };
}

function sampledRows({ factors, points, seed }: DesignOptions, method: "latin-hypercube" | "sobol"): Rows {
  const stream = new KeyedRandom(seedKey(seed), 0).stream(`design/${method}`);
  if (method === "latin-hypercube") return { rows: scaled(latinHypercube(points, factors.length, stream), factors), notes: [] };
  if (factors.length > SOBOL_DIMENSIONS) {
    return {
      problem: `Sobol design: expected at most ${SOBOL_DIMENSIONS} factors, received ${factors.length}; take a Latin hypercube`,
    };
  }
  const whole = (points & (points - 1)) === 0;
  const notes: DesignNote[] = whole ? [] : [{ kind: "unbalanced", points }];
  return { rows: scaled(sobolSequence(points, factors.length, { kind: "owen", stream }), factors), notes };
}

function scaled(units: readonly (readonly number[])[], factors: readonly PlannedFactor[]): readonly (readonly number[])[] {
  return units.map((row) =>
    row.map((u, j) => {
      const { factor, levels } = factors[j];
      return levels === null ? factorValue(factor, u) : levels[Math.min(levels.length - 1, Math.floor(u * levels.length))];
    }),
  );
}

function factorialRows({ factors, resolution }: DesignOptions, method: "full-factorial" | "fractional-factorial"): Rows {
  const full = method === "full-factorial";
  const most = full ? 14 : 64;
  if (factors.length > most) {
    const remedy = full ? "choose fractional-factorial" : "choose latin-hypercube";
    return { problem: `${method}: expected at most ${most} factors, received ${factors.length}; ${remedy}` };
  }
  const design = full ? fullFactorial(factors.length) : fractionalFactorial(factors.length, resolution);
  const levels = factors.map(levelsOf);
  const rows = design.runs.map((run) => run.map((sign, j) => levels[j][sign < 0 ? 0 : levels[j].length - 1]));
  return { rows, notes: full ? [] : [fractionNote(design, factors)] };
}

/** What is mixed with what in a fraction. */
function fractionNote(
  { generators, basicCount, factorCount, resolution, runs }: TwoLevelDesign,
  factors: readonly PlannedFactor[],
): DesignNote {
  const label = (j: number) => factors[j].factor.label;
  return {
    kind: "fraction",
    runs: runs.length,
    combinations: 2 ** factorCount,
    resolution,
    generators: generators.map((basic, i) => ({ factor: label(basicCount + i), product: basic.map(label) })),
  };
}

/** The values that a factor takes in a grid, factorial or one-at-a-time design: its levels, or values at equal distances in its range. */
export function levelsOf({ factor, levels, steps }: PlannedFactor): readonly number[] {
  if (levels !== null) return levels;
  const { low, high, integer } = factor;
  if (low === high) return [low];
  const last = (steps ?? 2) - 1;
  const values = Array.from({ length: last + 1 }, (_, i) => (i === last ? high : low + ((high - low) * i) / last));
  return integer ? [...new Set(values.map(Math.round))] : values;
}

/** Names what differs where that is short; else the point's number, with its values while they are few. */
function labelOf(factors: readonly PlannedFactor[], values: readonly number[], method: DesignMethod, id: string): string {
  const shown =
    method === "one-at-a-time"
      ? factors.map((_, j) => j).filter((j) => values[j] !== factors[j].factor.standard)
      : factors.map((_, j) => j);
  if (shown.length > 6) return `Point ${id}`;
  if (shown.length > 3) return `Point ${id} (${shown.map((j) => settingWords(values[j], "")).join(", ")})`;
  return shown.map((j) => `${factors[j].factor.label} ${settingWords(values[j], factors[j].factor.unit)}`).join(", ");
}
