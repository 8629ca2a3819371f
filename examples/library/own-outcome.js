// An outcome of one's own, the worst month of a run, made of its series and compared in pairs.
import { measureRuns, pairedEffect, readScenario, seriesIn } from "cosafe";

const { arms } = readScenario("scenarios/minimal.yaml", { days: 365 });
const worstMonth = (record) => Math.max(...seriesIn(record, "true-incidents").filter(Number.isFinite));
const worst = await measureRuns(arms, worstMonth, { replications: 6 });
const { difference, interval, n } = pairedEffect(worst.baseline, worst.clarity);
console.log(`baseline, replication by replication: ${worst.baseline.join(", ")}`);
console.log(`clarity: ${difference.toFixed(2)} incidents in the worst month, over ${n} pairs, 95 %`, interval);
