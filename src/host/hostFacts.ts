/** Facts about the machine and this execution, for a manifest's `meta`. */
import { arch, availableParallelism, cpus, platform, totalmem } from "node:os";
import { threadsAllowed } from "./fewFiles.ts";

/** Facts about this execution, which differ from one to the next. */
export interface RunMeta {
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly seconds: number;
  readonly command: string;
  readonly jobs: number;
  readonly node: string;
  readonly v8: string;
  readonly platform: string;
  readonly arch: string;
  readonly cores: number;
  readonly cpuModel: string;
  readonly memoryBytes: number;
}

export interface MetaParts {
  readonly started: Date;
  readonly command: string;
  readonly jobs: number;
  readonly node: string;
  readonly v8: string;
}

/** Gathers the facts; the run ends now. */
export function runMeta({ started, command, jobs, node, v8 }: MetaParts): RunMeta {
  const finished = new Date();
  return {
    startedAt: started.toISOString(),
    finishedAt: finished.toISOString(),
    seconds: (finished.getTime() - started.getTime()) / 1000,
    command,
    jobs,
    node,
    v8,
    platform: platform(),
    arch: arch(),
    cores: availableParallelism(),
    cpuModel: cpus()[0]?.model ?? "",
    memoryBytes: totalmem(),
  };
}

/** Cores that this process may use: no more than it can have threads for. */
export function availableCores(): number {
  return Math.min(availableParallelism(), threadsAllowed());
}
