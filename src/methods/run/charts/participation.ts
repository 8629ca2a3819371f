/** Who takes part: share of active residents by form over time, and by age. */
import { scaleLinear } from "d3";
import type { Chart, Drawing } from "../../../charts/chart.ts";
import { add, addGroup, addLine, addText, inks } from "../../../charts/element.ts";
import { emptyDrawing, frame } from "../../../charts/frame.ts";
import { textWidth } from "../../../charts/textWidth.ts";
import type { ResultTables } from "../../../tables/tables.ts";
import { runChartLabels as labels } from "../../../words/en/runChartLabels.ts";
import { en } from "../../../words/en.ts";
import { tell } from "../../../words/finding.ts";
import { axisFormat } from "../../../words/format.ts";
import { addEstimate, estimateDomain } from "./parts/armRows.ts";
import { addMark, armStyles, lineStyles } from "./parts/armStyle.ts";
import { leadChangeOf, mostTold, toldArms } from "./parts/findings.ts";
import { groupLabel, groupsOf, indicatorInfo, summaryValues } from "./parts/lookup.ts";
import { linesNote, marksNote, subtitleOf } from "./parts/notes.ts";
import { estimateOf } from "./parts/paired.ts";
import { addTimePanel, armCourses, endLabelWidth } from "./parts/timePanel.ts";

const forms = ["form:patrol", "form:deliberation", "form:help", "form:look"];

export const participation: Chart = {
  id: "participation",
  title: "Participation by form and by age",
  description:
    "Share of residents who take part by patrolling, deliberating, helping neighbours and looking for hazards over time, and by age.",
  columnsNeeded: ["series: active-share, groups form:*", "summary: active-share, groups age:*"],
  applies: (tables) => formGroups(tables).length > 0 || groupsOf(tables, "summary", "active-share", "age").length > 0,
  draw: (document, tables) => [drawParticipation(document, tables)],
};

function drawParticipation(document: Document, tables: ResultTables): Drawing {
  if (!participation.applies(tables)) {
    return emptyDrawing(document, tables.scenario, "participation", participation.title, labels.noData.participation);
  }
  const groups = formGroups(tables);
  const ages = groupsOf(tables, "summary", "active-share", "age");
  const info = indicatorInfo(tables, "active-share");
  const styles = lineStyles(tables, mostTold(tables), toldArms(tables, info));
  const courses = groups.map((group) => armCourses(tables, "active-share", group, styles));
  return frame(document, {
    footer: tables.scenario,
    name: "participation",
    title: tell({ kind: "run-participation", change: leadChangeOf(tables, info) }, en),
    subtitle: subtitleOf(tables, [
      ...(groups.length === 0 ? [] : [linesNote(tables, courses.flat())]),
      ...(ages.length === 0 ? [] : [marksNote(tables, { differences: null, dots: false })]),
    ]),
    body: (group, width) => {
      const panelWidth = width / Math.max(1, groups.length);
      const labelWidth = endLabelWidth(courses.flat(), 90, 156);
      groups.forEach((key, i) => {
        addTimePanel(group, {
          x: i * panelWidth + 44,
          y: 42,
          width: panelWidth - 44 - labelWidth - 8,
          height: 160,
          title: groupLabel(tables, key),
          unit: info.unit,
          unitWords: labels.whole(info.id, info.unit),
          courses: courses[i]!,
          horizonDays: tables.scenario.horizonDays,
          labelWidth,
        });
      });
      const top = groups.length > 0 ? 252 : 0;
      return ages.length === 0 ? top : top + addAgePanel(addGroup(group, 0, top), tables, ages, width);
    },
  });
}

/** One row for each age group; the arms share the row, each with its own shape and height within it. */
function addAgePanel(parent: Element, tables: ResultTables, ages: readonly string[], width: number): number {
  const info = indicatorInfo(tables, "active-share");
  const styles = armStyles(tables);
  const cells = ages.map((age) =>
    styles.map((style) => [...(summaryValues(tables, "active-share", age).get(style.arm.id)?.values() ?? [])]),
  );
  const shown = styles.filter((style) => style.role !== "muted").length;
  const rowHeight = Math.max(26, shown * 11 + 8);
  const top = 40;
  const domain = estimateDomain(cells.flat().map(estimateOf), [], true);
  const x = scaleLinear(domain, [150, width - 30]).nice(6);
  const axis = axisFormat(info.unit, domain[1]);
  addText(parent, 0, 4, labels.byAge(info.label), { size: 13, strong: true });
  addArmKey(parent, tables, 22, width);
  for (const tick of x.ticks(8)) {
    addLine(parent, x(tick), top, x(tick), top + ages.length * rowHeight, { stroke: inks.grid });
    addText(parent, x(tick), top + ages.length * rowHeight + 15, axis.tick(tick), { size: 11, fill: inks.secondary, anchor: "middle" });
  }
  addText(parent, (150 + width - 30) / 2, top + ages.length * rowHeight + 30, labels.ofAgeGroup, {
    size: 11,
    fill: inks.secondary,
    anchor: "middle",
  });
  ages.forEach((age, row) => {
    const y = top + row * rowHeight;
    addLine(parent, 0, y, width, y, { stroke: inks.grid });
    addText(parent, 0, y + rowHeight / 2 + 4, groupLabel(tables, age), { maxWidth: 140 });
    const estimates = styles.map((style, i) => ({ style, value: estimateOf(cells[row]![i]) }));
    for (const { style, value } of estimates) {
      if (value === undefined || style.role !== "muted") continue;
      addLine(parent, x(value.value), y + 4, x(value.value), y + rowHeight - 4, { stroke: style.colour, "stroke-width": 1.6 });
    }
    let slot = 0;
    estimates.forEach(({ style, value }) => {
      if (value === undefined || style.role === "muted") return;
      slot += 1;
      addEstimate(parent, { x, y: y + (slot * rowHeight) / (shown + 1) }, style, value);
    });
  });
  return top + ages.length * rowHeight + 34;
}

function addArmKey(parent: Element, tables: ResultTables, y: number, width: number): void {
  const styles = armStyles(tables);
  const named = styles.filter((style) => style.role !== "muted");
  const left = named.length > 4 ? 9 : 150;
  const room = Math.min(180, (width - left) / (named.length + (named.length < styles.length ? 1 : 0)));
  let x = left;
  for (const style of named) {
    addMark(parent, x, y - 4, style, { size: 50 });
    addText(parent, x + 10, y, style.arm.label, { size: 11.5, smallest: 10, fill: style.ink, maxWidth: room - 24 });
    x += Math.min(room, textWidth(style.arm.label, 11.5) + 34);
  }
  if (named.length < styles.length) {
    add(parent, "rect", { x, y: y - 10, width: 1.8, height: 12, fill: "#b3b3b3" });
    addText(parent, x + 8, y, labels.otherArms(styles.length - named.length), { size: 11.5, fill: inks.secondary });
  }
}

function formGroups(tables: ResultTables): string[] {
  const present = groupsOf(tables, "series", "active-share", "form");
  return [...forms.filter((form) => present.includes(form)), ...present.filter((form) => !forms.includes(form))].slice(0, forms.length);
}
