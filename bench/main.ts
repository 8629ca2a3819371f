/** `npm run bench`: the full model, then the mini-model; writes bench/results.md. */
import { writeFileSync } from "node:fs";
import os from "node:os";
import { main as miniModel } from "./miniModel.ts";
import { main as fullModel } from "./modelBench.ts";

const lines: string[] = [
  "# Speed and memory",
  "",
  "Written by `npm run bench`. Times hold for the machine named below and move by a third with its mood; the ratios to the reference loop, measured in the same process, are the figures to compare.",
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
lines.push("```", "");
writeFileSync("bench/results.md", lines.join("\n"));
