/** Main indicators over time, one small panel each, with the policy timeline of each arm underneath. */

import type { Chart, Drawing } from "../../../charts/chart.ts";
import { add, addGroup } from "../../../charts/element.ts";
import { emptyDrawing, frame } from "../../../charts/frame.ts";
import type { IndicatorInfo, ResultTables } from "../../../tables/tables.ts";
import { runChartLabels as labels } from "../../../words/en/runChartLabels.ts";
import { en } from "../../../words/en.ts";
import { tell } from "../../../words/finding.ts";
import type { RunChartNote } from "../../../words/findings/runChartNotes.ts";
import { lineStyles } from "./parts/armStyle.ts";
import { coursesTitle, mainIndicators, mostTold, shortLabel, toldArms } from "./parts/findings.ts";
import { baselineArm, isFlow, mainGroup, mainLabel, periodDays, seriesCourses } from "./parts/lookup.ts";
import { linesNote, subtitleOf } from "./parts/notes.ts";
import { addPolicyTimeline } from "./parts/policyTimeline.ts";
import { addTimePanel, armCourses, endLabelWidth } from "./parts/timePanel.ts";

const columns = 3;
/** Most arms, beside the baseline and the lead arm, that have a line of their own in a panel. */
const mostLines = 3;
const panel = { left: 50, top: 40, height: 122, rowHeight: 208 };

export const trajectories: Chart = {
  id: "trajectories",
  title: "Main indicators over time",
  description: "Small multiples of the main indicators by arm, with the spread over replications and the policy timeline of each arm.",
  columnsNeeded: ["series: main indicators", "arms: timeline"],
  applies: (tables) => mainIndicators(tables, "series").length > 0,
  draw: (document, tables) => [drawTrajectories(document, tables)],
};

function drawTrajectories(document: Document, tables: ResultTables): Drawing {
  const indicators = mainIndicators(tables, "series");
  if (indicators.length === 0) {
    return emptyDrawing(document, tables.scenario, "trajectories", trajectories.title, labels.noData.trajectories);
  }
  const coloured = mostTold(tables);
  const courses = indicators.map((indicator) => {
    const styles = lineStyles(tables, coloured, toldArms(tables, indicator).slice(0, mostLines));
    return armCourses(tables, indicator.id, mainGroup(tables, indicator.id), styles);
  });
  return frame(document, {
    footer: tables.scenario,
    name: "trajectories",
    title: tell(coursesTitle(tables), en),
    subtitle: subtitleOf(tables, [linesNote(tables, courses.flat()), ...eventsNote(tables)]),
    body: (group, width) => {
      const panelWidth = width / columns;
      const labelWidth = endLabelWidth(courses.flat(), 110, 150);
      indicators.forEach((indicator, i) => {
        addTimePanel(group, {
          x: (i % columns) * panelWidth + panel.left,
          y: Math.floor(i / columns) * panel.rowHeight + panel.top,
          width: panelWidth - panel.left - labelWidth - 8,
          height: panel.height,
          title: mainLabel(tables, indicator),
          unit: unitOverTime(tables, indicator),
          unitWords: labels.whole(indicator.id, indicator.unit),
          courses: courses[i]!,
          horizonDays: tables.scenario.horizonDays,
          labelWidth,
          under: addEvents(tables),
        });
      });
      const top = Math.ceil(indicators.length / columns) * panel.rowHeight;
      return top + addPolicyTimeline(addGroup(group, 0, top), tables, width);
    },
  });
}

function unitOverTime(tables: ResultTables, { id, unit }: IndicatorInfo): string {
  const group = mainGroup(tables, id);
  const days = periodDays(seriesCourses(tables, id, group));
  return days !== undefined && isFlow(tables, id, group) ? labels.per(unit, days) : unit;
}

/** Shades the days of emergencies, which are the same in every arm unless patched. */
function addEvents(tables: ResultTables) {
  const events = baselineArm(tables)?.events ?? [];
  return (group: SVGGElement, x: (day: number) => number) => {
    events.forEach((event) => {
      const left = x(Math.min(event.day, tables.scenario.horizonDays));
      const right = x(Math.min(event.day + Math.max(1, event.days), tables.scenario.horizonDays));
      add(group, "rect", {
        x: left,
        y: 0,
        width: Math.max(1.5, right - left),
        height: panel.height,
        fill: "#d9c7a8",
        "fill-opacity": 0.55,
      });
    });
  };
}

function eventsNote(tables: ResultTables): RunChartNote[] {
  const labels = [...new Set((baselineArm(tables)?.events ?? []).map((event) => shortLabel(event.label)))];
  return labels.length === 0 ? [] : [{ kind: "run-events", labels }];
}
