/** Main indicators over time, one small panel each, with the policy timeline of each arm underneath. */

import type { Chart, Drawing } from "../../../charts/chart.ts";
import { add, addGroup } from "../../../charts/element.ts";
import { emptyDrawing, frame, replicationWords } from "../../../charts/frame.ts";
import { truncate } from "../../../charts/textWidth.ts";
import type { ResultTables } from "../../../tables/tables.ts";
import { countWords } from "../../../words/words.ts";
import { armStyles } from "./parts/armStyle.ts";
import { leadChange, mainIndicators, shortLabel } from "./parts/findings.ts";
import { baselineArm, isFlow, mainGroup, mainLabel, periodDays, seriesCourses } from "./parts/lookup.ts";
import { addPolicyTimeline } from "./parts/policyTimeline.ts";
import { addTimePanel, armCourses, endLabelWidth, spreadSentence } from "./parts/timePanel.ts";

const columns = 3;
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
    return emptyDrawing(
      document,
      tables.scenario,
      "trajectories",
      trajectories.title,
      "No main indicator was recorded over time in this study.",
    );
  }
  const courses = indicators.map((indicator) => armCourses(tables, indicator.id, mainGroup(tables, indicator.id)));
  const many = armStyles(tables).some((style) => style.role === "muted");
  return frame(document, {
    footer: tables.scenario,
    name: "trajectories",
    title: titleSentence(tables),
    subtitle: `${replicationWords(tables)} of each arm. ${spreadSentence(tables, courses.flat())} Value axes start at zero only where 0 is printed.${eventSentence(tables)}${
      many ? " Grey lines: the other arms, named in the timeline below." : ""
    }`,
    body: (group, width) => {
      const panelWidth = width / columns;
      const labelWidth = endLabelWidth(courses.flat(), 82, 142);
      indicators.forEach((indicator, i) => {
        addTimePanel(group, {
          x: (i % columns) * panelWidth + panel.left,
          y: Math.floor(i / columns) * panel.rowHeight + panel.top,
          width: panelWidth - panel.left - labelWidth - 8,
          height: panel.height,
          title: mainLabel(tables, indicator),
          unit: unitOverTime(tables, indicator.id, indicator.unit),
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

function titleSentence(tables: ResultTables): string {
  const days = tables.scenario.horizonDays;
  const span = days > 180 ? countWords(Math.round(days / (365.25 / 12)), "month") : countWords(days, "day");
  const finding = leadChange(tables);
  const baseline = baselineArm(tables);
  if (finding !== "") return `${finding}; the courses over ${span} show when`;
  return `Main indicators over ${span}${baseline === undefined ? "" : ` under ${shortLabel(baseline.label)}, the only arm, so there is nothing to compare it with`}`;
}

function unitOverTime(tables: ResultTables, indicator: string, unit: string): string {
  const group = mainGroup(tables, indicator);
  const days = periodDays(seriesCourses(tables, indicator, group));
  return days !== undefined && isFlow(tables, indicator, group) ? `${unit} per ${countWords(days, "day")}` : unit;
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

function eventSentence(tables: ResultTables): string {
  const names = [...new Set((baselineArm(tables)?.events ?? []).map((event) => event.label))];
  return names.length === 0 ? "" : ` Brown stripes: ${truncate(names.join(", "), 700, 13).replace(/\.*$/, (dots) => dots || ".")}`;
}
