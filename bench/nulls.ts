/** `npm run nulls`: counts what studies of nothing claim, on all cores, and writes the table of docs/null-studies.md. */
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import { promisify } from "node:util";
import { type NullRate, noises, nullRate, nullStudies, rateWords } from "./nullStudies.ts";

const STUDIES = 2000;
const DOCUMENT = "docs/null-studies.md";

const [, script, only, count] = process.argv;
if (only !== undefined) console.log(JSON.stringify(await one(Number(only), Number(count))));
else await all();

/** Cell number `cell`: kinds of study by kinds of chance. */
function one(cell: number, studies: number): Promise<NullRate> {
  const study = nullStudies()[Math.floor(cell / noises.length)];
  return nullRate(study, noises[cell % noises.length], studies);
}

async function all(): Promise<void> {
  const cells = nullStudies().length * noises.length;
  const rates = new Array<NullRate>(cells);
  let next = 0;
  let done = 0;
  const run = promisify(execFile);
  console.error(`${cells} cells of ${STUDIES} studies each`);
  const worker = async () => {
    while (next < cells) {
      const cell = next++;
      const { stdout } = await run(process.execPath, [script, String(cell), String(STUDIES)]);
      rates[cell] = JSON.parse(stdout);
      const { command, size, noise } = rates[cell];
      console.error(`${++done}/${cells} ${command}, ${size}, ${noise}: ${rateWords(rates[cell])} %`);
    }
  };
  await Promise.all(Array.from({ length: os.availableParallelism() }, worker));
  const block = /(<!-- measured:null-rates -->\n)[\s\S]*?(<!-- \/measured:null-rates -->)/;
  const text = readFileSync(DOCUMENT, "utf8");
  writeFileSync(
    DOCUMENT,
    text.replace(block, (_, open, close) => `${open}\n${table(rates)}\n\n${close}`),
  );
}

function table(rates: readonly NullRate[]): string {
  const rows = nullStudies().map(({ command, size }) => {
    const own = noises.map((noise) =>
      rateWords(rates.find((rate) => rate.command === command && rate.size === size && rate.noise === noise)!),
    );
    return `| \`${command}\` | ${size} | ${own.join(" | ")} |`;
  });
  const dated = `${STUDIES.toLocaleString("en")} studies in each cell, made on ${new Date().toISOString().slice(0, 10)}.`;
  return [dated, "", `| command | size | ${noises.join(" | ")} |`, `| --- | --- |${" --- |".repeat(noises.length)}`, ...rows].join("\n");
}
