/**
 * `npm run failure-modes`: whether every intervention still fails as it is said to; writes docs/failure-modes.md.
 *
 * Says its cost, then makes the runs in output/failure-modes on all cores; the same command continues there after any stop. The whole takes
 * about a quarter of an hour of processor time. A look that writes nothing: `-- --only forum,police-reform/logistics` (modes whose name begins so).
 * `--check` makes all again and compares it with the document.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { isAlive } from "../src/host/thisProcess.ts";
import { armKey, armsOf, REPLICATIONS, replications, specificationOf } from "./failureModes/arms.ts";
import { allModes, isMiss, modeName } from "./failureModes/catalogue.ts";
import { DOCUMENT, documented, documentText, entry } from "./failureModes/document.ts";
import { complaints, type Finding, measure } from "./failureModes/measure.ts";
import type { FailureMode } from "./failureModes/mode.ts";
import { RECORD_EVERY_DAYS, type Reading, readingOfRecord } from "./failureModes/reading.ts";

/** The package as it is built: worker threads and the version are found beside it. */
const built = <Module>(path: string): Promise<Module> => import(new URL(`../../dist/${path}.js`, import.meta.url).href);
const { defaultExecutor } = await built<typeof import("../src/runs/executor.ts")>("runs/executor");
const { availableCores } = await built<typeof import("../src/host/hostFacts.ts")>("host/hostFacts");
const { engineIdentity } = await built<typeof import("../src/runs/engine.ts")>("runs/engine");
const { allOfRun } = await built<typeof import("../src/runs/record.ts")>("runs/record");
const { failureText } = await built<typeof import("../src/runs/request.ts")>("runs/request");
const { openStudyFolder } = await built<typeof import("../src/runs/studyFolder.ts")>("runs/studyFolder");

type Workbench = import("../src/runs/request.ts").Workbench;

/** Processor seconds of a run, measured. */
const SECONDS_PER_RUN = 0.35;

const { values: asked } = parseArgs({
  options: {
    only: { type: "string" },
    jobs: { type: "string", default: String(availableCores()) },
    out: { type: "string", default: "output/failure-modes" },
    check: { type: "boolean", default: false },
  },
});

const say = (words: string) => process.stderr.write(`failure modes: ${words}\n`);

function chosen(): readonly FailureMode[] {
  const names = asked.only?.split(",");
  const modes = allModes.filter((mode) => names === undefined || names.some((name) => modeName(mode).startsWith(name)));
  if (modes.length === 0) throw new Error(`--only: expected the beginning of a name like ${modeName(allModes[0])}, received ${asked.only}`);
  return modes;
}

async function main(): Promise<void> {
  const modes = chosen();
  const runs = armsOf(modes).length * REPLICATIONS;
  const jobs = Number(asked.jobs);
  const minutes = Math.ceil((runs * SECONDS_PER_RUN) / jobs / 60);
  say(`${modes.length} modes; ${runs} runs, less what is kept in ${asked.out}: at most about ${minutes} minutes on ${jobs} threads`);
  const interrupted = new AbortController();
  process.once("SIGINT", () => interrupted.abort(new Error("interrupted; finished runs are kept, the same command continues")));
  const executor = await defaultExecutor(Number.MAX_SAFE_INTEGER, jobs);
  const folder = await openStudyFolder(asked.out, {
    identity: { study: "failure-modes", scenario: "half of the base community", settings: {} },
    record: { ...allOfRun, recordEvery: RECORD_EVERY_DAYS, tables: ["network"] },
    command: ["npm run failure-modes --", ...process.argv.slice(2)].join(" "),
    ...{ force: false, host, executor, signal: interrupted.signal },
  });
  const findings = new Map<FailureMode, readonly Finding[]>();
  try {
    for (const mode of modes) {
      findings.set(mode, measure(mode, await readingsFor(folder.workbench, mode)));
      tell(mode, findings.get(mode)!);
    }
  } finally {
    await folder.close();
    await executor.close();
  }
  conclude(findings);
}

/** Makes the runs of a mode that are missing, and reads all. */
async function readingsFor(workbench: Workbench, mode: FailureMode) {
  const readings = new Map<string, Reading[]>();
  const requests = armsOf([mode]).flatMap((arm) =>
    replications.map((replication) => ({ point: armKey(arm), replication, specification: specificationOf(arm) })),
  );
  await workbench.complete(requests, ({ point, replication }, state) => {
    if (state.status === "failed") throw new Error(`${modeName(mode)}, replication ${replication}: ${failureText(state.failure)}`);
    readings.set(point, [...(readings.get(point) ?? []), readingOfRecord(state.record)]);
  });
  return (arm: Parameters<typeof armKey>[0]) => readings.get(armKey(arm))!;
}

/** Whether it stands where it belongs: a mode is shown, a miss is not. */
function isInPlace(mode: FailureMode, findings: readonly Finding[]): boolean {
  return isMiss(mode) === complaints(findings).length > 0;
}

function tell(mode: FailureMode, findings: readonly Finding[]): void {
  const verdict = isMiss(mode) ? ["is shown, though listed as a miss", "not reached, as listed"] : ["as claimed", "NOT AS CLAIMED"];
  const found = complaints(findings);
  say(`${modeName(mode)}: ${verdict[found.length > 0 ? 1 : 0]}`);
  for (const complaint of found) say(`  ${complaint}`);
}

function conclude(findings: ReadonlyMap<FailureMode, readonly Finding[]>): void {
  const misplaced = [...findings].filter(([mode, found]) => !isInPlace(mode, found)).map(([mode]) => modeName(mode));
  if (misplaced.length > 0) process.exitCode = 1;
  say(misplaced.length === 0 ? `all ${findings.size} are as listed` : `not as listed: ${misplaced.join(", ")}`);
  if (asked.check) check(findings);
  else if (findings.size < allModes.length) for (const [mode, found] of findings) process.stdout.write(`${entry(mode, found)}\n`);
  else {
    writeFileSync(DOCUMENT, documentText(findings, { date: new Date().toISOString().slice(0, 10), engine: engineIdentity() }));
    say(`${DOCUMENT} written`);
  }
}

function check(findings: ReadonlyMap<FailureMode, readonly Finding[]>): void {
  if (!existsSync(DOCUMENT)) throw new Error(`--check: expected ${DOCUMENT}, received nothing of that name`);
  const text = readFileSync(DOCUMENT, "utf8");
  const changed = [...findings].filter(([mode, found]) => documented(text, mode) !== entry(mode, found).trimEnd().concat("\n"));
  for (const [mode, found] of changed) process.stdout.write(`${entry(mode, found)}\n`);
  say(changed.length === 0 ? `as in ${DOCUMENT}` : `${changed.length} modes are not as in ${DOCUMENT}`);
  if (changed.length > 0) process.exitCode = 1;
}

const host = { pid: process.pid, isAlive };

await main();
