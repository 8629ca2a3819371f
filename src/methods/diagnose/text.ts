/** A diagnosis for the terminal: what each problem costs in each outcome beside a placebo, then what was found in sentences. */

import { type Estimate, widestHalf } from "../../statistics/estimate.ts";
import { costWords } from "../../words/en/diagnosis.ts";
import { textTable } from "../../words/textTable.ts";
import { countWords, levelWords, plain, range, type Scale, scaleFor, signed } from "../../words/words.ts";
import { collapseBlock, placeBlock } from "../place/placeBlocks.ts";
import { knowledgeNote } from "../text/knowledgeNote.ts";
import {
  headText,
  notesText,
  outcomeTitle,
  type Page,
  pageOf,
  pageText,
  paragraphs,
  runsFact,
  type TextStyle,
  warningNotes,
} from "../text/textPage.ts";
import { byRank, scaleOfDiagnosis } from "./findings.ts";
import type { DiagnosedOutcome, DiagnoseResult } from "./result.ts";

/** The whole text, without ANSI codes unless `color`. Names are wrapped, never cut. */
export function formatDiagnosis(result: DiagnoseResult, style: TextStyle): string {
  const page = pageOf(style);
  return pageText([
    collapseBlock(result.place, page),
    heading(result, page),
    ...result.outcomes.map((reported) => outcomeBlock(result, reported, page)),
    outcomeProblemsBlock(result, page),
    paragraphs(result.sentences, page),
    placeBlock(result.place),
    notesText(notes(result), page),
  ]);
}

function heading({ scenario, problems, replications, runs, primary }: DiagnoseResult, page: Page): string {
  const size = `${countWords(problems.length, "problem")} × ${countWords(replications, "replication")}`;
  const facts = [countWords(scenario.horizonDays, "day"), size, runsFact(runs), `seed ${scenario.seed}`, `primary outcome ${primary}`];
  return headText(`${scenario.title}: what each diagnosed problem costs`, facts, page);
}

function outcomeBlock(result: DiagnoseResult, reported: DiagnosedOutcome, page: Page): string {
  const { outcome, baseline, withoutAll, total, placebo, n } = reported;
  const scale = scaleOfDiagnosis(reported);
  const levels = `${plain(baseline.value, scale)} as diagnosed, ${plain(withoutAll.value, scale)} without all problems; ${countWords(n, "replication")}`;
  const sampled = result.orders > 0;
  const blank = sampled ? [""] : [];
  const rows = byRank(reported.problems, outcome).map(({ problem, alone, last, shapley, verdict, rank }) => {
    const { label, row } = result.problems.find(({ id }) => id === problem)!;
    const value = shapley === null ? [] : [oneCell(shapley, scale)];
    return [
      rank === null ? "" : String(rank),
      row === null ? label : `${row} ${label}`,
      oneCell(alone, scale),
      oneCell(last, scale),
      ...value,
      costWords[verdict],
    ];
  });
  const head = ["", "what the problem adds", "as things stand", "by itself", ...(sampled ? ["Shapley value"] : []), ""];
  const whole = ["", "All problems together", oneCell(total, scale), "", ...blank, ""].map((cell) => page.colors.bold(cell));
  const chance = ["", "Placebo: a change of no meaning", oneCell(placebo, scale), "", ...blank, "chance alone"];
  const align = ["right", "left", "right", "right", ...(sampled ? ["right" as const] : []), "left"] as const;
  const table = textTable({ head, rows: [...rows, whole, chance], width: page.width, align, dim: page.colors.dim });
  const about = [...(outcome.id === result.primary ? ["primary outcome"] : ["exploratory"]), levels];
  return `${outcomeTitle(outcome, page, about, scale)}\n${table}`;
}

function outcomeProblemsBlock({ outcomeProblems }: DiagnoseResult, page: Page): string {
  if (outcomeProblems.length === 0) return "";
  const rows = outcomeProblems.map(({ label, row, outcome, baseline, withoutAll, difference }) => {
    const scale = scaleFor(outcome.unit, baseline.value, widestHalf([baseline, withoutAll, difference]));
    const name = row === null ? label : `${row} ${label}`;
    return [name, outcome.label, levelWords(baseline.value, scale), levelWords(withoutAll.value, scale), oneCell(difference, scale)];
  });
  const head = ["problem", "shows in", "as diagnosed", "without the others", "difference"];
  const title = page.colors.bold("Problems that are outcomes: no setting, the model makes them");
  return `${title}\n${textTable({ head, rows, width: page.width, align: ["left", "left", "right", "right", "right"], dim: page.colors.dim })}`;
}

function oneCell({ value, interval }: Estimate, scale: Scale): string {
  return interval === null ? signed(value, scale) : `${signed(value, scale)} (${range(interval, scale)})`;
}

function notes({ problems, outcomes, orders, warnings, placeboPaths }: DiagnoseResult): string[] {
  const shared = sharedSettings(problems);
  return [
    "as things stand: the place as diagnosed less the place without the problem; by itself: the place with only this problem less the place without any. Where the two differ, problems hide or make each other.",
    "without a problem: its settings, and no others, at their reference value (diagnosis-settings.csv): the registry's for all places, unless the scenario states one.",
    `Intervals of problems hold for all problems of an outcome at once (Bonferroni over both comparisons); those of all together and of the placebo are plain 95 % intervals. Equal ranks cannot be told apart.`,
    `Placebo: ${placeboPaths.join(", ")} moved by 0.02 %. A cost is one only where its interval leaves zero out, it is larger than what the placebo's interval admits, and it survives among all that is said here: where nothing is so, at most 5 diagnoses in 100 name any.`,
    ...(orders > 0
      ? [`Shapley value: mean over ${countWords(orders, "sampled order")} of taking problems away; it counts orders and chance.`]
      : []),
    ...(shared.length > 0 ? [`Settings that several problems name: ${shared.join("; ")}.`] : []),
    knowledgeNote(outcomes.map(({ outcome }) => outcome.id)),
    ...warningNotes(warnings),
  ];
}

/** `institutions.mandateOverlap by P1 and C1`. */
function sharedSettings(problems: DiagnoseResult["problems"]): string[] {
  const names = new Map<string, string[]>();
  for (const { id, row, settings } of problems) {
    for (const { path } of settings) names.set(path, [...(names.get(path) ?? []), row ?? id]);
  }
  return [...names].filter(([, by]) => by.length > 1).map(([path, by]) => `${path} by ${by.join(" and ")}`);
}
