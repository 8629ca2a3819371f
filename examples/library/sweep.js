// Incidents over one parameter. Runs of one replication share their chance, so pairs differ by the parameter alone.
import { measureRuns, pairedEffect, readScenario } from "cosafe";

const points = ["1", "0.5", "2"].map((level) => {
  const { arms } = readScenario("scenarios/minimal.yaml", { days: 90, set: [`hazards.level=${level}`] });
  return { id: level, specification: arms[0].specification };
});
const incidents = await measureRuns(points, "true-incidents", { replications: 4 });
for (const { id } of points.slice(1)) {
  const { difference, interval } = pairedEffect(incidents["1"], incidents[id]);
  console.log(`level ${id}: ${difference.toFixed(1)} incidents beside level 1, 95 %`, interval);
}
