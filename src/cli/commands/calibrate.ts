/** `cosafe calibrate`: the parameters that no evidence fixes, set jointly and once to the quantitative patterns. */
import { flag, names, text, whole } from "../../methods/options.ts";
import { command } from "../command.ts";
import { folderOptions } from "../studyOptions.ts";

const options = {
  points: whole({ least: 1, summary: "Parameter points of each wave", usual: "60" }),
  waves: whole({ least: 1, summary: "Waves at most; fewer where the space stops shrinking", usual: "4" }),
  seeds: whole({ least: 1, summary: "Seeds of each point; sets are confirmed on twice as many", usual: "2" }),
  sets: whole({ least: 1, summary: "Non-implausible sets to find", usual: "24" }),
  only: names({ value: "ROWS", summary: "Only these patterns, by number or id, and the parameters they rest on", usual: "all" }),
  recover: whole({
    least: 0,
    summary: "Test the procedure: a hidden parameter set, number N, gives the observations; is it found again?",
  }),
  out: text({
    value: "DIR",
    summary: "Folder; the same command again continues there",
    usual: "output/calibration, with --only output/calibration-<rows>, with --recover output/recovery-<N>",
  }),
  ...folderOptions,
  force: flag({ summary: "Replace a calibration of other settings; runs that both need are kept" }),
};

export const calibrate = command({
  options,
  rules: {
    apart: [
      ["png", "noCharts"],
      ["json", "quiet"],
    ],
  },
  examples: [
    ["calibrate", "all quantitative patterns: about two hours on two cores; stopped at any time, the same command continues"],
    ["calibrate --recover 1", "the same on observations of a hidden set: what can the procedure find?"],
    ["calibrate --only 22 --points 10 --waves 1 --seeds 2 --sets 2 --no-charts", "a look at the procedure on one pattern, in seconds"],
  ],
  run: async ({ values }, terminal) => (await import("../work/calibrate.ts")).runCalibrate(values, terminal),
});
