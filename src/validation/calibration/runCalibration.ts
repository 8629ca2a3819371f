/** Runs a calibration into its folder: the runs that are missing, `calibration.json`, tables of points and sets, charts, the manifest last. */

import { type CalibrationPlan, calibrate } from "../../evidence/calibration/calibrate.ts";
import type { CalibrationResult } from "../../evidence/calibration/result.ts";
import type { SimulatedPoint } from "../../evidence/calibration/simulate.ts";
import { chartFiles } from "../../folder/chartFiles.ts";
import { manifestSchema } from "../../folder/manifestFile.ts";
import type { StudyRunOptions } from "../../folder/runStudy.ts";
import { sealed } from "../../host/seal.ts";
import { version } from "../../host/version.ts";
import { RANDOM_SCHEME } from "../../kernel/random.ts";
import { engineIdentity } from "../../runs/engine.ts";
import { inStudyFolder } from "../../runs/inStudyFolder.ts";
import { summaryOnly } from "../../runs/record.ts";
import { csvNumber, writeTextRows } from "../../tables/csv.ts";
import { renderCalibration } from "./calibrationCharts.ts";

export interface CalibrationRun {
  readonly result: CalibrationResult;
  /** Names of the charts written, without `charts/`. */
  readonly charts: readonly string[];
}

/** The file to be checked in, as `assets/calibration.json`. */
export const RESULT = "calibration.json";

/** Rejects with `StoreError` where the folder may not be used or cannot be written; runs that are done stay, and the same goes on there. */
export async function runCalibrationIntoFolder(plan: CalibrationPlan, options: StudyRunOptions): Promise<CalibrationRun> {
  const settings = settingsOf(plan);
  const engine = engineIdentity("evidence");
  return inStudyFolder(
    options,
    { identity: { study: "calibrate", scenario: "patterns", settings }, record: summaryOnly, engine },
    async (folder) => {
      const trials: SimulatedPoint[] = [];
      const found = await calibrate(folder.workbench, { ...plan, keep: (points) => void trials.push(...points) });
      const { schema, ...rest } = found;
      const result: CalibrationResult = { schema, engine, ...rest };
      options.signal?.throwIfAborted();
      options.onDrawing?.();
      const charts = options.charts ? await renderCalibration(result) : [];
      await folder.publish(
        async (sink) => {
          sink.write(RESULT, calibrationText(result));
          const points = sink.open("points.csv");
          writeTextRows(points, pointRows(result, trials));
          points.close();
          for await (const { path, content } of chartFiles(charts, options.png)) sink.write(path, content);
          sink.write("meta.json", `${JSON.stringify(options.meta(), null, 2)}\n`);
        },
        (files) => {
          const hashed = Object.fromEntries(Object.entries(files).filter(([name]) => name !== "meta.json"));
          const { runs, warnings } = result;
          const about = {
            schema: manifestSchema,
            study: "calibrate",
            cosafe: version,
            engine,
            random: RANDOM_SCHEME,
          };
          const scenario = { id: "patterns" };
          const columns = pointRows(result, [])[0].map((name, i) => ({ name, storage: i === 0 ? "VARCHAR" : "DOUBLE" }));
          const tables = [{ file: "points.csv", columns }];
          return sealed({ ...about, scenario, runs, warnings, settings, record: summaryOnly, tables, files: hashed });
        },
      );
      return { result, charts: charts.map(({ name }) => name) };
    },
  );
}

/** The file's text: one line per set and per parameter, so that a change can be read in a comparison. */
export function calibrationText(result: CalibrationResult): string {
  const members = Object.entries(result).map(([key, value]) => {
    const text =
      Array.isArray(value) && value.length > 0
        ? `[\n${value.map((one) => `    ${JSON.stringify(one)}`).join(",\n")}\n  ]`
        : JSON.stringify(value);
    return `  ${JSON.stringify(key)}: ${text}`;
  });
  return `{\n${members.join(",\n")}\n}\n`;
}

/** What makes a calibration the same. With other settings, `--force` keeps the runs that both need. */
function settingsOf({ patterns, parameters, points, waves, seeds, sets, seed = "calibration", recover }: CalibrationPlan) {
  const what = { patterns: patterns.map(({ row, id }) => `${row} ${id}`), parameters: parameters.map(({ id }) => id) };
  return { ...what, points, waves, seeds, sets, seed, ...(recover === undefined ? {} : { recover }) };
}

/** Every point simulated, in order; a confirmation is a row of its own. */
function pointRows({ parameters, targets }: CalibrationResult, points: readonly SimulatedPoint[]): string[][] {
  return [
    ["point", "seeds", ...parameters.map(({ id }) => id), ...targets.map(({ id }) => id)],
    ...points.map(({ name, seeds, values, outputs }) => [
      name,
      String(seeds),
      ...values.map(csvNumber),
      ...outputs.map(({ value }) => csvNumber(value)),
    ]),
  ];
}
