/** Residents' trust in each kind of organisation beside whether they take part: over time, and at the end beside the baseline. */

import type { Chart, Drawing } from "../../../charts/chart.ts";
import { addGroup, addText } from "../../../charts/element.ts";
import { emptyDrawing, frame } from "../../../charts/frame.ts";
import { organisationKinds } from "../../../model/kindLists.ts";
import { kinds } from "../../../model/kinds.ts";
import type { ResultTables } from "../../../tables/tables.ts";
import { runChartLabels as labels } from "../../../words/en/runChartLabels.ts";
import { en } from "../../../words/en.ts";
import { tell } from "../../../words/finding.ts";
import type { TrustTitle } from "../../../words/findings/runCharts.ts";
import { listWords } from "../../../words/words.ts";
import { lineStyles } from "./parts/armStyle.ts";
import { type Family, familyChange, familyDifference, isTold, mostTold, waysOf } from "./parts/findings.ts";
import { comparedArms, groupsOf, hasSeries, hasSummary, indicatorInfo, labelWithGroup, leadArm, summaryValues } from "./parts/lookup.ts";
import { linesNote, marksNote, subtitleOf } from "./parts/notes.ts";
import { addTimePanel, armCourses, endLabelWidth } from "./parts/timePanel.ts";
import { addTrustRows, type TrustColumn } from "./parts/trustRows.ts";

const named = listWords(kinds.map((kind) => kind.words));
const kindKeys = organisationKinds.map((kind) => `kind:${kind}`);
const columns = 3;
const panel = { left: 50, top: 62, height: 122, rowHeight: 208 };

export const confidence: Chart = {
  id: "confidence",
  title: "Trust by kind of organisation, and participation",
  description: `Residents' confidence in ${named} and the share who take part, over time and at the end, by arm.`,
  columnsNeeded: [`summary and series: confidence, groups ${kindKeys.join(", ")}`, "summary and series: active-share"],
  applies: (tables) => kindGroups(tables).length > 0,
  draw: (document, tables) => [drawConfidence(document, tables)],
};

function drawConfidence(document: Document, tables: ResultTables): Drawing {
  const shown = columnsOf(tables);
  if (kindGroups(tables).length === 0) {
    return emptyDrawing(document, tables.scenario, "confidence", confidence.title, labels.noData.confidence);
  }
  const coloured = mostTold(tables);
  const courses = shown.map(({ family, group }) => {
    const told = comparedArms(tables).filter((arm) => isTold(familyDifference(tables, family, group, arm).verdict));
    const styles = lineStyles(
      tables,
      coloured,
      told.map(({ id }) => id),
    );
    return armCourses(tables, family.indicator.id, group, styles);
  });
  const timed = courses.some((course) => course.length > 0);
  const compared = comparedArms(tables).length > 0;
  return frame(document, {
    footer: tables.scenario,
    name: "confidence",
    title: tell(trustTitle(tables, shown), en),
    subtitle: subtitleOf(tables, [
      ...(timed ? [linesNote(tables, courses.flat())] : []),
      marksNote(tables, { differences: compared ? shown.length : null, dots: true }),
    ]),
    body: (group, width) => {
      const labelWidth = endLabelWidth(courses.flat(), 110, 150);
      if (timed) addText(group, 0, 8, labels.overTime, { size: 14, strong: true });
      shown.forEach(({ family, label }, i) => {
        if (!timed) return;
        addTimePanel(group, {
          x: (i % columns) * (width / columns) + panel.left,
          y: Math.floor(i / columns) * panel.rowHeight + panel.top,
          width: width / columns - panel.left - labelWidth - 8,
          height: panel.height,
          title: label,
          unit: family.indicator.unit,
          unitWords: labels.whole(family.indicator.id, family.indicator.unit),
          courses: courses[i]!,
          horizonDays: tables.scenario.horizonDays,
          labelWidth,
        });
      });
      const top = timed ? Math.ceil(shown.length / columns) * panel.rowHeight + 34 : 8;
      return top + addTrustRows(addGroup(group, 0, top), tables, shown, width);
    },
  });
}

/** Trust in each kind and, where it was recorded, participation: differences of one family, whose intervals hold at once. */
function columnsOf(tables: ResultTables): TrustColumn[] {
  const groups = kindGroups(tables);
  const active = hasSummary(tables, "active-share") && hasSeries(tables, "active-share");
  const together = groups.length + (active ? 1 : 0);
  const family = (id: string, main: (group: string) => string | undefined): Family => ({
    indicator: indicatorInfo(tables, id),
    together,
    values: (group) => summaryValues(tables, id, group),
    main,
  });
  const trust = family("confidence", (group) => (group === "kind:police" ? "confidence-police" : undefined));
  const takingPart = family("active-share", () => "active-share");
  return [
    ...groups.map((group) => ({ family: trust, group, label: labelWithGroup(tables, trust.indicator.label, group) })),
    ...(active ? [{ family: takingPart, group: "all", label: takingPart.indicator.label }] : []),
  ];
}

function trustTitle(tables: ResultTables, shown: readonly TrustColumn[]): TrustTitle {
  const arm = leadArm(tables);
  const trust = shown.filter(({ family }) => family.indicator.id === "confidence");
  const first = trust.find(({ group }) => group === "kind:police") ?? trust[0]!;
  const change = arm === undefined ? null : familyChange(tables, first.family, first.group, arm);
  if (arm === undefined || change === null) return { kind: "run-trust", change: null, others: [], takingPart: null };
  const rest = trust.filter((column) => column !== first).map(({ group }) => group);
  const active = shown.find(({ family }) => family.indicator.id === "active-share");
  return {
    kind: "run-trust",
    change,
    others: waysOf(tables, first.family, rest, arm),
    takingPart: active === undefined ? null : familyChange(tables, active.family, active.group, arm),
  };
}

function kindGroups(tables: ResultTables): string[] {
  const present = new Set([...groupsOf(tables, "summary", "confidence", "kind"), ...groupsOf(tables, "series", "confidence", "kind")]);
  return kindKeys.filter((group) => present.has(group));
}
