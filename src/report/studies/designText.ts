/** A design's result for the terminal: the primary outcome point by point, and a sentence per factor or arm. */
import picocolors from "picocolors";
import { countWords, plain, range, type Scale, scaleFor, signed } from "../../study/analysis/compareWords.ts";
import type { DesignResult, Estimate, Outcome } from "../../study/analysis/results.ts";
import { textTable, wrapText } from "./textTable.ts";

export interface DesignTextStyle {
  readonly color: boolean;
  readonly width: number;
}

type Colors = ReturnType<typeof picocolors.createColors>;

/** Longer designs are shown in part; estimates.csv has all points. */
const mostRows = 24;

/** The whole text, without ANSI codes unless `color`. */
export function formatDesign(result: DesignResult, style: DesignTextStyle): string {
  const colors = picocolors.createColors(style.color);
  const width = Math.max(60, Math.min(style.width, 120));
  const [primary] = result.outcomes;
  const scale = scaleOf(result, primary);
  const good = primary.direction === "none" ? "" : `; ${primary.direction} is better`;
  const unit =
    scale.suffix.trim() === ""
      ? primary.unit
      : scale.suffix.trim().replace("percentage points", "per cent, differences in percentage points");
  const more = result.points.length - mostRows;
  const blocks = [
    [...wrapText(result.scenario.title, width).map(colors.bold), ...wrapText(factsOf(result), width).map(colors.dim)],
    [
      ...wrapText(`${primary.label} (${unit}${good})`, width).map((line) => line.replace(primary.label, colors.bold)),
      pointTable(result, primary, scale, width, colors),
      ...(more > 0 ? [colors.dim(`${countWords(more, "more row")} in estimates.csv.`)] : []),
    ],
    result.sentences.flatMap((sentence) => wrapText(sentence, width - 2).map((line, i) => (i === 0 ? line : `  ${line}`))),
    notes(result)
      .flatMap((note) => wrapText(note, width))
      .map((line) => colors.dim(line)),
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

function factsOf({ method, factors, points, runs, scenario }: DesignResult): string {
  return [
    method,
    ...(factors.length === 0 ? [] : [countWords(factors.length, "factor")]),
    countWords(points.length, method === "arms" ? "arm" : "row"),
    `${countWords(runs.requested, "run")} of ${countWords(scenario.horizonDays, "day")}`,
    `seed ${scenario.seed}`,
  ].join(" · ");
}

function pointTable({ points, method }: DesignResult, primary: Outcome, scale: Scale, width: number, colors: Colors): string {
  const rows = points.slice(0, mostRows).map(({ point, label, estimates, differences }) => {
    const own = estimates.find(({ outcome }) => outcome === primary.id);
    const difference = differences.find(({ outcome }) => outcome === primary.id);
    const named = method === "arms" || label.split(/[ ;]/).includes(point.split(".")[0]);
    return [
      named ? label : `${point}  ${label}`,
      own === undefined ? "no value" : plain(own.value, scale),
      difference === undefined ? "" : signed(difference.value, scale),
      difference?.interval ? range(difference.interval, scale) : "",
    ];
  });
  const head = ["", "mean", "difference", "95 % interval"];
  return textTable({ head, rows, width, align: ["left", "right", "right", "right"], dim: colors.dim });
}

/** One scale for all points: typical half-widths still show two figures. */
function scaleOf({ points }: DesignResult, { id, unit }: Outcome): Scale {
  const of = (lists: readonly (readonly (Estimate & { readonly outcome: string })[])[]) =>
    lists.flat().filter(({ outcome }) => outcome === id);
  const means = of(points.map(({ estimates }) => estimates)).map(({ value }) => Math.abs(value));
  const halves = of(points.map(({ differences }) => differences))
    .map(({ interval }) => (interval === null ? 0 : (interval.high - interval.low) / 2))
    .filter((half) => half > 0)
    .sort((a, b) => a - b);
  return scaleFor(unit, Math.max(0, ...means), halves[Math.floor(halves.length / 2)] ?? 0);
}

function notes({ runs, method, factors }: DesignResult): string[] {
  const base = method === "arms" ? "the first arm" : "the scenario's own values (base) under the same arm";
  const assumed = factors.filter(({ assumption }) => assumption).map(({ label }) => label);
  return [
    `Difference: from ${base} in the same replication, with its 95 % t interval. Each interval stands for itself: without any effect, 1 in 20 misses zero by chance.`,
    assumed.length === 0 ? "" : `Assumed, not measured, in the scenario or the model: ${assumed.join(", ")}.`,
    runs.used === runs.requested
      ? ""
      : `${countWords(runs.requested, "run")} requested, ${runs.used} used: the others failed and are left out with their pairs.`,
  ].filter((note) => note !== "");
}
