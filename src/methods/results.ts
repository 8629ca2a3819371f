/** Results of all studies. */

import type { RunRequest } from "../runs/request.ts";
import type { ResultTables } from "../tables/tables.ts";
import type { AssumptionsResult } from "./assumptions/result.ts";
import type { AttributionResult } from "./attribute/result.ts";
import type { CompareResult } from "./compare/result.ts";
import type { DesignResult } from "./design/result.ts";
import type { DiagnoseResult } from "./diagnose/result.ts";
import type { RankResult } from "./rank/result.ts";
import type { AnalysisTable } from "./result.ts";
import type { RunResult } from "./run/result.ts";
import type { SensitivityResult } from "./sensitivity/result.ts";

export type StudyAnalysis =
  | RunResult
  | CompareResult
  | AssumptionsResult
  | DesignResult
  | SensitivityResult
  | AttributionResult
  | DiagnoseResult
  | RankResult;

/** What an analysis hands back: its result, the runs it rests on (again, in canonical order), and its tables. */
export interface AnalysisOutcome<Result extends StudyAnalysis = StudyAnalysis> {
  readonly result: Result;
  readonly requests: () => Iterable<RunRequest>;
  readonly tables: readonly AnalysisTable[];
  /** What charts of the runs themselves draw; absent where the analysis keeps none. */
  readonly shown?: ResultTables;
}
