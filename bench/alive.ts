/**
 * `npm run alive`: whether every parameter and setting moves what it is stated to move; writes docs/alive.md and docs/alive/alive.csv.
 *
 * Says its cost, then makes the runs in output/alive on all cores; the same command continues there after any stop. The whole takes
 * about three quarters of an hour on two cores. Looks that write nothing: `-- --group forum` (a standing configuration, or the first part of a
 * setting's name, `trust`), `--only trust.gainRate,category` (settings whose name begins so), `--seeds 10` (one look of so many seeds),
 * `--dead` (prints only what does not move as stated). `--check` makes the table again and compares it with the documented one.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { parseArgs } from "node:util";
import type { AliveResult } from "../src/evidence/alive/judge.ts";
import type { AliveRow } from "../src/evidence/alive/rows.ts";
import type { AlivePlan } from "../src/evidence/alive/runAlive.ts";
import { isAlive } from "../src/host/thisProcess.ts";

/** The package as it is built: worker threads, scenarios and the version are found beside it. */
const built = <Module>(path: string): Promise<Module> => import(new URL(`../../dist/${path}.js`, import.meta.url).href);
const { aliveRows, exemptRows } = await built<typeof import("../src/evidence/alive/rows.ts")>("evidence/alive/rows");
const { FIRST_REPLICATION, runsOf, SEEDS } = await built<typeof import("../src/evidence/alive/runAlive.ts")>("evidence/alive/runAlive");
const { aliveChanges, aliveCsv } = await built<typeof import("../src/validation/alive/aliveTable.ts")>("validation/alive/aliveTable");
const { aliveMarkdown, effectWords } = await built<typeof import("../src/validation/alive/aliveText.ts")>("validation/alive/aliveText");
const { runAliveIntoFolder } = await built<typeof import("../src/validation/alive/runAlive.ts")>("validation/alive/runAlive");
const { defaultExecutor } = await built<typeof import("../src/runs/executor.ts")>("runs/executor");
const { availableCores } = await built<typeof import("../src/host/hostFacts.ts")>("host/hostFacts");
const { engineIdentity } = await built<typeof import("../src/runs/engine.ts")>("runs/engine");

const DOCUMENT = "docs/alive.md";
const TABLE = "docs/alive/alive.csv";
/** CPU seconds of a run, measured; two years of a configuration take twice as long as one. */
const SECONDS_PER_RUN = 0.13;
/** Rows that the first look leaves open, of all. */
const OPEN_SHARE = 0.28;

const { values: asked } = parseArgs({
  options: {
    group: { type: "string" },
    only: { type: "string" },
    seeds: { type: "string" },
    jobs: { type: "string", default: String(availableCores()) },
    out: { type: "string", default: "output/alive" },
    dead: { type: "boolean", default: false },
    check: { type: "boolean", default: false },
  },
});

const say = (words: string) => process.stderr.write(`alive: ${words}\n`);

function planOf(): AlivePlan {
  const groups = asked.group?.split(",");
  const names = asked.only?.split(",");
  const inGroup = ({ standing, setting }: AliveRow) =>
    groups === undefined || groups.some((group) => group === standing || group === setting.split(".")[0]);
  const named = ({ setting }: AliveRow) => names === undefined || names.some((name) => setting.startsWith(name));
  const rows = aliveRows.filter((row) => inGroup(row) && named(row));
  if (rows.length === 0) throw new Error("expected --group or --only to leave a row, received none such");
  if (asked.seeds === undefined) return { rows, seeds: SEEDS, firstReplication: FIRST_REPLICATION };
  const seeds = Number(asked.seeds);
  if (!(Number.isInteger(seeds) && seeds >= 5)) throw new Error(`--seeds: expected a whole number of at least 5, received ${asked.seeds}`);
  return { rows, seeds: { first: seeds, second: seeds }, firstReplication: 0 };
}

async function main(): Promise<void> {
  const plan = planOf();
  const jobs = Number(asked.jobs);
  const isWhole = plan.rows.length === aliveRows.length && asked.seeds === undefined;
  const { least, most } = runsOf(plan);
  const expected = least + OPEN_SHARE * (most - least);
  const minutes = (runs: number) => Math.ceil((runs * SECONDS_PER_RUN) / jobs / 60);
  say(
    `${plan.rows.length} rows; ${least} runs at least, some ${Math.round(expected)} expected: about ${minutes(expected)} minutes on ${jobs} threads`,
  );
  const interrupted = new AbortController();
  process.once("SIGINT", () => interrupted.abort(new Error("interrupted; finished runs are kept, the same command continues")));
  const executor = await defaultExecutor(Number.MAX_SAFE_INTEGER, jobs);
  try {
    const command = ["npm run alive --", ...process.argv.slice(2)].join(" ");
    const work = { folder: asked.out, command, host, executor, signal: interrupted.signal, onProgress: progress() };
    const results = await runAliveIntoFolder(plan, work, (look, rows) => say(`look ${look}: ${rows} rows`));
    conclude(results, isWhole);
  } finally {
    await executor.close();
  }
}

/** Tells how far it is, every quarter of a minute. */
function progress() {
  let told = Date.now();
  return ({ done, total, failed }: { readonly done: number; readonly total: number | null; readonly failed: number }) => {
    if (Date.now() - told < 15_000) return;
    told = Date.now();
    say(`${done} of ${total ?? "?"} runs${failed > 0 ? `, ${failed} failed` : ""}`);
  };
}

function conclude(results: readonly AliveResult[], isWhole: boolean): void {
  const failed = results.reduce((sum, { failedRuns }) => sum + failedRuns, 0);
  if (failed > 0) {
    say(`${failed} runs failed; nothing is written`);
    process.exitCode = 1;
    return;
  }
  const table = aliveCsv(results);
  if (asked.check) check(table);
  else if (isWhole) write(results, table);
  if (!isWhole)
    for (const result of results) if (!asked.dead || result.verdict !== "as stated") process.stdout.write(`${lineOf(result)}\n`);
  const count = (verdict: AliveResult["verdict"]) => results.filter((result) => result.verdict === verdict).length;
  const counts = (["as stated", "the other way", "not shown", "dead"] as const).map((verdict) => `${count(verdict)} ${verdict}`);
  say(`${counts.join(", ")}, of ${results.length}`);
}

function write(results: readonly AliveResult[], table: string): void {
  const document = { results, exempt: exemptRows, date: new Date().toISOString().slice(0, 10), engine: engineIdentity() };
  mkdirSync(dirname(TABLE), { recursive: true });
  writeFileSync(DOCUMENT, aliveMarkdown(document));
  writeFileSync(TABLE, table);
  say(`${DOCUMENT} and ${TABLE} written`);
}

function check(table: string): void {
  if (!existsSync(TABLE)) throw new Error(`--check: expected ${TABLE}, received nothing of that name`);
  const changes = aliveChanges(readFileSync(TABLE, "utf8"), table);
  for (const change of changes) process.stdout.write(`${change}\n`);
  say(changes.length === 0 ? `as documented in ${TABLE}` : `${changes.length} rows are not as documented in ${TABLE}`);
  if (changes.length > 0) process.exitCode = 1;
}

function lineOf({ row, effect, interval, placebo, seeds, touched, verdict }: AliveResult): string {
  const sign = row.direction > 0 ? "+" : "−";
  const effectText = effectWords({ effect, interval });
  return `${verdict.padEnd(13)} ${row.setting} (${row.levels}) in ${row.standing}: ${row.outcome} ${sign} ${effectText}, placebo ${placebo.toPrecision(3)}, ${seeds} seeds, ${touched} touched`;
}

const host = { pid: process.pid, isAlive };

await main();
