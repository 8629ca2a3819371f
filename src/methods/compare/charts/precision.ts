/** Half-width of the primary outcome's interval against the number of pairs, with the half-width asked for. */
import { line, scaleLinear } from "d3";
import type { Drawing } from "../../../charts/chart.ts";
import { add, addLine, addText, inks } from "../../../charts/element.ts";
import { frame } from "../../../charts/frame.ts";
import { sizeWithUnit } from "../../../words/chartPhrases.ts";
import { effectLabels as labels } from "../../../words/en/effectCharts.ts";
import { en } from "../../../words/en.ts";
import { headline, tell } from "../../../words/finding.ts";
import type { PrecisionFinding, PrecisionNoteFinding } from "../../../words/findings/effectCharts.ts";
import { axisFormat } from "../../../words/format.ts";
import { addBottomAxis, addLeftAxis, differenceAxis } from "../../charts/parts/axes.ts";
import { blue, orange, orangeInk } from "../../charts/parts/colours.ts";
import { addLegend, lineSample } from "../../charts/parts/legend.ts";
import { addPoint } from "../../charts/parts/marks.ts";
import { addPanels, type Panel } from "../../charts/parts/panels.ts";
import { directedOutcome } from "../../charts/parts/words.ts";
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
  const targets = paths.flatMap((path) => result.stopping.targets?.[path.arm] ?? []);
  const largest = 1.08 * Math.max(...targets, ...paths.map((path) => path.halfWidth[scaleIndex(path)]!));
  return frame(document, {
    footer: footerOf(result),
    name: "precision",
    title: headline(titleFinding(result, paths), en),
    subtitle: tell(noteFinding(result, paths, largest), en),
    body: (group, width) => {
      const legend = [
        lineSample(labels.halfWidthAfter, blue),
        ...(targets.length > 0 ? [lineSample(labels.asked, orange, { width: 1.8, dash: "6 3" })] : []),
      ];
      const top = addLegend(group, 0, width, legend) + 6;
      const spec = {
        labels: paths.map((path) => armLabel(result, path.arm)),
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
  addLeftAxis(group, y, { axis: differenceAxis(outcome.unit, y.domain()), left: 0, right: width, title: labels.halfWidth, ticks: 4 });
  addBottomAxis(group, x, { top: 0, bottom: height, axis: axisFormat(labels.pairs, 1), ticks: 6 });
  const course = line<readonly [number, number]>(
    (p) => x(p[0]),
    (p) => y(p[1]),
  ).digits(2);
  for (const piece of onScale(path, largest)) add(group, "path", { d: course(piece)!, fill: "none", stroke: blue, "stroke-width": 2.2 });
  const last = path.halfWidth.at(-1)!;
  addPoint(group, x(path.n.at(-1)!), y(last), { shape: "circle", colour: blue }, 50);
  const target = result.stopping.targets?.[path.arm];
  if (target !== undefined) {
    addLine(group, 0, y(target), width, y(target), { stroke: orange, "stroke-width": 1.8, "stroke-dasharray": "6 3" });
  }
  const [n, known] = [path.n.at(-1)!, sizeWithUnit(last, outcome.unit)];
  const words = target === undefined ? labels.known(n, known) : labels.knownAndAsked(n, known, sizeWithUnit(target, outcome.unit));
  const missed = target !== undefined && last > target;
  addText(group, -54, -26, words, { size: 11, smallest: 9, fill: missed ? orangeInk : inks.text, maxWidth: width + 70 });
}

type Point = readonly [n: number, halfWidth: number];

/** The pieces of the path on the scale; where it leaves or enters the scale, a piece ends at its edge. */
function onScale({ n, halfWidth }: PrecisionPath, largest: number): Point[][] {
  const points = n.map((pairs, i): Point => [pairs, halfWidth[i]!]);
  const pieces: Point[][] = [[]];
  points.forEach((point, i) => {
    const before = points[i - 1];
    const isOn = point[1] <= largest;
    if (before !== undefined && before[1] <= largest !== isOn) pieces.at(-1)!.push(edge(before, point, largest));
    if (isOn) pieces.at(-1)!.push(point);
    else pieces.push([]);
  });
  return pieces.filter((piece) => piece.length > 0);
}

function edge(from: Point, to: Point, largest: number): Point {
  return [from[0] + ((to[0] - from[0]) * (largest - from[1])) / (to[1] - from[1]), largest];
}

/** Of the arm whose difference is known least. */
function titleFinding(result: CompareResult, paths: readonly PrecisionPath[]): PrecisionFinding {
  const widest = paths.reduce((a, b) => (b.halfWidth.at(-1)! > a.halfWidth.at(-1)! ? b : a));
  return {
    kind: "precision",
    outcome: directedOutcome(primaryOf(result)),
    arms: paths.length,
    halfWidth: widest.halfWidth.at(-1)!,
    pairs: widest.n.at(-1)!,
    reached: result.stopping.targets === null ? null : result.stopping.reached,
  };
}

function noteFinding(result: CompareResult, paths: readonly PrecisionPath[], largest: number): PrecisionNoteFinding {
  const above = paths.some(({ halfWidth }) => halfWidth.some((half) => half > largest));
  return { kind: "precision-note", outcome: directedOutcome(primaryOf(result)), stopped: result.stopping.reason, above };
}

/** Where the path is first short enough to set the scale. */
function scaleIndex(path: PrecisionPath): number {
  const index = path.n.findIndex((n) => n >= firstOnScale);
  return index < 0 ? path.n.length - 1 : index;
}

function shown(result: CompareResult): PrecisionPath[] {
  return result.precision.filter((path) => (path.halfWidth.at(-1) ?? 0) > 0);
}
