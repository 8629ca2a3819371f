/**
 * Working at many tasks at the same time while handing over their results in the order of the list.
 */

export interface Ordered<Task, Result> {
  readonly tasks: readonly Task[];
  /** How far work may run ahead of the earliest task under way. */
  readonly window: number;
  readonly signal: AbortSignal | undefined;
  abort(): Promise<void>;
  run(task: Task): Promise<Result>;
  deliver(task: Task, result: Result): void;
}

/** Runs tasks and delivers their results in order. Rejects with the signal's reason, or with what a task or a delivery threw, after `abort`. */
export async function inCanonicalOrder<Task, Result>(work: Ordered<Task, Result>): Promise<void> {
  const { tasks, window, signal } = work;
  const waiting = new Map<number, Promise<Result>>();
  const aborted = new Promise<never>((_, reject) => {
    if (signal?.aborted) reject(signal.reason);
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  aborted.catch(() => undefined);
  let started = 0;
  try {
    for (let next = 0; next < tasks.length; next++) {
      for (; started < Math.min(tasks.length, next + window); started++) {
        const result = work.run(tasks[started]);
        result.catch(() => undefined);
        waiting.set(started, result);
      }
      const result = await Promise.race([waiting.get(next)!, aborted]);
      waiting.delete(next);
      work.deliver(tasks[next], result);
    }
  } catch (error) {
    await work.abort();
    throw error;
  }
}
