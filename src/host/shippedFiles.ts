/** Scenario files that come with the package, by the name that reads them from any folder: `cosafe:community`, `cosafe:taiyuan`. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isShipped, SHIPPED } from "../scenario/text/shipped.ts";

let found: ReadonlyMap<string, string> | null = null;

/** Absolute paths by name, bases first; empty where the package lacks its scenarios. Read once. */
export function shippedFiles(): ReadonlyMap<string, string> {
  found ??= new Map(["base", "."].flatMap((folder) => filesOf(fileURLToPath(new URL(`../../scenarios/${folder}`, import.meta.url)))));
  return found;
}

/** Absolute path of the file that a name stands for; undefined for what is no such name. */
export function shippedPath(name: string): string | undefined {
  return isShipped(name) ? shippedFiles().get(name) : undefined;
}

/** The name of the file at this absolute path; null for any other. */
export function shippedNameOf(path: string): string | null {
  for (const [name, file] of shippedFiles()) if (file === path) return name;
  return null;
}

function filesOf(folder: string): [string, string][] {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
    return names.sort().map((name) => [`${SHIPPED}${name.slice(0, -".yaml".length)}`, join(folder, name)]);
  } catch {
    return [];
  }
}
