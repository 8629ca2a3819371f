/** `cosafe calibrate`: the parameters that no evidence fixes, set jointly and once to the quantitative patterns. */
import { join } from "node:path";
import type { CalibrationPlan, CalibrationRun } from "../../index.ts";
import { flag, names, text, type ValuesOf, whole } from "../../options.ts";
import { countWords, decimal } from "../../plainText.ts";
import { command, type ExitCode, InputError, type Terminal } from "../command.ts";
import { folderOptions, refuse, workInFolder } from "../studyCommand.ts";

type Api = typeof import("../../index.ts");

const options = {
  points: whole({ least: 1, summary: "Parameter points per wave", usual: "60" }),
  waves: whole({ least: 1, summary: "Maximum number of waves; fewer if the space stops shrinking", usual: "4" }),
  seeds: whole({ least: 1, summary: "Seeds per point; sets are confirmed on twice as many", usual: "2" }),
  sets: whole({ least: 1, summary: "Non-implausible parameter sets to find", usual: "24" }),
  only: names({ value: "ROWS", summary: "Only these patterns, by number or id, and the parameters they rest on", usual: "all" }),
  recover: whole({
    least: 0,
    summary: "Test the procedure: hidden parameter set N generates the observations; is it recovered?",
  }),
  out: text({
    value: "DIR",
    summary: "Results folder; the same command continues an unfinished one",
    usual: "output/calibration, with --only output/calibration-<rows>, with --recover output/recovery-<N>",
  }),
  ...folderOptions,
  force: flag({ summary: "Replace a calibration with other settings; runs that both need are kept" }),
};
type Values = ValuesOf<typeof options>;

export const calibrate = command({
  options,
  rules: {
    apart: [
      ["png", "noCharts"],
      ["json", "quiet"],
    ],
  },
  examples: [
    ["calibrate", "all quantitative patterns: about two hours on two cores; the same command continues if stopped"],
    ["calibrate --recover 1", "the same on observations from a hidden set: what can the procedure recover?"],
    ["calibrate --only 22 --points 10 --waves 1 --seeds 2 --sets 2 --no-charts", "a look at the procedure on one pattern, in seconds"],
  ],
  async run({ values }, terminal) {
    const api = await import("../../index.ts");
    const plan = planOf(values, api);
    refuse(api.calibrationProblems(plan));
    const only = values.only === undefined ? [] : plan.patterns.map(({ row }) => row.toLowerCase());
    const base = plan.recover === undefined ? ["calibration"] : ["recovery", plan.recover];
    const folder = values.out ?? join("output", [...base, ...only].join("-"));
    if (!values.quiet) terminal.err(announcement(plan, api, values.jobs));
    const run = await runPlan(plan, { api, folder, values, terminal });
    if (values.json) terminal.out(`${JSON.stringify({ ...run.result, folder, charts: run.charts }, null, 2)}\n`);
    else if (!values.quiet) terminal.out(`${api.formatCalibration(run.result, terminal).trimEnd()}\n\n${whereText(folder, run.charts)}`);
    return exitCode(run, folder, terminal);
  },
});

function planOf(values: Values, api: Api): CalibrationPlan {
  const { points, waves, seeds, sets } = { ...api.CALIBRATION_DEFAULTS, ...given(values) };
  const only = values.only ?? null;
  const known = api.calibrationPatterns(
    api.patterns,
    api.patterns.map(({ row }) => row),
  );
  const unknown = (only ?? []).filter((name) => !known.some(({ row, id }) => row === name || id === name));
  if (unknown.length > 0) {
    const names = known.map(({ row, id }) => `${row} (${id})`).join(", ");
    throw new InputError(`--only: expected quantitative patterns, of ${names}, received ${unknown.join(", ")}`);
  }
  const patterns = api.calibrationPatterns(api.patterns, only);
  return {
    patterns,
    recover: values.recover,
    parameters: api.parametersFor(patterns, api.freeParameters()),
    ...{ points, waves, seeds, sets },
  };
}

/** The sizes that were given. */
function given({ points, waves, seeds, sets }: Values): Partial<Record<"points" | "waves" | "seeds" | "sets", number>> {
  return Object.fromEntries(Object.entries({ points, waves, seeds, sets }).filter(([, size]) => size !== undefined));
}

/** What it costs, before anything is run. */
function announcement(plan: CalibrationPlan, { calibrationCost, availableCores }: Api, jobs: number | undefined): string {
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
  readonly api: Api;
  readonly folder: string;
  readonly values: Values;
  readonly terminal: Terminal;
}

async function runPlan(plan: CalibrationPlan, { api, folder, values, terminal }: Surroundings): Promise<CalibrationRun> {
  // Without a progress bar every stage is a line of its own.
  const line = (text: string) => void (values.quiet || terminal.errIsTerminal || terminal.err(`${text}\n`));
  return workInFolder(values, terminal, folder, api.evidenceExecutor, (options, note) => {
    const tell = (text: string) => {
      note(text);
      line(text);
    };
    return api.runCalibrationIntoFolder({ ...plan, tell }, options);
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
