/**
 * Studies by real processes: killed, interrupted, several at once, with failing runs and full disks. Whole folders are compared byte for
 * byte, but for what says who worked there and when (leases, plan.json, meta.json).
 *
 * `COSAFE_KILLS=50` kills fifty times instead of ten, in a longer study.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { KeyedRandom, seedKey } from "../../src/kernel/random.ts";
import { parseCsv } from "../folder/strictCsv.ts";
import { contents } from "../runs/studyModel.ts";
import { cosafe, cosafeFile, newFolder, removeFolder, shell, tinyScenario } from "./tinyScenario.ts";

const kills = Number(process.env["COSAFE_KILLS"] ?? 10);
const replications = Math.max(25, 2 * kills);
const runs = 2 * replications;

const cwd = newFolder();
/** Milliseconds of the undisturbed study, process start included. */
let wholeTime: number;
beforeAll(() => {
  writeFileSync(join(cwd, "tiny.yaml"), tinyScenario.replace("residents: 400, households: 160", "residents: 100, households: 40"));
  writeTracedModel();
  const began = performance.now();
  expect(compare("whole").code).toBe(0);
  wholeTime = performance.now() - began;
});
afterAll(() => removeFolder(cwd));

const path = (...parts: string[]) => join(cwd, ...parts);
/** Hashes of all files of a results folder. */
const bytes = (out: string) =>
  Object.fromEntries(
    Object.entries(contents(path(out))).map(([name, content]) => [name, createHash("sha256").update(content).digest("hex")]),
  );
const words = (out: string, ...more: string[]) => [
  ...["compare", "tiny.yaml", "--arms", "talks", "--days", "60", "--fixed-assumptions", "--no-charts", "--out", out],
  ...(more.includes("--replications") ? [] : ["--replications", String(replications)]),
  ...(more.includes("--jobs") ? [] : ["--jobs", "1"]),
  ...more,
];
const compare = (out: string, ...more: string[]) => cosafe(cwd, words(out, ...more));
const status = (out: string) => JSON.parse(cosafe(cwd, ["status", out, "--json"]).out);

/** Files of the stored runs, by when they were last written. */
function stored(out: string): Map<string, number> {
  if (!existsSync(path(out, "runs"))) return new Map();
  const names = readdirSync(path(out, "runs"), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".run"));
  return new Map(names.map((name) => [name, statSync(path(out, "runs", name)).mtimeMs]));
}

/** A model in place of the real one, in every thread: it notes each run, pauses before it, and its baseline fails in replication 4, as told. */
function writeTracedModel(): void {
  const real = pathToFileURL(cosafeFile.replace("cli/main.js", "model/run.js")).href;
  writeFileSync(
    path("traced.mjs"),
    `export * from "${real}?real";
     import { appendFileSync } from "node:fs";
     import { ModelError, runModel as real } from "${real}?real";
     const { TRACED_LOG: log, TRACED_FAILS: fails, TRACED_PAUSE: pause } = process.env;
     const nothing = new Int32Array(new SharedArrayBuffer(4));
     export function runModel(specification, replication, options) {
       const baseline = specification.interventions.length === 0;
       if (log) appendFileSync(log, \`\${process.pid} \${baseline ? "baseline" : "talks"} \${replication}\\n\`);
       if (pause) Atomics.wait(nothing, 0, 0, Number(pause));
       if (fails && baseline && replication === 4) {
         const message = "noise: expected a number, received NaN";
         throw Object.assign(new ModelError(message), { name: "ModelError", step: 17, process: "routing", message });
       }
       return real(specification, replication, options);
     }
     export const modelForManyRuns = () => runModel;`,
  );
  writeFileSync(
    path("hooks.mjs"),
    `export async function resolve(specifier, context, next) {
       const found = await next(specifier, context);
       return found.url === "${real}" ? { ...found, url: "${pathToFileURL(path("traced.mjs")).href}" } : found;
     }`,
  );
  writeFileSync(path("preload.mjs"), `import { register } from "node:module"; register("./hooks.mjs", import.meta.url);`);
}

/** Environment of a process with the traced model; its runs are noted in the file `log`. */
function traced(log: string, more: Record<string, string> = {}): Record<string, string> {
  return { NODE_OPTIONS: `--import ${path("preload.mjs")}`, TRACED_LOG: path(log), ...more };
}

const fails = { TRACED_FAILS: "yes" };
/** Milliseconds: so that a study lasts long enough to meet it at work, whatever else the machine does. */
const slow = { TRACED_PAUSE: "50" };

/** Noted runs as `[process, run]`. */
function noted(log: string): [process: string, run: string][] {
  if (!existsSync(path(log))) return [];
  const lines = readFileSync(path(log), "utf8").trim().split("\n");
  return lines.map((line) => [line.split(" ")[0], line.slice(line.indexOf(" ") + 1)]);
}

interface Started {
  readonly child: ChildProcess;
  /** Resolves at the end with exit code, signal and what stderr said. */
  readonly end: Promise<{ readonly code: number | null; readonly signal: string | null; readonly err: string }>;
}

function start(line: readonly string[], environment: Record<string, string> = {}): Started {
  const child = spawn(process.execPath, [cosafeFile, ...line], {
    ...{ cwd, env: { ...process.env, ...environment } },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let err = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  return { child, end: once(child, "close").then(([code, signal]) => ({ code, signal, err })) };
}

/** Waits until something holds, at most a minute. */
async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 2400 && !holds(); i++) await pause(25);
  expect(holds()).toBe(true);
}

describe("a study killed with kill -9", () => {
  it(`at ${kills} random moments and started again each time ends in the bytes of an undisturbed one`, async () => {
    const moments = new KeyedRandom(seedKey("kills"), 1).stream("moment");
    const reached: number[] = [];
    for (let k = 0; k < kills; k++) {
      const { child, end } = start(words("killed", "--jobs", "2"));
      // From before the first line of code to well into the work; towards the end, also while the result is written. Every other moment is one
      // at which a run more was stored, so that a slow machine too is met at its work.
      const before = reached.at(-1) ?? 0;
      if (k % 2 === 1) await until(() => stored("killed").size > before || child.exitCode !== null);
      else await Promise.race([pause(moments.uniform(k, 0, 0) * Math.min(0.6 * wholeTime, 12_000)), end]);
      child.kill("SIGKILL");
      await end;
      reached.push(stored("killed").size);
      if (reached[k] > 0 && reached[k] < runs && k % 5 === 0) {
        const { state, requested, done, missing } = status("killed");
        expect([state, requested, done, missing]).toEqual(["stopped", runs, reached[k], runs - reached[k]]);
      }
    }
    expect(reached.some((count) => count > 0 && count < runs)).toBe(true);
    expect(reached).toEqual([...reached].sort((a, b) => a - b));
    const before = stored("killed");
    expect(compare("killed").code).toBe(0);
    for (const [name, written] of before) expect(stored("killed").get(name)).toBe(written);
    expect(bytes("killed")).toEqual(bytes("whole"));
    expect(readdirSync(path("killed")).filter((name) => name.startsWith("."))).toEqual([]);
    expect(readdirSync(path("killed", "leases"))).toEqual([]);
    expect(status("killed")).toMatchObject({ state: "finished", requested: runs, done: runs, missing: 0, others: 0 });
  });
});

describe("workers and processes", () => {
  it("with one, two or three workers a study has the same bytes, charts included", () => {
    const each = ["1", "2", "3"].map((jobs) => {
      const line = words(`jobs-${jobs}`, "--replications", "20", "--jobs", jobs).filter((word) => word !== "--no-charts");
      expect(cosafe(cwd, line).code).toBe(0);
      return bytes(`jobs-${jobs}`);
    });
    expect(Object.keys(each[0]).filter((name) => name.endsWith(".svg")).length).toBeGreaterThan(5);
    expect(each[1]).toEqual(each[0]);
    expect(each[2]).toEqual(each[0]);
  });

  it("two processes in one folder share the work, make hardly a run twice, and end in the bytes of one", async () => {
    const both = [start(words("shared"), traced("shared.log", slow)), start(words("shared"), traced("shared.log", slow))];
    for (const { end } of both) expect(await end).toMatchObject({ code: 0 });
    expect(bytes("shared")).toEqual(bytes("whole"));
    const made = noted("shared.log");
    expect(new Set(made.map(([, run]) => run)).size).toBe(runs);
    expect(made.length).toBeLessThan(runs + 5);
    const shares = both.map(({ child }) => made.filter(([pid]) => pid === String(child.pid)).length);
    expect(Math.min(...shares)).toBeGreaterThan(1);
  });

  it("when one of two is killed, the other ends the study in the same bytes", async () => {
    const [one, other] = [start(words("widowed"), traced("widowed.log", slow)), start(words("widowed"), traced("widowed.log", slow))];
    await until(() => new Set(noted("widowed.log").map(([pid]) => pid)).size === 2);
    // Both stand still while somebody looks, however long that takes.
    for (const { child } of [one, other]) child.kill("SIGSTOP");
    const { state, workers, requested } = status("widowed");
    expect([state, requested]).toEqual(["running", runs]);
    expect(workers.map(({ pid }: { pid: number }) => pid).sort()).toEqual([one.child.pid, other.child.pid].sort());
    one.child.kill("SIGKILL");
    expect(await one.end).toMatchObject({ signal: "SIGKILL" });
    expect(stored("widowed").size).toBeLessThan(runs);
    other.child.kill("SIGCONT");
    expect(await other.end).toMatchObject({ code: 0 });
    expect(bytes("widowed")).toEqual(bytes("whole"));
    expect(status("widowed")).toMatchObject({ state: "finished", done: runs, missing: 0, workers: [] });
  });
});

describe("more replications in the same folder", () => {
  it("make only the runs that are missing, and end in the bytes of a study that had so many at once", () => {
    expect(compare("grown", "--replications", "12").code).toBe(0);
    const before = stored("grown");
    expect(before.size).toBe(24);
    expect(cosafe(cwd, words("grown"), traced("grown.log")).code).toBe(0);
    expect(noted("grown.log")).toHaveLength(runs - 24);
    for (const [name, written] of before) expect(stored("grown").get(name)).toBe(written);
    expect(bytes("grown")).toEqual(bytes("whole"));
  });
});

describe("a run that fails", () => {
  const few = (...more: string[]) => words("failing", "--replications", "12", ...more);
  const row = (name: string, found: (row: Record<string, string>) => boolean) => {
    const [header, ...lines] = parseCsv(readFileSync(path("failing", name), "utf8"));
    return lines.map((line) => Object.fromEntries(header.map((column, i) => [column, line[i]]))).filter(found);
  };

  it("is a row with where, why and how to see it again; its pair is dropped and counted, and the exit code is 1", () => {
    const { code, out, err } = cosafe(cwd, few(), traced("failing.log", fails));
    expect(code).toBe(1);
    expect(err).toContain("24 runs requested, 22 used; 2 failed or lost their partner, see runs.csv in failing");
    expect(out).toMatch(/24 .*22/);
    const [failed, ...rest] = row("runs.csv", ({ status }) => status === "failed");
    expect(rest).toEqual([]);
    const found = { point: "baseline", replication: "4", step: "17", process: "routing" };
    expect(failed).toMatchObject({ ...found, message: "noise: expected a number, received NaN" });
    expect(failed["replay"]).toBe(`npx cosafe verify . --run ${failed["address"].slice(0, 12)}`);
    const effects = JSON.parse(readFileSync(path("failing", "results.json"), "utf8")).effects;
    expect(effects.map(({ n }: { n: number }) => n)).toEqual(effects.map(() => 11));
    expect(status("failing")).toMatchObject({ state: "finished", requested: 24, done: 23, failed: 1, missing: 0 });
  });

  it("fails again by its replay command in the folder, and shows there that it is mended", () => {
    const [failed] = row("runs.csv", ({ status }) => status === "failed");
    const replay = failed["replay"].split(" ").slice(2);
    const again = cosafe(path("failing"), replay, traced("replay.log", fails));
    expect(again.code).toBe(0);
    expect(again.out).toContain("baseline, replication 4, which fails (day 17, routing): noise: expected a number");
    expect(noted("replay.log").map(([, run]) => run)).toEqual(["baseline 4"]);
    expect(cosafe(path("failing"), replay).code).toBe(1);
  });

  it("stands when the same command is given again, and is made again once with --retry-failed, mended or not", () => {
    const before = bytes("failing");
    expect(cosafe(cwd, few(), traced("again.log", fails)).code).toBe(1);
    expect(noted("again.log")).toEqual([]);
    expect(bytes("failing")).toEqual(before);
    expect(cosafe(cwd, few("--retry-failed"), traced("retry.log", fails)).code).toBe(1);
    expect(noted("retry.log").map(([, run]) => run)).toEqual(["baseline 4"]);
    expect(bytes("failing")).toEqual(before);
    expect(cosafe(cwd, few("--retry-failed")).code).toBe(0);
    expect(compare("sound", "--replications", "12").code).toBe(0);
    expect(bytes("failing")).toEqual(bytes("sound"));
  });
});

describe("a study that is interrupted", () => {
  it("by Ctrl-C ends with exit code 130 and a sentence, keeps finished runs, and goes on with the same command", async () => {
    const out = "interrupted";
    const { child, end } = start(words(out), traced(`${out}.log`, slow));
    await until(() => stored(out).size > 10);
    child.kill("SIGINT");
    const { err, ...ended } = await end;
    expect(ended).toEqual({ code: 130, signal: null });
    expect(err).toContain(`cosafe: interrupted; finished runs are kept in ${out}, the same command continues there\n`);
    const before = stored(out);
    expect(before.size).toBeLessThan(runs);
    expect(readdirSync(path(out, "leases"))).toEqual([]);
    expect(readdirSync(path(out, "runs", "partial"))).toEqual([]);
    const told = status(out);
    expect(told).toMatchObject({ state: "stopped", requested: runs, done: before.size, missing: runs - before.size, underWay: 0 });
    expect(told.next).toBe(`repeat cosafe ${words(out).join(" ")}; it continues with the runs that are missing`);
    expect(compare(out).code).toBe(0);
    for (const [name, written] of before) expect(stored(out).get(name)).toBe(written);
    expect(bytes(out)).toEqual(bytes("whole"));
  });
});

describe("a folder of another study", () => {
  const few = (...more: string[]) => compare("taken", "--replications", "5", ...more);

  it("is refused with exit code 2 and what differs, and touched in nothing; --force replaces the study and says so in its status", () => {
    expect(few().code).toBe(0);
    const before = contents(path("taken"), /^$/);
    const refused = few("--seed", "8");
    expect([refused.code, refused.out]).toEqual([2, ""]);
    expect(refused.err).toMatch(
      /results folder taken: holds results of other settings; give --force .*\n(?:.*\n)* {2}settings\.seed: "7" there, "8" now/,
    );
    expect(contents(path("taken"), /^$/)).toEqual(before);
    expect(few("--seed", "8", "--force").code).toBe(0);
    expect(status("taken")).toMatchObject({ state: "finished", requested: 10, done: 10, missing: 0, others: 10 });
    expect(compare("fresh", "--replications", "5", "--seed", "8").code).toBe(0);
    const published = (out: string) => contents(path(out), /^(?:leases|runs|keys)\/|^(?:meta|plan)\.json$/);
    expect(published("taken")).toEqual(published("fresh"));
  });

  it("is refused while somebody works there on another study, even by force", async () => {
    const { child, end } = start(words("busy"), traced("busy.log", slow));
    await until(() => stored("busy").size > 0);
    const refused = compare("busy", "--seed", "8", "--force");
    child.kill("SIGKILL");
    await end;
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining("another process works there on a study of other settings")]);
  });

  it("is refused where it holds results of an earlier version or a user's own files, forced or not", () => {
    for (const name of ["old", "mine"]) mkdirSync(path(name));
    writeFileSync(path("old", "manifest.json"), '{"schema":"cosafe-results/1"}');
    writeFileSync(path("mine", "thesis.doc"), "years");
    for (const [out, why] of [
      ["old", "its manifest.json is not of this version of cosafe"],
      ["mine", "received other files (thesis.doc)"],
    ]) {
      const before = contents(path(out), /^$/);
      for (const more of [[], ["--force"]]) {
        expect(compare(out, ...more)).toMatchObject({ code: 2, err: expect.stringContaining(why) });
      }
      expect(contents(path(out), /^$/)).toEqual(before);
    }
  });
});

/** Whether a small disk of one's own can be had here (Linux with user namespaces). */
const smallDisk = shell(cwd, `unshare -rm bash -c 'mkdir disk && mount -t tmpfs -o size=1m tmpfs disk'`).status === 0;

describe("a disk that is full", () => {
  it("for a file of the result ends the study with a sentence, keeps every run, and publishes nothing", () => {
    const line = words("limited", "--replications", "20").join(" ");
    const { status: code, stderr } = shell(cwd, `ulimit -f 64; trap '' XFSZ; exec ${process.execPath} ${cosafeFile} ${line}`);
    expect(code).toBe(1);
    expect(stderr).toMatch(/cosafe: results folder limited: .*\(EFBIG\); repeat the command/);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(stored("limited").size).toBe(40);
    expect(readdirSync(path("limited")).sort()).toEqual(["keys", "leases", "plan.json", "runs", "study.json"]);
    expect(status("limited")).toMatchObject({ state: "stopped", done: 40, missing: 0 });
    expect(cosafe(cwd, words("limited", "--replications", "20"), traced("limited.log")).code).toBe(0);
    expect(noted("limited.log")).toEqual([]);
  });

  it.skipIf(!smallDisk)("ends the study with exit code 1, and once there is space the same command continues", () => {
    const command = `${process.execPath} ${cosafeFile} ${words("disk/study").join(" ")}`;
    const script = [
      "mkdir -p disk && mount -t tmpfs -o size=500k tmpfs disk",
      `${command}; code=$?; ls -A disk/study; ls disk/study/runs/partial; echo "code $code"`,
      `mount -o remount,size=64m disk && ${command} >/dev/null 2>&1; echo "code $?"; cp -r disk/study spacious`,
    ].join("\n");
    const { stdout, stderr } = shell(cwd, `unshare -rm bash -c '${script}'`);
    expect(stderr).toContain("the disk is full; free some space and repeat the command, finished runs are kept\n");
    expect(stdout).toBe("keys\nleases\nplan.json\nruns\nstudy.json\ncode 1\ncode 0\n");
    expect(bytes("spacious")).toEqual(bytes("whole"));
  });
});
