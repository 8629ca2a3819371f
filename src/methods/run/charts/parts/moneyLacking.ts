/** What the measures of each arm were due, and what of it could not be paid. */
import { scaleLinear } from "d3";
import { add, addText } from "../../../../charts/element.ts";
import { textWidth } from "../../../../charts/textWidth.ts";
import type { ResultTables } from "../../../../tables/tables.ts";
import { runChartLabels } from "../../../../words/en/runChartLabels.ts";
import { formatValue } from "../../../../words/format.ts";
import { addArmLabel } from "./armRows.ts";
import { armStyles } from "./armStyle.ts";
import { addMoneyAxis, labelWidth } from "./moneyBars.ts";

const labels = runChartLabels.money;
const lackedWidth = 250;
const paidFill = "#9fb8c8";
const lackedFill = "#D55E00";

/** A bar for each arm to which money was due, from the top of `parent`; returns the height used, 0 where none was due. */
export function addLacking(parent: Element, tables: ResultTables, width: number): number {
  const styles = armStyles(tables);
  const rows = (tables.funding ?? []).flatMap((own) => {
    const style = styles.find(({ arm }) => arm.id === own.arm);
    return style === undefined || own.due.value <= 0 ? [] : [{ own, style }];
  });
  if (rows.length === 0) return 0;
  const rowHeight = 24;
  const top = 26;
  addText(parent, 0, 6, labels.due, { size: 14, strong: true });
  addLackingKey(parent, width);
  const x = scaleLinear(
    [0, Math.max(...rows.map(({ own }) => Math.max(own.due.value, own.lacked.interval?.high ?? 0)))],
    [labelWidth, width - lackedWidth],
  );
  addMoneyAxis(parent, x, top, top + rows.length * rowHeight, 6);
  rows.forEach(({ own: { due, lacked }, style }, row) => {
    const y = top + row * rowHeight;
    const paid = Math.max(0, due.value - lacked.value);
    addArmLabel(parent, { x: 0, y: y + rowHeight / 2 + 4, width: labelWidth - 12 }, style.arm.label, style.ink);
    add(parent, "rect", { x: x(0), y: y + 5, width: x(paid) - x(0), height: rowHeight - 10, fill: paidFill });
    add(parent, "rect", { x: x(paid), y: y + 5, width: x(due.value) - x(paid), height: rowHeight - 10, fill: lackedFill });
    const words = labels.lackedOf(formatValue(lacked.value, "yuan", lacked.interval), formatValue(due.value, "yuan"));
    addText(parent, x(due.value) + 8, y + rowHeight / 2 + 4, words, { size: 11.5, smallest: 9.5, maxWidth: width - x(due.value) - 8 });
  });
  return top + rows.length * rowHeight + 22;
}

function addLackingKey(parent: Element, width: number): void {
  let x = width - 190;
  for (const [fill, words] of [
    [paidFill, labels.paid],
    [lackedFill, labels.lacking],
  ] as const) {
    add(parent, "rect", { x, y: -4, width: 11, height: 11, fill });
    addText(parent, x + 16, 6, words, { size: 11.5 });
    x += textWidth(words, 11.5) + 34;
  }
}
