/**
 * The screening: which parameters move the main outcomes of the base community most, over all plausible ranges.
 *
 * `npm run screening` makes it (bench/screening.ts), in hours; none is checked in. Reports without a sensitivity analysis of their own refer
 * to it where it has been made; without the file they leave that sentence out.
 */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A parameter's Morris index μ*, its 95 % interval, and the floor that chance alone hardly passes. */
export interface ScreenedParameter {
  readonly path: string;
  readonly muStar: number;
  readonly low: number;
  readonly high: number;
  readonly chance: number | null;
}

export interface Screening {
  /** Scenario file of the community. */
  readonly community: string;
  readonly date: string;
  readonly residents: number;
  readonly days: number;
  readonly trajectories: number;
  readonly replications: number;
  /** Parameters by outcome, the most influential first. */
  readonly outcomes: readonly { readonly outcome: string; readonly unit: string; readonly parameters: readonly ScreenedParameter[] }[];
}

/** Where one is put; the path holds from `src` and from `dist` alike. */
export const screeningFile = fileURLToPath(new URL("../../../assets/screening.json", import.meta.url));

/** The screening, or null where there is none. Throws when the file is there and not a screening. */
export function readScreening(file: string = screeningFile): Screening | null {
  if (!existsSync(file)) return null;
  const found = JSON.parse(readFileSync(file, "utf8")) as Partial<Screening>;
  if (
    !Array.isArray(found.outcomes) ||
    found.outcomes.some(({ outcome, parameters }) => typeof outcome !== "string" || !parameters?.length)
  ) {
    throw new Error(`screening ${file}: expected outcomes with their parameters, received something else; npm run screening makes it anew`);
  }
  return found as Screening;
}
