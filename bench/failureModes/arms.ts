/** Arms of the failure modes as specifications: half of the base community with a patch over it. */
import { readFileSync } from "node:fs";
import { join as joinPath } from "node:path";
import { parse } from "yaml";
import type { ModelSpecification } from "../../src/model/specification.ts";
import { formatProblems, loadScenario } from "../../src/scenario/load.ts";
import type { FileSource } from "../../src/scenario/types.ts";
import type { Configuration, FailureMode, Patch } from "./mode.ts";

/** Pairs of runs per configuration. */
export const REPLICATIONS = 20;
export const replications: readonly number[] = Array.from({ length: REPLICATIONS }, (_, i) => i);

const FOLDER = "scenarios";
/** Half of the base community: people, buildings and staff alike, so that everybody's load stays what it is. */
const SCALE = 0.5;
const baseFile = "base/community.yaml";
const base = parse(readFileSync(joinPath(FOLDER, baseFile), "utf8")) as {
  place: { communities: { community: Record<"residents" | "households" | "buildings" | "grids", number> } };
  organisations: Record<string, { staff: number }>;
};

/** One arm of a mode. */
export interface Arm {
  readonly patch: Patch;
  readonly horizonDays: number;
}

/** The same text for the same arm. */
export function armKey({ patch, horizonDays }: Arm): string {
  return `${horizonDays} ${JSON.stringify(patch)}`;
}

/** What a mode runs, each arm once. */
export function armsOf(modes: readonly FailureMode[]): readonly Arm[] {
  const arms = new Map<string, Arm>();
  for (const { failing, contrast, horizonDays } of modes)
    for (const patch of [failing, contrast].flatMap(({ arm, against }: Configuration) => [arm, against]))
      arms.set(armKey({ patch, horizonDays }), { patch, horizonDays });
  return [...arms.values()];
}

const specifications = new Map<string, ModelSpecification>();

/** Throws Error with what the scenario reader has to say. */
export function specificationOf(arm: Arm): ModelSpecification {
  const old = specifications.get(armKey(arm));
  if (old !== undefined) return old;
  const { staffing = 1, ...sections } = arm.patch;
  const scenario = {
    extends: baseFile,
    title: "A failure mode",
    purpose: "Test.",
    horizon: `${arm.horizonDays} days`,
    seed: 1,
    replications: 1,
    place: scaledPlace(),
    organisations: scaledStaff(staffing),
    arms: { tried: sections },
  };
  const result = loadScenario(`${FOLDER}/failure-mode.yaml`, withText(JSON.stringify(scenario)));
  if ("problems" in result) throw new Error(formatProblems(result.problems));
  const { specification } = result.scenario.arms.find(({ id }) => id === "tried")!;
  specifications.set(armKey(arm), specification);
  return specification;
}

function scaledPlace() {
  const { residents, households, buildings, grids } = base.place.communities.community;
  const scaled = { residents: residents * SCALE, households: households * SCALE, buildings: buildings * SCALE, grids: grids * SCALE };
  return { communities: { community: scaled } };
}

/** Staff of the base community, scaled, times `factor`. */
function scaledStaff(factor: number) {
  return Object.fromEntries(Object.entries(base.organisations).map(([id, { staff }]) => [id, { staff: staff * SCALE * factor }]));
}

/** The scenario in memory, its base from the repository. */
function withText(text: string): FileSource {
  return {
    read: (path) => ({ bytes: path === `${FOLDER}/failure-mode.yaml` ? new TextEncoder().encode(text) : readFileSync(path) }),
    resolve: (_, name) => joinPath(FOLDER, name),
  };
}
