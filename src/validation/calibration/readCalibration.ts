/** The shipped calibration, whole. */
import { existsSync, readFileSync } from "node:fs";
import type { CalibrationResult } from "../../evidence/calibration/result.ts";
import { calibrationFile } from "../../methods/factors/calibratedSets.ts";

/** Null where none is shipped. */
export function readCalibration(file: string = calibrationFile): CalibrationResult | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as CalibrationResult) : null;
}
