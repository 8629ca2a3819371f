/** Any points in the same replications, and of every run what the caller makes of it: sweeps and outcomes of one's own. */
import type { ModelSpecification } from "../model/specification.ts";
import { allOfRun, type RecordSettings, summaryOnly } from "../runs/record.ts";
import { outcomeIn, type RunRecord, type RunRequest, sized, upTo } from "../runs/request.ts";
import { inMemory, type WorkOptions } from "../runs/work.ts";
import { outcomesOf } from "./prepared.ts";

/** What is run: an arm of a scenario is one. */
export interface MeasuredPoint {
  /** Unique among the points. */
  readonly id: string;
  readonly specification: ModelSpecification;
}

/** The name of an outcome, `true-incidents` or `confidence/kind:police`, or what is made of a record; null for nothing to measure. */
export type Measure = string | ((record: RunRecord) => number | null);

export interface MeasureOptions extends WorkOptions {
  /** Replications 1 … n of every point: the same chance in all points. */
  readonly replications: number;
  /** What a record holds; default all but every hazard and every resident, for the name of an outcome the summary. */
  readonly record?: Partial<RecordSettings>;
}

/**
 * Values by the point's id, replication by replication; null where a run failed or had nothing to measure. Runs with the same replication
 * share their chance, so values are compared pair by pair (`pairedEffect`). Throws `OptionError` for an outcome that does not exist.
 */
export async function measureRuns(
  points: readonly MeasuredPoint[],
  measure: Measure,
  options: MeasureOptions,
): Promise<Readonly<Record<string, readonly (number | null)[]>>> {
  const ids = points.map(({ id }) => id);
  if (new Set(ids).size < ids.length) throw new RangeError(`points: expected ids that are there once, received ${ids.join(", ")}`);
  const read = typeof measure === "string" ? readerOf(measure) : measure;
  const record = { ...(typeof measure === "string" ? summaryOnly : allOfRun), ...options.record };
  const values: Record<string, (number | null)[]> = Object.fromEntries(ids.map((id) => [id, []]));
  const requests = requestsOf(points, options.replications);
  await inMemory(options, { record, tasks: requests.size }, (workbench) =>
    workbench.complete(requests, ({ point }, state) => void values[point].push(state.status === "done" ? read(state.record) : null)),
  );
  return values;
}

function readerOf(name: string): (record: RunRecord) => number | null {
  const [{ indicator, group }] = outcomesOf([name]);
  return (record) => outcomeIn(record, indicator, group);
}

/** Replication by replication, so that the points of one follow each other: they may share its beginning. */
function requestsOf(points: readonly MeasuredPoint[], replications: number) {
  return sized(points.length * replications, function* (): Generator<RunRequest> {
    for (const replication of upTo(replications)) {
      for (const { id, specification } of points) yield { point: id, replication, specification };
    }
  });
}
