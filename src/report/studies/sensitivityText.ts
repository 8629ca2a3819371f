/** A sensitivity analysis for the terminal: the findings in sentences, the table of parameters, and what the numbers mean. */
import CliTable from "cli-table3";
import picocolors from "picocolors";
import type { Estimate, FactorInfo, Interval, SensitivityResult } from "../../study/analysis/results.ts";
import { decimal, share } from "../../study/analysis/sensitivityWords.ts";
import { formatNumber, isShare } from "../format.ts";

export interface TextStyle {
  readonly color: boolean;
  /** Columns of the terminal; lines are at most 120 wide. */
  readonly width: number;
}

type Colors = ReturnType<typeof picocolors.createColors>;

/** Rows of a table before it refers to the CSV. */
const SHOWN = 20;

/** The whole text, without ANSI codes unless `color`. */
export function formatSensitivity(result: SensitivityResult, { color, width }: TextStyle): string {
  const colors = picocolors.createColors(color);
  const columns = Math.max(40, Math.min(120, width));
  const findings = result.sentences.map((sentence) => wrapped(sentence, columns).join("\n"));
  const notes = notesOf(result).map((note) =>
    wrapped(note, columns)
      .map((line) => colors.dim(line))
      .join("\n"),
  );
  const table = result.method === "morris" ? morrisTable(result, colors) : sobolTable(result, colors);
  return `${[...headOf(result, colors), "", findings.join("\n"), "", table, ...notes].join("\n")}\n`;
}

function headOf({ scenario, runs, method, arm, factors, replicationsPerPoint }: SensitivityResult, colors: Colors): string[] {
  const used =
    runs.used === runs.requested
      ? `${formatNumber(runs.requested)} runs`
      : `${formatNumber(runs.requested)} runs requested, ${formatNumber(runs.used)} used`;
  const how = method === "morris" ? "Morris' screening" : "Sobol's indices";
  const many = `${factors.length} ${factors.length === 1 ? "parameter" : "parameters"}`;
  const replications = `${replicationsPerPoint} ${replicationsPerPoint === 1 ? "replication" : "replications"} of each point`;
  const facts = [`${scenario.horizonDays} days`, `arm ${arm}`, how, many, replications, used, `seed ${scenario.seed}`];
  return [colors.bold(scenario.title), colors.dim(facts.join(" · "))];
}

function morrisTable(result: SensitivityResult, colors: Colors): string {
  const { outcome, morris } = result;
  const scale = isShare(outcome.unit) ? 100 : 1;
  const unit = isShare(outcome.unit) ? "percentage points" : outcome.unit;
  const number = (value: number) => decimal(value * scale);
  const heads = ["parameter", "μ*", "95 % interval", "μ", "95 % interval", "σ", "range"];
  const table = newTable(heads, [34, 9, 18, 9, 18, 9, 23], colors);
  for (const { factor, mu, muStar, sigma } of morris.slice(0, SHOWN)) {
    const info = infoOf(result, factor);
    table.push([
      nameOf(info),
      number(muStar.value),
      limits(muStar, number),
      number(mu.value),
      limits(mu, number),
      number(sigma.value),
      rangeOf(info),
    ]);
  }
  return titled(`${outcome.label}, change over a parameter's range`, unit, table, morris.length, "morris.csv", colors);
}

function sobolTable(result: SensitivityResult, colors: Colors): string {
  const heads = ["parameter", "alone", "95 % interval", "in all", "95 % interval", "range"];
  const table = newTable(heads, [36, 9, 20, 9, 20, 26], colors);
  for (const { factor, first, total } of result.sobol.slice(0, SHOWN)) {
    const info = infoOf(result, factor);
    table.push([nameOf(info), share(first.value), limits(first, share), share(total.value), limits(total, share), rangeOf(info)]);
  }
  return titled(`${result.outcome.label}, share of the variance`, result.outcome.unit, table, result.sobol.length, "sobol.csv", colors);
}

function infoOf({ factors }: SensitivityResult, path: string): FactorInfo {
  return factors.find((factor) => factor.path === path)!;
}

/** Assumptions are marked with a star. */
function nameOf({ label, assumption }: FactorInfo): string {
  return assumption ? `${label} *` : label;
}

function rangeOf({ low, high, unit }: FactorInfo): string {
  const text = `${decimal(low)} to ${decimal(high)}`;
  return ["", "score", "share", "probability"].includes(unit) ? text : `${text} ${unit}`;
}

function limits({ interval }: Estimate, words: (value: number) => string): string {
  return interval === null ? "–" : between(interval, words);
}

function between({ low, high }: Interval, words: (value: number) => string): string {
  return `${words(low).replace(/ %$/, "")} to ${words(high)}`;
}

function titled(title: string, unit: string, table: CliTable.Table, rows: number, file: string, colors: Colors): string {
  const lines = table.toString().split("\n");
  const more = rows > SHOWN ? [colors.dim(` and ${rows - SHOWN} more in ${file}`)] : [];
  return [`${colors.bold(title)} ${colors.dim(`(${unit})`)}`, ...lines.map((line) => line.trimEnd()), ...more, ""].join("\n");
}

/** What the table means and where it misleads. */
function notesOf(result: SensitivityResult): string[] {
  const { method, warnings, replicationsPerPoint } = result;
  const points = method === "morris" ? "trajectories" : "base points";
  const meaning =
    method === "morris"
      ? "μ*: mean size of the change, μ: mean change, σ: how much it differs with where the other parameters stand. They rank parameters; they are no shares of anything."
      : "Alone: first-order index. In all: total index, with every interaction. Small negative numbers are zero within sampling.";
  const many = replicationsPerPoint === 1 ? "that one replication" : `these ${replicationsPerPoint} replications`;
  const notes = [
    `${meaning} Intervals: bootstrap over ${points}, for ${many}. Every result holds for the ranges in the last column, of which all values count as equally likely. *: the value in the scenario is an assumption.`,
  ];
  if (warnings.length > 0) {
    notes.push(`${warnings.length} ${warnings.length === 1 ? "warning" : "warnings"}, all in results.json; the first: ${warnings[0]}`);
  }
  return notes;
}

function newTable(heads: readonly string[], widths: readonly number[], colors: Colors): CliTable.Table {
  return new CliTable({
    head: heads.map((text) => colors.dim(text)),
    chars: plainChars,
    colWidths: [...widths],
    colAligns: heads.map((_, i) => (i === 0 || i === heads.length - 1 ? ("left" as const) : ("right" as const))),
    style: { head: [], border: [], "padding-left": 1, "padding-right": 0, compact: true },
  });
}

/** Lines of at most `columns`, broken at spaces; a longer word stands alone. */
function wrapped(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

const plainChars = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "",
};
