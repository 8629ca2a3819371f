/**
 * Publishes a study: its runs as tables, what was found, and the manifest with the hash of every file, last.
 *
 * Everything but `meta.json` is the same whenever, wherever and with however many workers the same study runs; `meta.json` (when, on
 * which machine) is therefore not in the manifest.
 */

import { dirname, join } from "node:path";
import { canonicalJson } from "../host/canonicalJson.ts";
import type { FileHashes } from "../host/folderFiles.ts";
import { sealed } from "../host/seal.ts";
import { version } from "../host/version.ts";
import { RANDOM_SCHEME } from "../kernel/random.ts";
import type { AnalysisTable } from "../methods/result.ts";
import { recordTables } from "../runs/columns.ts";
import { engineIdentity } from "../runs/engine.ts";
import type { RecordSettings } from "../runs/record.ts";
import type { OutcomeKey, RunRequest } from "../runs/request.ts";
import type { PublishSink, StudyFolder } from "../runs/studyFolder.ts";
import { codebookFile, columnRows, indicatorRows } from "../tables/codebook.ts";
import { writeHeader, writeTextRows } from "../tables/csv.ts";
import { indicatorInfos } from "../tables/indicatorInfos.ts";
import type { IndicatorInfo } from "../tables/tables.ts";
import { chartFiles } from "./chartFiles.ts";
import { csvToParquet } from "./database.ts";
import { manifestSchema } from "./manifestFile.ts";
import { specificationWriter } from "./specifications.ts";
import {
  runTables,
  startTable,
  type TableFile,
  writeAnalysisTable,
  writeRun,
  writeSeries,
  writeSummary,
  writeTable,
} from "./studyTables.ts";
import type { RenderedChart } from "./svg.ts";

/** What a published result tells of itself; all else in it is its study's own. */
export interface PublishedResult {
  /** Name of the command. */
  readonly study: string;
  readonly scenario: { readonly id: string; readonly title: string };
  readonly runs: { readonly requested: number; readonly used: number };
}

/** What is published of a study. */
export interface StudyContent {
  /** The runs that the result rests on, in canonical order; they are delivered from the folder once more. */
  readonly requests: () => Iterable<RunRequest>;
  readonly result: PublishedResult;
  /** Default `results.json`. */
  readonly resultName?: string;
  /** What the codebook tells of the outcome tables; default the model's indicators. */
  readonly indicators?: readonly IndicatorInfo[];
  readonly tables: readonly AnalysisTable[];
  readonly charts: readonly RenderedChart[];
  readonly png: boolean;
  /** Which values of a run go into the outcome tables; default all. */
  readonly keepOutcome?: (key: OutcomeKey) => boolean;
  /** Command that runs a request again. */
  readonly replay: (request: RunRequest) => string;
  /** What the folder keeps of each run, as it was opened with. */
  readonly record: RecordSettings;
  /** Facts about this execution, for `meta.json`. */
  readonly meta: () => unknown;
  /** Of the scenario and of the runs. */
  readonly warnings: readonly string[];
  /** Where the study comes from: the settings it depends on, and what the scenario says of itself. Plain data. */
  readonly provenance: { readonly settings: unknown; readonly purpose: string; readonly sources: readonly string[] };
}

/** The part of a results folder that publishing needs. */
export type PublishTarget = Pick<StudyFolder, "workbench" | "address" | "recordHash" | "publish">;

/** Writes and publishes; gives the names of the files, sorted. Throws where a result is not finite or a file cannot be written. */
export async function publishStudy(folder: PublishTarget, content: StudyContent): Promise<readonly string[]> {
  const written: { tables: TableFile[]; counts: RunCounts } = { tables: [], counts: { done: 0, failed: 0 } };
  let names: readonly string[] = [];
  await folder.publish(
    async (sink) => {
      const runs = await writeRuns(folder, content, sink);
      written.counts = runs.counts;
      await writeParquet(sink, runs.files);
      const analysed = content.tables.map((table) => writeAnalysisTable(sink.open, table));
      written.tables = [...runs.files, ...analysed];
      writeCodebook(sink, written.tables, content.indicators ?? indicatorInfos());
      sink.write(content.resultName ?? "results.json", `${canonicalJson(content.result)}\n`);
      await writePictures(sink, content);
      sink.write(metaName, `${JSON.stringify(content.meta(), null, 2)}\n`);
      // Pictures take a while: what was deleted of the runs meanwhile is made again, so that the result does not stand without them.
      await folder.workbench.complete(content.requests(), () => {});
    },
    (files) => {
      const hashed = Object.fromEntries(Object.entries(files).filter(([name]) => name !== metaName));
      names = Object.keys(files).sort();
      return formatManifest(content, written, hashed);
    },
  );
  return names;
}

const metaName = "meta.json";

interface RunCounts {
  readonly done: number;
  readonly failed: number;
}

/** Streams the runs into their tables and the specifications into theirs. */
async function writeRuns(
  folder: PublishTarget,
  content: StudyContent,
  sink: PublishSink,
): Promise<{ files: TableFile[]; counts: RunCounts }> {
  const { keepOutcome = () => true, replay, requests } = content;
  const open = sink.open.bind(sink);
  const specificationsFile = open("specifications.jsonl");
  const specifications = specificationWriter((line) => specificationsFile.write(line));
  const sinks = new Map<TableFile, ReturnType<typeof open>>();
  const sinkOf = (file: TableFile) => {
    if (!sinks.has(file)) sinks.set(file, startTable(open, file));
    return sinks.get(file)!;
  };
  for (const file of [runTables.runs, runTables.summary, ...content.record.tables.map((name) => runTables[name])]) sinkOf(file);
  const counts = { done: 0, failed: 0 };
  await folder.workbench.complete(requests(), (request, state) => {
    counts[state.status]++;
    const address = folder.address(request);
    const names = {
      address,
      record: folder.recordHash(address),
      specification: specifications.add(request.specification),
      replay: replay(request),
    };
    writeRun(sinkOf(runTables.runs), request, state, names);
    writeSummary(sinkOf(runTables.summary), request, state, keepOutcome);
    if (state.status === "failed") return;
    if (state.record.seriesKeys.length > 0) writeSeries(sinkOf(runTables.series), request, state);
    for (const name of recordTables) {
      const table = state.record.tables[name];
      if (table !== undefined) writeTable(sinkOf(runTables[name]), runTables[name], request, table);
    }
  });
  for (const file of [specificationsFile, ...sinks.values()]) file.close();
  return { files: Object.values(runTables).filter((file) => sinks.has(file)), counts };
}

/** Each table of runs also as Parquet, copied from its CSV, so that both say the same. */
async function writeParquet(sink: PublishSink, files: readonly TableFile[]): Promise<void> {
  await csvToParquet(
    files.map(({ name, columns }) => {
      const parquet = sink.path(parquetName(name));
      return { csv: join(dirname(parquet), name), parquet, columns };
    }),
  );
}

/** `runs.csv` as `runs.parquet`. */
function parquetName(csv: string): string {
  return csv.replace(/\.csv$/, ".parquet");
}

function writeCodebook(sink: PublishSink, tables: readonly TableFile[], indicators: readonly IndicatorInfo[]): void {
  const codebook = sink.open(codebookFile.name);
  writeHeader(codebook, codebookFile);
  const series = tables.includes(runTables.series) ? runTables.series.name : null;
  writeTextRows(codebook, [...columnRows([...tables, codebookFile]), ...indicatorRows(indicators, runTables.summary.name, series)]);
  codebook.close();
}

async function writePictures(sink: PublishSink, { charts, png }: StudyContent): Promise<void> {
  for await (const { path, content } of chartFiles(charts, png)) sink.write(path, content);
}

/** The manifest's text, ending in a line end. Nothing in it depends on time or machine. */
function formatManifest(
  { result, warnings, provenance, record }: StudyContent,
  { tables, counts }: { readonly tables: readonly TableFile[]; readonly counts: RunCounts },
  files: FileHashes,
): string {
  const manifest = {
    schema: manifestSchema,
    study: result.study,
    cosafe: version,
    engine: engineIdentity(result.study),
    random: RANDOM_SCHEME,
    scenario: { ...result.scenario, purpose: provenance.purpose, sources: provenance.sources },
    runs: { requested: result.runs.requested, used: result.runs.used, done: counts.done, failed: counts.failed },
    warnings,
    settings: provenance.settings,
    record,
    tables: tables.map(({ name, columns }) => ({
      file: name,
      columns: columns.map((column) => ({ name: column.name, storage: column.storage })),
    })),
    files,
  };
  return sealed(manifest);
}
