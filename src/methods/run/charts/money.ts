/** Where the money comes from and what it is used for, by arm, from the double-entry ledger. */

import { scaleLinear, stack } from "d3";
import type { Chart, Drawing } from "../../../charts/chart.ts";
import { add, addGroup, addLine, addText, addTooltip, inks } from "../../../charts/element.ts";
import { emptyDrawing, frame, meanWords } from "../../../charts/frame.ts";
import { textWidth } from "../../../charts/textWidth.ts";
import type { LedgerRow, ResultTables } from "../../../tables/tables.ts";
import { axisFormat, formatValue } from "../../../words/format.ts";
import { lackTitle } from "../../text/lackText.ts";
import { addArmLabel } from "./parts/armRows.ts";
import { armStyles } from "./parts/armStyle.ts";
import { shortLabel } from "./parts/findings.ts";
import { baselineArm, entry, leadArm } from "./parts/lookup.ts";

/** Tol's muted colours with the ink that can be read on each. */
const fills = [
  { fill: "#332288", ink: "#ffffff" },
  { fill: "#88CCEE", ink: "#1a1a1a" },
  { fill: "#117733", ink: "#ffffff" },
  { fill: "#DDCC77", ink: "#1a1a1a" },
  { fill: "#882255", ink: "#ffffff" },
  { fill: "#44AA99", ink: "#1a1a1a" },
  { fill: "#CC6677", ink: "#1a1a1a" },
  { fill: "#c4c4c4", ink: "#1a1a1a" },
];
const mostParts = fills.length;
const labelWidth = 170;

interface Breakdown {
  readonly heading: string;
  readonly parts: readonly string[];
  /** Mean yuan per replication of each part, by arm. */
  readonly byArm: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

export const money: Chart = {
  id: "money",
  title: "Money by source and by use",
  description: "Stacked bars of yuan by source and by use for each arm, mean over replications.",
  columnsNeeded: ["ledger: from (source:*), to, purpose, yuan"],
  applies: (tables) => tables.ledger.length > 0,
  draw: (document, tables) => [drawMoney(document, tables)],
};

function drawMoney(document: Document, tables: ResultTables): Drawing {
  if (tables.ledger.length === 0)
    return emptyDrawing(document, tables.scenario, "money", money.title, "The ledger of this study is empty: no money was booked.");
  const sources = breakdown(tables, "Where the money comes from", sourceRows(tables), (row) => row.from.slice("source:".length), `source:`);
  const uses = breakdown(tables, "What it is used for", useRows(tables), (row) => row.purpose, "purpose:");
  const largest = Math.max(1, ...[sources, uses].flatMap((part) => [...part.byArm.values()].map((parts) => sum(parts))));
  return frame(document, {
    footer: tables.scenario,
    name: "money",
    title: titleSentence(tables, uses),
    subtitle: `Whole-horizon sums of the ledger, ${meanWords(tables)} of each arm. Uses are counted where the money is finally spent; money moved between accounts on the way is counted once.${keptSentence(sources, uses)}`,
    body: (group, width) => {
      const top = addBreakdown(group, tables, sources, largest, width);
      return top + 22 + addBreakdown(addGroup(group, 0, top + 22), tables, uses, largest, width);
    },
  });
}

function addBreakdown(parent: Element, tables: ResultTables, part: Breakdown, largest: number, width: number): number {
  const styles = armStyles(tables);
  const rowHeight = styles.length > 6 ? 24 : 32;
  addText(parent, 0, 6, part.heading, { size: 14, strong: true });
  const top = addKey(parent, part.parts, 26, width) + 8;
  const x = scaleLinear([0, largest], [labelWidth, width - 120]);
  const axis = axisFormat("yuan", largest);
  const bottom = top + styles.length * rowHeight;
  for (const tick of x.ticks(6)) {
    addLine(parent, x(tick), top, x(tick), bottom, { stroke: inks.grid });
    addText(parent, x(tick), bottom + 15, axis.tick(tick), { size: 11, fill: inks.secondary, anchor: "middle" });
  }
  addText(parent, width - 112, bottom + 15, axis.unit, { size: 11, fill: inks.secondary });
  const layers = stack<Record<string, number>>().keys(part.parts);
  styles.forEach((style, row) => {
    const values = part.byArm.get(style.arm.id) ?? new Map<string, number>();
    const y = top + row * rowHeight;
    addArmLabel(parent, { x: 0, y: y + rowHeight / 2 + 4, width: labelWidth - 12 }, style.arm.label, style.ink);
    const record = Object.fromEntries(part.parts.map((name) => [name, values.get(name) ?? 0]));
    layers([record]).forEach((layer, i) => {
      const [from, to] = layer[0]!;
      if (to > from)
        addSegment(parent, { x: x(from), y: y + 4, width: x(to) - x(from), height: rowHeight - 8 }, i, part.parts[i]!, to - from);
    });
    addText(parent, x(sum(values)) + 8, y + rowHeight / 2 + 4, sum(values) === 0 ? "nothing booked" : formatValue(sum(values), "yuan"), {
      size: 11.5,
    });
  });
  return bottom + 22;
}

function addSegment(
  parent: Element,
  box: { x: number; y: number; width: number; height: number },
  index: number,
  name: string,
  yuan: number,
): void {
  const look = fills[index]!;
  const rect = add(parent, "rect", { ...box, fill: look.fill, stroke: inks.paper, "stroke-width": 1 });
  addTooltip(rect, `${name}: ${formatValue(yuan, "yuan")}`);
  const short = formatValue(yuan, "yuan")
    .replace(/ yuan$/, "")
    .replace(" thousand", " k")
    .replace(" million", " M");
  const label = [`${name} ${short}`, name, short].find((text) => textWidth(text, 11) < box.width - 8);
  if (label !== undefined)
    addText(parent, box.x + box.width / 2, box.y + box.height / 2 + 4, label, { size: 11, fill: look.ink, anchor: "middle" });
}

/** Names every part once, in the order of the segments; returns the y below the last line. */
function addKey(parent: Element, parts: readonly string[], y: number, width: number): number {
  let x = labelWidth;
  let line = y;
  parts.forEach((name, i) => {
    const needed = Math.min(260, textWidth(name, 11.5)) + 36;
    if (x + needed > width && x > labelWidth) {
      x = labelWidth;
      line += 18;
    }
    add(parent, "rect", { x, y: line - 9, width: 11, height: 11, fill: fills[i]!.fill });
    addText(parent, x + 16, line, name, { size: 11.5, maxWidth: 260 });
    x += needed;
  });
  return line;
}

/** Sums rows into at most eight parts, the largest first; the smallest become `other`. */
function breakdown(
  tables: ResultTables,
  heading: string,
  rows: readonly LedgerRow[],
  partOf: (row: LedgerRow) => string,
  prefix: string,
): Breakdown {
  const totals = new Map<string, number>();
  for (const row of rows) totals.set(partOf(row), (totals.get(partOf(row)) ?? 0) + row.yuan);
  const ranked = [...totals]
    .filter(([, yuan]) => yuan > 0)
    .sort((a, b) => b[1] - a[1])
    .map(([name]) => name);
  const kept = ranked.length <= mostParts ? ranked : ranked.slice(0, mostParts - 1);
  const labelOf = new Map(kept.map((name) => [name, words(tables.groupLabels[`${prefix}${name}`] ?? name)]));
  const byArm = new Map<string, Map<string, number>>();
  for (const row of rows) {
    if (!totals.has(partOf(row)) || totals.get(partOf(row))! <= 0) continue;
    const label = labelOf.get(partOf(row)) ?? "other";
    const parts = entry(byArm, row.arm, () => new Map<string, number>());
    parts.set(label, (parts.get(label) ?? 0) + row.yuan / replicationsOf(tables, row.arm));
  }
  for (const parts of byArm.values()) for (const [label, yuan] of parts) parts.set(label, Math.max(0, yuan));
  const parts = [...new Set([...kept.map((name) => labelOf.get(name)!), ...(kept.length < ranked.length ? ["other"] : [])])];
  return { heading, parts, byArm };
}

function sourceRows(tables: ResultTables): LedgerRow[] {
  return tables.ledger.filter((row) => row.from.startsWith("source:"));
}

/** Rows into accounts that pay nothing onward, so that transfers are not counted twice; without any, the rows from sources. */
function useRows(tables: ResultTables): LedgerRow[] {
  const payers = new Set(tables.ledger.map((row) => row.from));
  const final = tables.ledger.filter((row) => !payers.has(row.to));
  return final.length > 0 ? final : sourceRows(tables);
}

const replicationCounts = new WeakMap<ResultTables, Map<string, Set<number>>>();

function replicationsOf(tables: ResultTables, arm: string): number {
  let counts = replicationCounts.get(tables);
  if (counts === undefined) {
    counts = new Map();
    for (const row of [...tables.ledger, ...tables.summary]) entry(counts, row.arm, () => new Set<number>()).add(row.replication);
    replicationCounts.set(tables, counts);
  }
  return counts.get(arm)!.size;
}

function titleSentence(tables: ResultTables, uses: Breakdown): string {
  const arms = [baselineArm(tables), leadArm(tables)].filter((arm) => arm !== undefined);
  const spent = arms.map((arm) => ({ arm, yuan: sum(uses.byArm.get(arm.id) ?? new Map()), parts: uses.byArm.get(arm.id) }));
  const amounts = spent.map(({ arm, yuan }) => `${formatValue(yuan, "yuan")} under ${shortLabel(arm.label)}`).join(" and ");
  const last = spent.at(-1);
  const largest = [...(last?.parts ?? [])].sort((a, b) => b[1] - a[1])[0];
  if (last === undefined || largest === undefined) return "Money by source and by use, by arm";
  const share = Math.round((100 * largest[1]) / last.yuan);
  const lacked = lackTitle(tables.funding ?? [], [{ id: last.arm.id, label: shortLabel(last.arm.label) }]);
  return `Spending ${tables.scenario.replications < 2 ? "is" : "averages"} ${amounts}; the largest use ${spent.length > 1 ? "there" : ""} is ${largest[0]} (${share} %)${lacked}`.replace(
    "use  is",
    "use is",
  );
}

/** Where more comes in than is spent, or more is spent than comes in, by more than 1 % in any arm. */
function keptSentence(sources: Breakdown, uses: Breakdown): string {
  const kept = [...sources.byArm].some(([arm, parts]) => sum(parts) - sum(uses.byArm.get(arm) ?? new Map()) > 0.01 * sum(parts));
  const drawn = [...sources.byArm].some(([arm, parts]) => sum(uses.byArm.get(arm) ?? new Map()) - sum(parts) > 0.01 * sum(parts));
  const first = kept ? " What is received and not spent stays in the accounts, so the first bars can be longer." : "";
  return drawn ? `${first} What is spent beyond the receipts is drawn from the accounts, so the second bars can be longer.` : first;
}

function words(id: string): string {
  const wages = /^wages[- ](.+)$/.exec(id)?.[1];
  if (wages !== undefined) return `${wages === "ngo" ? "NGO" : wages.replaceAll("-", " ")} wages`;
  return id.replaceAll("-", " ");
}

function sum(parts: ReadonlyMap<string, number>): number {
  return [...parts.values()].reduce((total, yuan) => total + yuan, 0);
}
