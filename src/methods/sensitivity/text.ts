/** A sensitivity analysis for the terminal: the findings in sentences, the table of parameters, and what the numbers mean. */
import { type Estimate, widestHalf } from "../../statistics/estimate.ts";
import type { Interval } from "../../statistics/mean.ts";
import { textTable } from "../../words/textTable.ts";
import {
  countWords,
  decimal,
  givenNumber,
  percentRange,
  percentWords,
  plain,
  range,
  type Scale,
  scaleFor,
  signed,
  span,
} from "../../words/words.ts";
import type { FactorInfo } from "../factors/factor.ts";
import {
  headText,
  notesText,
  type Page,
  pageOf,
  pageText,
  paragraphs,
  rangesNote,
  runsFact,
  type TextStyle,
  warningNotes,
} from "../text/textPage.ts";
import type { SensitivityResult } from "./result.ts";

/** Rows of a table before it refers to the CSV. */
const SHOWN = 20;

/** The whole text, without ANSI codes unless `color`. */
export function formatSensitivity(result: SensitivityResult, style: TextStyle): string {
  const page = pageOf(style);
  return pageText([
    headText(result.scenario.title, factsOf(result), page),
    paragraphs(result.sentences, page),
    result.method === "morris" ? morrisTable(result, page) : sobolTable(result, page),
    notesText(notesOf(result), page),
  ]);
}

function factsOf({ scenario, runs, method, arm, factors, replicationsPerPoint }: SensitivityResult): string[] {
  return [
    countWords(scenario.horizonDays, "day"),
    `arm ${arm}`,
    method === "morris" ? "Morris' screening" : "Sobol's indices",
    countWords(factors.length, "parameter"),
    `${countWords(replicationsPerPoint, "replication")} of each point`,
    runsFact(runs),
    `seed ${scenario.seed}`,
  ];
}

/** Each parameter to two figures of its own intervals; all in the unit of the largest. */
function morrisTable(result: SensitivityResult, page: Page): string {
  const { outcome, morris } = result;
  const largest = Math.max(0, ...morris.map(({ muStar }) => muStar.value));
  const head = ["parameter", "μ*", "95 % interval", "μ", "95 % interval", "σ", "floor", "range"];
  const rows = morris.slice(0, SHOWN).map(({ factor, mu, muStar, sigma, floor }) => {
    const info = infoOf(result, factor);
    const scale = scaleFor(outcome.unit, largest, widestHalf([muStar, mu]));
    return [
      nameOf(info),
      plain(muStar.value, scale),
      limits(muStar, (interval) => span(interval, scale)),
      signed(mu.value, scale),
      limits(mu, (interval) => range(interval, scale)),
      plain(sigma.value, scale),
      floor === null ? "–" : plain(floor, scale),
      rangeOf(info),
    ];
  });
  const title = `${outcome.label}, change over a parameter's range`;
  const unit = unitOf(scaleFor(outcome.unit, largest, 0), outcome.unit);
  return titled({ title, unit, head, rows, all: morris.length, file: "morris.csv" }, page);
}

function sobolTable(result: SensitivityResult, page: Page): string {
  const { outcome, sobol } = result;
  const head = ["parameter", "alone", "95 % interval", "in all", "95 % interval", "floor", "range"];
  const rows = sobol.slice(0, SHOWN).map(({ factor, first, total, floor }) => {
    const info = infoOf(result, factor);
    return [
      nameOf(info),
      percentWords(first.value),
      limits(first, percentRange),
      percentWords(total.value),
      limits(total, percentRange),
      floor === null ? "–" : percentWords(floor),
      rangeOf(info),
    ];
  });
  const title = `${outcome.label}, share of the variance`;
  return titled({ title, unit: outcome.unit, head, rows, all: sobol.length, file: "sobol.csv" }, page);
}

function unitOf({ suffix }: Scale, unit: string): string {
  return suffix.trim() === "" ? unit : suffix.trim();
}

function infoOf({ factors }: SensitivityResult, path: string): FactorInfo {
  return factors.find((factor) => factor.path === path)!;
}

/** Assumptions are marked with a star. */
function nameOf({ label, assumption }: FactorInfo): string {
  return assumption ? `${label} *` : label;
}

function rangeOf({ low, high, unit }: FactorInfo): string {
  const text = `${givenNumber(low)} to ${givenNumber(high)}`;
  return ["", "score", "share", "probability"].includes(unit) ? text : `${text} ${unit}`;
}

function limits({ interval }: Estimate, words: (interval: Interval) => string): string {
  return interval === null ? "–" : words(interval);
}

interface Titled {
  readonly title: string;
  readonly unit: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Rows there are. */
  readonly all: number;
  readonly file: string;
}

function titled({ title, unit, head, rows, all, file }: Titled, { colors, width }: Page): string {
  const align = head.map((_, i) => (i === 0 || i === head.length - 1 ? ("left" as const) : ("right" as const)));
  const more = all > SHOWN ? [colors.dim(`and ${decimal(all - SHOWN, 0)} more in ${file}`)] : [];
  return [`${colors.bold(title)} ${colors.dim(`(${unit})`)}`, textTable({ head, rows, width, align, dim: colors.dim }), ...more].join("\n");
}

/** What the table means and where it misleads. */
function notesOf({ method, warnings, replicationsPerPoint, within }: SensitivityResult): string[] {
  const points = method === "morris" ? "trajectories" : "base points";
  const meaning =
    method === "morris"
      ? "μ*: mean size of the change, μ: mean change, σ: how much it differs with where the other parameters stand. They rank parameters; they are no shares of anything. Floor: the μ* that chance alone passes, in any parameter, in 4 of 100 studies."
      : "Alone: first-order index. In all: total index, with every interaction. Small negative numbers are zero within sampling. Floor: the total index that chance alone passes, in any parameter, in 4 of 100 studies.";
  const many = replicationsPerPoint === 1 ? "that one replication" : `these ${replicationsPerPoint} replications`;
  return [
    `${meaning} Intervals: bootstrap over ${points}, for ${many}. Every result holds for the ranges in the last column, of which all values count as equally likely. ${rangesNote(within)} *: the value in the scenario is an assumption (grade D or E).`,
    ...warningNotes(warnings),
  ];
}
