/** What stands under the titles of a run's charts, as data. */
import type { ArmInfo, ResultTables } from "../../../../tables/tables.ts";
import { en } from "../../../../words/en.ts";
import { tellAll } from "../../../../words/finding.ts";
import type { MarksNote, NotDrawnNote, NotInOperationNote, Progress, RunChartNote } from "../../../../words/findings/runChartNotes.ts";
import { mostDots } from "./armRows.ts";
import { shortLabel } from "./findings.ts";
import { baselineArm, comparedArms } from "./lookup.ts";
import { type ArmCourse, fewestForBand } from "./timePanel.ts";

/** Subtitle of a chart that compares arms: its own notes, then what the baseline is and whose measures are not in operation. */
export function subtitleOf(tables: ResultTables, notes: readonly RunChartNote[]): string {
  return tellAll([...notes, ...baselineNote(tables), ...notInOperation(tables)], en).join(" ");
}

export function linesNote(tables: ResultTables, courses: readonly ArmCourse[]): RunChartNote {
  const { replications } = tables.scenario;
  const bands = courses.filter((course) => course.band.length > 0).length;
  const singles = courses.some((course) => course.singles.length > 0);
  return {
    kind: "run-lines",
    replications,
    spread: replications < 2 ? "none" : bands === courses.length ? "bands" : bands > 0 ? "bands-of-two" : singles ? "singles" : "none",
    fewest: fewestForBand,
    range: courses.some(({ style }) => style.role === "muted"),
  };
}

/** `differences`: so many from the baseline are shown at once; null for levels. `dots`: whether few replications are dots too. */
export function marksNote(tables: ResultTables, { differences, dots }: Pick<MarksNote, "differences" | "dots">): MarksNote {
  const { replications } = tables.scenario;
  return { kind: "run-marks", replications, dots: dots && replications <= mostDots, differences };
}

export function notDrawn(arms: readonly ArmInfo[], what: NotDrawnNote["what"]): NotDrawnNote[] {
  return arms.length === 0 ? [] : [{ kind: "run-not-drawn", arms: arms.map(({ label }) => shortLabel(label)), what }];
}

/** Where the label does not say that it is the baseline. */
function baselineNote(tables: ResultTables): RunChartNote[] {
  const baseline = baselineArm(tables);
  if (baseline === undefined || tables.arms.length < 2 || /baseline/i.test(baseline.label)) return [];
  return [{ kind: "run-baseline-named", arm: shortLabel(baseline.label) }];
}

/** Arms with measures, none of which was in operation by the end. */
function notInOperation(tables: ResultTables): NotInOperationNote[] {
  const arms = comparedArms(tables).flatMap(({ label, timeline }) => {
    const state = progressOf(timeline);
    return state === "operation" ? [] : [{ arm: shortLabel(label), progress: state }];
  });
  return arms.length === 0 ? [] : [{ kind: "run-not-in-operation", arms }];
}

function progressOf(timeline: ArmInfo["timeline"]): Progress | "operation" {
  const reached = new Set(timeline.filter(({ fromDay, toDay }) => toDay > fromDay).map(({ phase }) => phase));
  if (reached.has("operation")) return "operation";
  return reached.has("construction") ? "building" : reached.has("planning") ? "planning" : "not-begun";
}
