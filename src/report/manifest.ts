/**
 * The manifest of a results folder: what was run, on which settings, with what result, and the hash of every other file.
 *
 * Everything but `meta` is the same whenever and wherever the same settings run.
 */
import { RANDOM_SCHEME } from "../kernel/random.ts";
import type { RunMeta } from "../study/hostFacts.ts";
import type { FileHashes } from "../study/resultStore.ts";
import type { Failure, StudyResult } from "../study/runScenario.ts";
import { sealed } from "../study/seal.ts";
import { hashSettings, type StudySettings } from "../study/settings.ts";

export interface ManifestParts {
  readonly settings: StudySettings;
  readonly purpose: string;
  readonly sources: readonly string[];
  /** Of the scenario and of the runs. */
  readonly warnings: readonly string[];
  readonly result: StudyResult;
  readonly meta: RunMeta;
}

export const manifestSchema = "cosafe-results/2";

/** The manifest's text, ending in a line end. */
export function formatManifest(parts: ManifestParts, files: FileHashes): string {
  const { settings, result } = parts;
  const manifest = {
    schema: manifestSchema,
    cosafe: settings.cosafe,
    scenario: { id: result.scenario.id, title: result.scenario.title, purpose: parts.purpose, sources: parts.sources },
    hash: hashSettings(settings),
    seed: settings.seed,
    arms: settings.arms,
    replications: settings.replications.length,
    random: RANDOM_SCHEME,
    runs: { requested: result.requested, used: result.used, failed: result.failures.length },
    failures: result.failures satisfies readonly Failure[],
    warnings: parts.warnings,
    settings,
    files,
    meta: parts.meta,
  };
  return sealed(manifest);
}
