/** A run for people: its arms in the main outcomes, what was paid, the place beside others, and what the numbers mean. */

import { textTable } from "../../words/textTable.ts";
import { countWords, intervalWords, plain, type Scale, scaleFor, signed } from "../../words/words.ts";
import { fundingAsItIs } from "../compare/fundedFindings.ts";
import type { ArmEffect } from "../compare/result.ts";
import { collapseBlock, placeBlock } from "../place/placeBlocks.ts";
import type { Outcome } from "../result.ts";
import { armTables, marked } from "../text/armTable.ts";
import { knowledgeNote } from "../text/knowledgeNote.ts";
import { moneyTable } from "../text/moneyTable.ts";
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
import type { RunResult } from "./result.ts";

export interface RunStyle extends TextStyle {
  /** One table per outcome, with spread and pairs, instead of one row per arm. */
  readonly long?: boolean;
}

/** The whole text, without ANSI codes unless `color`. */
export function formatRun(result: RunResult, style: RunStyle): string {
  const page = pageOf(style);
  const labels = new Map(result.arms.map(({ id, label }) => [id, label]));
  return pageText([
    collapseBlock(result.place, page),
    headOf(result, page),
    moneyTable(fundingAsItIs(result), labels, page),
    ...(style.long ? result.outcomes.map((outcome) => longTable(result, outcome, page)) : [armTables(result, page)]),
    paragraphs(result.sentences, page),
    placeBlock(result.place),
    notesText(notesOf(result), page),
  ]);
}

function headOf({ scenario, arms, runs, replications }: RunResult, page: Page): string {
  const size = [countWords(scenario.horizonDays, "day"), countWords(arms.length, "arm"), countWords(replications, "replication")];
  return headText(scenario.title, [...size, runsFact(runs), `seed ${scenario.seed}`], page);
}

function longTable({ arms, levels, effects }: RunResult, outcome: Outcome, page: Page): string {
  const own = levels.filter((level) => level.outcome === outcome.id);
  const size = Math.max(0, ...own.map(({ mean }) => Math.abs(mean ?? 0)));
  const spread = Math.min(...own.flatMap(({ sd }) => (sd === null || sd === 0 ? [] : [sd])), size / 100);
  const scale = scaleFor(outcome.unit, size, spread);
  const rows = arms.map(({ id, label }, a) => {
    const { mean, sd } = own[a];
    const effect = effects.find((one) => one.arm === id && one.outcome === outcome.id);
    return [
      label,
      mean === null ? "no value" : plain(mean, scale),
      sd === null ? "–" : plain(sd, scale),
      ...effectCells(effect, scale, page),
    ];
  });
  const head = ["", "mean", "sd", "pairs", "difference", "95 % interval"];
  return `${outcomeTitle(outcome, page, [], scale)}\n${textTable({ head, rows, width: page.width, dim: page.colors.dim })}`;
}

function effectCells(effect: ArmEffect | undefined, scale: Scale, { colors }: Page): string[] {
  if (effect === undefined) return ["", "", ""];
  return [String(effect.n), marked(signed(effect.difference, scale), effect.verdict, colors), intervalWords(effect, scale)];
}

function notesOf({ runs, warnings, effects, outcomes, replications }: RunResult): string[] {
  const lost = runs.requested - runs.used;
  return [
    ...(lost === 0
      ? []
      : [`${countWords(runs.requested, "run")} requested, ${runs.used} used: ${lost} failed and are left out with their pairs.`]),
    ...warningNotes(warnings),
    ...(effects.length === 0 || replications < 2 ? [] : [intervalNote, ...(replications < FEWEST_FOR_SKEW ? [fewNote(replications)] : [])]),
    knowledgeNote(outcomes.map(({ indicator }) => indicator)),
  ];
}

/** Replications from which verdicts hold where differences are skewed (`statistics/meanTest.ts`). */
const FEWEST_FOR_SKEW = 20;

function fewNote(replications: number): string {
  return `${countWords(replications, "replication")}: where differences are skewed, with few that are far larger than the others, verdicts from fewer than ${FEWEST_FOR_SKEW} seem surer than they are.`;
}

const intervalNote =
  "Differences are from the baseline in the same replication, in brackets their 95 % interval. better and worse hold for all arms and " +
  "outcomes at once: where nothing is so, at most 5 runs in 100 say it anywhere. ?: not told from the baseline among all of them, even where its own interval leaves out 0; *: differs, without a good direction.";
