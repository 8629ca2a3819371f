/**
 * Runs a scenario into a results folder: tables while the runs come in, then summary, codebook and charts, the manifest last.
 */

import type { ResolvedScenario } from "../scenario/types.ts";
import { storeFailure } from "../study/folderFiles.ts";
import type { RunMeta } from "../study/hostFacts.ts";
import { indicatorInfos } from "../study/indicatorInfos.ts";
import { openResults, type StoreHost } from "../study/resultStore.ts";
import { runScenario, type StudyOptions, type StudyResult } from "../study/runScenario.ts";
import { studySettings } from "../study/settings.ts";
import { codebookRows, resultFiles } from "./codebook.ts";
import { runWriter, writeHeader, writeSummary, writeTextRows } from "./csv.ts";
import { formatManifest } from "./manifest.ts";

export interface FolderOptions {
  readonly folder: string;
  readonly version: string;
  readonly force: boolean;
  readonly charts: boolean;
  readonly png: boolean;
  /** Warnings of the scenario, as text. */
  readonly warnings: readonly string[];
  readonly host: StoreHost;
  /** Facts for the manifest's `meta`, asked for at the end. */
  readonly meta: () => RunMeta;
  /** Called when the runs are done and drawing begins. */
  readonly onDrawing?: () => void;
}

export interface FolderResult {
  readonly result: StudyResult;
  /** Names of the charts written, without `charts/`. */
  readonly charts: readonly string[];
  /** False where every run failed: then there is nothing to write. */
  readonly isWritten: boolean;
}

/** Throws `StoreError` where the folder may not or cannot be written; leaves no trace there when every run failed or anything else goes wrong. */
export async function runIntoFolder(scenario: ResolvedScenario, study: StudyOptions, options: FolderOptions): Promise<FolderResult> {
  try {
    return await writeInto(scenario, study, options);
  } catch (error) {
    throw storeFailure(`results folder ${options.folder}`, error, { keepsRuns: false });
  }
}

async function writeInto(scenario: ResolvedScenario, study: StudyOptions, options: FolderOptions): Promise<FolderResult> {
  const recordEvery = study.recordEvery ?? 30;
  const recordHazards = study.recordHazards ?? false;
  const settings = studySettings(scenario, { version: options.version, replications: study.replications, recordEvery, recordHazards });
  const writer = openResults(options.folder, { settings, force: options.force, host: options.host });
  try {
    const keepSeries = options.charts ? await seriesForCharts() : () => false;
    const onRun = runWriter(writer.open, recordHazards);
    const result = await runScenario(scenario, { ...study, keepSeries, keepNetwork: "ends", onRun });
    if (result.used === 0) {
      writer.discard();
      return { result, charts: [], isWritten: false };
    }
    const summary = writer.open(resultFiles.summary.name);
    writeHeader(summary, resultFiles.summary);
    writeSummary(summary, result.summary);
    const codebook = writer.open(resultFiles.codebook.name);
    writeHeader(codebook, resultFiles.codebook);
    writeTextRows(codebook, codebookRows(result.indicators, recordHazards));
    if (options.charts) options.onDrawing?.();
    const charts = options.charts ? await writeCharts(result, options.png, writer.write) : [];
    study.signal?.throwIfAborted();
    const warnings = [...options.warnings, ...result.scenario.warnings];
    writer.publish((files) =>
      formatManifest({ settings, purpose: scenario.purpose, sources: scenario.sources, warnings, result, meta: options.meta() }, files),
    );
    return { result, charts, isWritten: true };
  } catch (error) {
    writer.discard();
    throw error;
  }
}

/** Which series some chart may read: those that a chart names, and the main indicators. */
export async function seriesForCharts(): Promise<(indicator: string, group: string) => boolean> {
  const { charts } = await import("./charts/catalogue.ts");
  const named = new Set(charts.flatMap((chart) => chart.columnsNeeded).flatMap((needed) => needed.match(/[a-z0-9-]+/g) ?? []));
  for (const info of indicatorInfos()) if (info.main) named.add(info.id);
  return (indicator) => named.has(indicator);
}

async function writeCharts(
  result: StudyResult,
  png: boolean,
  write: (name: string, content: string | Uint8Array) => void,
): Promise<string[]> {
  const { renderCharts } = await import("./svg.ts");
  const pictures = await renderCharts(result);
  const { svgToPng } = png ? await import("./png.ts") : { svgToPng: null };
  for (const { name, svg } of pictures) {
    write(`charts/${name}.svg`, svg);
    if (svgToPng !== null) write(`charts/${name}.png`, svgToPng(svg, { scale: 2 }));
  }
  return pictures.map(({ name }) => name);
}
