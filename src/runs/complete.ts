/**
 * Makes the runs of a study that are missing and hands over all of them in their order.
 *
 * Requests are taken one by one, as far ahead of the next delivery as a window allows. A stored run is passed by; a missing one is
 * claimed and given to the executor; one that somebody else has claimed is looked for again and again, and taken over when given up.
 * Only requests wait in the window: a run is read from the store when its turn comes. So memory depends on neither the number of
 * requests nor the order in which runs finish, and what is delivered is what is stored.
 */

import { StoreError } from "../host/folderFiles.ts";
import type { Dispatcher } from "./dispatcher.ts";
import type { Executor } from "./executor.ts";
import { sizeOf } from "./plan.ts";
import type { RecordSettings } from "./record.ts";
import type { RequestList, RunRequest, RunState } from "./request.ts";
import type { RunStore } from "./store.ts";

export interface RunProgress {
  /** Requests whose run is there. */
  readonly done: number;
  /** Null where the requests do not say how many they are. */
  readonly total: number | null;
  readonly failed: number;
  /** Requests whose run was there before. */
  readonly reused: number;
}

export interface Completion {
  readonly store: RunStore;
  readonly dispatcher: Dispatcher;
  readonly executor: Executor;
  readonly addressOf: (request: RunRequest) => string;
  readonly record: RecordSettings;
  /** Failed runs that may be made again, each once; empty to begin with. Null: failed runs stand. */
  readonly retried: Set<string> | null;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: RunProgress) => void;
  /** Told of a crash as it is found, with the developers' stack. */
  readonly onCrash?: (request: RunRequest, stack: string) => void;
}

/** A request in the window. */
interface Slot {
  readonly request: RunRequest;
  readonly address: string;
  /** Its file was found damaged once. */
  damaged?: boolean;
}

/** A run that is not there yet. */
interface Pending extends Slot {
  /** A failed record of it does not count. */
  readonly again: boolean;
  where: "here" | "elsewhere";
  /** Requests in the window that wait for it. */
  requests: number;
}

/** Requests taken ahead of the next delivery, at least. */
const leastWindow = 256;
/** Milliseconds between looks at runs that others make. */
const firstPoll = 50;
const lastPoll = 250;
/** Milliseconds after which other work (timers, signals) gets its turn. */
const yieldEvery = 20;

/** A call of `completeRuns` under way. */
interface Work {
  readonly parts: Completion;
  readonly deliver: (request: RunRequest, state: RunState) => void;
  /** Requests not delivered yet, in their order. */
  readonly slots: Slot[];
  /** Runs that are not there yet, by address. */
  readonly pending: Map<string, Pending>;
  readonly progress: { done: number; readonly total: number | null; failed: number; reused: number };
  readonly waker: Waker;
  /** Runs of this process that may be under way at a time: all workers busy, and a few that wait for one. */
  readonly atOnce: number;
  running: number;
  /** Why it ends early. */
  stopped: { readonly reason: unknown } | null;
  /** When other work last had its turn. */
  lastYield: number;
}

/** As `Workbench.complete`. When it fails or is aborted the executor is closed and every claim given back. */
export async function completeRuns(requests: RequestList, deliver: Work["deliver"], parts: Completion): Promise<void> {
  const { executor, dispatcher, signal } = parts;
  const total = sizeOf(requests);
  const work: Work = {
    ...{ parts, deliver, slots: [], pending: new Map(), progress: { done: 0, total, failed: 0, reused: 0 }, waker: newWaker() },
    atOnce: executor.jobs + Math.ceil(executor.jobs / 2),
    ...{ running: 0, stopped: null, lastYield: performance.now() },
  };
  const iterator = requests[Symbol.iterator]();
  const onAbort = () => stop(work, signal?.reason);
  signal?.addEventListener("abort", onAbort, { once: true });
  if (signal?.aborted) onAbort();
  try {
    report(work);
    await walk(work, iterator);
    report(work);
  } catch (error) {
    stop(work, error);
  }
  signal?.removeEventListener("abort", onAbort);
  if (work.stopped === null) return;
  iterator.return?.();
  await executor.close();
  for (const { where, address } of work.pending.values()) if (where === "here") await dispatcher.release(address);
  throw work.stopped.reason;
}

/** Takes, makes and delivers until all is delivered or the work is stopped. */
async function walk(work: Work, iterator: Iterator<RunRequest>): Promise<void> {
  const window = Math.max(leastWindow, 8 * work.parts.executor.jobs);
  let exhausted = false;
  while (work.stopped === null) {
    await deliverReady(work);
    if (!exhausted && work.slots.length < window && work.running < work.atOnce && work.stopped === null) {
      const next = iterator.next();
      if (next.done) exhausted = true;
      else await admit(work, next.value);
      continue;
    }
    if (exhausted && work.slots.length === 0) return;
    const others = [...work.pending.values()].some(({ where }) => where === "elsewhere");
    if ((await work.waker.wait(others)) === "timeout") await checkOtherRunners(work);
  }
}

/** Takes on a request: its run is there, or it becomes pending. */
async function admit(work: Work, request: RunRequest): Promise<void> {
  const slot = { request, address: work.parts.addressOf(request) };
  work.slots.push(slot);
  const waited = work.pending.get(slot.address);
  if (waited !== undefined) {
    waited.requests++;
  } else if (!work.parts.store.has(slot.address)) {
    await begin(work, missing(slot, false));
  } else if (mayRetry(work.parts, slot.address)) {
    await begin(work, missing(slot, true));
  } else {
    work.progress.reused++;
    markComplete(work, slot.address);
  }
}

function mayRetry({ retried, store }: Completion, address: string): boolean {
  if (retried === null || retried.has(address) || store.read(address)?.status !== "failed") return false;
  retried.add(address);
  return true;
}

/** Claims a run and starts it, unless somebody has it or had it done. */
async function begin(work: Work, run: Pending): Promise<void> {
  const { dispatcher, store } = work.parts;
  work.pending.set(run.address, run);
  if (!(await dispatcher.claim(run.address))) return;
  run.where = "here";
  const state = store.read(run.address);
  if (state !== null && !(run.again && state.status === "failed")) {
    await dispatcher.release(run.address);
    markComplete(work, run.address);
    return;
  }
  work.running++;
  make(work, run).catch((error) => stop(work, error));
}

async function make(work: Work, run: Pending): Promise<void> {
  const { executor, store, dispatcher, record, onCrash } = work.parts;
  const { specification, replication } = run.request;
  try {
    const recorded = await executor.record({ specification, replication, address: run.address, record });
    if (work.stopped !== null) return;
    await store.write(run.address, recorded);
    if (work.stopped !== null) return;
    if (recorded.failed) onCrash?.(run.request, recorded.stack);
    await dispatcher.release(run.address);
    markComplete(work, run.address);
  } finally {
    work.running--;
    work.waker.wake();
  }
}

/** Hands over what is ready at the head of the window. */
async function deliverReady(work: Work): Promise<void> {
  const { slots, pending, progress, parts, deliver } = work;
  while (slots.length > 0 && !pending.has(slots[0].address) && work.stopped === null) {
    const { request, address } = slots[0];
    const state = parts.store.read(address);
    if (state === null) {
      await remakeDamaged(work, slots[0]);
      continue;
    }
    slots.shift();
    if (state.status === "failed") progress.failed++;
    deliver(request, state);
    await yieldToEvents(work);
  }
}

/** The stored file is damaged: runs it again. */
async function remakeDamaged(work: Work, slot: Slot): Promise<void> {
  if (slot.damaged) throw new StoreError(`run ${slot.address}: was stored twice and could not be read again; check the disk`);
  slot.damaged = true;
  work.progress.done--;
  await begin(work, missing(slot, false));
}

/** Checks on runs that other processes make. */
async function checkOtherRunners(work: Work): Promise<void> {
  for (const run of [...work.pending.values()]) {
    if (run.where === "here" || work.stopped !== null) continue;
    if (!run.again && work.parts.store.has(run.address)) markComplete(work, run.address);
    else if (work.running < work.atOnce) await begin(work, run);
  }
}

/** The run is stored. */
function markComplete(work: Work, address: string): void {
  work.progress.done += work.pending.get(address)?.requests ?? 1;
  work.pending.delete(address);
  report(work);
  work.waker.wake();
}

function stop(work: Work, reason: unknown): void {
  work.stopped ??= { reason };
  work.waker.wake();
}

function report({ parts, progress }: Work): void {
  parts.onProgress?.({ ...progress });
}

async function yieldToEvents(work: Work): Promise<void> {
  if (performance.now() - work.lastYield < yieldEvery) return;
  await new Promise((resolve) => setImmediate(resolve));
  work.lastYield = performance.now();
}

function missing(slot: Slot, again: boolean): Pending {
  return { ...slot, again, where: "elsewhere", requests: 1 };
}

interface Waker {
  wake(): void;
  /** Waits for `wake`, or, when `alsoLook`, at most 50 to 250 ms, longer each time. */
  wait(alsoLook: boolean): Promise<"woken" | "timeout">;
}

/** Wakes whoever waits; a wake-up before the wait counts too. */
function newWaker(): Waker {
  let isWoken = false;
  let resume: (() => void) | null = null;
  let poll = firstPoll;
  return {
    wake() {
      isWoken = true;
      resume?.();
    },
    async wait(alsoLook: boolean): Promise<"woken" | "timeout"> {
      let timer: NodeJS.Timeout | undefined;
      if (!isWoken) {
        await new Promise<void>((resolve) => {
          resume = resolve;
          if (alsoLook) timer = setTimeout(resolve, poll);
        });
      }
      clearTimeout(timer);
      resume = null;
      const reason = isWoken ? "woken" : "timeout";
      isWoken = false;
      poll = reason === "woken" ? firstPoll : Math.min(lastPoll, poll * 1.5);
      return reason;
    },
  };
}
