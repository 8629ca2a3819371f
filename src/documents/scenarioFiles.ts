/** Where the scenario files at hand are. */
import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** Scenario files of `scenarios/` in the current folder, or, where there is none, of those shipped. */
export function scenarioFiles(): readonly { readonly id: string; readonly path: string }[] {
  const shipped = fileURLToPath(new URL("../../scenarios", import.meta.url));
  const folder = existsSync("scenarios") ? "scenarios" : relative(".", shipped);
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
  return files.sort().map((name) => ({ path: join(folder, name), id: name.replace(/\.ya?ml$/, "") }));
}
