/** Paths of single settings, as `set:` in an arm and `--set` on the command line write them. */
import type { Catalogues } from "../format/catalogues.ts";
import { sectionKeys } from "../format/declaration.ts";
import { formerRemedy } from "../text/formerNames.ts";
import { alternatives, quote, refuse } from "../text/problems.ts";
import { nearest } from "../text/suggest.ts";
import { assign, find, type MapNode, type Node } from "../text/tree.ts";
import type { Location, Problem } from "../types.ts";

export interface Assignment {
  readonly segments: readonly string[];
  readonly node: Node;
  readonly keyAt: Location;
}

/** The segments of a path such as `trust.gainRate` or `interventions.forum.start`; null after reporting what is wrong with it. */
export function parsePath(path: string, at: Location, catalogues: Catalogues, problems: Problem[], more: readonly string[] = []) {
  const segments = path.trim().split(".");
  const roots = [...sectionKeys, ...more];
  const groups = catalogues.parameterGroups.map(({ group }) => group);
  if (segments.some((segment) => segment === "" || segment === "__proto__")) {
    refuse(problems, { at, path, what: "path", expected: "names joined by dots, such as trust.gainRate", received: quote(path) });
    return null;
  }
  if (groups.includes(segments[0])) return ["parameters", ...segments];
  if (roots.includes(segments[0])) return segments;
  const expected = `a path under ${alternatives([...roots, "a group of parameters"])}`;
  refuse(problems, { at, path, what: "path", expected, received: quote(path), remedy: pathRemedy(path, roots, catalogues) });
  return null;
}

/** The parameter that is meant, or what its first name should be: what follows that is for the scenario to know. */
function pathRemedy(path: string, roots: readonly string[], { parameterGroups }: Catalogues): string | null {
  const parameters = parameterGroups.flatMap(({ group, specifications }) => Object.keys(specifications).map((name) => `${group}.${name}`));
  const former = formerRemedy([path]);
  const parameter = nearest(path, parameters);
  if (former !== null || parameter !== null) return former ?? `did you mean "${parameter}"?`;
  const [first, ...rest] = path.trim().split(".");
  const root = nearest(first, [...roots, ...parameterGroups.map(({ group }) => group)]);
  return root === null ? null : rest.length === 0 ? `did you mean "${root}"?` : `did you mean "${root}" in place of ${quote(first)}?`;
}

/** The assignments of an arm's `set`. */
export function readSet(node: Node | undefined, catalogues: Catalogues, problems: Problem[]): readonly Assignment[] {
  if (node?.kind !== "map") return [];
  return [...node.entries].flatMap(([path, entry]) => {
    const segments = parsePath(path, entry.keyAt, catalogues, problems);
    return segments === null ? [] : [{ segments, node: entry.node, keyAt: entry.keyAt }];
  });
}

/** The tree with the assignments done, later ones over earlier ones. */
export function assignAll(tree: MapNode, assignments: readonly Assignment[]): MapNode {
  return assignments.reduce((map, { segments, node, keyAt }) => assign(map, segments, node, keyAt), tree);
}

const keyedById = new Set(["organisations", "interventions", "events"]);

/** The entry that an assignment is about when it goes below an id (`interventions.forum`), which an arm may lack; null otherwise. */
export function subject({ segments }: Assignment): readonly string[] | null {
  const depth = segments[0] === "place" && segments[1] === "communities" ? 3 : keyedById.has(segments[0]) ? 2 : 0;
  return depth > 0 && segments.length > depth ? segments.slice(0, depth) : null;
}

/** Whether the tree has what the assignment is about. */
export function concerns(tree: MapNode, assignment: Assignment): boolean {
  const wanted = subject(assignment);
  return wanted === null || find(tree, wanted)?.kind === "map";
}

/** Assignments to do at once, and those below a community, which wait until the place has been expanded. */
export function splitDeferred(assignments: readonly Assignment[]): readonly [readonly Assignment[], readonly Assignment[]] {
  const waits = ({ segments }: Assignment) => segments[0] === "place" && segments[1] === "communities" && segments.length > 2;
  return [assignments.filter((one) => !waits(one)), assignments.filter(waits)];
}
