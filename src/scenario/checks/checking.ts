/** What checks across fields share: their view of an arm and how they report. */
import type { Catalogues } from "../format/catalogues.ts";
import type { Sections } from "../format/declaration.ts";
import { broken, refuse, warn } from "../text/problems.ts";
import { locate, type MapNode } from "../text/tree.ts";
import type { Problem } from "../types.ts";

export interface Checking {
  readonly sections: Sections;
  readonly tree: MapNode;
  readonly horizonDays: number;
  readonly catalogues: Catalogues;
  readonly problems: Problem[];
}

/** Path and words of a finding; the place follows from the path. */
export interface Finding {
  readonly path: string;
  readonly what: string;
  readonly expected: string;
  readonly received: string;
  readonly remedy?: string;
}

/** Reports an error at the place of `path`. */
export function fail({ tree, problems }: Checking, finding: Finding): void {
  refuse(problems, { ...finding, at: locate(tree, finding.path) });
}

/** Reports a warning at the place of `path`. */
export function warnAt({ tree, problems }: Checking, finding: Finding): void {
  warn(problems, { ...finding, at: locate(tree, finding.path) });
}

/** Whether nothing at, above or below the paths was refused. */
export function intact({ problems }: Checking, ...paths: readonly string[]): boolean {
  return !paths.some((path) => broken(problems, path));
}
