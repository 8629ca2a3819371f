/** What a sensitivity analysis found, before it is put into words, tables and a result. */

import type { MorrisFindings } from "./morris.ts";
import type { SensitivityResult } from "./result.ts";
import type { SobolFindings } from "./sobol.ts";
import type { TornadoBar } from "./tornado.ts";

export interface SensitivityNumbers {
  /** Of the method that was asked for; the other one is null. */
  readonly morris: MorrisFindings | null;
  readonly sobol: SobolFindings | null;
  readonly noiseShare: SensitivityResult["noiseShare"];
  readonly tornado: readonly TornadoBar[];
  /** Trajectories or base points, and those without a failed run. */
  readonly blocks: { readonly made: number; readonly used: number };
}
