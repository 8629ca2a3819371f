/** The command line as a last patch: `--set path=value`, `--seed`, `--replications`, `--days`, `--arm`. */
import type { Catalogues } from "../format/catalogues.ts";
import { fullWidthRemedy } from "../text/fullWidth.ts";
import { parseTree } from "../text/parse.ts";
import { alternatives, quote, refuse, refuseUnknown } from "../text/problems.ts";
import { find, type MapNode } from "../text/tree.ts";
import type { Problem, ScenarioOverrides } from "../types.ts";
import type { Arm } from "./arms.ts";
import { type Assignment, assignAll, parsePath, subject } from "./paths.ts";

/** Assignments of the command line: to the header, to all arms, to single arms by id. */
export interface OverridePlan {
  readonly header: readonly Assignment[];
  readonly everywhere: readonly Assignment[];
  readonly byArm: ReadonlyMap<string, readonly Assignment[]>;
}

const headerKeys = ["title", "horizon", "seed", "replications"];

/** The command line's assignments, or as many as can be understood. */
export function planOverrides(overrides: ScenarioOverrides, catalogues: Catalogues, problems: Problem[]): OverridePlan {
  const header: Assignment[] = [];
  const everywhere: Assignment[] = [];
  const byArm = new Map<string, Assignment[]>();
  (overrides.set ?? []).forEach((text, index) => {
    const assignment = parseSet(text, index + 1, catalogues, problems);
    if (assignment === null) return;
    const [root, arm, ...rest] = assignment.segments;
    if (headerKeys.includes(root)) header.push(assignment);
    else if (root !== "arms") everywhere.push(assignment);
    else {
      const inner = parsePath(rest.join("."), assignment.keyAt, catalogues, problems);
      if (inner !== null) byArm.set(arm, [...(byArm.get(arm) ?? []), { ...assignment, segments: inner }]);
    }
  });
  for (const assignments of [header, everywhere, ...byArm.values()]) refuseRepeated(assignments, problems);
  const given = options(overrides);
  for (const { segments, keyAt } of given) refuseTwice(segments[0], keyAt.file, header, problems);
  return { header: [...header, ...given], everywhere, byArm };
}

/** `--set x=1 --set x=2` says two things at once, as a key that stands twice in a file. */
function refuseRepeated(assignments: readonly Assignment[], problems: Problem[]): void {
  assignments.forEach(({ segments, keyAt }, at) => {
    const path = segments.join(".");
    const before = assignments.slice(0, at).some((other) => other.segments.join(".") === path);
    if (before) refuse(problems, { at: keyAt, path, what: path, expected: "one --set for it", received: "a second" });
  });
}

/** `--days 90 --set horizon=1y` says two things at once. */
function refuseTwice(key: string, option: string, header: readonly Assignment[], problems: Problem[]): void {
  const set = header.find(({ segments }) => segments[0] === key);
  if (set === undefined) return;
  refuse(problems, { at: set.keyAt, path: key, what: key, expected: `${option} or --set ${key}=…`, received: "both" });
}

/** The tree with the header of the command line. */
export function overrideHeader(tree: MapNode, plan: OverridePlan): MapNode {
  return assignAll(tree, plan.header);
}

/** Reports assignments about an id that no arm has, and arms that the file does not have. */
export function checkPlan(plan: OverridePlan, arms: readonly Arm[], trees: readonly MapNode[], problems: Problem[]): void {
  checkSubjects(plan.everywhere, trees, problems);
  arms.forEach((arm, i) => {
    checkSubjects(arm.set, [trees[i]], problems);
  });
  for (const [arm, [first]] of plan.byArm) checkArm(arm, first.keyAt.file, first.keyAt.line, arms, problems);
}

/** Settings must be of something that one of the trees has: an organisation, intervention, event or community. */
function checkSubjects(assignments: readonly Assignment[], trees: readonly MapNode[], problems: Problem[]): void {
  for (const assignment of assignments) {
    const wanted = subject(assignment);
    if (wanted === null || trees.some((tree) => find(tree, wanted)?.kind === "map")) continue;
    const siblings = trees
      .map((tree) => find(tree, wanted.slice(0, -1)))
      .flatMap((node) => (node?.kind === "map" ? [...node.entries].filter(([, entry]) => entry.node.kind === "map") : []))
      .map(([name]) => name);
    const known = [...new Set(siblings)];
    const name = wanted.at(-1) as string;
    const path = assignment.segments.join(".");
    const report = { at: assignment.keyAt, path, what: `path ${path}`, received: quote(name), name, known };
    refuseUnknown(problems, { ...report, expected: known.length === 0 ? "something that the scenario has" : alternatives(known) });
  }
}

const removable = ["organisations", "interventions", "events", "categories"] as const;

/** What an arm takes away (null or off) must be there: in the baseline, in an arm it uses, or among the default categories. */
export function checkRemovals(arms: readonly Arm[], baseline: MapNode, catalogues: Catalogues, problems: Problem[]): void {
  for (const arm of arms) {
    const sources = [baseline, ...arms.filter(({ id }) => arm.use.includes(id)).map(({ patch }) => patch)];
    for (const section of removable) {
      const own = arm.patch.entries.get(section)?.node;
      if (own?.kind !== "map") continue;
      const known = sources.flatMap((source) => {
        const node = source.entries.get(section)?.node;
        return node?.kind === "map" ? [...node.entries.keys()] : [];
      });
      if (section === "categories") known.push(...catalogues.defaultCategories.map(({ id }) => id));
      for (const [name, { keyAt, node }] of own.entries) {
        const away = node.kind === "scalar" && node.plain && (node.text === "null" || node.text === "off");
        if (!away || known.includes(name)) continue;
        const path = `arms.${arm.id}.${section}.${name}`;
        const expected = known.length === 0 ? "something that is there to take away" : alternatives(known);
        refuseUnknown(problems, { at: keyAt, path, what: `arm ${arm.id}, ${section}`, expected, received: quote(name), name, known });
      }
    }
  }
}

/** The arms to keep, in the order of the file; reports unknown names. */
export function selectArms(
  { arms: named, armsOption = "--arms" }: Pick<ScenarioOverrides, "arms" | "armsOption">,
  arms: readonly Arm[],
  problems: Problem[],
): readonly Arm[] {
  if (named === undefined || named.length === 0) return arms;
  for (const [index, name] of named.entries()) checkArm(name, armsOption, index + 1, arms, problems);
  return arms.filter(({ id }) => named.includes(id));
}

function checkArm(name: string, file: string, line: number, arms: readonly Arm[], problems: Problem[]): void {
  const known = arms.map(({ id }) => id);
  if (known.includes(name)) return;
  const report = { at: { file, line, column: 1 }, path: `arms.${name}`, what: "arm", expected: alternatives(known), received: quote(name) };
  refuseUnknown(problems, { ...report, name, known });
}

function parseSet(text: string, line: number, catalogues: Catalogues, problems: Problem[]): Assignment | null {
  const keyAt = { file: "--set", line, column: 1 };
  const equals = text.indexOf("=");
  if (equals < 0) {
    refuse(problems, { at: keyAt, path: "", what: "--set", expected: "path=value", received: quote(text), remedy: fullWidthRemedy(text) });
    return null;
  }
  const segments = parsePath(text.slice(0, equals), keyAt, catalogues, problems, [...headerKeys, "arms"]);
  const node = parseTree(text.slice(equals + 1), "--set", problems, { line, column: equals + 2 });
  return segments === null || node === null ? null : { segments, node, keyAt };
}

function options({ seed, replications, days }: ScenarioOverrides): readonly Assignment[] {
  const option = (name: string, key: string, text: string | undefined, plain = true): readonly Assignment[] => {
    const keyAt = { file: `--${name}`, line: 1, column: 1 };
    return text === undefined ? [] : [{ segments: [key], node: { kind: "scalar", text, plain, at: keyAt }, keyAt }];
  };
  return [
    // Text whatever it looks like: `--seed null` is a word.
    ...option("seed", "seed", seed, false),
    ...option("replications", "replications", replications === undefined ? undefined : String(replications)),
    ...option("days", "horizon", days === undefined ? undefined : `${days} days`),
  ];
}
