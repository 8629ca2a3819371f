/** The study of assumptions for the terminal: the arms as the scenario has them, then what was found in sentences. */

import type { Estimate } from "../../statistics/estimate.ts";
import { textTable } from "../../words/textTable.ts";
import { countWords, decimal, range, type Scale, signed } from "../../words/words.ts";
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
  rangesNote,
  runsFact,
  type TextStyle,
  warningNotes,
} from "../text/textPage.ts";
import { labelOfArm, scaleOfAssumptions } from "./findings.ts";
import type { AssumptionsResult } from "./result.ts";

/** The whole text, without ANSI codes unless `color`. Names are wrapped, never cut. */
export function formatAssumptions(result: AssumptionsResult, style: TextStyle): string {
  const page = pageOf(style);
  return pageText([
    collapseBlock(result.place, page),
    heading(result, page),
    standardBlock(result, page),
    paragraphs(result.sentences, page),
    placeBlock(result.place),
    notesText(notes(result), page),
  ]);
}

function heading({ scenario, arms, factors, runs, outcome }: AssumptionsResult, page: Page): string {
  const size = [countWords(arms.length, "arm"), countWords(factors.length, "parameter"), runsFact(runs)];
  const facts = [countWords(scenario.horizonDays, "day"), ...size, `seed ${scenario.seed}`, `primary outcome ${outcome.id}`];
  return headText(`${scenario.title}: which assumption would change the answer`, facts, page);
}

function standardBlock(result: AssumptionsResult, page: Page): string {
  const { outcome, standard } = result;
  const scale = scaleOfAssumptions(result);
  const sign = outcome.direction === "lower" ? 1 : -1;
  const rows = [...standard.effects]
    .sort((a, b) => sign * (a.value - b.value))
    .map((effect) => [labelOfArm(result, effect.arm), cell(effect, scale)]);
  const head = ["with the scenario's own values", "against the baseline"];
  const table = textTable({ head, rows, width: page.width, align: ["left", "right"], dim: page.colors.dim });
  return `${outcomeTitle(outcome, page, ["primary outcome", countWords(standard.n, "replication")], scale)}\n${table}`;
}

function cell({ value, interval }: Estimate, scale: Scale): string {
  return interval === null ? signed(value, scale) : `${signed(value, scale)} (${range(interval, scale)})`;
}

function notes({ screening, level, within, ends, arms, warnings, outcome, factors }: AssumptionsResult): string[] {
  const assumed = factors.filter(({ assumption }) => assumption).length;
  return [
    `All intervals hold at 95 % together, over ${ends.length === 0 ? "" : `${countWords(ends.length, "end")} and `}the scenario itself (Bonferroni, each at ${decimal(100 * level, 2)} %). A conclusion is reversed where the interval there says the opposite, and no longer distinguishable, or decided, only where the change from the scenario's own values is beyond chance as well.`,
    ...(screening === null
      ? []
      : [
          `Screening: both ends of every parameter in ${countWords(screening.replications, "replication")} of ${
            screening.mode === "all"
              ? "all arms"
              : `${countWords(screening.arms.length, "arm")} (the baseline and those that lead; --screening all takes every arm)`
          }, held against what chance makes of differences (their spread over all ends, after Lenth; of fewer than 20, over ${screening.pilot} replications of the scenario itself). The examination has other replications and all ${arms.length} arms.`,
        ]),
    `Of the parameters ${decimal(assumed, 0)} are assumptions (grade D or E). One moves at a time: what two do together is not seen. ${rangesNote(within)}`,
    knowledgeNote([outcome.id]),
    ...warningNotes(warnings),
  ];
}
