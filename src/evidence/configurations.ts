/** Configurations of patterns as specifications, through the scenario reader: what runs is what a scenario file could say. */

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { nodeFiles } from "../host/nodeFiles.ts";
import type { ModelSpecification } from "../model/specification.ts";
import { formatProblems, loadScenario } from "../scenario/load.ts";
import type { FileSource } from "../scenario/types.ts";
import type { Configuration, KnockOut, Patch } from "./pattern.ts";

/** The shipped scenarios. */
export const SCENARIOS = fileURLToPath(new URL("../../scenarios/", import.meta.url));
const BASE = "base/community";
const SEED = "evidence";

/** Patches over each other, the later wins; maps are joined, anything else is replaced. */
export function joinPatches(...patches: readonly (Patch | undefined)[]): Patch {
  return patches.reduce<Record<string, unknown>>((below, above) => over(below, above ?? {}), {});
}

/** The configuration under a knock-out. */
export function knockedOut(name: string, configuration: Configuration, { patch, byConfiguration = false }: KnockOut): Configuration {
  const own = byConfiguration ? (patch as Readonly<Record<string, Patch>>)[name] : (patch as Patch);
  return own === undefined ? configuration : { ...configuration, patch: joinPatches(configuration.patch, own) };
}

/** The configuration as the text of a scenario file (JSON is YAML), to be run by anybody; it stands in scenarios/. */
export function scenarioText(configuration: Configuration): string {
  const { what, scenario = BASE, arm, days, scale = 1, patch = {} } = configuration;
  const document = {
    extends: `${scenario}.yaml`,
    title: what,
    purpose: "A configuration of a pattern.",
    seed: SEED,
    ...(days === undefined ? {} : { horizon: `${days} days` }),
    ...(scale === 1 ? {} : scaled(scale)),
  };
  return JSON.stringify(
    { ...document, arms: { tried: { label: what, ...(arm === undefined || arm === "baseline" ? {} : { use: [arm] }), ...patch } } },
    null,
    2,
  );
}

/** What has been read before, by what was read; one object for equal ones, which are then hashed once. */
const known = new Map<string, ModelSpecification>();

/** The specification of a configuration. Throws Error with all problems of a configuration that the reader refuses. */
export function specificationOf(configuration: Configuration): ModelSpecification {
  const { what: _, ...rest } = configuration;
  const name = JSON.stringify(rest);
  const specification = known.get(name) ?? read(configuration);
  known.set(name, specification);
  return specification;
}

function read(configuration: Configuration): ModelSpecification {
  const { scenario = BASE, arm, patch, scale = 1 } = configuration;
  const { days } = configuration;
  if (patch === undefined && scale === 1) {
    const path = join(SCENARIOS, `${scenario}.yaml`);
    return armOf(path, nodeFiles(path), arm ?? "baseline", { arms: [...new Set(["baseline", arm ?? "baseline"])], days, seed: SEED });
  }
  return armOf(join(SCENARIOS, "pattern.yaml"), withText(scenarioText(configuration)), "tried", { arms: ["baseline", "tried"] });
}

function armOf(path: string, files: FileSource, arm: string, overrides: Parameters<typeof loadScenario>[2]): ModelSpecification {
  const result = loadScenario(path, files, overrides);
  if ("problems" in result) throw new Error(formatProblems(result.problems));
  return result.scenario.arms.find(({ id }) => id === arm)!.specification;
}

/** Place and staff of the base community, scaled alike. */
function scaled(factor: number) {
  const base = parse(readFileSync(join(SCENARIOS, `${BASE}.yaml`), "utf8")) as {
    place: { communities: { community: Record<"residents" | "households" | "buildings" | "grids", number> } };
    organisations: Record<string, { staff: number }>;
  };
  const { residents, households, buildings, grids } = base.place.communities.community;
  const whole = (value: number) => Math.max(1, Math.round(value * factor));
  const place = { residents: whole(residents), households: whole(households), buildings: whole(buildings), grids: whole(grids) };
  return {
    place: { communities: { community: place } },
    organisations: Object.fromEntries(Object.entries(base.organisations).map(([id, { staff }]) => [id, { staff: staff * factor }])),
  };
}

/** The text in memory as scenarios/pattern.yaml, what it extends from the shipped folder. */
function withText(text: string): FileSource {
  const path = join(SCENARIOS, "pattern.yaml");
  const shipped = nodeFiles(path);
  return {
    read: (name) => (name === path ? { bytes: new TextEncoder().encode(text) } : shipped.read(name)),
    resolve: (from, name) => join(dirname(from), name),
  };
}

function over(below: Record<string, unknown>, above: object): Record<string, unknown> {
  const joined = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const old = joined[key];
    joined[key] = isMap(old) && isMap(value) ? over(old, value) : value;
  }
  return joined;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
