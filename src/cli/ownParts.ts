/** Own parts on the command line: put in force before a command loads anything of the model. */
import { existsSync } from "node:fs";
import { flag, readOptions, several, type ValuesOf } from "../methods/options.ts";
import type { Terminal, Typed } from "./command.ts";

/** Of commands that know the catalogues. */
export const partsOption = {
  parts: several({ value: "FILE", summary: "Load your own parts from this module (docs/own-parts.md); may be repeated" }),
};

/** Of commands that read scenarios, which may name parts themselves. */
export const partsOptions = {
  ...partsOption,
  allowCode: flag({ summary: "Load the modules that the scenario names under parts: they are code and run with your permissions" }),
};

/** Of runs that failed elsewhere than in own parts: these may still be why. */
export function hintAtParts({ parts, allowCode }: ValuesOf<typeof partsOptions>, terminal: Terminal): void {
  if (parts.length === 0 && !allowCode) return;
  terminal.err("cosafe: own parts may have made what failed elsewhere; cosafe check MODULE tries whether they keep the rules\n");
}

/** Loads what `--parts` names, and with `--allow-code` what the scenarios name; false after telling what is wrong. */
export async function partsAreReady({ positionals, texts }: Typed, terminal: Terminal): Promise<boolean> {
  const { parts: named, allowCode } = readOptions(partsOptions, {}, texts).values;
  if (named.length === 0 && !allowCode) return true;
  const { loadParts } = await import("../runs/parts/loadParts.ts");
  const { partsOfFile } = await import("../runs/parts/partsOfFile.ts");
  const { formatProblems } = await import("../scenario/text/problems.ts");
  const files = allowCode ? positionals.map((text) => text.replace(/#[^#]*$/, "")).filter((file) => existsSync(file)) : [];
  const typed = named.map((path, i) => ({ path, at: { file: "--parts", line: i + 1, column: 1 } }));
  const problems = await loadParts([...typed, ...files.flatMap((file) => partsOfFile(file))]);
  if (problems.length === 0) return true;
  terminal.err(`${formatProblems(problems)}\n`);
  return false;
}
