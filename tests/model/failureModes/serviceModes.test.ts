import { serviceMisses, serviceModes } from "./serviceModes.ts";
import { testFailureModes } from "./suite.ts";

testFailureModes("services", serviceModes, serviceMisses);
