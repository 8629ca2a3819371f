/** Patterns run with the machinery of studies: every configuration, with and without the mechanism, under the same seeds. */
import type { ModelSpecification } from "../model/specification.ts";
import { type RequestList, type RunRequest, type RunState, sized, type Workbench } from "../runs/request.ts";
import { knockedOut, specificationOf } from "./configurations.ts";
import type { MeasuredSpecification } from "./measure.ts";
import type { Pattern } from "./pattern.ts";
import { judge, type PatternResult, type VariantReadings } from "./verdict.ts";

/** What is run of a pattern: as declared, or with its mechanism knocked out. */
const variants = ["plain", "knock-out"] as const;
type Variant = (typeof variants)[number];

/** A specification by pattern, variant and configuration. */
interface Point {
  readonly name: string;
  readonly pattern: string;
  readonly variant: Variant;
  readonly configuration: string;
  readonly specification: MeasuredSpecification;
}

export interface PatternPlan {
  readonly patterns: readonly Pattern[];
  readonly seeds: number;
  /** Laid over every specification; for calibration, which asks the same of other parameters. Default none. */
  readonly change?: (specification: ModelSpecification) => ModelSpecification;
  /** Whether knock-outs are run too; default yes. */
  readonly knockOuts?: boolean;
  /** Before the names of points; default empty. */
  readonly prefix?: string;
}

/** Runs the patterns and judges each. */
export async function runPatterns(workbench: Workbench, plan: PatternPlan): Promise<PatternResult[]> {
  const points = pointsOf(plan);
  const readings = new Map(points.map(({ name }) => [name, [] as (Readonly<Record<string, number>> | null)[]]));
  await workbench.complete(requestsOf(points, plan.seeds), ({ point }, state) => void readings.get(point)!.push(readingsOf(state)));
  return plan.patterns.map((pattern) => {
    const of = (variant: Variant) => variantReadings(points, pattern, variant, readings);
    return judge(pattern, of("plain"), pattern.knockOut === null || plan.knockOuts === false ? null : of("knock-out"), plan.seeds);
  });
}

/** Requests of all runs of a plan, in canonical order: point, seed. */
export function patternRequests(plan: PatternPlan): RequestList {
  return requestsOf(pointsOf(plan), plan.seeds);
}

function requestsOf(points: readonly Point[], seeds: number): RequestList {
  return sized(points.length * seeds, function* (): Iterable<RunRequest> {
    for (const { name, specification } of points) {
      for (let seed = 0; seed < seeds; seed++) yield { point: name, replication: seed, specification };
    }
  });
}

function pointsOf({ patterns, change = (same) => same, knockOuts = true, prefix = "" }: PatternPlan): Point[] {
  return patterns.flatMap((pattern) =>
    variants
      .filter((variant) => variant === "plain" || (knockOuts && pattern.knockOut !== null))
      .flatMap((variant) =>
        Object.entries(pattern.configurations).map(([name, configuration]) => {
          const used = variant === "plain" ? configuration : knockedOut(name, configuration, pattern.knockOut!);
          const specification = { ...change(specificationOf(used)), measure: pattern.measure.id };
          return { name: `${prefix}${pattern.id}/${variant}/${name}`, pattern: pattern.id, variant, configuration: name, specification };
        }),
      ),
  );
}

function variantReadings(
  points: readonly Point[],
  pattern: Pattern,
  variant: Variant,
  readings: ReadonlyMap<string, (Readonly<Record<string, number>> | null)[]>,
): VariantReadings {
  const own = points.filter((point) => point.pattern === pattern.id && point.variant === variant);
  return Object.fromEntries(own.map(({ configuration, name }) => [configuration, readings.get(name)!]));
}

function readingsOf(state: RunState): Readonly<Record<string, number>> | null {
  if (state.status === "failed") return null;
  const { summaryKeys, summary } = state.record;
  return Object.fromEntries(summaryKeys.map(({ indicator }, index) => [indicator, summary[index]]));
}
