/**
 * `npm run results`: studies of the five cases, and their tables in docs/results.md (between its markers; the prose is written by hand).
 *
 * Too long for every test run: about an hour on two cores, and hours more for each case's study of assumptions, which
 * `--no-assumptions` leaves out with its tables. The studies continue where they stopped. With `--only-tables` nothing is run.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { AssumptionsResult, AttributionResult, ChangedConclusion, CompareResult, Estimate, SensitivityResult } from "../src/index.ts";

const cases = ["caotang-road", "tongxiang", "beijing-c", "taiyuan", "shanghai-smart"];
const shown = ["true-incidents", "days-to-resolve-median", "sense-of-security", "confidence-police", "active-share", "cost"];
const screened = "taiyuan";

/** Assumptions named for each case; the others are counted. */
const mostAssumptions = 5;

/** The commands whose results the document shows. */
export const commands: readonly (readonly string[])[] = [
  ...cases.map((name) => ["compare", `scenarios/${name}.yaml`]),
  ...cases.map((name) => ["attribute", `scenarios/${name}.yaml`, "--arm", "package"]),
  ["sensitivity", `scenarios/${screened}.yaml`, "--parameters", "trust.*,hazards.*", "--outcome", "true-incidents"],
  ...cases.map((name) => ["compare", `scenarios/${name}.yaml`, "--assumptions"]),
];

function main(words: readonly string[]): void {
  const withAssumptions = !words.includes("--no-assumptions");
  const wanted = commands.filter((command) => withAssumptions || !command.includes("--assumptions"));
  for (const command of words.includes("--only-tables") ? [] : wanted) {
    console.log(`npx cosafe ${command.join(" ")}`);
    const { status } = spawnSync(process.execPath, ["dist/cli/main.js", ...command, "--quiet"], { stdio: "inherit" });
    if (status !== 0) process.exit(status ?? 1);
  }
  const file = "docs/results.md";
  const tables: Record<string, () => string> = Object.fromEntries([
    ...cases.flatMap((name) => [
      [`effects-${name}`, () => effects(result(`${name}-compare`))],
      [`attribution-${name}`, () => attribution(result(`${name}-attribute`))],
      ...(withAssumptions ? [[`assumptions-${name}`, () => assumptions(result(`${name}-assumptions`))] as const] : []),
    ]),
    ["screening", () => screening(result(`${screened}-sensitivity`))],
  ]);
  let text = readFileSync(file, "utf8");
  for (const [name, table] of Object.entries(tables)) text = fill(text, name, table());
  writeFileSync(file, text);
}

/** Puts a table between its markers. */
function fill(text: string, name: string, table: string): string {
  const [start, end] = [`<!-- results:${name} -->`, `<!-- /results:${name} -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/results.md: expected ${start} … ${end}`);
  return `${text.slice(0, from + start.length)}\n\n${table}\n\n${text.slice(to)}`;
}

function result<Result>(folder: string): Result {
  const file = `output/${folder}/results.json`;
  if (!existsSync(file)) throw new Error(`${file}: expected the results of a study; npm run results makes them`);
  return JSON.parse(readFileSync(file, "utf8")) as Result;
}

/** Baseline means and paired differences; for true incidents the interval that holds for all arms at once. */
function effects({ arms, outcomes, effects: all }: CompareResult): string {
  const columns = shown.map((id) => outcomes.find((outcome) => outcome.id === id)!);
  const scale = (unit: string) => (unit === "share" ? 100 : unit === "yuan" ? 0.001 : 1);
  const unitWords = (unit: string) =>
    unit === "share" ? ", %" : unit === "yuan" ? ", thousand yuan" : unit === "incidents" ? "" : `, ${unit}`;
  const row = (arm: string, cell: (outcome: (typeof columns)[number]) => string, last = "") =>
    `| ${arm} | ${columns.map(cell).join(" | ")} | ${last} |`;
  const effect = (arm: string, outcome: string) => all.find((each) => each.arm === arm && each.outcome === outcome);
  const first = arms[1].id;
  return [
    row("arm", ({ label, unit }) => `${label}${unitWords(unit)}`, "variance-reduction factor"),
    `|---|${columns.map(() => "---:").join("|")}|---:|`,
    row("baseline, mean", ({ id, unit }) => plain((effect(first, id)?.baselineMean ?? Number.NaN) * scale(unit))),
    ...arms.slice(1).map(({ id: arm }) => {
      const cell = ({ id, unit }: (typeof columns)[number]) => {
        const found = effect(arm, id);
        if (found === undefined) return "–";
        return estimate({ value: found.difference, interval: found.simultaneous ?? found.interval }, scale(unit));
      };
      return row(`\`${arm}\``, cell, effect(arm, shown[0])?.varianceReductionFactor?.toFixed(0) ?? "–");
    }),
  ].join("\n");
}

/** Shapley values for each outcome, and the mechanisms of the package. */
function attribution({ outcomes, measures, mechanisms, method, replications, arm }: AttributionResult): string {
  const label = new Map(measures.map((measure) => [measure.id, measure.label]));
  const how = method === "exact" ? "all sub-packages" : "sampled orders";
  const head = `| measure | ${outcomes.map(({ outcome }) => `${outcome.label}, Shapley value`).join(" | ")} |`;
  const rows = measures.map(({ id }) => {
    const cells = outcomes.map(({ values }) => estimate(values.find(({ measure }) => measure === id)!, 1));
    return `| ${label.get(id)} | ${cells.join(" | ")} |`;
  });
  const total = `| **whole package** | ${outcomes.map((each) => `**${estimate(each.total, 1)}**`).join(" | ")} |`;
  const whole = mechanisms.find((each) => each.arm.id === arm.id);
  const parts = whole === undefined ? [] : whole.parts.map((part) => `| ${part.label} | ${estimate(part, 1)} |`);
  return [
    `${replications} replications, ${how}.`,
    "",
    ...[head, `|---|${outcomes.map(() => "---:").join("|")}|`, ...rows, total],
    "",
    ...["| how true incidents changed | incidents |", "|---|---:|", ...parts],
    ...(whole === undefined ? [] : [`| **together** | **${estimate(whole.total, 1)}** |`]),
  ].join("\n");
}

/** What was looked at in sentences, then the assumptions that change most, one row for each at its strongest. */
function assumptions({ changed, factors, arms, outcome, sentences, level }: AssumptionsResult): string {
  const factor = (path: string) => factors.find((each) => each.path === path)!;
  const strongest = changed.filter((change, i) => changed.findIndex(({ factor: path }) => path === change.factor) === i);
  // Sentences about single parameters are the rows of the table.
  const isRow = (sentence: string) => factors.some(({ path }) => sentence.startsWith(`${pathWords(path)} at `));
  const told = sentences.filter((sentence) => !isRow(sentence) && !sentence.endsWith("in assumptions.csv."));
  const head = `| parameter | there | scenario | rests on | conclusion | difference there (${outcome.unit}) | in the scenario |`;
  const rows = strongest.slice(0, mostAssumptions).map((change) => {
    const { path, low, high, standard, assumption, grade } = factor(change.factor);
    const place = `${short(change.value)} (${short(low)} to ${short(high)})`;
    const rests = assumption ? "assumption" : `grade ${grade ?? "–"}`;
    const sizes = [change.here, change.scenario].map((each) => estimate(each, 1));
    return `| \`${pathWords(path)}\` | ${[place, short(standard), rests, conclusionWords(change, arms), ...sizes].join(" | ")} |`;
  });
  const table = rows.length === 0 ? [] : ["", head, "|---|---|---:|---|---|---:|---:|", ...rows];
  return [...told, "", `Intervals hold at 95 % together (each at ${(100 * level).toFixed(2)} %).`, ...table].join("\n");
}

function conclusionWords({ verdict, conclusion, arm, against }: ChangedConclusion, arms: AssumptionsResult["arms"]): string {
  const label = (id: string) => arms.find((each) => each.id === id)!.label;
  const what = verdict === "lost" ? "no longer distinguishable" : verdict;
  return `${label(arm)} against ${conclusion === "first" ? label(against) : "the baseline"}: ${what}`;
}

/** The ten parameters with the largest μ*. */
function screening({ morris, factors }: SensitivityResult): string {
  const rows = morris.slice(0, 10).map(({ factor, mu, muStar, sigma }, i) => {
    const { low, high, standard, unit, assumption } = factors.find(({ path }) => path === factor)!;
    const range = `${short(low)} to ${short(high)} ${unit} (${short(standard)})`;
    const cells = [muStar, mu, sigma].map((each) => estimate(each, 1, each === mu));
    return `| ${i + 1} | \`${factor}\` | ${range} | ${cells.join(" | ")} | ${assumption ? "yes" : "no"} |`;
  });
  return ["| | parameter | range (scenario) | μ* | μ | σ | assumption |", "|---|---|---|---:|---:|---:|---|", ...rows].join("\n");
}

/** Value with its interval, as many decimals as the interval warrants. */
function estimate({ value, interval }: Estimate, factor: number, signed = true): string {
  const width = interval === null ? Math.abs(value) : (interval.high - interval.low) / 2;
  const decimals = Math.min(4, Math.max(0, 1 - Math.floor(Math.log10(width * factor || 1))));
  const text = (x: number) => {
    const rounded = Math.abs(x * factor).toFixed(decimals);
    const [whole, rest] = rounded.split(".");
    const digits = `${whole.replace(/\B(?=(\d{3})+$)/g, ",")}${rest === undefined ? "" : `.${rest}`}`;
    const zero = Number(rounded) === 0;
    return `${zero ? "" : x < 0 ? "−" : signed ? "+" : ""}${digits}`;
  };
  return interval === null ? text(value) : `${text(value)} [${text(interval.low)}, ${text(interval.high)}]`;
}

function plain(value: number): string {
  const decimals = Math.max(0, 3 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(Math.min(2, decimals)).replace(/\B(?=(\d{3})+(\.|$))/g, ",");
}

function pathWords(path: string): string {
  return path.replace(/^parameters\./, "");
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}

main(process.argv.slice(2));
