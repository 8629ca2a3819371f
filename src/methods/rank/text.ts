/** A ranking for the terminal: the findings in sentences, the table of the contest, and the table over parameter sets. */

import type { Interval } from "../../statistics/mean.ts";
import { textTable } from "../../words/textTable.ts";
import { countWords, givenLevel, percentWords, plain, range, type Scale, signed, span } from "../../words/words.ts";
import { knowledgeNote } from "../text/knowledgeNote.ts";
import {
  headText,
  notesText,
  outcomeTitle,
  type Page,
  pageOf,
  pageText,
  paragraphs,
  rangesNote,
  runsFact,
  type TextStyle,
  warningNotes,
} from "../text/textPage.ts";
import { rankScale } from "./findings.ts";
import type { RankedArm, RankResult, RobustnessRow } from "./result.ts";

/** The whole text, without ANSI codes unless `color`. */
export function formatRank(result: RankResult, style: TextStyle): string {
  const page = pageOf(style);
  const scale = rankScale(result);
  const { scenario, runs, arms, robustness } = result;
  const facts = [countWords(scenario.horizonDays, "day"), countWords(arms.length, "arm"), runsFact(runs), `seed ${scenario.seed}`];
  return pageText([
    headText(scenario.title, facts, page),
    paragraphs(result.sentences, page),
    contestTable(result, scale, page),
    robustness === null ? "" : robustnessTable(result, robustness, scale, page),
    notesText(notesOf(result), page),
  ]);
}

function contestTable(result: RankResult, scale: Scale, page: Page): string {
  const head = ["", "n", "mean", "95 % interval", "difference", "95 % interval", "out after", "best in"];
  const rows = result.arms.map((row) => contestRow(row, row.arm === result.selected, scale, page));
  return `${outcomeTitle(result.outcome, page, ["in the contest"], scale)}\n${textTable({ head, rows, width: page.width, dim: page.colors.dim })}`;
}

function contestRow(row: RankedArm, selected: boolean, scale: Scale, page: Page): string[] {
  const { label, n, mean, interval, difference, eliminatedAt, rankShares } = row;
  return [
    nameOf(label, selected, page),
    String(n),
    plain(mean, scale),
    limits(interval, (one) => span(one, scale)),
    selected ? "" : signed(difference.value, scale),
    selected ? "" : limits(difference.interval, (one) => range(one, scale)),
    eliminatedAt === null ? "" : String(eliminatedAt),
    percentWords(rankShares[0]),
  ];
}

function robustnessTable(result: RankResult, robustness: NonNullable<RankResult["robustness"]>, scale: Scale, page: Page): string {
  const { rows, threshold, tail, used } = robustness;
  const worst = `worst ${percentWords(tail)}`;
  const head = ["", "expected", "95 % interval", worst, "worst", "regret", ...(threshold === null ? [] : ["satisfies"])];
  const cells = rows.map((row) => robustnessRow(row, threshold, row.arm === result.selected, scale, page));
  const title = outcomeTitle(result.outcome, page, [`over ${countWords(used, "parameter set")}`], scale);
  return `${title}\n${textTable({ head, rows: cells, width: page.width, dim: page.colors.dim })}`;
}

function robustnessRow(row: RobustnessRow, threshold: number | null, selected: boolean, scale: Scale, page: Page): string[] {
  const { label, expected, cvar, worst, maxRegret, satisficing } = row;
  return [
    nameOf(label, selected, page),
    plain(expected.value, scale),
    limits(expected.interval, (one) => span(one, scale)),
    ...[cvar, worst, maxRegret].map((value) => plain(value, scale)),
    ...(threshold === null ? [] : [satisficing === null ? "–" : `${satisficing.count} of ${satisficing.n}`]),
  ];
}

/** The selected arm is marked, and green. */
function nameOf(label: string, selected: boolean, { colors }: Page): string {
  return selected ? colors.green(`▶ ${label}`) : `  ${label}`;
}

function limits(interval: Interval | null, words: (interval: Interval) => string): string {
  return interval === null ? "–" : words(interval);
}

/** What the tables mean and where they mislead. */
function notesOf({ reason, outcome, robustness, warnings }: RankResult): string[] {
  const contest = `${reason} The contest's means favour whoever came first by luck; the fresh replications do not. Difference: from the selected arm, paired, over the replications that both have, with a 95 % t interval that ignores that the contest chose when to stop. Best in: share of bootstrap resamples of whole replications.`;
  const known = knowledgeNote([outcome.id]);
  if (robustness === null) return [contest, known, ...warningNotes(warnings)];
  const { threshold, tail, within, calibrated } = robustness;
  const satisfies = threshold === null ? "" : ` Satisfies: sets in which the arm is at ${givenLevel(threshold, outcome.unit)} or better.`;
  const sets = `Parameter sets: ${calibrated === null ? "drawn uniformly" : "calibrated parameters drawn as whole sets, others uniformly"} over each parameter's range, the same for every arm. Worst ${percentWords(tail)}: mean of the worst sets (CVaR). Regret: the most that another arm would have done better in a set.${satisfies} The interval is over sets, not over the world. ${rangesNote(within, calibrated)}`;
  return [contest, sets, known, ...warningNotes(warnings)];
}
