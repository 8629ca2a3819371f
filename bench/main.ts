/** `npm run bench`: the full model, the mini-model, then what pairing is worth; writes bench/results.md. */
import { writeFileSync } from "node:fs";
import os from "node:os";
import { main as miniModel } from "./miniModel.ts";
import { main as fullModel } from "./modelBench.ts";
import { main as pairing } from "./pairing.ts";

const lines: string[] = [
  "# Speed and memory",
  "",
  "Written by `npm run bench`. Times are processor time of the machine named below and move with its mood; the ratios to the reference loop, measured in the same process, are the figures to compare.",
  "",
  `Node ${process.version}, ${os.cpus()[0]?.model ?? "unknown processor"}, ${os.cpus().length} cores, ${new Date().toISOString().slice(0, 10)}.`,
  "",
  "## The full model",
  "",
];
const print = (text: string) => {
  console.log(text);
  lines.push(text);
};
fullModel(print);
print("\n## The mini-model of the comparison study\n");
lines.push("```");
miniModel(print);
lines.push("```");
print("\n## What common random numbers are worth\n");
await pairing(print);
lines.push("");
writeFileSync("bench/results.md", lines.join("\n"));
