import { institutionMisses, institutionModes } from "./institutionModes.ts";
import { testFailureModes } from "./suite.ts";

testFailureModes("organisations", institutionModes, institutionMisses);
