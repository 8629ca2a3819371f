/**
 * One task of a study: one run, of which only its record is wanted. A crash becomes a record too, so that it costs this run and no other.
 */
import type { RunOptions, RunOutput } from "../model/run.ts";
import type { ModelSpecification } from "../model/specification.ts";
import { type EncodedRun, encodeRun } from "./codec.ts";
import { watchFunding } from "./fundingWatch.ts";
import { placeOfError, stacksOf } from "./parts/place.ts";
import { type RecordSettings, recordOf, runOptionsFor } from "./record.ts";

/** The model's entry, as an argument so that a study can be tested on any model. */
export type Model = (specification: ModelSpecification, replication: number, options: RunOptions) => RunOutput;

/** Why a replication has no result. `step` is a day; null where the crash was outside the schedule. */
export interface Crash {
  readonly step: number | null;
  readonly process: string | null;
  readonly agent: string | null;
  readonly message: string;
  /** Where in a module of own parts it came from, as in `night-walks.js:12:5`; absent where it was elsewhere. */
  readonly place?: string;
  /** Of the error and of what caused it. For developers; never written to a result file. */
  readonly stack: string;
}

export interface RecordTask {
  readonly specification: ModelSpecification;
  readonly replication: number;
  /** Address of the run in its store. */
  readonly address: string;
  readonly record: RecordSettings;
}

/** A record, or a failure, as the store keeps it. */
export interface RecordedRun extends EncodedRun {
  /** Of a crash, for developers; else empty. */
  readonly stack: string;
}

/** Runs a task and gives its record as bytes, which is all that leaves the thread; never throws for what the model does. */
export function executeRecord(model: Model, task: RecordTask): RecordedRun {
  try {
    const funding = watchFunding();
    const output = model(task.specification, task.replication, runOptionsFor(task.record, funding));
    return { ...encodeRun(task.address, { status: "done", record: recordOf(output, task.record, funding.rows()) }), stack: "" };
  } catch (error) {
    return recordCrash(describeCrash(error), task);
  }
}

/** A crash as a record; the same crash has the same bytes. */
export function recordCrash({ stack, ...failure }: Crash, { address }: RecordTask): RecordedRun {
  return { ...encodeRun(address, { status: "failed", failure }), stack };
}

/** Any thrown value as a crash; a `ModelError` brings its step, process and agent, and what caused it the place in own parts. */
export function describeCrash(error: unknown): Crash {
  const details = (typeof error === "object" && error !== null ? error : {}) as {
    step?: unknown;
    process?: unknown;
    agent?: unknown;
    name?: unknown;
    message?: unknown;
  };
  const place = placeOfError(error);
  const message = typeof details.message === "string" ? details.message : String(error);
  const prefix = ["ModelError", "StepError", undefined].includes(details.name as string) ? "" : `${String(details.name)}: `;
  return {
    step: typeof details.step === "number" ? details.step : null,
    process: typeof details.process === "string" ? details.process : null,
    agent: details.agent === undefined || details.agent === null ? null : String(details.agent),
    message: `${prefix}${message}`,
    ...(place === null ? {} : { place }),
    stack: stacksOf(error).join("\ncaused by "),
  };
}
