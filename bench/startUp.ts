/**
 * What starting costs: processor time of `--help`, `--version`, `validate` and `list` in times of `node -e 0`, side by side. Build first
 * (`npm run build`). Node reports its own processor time, all threads, when it exits; loading that report costs both alike.
 *
 * `node dist-bench/bench/startUp.js [rounds]`
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const cli = resolve("dist/cli/main.js");
const reference = ["-e", "0"];
const commands: Readonly<Record<string, readonly string[]>> = {
  "--version": [cli, "--version"],
  "--help": [cli, "--help"],
  "run --help": [cli, "run", "--help"],
  "validate scenarios/minimal.yaml": [cli, "validate", "scenarios/minimal.yaml"],
  "list indicators": [cli, "list", "indicators"],
};

/** Written by the process that is measured, on a channel of its own. */
const report = `const { writeSync } = require("node:fs");
process.on("exit", () => { const { user, system } = process.cpuUsage(); writeSync(3, String(user + system)); });\n`;

export function main(print: (text: string) => void, rounds: number): void {
  const folder = mkdtempSync(join(tmpdir(), "cosafe-bench-"));
  try {
    const preload = join(folder, "report.cjs");
    writeFileSync(preload, report);
    print("| command | times `node -e 0` (median) | quartiles | milliseconds |");
    print("| --- | --: | --: | --: |");
    for (const [name, words] of Object.entries(commands)) print(row(name, words, preload, rounds));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Reference and command in turn, so that both meet the same machine. */
function row(name: string, words: readonly string[], preload: string, rounds: number): string {
  const ratios: number[] = [];
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const bare = milliseconds(reference, preload);
    const time = milliseconds(words, preload);
    times.push(time);
    ratios.push(time / bare);
  }
  const at = (share: number) => quantile(ratios, share).toFixed(2);
  return `| \`${name}\` | ${at(0.5)} | ${at(0.25)} to ${at(0.75)} | ${quantile(times, 0.5).toFixed(0)} |`;
}

function milliseconds(words: readonly string[], preload: string): number {
  const { output, status } = spawnSync(process.execPath, ["-r", preload, ...words], {
    stdio: ["ignore", "ignore", "inherit", "pipe"],
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${words.join(" ")} ended with code ${status}`);
  return Number(output[3]) / 1000;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

main(console.log, Number(process.argv[2] ?? 21));
