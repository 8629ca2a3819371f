/** Words that the charts of a sensitivity analysis share. */

import { countWords, percentWords } from "../../../words/words.ts";
import type { SensitivityResult } from "../result.ts";

/** How the points were run and how many blocks were lost. */
export function designSentence(result: SensitivityResult): string {
  const blocks = result.method === "morris" ? "trajectory" : "base point";
  const plural = result.method === "morris" ? "trajectories" : "base points";
  const lost = result.droppedBlocks;
  const dropped = lost === 0 ? "" : ` Left out, as a run in them failed: ${lost} ${lost === 1 ? blocks : plural}.`;
  return `Arm ${result.arm}; ${countWords(result.replicationsPerPoint, "replication")} at every point, with the same chance at all of them.${dropped}`;
}

/** What part of the variance is chance; empty when it isn't known. */
export function noiseSentence({ noiseShare }: SensitivityResult): string {
  if (noiseShare === null) return "";
  const { value, interval } = noiseShare;
  const range = interval === null ? "" : ` (95 % interval ${percentWords(interval.low)} to ${percentWords(interval.high)})`;
  return ` Chance makes ${percentWords(value)} of the variance of single runs${range}.`;
}
