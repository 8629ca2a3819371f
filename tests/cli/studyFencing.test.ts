/**
 * A process that is stopped (SIGSTOP) while it publishes, taken for gone, and goes on (SIGCONT) when another has published: it does no
 * harm. And folders from which something was deleted while a study ran.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, renameSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contents } from "../runs/studyModel.ts";
import { cosafe, cosafeFile, newFolder, removeFolder, tinyScenario } from "./tinyScenario.ts";

const cwd = newFolder();
const path = (...parts: string[]) => join(cwd, ...parts);
const words = (out: string, replications: number) => [
  ...["compare", "tiny.yaml", "--arms", "talks", "--days", "30", "--fixed-assumptions", "--no-charts", "--quiet", "--jobs", "1"],
  ...["--out", out, "--replications", String(replications)],
];

beforeAll(() => {
  writeFileSync(path("tiny.yaml"), tinyScenario.replace("residents: 400, households: 160", "residents: 100, households: 40"));
  // Stops the process before the k-th move out of the folder that it publishes from, or into it.
  writeFileSync(
    path("stop.mjs"),
    `import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { isMainThread } from "node:worker_threads";
const rename = fs.renameSync;
let moves = 0;
if (isMainThread) fs.renameSync = (from, to) => {
  if ((from + to).includes(".cosafe-publishing-") && moves++ === Number(process.env.STOP_AT)) process.kill(process.pid, "SIGSTOP");
  return rename(from, to);
};
syncBuiltinESMExports();
`,
  );
});
afterAll(() => removeFolder(cwd));

/** A compare that stops itself before a move; waits until it has. */
async function stoppedAt(move: number, out: string, replications: number): Promise<{ child: ChildProcess; told: () => string }> {
  const child = spawn(process.execPath, ["--import", pathToFileURL(path("stop.mjs")).href, cosafeFile, ...words(out, replications)], {
    cwd,
    env: { ...process.env, STOP_AT: String(move) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let told = "";
  child.stderr!.on("data", (text) => {
    told += text;
  });
  const isStopped = () => / T /.test(readFileSync(`/proc/${child.pid}/stat`, "utf8"));
  while (!isStopped()) await pause(25);
  return { child, told: () => told };
}

/** As after a minute of silence. */
function silence(out: string): void {
  for (const name of readdirSync(path(out, "leases")).filter((name) => name.startsWith("session-")))
    utimesSync(path(out, "leases", name), Date.now() / 1000 - 120, Date.now() / 1000 - 120);
}

const hidden = (out: string) => readdirSync(path(out)).filter((name) => name.startsWith("."));
const files = (out: string) => contents(path(out));

describe.skipIf(process.platform !== "linux")("a process that was stopped while it published, and goes on later", () => {
  it.each([0, 3, 9])("leaves what another has published meanwhile as it is, stopped before move %i", async (move) => {
    const out = `fenced-${move}`;
    expect(cosafe(cwd, words(out, 2)).code).toBe(0);
    const { child, told } = await stoppedAt(move, out, 3);
    silence(out);
    expect(cosafe(cwd, words(out, 4)).code).toBe(0);
    const published = files(out);
    const ended = once(child, "exit");
    child.kill("SIGCONT");
    expect([(await ended)[0], told()]).toEqual([0, ""]);
    expect(files(out)).toEqual(published);
    expect(hidden(out)).toEqual([]);
    expect(cosafe(cwd, ["verify", out]).code).toBe(0);
    expect(JSON.parse(cosafe(cwd, ["status", out, "--json"]).out)).toMatchObject({ state: "finished", missing: 0 });
  });

  it("publishes once more where the other was killed before it had", async () => {
    const { child, told } = await stoppedAt(4, "both", 3);
    silence("both");
    const other = await stoppedAt(5, "both", 3);
    other.child.kill("SIGKILL");
    const ended = once(child, "exit");
    child.kill("SIGCONT");
    expect([(await ended)[0], told()]).toEqual([0, ""]);
    expect(cosafe(cwd, ["verify", "both"]).code).toBe(0);
    expect(hidden("both")).toEqual([]);
  });
});

describe("a folder from which something is deleted while its study runs", () => {
  it.each(["keys", "study.json", "leases", "runs", "plan.json"])("has it again when the study ends: %s", async (name) => {
    const out = `without-${name}`;
    const child = spawn(process.execPath, [cosafeFile, ...words(out, 20)], { cwd, stdio: ["ignore", "ignore", "pipe"] });
    const ended = once(child, "exit");
    const runs = () => (existsSync(path(out, "runs")) ? readdirSync(path(out, "runs"), { recursive: true }).length : 0);
    while (runs() < 12) await pause(10);
    renameSync(path(out, name), path(`gone-${name}`)); // At once, though it is being written to.
    expect((await ended)[0]).toBe(0);
    const verified = cosafe(cwd, ["verify", out]);
    expect(verified.out).toContain("Nothing differs.");
    expect(statSync(path(out, "study.json")).isFile()).toBe(true);
    expect(hidden(out)).toEqual([]);
  });
});
