/**
 * `npm run nulls`: counts what studies of nothing claim, on all cores, and writes the table of docs/null-studies.md.
 *
 * Says its cost, keeps every finished cell in output/null-studies under the code that made it, and the same command continues there.
 * `-- --only compare,rank` makes a part; the table says of cells that are not made that they are not.
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import os from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import type { RunState } from "../src/runs/request.ts";
import { bankWorkbench } from "./nullBank.ts";
import { minimal, type NullRate, type NullStudy, noises, nullRate, nullStudies, rateWords } from "./nullStudies.ts";

const STUDIES = 2000;
const DOCUMENT = "docs/null-studies.md";
const FOLDER = "output/null-studies";
/** Processor minutes of a cell, the mean of all, measured. */
const MINUTES_PER_CELL = 3;
/** Studies of each command on the model's own chance, and the runs from which these are dealt. */
const MODEL_STUDIES = 20;
const BANK = { runs: 1000, days: 180 };

/** The package as it is built: worker threads and the version are found beside it. */
const built = <Module>(path: string): Promise<Module> => import(new URL(`../../dist/${path}.js`, import.meta.url).href);
const { engineIdentity, hashCode } = await built<typeof import("../src/runs/engine.ts")>("runs/engine");

const { values: asked } = parseArgs({ options: { only: { type: "string" }, cell: { type: "string" } } });

/** A kind of study under a kind of chance. */
interface Cell {
  readonly kind: NullStudy;
  readonly noise: NullRate["noise"];
}

/** The first size of each command is made on the model as well. */
const isFirst = (kind: NullStudy) => nullStudies().find(({ command }) => command === kind.command)!.size === kind.size;
const cells: readonly Cell[] = nullStudies().flatMap((kind) => {
  const all: NullRate["noise"][] = isFirst(kind) ? [...noises, "model"] : [...noises];
  return all.map((noise) => ({ kind, noise }));
});

/** Where a cell is kept: by what it is and by the code that makes it. */
function fileOf({ kind, noise }: Cell): string {
  const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  const code = hashCode(["../../dist/statistics/", "../../dist/methods/"].map(here));
  const own = ["nullStudies.js", "nullBank.js"].map((name) => readFileSync(here(name), "utf8"));
  const parts = [kind.command, kind.size, noise, code, ...own, ...(noise === "model" ? [engineIdentity()] : [])];
  return `${FOLDER}/${createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 16)}.json`;
}

async function main(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  if (asked.cell !== undefined) await make(cells[Number(asked.cell)]);
  else {
    await makeMissing(wanted());
    write();
  }
}

/** Numbers of the cells that are asked for. */
function wanted(): number[] {
  const commandOf = ({ kind }: Cell) => kind.command.split(" ")[0];
  const known = [...new Set(cells.map(commandOf))];
  const names = asked.only?.split(",") ?? known;
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`--only: expected some of ${known.join(", ")}, received ${unknown.join(", ")}`);
  return cells.flatMap((cell, i) => (names.includes(commandOf(cell)) ? [i] : []));
}

async function makeMissing(numbers: readonly number[]): Promise<void> {
  const todo = numbers.filter((i) => !existsSync(fileOf(cells[i])));
  const jobs = os.availableParallelism();
  const minutes = Math.ceil((todo.length * MINUTES_PER_CELL) / jobs);
  console.error(`${todo.length} of ${numbers.length} cells, about ${minutes} minutes on ${jobs} cores; the others are in ${FOLDER}`);
  const [, script] = process.argv;
  const run = promisify(execFile);
  let next = 0;
  const worker = async () => {
    while (next < todo.length) {
      const number = todo[next++];
      await run(process.execPath, [script, "--cell", String(number)]);
      const { kind, noise } = cells[number];
      console.error(`${kind.command}, ${kind.size}, ${noise}: ${rateWords(made(cells[number])!)} %`);
    }
  };
  await Promise.all(Array.from({ length: jobs }, worker));
}

async function make(cell: Cell): Promise<void> {
  const rate = cell.noise === "model" ? await modelRate(cell.kind) : await nullRate(cell.kind, cell.noise, STUDIES);
  const file = fileOf(cell);
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(rate));
  renameSync(`${file}.${process.pid}`, file);
}

/** Studies whose runs are all runs of the smallest scenario as it is. */
async function modelRate({ command, size, says }: NullStudy): Promise<NullRate> {
  const bank = await bankOfRuns();
  let wrong = 0;
  for (let study = 1; study <= MODEL_STUDIES; study++) if ((await says(bankWorkbench(bank, study))) > 0) wrong++;
  return { command, size, noise: "model", studies: MODEL_STUDIES, wrong };
}

async function bankOfRuns(): Promise<RunState[]> {
  const { inProcessExecutor } = await built<typeof import("../src/runs/executor.ts")>("runs/executor");
  const { runModel } = await built<typeof import("../src/model/run.ts")>("model/run");
  const { memoryWorkbench } = await built<typeof import("../src/runs/memoryWorkbench.ts")>("runs/memoryWorkbench");
  const { summaryOnly } = await built<typeof import("../src/runs/record.ts")>("runs/record");
  const executor = inProcessExecutor(runModel);
  const workbench = memoryWorkbench({ executor, record: { ...summaryOnly, recordEvery: 30, residents: "groups" } });
  const [{ specification }] = minimal().arms;
  const requests = Array.from({ length: BANK.runs }, (_, i) => ({
    ...{ point: "baseline", replication: i + 1 },
    specification: { ...specification, horizonDays: BANK.days },
  }));
  const bank: RunState[] = [];
  await workbench.complete(requests, (_, state) => void bank.push(state));
  await executor.close();
  return bank;
}

function made(cell: Cell): NullRate | null {
  return existsSync(fileOf(cell)) ? (JSON.parse(readFileSync(fileOf(cell), "utf8")) as NullRate) : null;
}

function write(): void {
  const block = /(<!-- measured:null-rates -->\n)[\s\S]*?(<!-- \/measured:null-rates -->)/;
  const text = readFileSync(DOCUMENT, "utf8");
  writeFileSync(
    DOCUMENT,
    text.replace(block, (_, open, close) => `${open}\n${table()}\n\n${close}`),
  );
}

function table(): string {
  const columns = [...noises, "model"] as const;
  const rows = nullStudies().map((kind) => {
    const own = columns.map((noise) => {
      const rate = noise === "model" && !isFirst(kind) ? undefined : made({ kind, noise });
      return rate === undefined ? "" : rate === null ? "not made yet" : rateWords(rate);
    });
    return `| \`${kind.command}\` | ${kind.size} | ${own.join(" | ")} |`;
  });
  const dated = `${STUDIES.toLocaleString("en")} studies in each cell, ${MODEL_STUDIES} on the model's own chance; made on ${new Date().toISOString().slice(0, 10)}.`;
  return [dated, "", `| command | size | ${columns.join(" | ")} |`, `| --- | --- |${" --- |".repeat(columns.length)}`, ...rows].join("\n");
}

await main();
