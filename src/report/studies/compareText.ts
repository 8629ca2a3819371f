/** A comparison of arms for people: the primary outcome, the exploratory ones, who is worse off, other parameters, and what it means. */
import picocolors from "picocolors";
import { countWords, plain, range, type Scale, scaleFor, signed } from "../../study/analysis/compareWords.ts";
import { excludesZero } from "../../study/analysis/effects.ts";
import type { ArmEffect, CompareResult, GroupEffect, Interval, Outcome, ParameterUncertainty } from "../../study/analysis/results.ts";
import { textTable, wrapText } from "./textTable.ts";

export interface CompareTextStyle {
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

type Colors = ReturnType<typeof picocolors.createColors>;

/** Most rows on who is worse off, and most warnings in full. */
const MOST_LOSERS = 15;
const MOST_WARNINGS = 3;
const NARROWEST = 60;
const WIDEST = 140;

/** The whole text, without ANSI codes unless `color`. Arm names are wrapped, never cut; numbers neither. */
export function formatComparison(result: CompareResult, { color, width }: CompareTextStyle): string {
  const colors = picocolors.createColors(color);
  const columns = Math.min(WIDEST, Math.max(NARROWEST, width));
  const wrapped = (text: string) => wrapText(text, columns).join("\n");
  const blocks = [
    headOf(result, columns, colors),
    primaryBlock(result, columns, colors),
    ...exploratoryBlocks(result, columns, colors),
    losersBlock(result, columns, colors),
    uncertaintyBlock(result, columns, colors),
    result.sentences.map(wrapped).join("\n"),
    wrapped(result.stopping.reason),
    colors.dim(notes(result).map(wrapped).join("\n")),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function headOf({ scenario, arms, runs, primary }: CompareResult, width: number, colors: Colors): string {
  const facts = [
    countWords(scenario.horizonDays, "day"),
    countWords(arms.length, "arm"),
    runs.used === runs.requested ? countWords(runs.used, "run") : `${countWords(runs.requested, "run")} requested, ${runs.used} used`,
    `seed ${scenario.seed}`,
    `primary outcome ${primary}`,
  ];
  return `${colors.bold(scenario.title)}\n${colors.dim(wrapText(facts.join(" · "), width).join("\n"))}`;
}

function labelsOf({ arms }: CompareResult): ReadonlyMap<string, string> {
  return new Map(arms.map(({ id, label }) => [id, label]));
}

function outcomeTitle({ label, unit, direction }: Outcome, kind: string, colors: Colors): string {
  const good = direction === "none" ? "" : `; ${direction} is better`;
  return `${colors.bold(label)} ${colors.dim(`(${unit}${good}; ${kind})`)}`;
}

function primaryBlock(result: CompareResult, width: number, colors: Colors): string {
  const outcome = result.outcomes.find(({ id }) => id === result.primary)!;
  const effects = result.effects.filter((effect) => effect.outcome === result.primary);
  const together = result.arms.length > 2 ? "; intervals for all arms at once" : "";
  const title = outcomeTitle(outcome, `primary outcome${together}`, colors);
  if (effects.length === 0) return `${title}\nNo replication has both an arm and the baseline.`;
  const scale = commonScale(effects, outcome);
  const labels = labelsOf(result);
  const rows = effects.map((effect) => [
    labels.get(effect.arm) ?? effect.arm,
    pairsText(effect),
    signed(effect.difference, scale),
    effect.simultaneous === null ? "–" : range(effect.simultaneous, scale),
    effect.relative === null ? "–" : percentText(effect.relative.value),
    effect.betterShare === null ? "–" : `${effect.betterShare.count}/${effect.betterShare.n}`,
    factorText(effect.varianceReductionFactor),
    effect.replicationsSaved === null ? "–" : plain(effect.replicationsSaved, { factor: 1, decimals: 0, suffix: "" }),
    verdictText(effect, effect.simultaneous, colors),
  ]);
  const head = ["", "pairs", `difference${unitNote(scale)}`, "95 % interval", "relative", "better in", "VRF", "saved", ""];
  const base = signlessMean(effects[0], outcome);
  return [
    title,
    colors.dim(`Baseline: ${base}`),
    textTable({ head, rows, width, align: ["left", ...Array<"right">(7).fill("right"), "left"], dim: colors.dim }),
  ].join("\n");
}

function signlessMean({ baselineMean }: ArmEffect, { unit }: Outcome): string {
  if (/^(share|probability)/.test(unit)) return `${plain(baselineMean, { factor: 100, decimals: 1, suffix: "" })} %`;
  const scale = scaleFor(unit, baselineMean, 0);
  return `${plain(baselineMean, scale)}${scale.suffix}`;
}

function pairsText({ n, dropped }: ArmEffect): string {
  return dropped === 0 ? String(n) : `${n} of ${n + dropped}`;
}

function percentText(share: number): string {
  return `${signed(share, { factor: 100, decimals: Math.abs(share) < 0.0995 ? 1 : 0, suffix: "" })} %`;
}

function factorText(factor: number | null): string {
  return factor === null ? "–" : plain(factor, { factor: 1, decimals: factor < 9.95 ? 1 : 0, suffix: "" });
}

function unitNote({ suffix }: Scale): string {
  return suffix === " percentage points" ? " (pp)" : /million|thousand/.test(suffix) ? ` (${suffix.trim()})` : "";
}

/** One scale for all arms: fine enough for the most precise interval. */
function commonScale(effects: readonly ArmEffect[], { unit }: Outcome): Scale {
  const halves = effects.flatMap(({ interval, simultaneous }) => {
    const told = simultaneous ?? interval;
    return told === null || told.high === told.low ? [] : [(told.high - told.low) / 2];
  });
  const largest = Math.max(...effects.map(({ difference }) => Math.abs(difference)), ...halves);
  return scaleFor(unit, largest, halves.length === 0 ? 0 : Math.max(largest / 1e3, Math.min(...halves)));
}

function verdictText({ verdict, difference }: ArmEffect, inForce: Interval | null, colors: Colors): string {
  if (verdict === "same") return colors.dim("same");
  if (verdict === "unclear")
    return colors.dim(inForce !== null && excludesZero(inForce) ? "unclear" : inForce === null ? "" : "≈ baseline");
  const arrow = difference > 0 ? "▲" : "▼";
  if (verdict === "different") return `${arrow} different`;
  return (verdict === "better" ? colors.green : colors.red)(`${arrow} ${verdict}`);
}

function exploratoryBlocks(result: CompareResult, width: number, colors: Colors): string[] {
  const labels = labelsOf(result);
  return result.outcomes.flatMap((outcome) => {
    const effects = result.effects.filter((effect) => effect.outcome === outcome.id);
    if (outcome.id === result.primary || effects.length === 0) return [];
    const scale = commonScale(effects, outcome);
    const rows = effects.map((effect) => [
      labels.get(effect.arm) ?? effect.arm,
      pairsText(effect),
      signed(effect.difference, scale),
      effect.interval === null ? "–" : `[${range(effect.interval, scale)}]`,
      verdictText(effect, effect.interval, colors),
    ]);
    const head = ["", "pairs", `difference${unitNote(scale)}`, "95 % interval", ""];
    const table = textTable({ head, rows, width, align: ["left", "right", "right", "right", "left"], dim: colors.dim });
    return [`${outcomeTitle(outcome, "exploratory", colors)}\n${table}`];
  });
}

/** Groups of residents that are worse off on average: per arm and outcome how many, and the one with most losers. */
function losersBlock(result: CompareResult, width: number, colors: Colors): string {
  const labels = labelsOf(result);
  const outcomes = [...new Set(result.groups.map(({ outcome }) => outcome))];
  const cells = result.arms.flatMap(({ id }) =>
    outcomes.flatMap((outcome) => {
      const groups = result.groups.filter((group) => group.arm === id && group.outcome === outcome);
      const losers = groups.filter(({ verdict }) => verdict === "worse");
      return losers.length === 0 ? [] : [{ losers, all: groups.length }];
    }),
  );
  if (cells.length === 0) return "";
  const rows = cells.slice(0, MOST_LOSERS).map(({ losers, all }) => {
    const most = losers.reduce((worst, group) => (group.worse.value > worst.worse.value ? group : worst));
    return [
      labels.get(most.arm) ?? most.arm,
      most.outcome.replaceAll("-", " "),
      `${losers.length} of ${all}`,
      most.label,
      differenceText(most),
      shareText(most),
    ];
  });
  const head = ["", "worse off in", "groups", "most of them", "difference [95 % interval]", "share of residents"];
  const table = textTable({ head, rows, width, align: ["left", "left", "right", "left", "right", "right"], dim: colors.dim });
  const more = cells.length > MOST_LOSERS ? `\n${colors.dim(`${cells.length - MOST_LOSERS} more in groups.csv`)}` : "";
  const what = "(each resident against the same one in the baseline)";
  return `${colors.bold("Who is worse off")} ${colors.dim(what)}\n${table}${more}`;
}

function differenceText({ difference, interval }: GroupEffect): string {
  const precision = interval === null ? 0 : (interval.high - interval.low) / 2;
  const scale = scaleFor("", difference, precision);
  return interval === null ? signed(difference, scale) : `${signed(difference, scale)} [${range(interval, scale)}]`;
}

function shareText({ worse: { value, interval } }: GroupEffect): string {
  const scale = { factor: 100, decimals: 0, suffix: "" };
  return `${plain(value, scale)} %${interval === null ? "" : ` [${plain(interval.low, scale)} to ${plain(interval.high, scale)}]`}`;
}

function uncertaintyBlock(result: CompareResult, width: number, colors: Colors): string {
  const uncertainty: ParameterUncertainty | null = result.parameterUncertainty;
  if (uncertainty === null) return "";
  const outcome = result.outcomes.find(({ id }) => id === uncertainty.outcome)!;
  const labels = labelsOf(result);
  const spread = Math.max(...uncertainty.arms.map(({ mean }) => Math.abs(mean.value)));
  const rows = uncertainty.arms.map(({ arm, mean, spread: quantiles, sameSign, best }) => {
    const precision = mean.interval === null ? 0 : (mean.interval.high - mean.interval.low) / 2;
    const scale = scaleFor(outcome.unit, spread, precision);
    return [
      labels.get(arm) ?? arm,
      `${signed(mean.value, scale)}${mean.interval === null ? "" : ` [${range(mean.interval, scale)}]`}`,
      quantiles === null ? "–" : range(quantiles, scale),
      `${sameSign.count}/${sameSign.n}`,
      `${best.count}/${best.n}`,
    ];
  });
  const head = ["", "mean effect [95 % interval]", "5 to 95 % of sets", "same sign", "best"];
  const table = textTable({ head, rows, width, align: ["left", "right", "right", "right", "right"], dim: colors.dim });
  const what = `(${countWords(uncertainty.used, "set")} of ${countWords(uncertainty.parameters.length, "parameter")}; ${outcome.label})`;
  return `${colors.bold("Other parameters")} ${colors.dim(what)}\n${table}`;
}

function notes(result: CompareResult): string[] {
  const pairs = Math.max(0, ...result.effects.map(({ n }) => n));
  const lines: string[] = [];
  if (pairs > 1) {
    lines.push(
      "Differences are from the baseline in the same replication. Primary outcome: intervals for all arms at once, Holm's correction. " +
        "Exploratory outcomes: each interval for itself, Benjamini–Hochberg's correction; ≈ baseline where the interval covers zero, unclear where it does not but the correction is not passed. " +
        "VRF: replications with independent seeds per paired one; saved: further replications that they would need.",
    );
  }
  const { warnings } = result;
  if (warnings.length > 0) {
    const shown = warnings.slice(0, MOST_WARNINGS).map((warning) => `- ${warning}`);
    const more = warnings.length > MOST_WARNINGS ? ", the others in results.json" : "";
    lines.push(`${countWords(warnings.length, "warning")}${more}:`, ...shown);
  }
  return lines;
}
