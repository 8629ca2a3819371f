/** Tables of a calibration as Markdown, for docs/calibration.md; without a result they say what there is to run. */

import { markdownTable } from "../../documents/catalogueDocs.ts";
import { freeParameters } from "../../evidence/calibration/freeParameters.ts";
import type { CalibrationResult } from "../../evidence/calibration/result.ts";
import { leftOut } from "../../evidence/calibration/targets.ts";
import { recoveryFile } from "../../methods/factors/calibratedSets.ts";
import {
  correlationTable,
  defaultsSentence,
  freeTable,
  parameterTable,
  recoverySentence,
  recoveryTable,
  referenceSentence,
  registrySentence,
  setsSentence,
  setTable,
  shrinkSentence,
  type Table,
  targetTable,
  waveTable,
} from "./calibrationText.ts";
import { readCalibration } from "./readCalibration.ts";

/** The generated tables by name; each reads the shipped calibration. */
export const calibrationTables: Readonly<Record<string, () => string>> = {
  "calibration-free": () => markdown(freeTable(freeParameters())),
  "calibration-left-out": () => markdown({ columns: ["row", "why it is left out"], rows: Object.entries(leftOut) }),
  "calibration-settings": () =>
    ofResult((result) => {
      const { settings, runs, warnings, proposals, sets } = result;
      return [
        `Rows ${settings.rows.join(", ")}; ${settings.points} points a wave of ${settings.seeds} seeds, up to ${settings.waves} waves; sets confirmed on ${settings.confirmingSeeds} seeds; seed \`${settings.seed}\`. ${runs.requested} runs, ${runs.used} of them used. ${proposals.tried} proposals gave ${sets.length} of ${settings.sets} sets.`,
        `${setsSentence(result)}. ${shrinkSentence(result)}.`,
        ...(result.engine === undefined ? [] : [`Engine \`${result.engine.slice(0, 12)}\`.`]),
        ...warnings.map((warning) => `Warning: ${warning}.`),
      ].join("\n\n");
    }),
  "calibration-waves": () => ofResult((result) => markdown(waveTable(result))),
  "calibration-targets": () =>
    ofResult(
      (result) =>
        `${defaultsSentence(result)}. ${referenceSentence(result)}. ${registrySentence(result)}.\n\n${markdown(targetTable(result))}`,
    ),
  "calibration-parameters": () => ofResult((result) => markdown(parameterTable(result, readCalibration(recoveryFile)))),
  "calibration-recovery": () =>
    ofResult((result) => {
      const { settings, runs } = result;
      const engine = result.engine === undefined ? "" : ` Engine \`${result.engine.slice(0, 12)}\`.`;
      const how = `Rows ${settings.rows.join(", ")}; ${settings.points} points a wave of ${settings.seeds} seeds, up to ${settings.waves} waves; ${runs.requested} runs.${engine}`;
      return [
        `${how} ${recoverySentence(result)}.`,
        markdown(recoveryTable(result)),
        ...result.warnings.map((one) => `Warning: ${one}.`),
      ].join("\n\n");
    }, readCalibration(recoveryFile)),
  "calibration-correlations": () => ofResult((result) => markdownOr(correlationTable(result), "No pair is clearly correlated.")),
  "calibration-reference": () => ofResult((result) => markdown(setTable(result))),
};

function ofResult(make: (result: CalibrationResult) => string, result: CalibrationResult | null = readCalibration()): string {
  return result === null ? "Not made yet for this edition of the model." : make(result);
}

function markdownOr(table: Table, none: string): string {
  return table.rows.length === 0 ? none : markdown(table);
}

function markdown({ columns, rows }: Table): string {
  return markdownTable(columns, rows);
}
