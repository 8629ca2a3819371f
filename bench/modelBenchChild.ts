/** Child process of the model bench: measures one case, prints JSON. */
import { measureCase } from "./modelBench.ts";

console.log(measureCase(process.argv[2]));
