/** The baseline of a file that is to be diagnosed, and the same place with some settings at other values. */
import { type Arm, armTree } from "../arms/arms.ts";
import type { Assignment } from "../arms/paths.ts";
import type { Header } from "../format/declaration.ts";
import { type Format, type ReadArm, readSections } from "../sections.ts";
import { emptyMap, type MapNode } from "../text/tree.ts";
import type { Setting } from "../types.ts";

/** The baseline of a file: its tree before the place is written out, and what was read from it. */
export interface Baseline {
  readonly arm: Arm;
  readonly tree: MapNode;
  readonly header: Header;
  readonly headerSettings: readonly Setting[];
  readonly settings: readonly Setting[];
  /** Assignments of the command line. */
  readonly extra: readonly Assignment[];
  readonly format: Format;
}

/** The baseline with settings taken to their references, and what is wrong with it then. */
export function readWithout(removals: readonly Assignment[], { arm, tree, header, headerSettings, extra, format }: Baseline): ReadArm {
  const patched = armTree(tree, { map: emptyMap(tree.at), deferred: [] }, [...extra, ...removals]);
  return readSections(arm, patched, header, headerSettings, [], format);
}
