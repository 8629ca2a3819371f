/**
 * A schedule as data: what runs on which days, in which order. Knows nothing of what it runs.
 *
 * A week is 7 days, a month 30; weekly and monthly entries run on the last day of their period, `month start` on the first. Days may be
 * negative (a warm-up before day 0).
 */

export type Cadence = "day" | "week" | "month" | "month start";

export interface ScheduleEntry<World, Part extends keyof World = keyof World> {
  readonly id: string;
  readonly title: string;
  readonly every: Cadence;
  /** Parts of the world that it looks at and leaves as they are. */
  readonly reads: readonly Part[];
  /** Parts that it changes; it may look at them too. */
  readonly writes: readonly Part[];
  readonly summary: string;
  readonly run: (world: World) => void;
}

/** Whether an entry of this cadence runs on a day. */
export function isDue(every: Cadence, day: number): boolean {
  if (every === "day") return true;
  if (every === "week") return modulo(day + 1, 7) === 0;
  return modulo(every === "month" ? day + 1 : day, 30) === 0;
}

function modulo(value: number, period: number): number {
  return ((value % period) + period) % period;
}

/** What failed where: thrown by `runDay` with the cause attached. */
export class StepError extends Error {
  override readonly name: string = "StepError";
  readonly step: number;
  readonly process: string;
  constructor(message: string, step: number, process: string, options?: ErrorOptions) {
    super(message, options);
    this.step = step;
    this.process = process;
  }
}

/** Time per process, filled by `runDay` when there is a clock. */
export interface Stopwatch {
  readonly clock: () => number;
  readonly times: Record<string, number>;
}

/** Runs everything due on a day, in order; `after` may look at the world after each. Throws StepError. */
export function runDay<World>(
  schedule: readonly ScheduleEntry<World>[],
  world: World,
  day: number,
  stopwatch: Stopwatch | null,
  after?: (world: World, process: string) => void,
): void {
  for (const entry of schedule) {
    if (!isDue(entry.every, day)) continue;
    const start = stopwatch?.clock() ?? 0;
    try {
      entry.run(world);
    } catch (error) {
      throw new StepError(error instanceof Error ? error.message : String(error), day, entry.id, { cause: error });
    }
    if (stopwatch) stopwatch.times[entry.id] = (stopwatch.times[entry.id] ?? 0) + stopwatch.clock() - start;
    after?.(world, entry.id);
  }
}
