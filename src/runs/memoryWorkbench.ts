/** A workbench that keeps no run longer than until it is delivered: for callers that want no folder. */
import { createHash } from "node:crypto";
import { decodeRun, type EncodedRun, type KeySet, parseKeys } from "./codec.ts";
import { completeRuns, type RunProgress } from "./complete.ts";
import { soleDispatcher } from "./dispatcher.ts";
import type { Executor } from "./executor.ts";
import type { RecordSettings } from "./record.ts";
import type { RunRequest, Workbench } from "./request.ts";
import type { RunStore } from "./store.ts";

export interface MemoryOptions {
  /** Closed when the work is aborted or cannot go on, else by whoever made it. */
  readonly executor: Executor;
  readonly record: RecordSettings;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: RunProgress) => void;
  /** Told of a crash as it is found, with the developers' stack. */
  readonly onCrash?: (request: RunRequest, stack: string) => void;
}

export function memoryWorkbench(options: MemoryOptions): Workbench {
  return {
    async complete(requests, deliver) {
      const store = memoryStore();
      const deliverOnce: typeof deliver = (request, state) => {
        store.forget(addressOf(request));
        deliver(request, state);
      };
      await completeRuns(requests, deliverOnce, { ...options, store, dispatcher: soleDispatcher, addressOf, retried: null });
    },
  };
}

/** Nobody else looks for these runs, so their names suffice. */
function addressOf({ point, replication }: RunRequest): string {
  return createHash("sha256").update(`${replication} ${point}`, "utf8").digest("hex");
}

function memoryStore(): RunStore & { forget(address: string): void } {
  const runs = new Map<string, EncodedRun>();
  const keySets = new Map<string, KeySet>();
  const keysOf = (hash: string) => keySets.get(hash) ?? null;
  return {
    has: (address) => runs.has(address),
    read: (address) => (runs.has(address) ? decodeRun(runs.get(address)!.bytes, address, keysOf) : null),
    hash: () => null,
    async write(address, run) {
      if (run.keys !== null && !keySets.has(run.keys.hash)) keySets.set(run.keys.hash, parseKeys(run.keys.text, run.keys.hash)!);
      runs.set(address, run);
    },
    forget: (address) => void runs.delete(address),
  };
}
