/** What measures lacked: one row per arm, and below it the intervention that lacked most where it has several. */
import { type Estimate, halfWidth } from "../../statistics/estimate.ts";
import { textTable } from "../../words/textTable.ts";
import { countWords, plain, type Scale, scaleFor, span } from "../../words/words.ts";
import { type ArmFunding, isShort, type MoneyLacked } from "../funding.ts";
import { type Page, paragraphs } from "./textPage.ts";

/** Decimals of yuan in thousands or millions, at most. */
const MOST_DECIMALS = 1;
const THOUSAND = 1000;

/** Whether money was lacking in a sentence, and cells for each arm that lacked any; null where nothing was due. */
export interface MoneyRows {
  readonly sentence: string;
  readonly head: readonly string[];
  /** Below an arm with several interventions the one that lacked most, its name behind two spaces. */
  readonly rows: readonly (readonly string[])[];
}

export function moneyRows(funding: readonly ArmFunding[], labels: ReadonlyMap<string, string>): MoneyRows | null {
  if (funding.length === 0) return null;
  const short = funding.filter(isShort);
  if (short.length === 0) return { sentence: "Money: all measures were paid in full.", head: [], rows: [] };
  const sentence = `Money: measures could not be paid in full in ${short.length} of ${countWords(funding.length, "arm")} with measures that cost; what was not paid was built late or ran below strength.`;
  const scale = scaleOf(short);
  const rows = short.flatMap((arm) => {
    const label = labels.get(arm.arm) ?? arm.arm;
    const [most, ...others] = arm.interventions.filter(isShort).sort((a, b) => b.lacked.value - a.lacked.value);
    const named = others.length === 0 ? "" : `, and ${others.length} more`;
    if (arm.interventions.length === 1) return [cells(label, arm, arm.n, scale)];
    return [cells(label, arm, arm.n, scale), cells(`  ${most.intervention}${named}`, most, arm.n, scale)];
  });
  const head = ["", `lacked,${scale.suffix}`, "of due", "months short", "from to", "runs"];
  const shown = short.every(({ shortRuns, n }) => shortRuns === n) ? head.length - 1 : head.length;
  return { sentence, head: head.slice(0, shown), rows: rows.map((row) => row.slice(0, shown)) };
}

/** On a terminal; empty where nothing was due. */
export function moneyTable(funding: readonly ArmFunding[], labels: ReadonlyMap<string, string>, page: Page): string {
  const money = moneyRows(funding, labels);
  if (money === null) return "";
  const { sentence, head, rows } = money;
  if (rows.length === 0) return sentence;
  return [paragraphs([sentence], page), textTable({ head, rows, width: page.width, dim: page.colors.dim })].join("\n");
}

function cells(label: string, { lacked, due, months, firstMonth, lastMonth, shortRuns }: MoneyLacked, n: number, scale: Scale): string[] {
  const isExact = months.interval === null && Number.isInteger(months.value);
  const few = { ...scaleFor("", months.value, halfWidth(months)), decimals: isExact ? 0 : 1 };
  const whole = { ...scale, decimals: Math.min(scale.decimals, 1) };
  return [
    label,
    withInterval(lacked, scale),
    plain(due.value, whole),
    withInterval(months, few),
    firstMonth === lastMonth ? `${firstMonth}` : `${firstMonth}–${lastMonth}`,
    `${shortRuns}/${n}`,
  ];
}

function withInterval({ value, interval }: Estimate, scale: Scale): string {
  return interval === null ? plain(value, scale) : `${plain(value, scale)} [${span(interval, scale)}]`;
}

/** One scale for all rows, by the smallest amount: thousands of yuan, or millions where all are large. */
function scaleOf(short: readonly ArmFunding[]): Scale {
  const smallest = Math.min(...short.map(({ lacked }) => lacked.value));
  const scale = scaleFor("yuan", Math.max(THOUSAND, smallest), smallest);
  return { ...scale, decimals: Math.min(scale.decimals, MOST_DECIMALS) };
}
