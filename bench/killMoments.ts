/**
 * Processes that are killed (SIGKILL) or stopped (SIGSTOP) at a chosen moment of their work in a results folder, and what becomes of it.
 *
 * A moment is the k-th call by which the process changes something in the folder: it opens, writes, flushes, moves or removes a file or
 * makes a folder there. The process sends the signal to itself before that call is made, so a moment does not depend on how busy the
 * machine is. What DuckDB writes lies between two such calls. Run by `npm run kills`; writes docs/kills.md.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import type { folderStatus as FolderStatus } from "../src/folder/status.ts";
import type { verifyFolder as VerifyFolder } from "../src/folder/verify.ts";
import type { isAlive as IsAlive } from "../src/host/thisProcess.ts";

/** Of the compiled command line that is killed: what `status` and `verify` go by. */
const built = (name: string) => import(pathToFileURL(resolve("dist", name)).href);
const { isAlive }: { isAlive: typeof IsAlive } = await built("host/thisProcess.js");
const { folderStatus }: { folderStatus: typeof FolderStatus } = await built("folder/status.js");
const { verifyFolder }: { verifyFolder: typeof VerifyFolder } = await built("folder/verify.js");

/** What the process was about to do: make runs, write a table or a chart, or move what is written into its place. */
export const phases = ["runs", "tables", "charts", "publishing"] as const;
export type Phase = (typeof phases)[number];

/** A command line of cosafe but for its folder, and where it is given. */
export interface Killed {
  readonly cwd: string;
  readonly words: readonly string[];
}

/** What became of a folder; all true where nothing was lost. */
export interface Outcome {
  readonly phase: Phase;
  /** Right after the signal `status` did not say that a killed process runs. */
  readonly status: boolean;
  /** Runs that were there stayed as they were written. */
  readonly kept: boolean;
  /** The command that continued, and one that was stopped, ended with exit code 0. */
  readonly ended: boolean;
  /** Every file of the folder is that of an unbroken study, to the byte, and no other is there. */
  readonly same: boolean;
  /** `verify` found nothing. */
  readonly verified: boolean;
}

/** Sends SIGNAL to itself before call number MOMENT; without a moment, notes what each call was for. */
const preload = `import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { isMainThread } from "node:worker_threads";
const { MOMENT, SIGNAL, PHASES, FOLDER } = process.env;
const write = fs.writeFileSync;
const files = new Map();
const seen = [];
function phaseOf(path) {
  if (path.includes(".cosafe-publishing-")) return "publishing";
  if (path.includes(".cosafe-partial-")) return path.includes("/charts") ? "charts" : "tables";
  return seen.includes("publishing") ? "publishing" : "runs";
}
function moment(path) {
  const phase = phaseOf(path);
  if (seen.length === Number(MOMENT)) {
    write(PHASES, phase);
    process.kill(process.pid, SIGNAL);
  }
  seen.push(phase);
}
if (isMainThread) {
  for (const name of ["openSync", "writeFileSync", "renameSync", "linkSync", "rmSync", "mkdirSync", "writeSync", "fsync", "fsyncSync"]) {
    const real = fs[name];
    fs[name] = (...given) => {
      const paths = given.slice(0, 2).map((one) => (typeof one === "number" ? files.get(one) : one));
      const path = paths.filter((one) => typeof one === "string" && one.includes(FOLDER)).join(" ");
      const isRead = name === "openSync" && (given[1] ?? "r") === "r";
      if (path !== "" && !isRead) moment(path);
      const result = real(...given);
      if (name === "openSync") files.set(result, path);
      return result;
    };
  }
  syncBuiltinESMExports();
  if (MOMENT === undefined) process.on("exit", () => write(PHASES, seen.join(" ")));
}
`;

interface Started {
  readonly child: ChildProcess;
  readonly end: Promise<number | null>;
}

/** Starts a command in the folder `out`; `environment` says at which moment it gets which signal. */
function start({ cwd, words }: Killed, out: string, environment: Readonly<Record<string, string>> = {}): Started {
  const file = join(cwd, "moments.mjs");
  if (!existsSync(file)) writeFileSync(file, preload);
  const traced = "PHASES" in environment ? ["--import", pathToFileURL(file).href] : [];
  const child = spawn(process.execPath, [...traced, resolve("dist/cli/main.js"), ...words, "--out", out], {
    cwd,
    env: { ...process.env, ...environment, FOLDER: `/${out}/` },
    stdio: ["ignore", "ignore", "inherit"],
  });
  return { child, end: once(child, "exit").then(([code]) => code) };
}

/** Runs the command unbroken in the folder `out` and gives what each moment was for. Rejects where it fails. */
export async function momentsOf(killed: Killed, out: string): Promise<Phase[]> {
  const file = join(killed.cwd, `phases-${out}`);
  const code = await start(killed, out, { PHASES: file }).end;
  if (code !== 0) throw new Error(`${killed.words.join(" ")}: expected exit code 0, received ${code}`);
  return readFileSync(file, "utf8").split(" ") as Phase[];
}

/** As many moments of each phase as asked for, or as it has, spread evenly over it; ascending. */
export function spreadMoments(moments: readonly Phase[], counts: Readonly<Record<Phase, number>>): number[] {
  const chosen = phases.flatMap((phase) => {
    const own = moments.flatMap((one, at) => (one === phase ? [at] : []));
    const count = Math.min(counts[phase], own.length);
    return Array.from({ length: count }, (_, i) => own[Math.floor(((i + 0.5) * own.length) / count)]);
  });
  return chosen.sort((a, b) => a - b);
}

/** Kills the command at a moment, in a folder `out` of its own, gives it again, and compares with the unbroken one in `whole`. */
export async function killAt(killed: Killed, moment: number, { out, whole }: { out: string; whole: string }): Promise<Outcome> {
  const { phase } = await signalAt(killed, moment, out, "SIGKILL");
  const status = !isSaidToRun(killed, out);
  const before = storedRuns(join(killed.cwd, out));
  const code = await start(killed, out).end;
  return { phase, status, ...(await judge(killed, { out, whole, before, ended: code === 0 })) };
}

/** Stops the command at a moment for more than a minute of silence, lets another end the study, and lets the first go on. */
export async function stopAt(killed: Killed, moment: number, { out, whole }: { out: string; whole: string }): Promise<Outcome> {
  const { phase, started } = await signalAt(killed, moment, out, "SIGSTOP");
  const status = isSaidToRun(killed, out);
  silence(join(killed.cwd, out));
  const before = storedRuns(join(killed.cwd, out));
  const other = await start(killed, out).end;
  started.child.kill("SIGCONT");
  const ended = (await started.end) === 0 && other === 0;
  return { phase, status, ...(await judge(killed, { out, whole, before, ended })) };
}

async function signalAt(killed: Killed, moment: number, out: string, signal: "SIGKILL" | "SIGSTOP") {
  const file = join(killed.cwd, `phase-${out}`);
  const started = start(killed, out, { MOMENT: String(moment), SIGNAL: signal, PHASES: file });
  const code = signal === "SIGKILL" ? await started.end : await stopped(started.child);
  if (code !== null) throw new Error(`moment ${moment} of ${killed.words.join(" ")}: expected a signal, received exit code ${code}`);
  return { started, phase: readFileSync(file, "utf8") as Phase };
}

/** Null once a process is stopped, its exit code where it ends first. By /proc: for Linux. */
async function stopped(child: ChildProcess): Promise<number | null> {
  while (child.exitCode === null) {
    const facts = readFileSync(`/proc/${child.pid}/stat`, "utf8");
    if (facts.slice(facts.lastIndexOf(")")).startsWith(") T")) return null;
    await pause(20);
  }
  return child.exitCode;
}

/** As after a minute without a sign of life. */
function silence(folder: string): void {
  const leases = join(folder, "leases");
  const before = Date.now() / 1000 - 120;
  for (const name of readdirSync(leases)) if (name.startsWith("session-")) utimesSync(join(leases, name), before, before);
}

/** Whether `status` says that somebody works in the folder; before there is a study in it, nobody is said to. */
function isSaidToRun({ cwd }: Killed, out: string): boolean {
  const folder = join(cwd, out);
  return existsSync(join(folder, "study.json")) && folderStatus(folder, { isAlive }).state === "running";
}

interface Judged {
  readonly out: string;
  readonly whole: string;
  readonly before: ReadonlyMap<string, number>;
  readonly ended: boolean;
}

async function judge({ cwd }: Killed, { out, whole, before, ended }: Judged): Promise<Omit<Outcome, "phase" | "status">> {
  const folder = join(cwd, out);
  const after = storedRuns(folder);
  const report = await verifyFolder(folder, {
    rerun: 0,
    executor: () => {
      throw new Error("verify: expected no run to be made again");
    },
  });
  return {
    ended,
    kept: [...before].every(([name, written]) => after.get(name) === written),
    same: JSON.stringify(filesOf(folder)) === JSON.stringify(filesOf(join(cwd, whole))),
    verified: report.intact && report.files.extra.length === 0 && folderStatus(folder, { isAlive }).state === "finished",
  };
}

/** When each stored run was written. */
function storedRuns(folder: string): Map<string, number> {
  const names = existsSync(join(folder, "runs")) ? readdirSync(join(folder, "runs"), { recursive: true, encoding: "utf8" }) : [];
  return new Map(names.filter((name) => name.endsWith(".run")).map((name) => [name, statSync(join(folder, "runs", name)).mtimeMs]));
}

/** Hash of every file by name, hidden ones included, but for those that say when and where. */
function filesOf(folder: string): [name: string, sha256: string][] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => statSync(join(folder, name)).isFile());
  return names
    .filter((name) => name !== "meta.json" && name !== "plan.json")
    .sort()
    .map((name) => [
      name,
      createHash("sha256")
        .update(readFileSync(join(folder, name)))
        .digest("hex"),
    ]);
}
