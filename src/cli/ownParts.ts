/** Own parts on the command line: put in force before a command loads anything of the model. */
import { existsSync } from "node:fs";
import type { Input, OptionInfo, Terminal } from "./command.ts";

/** Of commands that know the catalogues. */
export const partsOption = {
  parts: { type: "list", value: "FILE", summary: "Load own parts from this module (docs/own-parts.md); may be repeated" },
} as const satisfies Readonly<Record<string, OptionInfo>>;

/** Of commands that read scenarios, which may name parts themselves. */
export const partsOptions = {
  ...partsOption,
  "allow-code": { type: "flag", summary: "Load the modules of own parts that the scenario names: they are code and run as you" },
} as const satisfies Readonly<Record<string, OptionInfo>>;

/** Of runs that failed elsewhere than in own parts: these may still be why. */
export function hintAtParts(input: Input, terminal: Terminal): void {
  if (input.list("parts").length === 0 && !input.flag("allow-code")) return;
  terminal.err("cosafe: own parts may have made what failed elsewhere; cosafe check MODULE tries whether they keep the rules\n");
}

/** Loads what `--parts` names, and with `--allow-code` what the scenarios name; false after telling what is wrong. */
export async function partsAreReady(input: Input, terminal: Terminal): Promise<boolean> {
  const named = input.list("parts");
  if (named.length === 0 && !input.flag("allow-code")) return true;
  const { formatProblems, loadParts, partsOfFile } = await import("../parts.ts");
  const files = input.flag("allow-code")
    ? input.positionals.map((text) => text.replace(/#[^#]*$/, "")).filter((file) => existsSync(file))
    : [];
  const typed = named.map((path, i) => ({ path, at: { file: "--parts", line: i + 1, column: 1 } }));
  const problems = await loadParts([...typed, ...files.flatMap((file) => partsOfFile(file))]);
  if (problems.length === 0) return true;
  terminal.err(`${formatProblems(problems)}\n`);
  return false;
}
