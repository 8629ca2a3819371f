/**
 * `npm run kills`: kills `run` and `compare` with SIGKILL at 50 moments each, and stops each at five more, on a small scenario; gives the
 * command again and holds the folder against an unbroken one. Writes the table of docs/kills.md; ends with exit code 1 where anything was lost.
 *
 * Some 220 short processes, about eight minutes of processor time; `--kills N` and `--stops N` make fewer and write nothing.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os, { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Killed, killAt, momentsOf, type Outcome, type Phase, phases, spreadMoments, stopAt } from "./killMoments.ts";

const DOCUMENT = "docs/kills.md";
/** What is done to a command, with and without charts, which cost most of the time: of a hundred kills so many, by what it was at. */
const kinds: readonly { readonly charts: boolean; readonly signal: Signal; readonly shares: Readonly<Record<Phase, number>> }[] = [
  { charts: false, signal: "killed", shares: { runs: 30, tables: 26, charts: 0, publishing: 20 } },
  { charts: true, signal: "killed", shares: { runs: 0, tables: 0, charts: 16, publishing: 8 } },
  // Only who publishes can do harm when it wakes up late.
  { charts: false, signal: "stopped", shares: { runs: 0, tables: 0, charts: 0, publishing: 100 } },
];
type Signal = "killed" | "stopped";

const { values } = parseArgs({ options: { kills: { type: "string", default: "50" }, stops: { type: "string", default: "5" } } });
const counts = { killed: Number(values.kills), stopped: Number(values.stops) };
const isWhole = counts.killed === 50 && counts.stopped === 5;

const scenario = `extends: cosafe:community
title: A small place
purpose: To be killed and to go on.
horizon: 60 days
seed: 1
arms:
  clarity:
    label: Clear responsibilities
    interventions:
      responsibility-clarification: { start: 10 days }
`;

const commands: Readonly<Record<string, readonly string[]>> = {
  run: ["run", "small.yaml", "--replications", "2", "--jobs", "1", "--quiet"],
  compare: ["compare", "small.yaml", "--replications", "3", "--fixed-assumptions", "--jobs", "1", "--quiet"],
};

interface Row {
  readonly command: string;
  readonly signal: Signal;
  readonly outcome: Outcome;
}

async function main(): Promise<void> {
  console.log(`about ${4 * (counts.killed + counts.stopped)} processes of some 2 seconds of processor time each`);
  const cwd = mkdtempSync(join(tmpdir(), "cosafe-kills-"));
  try {
    writeFileSync(join(cwd, "small.yaml"), scenario);
    const jobs: (() => Promise<Row>)[] = [];
    for (const [command, words] of Object.entries(commands)) jobs.push(...(await jobsOf(command, words, cwd)));
    const rows = await inTurn(jobs);
    const text = table(rows);
    console.log(text);
    if (isWhole) writeTable(text);
    process.exitCode = rows.every(({ outcome }) => isWell(outcome)) ? 0 : 1;
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

/** What is to be done to a command, once it has run unbroken with and without charts. */
async function jobsOf(command: string, words: readonly string[], cwd: string): Promise<(() => Promise<Row>)[]> {
  const jobs: (() => Promise<Row>)[] = [];
  for (const charts of [false, true]) {
    const killed: Killed = { cwd, words: charts ? words : [...words, "--no-charts"] };
    const whole = `${command}-${charts ? "charts" : "plain"}`;
    const moments = await momentsOf(killed, whole);
    for (const { signal, shares } of kinds.filter((kind) => kind.charts === charts)) {
      const by = Object.fromEntries(phases.map((phase) => [phase, Math.round((counts[signal] * shares[phase]) / 100)]));
      for (const at of spreadMoments(moments, by as Record<Phase, number>)) {
        const out = `${whole}-${signal}-${at}`;
        jobs.push(async () => {
          const outcome = await (signal === "killed" ? killAt : stopAt)(killed, at, { out, whole });
          console.error(`${command} ${signal} at ${at} of ${moments.length} (${outcome.phase}): ${lost(outcome)}`);
          rmSync(join(cwd, out), { recursive: true });
          return { command, signal, outcome };
        });
      }
    }
  }
  return jobs;
}

/** On all cores; results in the order of the jobs. */
async function inTurn(jobs: readonly (() => Promise<Row>)[]): Promise<Row[]> {
  const rows = new Array<Row>(jobs.length);
  let next = 0;
  const worker = async () => {
    while (next < jobs.length) {
      const at = next++;
      rows[at] = await jobs[at]();
    }
  };
  await Promise.all(Array.from({ length: os.availableParallelism() }, worker));
  return rows;
}

const checks = ["status", "kept", "ended", "same", "verified"] as const;

function isWell(outcome: Outcome): boolean {
  return checks.every((check) => outcome[check]);
}

function lost(outcome: Outcome): string {
  return isWell(outcome) ? "nothing lost" : `NOT ${checks.filter((check) => !outcome[check]).join(", ")}`;
}

function table(rows: readonly Row[]): string {
  const lines = Object.keys(commands).flatMap((command) =>
    (["killed", "stopped"] as const).flatMap((signal) =>
      phases.flatMap((phase) => {
        const own = rows.filter((row) => row.command === command && row.signal === signal && row.outcome.phase === phase);
        if (own.length === 0) return [];
        const well = checks.map((check) => own.filter(({ outcome }) => outcome[check]).length);
        return [`| \`${command}\` | ${signal} | ${words[phase]} | ${own.length} | ${well.join(" | ")} |`];
      }),
    ),
  );
  return [
    `Made on ${new Date().toISOString().slice(0, 10)} with Node ${process.versions.node}.`,
    "",
    "| command | signal | before it would | moments | status right | runs kept | ended well | files the same | verified |",
    "| --- | --- | --- | --: | --: | --: | --: | --: | --: |",
    ...lines,
  ].join("\n");
}

const words: Readonly<Record<Phase, string>> = {
  runs: "make or store a run",
  tables: "write tables",
  charts: "write charts",
  publishing: "move files into place, the manifest last",
};

function writeTable(text: string): void {
  const block = /(<!-- measured:kills -->\n)[\s\S]*?(<!-- \/measured:kills -->)/;
  const pending = /<!-- pending since .*-->\n\n> .*\n\n/;
  writeFileSync(
    DOCUMENT,
    readFileSync(DOCUMENT, "utf8")
      .replace(pending, "")
      .replace(block, (_, open, close) => `${open}\n${text}\n\n${close}`),
  );
}

await main();
