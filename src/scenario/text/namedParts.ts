/**
 * `parts`: modules with own parts that a scenario names, relative to the file that names them and inside the scenario's folder.
 *
 * A scenario is data and loads nothing: it is read only where its parts are in force already, which is for the user to allow.
 */
import type { FileSource, Location, Problem } from "../types.ts";
import { quote, refuse, shown } from "./problems.ts";
import type { MapNode } from "./tree.ts";

/** A module as a scenario names it. */
export interface NamedParts {
  readonly path: string;
  readonly at: Location;
}

/** The modules that a scenario names, in their order; what is wrong with a name is added to `problems`. */
export function namedParts(root: MapNode, files: FileSource, problems: Problem[]): readonly NamedParts[] {
  const node = root.entries.get("parts")?.node;
  if (node === undefined) return [];
  return (node.kind === "list" ? node.items : [node]).flatMap((item) => {
    const written = item.kind === "scalar" ? item.text.trim() : "";
    const path = written === "" ? null : files.resolve(item.at.file, written);
    const report = { at: item.at, path: "parts", what: "parts" };
    if (path !== null) return [{ path, at: item.at }];
    const received = item.kind === "scalar" && written !== "" ? quote(written) : shown(item);
    refuse(problems, { ...report, expected: "the path of a module inside the folder of the scenario, or a list of such", received });
    return [];
  });
}

/** Whether all parts that a scenario names are in force; else says what to do. */
export function partsInForce(root: MapNode, files: FileSource, problems: Problem[]): boolean {
  const before = problems.length;
  for (const { path, at } of namedParts(root, files, problems)) {
    if (files.isInForce?.(path) === true) continue;
    refuse(problems, {
      at,
      path: "parts",
      what: "parts",
      expected: "leave to load code that comes with a scenario",
      received: `${quote(path)} and no such leave`,
      remedy: "read the module, then give --allow-code (in a program: loadParts of cosafe/parts, before cosafe is loaded)",
    });
  }
  return problems.length === before;
}
