/** A small valid scenario and a way to run the built command line on it. */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** The compiled command line; `npm test` builds it first. */
export const cosafeFile = resolve("dist/cli/main.js");

/** Two communities' worth of trouble in one, three arms; runs in a fraction of a second. */
export const tinyScenario = `title: "A tiny street, <b>for tests</b>"
purpose: Tests of the command line.
horizon: 120 days
seed: 7
replications: 3
place:
  communities:
    garden: { residents: 400, households: 160, buildings: 8, grids: 2 }
organisations:
  office:
    kind: government
    role: street-office
    community: street
    staff: 4
    hours: 6 hours/day
    mandate: { lead: [dispute, environment-traffic, help-request], support: [public-order] }
    forum: true
  police:
    kind: police
    role: police-station
    community: street
    staff: 4
    hours: 7 hours/day
    mandate: { lead: [property-crime, public-order], support: [dispute] }
    forum: true
  committee:
    kind: ngo
    role: residents-committee
    staff: 3
    hours: 6 hours/day
    mandate: { lead: [fire-facility], support: [help-request, dispute] }
    forum: true
arms:
  talks:
    label: "=Talks, 对话"
    interventions:
      forum: { start: 10 days }
  more-talks:
    label: More talks
    interventions:
      forum: { start: 5 days, strength: 0.8 }
`;

export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A folder of its own with `tiny.yaml` in it. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "cosafe-cli-"));
  writeFileSync(join(folder, "tiny.yaml"), tinyScenario);
  return folder;
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Runs a command to its end; `environment` adds to a plain one. */
export function cosafe(cwd: string, words: readonly string[], environment: Record<string, string> = {}): Finished {
  if (!existsSync(cosafeFile)) throw new Error(`${cosafeFile}: expected the compiled command line; run npm run build`);
  const done = spawnSync(process.execPath, [cosafeFile, ...words], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, ...environment },
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", "pipe"],
  });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

/** Starts a command and does not wait for it. */
export function startCosafe(cwd: string, words: readonly string[]) {
  return spawn(process.execPath, [cosafeFile, ...words], { cwd, stdio: ["ignore", "pipe", "pipe"] });
}

/** Runs a line of bash to its end. */
export function shell(cwd: string, line: string): { status: number | null; stdout: string; stderr: string } {
  return spawnSync("bash", ["-c", line], { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}
