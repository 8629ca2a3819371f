/** Which settings a study may vary: parameters, fields of categories, and numbers of organisations and interventions. */
import type { ResolvedArm, Setting } from "../types.ts";

export type FactorKind = "parameter" | "category" | "organisation" | "intervention";

/** Numbers of an organisation, as scenarios write them. */
export const organisationNumbers = ["staff", "hours", "skill", "budget", "service-orientation", "cooperation"] as const;

/** Times of an intervention, in whole days. */
export const interventionDays = ["start", "phases.planning", "phases.construction", "phases.operation", "end"] as const;

/** A setting with a number that may be another one. */
export type Variable = Setting & { readonly value: number; readonly min: number; readonly max: number };

/** The kind of a path that a study may vary, or null. */
export function factorKind(path: string): FactorKind | null {
  const [root, , ...rest] = path.split(".");
  const field = rest.join(".");
  if (root === "parameters" || root === "categories") return rest.length !== 1 ? null : root === "parameters" ? "parameter" : "category";
  if (root === "organisations") return organisationNumbers.some((name) => name === field) ? "organisation" : null;
  const own = field === "strength" || isDays(path) || (rest[0] === "parameters" && rest.length === 2);
  return root === "interventions" && own ? "intervention" : null;
}

/** Whether the path is a time of an intervention: whole days. */
export function isDays(path: string): boolean {
  const [root, , ...rest] = path.split(".");
  return root === "interventions" && interventionDays.some((name) => name === rest.join("."));
}

/** Whether the setting is a number that a study may vary. */
export function isVariable(setting: Setting): setting is Variable {
  const { path, value, min, max } = setting;
  return factorKind(path) !== null && typeof value === "number" && min !== null && max !== null && min < max;
}

/** The setting of that path in the first of the arms that has one. */
export function settingAt(arms: readonly ResolvedArm[], path: string): Setting | undefined {
  for (const { settings } of arms) {
    const found = settings.find((setting) => setting.path === path);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Why a setting cannot be varied, as in "received …". */
export function describeFixed({ path, value, min, max }: Setting): string {
  if (value === null || value === "") return "a setting without a value; give it one in the scenario or with --set first";
  if (typeof value !== "number") return `the ${typeof value === "boolean" ? "yes or no" : "word"} ${JSON.stringify(value)}`;
  if (factorKind(path) === null) return `${value}, which studies do not vary; name a parameter, category, organisation or intervention`;
  if (min !== null && min === max) return `${value}, the only value that it may have`;
  return `${value}, which gives no range of its own; state one in a study file`;
}
