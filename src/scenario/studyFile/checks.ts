/** Checks of a study file across its keys: what its method needs and does not use, and what its factors look like to it. */
import { alternatives, quote, refuse, refuseUnknown, warn } from "../text/problems.ts";
import { locate, type MapNode } from "../text/tree.ts";
import type { Problem, ResolvedArm, ResolvedScenario } from "../types.ts";
import type { DesignDeclaration, DesignMethod, StudyDeclaration } from "./format.ts";
import type { DeclaredFactor } from "./studyFile.ts";
import { settingAt } from "./variable.ts";

type DesignKey = Exclude<keyof DesignDeclaration, "method">;

/** Keys of `design` that a method uses; of these it needs those in `needs`. */
const keysOf: Readonly<Record<DesignMethod, { readonly uses: readonly DesignKey[]; readonly needs: readonly DesignKey[] }>> = {
  arms: { uses: [], needs: [] },
  grid: { uses: [], needs: [] },
  "full-factorial": { uses: [], needs: [] },
  "fractional-factorial": { uses: ["resolution"], needs: [] },
  "one-at-a-time": { uses: [], needs: [] },
  "latin-hypercube": { uses: ["points", "seed"], needs: ["points"] },
  sobol: { uses: ["points", "seed"], needs: ["points"] },
  csv: { uses: ["file"], needs: ["file"] },
};

const twoLevel: readonly DesignMethod[] = ["full-factorial", "fractional-factorial"];

/** Reports keys of `design` that the method lacks or does not use, and factors where they are not wanted. */
export function checkDesign({ design, factors }: StudyDeclaration, root: MapNode, problems: Problem[]): void {
  const { method } = design;
  const { uses, needs } = keysOf[method];
  for (const key of ["points", "seed", "resolution", "file"] as const) {
    const path = `design.${key}`;
    const report = { at: locate(root, path), path, what: `design of method ${method}` };
    const given = design[key] !== null;
    if (given && !uses.includes(key))
      refuse(problems, { ...report, expected: `no ${key}`, received: String(design[key]), remedy: "remove it" });
    if (!given && needs.includes(key)) refuse(problems, { ...report, expected: key, received: "none", remedy: `write ${key}: …` });
  }
  const report = { at: locate(root, "factors"), path: "factors", what: `design of method ${method}` };
  const none = factors === null || (factors.kind === "map" && factors.entries.size === 0);
  if (method === "arms" && factors !== null) {
    refuse(problems, { ...report, expected: "no factors", received: "some", remedy: "choose another method, or remove them" });
  } else if (method === "csv" && factors !== null) {
    refuse(problems, { ...report, expected: "no factors: the header of the table names them", received: "some", remedy: "remove them" });
  } else if (none && method !== "arms" && method !== "csv") {
    refuse(problems, {
      ...report,
      expected: "at least one factor",
      received: "none",
      remedy: "write factors: { trust.gainRate: { from: …, to: … } }",
    });
  }
}

/** Reports levels and steps that the method has no use for. */
export function checkForms(factors: readonly DeclaredFactor[], method: DesignMethod, root: MapNode, problems: Problem[]): void {
  for (const { path, levels, steps } of factors) {
    const key = keyOf(root, path);
    const report = { at: locate(root, `factors.${key}`), path: `factors.${key}`, what: `factor ${key}` };
    const at = entryAt(root, key);
    if (twoLevel.includes(method) && levels !== null && levels.length !== 2) {
      const remedy = "choose method grid for more levels";
      refuse(problems, { ...report, at, expected: `two levels with method ${method}`, received: String(levels.length), remedy });
    }
    if (steps !== null && method !== "grid") {
      refuse(problems, { ...report, at, expected: `no steps with method ${method}`, received: String(steps), remedy: "remove them" });
    }
  }
}

/** The arms that the study names, in the order of the scenario; those of the method when it names none. Unknown ones are reported. */
export function studyArms(
  declared: StudyDeclaration,
  scenario: ResolvedScenario,
  root: MapNode,
  problems: Problem[],
): readonly ResolvedArm[] {
  const known = scenario.arms.map(({ id }) => id);
  declared.arms.forEach((name, i) => {
    const path = `arms.${i}`;
    const report = { at: locate(root, path), path, what: "arm", received: quote(name) };
    if (!known.includes(name)) refuseUnknown(problems, { ...report, expected: alternatives(known), name, known });
    else if (declared.arms.indexOf(name) < i) refuse(problems, { ...report, expected: "each arm once" });
  });
  const { method } = declared.design;
  if (declared.arms.length === 0) return method === "arms" ? scenario.arms : scenario.arms.slice(0, 1);
  const named = scenario.arms.filter(({ id }) => declared.arms.includes(id));
  if (method === "arms" && named.length === 1) {
    refuse(problems, {
      at: locate(root, "arms"),
      path: "arms",
      what: "design of method arms",
      expected: "at least two arms",
      received: "one",
    });
  }
  return named.length === 0 ? scenario.arms.slice(0, 1) : named;
}

/** Warns of factors about something that an arm of the study lacks: there they change nothing. */
export function warnOfAbsence(paths: readonly string[], arms: readonly ResolvedArm[], root: MapNode, problems: Problem[]): void {
  for (const path of paths) {
    const without = arms.filter((arm) => settingAt([arm], path) === undefined).map(({ id }) => id);
    if (without.length === 0) continue;
    const key = keyOf(root, path);
    const expected = "a setting of every arm of the study";
    const received = `one that ${alternatives(without).replace(" or ", " and ")} ${without.length === 1 ? "lacks" : "lack"}`;
    warn(problems, {
      at: entryAt(root, key),
      path: `factors.${key}`,
      what: `factor ${key}`,
      expected,
      received,
      remedy: "it changes nothing there",
    });
  }
}

/** The key under which the file writes a path. */
function keyOf(root: MapNode, path: string): string {
  const factors = root.entries.get("factors")?.node;
  const short = path.replace(/^parameters\./, "");
  return factors?.kind === "map" && factors.entries.has(short) ? short : path;
}

/** Names of factors have dots, so that `locate` cannot follow them. */
function entryAt(root: MapNode, key: string) {
  const factors = root.entries.get("factors");
  const entry = factors?.node.kind === "map" ? factors.node.entries.get(key) : undefined;
  return entry?.keyAt ?? factors?.keyAt ?? root.at;
}
