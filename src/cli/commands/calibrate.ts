/** `cosafe calibrate`: the parameters that no evidence fixes, set jointly and once to the quantitative patterns. */
import { flag, names, text, whole } from "../../methods/options.ts";
import { command } from "../command.ts";
import { folderOptions } from "../studyOptions.ts";

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
  run: async ({ values }, terminal) => (await import("../actions/calibrate.ts")).runCalibrate(values, terminal),
});
