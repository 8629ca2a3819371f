/** Sobol' indices for growing numbers of base points: whether the sample was large enough. */

import { line, scaleLinear, scalePoint } from "d3";
import type { Drawing } from "../../../charts/chart.ts";
import { add, addLine, addText, inks } from "../../../charts/element.ts";
import { frame } from "../../../charts/frame.ts";
import { sensitivityLabels as labels } from "../../../words/en/sensitivityCharts.ts";
import { en } from "../../../words/en.ts";
import { headline, tell } from "../../../words/finding.ts";
import { formatNumber } from "../../../words/format.ts";
import { addLeftAxis, rangeOf } from "../../charts/parts/axes.ts";
import { blue, orange } from "../../charts/parts/colours.ts";
import { factorLabel, mostFactors } from "../../charts/parts/factors.ts";
import { addLegend, type LegendItem } from "../../charts/parts/legend.ts";
import { addPoint, addUpright, type Look } from "../../charts/parts/marks.ts";
import { addPanels, type Panel } from "../../charts/parts/panels.ts";
import { directedOutcome } from "../../charts/parts/words.ts";
import { footerOf, studyChart } from "../../charts/studyChart.ts";
import type { SensitivityResult, SobolRow } from "../result.ts";
import { runPoints, titleOf } from "./reading.ts";

const looks = {
  total: { shape: "circle", colour: blue, hollow: false },
  first: { shape: "square", colour: orange, hollow: true },
} as const satisfies Record<"first" | "total", Look>;

export const convergence = studyChart("sensitivity", {
  id: "convergence",
  title: "Sobol' indices for growing samples",
  description: "First-order and total Sobol' indices with intervals for base samples of doubling size.",
  missing: (result) =>
    result.convergence.length > 1 ? null : "Indices for growing samples need Sobol' indices from at least two sizes of the sample.",
  draw: (document, result) => [drawConvergence(document, result)],
});

function drawConvergence(document: Document, result: SensitivityResult): Drawing {
  const stages = [...result.convergence].sort((a, b) => a.n - b.n);
  const last = stages.at(-1)!;
  const factors = [...last.rows].sort((a, b) => b.total.value - a.total.value).map((row) => row.factor);
  const shown = factors.slice(0, mostFactors);
  return frame(document, {
    footer: footerOf(result),
    name: "convergence",
    title: headline(titleOf(result, ["settling"]), en),
    subtitle: tell(
      {
        kind: "convergence-note",
        outcome: directedOutcome(result.outcome),
        points: runPoints(result),
        shown: shown.length,
        of: factors.length,
      },
      en,
    ),
    body: (group, width) => {
      const item = (label: string, look: Look): LegendItem => ({ label, draw: (g, x, y) => void addPoint(g, x, y, look, 46) });
      const top = addLegend(group, 0, width, [item(labels.total, looks.total), item(labels.first, looks.first)]) + 6;
      const rows = stages.flatMap((stage) => stage.rows.filter((row) => shown.includes(row.factor)));
      const domain = rangeOf(clamped(rows), { zero: true });
      const names = shown.map((factor) => factorLabel(result.factors, factor));
      const columns = shown.length > 6 ? 4 : 3;
      const spec = { labels: names, y: top, width, mostColumns: columns, plotHeight: 120, left: 40, right: 14, below: 60, above: 26 };
      return top + addPanels(group, spec, (panel, i) => addPanel(panel, stages, shown[i]!, domain));
    },
  });
}

function addPanel(panel: Panel, stages: SensitivityResult["convergence"], factor: string, domain: [number, number]): void {
  const { group, width, height } = panel;
  const y = scaleLinear(domain, [height, 0]).clamp(true);
  const x = scalePoint(
    stages.map((stage) => String(stage.n)),
    [10, width - 6],
  ).padding(0.3);
  const axis = { unit: labels.shareOfVariance, tick: formatNumber };
  addLeftAxis(group, y, { axis, left: 0, right: width, ticks: 4 });
  for (const stage of stages) {
    const at = x(String(stage.n))!;
    addLine(group, at, height, at, height + 4);
    addText(group, at, height + 16, formatNumber(stage.n), { size: stages.length > 7 ? 9 : 10.5, fill: inks.secondary, anchor: "middle" });
  }
  addText(group, width / 2, height + 31, labels.basePoints, { size: 11, fill: inks.secondary, anchor: "middle" });
  for (const [index, shift] of [
    ["total", 4],
    ["first", -4],
  ] as const) {
    const points = stages.flatMap((stage) => {
      const row = stage.rows.find((each) => each.factor === factor);
      return row === undefined ? [] : [{ at: x(String(stage.n))! + shift, estimate: row[index] }];
    });
    const path = line<(typeof points)[number]>(
      (p) => p.at,
      (p) => y(p.estimate.value),
    ).digits(2);
    const dash = index === "first" ? "4 2.5" : undefined;
    if (points.length > 0) {
      add(group, "path", { d: path(points)!, fill: "none", stroke: looks[index].colour, "stroke-width": 1.3, "stroke-dasharray": dash });
    }
    for (const { at, estimate } of points) {
      addUpright(group, at, y, estimate.interval, { colour: looks[index].colour, width: 1.2, cap: 2.5 });
      addPoint(group, at, y(estimate.value), looks[index], 30);
    }
  }
}

/** Ends of intervals, held within a range in which indices can be read: tiny samples give absurd ones. */
function clamped(rows: readonly SobolRow[]): number[] {
  const ends = rows.flatMap(({ first, total }) =>
    [first, total].flatMap((each) => [each.value, ...(each.interval === null ? [] : [each.interval.low, each.interval.high])]),
  );
  return ends.map((end) => Math.min(1.3, Math.max(-0.4, end)));
}
