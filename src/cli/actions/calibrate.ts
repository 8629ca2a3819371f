/** What `cosafe calibrate` does. */
import { join } from "node:path";
import { type CalibrationPlan, calibrationProblems, parametersFor } from "../../evidence/calibration/calibrate.ts";
import { calibrationCost } from "../../evidence/calibration/cost.ts";
import { freeParameters } from "../../evidence/calibration/freeParameters.ts";
import { CALIBRATION_DEFAULTS } from "../../evidence/calibration/stages.ts";
import { calibrationPatterns } from "../../evidence/calibration/targets.ts";
import { patterns as allPatterns } from "../../evidence/catalogue.ts";
import { evidenceExecutor } from "../../evidence/executor.ts";
import { availableCores } from "../../host/hostFacts.ts";
import { formatCalibration } from "../../validation/calibration/calibrationText.ts";
import { type CalibrationRun, runCalibrationIntoFolder } from "../../validation/calibration/runCalibration.ts";
import { countWords, decimal } from "../../words/words.ts";
import { type ExitCode, InputError, type Terminal } from "../command.ts";
import type { FolderValues } from "../studyOptions.ts";
import { refuse, workInFolder } from "./studyWork.ts";

interface Values extends FolderValues, Partial<Pick<CalibrationPlan, "points" | "waves" | "seeds" | "sets" | "recover">> {
  readonly only: readonly string[] | undefined;
}

export async function runCalibrate(values: Values, terminal: Terminal): Promise<ExitCode> {
  const plan = planOf(values);
  refuse(calibrationProblems(plan));
  const only = values.only === undefined ? [] : plan.patterns.map(({ row }) => row.toLowerCase());
  const base = plan.recover === undefined ? ["calibration"] : ["recovery", plan.recover];
  const folder = values.out ?? join("output", [...base, ...only].join("-"));
  if (!values.quiet) terminal.err(announcement(plan, values.jobs));
  const run = await runPlan(plan, { folder, values, terminal });
  if (values.json) terminal.out(`${JSON.stringify({ ...run.result, folder, charts: run.charts }, null, 2)}\n`);
  else if (!values.quiet) terminal.out(`${formatCalibration(run.result, terminal).trimEnd()}\n\n${whereText(folder, run.charts)}`);
  return exitCode(run, folder, terminal);
}

function planOf(values: Values): CalibrationPlan {
  const { points, waves, seeds, sets } = { ...CALIBRATION_DEFAULTS, ...given(values) };
  const only = values.only ?? null;
  const known = calibrationPatterns(
    allPatterns,
    allPatterns.map(({ row }) => row),
  );
  const unknown = (only ?? []).filter((name) => !known.some(({ row, id }) => row === name || id === name));
  if (unknown.length > 0) {
    const names = known.map(({ row, id }) => `${row} (${id})`).join(", ");
    throw new InputError(`--only: expected quantitative patterns, of ${names}, received ${unknown.join(", ")}`);
  }
  const patterns = calibrationPatterns(allPatterns, only);
  return {
    patterns,
    recover: values.recover,
    parameters: parametersFor(patterns, freeParameters()),
    ...{ points, waves, seeds, sets },
  };
}

/** The sizes that were given. */
function given({ points, waves, seeds, sets }: Values): Partial<Record<"points" | "waves" | "seeds" | "sets", number>> {
  return Object.fromEntries(Object.entries({ points, waves, seeds, sets }).filter(([, size]) => size !== undefined));
}

/** What it costs, before anything is run. */
function announcement(plan: CalibrationPlan, jobs: number | undefined): string {
  const { waves, batch, mostBatches, confirmation, reference, mostRuns } = calibrationCost(plan);
  const cores = jobs ?? availableCores();
  const time = ({ cpuSeconds }: { readonly cpuSeconds: number }) => timeWords(cpuSeconds / cores);
  return (
    `${countWords(plan.parameters.length, "parameter")}, ${countWords(plan.patterns.length, "pattern")}: ${countWords(waves.runs, "run")} in waves, at most ${decimal(mostRuns, 0)} in all\n` +
    `On ${countWords(cores, "core")} about ${time(waves)} for the waves, ${time(batch)} for each batch of proposals (at most ${mostBatches}), ` +
    `${time(confirmation)} for each confirmation, ${time(reference)} for the reference; stopped at any time, the same command continues\n`
  );
}

function timeWords(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

interface Surroundings {
  readonly folder: string;
  readonly values: Values;
  readonly terminal: Terminal;
}

async function runPlan(plan: CalibrationPlan, { folder, values, terminal }: Surroundings): Promise<CalibrationRun> {
  // Without a progress bar every stage is a line of its own.
  const line = (text: string) => void (values.quiet || terminal.errIsTerminal || terminal.err(`${text}\n`));
  return workInFolder(values, terminal, folder, evidenceExecutor, (options, note) => {
    const tell = (text: string) => {
      note(text);
      line(text);
    };
    return runCalibrationIntoFolder({ ...plan, tell }, options);
  });
}

/** Targets that are missed are no failures; failed runs are. */
function exitCode({ result: { runs } }: CalibrationRun, folder: string, terminal: Terminal): ExitCode {
  if (runs.used === runs.requested) return 0;
  terminal.err(`cosafe: ${runs.requested} runs requested, ${runs.requested - runs.used} failed; they stand in ${folder}/runs\n`);
  return 1;
}

function whereText(folder: string, charts: readonly string[]): string {
  const drawn = charts.length === 0 ? "" : `Charts: ${folder}/charts (${charts.length} pictures)\n`;
  return `${drawn}Sets: ${folder}/calibration.json; every point: ${folder}/points.csv\n`;
}
