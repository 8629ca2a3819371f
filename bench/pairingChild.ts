/** Child process of the pairing bench: its share of the replications, as JSON. */
import { measurePairing } from "./pairing.ts";

console.log(measurePairing(Number(process.argv[2]), Number(process.argv[3])));
