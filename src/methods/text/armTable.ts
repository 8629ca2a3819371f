/**
 * Arms and outcomes on a terminal: one row per arm, one column per outcome, in as many tables as the width needs. The first row has the
 * baseline's levels; the others what they change, with the interval below.
 */

import { indicatorInfos } from "../../tables/indicatorInfos.ts";
import { directionWords } from "../../words/format.ts";
import { wrapText } from "../../words/plainText.ts";
import { textTable } from "../../words/textTable.ts";
import { levelWords, plain, type Scale, scaleFor, signed } from "../../words/words.ts";
import type { ArmEffect } from "../compare/result.ts";
import type { NamedArm, Outcome } from "../result.ts";
import type { ArmLevel } from "../run/result.ts";
import type { Colors, Page } from "./textPage.ts";

export interface ArmTableContent {
  readonly arms: readonly NamedArm[];
  readonly outcomes: readonly Outcome[];
  readonly levels: readonly ArmLevel[];
  readonly effects: readonly ArmEffect[];
}

/** Columns of the terminal for a column of the table, its gap included. */
const COLUMN = 21;
const LABEL = 24;

/** Tables one below the other; arms without any effect show their levels. */
export function armTables(content: ArmTableContent, page: Page): string {
  const each = Math.max(1, Math.floor((page.width - LABEL) / COLUMN));
  const pages = Array.from({ length: Math.ceil(content.outcomes.length / each) }, (_, i) =>
    content.outcomes.slice(i * each, (i + 1) * each),
  );
  return pages.map((outcomes) => armTable({ ...content, outcomes }, page)).join("\n\n");
}

function armTable({ arms, outcomes, levels, effects }: ArmTableContent, { width, colors }: Page): string {
  const columns = outcomes.map((outcome) => {
    const own = effects.filter((effect) => effect.outcome === outcome.id);
    const ofArms = levels.filter((level) => level.outcome === outcome.id);
    const scale = scaleOf(outcome, ofArms, own);
    const level = { ...scale, decimals: Math.min(scale.decimals, scaleFor(outcome.unit, sizeOf(ofArms), 0).decimals) };
    return { head: headOf(outcome, scale), cell: (arm: string) => cellOf(arm, { own, ofArms, scale, level }, colors) };
  });
  const rows = arms.map(({ id, label }) => [wrapText(label, LABEL - 2).join("\n"), ...columns.map(({ cell }) => cell(id))]);
  return textTable({ head: ["", ...columns.map(({ head }) => head)], rows, width, dim: colors.dim });
}

/** The outcome's name, its unit with when it is read, and which way is good. */
function headOf({ label, unit, direction, indicator }: Outcome, { suffix, level }: Scale): string {
  const words = (level === " %" ? "%" : suffix.trim() === "points" ? "" : suffix.trim()) || unit;
  const when = indicatorInfos().find(({ id }) => id === indicator)?.kind === "state" ? "at the end" : "whole run";
  const good = direction === "none" ? [] : wrapText(`${directionWords(direction, unit)}`, COLUMN - 2);
  return [...wrapText(label, COLUMN - 2), ...wrapText(`${words}, ${when}`, COLUMN - 2), ...good].join("\n");
}

/** One scale for all numbers of an outcome: as fine as its intervals ask for. */
function scaleOf({ unit }: Outcome, levels: readonly ArmLevel[], effects: readonly ArmEffect[]): Scale {
  const halves = effects.flatMap(({ interval }) => (interval === null ? [] : [(interval.high - interval.low) / 2]));
  const precision = halves.length === 0 ? 0 : Math.max(...halves);
  return scaleFor(unit, sizeOf(levels), precision);
}

function sizeOf(levels: readonly ArmLevel[]): number {
  return Math.max(0, ...levels.map(({ mean }) => Math.abs(mean ?? 0)));
}

interface OfOutcome {
  readonly own: readonly ArmEffect[];
  readonly ofArms: readonly ArmLevel[];
  /** Of differences, and of levels, which need fewer decimals. */
  readonly scale: Scale;
  readonly level: Scale;
}

function cellOf(arm: string, { own, ofArms, scale, level }: OfOutcome, colors: Colors): string {
  const effect = own.find((one) => one.arm === arm);
  if (effect === undefined) {
    const mean = ofArms.find((one) => one.arm === arm)?.mean ?? null;
    return mean === null ? "no value" : level.level === " %" ? levelWords(mean, level) : plain(mean, level);
  }
  const { difference, interval, verdict } = effect;
  const below = interval === null ? [] : [`[${signed(interval.low, scale)} to ${signed(interval.high, scale)}]`];
  return [marked(signed(difference, scale), verdict, colors), ...below.map(colors.dim)].join("\n");
}

/** A difference with what may be said of it; `?` where it cannot be told from none. */
export function marked(difference: string, verdict: ArmEffect["verdict"], colors: Colors): string {
  if (verdict === "unclear") return `${difference} ?`;
  if (verdict === "same") return "same";
  if (verdict === "different") return `${difference} *`;
  return (verdict === "better" ? colors.green : colors.red)(`${difference} ${verdict}`);
}
