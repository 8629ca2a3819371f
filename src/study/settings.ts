/**
 * What a study's results depend on, and nothing else: equal settings mean equal bytes.
 */

import type { ModelSpecification } from "../model/specification.ts";
import type { ResolvedScenario } from "../scenario/types.ts";
import { canonicalJson, hashJson } from "./canonicalJson.ts";
import { type PartsFile, partsInSettings } from "./parts/partsInSettings.ts";

/** Plain data; file names, provenance and the number of workers are not in it. */
export interface StudySettings {
  readonly cosafe: string;
  readonly seed: string;
  readonly arms: readonly string[];
  readonly replications: readonly number[];
  readonly days: number;
  readonly every: number;
  readonly events: boolean;
  /** Modules of own parts, where there are any. */
  readonly parts?: readonly PartsFile[];
  readonly scenario: {
    readonly id: string;
    readonly title: string;
    /** The first arm has its whole specification; the others what differs from it. */
    readonly arms: readonly { readonly id: string; readonly label: string; readonly specification?: unknown; readonly changes?: unknown }[];
  };
}

export interface SettingsOptions {
  readonly version: string;
  readonly replications?: readonly number[];
  readonly recordEvery: number;
  readonly recordHazards: boolean;
}

export function studySettings(scenario: ResolvedScenario, options: SettingsOptions): StudySettings {
  const first = scenario.arms[0]?.specification;
  return {
    cosafe: options.version,
    seed: scenario.seed,
    arms: scenario.arms.map((arm) => arm.id),
    replications: options.replications ?? Array.from({ length: scenario.replications }, (_, i) => i + 1),
    days: scenario.horizonDays,
    every: options.recordEvery,
    events: options.recordHazards,
    ...partsInSettings(),
    scenario: {
      id: scenario.id,
      title: scenario.title,
      arms: scenario.arms.map(({ id, label, specification }, index) =>
        index === 0 ? { id, label, specification } : { id, label, changes: changedFields(first, specification) },
      ),
    },
  };
}

/** Top-level fields of `b` that differ from `a`; of `parameters`, the groups that differ. */
function changedFields(a: ModelSpecification, b: ModelSpecification): unknown {
  const { parameters, ...rest } = b;
  const fields = pick(rest, a);
  const groups = pick(parameters, a.parameters);
  return Object.keys(groups).length === 0 ? fields : { ...fields, parameters: groups };
}

function pick(of: object, from: object): Record<string, unknown> {
  const other = from as Record<string, unknown>;
  return Object.fromEntries(Object.entries(of).filter(([key, value]) => canonicalJson(value) !== canonicalJson(other[key] ?? null)));
}

/** Sha256 of the settings and of the resolved scenario in them. */
export function hashSettings(settings: StudySettings): { settings: string; scenario: string } {
  return { settings: hashJson(settings), scenario: hashJson(settings.scenario) };
}
