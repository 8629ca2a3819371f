// Runs every arm of a scenario in memory, and prints what `cosafe run` prints and one number of each arm.
import { formatStudy, readScenario, runScenario } from "cosafe";

const scenario = readScenario("scenarios/minimal.yaml", { days: 365, replications: 3 });
const { result } = await runScenario(scenario);
console.log(await formatStudy(result));
for (const { arm, outcome, mean } of result.levels) {
  if (outcome === "true-incidents") console.log(`${arm}: ${mean.toFixed(1)} incidents in a year`);
}
