import { residentMisses, residentModes } from "./residentModes.ts";
import { testFailureModes } from "./suite.ts";

testFailureModes("residents", residentModes, residentMisses);
