/** Bars of money: a stack for each arm and, on a scale of its own, what it has more or less than the baseline. */
import { scaleLinear } from "d3";
import { add, addLine, addText, addTooltip, inks } from "../../../../charts/element.ts";
import { textWidth } from "../../../../charts/textWidth.ts";
import { isClear } from "../../../../statistics/estimate.ts";
import type { ResultTables } from "../../../../tables/tables.ts";
import { runChartLabels } from "../../../../words/en/runChartLabels.ts";
import { axisFormat, formatDifference, formatValue } from "../../../../words/format.ts";
import { addArmLabel, estimateDomain, type Scale } from "./armRows.ts";
import { armStyles } from "./armStyle.ts";
import { baselineArm, comparedArms } from "./lookup.ts";
import { type Breakdown, sumOf } from "./moneyTables.ts";
import { type PairedEstimate, pairedEstimate } from "./paired.ts";

const labels = runChartLabels.money;

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
export const labelWidth = 170;
/** Room at the right of bars for their sums, and of differences for theirs. */
const sumWidth = 100;
const gap = 26;

/** Draws key, bars and differences from the top of `parent`; returns the height used. */
export function addBreakdown(parent: Element, tables: ResultTables, part: Breakdown, width: number): number {
  const compared = comparedArms(tables).length > 0;
  const styles = armStyles(tables);
  const rowHeight = styles.length > 6 ? 26 : 32;
  addText(parent, 0, 6, part.heading, { size: 14, strong: true });
  const top = addKey(parent, part.parts, 26, width) + (compared ? 26 : 8);
  const bottom = top + styles.length * rowHeight;
  const right = compared ? labelWidth + (width - labelWidth) * 0.5 : width;
  const x = scaleLinear([0, Math.max(1, ...[...part.byArm.values()].map(sumOf))], [labelWidth, right - sumWidth]);
  addMoneyAxis(parent, x, top, bottom, 5);
  styles.forEach(({ arm, ink }, row) => {
    const y = top + row * rowHeight;
    const parts = part.byArm.get(arm.id);
    addArmLabel(parent, { x: 0, y: y + rowHeight / 2 + 4, width: labelWidth - 12 }, arm.label, ink);
    let from = 0;
    part.parts.forEach((name, i) => {
      const yuan = parts?.get(name) ?? 0;
      if (yuan > 0) addSegment(parent, { x: x(from), y: y + 4, width: x(from + yuan) - x(from), height: rowHeight - 8 }, i, name, yuan);
      from += yuan;
    });
    const sum = sumOf(parts);
    const words = sum === 0 ? labels.nothing : formatValue(sum, "yuan");
    addText(parent, x(sum) + 6, y + rowHeight / 2 + 4, words, { size: 11.5, smallest: 10, maxWidth: sumWidth - 8 });
  });
  if (compared) addDifferences(parent, tables, part, { left: right + gap, width, top, rowHeight });
  return bottom + 22;
}

interface DifferenceSpec {
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly rowHeight: number;
}

/** Parts that an arm has more stand to the right of zero, others to the left; the mark is the whole difference. */
function addDifferences(parent: Element, tables: ResultTables, part: Breakdown, { left, width, top, rowHeight }: DifferenceSpec): void {
  const styles = armStyles(tables);
  const baseline = baselineArm(tables)!;
  const whole = styles.map(({ arm }) => pairedEstimate(part.totals.get(arm.id), part.totals.get(baseline.id)));
  const base = part.byArm.get(baseline.id);
  const stacks = styles.map(({ arm }) =>
    stacked(part.parts.map((name) => (part.byArm.get(arm.id)?.get(name) ?? 0) - (base?.get(name) ?? 0))),
  );
  const ends = stacks.flatMap((stack) => stack.flatMap(({ from, to }) => [from, to]));
  const x = scaleLinear(estimateDomain(whole, ends, true), [left, width - sumWidth]).nice(4);
  const bottom = top + styles.length * rowHeight;
  addText(parent, left, top - 8, labels.more, { size: 11, fill: inks.secondary });
  addMoneyAxis(parent, x, top, bottom, 4);
  styles.forEach(({ arm }, row) => {
    if (arm === baseline) return;
    const y = top + row * rowHeight;
    stacks[row]!.forEach(({ from, to }, i) => {
      const box = { x: x(Math.min(from, to)), y: y + 5, width: Math.abs(x(to) - x(from)), height: rowHeight - 10 };
      if (box.width > 0.05)
        addTooltip(add(parent, "rect", { ...box, fill: fills[i]!.fill }), `${part.parts[i]}: ${formatDifference(to - from, "yuan")}`);
    });
    addWhole(parent, x, y + rowHeight / 2, whole[row], width);
  });
}

function addWhole(parent: Element, x: Scale, y: number, paired: PairedEstimate | undefined, width: number): void {
  if (paired === undefined) return;
  const { value, interval } = paired;
  if (interval !== null) addLine(parent, x(interval.low), y, x(interval.high), y, { stroke: inks.text, "stroke-width": 1.6 });
  add(parent, "circle", {
    cx: x(value),
    cy: y,
    r: 3.4,
    fill: isClear(paired) ? inks.text : inks.paper,
    stroke: inks.text,
    "stroke-width": 1.6,
  });
  const words = value === 0 && interval === null ? labels.noDifference : formatDifference(value, "yuan", interval);
  addText(parent, width - sumWidth + 10, y + 4, words, { size: 11.5, smallest: 10, maxWidth: sumWidth - 10 });
}

/** Where each part lies: those above zero one after another to the right, those below to the left. */
function stacked(differences: readonly number[]): { readonly from: number; readonly to: number }[] {
  let more = 0;
  let less = 0;
  return differences.map((difference) => {
    const from = difference > 0 ? more : less;
    if (difference > 0) more += difference;
    else less += difference;
    return { from, to: from + difference };
  });
}

/** Ticks in yuan, with their unit at the right end. */
export function addMoneyAxis(parent: Element, x: Scale, top: number, bottom: number, ticks: number): void {
  const [low, high] = x.domain() as [number, number];
  const axis = axisFormat("yuan", Math.max(Math.abs(low), Math.abs(high)));
  for (const tick of x.ticks(ticks)) {
    addLine(parent, x(tick), top, x(tick), bottom, { stroke: tick === 0 ? inks.axis : inks.grid });
    addText(parent, x(tick), bottom + 15, axis.tick(tick), { size: 11, fill: inks.secondary, anchor: "middle" });
  }
  addText(parent, x.range()[1]! + 22, bottom + 15, axis.unit, { size: 11, fill: inks.secondary });
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
