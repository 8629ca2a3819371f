/** Half-width of the primary outcome's interval against the number of pairs, with the half-width asked for. */
import { line, scaleLinear } from "d3";
import type { Drawing } from "../../../charts/chart.ts";
import { add, addLine, addText, inks } from "../../../charts/element.ts";
import { frame } from "../../../charts/frame.ts";
import { axisFormat, formatDifference } from "../../../words/format.ts";
import { addBottomAxis, addLeftAxis, differenceAxis } from "../../charts/parts/axes.ts";
import { blue, orange, orangeInk } from "../../charts/parts/colours.ts";
import { addLegend, lineSample } from "../../charts/parts/legend.ts";
import { addPoint } from "../../charts/parts/marks.ts";
import { addPanels, type Panel } from "../../charts/parts/panels.ts";
import { differenceWithUnit, outcomeName } from "../../charts/parts/words.ts";
import { footerOf, studyChart } from "../../charts/studyChart.ts";
import type { CompareResult, PrecisionPath } from "../result.ts";
import { armLabel, primaryOf } from "./reading.ts";

/** First number of pairs whose half-width sets the scale: with fewer, t quantiles are so large that they would flatten the rest. */
const firstOnScale = 5;

export const precision = studyChart("compare", {
  id: "precision",
  title: "Precision against the number of pairs",
  description: "Half-width of the interval of the primary outcome's difference after n pairs, by arm, with the half-width asked for.",
  missing: (result) => (shown(result).length > 0 ? null : "Precision needs an arm with three pairs of runs that do not all differ alike."),
  draw: (document, result) => [drawPrecision(document, result)],
});

function drawPrecision(document: Document, result: CompareResult): Drawing {
  const paths = shown(result);
  const outcome = primaryOf(result);
  const targets = paths.flatMap((path) => result.stopping.targets?.[path.arm] ?? []);
  const largest = 1.08 * Math.max(...targets, ...paths.map((path) => path.halfWidth[scaleIndex(path)]!));
  return frame(document, {
    footer: footerOf(result),
    name: "precision",
    title: titleSentence(result, paths),
    subtitle: `Half-width, after n pairs, of the interval of the difference in ${outcomeName(outcome)} that holds for all arms at once with 95 % confidence. ${result.stopping.reason} The first few pairs may lie above the scale.`,
    body: (group, width) => {
      const legend = [
        lineSample("half-width after n pairs", blue),
        ...(targets.length > 0 ? [lineSample("half-width asked for", orange, { width: 1.8, dash: "6 3" })] : []),
      ];
      const top = addLegend(group, 0, width, legend) + 6;
      const labels = paths.map((path) => armLabel(result, path.arm));
      const spec = {
        labels,
        y: top,
        width,
        mostColumns: paths.length > 6 ? 4 : 3,
        plotHeight: 150,
        left: 58,
        right: 24,
        below: 58,
        above: 42,
      };
      return top + addPanels(group, spec, (panel, i) => addPanel(panel, result, paths[i]!, largest));
    },
  });
}

function addPanel(panel: Panel, result: CompareResult, path: PrecisionPath, largest: number): void {
  const { group, width, height } = panel;
  const outcome = primaryOf(result);
  const x = scaleLinear([0, Math.max(2, path.n.at(-1)!)], [0, width]);
  const y = scaleLinear([0, largest > 0 ? largest : 1], [height, 0]);
  addLeftAxis(group, y, { axis: differenceAxis(outcome.unit, y.domain()), left: 0, right: width, title: "Half-width", ticks: 4 });
  addBottomAxis(group, x, { top: 0, bottom: height, axis: axisFormat("pairs", 1), ticks: 6 });
  const points = path.n.map((n, i) => [n, path.halfWidth[i]!] as const).filter(([, half]) => half <= largest);
  const course = line<readonly [number, number]>(
    (p) => x(p[0]),
    (p) => y(p[1]),
  ).digits(2);
  if (points.length > 0) add(group, "path", { d: course(points)!, fill: "none", stroke: blue, "stroke-width": 2.2 });
  const last = path.halfWidth.at(-1)!;
  addPoint(group, x(path.n.at(-1)!), y(last), { shape: "circle", colour: blue }, 50);
  const target = result.stopping.targets?.[path.arm];
  if (target !== undefined) {
    addLine(group, 0, y(target), width, y(target), { stroke: orange, "stroke-width": 1.8, "stroke-dasharray": "6 3" });
  }
  const words = [
    `${path.n.at(-1)} pairs: ±${target === undefined ? plain(last, outcome.unit) : formatDifference(last, outcome.unit).replace("+", "")}`,
  ];
  if (target !== undefined) words.push(`asked: ±${plain(target, outcome.unit)}`);
  const missed = target !== undefined && last > target;
  addText(group, -54, -26, words.join(", "), { size: 11, smallest: 9, fill: missed ? orangeInk : inks.text, maxWidth: width + 70 });
}

function titleSentence(result: CompareResult, paths: readonly PrecisionPath[]): string {
  const outcome = primaryOf(result);
  const widest = paths.reduce((a, b) => (b.halfWidth.at(-1)! > a.halfWidth.at(-1)! ? b : a));
  const half = `±${plain(widest.halfWidth.at(-1)!, outcome.unit)}`;
  const known = `${paths.length === 1 ? "" : "at worst "}to ${half} after ${widest.n.at(-1)} pairs`;
  if (result.stopping.targets === null) return `The difference in ${outcomeName(outcome)} is known ${known}`;
  return result.stopping.reached
    ? `The precision asked for was reached: the difference in ${outcomeName(outcome)} is known ${known}`
    : `The precision asked for was not reached: the difference in ${outcomeName(outcome)} is known ${known}`;
}

/** Where the path is first short enough to set the scale. */
function scaleIndex(path: PrecisionPath): number {
  const index = path.n.findIndex((n) => n >= firstOnScale);
  return index < 0 ? path.n.length - 1 : index;
}

function plain(value: number, unit: string): string {
  return differenceWithUnit(value, unit).replace(/^\+/, "");
}

function shown(result: CompareResult): PrecisionPath[] {
  return result.precision.filter((path) => (path.halfWidth.at(-1) ?? 0) > 0);
}
