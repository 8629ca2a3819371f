/** A ranking for the terminal: the findings in sentences, the table of the contest, and the table over parameter sets. */
import CliTable from "cli-table3";
import picocolors from "picocolors";
import { type NumberWords, numberWords, wholePercent } from "../../study/analysis/rankSentences.ts";
import type { Interval, RankedArm, RankResult, RobustnessRow } from "../../study/analysis/results.ts";
import { directionWords } from "../format.ts";

export interface TextStyle {
  readonly color: boolean;
  /** Columns of the terminal; lines are at most 120 wide. */
  readonly width: number;
}

/** No line is wider. */
const WIDEST = 120;

type Colors = ReturnType<typeof picocolors.createColors>;

/** The whole text, without ANSI codes unless `color`. */
export function formatRank(result: RankResult, { color, width }: TextStyle): string {
  const colors = picocolors.createColors(color);
  const words = numberWords({ unit: bareUnit(result) }, result.indifference);
  const columns = Math.max(40, Math.min(WIDEST, width));
  const { scenario, runs, sentences, robustness } = result;
  const used = runs.used === runs.requested ? `${runs.requested} runs` : `${runs.requested} runs requested, ${runs.used} used`;
  const head = [
    colors.bold(scenario.title),
    colors.dim(`${scenario.horizonDays} days · ${result.arms.length} arms · ${used} · seed ${scenario.seed}`),
  ];
  const findings = sentences.map((sentence) => wrapped(sentence, columns).join("\n"));
  const tables = [
    contestTable(result, words, colors),
    ...(robustness === null ? [] : [robustnessTable(result, robustness, words, colors)]),
  ];
  const notes = notesOf(result, numberWords(result.outcome, result.indifference)).map((note) =>
    wrapped(note, columns)
      .map((line) => colors.dim(line))
      .join("\n"),
  );
  return `${[...head, "", findings.join("\n\n"), "", tables.join("\n"), ...notes].join("\n")}\n`;
}

/** In tables the unit stands in the title, so numbers go without; shares stay in per cent. */
function bareUnit({ outcome: { unit } }: RankResult): string {
  return /^(share|proportion|fraction|probability)/i.test(unit) ? unit : "";
}

function titleOf({ outcome }: RankResult, what: string, colors: Colors): string {
  const about = [outcome.unit, directionWords(outcome.direction, outcome.unit)].filter((part) => part !== "").join("; ");
  return `${colors.bold(`${outcome.label}, ${what}`)} ${colors.dim(`(${about})`)}`;
}

function contestTable(result: RankResult, words: NumberWords, colors: Colors): string {
  const heads = ["", "n", "mean", "95 % interval", "difference", "95 % interval", "out after", "best in"];
  const rows = result.arms.map((row) => contestRow(row, row.arm === result.selected, words));
  return `${titleOf(result, "in the contest", colors)}\n${tableText(heads, rows, colors)}\n`;
}

function contestRow(row: RankedArm, selected: boolean, words: NumberWords): string[] {
  const { label, n, mean, interval, difference, eliminatedAt, rankShares } = row;
  const limits = (range: Interval | null, signed: boolean) => (range === null ? "–" : words.interval(range, signed));
  return [
    selected ? `▶ ${label}` : `  ${label}`,
    String(n),
    words.value(mean),
    limits(interval, false),
    selected ? "" : bare(words.difference(difference.value)),
    selected ? "" : limits(difference.interval, true),
    eliminatedAt === null ? "" : String(eliminatedAt),
    wholePercent(rankShares[0]),
  ];
}

function robustnessTable(
  result: RankResult,
  { rows, threshold, tail, used }: NonNullable<RankResult["robustness"]>,
  words: NumberWords,
  colors: Colors,
): string {
  const heads = [
    "",
    "expected",
    "95 % interval",
    `worst ${wholePercent(tail)}`,
    "worst",
    "regret",
    ...(threshold === null ? [] : ["satisfies"]),
  ];
  const cells = rows.map((row) => robustnessRow(row, threshold, row.arm === result.selected, words));
  return `${titleOf(result, `over ${used} parameter sets`, colors)}\n${tableText(heads, cells, colors)}\n`;
}

function robustnessRow(row: RobustnessRow, threshold: number | null, selected: boolean, words: NumberWords): string[] {
  const { label, expected, cvar, worst, maxRegret, satisficing } = row;
  const cells = [
    selected ? `▶ ${label}` : `  ${label}`,
    words.value(expected.value),
    expected.interval === null ? "–" : words.interval(expected.interval, false),
    words.value(cvar),
    words.value(worst),
    bare(words.size(maxRegret)),
  ];
  if (threshold !== null) cells.push(satisficing === null ? "–" : `${satisficing.count} of ${satisficing.n}`);
  return cells;
}

/** Columns as wide as what they hold; long names take a second line where the whole would be wider than 120. The selected row is green. */
function tableText(heads: readonly string[], rows: readonly (readonly string[])[], colors: Colors): string {
  const widths = heads.map((head, column) => 2 + Math.max(head.length, ...rows.map((row) => row[column].length)));
  const rest = widths.slice(1).reduce((sum, width) => sum + width, 0);
  widths[0] = Math.max(24, Math.min(widths[0], WIDEST - rest));
  const table = new CliTable({
    head: heads.map((text) => colors.dim(text)),
    chars: plainChars,
    colWidths: widths,
    colAligns: ["left", ...heads.slice(1).map(() => "right" as const)],
    style: { head: [], border: [], "padding-left": 1, "padding-right": 0, compact: true },
    wordWrap: true,
  });
  for (const [name, ...cells] of rows) table.push([name.startsWith("▶") ? colors.green(name) : name, ...cells]);
  return table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}

/** What the tables mean and where they mislead. */
function notesOf(result: RankResult, words: NumberWords): string[] {
  const { robustness, warnings } = result;
  const notes = [
    `${result.reason} The contest's means favour whoever came first by luck; the fresh replications do not. Difference: from the selected arm, paired, over the replications that both have, with a 95 % t interval that ignores that the contest chose when to stop. Best in: share of bootstrap resamples of whole replications.`,
  ];
  if (robustness !== null) {
    const satisfies =
      robustness.threshold === null ? "" : ` Satisfies: sets in which the arm is at ${words.given(robustness.threshold)} or better.`;
    notes.push(
      `Parameter sets: drawn uniformly over each parameter's range, the same for every arm. Worst ${wholePercent(robustness.tail)}: mean of the worst sets (CVaR). Regret: the most that another arm would have done better in a set.${satisfies} The interval is over sets, not over the world.`,
    );
  }
  if (warnings.length > 0) {
    notes.push(`${warnings.length} ${warnings.length === 1 ? "warning" : "warnings"}, all in results.json; the first: ${warnings[0]}`);
  }
  return notes;
}

/** Without the unit of a difference of shares, which the column's head makes plain. */
function bare(text: string): string {
  return text.replace(/ percentage points$/, " pp");
}

/** Lines of at most `columns`, broken at spaces, but not before a per cent sign; a longer word stands alone. */
function wrapped(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/ (?!%)/)) {
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
