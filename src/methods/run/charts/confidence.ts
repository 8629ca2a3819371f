/** Residents' confidence in each kind of organisation: over time, and at the end by arm. */

import { scaleLinear } from "d3";
import type { Chart, Drawing } from "../../../charts/chart.ts";
import { addGroup, addText, inks } from "../../../charts/element.ts";
import { emptyDrawing, frame, replicationWords } from "../../../charts/frame.ts";
import { organisationKinds } from "../../../model/kindLists.ts";
import { kinds } from "../../../model/kinds.ts";
import type { Estimate } from "../../../statistics/estimate.ts";
import type { ResultTables } from "../../../tables/tables.ts";
import { axisFormat, formatValue } from "../../../words/format.ts";
import { listWords, midSentence } from "../../../words/words.ts";
import { addEstimate, addRowAxis, addRowLabels, estimateDomain, estimateSentence, type RowLayout, rowCentre } from "./parts/armRows.ts";
import { armStyles } from "./parts/armStyle.ts";
import { changeSentence, verdictOf } from "./parts/findings.ts";
import { baselineArm, groupLabel, groupsOf, indicatorInfo, labelWithGroup, leadArm, summaryValues } from "./parts/lookup.ts";
import { estimateOf, pairedEstimate } from "./parts/paired.ts";
import { addTimePanel, armCourses, courseDomain, endLabelWidth, spreadSentence } from "./parts/timePanel.ts";

const named = listWords(kinds.map((kind) => kind.words));
const kindKeys = organisationKinds.map((kind) => `kind:${kind}`);
const labelWidth = 170;

export const confidence: Chart = {
  id: "confidence",
  title: "Confidence by kind of organisation",
  description: `Residents' confidence in ${named} over time and at the end, by arm.`,
  columnsNeeded: [`summary and series: confidence, groups ${kindKeys.join(", ")}`],
  applies: (tables) => kindGroups(tables).length > 0,
  draw: (document, tables) => [drawConfidence(document, tables)],
};

function drawConfidence(document: Document, tables: ResultTables): Drawing {
  const groups = kindGroups(tables);
  if (groups.length === 0) {
    return emptyDrawing(
      document,
      tables.scenario,
      "confidence",
      confidence.title,
      "Confidence by kind of organisation was not recorded in this study.",
    );
  }
  const info = indicatorInfo(tables, "confidence");
  const courses = groups.map((group) => armCourses(tables, "confidence", group));
  const timed = courses.some((course) => course.length > 0);
  const domain = scaleLinear(courseDomain(courses.flat()), [0, 1]).nice(4).domain() as [number, number];
  return frame(document, {
    footer: tables.scenario,
    name: "confidence",
    title: titleSentence(tables, groups),
    subtitle: `${replicationWords(tables)} of each arm. ${timed ? spreadSentence(tables, courses.flat()) : ""} At the end: ${midSentence(estimateSentence(tables))}`,
    body: (group, width) => {
      const panelWidth = (width - labelWidth) / groups.length;
      const endWidth = endLabelWidth(courses.flat(), 84, 118);
      const top = timed ? 250 : 0;
      if (timed) addText(group, 0, 40, "Over time", { size: 13, strong: true });
      groups.forEach((key, i) => {
        if (!timed) return;
        addTimePanel(group, {
          x: labelWidth + i * panelWidth + 14,
          y: 40,
          width: panelWidth - 14 - endWidth - 10,
          height: 150,
          title: groupLabel(tables, key),
          unit: info.unit,
          courses: courses[i]!,
          horizonDays: tables.scenario.horizonDays,
          domain,
          ticks: i === 0,
          labelWidth: endWidth,
        });
      });
      return top + addEndRows(addGroup(group, 0, top), tables, groups, panelWidth);
    },
  });
}

function addEndRows(parent: Element, tables: ResultTables, groups: readonly string[], panelWidth: number): number {
  const info = indicatorInfo(tables, "confidence");
  const styles = armStyles(tables);
  const layout: RowLayout = { styles, y: 24, rowHeight: 25, labelWidth, width: labelWidth + panelWidth * groups.length };
  addText(parent, 0, 8, "At the end", { size: 13, strong: true });
  addRowLabels(parent, layout);
  const cells = groups.map((key) =>
    styles.map((style) => [...(summaryValues(tables, "confidence", key).get(style.arm.id)?.values() ?? [])]),
  );
  const estimates: (Estimate | undefined)[][] = cells.map((column) => column.map(estimateOf));
  const domain = estimateDomain(estimates.flat(), cells.flat(2), false);
  groups.forEach((key, i) => {
    const group = addGroup(parent, labelWidth + i * panelWidth, 0);
    const x = scaleLinear(domain, [14, panelWidth - 66]).nice(6);
    addText(group, 14, 8, groupLabel(tables, key), { size: 12, strong: true, maxWidth: panelWidth - 20 });
    addRowAxis(group, layout, x, axisFormat(info.unit, domain[1]), 3);
    styles.forEach((style, row) => {
      const value = estimates[i]![row];
      if (value === undefined) return;
      addEstimate(group, { x, y: rowCentre(layout, row) - 1 }, style, value, { singles: cells[i]![row]! });
      addText(group, panelWidth - 56, rowCentre(layout, row) + 4, formatValue(value.value, info.unit), {
        size: 11,
        fill: inks.secondary,
        maxWidth: 54,
      });
    });
  });
  return layout.y + styles.length * layout.rowHeight + 34;
}

function titleSentence(tables: ResultTables, groups: readonly string[]): string {
  const arm = leadArm(tables);
  const baseline = baselineArm(tables);
  if (arm === undefined || baseline === undefined) return "Confidence by kind of organisation in the only arm of this study";
  const info = indicatorInfo(tables, "confidence");
  const pairs = groups.map((group) => {
    const values = summaryValues(tables, "confidence", group);
    return { group, paired: pairedEstimate(values.get(arm.id), values.get(baseline.id)) };
  });
  const police = pairs.find((pair) => pair.group === "kind:police") ?? pairs[0]!;
  if (police.paired === undefined) return "Confidence by kind of organisation, by arm";
  const label = labelWithGroup(tables, info.label, police.group);
  const indicator = { ...info, id: "", label };
  const sentence = changeSentence(tables, {
    indicator,
    arm,
    paired: police.paired,
    verdict: verdictOf(police.paired, indicator.direction),
  });
  const others = pairs.filter((pair) => pair !== police && pair.paired !== undefined && pair.paired.n > 1);
  if (others.length === 0) return sentence;
  const clear = others
    .filter((pair) => verdictOf(pair.paired, info.direction) !== "unclear")
    .map((pair) => midSentence(groupLabel(tables, pair.group)));
  if (clear.length === others.length && clear.length > 1)
    return `${sentence}; confidence in each of the ${clear.length} other kinds can be told from baseline`;
  return `${sentence}; of the other kinds, ${clear.length === 0 ? "none" : clear.join("; ")} can be told from baseline`;
}

function kindGroups(tables: ResultTables): string[] {
  const present = new Set([...groupsOf(tables, "summary", "confidence", "kind"), ...groupsOf(tables, "series", "confidence", "kind")]);
  return kindKeys.filter((group) => present.has(group));
}
