/**
 * Five failure modes as documented, at full replications: drawn by the hash of the code that is run, to the last digit that
 * docs/failure-modes.md shows. All of them take too long for every change: `npm run failure-modes -- --check` makes them.
 */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { armKey, replications, specificationOf } from "../../bench/failureModes/arms.ts";
import { allModes, modeName, sampleModes } from "../../bench/failureModes/catalogue.ts";
import { DOCUMENT, documented, entry } from "../../bench/failureModes/document.ts";
import { measure, type ReadingsOf } from "../../bench/failureModes/measure.ts";
import { RECORD_EVERY_DAYS, type Reading, readingOfRun } from "../../bench/failureModes/reading.ts";
import { modelForManyRuns } from "../../src/model/run.ts";
import { engineIdentity } from "../../src/runs/engine.ts";

const SAMPLE = 5;
/** Milliseconds after which the runs of a mode count as hanging. */
const LONGEST = 30 * 60_000;

const model = modelForManyRuns();
const kept = new Map<string, readonly Reading[]>();

/** Modes of one intervention share arms. */
const readingsOf: ReadingsOf = (arm) => {
  const key = armKey(arm);
  const options = { recordEvery: RECORD_EVERY_DAYS, recordHazards: false };
  const readings = kept.get(key) ?? replications.map((replication) => readingOfRun(model(specificationOf(arm), replication, options)));
  kept.set(key, readings);
  return readings;
};

describe("a mode made anew is as docs/failure-modes.md has it (`npm run failure-modes` writes it):", () => {
  const text = readFileSync(DOCUMENT, "utf8");

  it.each(sampleModes(allModes, SAMPLE, engineIdentity()).map((mode) => [modeName(mode), mode] as const))(
    "%s",
    { timeout: LONGEST },
    (_, mode) => {
      expect(documented(text, mode)).toBe(entry(mode, measure(mode, readingsOf)));
    },
  );
});
