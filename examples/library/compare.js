// Compares two arms: the effect of the second on incidents, its interval, and what may be said of it.
import { en, prepareComparison, runStudy, tell } from "cosafe";

const source = { file: "scenarios/minimal.yaml", days: 365 };
const options = { arms: ["clarity"], primary: "true-incidents", replications: 6, fixedAssumptions: true };
const { result } = await runStudy(prepareComparison(source, options));
const { difference, interval, verdict } = result.effects.find(({ arm, outcome }) => arm === "clarity" && outcome === "true-incidents");
console.log(`clarity: ${difference.toFixed(1)} incidents, 95 % ${interval.low.toFixed(1)} to ${interval.high.toFixed(1)}, ${verdict}`);
for (const finding of result.findings) if (finding.kind === "arm") console.log(tell(finding, en));
